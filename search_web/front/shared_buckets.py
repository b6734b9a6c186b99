"""The buckets of all clients in memory that several processes share.

Without it each of N worker processes would have buckets of its own, and a client could
have N times what the documentation says. The memory is made before the processes are.
"""

from __future__ import annotations

import fcntl
import hashlib
import mmap
import os
import struct
import tempfile
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

_ROW = struct.Struct("<Qdd")
SLOTS = 16_384
_NEAR = 8
"""Places in which a client's bucket may be; the oldest of them makes room."""


class SharedBuckets:
    """Fill level and time of each client's bucket; a client is known by a hash."""

    def __init__(self, slots: int = SLOTS) -> None:
        self._slots = slots
        self._memory = mmap.mmap(-1, slots * _ROW.size)
        # A lock of the system ends with the process that holds it.
        self._file, path = tempfile.mkstemp(prefix="paatoshaku-rates-")
        os.unlink(path)
        weakref.finalize(self, os.close, self._file)
        self._threads = threading.Lock()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep threads and processes out."""
        with self._threads:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)

    def get(self, client: str) -> tuple[float, float] | None:
        """Return level and time of a bucket; None when there is none."""
        wanted = _hash(client)
        for place in self._places(wanted):
            found, level, then = self._row(place)
            if found == wanted:
                return level, then
        return None

    def put(self, client: str, level: float, then: float) -> None:
        """Keep level and time of a bucket."""
        wanted = _hash(client)
        rows = [(*self._row(place), place) for place in self._places(wanted)]
        same = [place for found, _, _, place in rows if found == wanted]
        place = same[0] if same else min(rows, key=lambda row: row[2])[3]
        _ROW.pack_into(self._memory, place * _ROW.size, wanted, level, then)

    def _row(self, place: int) -> tuple[int, float, float]:
        number, level, then = _ROW.unpack_from(self._memory, place * _ROW.size)
        return number, level, then

    def _places(self, number: int) -> list[int]:
        return [(number + step) % self._slots for step in range(_NEAR)]


def _hash(client: str) -> int:
    digest = hashlib.blake2b(client.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little") or 1
