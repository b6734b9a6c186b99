"""Numbers in three bytes: 16 bits, and the few above them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFile, ArrayFileWriter

_BITS = 16
_MASK = np.uint32((1 << _BITS) - 1)
_THREE_BYTES = 1 << 24


class WideColumn:
    """Numbers as uint32; asked for as an array is."""

    def __init__(self, low: Array, high: Array) -> None:
        self._low = low
        self._high = high

    @classmethod
    def read(cls, file: ArrayFile, name: str) -> WideColumn:
        """Return that of a segment file."""
        return cls(file.array(name), file.array(_high_name(name)))

    def __getitem__(self, chosen: slice | Array) -> Array:
        return _joined(self._low[chosen], self._high[chosen])

    def in_rows(self, begins: Sequence[int], ends: Sequence[int]) -> Array:
        """Return what is in half-open ranges, one after the other."""
        return _joined(
            in_rows(self._low, begins, ends), in_rows(self._high, begins, ends)
        )


def in_rows(array: Array, begins: Sequence[int], ends: Sequence[int]) -> Array:
    """Return what an array has in half-open ranges, one after the other."""
    pieces = [array[begin:end] for begin, end in zip(begins, ends, strict=True)]
    return np.concatenate(pieces) if pieces else array[:0]


def _joined(low: Array, high: Array) -> Array:
    numbers: Array = high.astype(np.uint32)
    numbers <<= _BITS
    numbers |= low
    return numbers


def write_wide(
    file: ArrayFileWriter,
    name: str,
    pieces: Callable[[], Iterable[Array]],
    count: int,
) -> None:
    """Write a column.

    Args:
        file: of the segment.
        name: of the column.
        pieces: gives the numbers, as uint32, some at a time; asked twice.
        count: more than any of the numbers.
    """
    file.add_pieces(name, np.uint16, (piece & _MASK for piece in pieces()))
    high = (piece >> _BITS for piece in pieces())
    file.add_pieces(_high_name(name), _high_type(count), high)


def append_wide(file: ArrayFileWriter, name: str, numbers: Array, count: int) -> None:
    """Append to a column that grows; see ``write_wide``."""
    numbers = numbers.astype(np.uint32)
    file.append(name, (numbers & _MASK).astype(np.uint16))
    file.append(_high_name(name), (numbers >> _BITS).astype(_high_type(count)))


def _high_name(name: str) -> str:
    return f"{name}_high"


def _high_type(count: int) -> type[np.uint8 | np.uint16]:
    return np.uint8 if count <= _THREE_BYTES else np.uint16
