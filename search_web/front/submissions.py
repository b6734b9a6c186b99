"""Forms that are sent twice: the second click gets what the first one made."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import TypeVar

from flask import current_app

T = TypeVar("T")
KEPT_S = 3600.0
MAX_KEPT = 10_000
_EXTENSION = "paatoshaku_submissions"


class Submissions:
    """What forms made in the last hour; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._made: OrderedDict[str, tuple[float, object]] = OrderedDict()
        self._running: dict[str, threading.Lock] = {}

    def once(self, parts: Iterable[str], make: Callable[[], T]) -> T:
        """Return what *make* makes, or made for the same form before.

        Args:
            parts: everything that was sent, the form's own mark included.
            make: called once; a second call of the same waits for it. What is false or
                raises an error is not kept.
        """
        key = _key(parts)
        with self._lock:
            running = self._running.setdefault(key, threading.Lock())
        try:
            with running:
                found = self._kept(key)
                if found is None:
                    found = make()
                    self._keep(key, found)
                return found  # type: ignore[return-value]
        finally:
            with self._lock:
                self._running.pop(key, None)

    def _kept(self, key: str) -> object | None:
        with self._lock:
            then, made = self._made.get(key, (0.0, None))
            return made if self._clock() - then < KEPT_S else None

    def _keep(self, key: str, made: object) -> None:
        if not made:
            return
        with self._lock:
            self._made[key] = (self._clock(), made)
            while len(self._made) > MAX_KEPT:
                self._made.popitem(last=False)


def submissions() -> Submissions:
    """Return the submissions of the app that serves this request."""
    found = current_app.extensions.setdefault(_EXTENSION, Submissions())
    assert isinstance(found, Submissions)
    return found


def _key(parts: Iterable[str]) -> str:
    text = "\x1f".join(parts)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
