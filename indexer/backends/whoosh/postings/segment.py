"""One segment, opened: typed views of its arrays, and a shard: a segment as of now.

A ``Segment`` never changes and is shared by all states of the index. A ``Shard`` adds
what a state knows of it: which documents are deleted, and the divisors for length.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from indexer.backends.whoosh.files.array_file import (
    Array,
    ArrayFile,
    Texts,
    encode,
)
from indexer.backends.whoosh.files.narrow_texts import NarrowTexts
from indexer.backends.whoosh.files.size_column import SizeColumn
from indexer.backends.whoosh.postings.inversion import SLOTS, WAYS, ZONES, kept_starts
from indexer.backends.whoosh.postings.position_column import (
    STRIDE,
    BitPlaces,
    PositionColumn,
)
from indexer.backends.whoosh.postings.posting_lists import PostingLists
from indexer.contract.query import Scope

LEMMA, PART, EXACT = range(WAYS)

ZONE_NAMES: tuple[Literal["title", "body", "attachment"], ...] = (
    "title",
    "body",
    "attachment",
)
_ZONES_OF: dict[Scope, tuple[int, ...]] = {
    "all": (0, 1, 2),
    "own": (0, 1),
    "title": (0,),
}

_RECENT = 16
"""Terms whose postings are kept as they were read: a page asks for them several times."""

_RECENT_RANGES = 3

_SUMMED = 16
_WINDOWED = 96
"""Postings of a list for each one asked for, from which on summing up in pieces, and from
which on skipping, is the quicker way."""

UNDATED = 0
"""Ordinal of a missing day; day 1 is 1 January of the year 1."""

EXACT_UNIT = float(1 << 26)
"""More than any document has words, so that two sums fit into one exact float."""


class PostingList:
    """Postings of a term, or of a range of terms one after the other.

    Attributes:
        docs: ascending for one term; for several, ascending within each.
        codes: rows of the segment's table of counts.
        is_sorted: whether it is one term's.
    """

    __slots__ = ("_segment", "_terms", "codes", "docs", "is_sorted")

    def __init__(self, segment: Segment, first: int, last: int) -> None:
        lists = segment.lists
        self.docs: Array
        self.codes: Array
        if last - first == 1:
            self.docs, self.codes = lists.of_term(first)
        else:
            self.docs = lists.documents(first, last)
            self.codes = lists.codes(first, last)
        self.is_sorted = last - first <= 1
        self._terms: Array | tuple[int, int] = (first, last)
        self._segment = segment

    def position_places(self, chosen: Array | slice) -> BitPlaces:
        """Return where the positions of the postings numbered *chosen* begin."""
        column = self._segment.positions
        # "clip" only says that no number is out of bounds: that need not be checked.
        widths = column.bits.take(self.docs[chosen], mode="clip")
        if self.is_sorted:
            return BitPlaces(self._starts_in_term(chosen), widths)
        counts, starts = self._rows()
        bits = self._position_bits(slice(None))
        ends = np.cumsum(bits)
        before = ends - bits
        starts <<= 3
        starts -= np.append(before, 0)[np.cumsum(counts) - counts]
        before += np.repeat(starts, counts)
        return BitPlaces(before[chosen], widths)

    def _rows(self) -> tuple[Array, Array]:
        """Return the postings of each term, and with which byte its positions begin."""
        terms, segment = self._terms, self._segment
        postings, positions = segment.lists.rows, segment.position_rows
        if isinstance(terms, tuple):
            return postings.sizes(*terms), positions.starts(*terms)[:-1]
        return postings.sizes_of(terms), positions.rows(terms)[0]

    def _starts_in_term(self, chosen: Array | slice) -> Array:
        """Return where positions begin, the postings being those of one term."""
        if not len(self.docs):
            return np.zeros(0, np.int64)
        number = int(self._terms[0])
        start = self._segment.position_rows.start(number) << 3
        count = len(self.docs)
        if isinstance(chosen, slice) or _SUMMED * len(chosen) >= count:
            bits = self._position_bits(slice(None))
            ends = np.cumsum(bits)
            ends -= bits
            ends += start
            return np.asarray(ends[chosen])
        if _WINDOWED * len(chosen) < count:
            return start + self._starts_by_skips(number, chosen)
        bits = self._position_bits(slice(None))
        steps = np.add.reduceat(bits, chosen)
        ends = np.cumsum(steps)
        ends -= steps
        ends += int(bits[: chosen[0]].sum()) + start
        return np.asarray(ends)

    def _position_bits(self, chosen: Array | slice) -> Array:
        """Return how many bits the positions of postings take."""
        segment = self._segment
        sizes = segment.sums[:, -1].take(self.codes[chosen], mode="clip")
        sizes *= segment.positions.bits.take(self.docs[chosen], mode="clip")
        return sizes

    def _starts_by_skips(self, number: int, chosen: Array) -> Array:
        """Return in a term where positions begin, for few of its postings."""
        first = self._segment.lists.rows.start(number)
        nearest = np.maximum(chosen + first & -STRIDE, first)
        skips = self._segment.positions.skips
        at = np.minimum(nearest // STRIDE, len(skips) - 1)
        known = np.where(nearest % STRIDE, 0, skips.take(at, mode="clip"))
        window = (nearest - first)[:, None] + np.arange(STRIDE)
        bits = self._position_bits(np.minimum(window, len(self.docs) - 1))
        bits *= window < chosen[:, None]
        return np.asarray(bits.sum(axis=1) + known)


class JoinedPostings(PostingList):
    """Postings of any terms, one after the other."""

    __slots__ = ()

    def __init__(self, segment: Segment, numbers: Array) -> None:
        self.docs, self.codes = segment.lists.of_terms(numbers)
        self.is_sorted = len(numbers) <= 1
        self._terms = numbers
        self._segment = segment


class Segment:
    """The arrays of one segment file."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.file = file = ArrayFile(path)
        self.size = file.number("documents")
        self.ids = Texts(file, "ids")
        self.terms = NarrowTexts(file, "terms")
        self.dates = file.array("dates")
        self.lengths = tuple(file.array(f"length.{name}") for name in ZONE_NAMES)
        self.lists = PostingLists(file)
        self.position_rows = SizeColumn(file, "positions")
        self.rows = file.array("postings.table")
        self.table = self.rows[:, :SLOTS]
        # Column by column, for it is columns that are read.
        self.counts = np.asfortranarray(self.table, np.int64)
        self.sums = np.asfortranarray(kept_starts(self.rows))
        self.positions = PositionColumn(file)
        self.term_number = lru_cache(maxsize=50_000)(self._term_number)
        self.columns: dict[Any, Any] = {}
        self._recent = lru_cache(maxsize=_RECENT)(self._one_term)
        self._recent_ranges = lru_cache(maxsize=_RECENT_RANGES)(self._range)
        self.has_slots = lru_cache(maxsize=64)(self._has_slots)
        self.slot_counts = lru_cache(maxsize=16)(self._slot_counts)

    @cached_property
    def facet_names(self) -> list[str]:
        """Names of the facets that some document of the segment has."""
        return [
            name.split(".")[1]
            for name in self.file.names()
            if name.startswith("facet.") and name.endswith(".numbers")
        ]

    @cached_property
    def packed_counts(self) -> tuple[Array, ...]:
        """Lemmas plus ``EXACT_UNIT`` times exact forms, by code, for each zone."""
        counts = self.table.astype(np.float64)
        packed = counts[:, LEMMA::WAYS] + EXACT_UNIT * counts[:, EXACT::WAYS]
        return tuple(np.ascontiguousarray(packed.T))

    def _term_number(self, term: str) -> int | None:
        return self.terms.number(encode(term))

    def postings(self, term: str) -> PostingList | None:
        """Return the postings of *term*; None when no document has it."""
        number = self.term_number(term)
        return None if number is None else self._recent(number)

    def posting_count(self, term: str) -> int:
        """Return how many documents, deleted ones among them, have *term* in any way."""
        number = self.term_number(term)
        if number is None:
            return 0
        start, end = self.lists.rows.bounds(number)
        return end - start

    def _one_term(self, number: int) -> PostingList:
        return PostingList(self, number, number + 1)

    def postings_of_prefix(self, prefix: str) -> PostingList | None:
        """Return the postings of all terms that begin with *prefix*, in a row."""
        first, last = self.prefix_range(prefix)
        return self._recent_ranges(first, last) if first < last else None

    def _range(self, first: int, last: int) -> PostingList:
        return PostingList(self, first, last)

    def prefix_range(self, prefix: str) -> tuple[int, int]:
        """Return the half-open range of the terms that begin with *prefix*."""
        encoded = encode(prefix)
        # No byte of UTF-8 is 0xFF, so this is above every term with the prefix.
        return self.terms.find(encoded), self.terms.find(encoded + b"\xff")

    def postings_of_terms(self, terms: Sequence[str]) -> PostingList | None:
        """Return the postings of any of *terms*; None when no document has one."""
        numbers = self.term_numbers(terms)
        return JoinedPostings(self, numbers) if len(numbers) else None

    def term_numbers(self, terms: Sequence[str]) -> Array:
        """Return the ascending numbers of those of *terms* that the segment has."""
        numbers = (self.term_number(term) for term in terms)
        return np.array(sorted({n for n in numbers if n is not None}), np.int64)

    def _has_slots(self, slots: tuple[int, ...]) -> Array:
        """Return for each code whether it has a count in one of *slots*."""
        return np.asarray((self.table[:, list(slots)] > 0).any(axis=1))

    def _slot_counts(self, slots: tuple[int, ...]) -> tuple[Array, Array]:
        """Return for each code the largest of its counts in *slots*, and their sum."""
        counts = self.counts[:, list(slots)]
        return counts.max(axis=1), counts.sum(axis=1)

    def positions_of(self, postings: PostingList) -> Array:
        """Return all positions that are kept of some postings, in a row."""
        places = postings.position_places(slice(None))
        sizes = self.sums[:, -1].take(postings.codes, mode="clip")
        return self.positions[BitPlaces.of_rows(places.at, sizes, places.widths)]

    def document_number(self, decision_id: str) -> int | None:
        """Return the number of a document, deleted or not."""
        return self.ids.number(encode(decision_id))


class Shard:
    """A segment in one state of the index.

    Attributes:
        live: False for deleted documents; None when there are none.
        norms: divisor for length by zone; set by the state, which knows the means.
    """

    def __init__(self, segment: Segment, deleted: Array) -> None:
        self.segment = segment
        self.deleted = deleted
        self.live: Array | None = None
        if len(deleted):
            self.live = np.ones(segment.size, bool)
            self.live[deleted] = False
        self.live_count = segment.size - len(deleted)
        self.norms: tuple[Array, ...] = (np.zeros(0),) * ZONES
        self.memory: dict[Any, Any] = {}
        self.lock = threading.Lock()

    @cached_property
    def live_mask(self) -> Array:
        """True for each document that is not deleted."""
        return np.ones(self.segment.size, bool) if self.live is None else self.live

    def length_sums(self) -> tuple[int, ...]:
        """Return the number of tokens of each zone, of documents not deleted."""
        return tuple(
            int(
                (values if self.live is None else values[self.live]).sum(dtype=np.int64)
            )
            for values in self.segment.lengths
        )

    def number(self, decision_id: str) -> int | None:
        """Return the number of a document; None when unknown or deleted."""
        number = self.segment.document_number(decision_id)
        if number is None or (self.live is not None and not self.live[number]):
            return None
        return number


def zones_of(scope: Scope) -> tuple[int, ...]:
    """Return the zones of a scope: 0 title, 1 body, 2 attachments."""
    return _ZONES_OF[scope]


def slots_of(ways: tuple[int, ...], zones: tuple[int, ...]) -> tuple[int, ...]:
    """Return the slots of these ways (0 lemma, 1 part, 2 exact) in these zones."""
    return tuple(zone * WAYS + way for zone in zones for way in ways)
