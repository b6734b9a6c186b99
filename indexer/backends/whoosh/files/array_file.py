"""The file of one segment: named numpy arrays, one after the other.

Layout: the magic line; each array at an offset that is a multiple of 64; a JSON table of
(name, dtype, shape, offset); the table's length in eight bytes; the magic line again. A
segment file is never changed. Nothing in it is unpickled: it is mapped into memory and
its bytes are only ever numbers and UTF-8.
"""

from __future__ import annotations

import hashlib
import json
import math
import mmap
import os
import re
import struct
import tempfile
import weakref
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal, cast

import numpy as np
import numpy.typing as npt

from indexer.errors import IndexDamaged

Array = npt.NDArray[Any]

MAGIC = b"paatoshaku segment 1\n"
ALIGNMENT = 64
_INT32_MAX = 2**31 - 1


class ArrayFileWriter:
    """Writes one segment file and its SHA-256 as it goes."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("xb")
        self._folder = path.parent
        self._hash = hashlib.sha256()
        self._size = 0
        self._table: dict[str, tuple[str, tuple[int, ...], int]] = {}
        self._streams: dict[str, tuple[BinaryIO, np.dtype[Any]]] = {}
        self._write(MAGIC)

    def add(self, name: str, array: Array) -> None:
        """Append a whole array."""
        array = np.ascontiguousarray(array)
        self._begin(name, array.dtype, array.shape)
        self._write(_bytes_of(array))

    def add_starts(self, name: str, starts: Array) -> None:
        """Append ascending numbers; they take half the room when they are small."""
        is_small = not len(starts) or int(starts[-1]) <= _INT32_MAX
        self.add(name, starts.astype(np.int32) if is_small else starts)

    def add_pieces(
        self, name: str, dtype: npt.DTypeLike, pieces: Iterable[Array]
    ) -> None:
        """Append a flat array given in pieces; only one of them is in memory at a time."""
        dtype = np.dtype(dtype)
        self._begin(name, dtype, (0,))
        start = self._size
        for piece in pieces:
            self._write(_bytes_of(np.ascontiguousarray(piece, dtype)))
        count = (self._size - start) // dtype.itemsize
        self._table[name] = dtype.str, (count,), start

    def append(self, name: str, array: Array) -> None:
        """Append to an array that grows; all its pieces have one dtype and are flat."""
        if name not in self._streams:
            stream = cast(
                BinaryIO,
                tempfile.TemporaryFile(dir=self._folder),  # noqa: SIM115 - see __exit__
            )
            self._streams[name] = stream, array.dtype
        stream, dtype = self._streams[name]
        stream.write(_bytes_of(np.ascontiguousarray(array, dtype)))

    def add_texts(self, name: str, texts: Iterable[bytes]) -> None:
        """Append byte strings, as ``<name>.blob`` and ``<name>.starts``."""
        pieces = list(texts)
        starts = np.zeros(len(pieces) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)), out=starts[1:])
        self.add_starts(f"{name}.starts", starts)
        self.add(f"{name}.blob", np.frombuffer(b"".join(pieces), np.uint8))

    def finish(self, facts: dict[str, Any]) -> tuple[int, str]:
        """Write the table and *facts*, sync to disk; returns size and SHA-256."""
        for name, (stream, dtype) in self._streams.items():
            self._begin(name, dtype, (stream.tell() // dtype.itemsize,))
            stream.seek(0)
            while block := stream.read(1 << 22):
                self._write(block)
        table = json.dumps({**facts, "arrays": self._table}).encode()
        self._write(table + struct.pack("<Q", len(table)) + MAGIC)
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._size, self._hash.hexdigest()

    def __enter__(self) -> ArrayFileWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for stream, _ in self._streams.values():
            stream.close()
        self._file.close()

    def _begin(self, name: str, dtype: np.dtype[Any], shape: Sequence[int]) -> None:
        self._write(b"\0" * (-self._size % ALIGNMENT))
        self._table[name] = dtype.str, tuple(shape), self._size

    def _write(self, block: bytes | memoryview) -> None:
        self._file.write(block)
        self._hash.update(block)
        self._size += len(block)


_DTYPE = re.compile(r"[<|][biuf][1248]")
_GARBLED = (ValueError, LookupError, TypeError, OverflowError, struct.error)
"""What comes of a table that is not what was written."""


class ArrayFile:
    """A segment file opened for reading; arrays are views of the mapped file.

    Raises:
        IndexDamaged: the file, or the row of its table that is asked for, is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._descriptor = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._descriptor)
        tail = struct.calcsize("<Q") + len(MAGIC)
        if os.fstat(self._descriptor).st_size < tail + len(MAGIC):
            raise IndexDamaged(f"{path.name} is not a whole segment file; {ADVICE}")
        self._map = mmap.mmap(self._descriptor, 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC or self._map[-len(MAGIC) :] != MAGIC:
            raise IndexDamaged(f"{path.name} is not a whole segment file; {ADVICE}")
        (size,) = struct.unpack("<Q", self._map[-tail : -len(MAGIC)])
        try:
            self._facts = dict(json.loads(self._map[-tail - size : -tail]))
            self._table: dict[str, Any] = dict(self._facts.pop("arrays"))
        except _GARBLED as error:
            raise self._damaged() from error

    def _damaged(self) -> IndexDamaged:
        return IndexDamaged(f"the table of {self._name} cannot be read; {ADVICE}")

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def names(self) -> list[str]:
        """Return the names of all arrays."""
        return list(self._table)

    def number(self, name: str) -> int:
        """Return a number that is kept beside the arrays."""
        try:
            return int(self._facts[name])
        except _GARBLED as error:
            raise self._damaged() from error

    def array(self, name: str) -> Array:
        """Return an array; it keeps the map open as long as it lives."""
        try:
            dtype, shape, offset = self._table[name]
            if not _DTYPE.fullmatch(dtype):
                raise self._damaged()
            count = math.prod(map(int, shape))
            return np.frombuffer(self._map, dtype, count, offset).reshape(shape)
        except _GARBLED as error:
            raise self._damaged() from error

    def offset(self, name: str) -> int:
        """Return where an array begins."""
        return int(self._table[name][2])

    def read(self, start: int, end: int) -> bytes:
        """Return bytes of the file without mapping its pages into this process."""
        return os.pread(self._descriptor, end - start, start)

    def let_go(self) -> None:
        """Release mapped pages; what is used again comes from the file cache."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)


def _bytes_of(array: Array) -> memoryview | bytes:
    return array.data.cast("B") if array.size else b""


ADVICE = "run: paatoshaku index --rebuild"


class Texts:
    """Byte strings written by ``ArrayFileWriter.add_texts``."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._starts = file.array(f"{name}.starts")
        self._bounds = self._starts.data  # one number of it costs a tenth
        self._blob = file.array(f"{name}.blob").data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        bounds = self._bounds
        return bytes(self._blob[bounds[number] : bounds[number + 1]])

    def text(self, number: int) -> str:
        """Return a string; lone surrogates survive."""
        return self[number].decode("utf-8", "surrogatepass")

    def all(self) -> list[bytes]:
        """Return every string, in order."""
        return self.some(0, len(self))

    def some(self, first: int, last: int) -> list[bytes]:
        """Return the strings from *first* to before *last*, in order."""
        starts = self._starts_of(first, last)
        blob = bytes(self._blob[int(starts[0]) : int(starts[-1])])
        return [blob[a:b] for a, b in pairwise((starts - starts[0]).tolist())]

    def find(self, text: bytes, first: int = 0, last: int | None = None) -> int:
        """Return the first number whose string is not below *text*; needs sorted ones.

        Numbers from *first* to before *last* are looked at.
        """
        return bisect_left(self, text, first, len(self) if last is None else last)

    def number(self, text: bytes) -> int | None:
        """Return the number of *text*, or None; needs sorted ones."""
        found = self.find(text)
        return found if found < len(self) and self[found] == text else None

    def containing(self, part: bytes, first: int, last: int) -> Array:
        """Return which of the strings from *first* to before *last* have *part* in them.

        All strings are searched as one; what lies across a border is left out.
        """
        starts = self._starts_of(first, last)
        offset = int(starts[0])
        blob = bytes(self._blob[offset : int(starts[-1])])
        found, at = [], blob.find(part)
        while at >= 0:
            found.append(at)
            at = blob.find(part, at + 1)
        places = np.array(found, np.int64) + offset
        numbers = places_in(starts, places, side="right") - 1
        numbers = numbers[places + len(part) <= starts[numbers + 1]]
        is_first = np.ones(len(numbers), bool)
        np.not_equal(numbers[1:], numbers[:-1], out=is_first[1:])
        return np.asarray(numbers[is_first] + first)

    def sizes(self, numbers: Array) -> Array:
        """Return the number of bytes of each of these strings."""
        return np.asarray(self._starts[numbers + 1] - self._starts[numbers])

    def _starts_of(self, first: int, last: int) -> Array:
        """Return where the strings from *first* to before *last* begin, and the end."""
        return self._starts[first : last + 1]


class StoredTexts(Texts):
    """The same for long texts of which few are wanted: they are read, not mapped.

    The system maps 16 pages around each one that is touched, so a short text would make
    the process 64 kB larger.
    """

    def __init__(self, file: ArrayFile, name: str) -> None:
        super().__init__(file, name)
        self._read, self._offset = file.read, file.offset(f"{name}.blob")

    def __getitem__(self, number: int) -> bytes:
        offset = self._offset
        start, end = self._bounds[number], self._bounds[number + 1]
        return self._read(offset + start, offset + end)


def encode(text: str) -> bytes:
    """Return the bytes a string is stored as; their order is that of code points."""
    return text.encode("utf-8", "surrogatepass")


@cache
def _largest(dtype: np.dtype[Any]) -> int:
    return int(np.iinfo(dtype).max)


def places_in(
    ordered: Array, values: Array | int, side: Literal["left", "right"] = "left"
) -> Array:
    """Return where *values* would stand in an ascending array, as int64.

    Values of a wider type than the array's would make numpy widen the whole array, which
    may be as long as the index, at every call; those that fit are narrowed instead.
    """
    asked = np.asarray(values)
    if asked.dtype == ordered.dtype:
        return np.asarray(np.searchsorted(ordered, asked, side=side))
    if asked.size and asked.max() <= _largest(ordered.dtype):
        asked = asked.astype(ordered.dtype)
    return np.asarray(np.searchsorted(ordered, asked, side=side))
