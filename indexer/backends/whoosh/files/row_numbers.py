"""Numbers of rows: running sums, ranges in a row, and the narrowest type for them."""

from __future__ import annotations

import numpy as np

from indexer.backends.whoosh.files.array_file import Array


def ranges(starts: Array, counts: Array) -> Array:
    """Return the numbers start, start + 1 … (count of them) for each row, in a row."""
    total = int(counts.sum())
    if not total:
        return np.zeros(0, np.int64)
    offsets = np.cumsum(counts) - counts
    numbers: Array = np.arange(total) + np.repeat(starts - offsets, counts)
    return numbers


def parted(*sizes: Array) -> Array:
    """Return to which part each value belongs, where rows have some of each part in turn.

    Args:
        sizes: of each part, by row: how many values.
    """
    kinds = np.tile(np.arange(len(sizes), dtype=np.uint8), len(sizes[0]))
    return kinds.repeat(np.stack(sizes, axis=1).ravel())


def starts_of(counts: Array) -> Array:
    """Return 0 and the running sums of *counts*."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def narrow(codes: Array, size: int) -> Array:
    """Return *codes*, all below *size*, in the smallest type that holds them."""
    return codes.astype(narrow_type(size))


def narrow_type(size: int) -> type[np.uint16 | np.uint32]:
    """Return the smaller of two types that holds numbers below *size*."""
    return np.uint16 if size <= 1 << 16 else np.uint32
