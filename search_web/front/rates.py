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
from dataclasses import dataclass

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


class RateLimiter:
    """Buckets of ``per_minute`` units a client; 0 lets everything through."""

    def __init__(
        self, per_minute: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, units: int = 1) -> Allowance:
        """Take *units* from the client's bucket if it holds at least one.

        A costly request is never refused for its own size: it may empty the bucket, and
        the next one waits.
        """
        rate = self.per_minute / 60
        with self._lock:
            now = self._clock()
            level, then = self._buckets.pop(client, (float(self.per_minute), now))
            level = min(self.per_minute, level + (now - then) * rate)
            is_allowed = level >= 1
            if is_allowed:
                level = max(0.0, level - units)
            self._buckets[client] = (level, now)
            while len(self._buckets) > MAX_CLIENTS:
                self._buckets.popitem(last=False)
        return Allowance(
            limit=self.per_minute,
            remaining=int(level),
            reset_s=math.ceil((self.per_minute - level) / rate),
            is_allowed=is_allowed,
            retry_after_s=0 if is_allowed else max(1, math.ceil((1 - level) / rate)),
        )


def units(records: int) -> int:
    """Return what a request for *records* records costs."""
    return 1 + records // RECORDS_A_UNIT
