"""Sizes of rows that stand one after the other: a byte for nearly each.

Where a row begins is the sum of the sizes before it; the sum is kept for every ``STRIDE``-th
row. Sizes that do not fit into a byte are listed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from indexer.backends.whoosh.files.array_file import (
    Array,
    ArrayFile,
    ArrayFileWriter,
    places_in,
)

STRIDE = 16
LISTED = 255
"""In the place of a size that does not fit into a byte."""

_WRITTEN = 1 << 20
"""Rows that are written at a time, a multiple of the stride."""

_INT32_MAX = 2**31 - 1
_WINDOW = np.arange(STRIDE)


class SizeColumn:
    """Where rows begin and end; a row is asked for by its number."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._sizes = file.array(f"{name}.sizes")
        self._sums = file.array(f"{name}.sums")
        self._large_at = file.array(f"{name}.large_at")
        self._large = file.array(f"{name}.large")
        # One number of these costs a tenth of one of an array.
        self._bytes, self._bounds = self._sizes.data, self._sums.data

    def __len__(self) -> int:
        return len(self._sizes)

    def bounds(self, number: int) -> tuple[int, int]:
        """Return where a row begins and ends."""
        first = number & -STRIDE
        sizes = self._bytes[first : number + 1].tolist()
        if LISTED in sizes:
            sizes = self.sizes(first, number + 1).tolist()
        end = self._bounds[number // STRIDE] + sum(sizes)
        return end - sizes[-1], end

    def block(self, number: int) -> tuple[int, list[int]]:
        """Return where the rows from a multiple of ``STRIDE`` on begin, and their sizes."""
        sizes = self._bytes[number : number + STRIDE].tolist()
        if LISTED in sizes:
            sizes = self.sizes(number, number + len(sizes)).tolist()
        return self._bounds[number // STRIDE], sizes

    def head(self, block: int) -> tuple[int, int]:
        """Return where the first row of the block of this number begins and ends."""
        start, size = self._bounds[block], self._bytes[block * STRIDE]
        if size == LISTED:
            size = int(self.sizes(block * STRIDE, block * STRIDE + 1)[0])
        return start, start + size

    def start(self, number: int) -> int:
        """Return where a row begins, or for the number after the last, where that ends."""
        if number < len(self._sizes):
            return self.bounds(number)[0]
        return self.bounds(number - 1)[1] if number else 0

    def sizes(self, first: int, last: int) -> Array:
        """Return the sizes of the rows from *first* to before *last*, as int64."""
        found = self._sizes[first:last].astype(np.int64)
        low, high = places_in(self._large_at, np.array([first, last])).tolist()
        found[self._large_at[low:high] - first] = self._large[low:high]
        return found

    def starts(self, first: int, last: int) -> Array:
        """Return where these rows begin, and where the last one ends."""
        starts = np.zeros(last - first + 1, np.int64)
        np.cumsum(self.sizes(first, last), out=starts[1:])
        starts += self.start(first)
        return starts

    def rows(self, numbers: Array) -> tuple[Array, Array]:
        """Return where rows of any numbers begin, and their sizes."""
        window = (numbers & -STRIDE)[:, None] + _WINDOW
        sizes = self.sizes_of(np.minimum(window, max(len(self) - 1, 0)))
        own = numbers % STRIDE
        before = (sizes * (own[:, None] > _WINDOW)).sum(axis=1)
        starts = self._sums[numbers // STRIDE] + before
        return starts, sizes[np.arange(len(numbers)), own]

    def sizes_of(self, numbers: Array) -> Array:
        """Return the sizes of rows of any numbers."""
        sizes = self._sizes[numbers].astype(np.int64)
        is_large = sizes == LISTED
        if is_large.any():
            at = places_in(self._large_at, numbers[is_large])
            sizes[is_large] = self._large[at]
        return sizes


def write_sizes(file: ArrayFileWriter, name: str, sizes: Array) -> None:
    """Write a column of *sizes*."""
    file.add_pieces(
        f"{name}.sizes",
        np.uint8,
        (np.minimum(sizes[x : x + _WRITTEN], LISTED) for x in _steps(sizes)),
    )
    total = int(sizes.sum(dtype=np.int64))
    dtype = np.int32 if total <= _INT32_MAX else np.int64
    file.add_pieces(f"{name}.sums", dtype, _sums(sizes))
    large = np.flatnonzero(sizes >= LISTED)
    file.add(f"{name}.large_at", large.astype(np.int32))
    file.add(f"{name}.large", sizes[large].astype(np.uint32))


def _steps(sizes: Array) -> range:
    return range(0, len(sizes), _WRITTEN)


def _sums(sizes: Array) -> Iterator[Array]:
    """Yield the sum of all sizes before every ``STRIDE``-th row; there may be none there."""
    total = np.zeros(1, np.int64)
    yield total
    for first in _steps(sizes):
        mine = sizes[first : first + _WRITTEN].astype(np.int64)
        whole = mine[: len(mine) // STRIDE * STRIDE].reshape(-1, STRIDE)
        sums = np.cumsum(whole.sum(axis=1)) + total
        yield sums
        total = sums[-1:] if len(sums) else total
