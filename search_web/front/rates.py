"""How much one client may ask for: a bucket of units that fills up again.

A request costs one unit, and one more for every hundred records it gives. Nothing about
what was asked is kept; a client is the address of its connection.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from flask import Flask

RECORDS_A_UNIT = 100
MAX_CLIENTS = 10_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a client has left; ``reset_s`` is the time until the bucket is full."""

    limit: int
    remaining: int
    reset_s: int
    is_allowed: bool
    retry_after_s: int = 0


class Buckets(Protocol):
    """Where levels are kept; used only while ``locked``."""

    def locked(self) -> AbstractContextManager[object]:
        """Keep everyone else out."""
        ...

    def get(self, client: str) -> tuple[float, float] | None:
        """Return level and time of a client's bucket; None when there is none."""
        ...

    def put(self, client: str, level: float, then: float) -> None:
        """Keep level and time of a client's bucket."""
        ...


class OwnBuckets:
    """Buckets of this process, those used last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def locked(self) -> AbstractContextManager[object]:
        """See ``Buckets``."""
        return self._lock

    def get(self, client: str) -> tuple[float, float] | None:
        """See ``Buckets``."""
        return self._rows.get(client)

    def put(self, client: str, level: float, then: float) -> None:
        """See ``Buckets``."""
        self._rows[client] = level, then
        self._rows.move_to_end(client)
        while len(self._rows) > MAX_CLIENTS:
            self._rows.popitem(last=False)


class RateLimiter:
    """Buckets of ``per_minute`` units a client; 0 lets everything through.

    Args:
        per_minute: size of a bucket, and how much of it comes back in a minute.
        clock: seconds; the same in all processes that share *buckets*.
        buckets: of this process when not given.
    """

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        buckets: Buckets | None = None,
    ) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._buckets: Buckets = OwnBuckets() if buckets is None else buckets

    def take(self, client: str, units: int = 1) -> Allowance:
        """Take *units* from the client's bucket if it holds at least one.

        A costly request is never refused for its own size: it may empty the bucket, and
        the next one waits.
        """
        rate = self.per_minute / 60
        with self._buckets.locked():
            now = self._clock()
            level, then = self._buckets.get(client) or (float(self.per_minute), now)
            level = min(self.per_minute, level + (now - then) * rate)
            is_allowed = level >= 1
            if is_allowed:
                level = max(0.0, level - units)
            self._buckets.put(client, level, now)
        return Allowance(
            limit=self.per_minute,
            remaining=int(level),
            reset_s=math.ceil((self.per_minute - level) / rate),
            is_allowed=is_allowed,
            retry_after_s=0 if is_allowed else max(1, math.ceil((1 - level) / rate)),
        )


SHARED = "paatoshaku_shared_buckets"
"""Extension of an app that is one of several processes: buckets by name."""


def limiter(app: Flask, name: str, per_minute: int) -> RateLimiter:
    """Return the limiter *name* of *app*, made once, with shared buckets if there are."""
    key = f"paatoshaku_rates_{name}"
    if (found := app.extensions.get(key)) is None:
        buckets = app.extensions.get(SHARED, {}).get(name)
        made = RateLimiter(per_minute, buckets=buckets)
        found = app.extensions.setdefault(key, made)
    assert isinstance(found, RateLimiter)
    return found


def units(records: int) -> int:
    """Return what a request for *records* records costs."""
    return 1 + records // RECORDS_A_UNIT
