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
    places_in,
)
from indexer.backends.whoosh.files.inversion import SLOTS, WAYS, ZONES, ranges
from indexer.backends.whoosh.files.posting_columns import CodeColumn, DocumentColumn
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

    __slots__ = ("_position_start", "_segment", "codes", "docs", "is_sorted")

    def __init__(self, segment: Segment, first: int, last: int) -> None:
        start, end = segment.posting_starts[[first, last]].tolist()
        self.docs: Array = segment.posting_docs[start:end]
        self.codes: Array = segment.posting_codes[start:end]
        self.is_sorted = last - first <= 1
        self._segment = segment
        self._position_start = int(segment.position_starts[first])

    def position_starts(self, chosen: Array | slice) -> Array:
        """Return where the positions of the postings numbered *chosen* begin."""
        sizes = self._segment.sums[:, -1].take(self.codes, mode="clip")
        if isinstance(chosen, slice) or 16 * len(chosen) > len(sizes):
            ends = np.cumsum(sizes)
            starts: Array = ends[chosen] - sizes[chosen] + self._position_start
            return starts
        if not len(chosen):
            return np.zeros(0, np.int64)
        steps = np.add.reduceat(sizes, chosen)
        begin = sizes[: chosen[0]].sum() + self._position_start
        return np.asarray(begin + np.cumsum(steps) - steps)


class JoinedPostings(PostingList):
    """Postings of any terms, one after the other."""

    __slots__ = ("_before",)

    def __init__(self, segment: Segment, numbers: Array) -> None:
        starts = segment.posting_starts[numbers]
        counts = segment.posting_starts[numbers + 1] - starts
        at = ranges(starts, counts)
        self.docs = segment.posting_docs[at]
        self.codes = segment.posting_codes[at]
        self.is_sorted = len(numbers) <= 1
        self._segment = segment
        sizes = segment.sums[:, -1].take(self.codes, mode="clip")
        ends = np.cumsum(sizes)
        firsts = np.cumsum(counts) - counts
        own = segment.position_starts[numbers] - (ends - sizes)[firsts]
        self._before: Array = ends - sizes + np.repeat(own, counts)

    def position_starts(self, chosen: Array | slice) -> Array:
        """Return where the positions of the postings numbered *chosen* begin."""
        starts: Array = self._before[chosen]
        return starts


class Segment:
    """The arrays of one segment file."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.file = file = ArrayFile(path)
        self.size = int(file.facts["documents"])
        self.ids = Texts(file, "ids")
        self.terms = Texts(file, "terms")
        self.dates = file.array("dates")
        self.lengths = tuple(file.array(f"length.{name}") for name in ZONE_NAMES)
        self.posting_starts = file.array("postings.starts")
        self.posting_docs = DocumentColumn.read(file)
        self.posting_codes = CodeColumn.read(file)
        self.position_starts = file.array("positions.starts")
        self.table = file.array("postings.table")
        # Column by column, for it is columns that are read.
        self.counts = np.asfortranarray(self.table, np.int64)
        self.sums = np.zeros((len(self.table), SLOTS + 1), np.int64, order="F")
        np.cumsum(self.counts, axis=1, out=self.sums[:, 1:])
        self._low = file.array("positions.low")
        self._high_at = file.array("positions.high_at")
        self._high = file.array("positions.high")
        self.term_number = lru_cache(maxsize=50_000)(self._term_number)
        self.columns: dict[Any, Any] = {}
        self._recent = lru_cache(maxsize=_RECENT)(self._one_term)
        self.has_slots = lru_cache(maxsize=64)(self._has_slots)

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

    def _one_term(self, number: int) -> PostingList:
        return PostingList(self, number, number + 1)

    def postings_of_prefix(self, prefix: str) -> PostingList | None:
        """Return the postings of all terms that begin with *prefix*, in a row."""
        first, last = self.prefix_range(prefix)
        return PostingList(self, first, last) if first < last else None

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

    def positions(self, at: Array) -> Array:
        """Return the positions at these places of the position array, as int64."""
        found = self._low.take(at, mode="clip").astype(np.int64)
        if len(self._high_at):
            near = places_in(self._high_at, at)
            near[near == len(self._high_at)] = 0
            is_high = self._high_at[near] == at
            found[is_high] += self._high[near[is_high]].astype(np.int64) << 16
        return found

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
