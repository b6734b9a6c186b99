"""Which documents of a shard match a query tree: sets of documents, arrays at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.docset import DocSet, intersection, union
from indexer.backends.whoosh.postings.facet_columns import (
    date_mask,
    facet_mask,
    number_mask,
)
from indexer.backends.whoosh.postings.inversion import SLOTS, ZONES
from indexer.backends.whoosh.postings.segment import (
    EXACT,
    LEMMA,
    PART,
    PostingList,
    Shard,
    slots_of,
    zones_of,
)
from indexer.backends.whoosh.searching.spans import (
    CELLS,
    Spans,
    merged,
    near_anchors,
    phrase_starts,
)
from indexer.backends.whoosh.searching.term_sets import TermSet, postings_of
from indexer.contract.query import (
    Among,
    And,
    Boost,
    Constant,
    DateRange,
    Every,
    Filter,
    Lift,
    Near,
    Node,
    Not,
    Nothing,
    NumberRange,
    Often,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Scope,
    Word,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A query word's own part: a leaf that is only scored."""

    term: str
    scope: Scope


Leaf = Word | Part | TermSet | Phrase | Near


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Documents that have a phrase or words near each other; counts by zone."""

    found: DocSet
    counts: Array


def terms_of(node: Word | Part) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each term that matches *node*, with the ways in which it does."""
    if isinstance(node, Part):
        yield node.term, (LEMMA, PART)
    elif node.is_exact:
        yield node.exact, (EXACT,)
    else:
        for term in dict.fromkeys(node.lemma):
            if term != node.exact:
                yield term, (LEMMA, PART)
        yield node.exact, (LEMMA, PART, EXACT)


class Matching:
    """Evaluates nodes on one shard and remembers what it found.

    Several threads may ask: two may find the same, which does no harm. ``kept_bytes`` says
    how large about it has become.
    """

    def __init__(self, shard: Shard) -> None:
        self.shard = shard
        self.size = shard.segment.size
        self.kept_bytes = 0
        self._found: dict[Node | Part, DocSet] = {}
        self._occurrences: dict[Phrase | Near, Occurrences] = {}
        self._summed_counts: dict[TermSet, list[Array]] = {}
        self._near_spans: dict[frozenset[Node], Spans] = {}

    def found(self, node: Node | Part) -> DocSet:
        """Return the documents, deleted ones left out, that match *node*."""
        if (known := self._found.get(node)) is None:
            known = self._found[node] = self._evaluate(node)
            self.kept_bytes += 2 * self.size + 4 * known.count
        return known

    def count(self, node: Node) -> int:
        """Return how many documents match *node*, of a plain word without its postings."""
        if isinstance(node, Word) and node not in self._found:
            terms = list(terms_of(node))
            is_whole = len(terms) == 1 and not node.is_exact and node.scope == "all"
            if is_whole and self.shard.live is None:
                return self.shard.segment.posting_count(terms[0][0])
        return self.found(node).count

    def _evaluate(self, node: Node | Part) -> DocSet:
        match node:
            case Word() | Part():
                return self._word(node)
            case Prefix() | OneOf():
                return self._term_set(node)
            case Phrase() | Near():
                return self.occurrences(node).found
            case Often():
                return self._often(node)
            case And() | Or():
                return self._combined(node)
            case Boost() | Constant() | Lift():
                return self.found(node.node)
            case Not():
                hidden = self.found(node.node).mask
                return DocSet(self.size, mask=self.shard.live_mask & ~hidden)
            case _:
                return self._by_facts(node)

    def _by_facts(self, node: Any) -> DocSet:
        """Return the documents that pass a filter, or all, or none."""
        match node:
            case Filter():
                return facet_mask(self.shard, node)
            case DateRange():
                return date_mask(self.shard, node)
            case NumberRange():
                return number_mask(self.shard, node)
            case Among():
                return self._among(node)
            case Every():
                return DocSet(self.size, mask=self.shard.live_mask)
            case Nothing():
                return DocSet(self.size, np.zeros(0, np.int32))
            case _:
                return self._by_whoosh(node)

    def _among(self, node: Among) -> DocSet:
        numbers = (self.shard.number(name) for name in node.ids)
        docs = sorted({number for number in numbers if number is not None})
        return DocSet(self.size, np.array(docs, np.int32))

    def _by_whoosh(self, query: Any) -> DocSet:
        """Let Whoosh's own matchers find what a Whoosh query in the tree matches."""
        from indexer.backends.whoosh.codec.reader import matching_documents

        return DocSet(self.size, matching_documents(self.shard, query))

    def _combined(self, node: And | Or) -> DocSet:
        sets = [self.found(child) for child in node.nodes]
        if isinstance(node, Or):
            return union(self.size, sets)
        return intersection(self.size, sets) if sets else self.found(Every())

    def _word(self, node: Word | Part) -> DocSet:
        sets = []
        zones = zones_of(node.scope)
        for term, ways in terms_of(node):
            if postings := self.shard.segment.postings(term):
                docs = self._with_slots(postings, slots_of(ways, zones))
                sets.append(DocSet(self.size, docs))
        sets.sort(key=lambda found: found.count, reverse=True)
        # The forms of a word are mostly where its lemma is.
        kept = [x for x in sets[1:] if x.count and not sets[0].mask[x.docs].all()]
        return union(self.size, [*sets[:1], *kept])

    def _term_set(self, node: TermSet) -> DocSet:
        postings = postings_of(self.shard.segment, node)
        mask = np.zeros(self.size, bool)
        if postings and len(postings.docs) > self.size:
            counts = self.summed_counts(node, postings)
            for zone in zones_of(node.scope):
                mask |= counts[zone] > 0
            mask &= self.shard.live_mask
        elif postings:
            slots = slots_of((LEMMA, EXACT), zones_of(node.scope))
            mask[self._with_slots(postings, slots)] = True
        return DocSet(self.size, mask=mask)

    def summed_counts(self, node: TermSet, postings: PostingList) -> list[Array]:
        """Count the words of a frequent set of terms, in every document at once.

        Returns:
            By zone, lemmas plus ``EXACT_UNIT`` times exact forms of each document.
        """
        if (known := self._summed_counts.get(node)) is None:
            codes = postings.codes.astype(np.intp)
            known = self._summed_counts[node] = [
                summed(by_code, codes, postings.docs, self.size)
                for by_code in self.shard.segment.packed_counts
            ]
            self.kept_bytes += sum(counts.nbytes for counts in known)
        return known

    def _with_slots(self, postings: PostingList, slots: tuple[int, ...]) -> Array:
        docs = postings.docs
        if len(slots) < SLOTS:
            is_wanted = self.shard.segment.has_slots(slots)
            # "clip" only says that no code is out of bounds: that need not be checked.
            has = is_wanted.take(postings.codes, mode="clip")
            docs = docs if has.all() else docs[has]
        return docs if self.shard.live is None else docs[self.shard.live[docs]]

    def _often(self, node: Often) -> DocSet:
        every = union(self.size, [self.found(word) for word in node.words])
        if not every.count:
            return every
        sure, candidates = self._surely_often(node, Spans(self.shard, every))
        if not candidates.count:
            return sure
        spans = Spans(self.shard, candidates)
        pieces = [
            keys for word in node.words for keys in spans.pieces(word, range(ZONES))
        ]
        counts = np.bincount(
            spans.cells(merged(pieces)), minlength=CELLS * candidates.count
        )
        is_often = (counts.reshape(-1, CELLS) >= node.times).any(axis=1)
        return union(self.size, [sure, DocSet(self.size, candidates.docs[is_often])])

    def _surely_often(self, node: Often, spans: Spans) -> tuple[DocSet, DocSet]:
        """Return the candidates of which counts tell enough, and those that may be.

        One word in one way of one zone is at as many positions as it is counted; all the
        counts together are at least as many as there are positions.
        """
        segment = self.shard.segment
        least, most = np.zeros(self.size, np.int64), np.zeros(self.size, np.int64)
        for word in node.words:
            zones = zones_of(word.scope)
            for postings, ways in spans.wanted(word):
                largest, sums = segment.slot_counts(slots_of(ways, zones))
                at, codes = postings.docs, postings.codes
                np.maximum.at(least, at, largest.take(codes, mode="clip"))
                np.add.at(most, at, sums.take(codes, mode="clip"))
        docs = spans.candidates.docs
        is_sure, is_possible = least[docs] >= node.times, most[docs] >= node.times
        return (
            DocSet(self.size, docs[is_sure]),
            DocSet(self.size, docs[is_possible & ~is_sure]),
        )

    def occurrences(self, node: Phrase | Near) -> Occurrences:
        """Find a phrase or words near each other, with the number of times by zone."""
        if (known := self._occurrences.get(node)) is not None:
            return known
        nothing = DocSet(self.size, np.zeros(0, np.int32))
        candidates = self._candidates(node)
        if not candidates.count:
            found = Occurrences(nothing, np.zeros((0, ZONES), np.int64))
        else:
            spans = self._spans(node, candidates)
            before = spans.kept_bytes
            keys = (
                near_anchors(node, spans)
                if isinstance(node, Near)
                else phrase_starts(node, spans)
            )
            self.kept_bytes += spans.kept_bytes - before
            cells = spans.cells(keys)
            counts = np.bincount(cells, minlength=CELLS * candidates.count)
            counts = counts.reshape(-1, CELLS)[:, :ZONES]
            has = counts.any(axis=1)
            found = Occurrences(DocSet(self.size, candidates.docs[has]), counts[has])
        self._occurrences[node] = found
        self.kept_bytes += found.counts.nbytes
        return found

    def _spans(self, node: Phrase | Near, candidates: DocSet) -> Spans:
        """Return spans of *candidates*, of the same words at another distance the same."""
        if isinstance(node, Phrase):
            return Spans(self.shard, candidates)
        words = frozenset(node.words)
        if (known := self._near_spans.get(words)) is None:
            known = self._near_spans[words] = Spans(self.shard, candidates)
        return known

    def _candidates(self, node: Phrase | Near) -> DocSet:
        sets = [
            self._candidates(word) if isinstance(word, Phrase) else self.found(word)
            for word in node.words
        ]
        if not sets:
            return DocSet(self.size, np.zeros(0, np.int32))
        return intersection(self.size, sets)


def summed(by_code: Array, codes: Array, places: Array, size: int) -> Array:
    """Sum the counts of *codes* by place."""
    # "clip" only says that no code is out of bounds: that need not be checked.
    counts = by_code.take(codes, mode="clip")
    has = np.flatnonzero(counts)
    if 2 * len(has) < len(counts):
        counts, places = counts[has], places[has]
    return np.bincount(places, weights=counts, minlength=size)
