"""Postings of a range of terms, from several segments into one.

When the documents of the segments come one after the other in the new one, as they do
after a rebuild, each term's postings are put in a row without sorting anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.files.row_numbers import ranges
from indexer.backends.whoosh.postings.segment import PostingList, Segment


@dataclass(frozen=True, slots=True)
class Input:
    """A segment to merge.

    Attributes:
        deleted: numbers of documents to leave out.
        new_numbers: of each document, -1 for those left out.
        terms: the new number of each term.
        codes: the new number of each code.
    """

    segment: Segment
    deleted: Array
    new_numbers: Array
    terms: Array
    codes: Array

    @property
    def is_run(self) -> bool:
        """Whether its documents are together, in their order, and none is left out."""
        first = self.new_numbers[0] if len(self.new_numbers) else 0
        wanted = np.arange(first, first + len(self.new_numbers))
        return not len(self.deleted) and bool((self.new_numbers == wanted).all())


@dataclass(frozen=True, slots=True)
class MergeBlock:
    """The postings of some terms.

    Attributes:
        counts: postings of each term.
        docs: of each posting.
        codes: of each posting.
        positions: of all postings.
    """

    counts: Array
    docs: Array
    codes: Array
    positions: Array


def are_runs(inputs: Sequence[Input]) -> bool:
    """Whether the documents of *inputs* come one after the other, in that order."""
    firsts = [source.new_numbers[0] for source in inputs if len(source.new_numbers)]
    return all(source.is_run for source in inputs) and firsts == sorted(firsts)


def joined_block(inputs: Sequence[Input], low: int, up: int) -> MergeBlock:
    """Return the postings of the new terms *low* to *up* of *inputs* that ``are_runs``."""
    parts = [_Part.of(source, low, up) for source in inputs]
    counts, places = _places([(x.terms, x.counts) for x in parts], up - low)
    docs = np.empty(int(counts.sum()), np.int32)
    codes = np.empty(len(docs), inputs[0].codes.dtype)
    for part, at in zip(parts, places, strict=True):
        docs[at] = part.source.new_numbers[part.docs]
        codes[at] = part.source.codes[part.codes]
    sizes, places = _places([(x.terms, x.position_counts()) for x in parts], up - low)
    positions = np.empty(int(sizes.sum()), np.uint32)
    for part, at in zip(parts, places, strict=True):
        positions[at] = part.positions
    return MergeBlock(counts, docs, codes, positions)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one segment has of some terms, and how many postings of each."""

    source: Input
    terms: Array
    counts: Array
    docs: Array
    codes: Array
    positions: Array

    @classmethod
    def of(cls, source: Input, low: int, up: int) -> _Part:
        segment = source.segment
        first, last = np.searchsorted(source.terms, [low, up]).tolist()
        postings = PostingList(segment, first, last)
        return cls(
            source,
            source.terms[first:last] - low,
            segment.lists.rows.sizes(first, last),
            postings.docs,
            postings.codes,
            segment.positions_of(postings),
        )

    def position_counts(self) -> Array:
        """Return how many positions each term has."""
        sizes = self.source.segment.sums[:, -1][self.codes]
        sums = np.concatenate([[0], np.cumsum(sizes)])
        ends = np.cumsum(self.counts)
        return np.asarray(sums[ends] - sums[ends - self.counts])


def _places(
    rows: Sequence[tuple[Array, Array]], term_count: int
) -> tuple[Array, list[Array]]:
    """Return where the entries of each part go.

    Args:
        rows: of each part: its terms, and how many entries it has of each.
        term_count: terms there are.

    Returns:
        The entries of each term, and the places of each part's entries: by term, then
        part by part.
    """
    counts = np.zeros(term_count, np.int64)
    for terms, own in rows:
        counts[terms] += own
    free = np.cumsum(counts) - counts
    places = []
    for terms, own in rows:
        places.append(ranges(free[terms], own))
        free[terms] += own
    return counts, places


def sorted_block(inputs: Sequence[Input], low: int, up: int) -> MergeBlock:
    """Return the postings of the new terms *low* to *up*."""
    parts = [_live_postings(source, low, up) for source in inputs]
    term, doc, code, positions, sizes = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    term = term - low
    # Each input is sorted, and merging sorted runs is what this sort is best at.
    order = np.argsort((term << 32) | doc, kind="stable")
    first = (np.cumsum(sizes) - sizes)[order]
    positions = positions[ranges(first, sizes[order])]
    counts = np.bincount(term, minlength=up - low)
    return MergeBlock(counts, doc[order], code[order], positions)


def _live_postings(
    source: Input, low: int, up: int
) -> tuple[Array, Array, Array, Array, Array]:
    """Return term, document and code of each posting, all positions, their numbers."""
    segment, numbers = source.segment, source.terms
    first, last = np.searchsorted(numbers, [low, up]).tolist()
    counts = segment.lists.rows.sizes(first, last)
    postings = PostingList(segment, first, last)
    doc, old_codes = source.new_numbers[postings.docs], postings.codes
    sizes = segment.sums[:, -1][old_codes]
    positions = segment.positions_of(postings)
    is_live = doc >= 0
    return (
        np.repeat(numbers[first:last].astype(np.int64), counts)[is_live],
        doc[is_live],
        source.codes[old_codes][is_live],
        positions[np.repeat(is_live, sizes)],
        sizes[is_live],
    )
