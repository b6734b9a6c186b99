"""Numbers below 4, four in a byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.files.wide_column import in_rows

_MASK = 3
_EACH = 4
"""Numbers in a byte; the rest of a number's place by this is its place there."""

_SHIFTS: Array = np.array([0, 2, 4, 6], np.uint8)
_NUMBERS: Array = np.arange(256, dtype=np.uint8)[:, None] >> _SHIFTS & _MASK
"""Those of each byte."""


class TwoBitColumn:
    """Numbers below 4, as uint8; asked for by ranges."""

    def __init__(self, packed: Array) -> None:
        self._packed = packed

    def in_rows(self, begins: Array, ends: Array) -> Array:
        """Return what is in half-open ranges, one after the other."""
        first, last = begins // _EACH, -(-ends // _EACH)
        bytes_ = in_rows(self._packed, first.tolist(), last.tolist())
        counts = last - first
        # Where each range begins and ends among the numbers of all these bytes.
        before = (np.cumsum(counts) - counts - first) * _EACH
        numbers = _unpacked(bytes_)
        return in_rows(numbers, (begins + before).tolist(), (ends + before).tolist())

    def __getitem__(self, chosen: slice) -> Array:
        start, end = int(chosen.start), int(chosen.stop)
        bytes_ = self._packed[start // _EACH : -(-end // _EACH)]
        first = start % _EACH
        return _unpacked(bytes_)[first : first + end - start]


def packed(pieces: Iterable[Array]) -> Iterator[Array]:
    """Pack numbers that come some at a time."""
    rest = np.zeros(0, np.uint8)
    for piece in pieces:
        numbers = np.concatenate([rest, piece.astype(np.uint8)])
        whole = len(numbers) // _EACH * _EACH
        rest = numbers[whole:]
        yield _bytes_of(numbers[:whole])
    yield _bytes_of(np.append(rest, np.zeros(-len(rest) % _EACH, np.uint8)))


def _unpacked(bytes_: Array) -> Array:
    return _NUMBERS.take(bytes_, axis=0, mode="clip").ravel()


def _bytes_of(numbers: Array) -> Array:
    shifted = numbers.reshape(-1, _EACH) << _SHIFTS
    return np.asarray(np.bitwise_or.reduce(shifted, axis=1), np.uint8)
