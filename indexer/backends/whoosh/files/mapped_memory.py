"""How much of the mapped files a process holds.

Pages of segment files that queries touch count as memory of the process until they are
given back. They are the system's file cache, shared between processes, and the system
takes them back when memory is short. Bringing them back costs a fault a page, over a
hundred in a query with a bound of 160 MB, so the bound follows the machine's memory.
"""

from __future__ import annotations

import mmap
import os
import threading
from collections.abc import Iterable
from pathlib import Path

from indexer.backends.whoosh.files.array_file import ArrayFile

SHARE = 0.5
"""Of the memory this process may use: mapped pages are given back above it."""

LEAST_BYTES = 160 << 20
"""The bound on small machines, and where nothing tells the memory."""

_CALLS = 8
"""Between two looks at the size, each of which costs as much as a small query."""

_STATUS = "/proc/self/statm"
_GROUP_LIMITS = (
    "/sys/fs/cgroup/memory.max",
    "/sys/fs/cgroup/memory/memory.limit_in_bytes",
)
"""Of a container: version 2 of control groups, and version 1."""


class MappedPages:
    """Returns the pages of segment files whenever there are many."""

    def __init__(self, most_bytes: int | None = None) -> None:
        most = most_mapped_bytes() if most_bytes is None else most_bytes
        self._most = most // mmap.PAGESIZE
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


def most_mapped_bytes() -> int:
    """Return the bound of mapped pages on this machine, in bytes."""
    return max(LEAST_BYTES, int(SHARE * memory_bytes()))


def memory_bytes(limits: Iterable[str] = _GROUP_LIMITS) -> int:
    """Return the memory this process may use, in bytes; 0 where nothing tells.

    Args:
        limits: files that hold the limit of a container, as a number or "max".
    """
    try:
        machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        machine = 0
    given = [int(text) for text in map(_text, limits) if text.isdecimal()]
    return min([size for size in (machine, *given) if size > 0], default=0)


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii").strip()
    except OSError:
        return ""
