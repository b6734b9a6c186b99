"""How many files a process makes at the same time: the others are told to come again.

A file of a whole result keeps a thread busy as long as it is written, and as long as a
slow client takes it. Pages must be answered beside them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator

from search_web.errors import TooManyRequests

MOST_AT_ONCE = 3
"""Files that one process makes at the same time, where it has a thread more than that."""

RETRY_AFTER_S = 20

_free = [threading.BoundedSemaphore(MOST_AT_ONCE)]


def keep_a_thread_free(threads: int) -> None:
    """Let fewer files be made at the same time than a process has threads, from now on."""
    _free[0] = threading.BoundedSemaphore(max(1, min(MOST_AT_ONCE, threads - 1)))


class SlottedChunks:
    """Chunks of a file that keep a slot until they end, are closed, or are thrown away.

    Raises:
        TooManyRequests: all slots are taken.
    """

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._has_slot = False
        self._slots = _free[0]
        if not self._slots.acquire(blocking=False):
            raise TooManyRequests(RETRY_AFTER_S)
        self._has_slot = True
        self._chunks = chunks

    def __iter__(self) -> SlottedChunks:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._chunks)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Free the slot, and let the chunks clean up."""
        if self._has_slot:
            self._has_slot = False
            self._slots.release()
            close = getattr(self._chunks, "close", None)
            if close:
                close()

    def __del__(self) -> None:
        self.close()
