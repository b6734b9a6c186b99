"""How much of the mapped files a process holds.

Pages of segment files that queries touch count as memory of the process until they are
given back, and the system maps sixteen at a time. They stay in the file cache, from which
they come back in microseconds, so a bound costs next to nothing.
"""

from __future__ import annotations

import mmap
import os
import threading
from collections.abc import Iterable

from indexer.backends.whoosh.files.array_file import ArrayFile

MOST_BYTES = 160 << 20
"""Of pages mapped since they were last given back."""

_CALLS = 8
"""Between two looks at the size, each of which costs as much as a small query."""

_STATUS = "/proc/self/statm"


class MappedPages:
    """Returns the pages of segment files whenever there are many."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes // mmap.PAGESIZE
        self._calls = 0
        self._kept = mapped_pages()
        self._lock = threading.Lock()

    def bound(self, files: Iterable[ArrayFile]) -> bool:
        """Give *files* their pages back if there are too many; return whether it did."""
        self._calls += 1
        if self._calls % _CALLS:
            return False
        pages = mapped_pages()
        self._kept = min(self._kept, pages)
        if pages - self._kept <= self._most:
            return False
        if self._lock.acquire(blocking=False):
            try:
                for file in files:
                    file.let_go()
                # Libraries are mapped, too, and stay.
                self._kept = mapped_pages()
            finally:
                self._lock.release()
        return True


def mapped_pages() -> int:
    """Return how many pages of files this process holds; 0 where nothing tells."""
    try:
        descriptor = os.open(_STATUS, os.O_RDONLY)
    except OSError:
        return 0
    try:
        return int(os.read(descriptor, 200).split()[2])
    finally:
        os.close(descriptor)
