"""Where each token begins in its text, kept as the gap to the token before: one byte.

A token begins mostly one blank after the end of the one before. Gaps that do not fit, and
tokens that begin before the one before them, are listed with their offset.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFile, ArrayFileWriter
from indexer.backends.whoosh.files.inversion import ranges

_WIDEST = 127
_LISTED = -128


@dataclass(frozen=True, slots=True)
class TokenOffsets:
    """Offsets of all tokens of a segment, document by document, title before body.

    Attributes:
        gaps: int8 by token: characters since the end of the token before, or since the
            beginning of the zone; ``-128``: it is listed.
        lengths: uint8 by token.
        listed: ascending numbers of the listed tokens.
        listed_starts: their offsets.
    """

    gaps: Array
    lengths: Array
    listed: Array
    listed_starts: Array

    @classmethod
    def of(cls, starts: Array, lengths: Array, zones: Array) -> TokenOffsets:
        """Encode offsets.

        Args:
            starts: offset of each token in its zone.
            lengths: of each token, as they are kept.
            zones: numbers of the first token of each zone, in any order; one above
                the last token is ignored.
        """
        gaps = starts.astype(np.int64)
        gaps[1:] -= starts[:-1].astype(np.int64) + lengths[:-1]
        firsts = zones[zones < len(starts)]
        gaps[firsts] = starts[firsts]
        listed = np.flatnonzero(np.abs(gaps) > _WIDEST)
        gaps[listed] = _LISTED
        narrow = gaps.astype(np.int8), lengths.astype(np.uint8)
        return cls(*narrow, listed, starts[listed].astype(np.uint32))

    @classmethod
    def read(cls, file: ArrayFile) -> TokenOffsets:
        """Return those of a segment file."""
        return cls(*(file.array(name) for name in NAMES))

    def write(self, file: ArrayFileWriter) -> None:
        """Write them into a segment file."""
        arrays = self.gaps, self.lengths, self.listed, self.listed_starts
        for name, array in zip(NAMES, arrays, strict=True):
            file.add(name, array)

    def starts(self, begins: Array, counts: Array, titles: Array) -> Array:
        """Return the offsets of the tokens of some documents, in a row.

        Args:
            begins: number of each document's first token.
            counts: tokens of each document.
            titles: how many of them are the title's.
        """
        chosen = ranges(begins, counts)
        if not len(chosen):
            return chosen
        steps = self.gaps[chosen].astype(np.int64)
        anchors, values = self._anchors(begins, counts, titles, steps)
        steps[1:] += self.lengths[chosen[:-1]]
        sums = np.cumsum(steps)
        moved = np.diff(anchors, append=len(sums))
        found: Array = sums + np.repeat(values - sums[anchors], moved)
        return found

    def _anchors(
        self, begins: Array, counts: Array, titles: Array, gaps: Array
    ) -> tuple[Array, Array]:
        """Return the places, in the row, of tokens whose offset is known, and it."""
        firsts = np.cumsum(counts) - counts
        zones = np.concatenate([firsts, firsts + titles])
        zones = zones[zones < len(gaps)]
        low = np.searchsorted(self.listed, begins)
        found = np.searchsorted(self.listed, begins + counts) - low
        listed, owner = ranges(low, found), np.repeat(np.arange(len(begins)), found)
        places = firsts[owner] + self.listed[listed] - begins[owner]
        known = np.zeros(len(gaps), bool)
        values = gaps.copy()
        known[zones] = known[places] = True
        values[places] = self.listed_starts[listed]
        anchors = np.flatnonzero(known)
        return anchors, values[anchors]


NAMES = ("tokens.gap", "tokens.length", "gaps.at", "gaps.start")
"""Arrays of a segment file, in the order of the attributes."""
