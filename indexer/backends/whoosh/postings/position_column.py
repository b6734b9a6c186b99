"""Positions of all postings, each in as many bits as the largest one of its document needs.

Positions stand term by term, posting by posting; those of a term begin with a byte. Where a
posting's begin is the sum of what is before it in its term, so for every ``STRIDE``-th
posting this sum is kept: few postings of a long list are found without going through it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFile, ArrayFileWriter

STRIDE = 64
_WIDEST = 32
_PADDING = 7
_WORD = 64
_MASKS: Array = (np.int64(1) << np.arange(_WIDEST + 1)) - 1


@dataclass(frozen=True, slots=True)
class BitPlaces:
    """Where values stand: the bit each begins with, and how many it has."""

    at: Array
    widths: Array

    @classmethod
    def of_rows(cls, starts: Array, counts: Array, widths: Array) -> BitPlaces:
        """Return the places of some values in a row from each of *starts* on."""
        return cls.with_owners(starts, counts, widths)[0]

    @classmethod
    def with_owners(
        cls, starts: Array, counts: Array, widths: Array
    ) -> tuple[BitPlaces, Array]:
        """Return these places, and for each the number of its row."""
        owners = np.repeat(np.arange(len(counts)), counts)
        wide = widths[owners]
        before = np.cumsum(counts) - counts
        at = np.arange(len(owners))
        at *= wide
        at += (starts - before * widths)[owners]
        return cls(at, wide), owners


class PositionColumn:
    """The positions of a segment.

    Attributes:
        widths: bits of a position, by document.
        bits: the same, in the type of what is computed with them.
        skips: bits from the term's first position to those of each ``STRIDE``-th posting.
    """

    def __init__(self, file: ArrayFile) -> None:
        self.widths = file.array("positions.widths")
        self.bits = self.widths.astype(np.int64)
        self.skips = file.array("positions.skips")
        bits = file.array("positions.bits")
        size = max(len(bits) - _PADDING, 0)
        # A word begins with each byte: only its lower bits are of use.
        self._words: Array = np.ndarray((size,), "<i8", bits.data, strides=(1,))

    def __getitem__(self, places: BitPlaces) -> Array:
        """Return the positions at these places, as int64."""
        found: Array = self._words[places.at >> 3]
        found >>= places.at & 7
        found &= _MASKS.take(places.widths, mode="clip")
        return found


class PositionWriter:
    """Writes the column, some terms at a time.

    Args:
        file: of the segment.
        widths: bits of a position, by document.
    """

    def __init__(self, file: ArrayFileWriter, widths: Array) -> None:
        self._file = file
        self._widths = widths
        self._postings = 0
        file.append("positions.bits", np.zeros(0, np.uint8))
        file.append("positions.skips", np.zeros(0, np.uint32))

    def add(self, counts: Array, docs: Array, sizes: Array, positions: Array) -> Array:
        """Append the positions of some terms.

        Args:
            counts: postings of each term.
            docs: of each posting.
            sizes: positions of each posting.
            positions: of all postings.

        Returns:
            The bytes of each term.
        """
        widths = self._widths[docs]
        bits = sizes * widths.astype(np.int64)
        sums = np.concatenate([[0], np.cumsum(bits)])
        ends = np.cumsum(counts)
        begins = sums[ends - counts]
        sizes_of_terms = (sums[ends] - begins + 7) >> 3
        starts = (np.cumsum(sizes_of_terms) - sizes_of_terms) << 3
        within = sums[:-1] - np.repeat(begins, counts)
        skipped = within[-self._postings % STRIDE :: STRIDE]
        self._file.append("positions.skips", skipped.astype(np.uint32))
        self._postings += len(docs)
        places = BitPlaces.of_rows(within + np.repeat(starts, counts), sizes, widths)
        packed = _packed(places, positions, int(sizes_of_terms.sum()))
        self._file.append("positions.bits", packed)
        return np.asarray(sizes_of_terms)

    def finish(self) -> None:
        """Write what is not written yet."""
        self._file.append("positions.bits", np.zeros(_PADDING, np.uint8))
        self._file.add("positions.widths", self._widths.astype(np.uint8))


def _packed(places: BitPlaces, values: Array, size: int) -> Array:
    """Return *size* bytes with the values at their places, which ascend."""
    packed = np.zeros(size // 8 + 2, "<u8")
    if len(values):
        values = values.astype(np.uint64)
        words, shifts = places.at // _WORD, (places.at % _WORD).astype(np.uint64)
        first = np.flatnonzero(np.diff(words, prepend=-1))
        packed[words[first]] = np.bitwise_or.reduceat(values << shifts, first)
        over = np.flatnonzero(shifts + places.widths > _WORD)
        packed[words[over] + 1] |= values[over] >> (np.uint64(_WORD) - shifts[over])
    return packed.view(np.uint8)[:size]


def widths_of(docs: Array, positions: Array, size: int) -> Array:
    """Return how many bits the largest position of each of *size* documents has."""
    most = np.zeros(size, np.int64)
    np.maximum.at(most, docs, positions)
    powers = np.int64(1) << np.arange(1, _WIDEST + 1)
    return np.asarray((np.searchsorted(powers, most, side="right") + 1), np.uint8)
