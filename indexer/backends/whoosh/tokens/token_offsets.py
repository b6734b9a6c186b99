"""Where each token begins in its text, and how long it is: two bits for nearly each.

A token begins mostly one, two or three characters after the end of the one before, so this
gap is kept; the others are listed with their offset. A token is mostly as long as others of
its form: those that are not are listed with their length.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indexer.backends.whoosh.files.array_file import (
    Array,
    ArrayFile,
    ArrayFileWriter,
    places_in,
)
from indexer.backends.whoosh.files.row_numbers import ranges
from indexer.backends.whoosh.files.two_bits import TwoBitColumn, packed

LISTED = 0
"""In the place of a gap that does not fit."""

_NONE: Array = np.zeros(0, np.intp)
_WIDEST = 3
_BEFORE = 1
"""Offset of what is before the first character of a zone: its first token has a gap, too."""


@dataclass(frozen=True)
class Documents:
    """Where the tokens of some documents are.

    Attributes:
        begins: number of each one's first token.
        counts: tokens of each.
        titles: how many of them are the title's.
    """

    begins: Array
    counts: Array
    titles: Array

    @cached_property
    def ends(self) -> Array:
        """Numbers of the tokens after their last ones."""
        return self.begins + self.counts

    @cached_property
    def firsts(self) -> Array:
        """Places in the row of the first token of each."""
        return np.asarray(np.cumsum(self.counts) - self.counts)

    def listed(self, numbers: Array) -> tuple[Array, Array]:
        """Return which of some ascending *numbers* of tokens are theirs.

        Returns:
            The places among *numbers*, and those of the same tokens in the row.
        """
        if not len(numbers):
            return _NONE, _NONE
        low = places_in(numbers, self.begins)
        found = places_in(numbers, self.ends) - low
        at, owner = ranges(low, found), np.repeat(np.arange(len(low)), found)
        return at, (self.firsts - self.begins)[owner] + numbers[at]

    def zones(self, count: int) -> Array:
        """Return the places of the first tokens of titles and texts in a row of *count*."""
        zones = np.concatenate([self.firsts, self.firsts + self.titles])
        return zones[zones < count]


class TokenOffsets:
    """Offsets and lengths of the tokens of a segment."""

    def __init__(self, file: ArrayFile) -> None:
        self._gaps = TwoBitColumn(file.array("tokens.gap"))
        self._listed = file.array("gaps.at")
        self._listed_starts = file.array("gaps.start")
        self._form_lengths = file.array("forms.length")
        self._odd = file.array("lengths.at")
        self._odd_lengths = file.array("lengths.length")

    def of(self, documents: Documents, forms: Array) -> tuple[Array, Array]:
        """Return offset and length of all tokens of *documents*, in a row.

        Args:
            documents: which.
            forms: of these tokens.
        """
        lengths = self._lengths(documents, forms)
        if not len(forms):
            return np.zeros(0, np.int64), lengths
        sums, anchors, moves = self._sums(documents, lengths)
        counts = np.diff(anchors, append=len(sums))
        return sums + moves.repeat(counts), lengths

    def at(self, documents: Documents, forms: Array, row: Array) -> tuple[Array, Array]:
        """Return the same of the tokens at some places of this row."""
        lengths = self._lengths(documents, forms)
        if not len(row):
            return np.zeros(0, np.int64), lengths[row]
        sums, anchors, moves = self._sums(documents, lengths)
        nearest = anchors.searchsorted(row, side="right") - 1
        return sums[row] + moves[nearest], lengths[row]

    def _lengths(self, documents: Documents, forms: Array) -> Array:
        lengths: Array = self._form_lengths[forms]
        at, places = documents.listed(self._odd)
        lengths[places] = self._odd_lengths[at]
        return lengths

    def _sums(self, documents: Documents, lengths: Array) -> tuple[Array, Array, Array]:
        """Return running sums, and from which tokens on which numbers make them offsets."""
        gaps = self._gaps.in_rows(documents.begins, documents.ends)
        steps = gaps.astype(np.int64)
        anchors, values = self._anchors(documents, steps)
        steps[1:] += lengths[:-1]
        sums = steps.cumsum()
        return sums, anchors, values - sums[anchors]

    def _anchors(self, documents: Documents, gaps: Array) -> tuple[Array, Array]:
        """Return the places, in the row, of tokens whose offset is known, and it."""
        at, places = documents.listed(self._listed)
        known = np.zeros(len(gaps), bool)
        values = gaps - _BEFORE
        known[documents.zones(len(gaps))] = known[places] = True
        values[places] = self._listed_starts[at]
        anchors = np.flatnonzero(known)
        return anchors, values[anchors]


def write_offsets(
    file: ArrayFileWriter, starts: Array, lengths: Array, zones: Array
) -> None:
    """Write offsets.

    Args:
        file: of the segment.
        starts: offset of each token in its zone.
        lengths: of each token, as they are kept.
        zones: numbers of the first token of each zone, in any order; one above the last
            token is ignored.
    """
    gaps = starts.astype(np.int64)
    gaps[1:] -= starts[:-1].astype(np.int64) + lengths[:-1]
    firsts = zones[zones < len(starts)]
    gaps[firsts] = starts[firsts].astype(np.int64) + _BEFORE
    listed = np.flatnonzero((gaps <= LISTED) | (gaps > _WIDEST))
    gaps[listed] = LISTED
    file.add_pieces("tokens.gap", np.uint8, packed([gaps]))
    file.add_starts("gaps.at", listed)
    file.add("gaps.start", starts[listed].astype(np.uint32))


def write_lengths(
    file: ArrayFileWriter, forms: Array, lengths: Array, count: int
) -> None:
    """Write the lengths of all tokens, given their forms, of which there are *count*."""
    usual = _usual_lengths(forms, lengths, count)
    odd = np.flatnonzero(usual[forms] != lengths)
    file.add("forms.length", usual)
    file.add_starts("lengths.at", odd)
    file.add("lengths.length", lengths[odd].astype(np.uint8))


def _usual_lengths(forms: Array, lengths: Array, count: int) -> Array:
    """Return the most frequent length of the tokens of each form."""
    usual = np.zeros(count, np.uint8)
    usual[forms] = lengths
    has_more = np.zeros(count, bool)
    has_more[forms[usual[forms] != lengths]] = True
    mine = np.flatnonzero(has_more[forms])
    pairs, times = np.unique(
        forms[mine].astype(np.int64) << 8 | lengths[mine], return_counts=True
    )
    pairs = pairs[np.argsort(times, kind="stable")]
    usual[pairs >> 8] = pairs & 0xFF  # the last one written stays
    return usual
