"""One state of the index: its segments, and the answers it gives.

A state never changes, so threads share it without locks; an update makes a new one.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.docset import DocSet, intersection
from indexer.backends.whoosh.postings.facet_columns import column
from indexer.backends.whoosh.postings.inversion import ZONES
from indexer.backends.whoosh.postings.segment import UNDATED, Shard
from indexer.backends.whoosh.searching.counts import (
    FacetCounts,
    JointValues,
    joint_values,
)
from indexer.backends.whoosh.searching.hit_order import (
    RankedDocuments,
    highest,
    iter_rows,
    window,
)
from indexer.backends.whoosh.searching.matching import Leaf, Matching
from indexer.backends.whoosh.searching.places import places_in
from indexer.backends.whoosh.searching.scoring import Scoring
from indexer.backends.whoosh.searching.stored_documents import StoredDocuments
from indexer.contract.backend import (
    NUMBER_ORDERS,
    BackendHit,
    BackendQuery,
    BackendResult,
    Place,
    StoredDocument,
)
from indexer.contract.document import IndexDocument
from indexer.contract.document_words import DocumentWords
from indexer.contract.formula import norm, rarity
from indexer.contract.patterns import (
    MOST_WORDS,
    MatchingWords,
    WordPattern,
    nearest_first,
)
from indexer.contract.query import Filter, Node
from indexer.contract.weights import Weights
from indexer.facets import facet

_MOST_KNOWN = 2000

_PATTERNS = 256
"""Patterns whose words are kept."""

_MOST_KEPT = 48 << 20
"""Bytes of sets of documents after which all of them are forgotten."""


class State:
    """The shards of one generation."""

    def __init__(
        self, shards: Sequence[Shard], generation: str, weights: Weights
    ) -> None:
        self.shards = tuple(shards)
        self.generation = generation
        self.document_count = sum(shard.live_count for shard in shards)
        self._weights = weights
        self._known: dict[str, tuple[Shard, int]] = {}
        self._joint: dict[str, JointValues | None] = {}
        self._matchings = tuple(map(Matching, self.shards))
        self._words = lru_cache(maxsize=_PATTERNS)(self._matching_words)
        sums = [shard.length_sums() for shard in shards]
        dampings = (
            weights.title_length,
            weights.body_length,
            weights.attachment_length,
        )
        for shard in shards:
            shard.norms = tuple(
                norm(
                    shard.segment.lengths[zone].astype(np.float64),
                    sum(row[zone] for row in sums) / max(self.document_count, 1),
                    dampings[zone],
                )
                for zone in range(ZONES)
            )

    def search(self, query: BackendQuery) -> BackendResult:
        """See ``IndexBackend``."""
        if _counts_only(query):
            total = sum(each.count(query.root) for each in self.matchings())
            return BackendResult(total, (), {})
        search = _Search(self, query, self._weights)
        return BackendResult(
            total=search.total,
            hits=search.hits(),
            counts={name: search.counts(name) for name in query.facets},
        )

    def iter_ids(self, query: BackendQuery) -> Iterator[str]:
        """See ``IndexBackend``."""
        return (hit.decision_id for hit in self.iter_hits(query))

    def iter_hits(self, query: BackendQuery) -> Iterator[BackendHit]:
        """See ``IndexBackend``."""
        return _Search(self, query, self._weights).iter_hits()

    def places(
        self, decision_ids: Sequence[str], root: Node
    ) -> Mapping[str, tuple[Place, ...]]:
        """See ``IndexBackend``."""
        located = {name: self._located(name) for name in dict.fromkeys(decision_ids)}
        found: dict[str, tuple[Place, ...]] = {}
        for shard in self.shards:
            here = _here(shard, located)
            if here:
                places = places_in(shard, stored(shard), list(here.values()), root)
                found.update({name: places[number] for name, number in here.items()})
        return {name: found[name] for name in located if name in found}

    def matched(
        self, decision_ids: Sequence[str], nodes: Sequence[Node]
    ) -> Mapping[str, frozenset[Node]]:
        """See ``IndexBackend``."""
        located = {name: self._located(name) for name in dict.fromkeys(decision_ids)}
        found: dict[str, list[Node]] = {
            name: [] for name, row in located.items() if row
        }
        for matching in self.matchings():
            here = _here(matching.shard, located)
            docs = np.array(list(here.values()), np.int32)
            for node in nodes if here else ():
                has = matching.found(node).has(docs).tolist()
                for name, is_match in zip(here, has, strict=True):
                    if is_match:
                        found[name].append(node)
        return {name: frozenset(matched) for name, matched in found.items()}

    def matching_words(
        self, pattern: WordPattern, limit: int = MOST_WORDS
    ) -> MatchingWords:
        """See ``IndexBackend``; looser searches ask for the same words again."""
        return self._words(pattern, limit)

    def _matching_words(self, pattern: WordPattern, limit: int) -> MatchingWords:
        # The first pattern loads Whoosh, which is not quick.
        from indexer.backends.whoosh.searching.word_patterns import matching_terms

        lists = (matching_terms(shard, pattern) for shard in self.shards)
        return nearest_first(pattern, chain.from_iterable(lists), limit)

    def stored(self, decision_ids: Sequence[str]) -> Mapping[str, StoredDocument]:
        """See ``IndexBackend``."""
        rows = ((name, self._located(name)) for name in decision_ids)
        return {name: stored(row[0]).summary(row[1]) for name, row in rows if row}

    def document(self, decision_id: str) -> IndexDocument | None:
        """See ``IndexBackend``."""
        row = self._located(decision_id)
        return stored(row[0]).document(row[1]) if row else None

    def words(self, decision_id: str) -> DocumentWords | None:
        """See ``IndexBackend``."""
        row = self._located(decision_id)
        return stored(row[0]).words(row[1]) if row else None

    def matchings(self) -> tuple[Matching, ...]:
        """Return what finds documents, by shard.

        It remembers what it found: the dozen searches of a page have much in common.
        """
        if sum(matching.kept_bytes for matching in self._matchings) > _MOST_KEPT:
            self._matchings = tuple(map(Matching, self.shards))
        return self._matchings

    def forget(self) -> None:
        """Empty what single words, filters and hits have filled, for measurements."""
        self._known.clear()
        self._words.cache_clear()
        self._matchings = tuple(map(Matching, self.shards))
        for shard in self.shards:
            shard.memory.clear()
            shard.segment.term_number.cache_clear()
            stored(shard).forget()

    def remember(self, rows: Mapping[str, tuple[Shard, int]]) -> None:
        """Note where hits are: a page asks for their texts next, then for places."""
        if len(self._known) > _MOST_KNOWN:
            self._known = {}
        self._known.update(rows)

    def joint_values(self, name: str) -> JointValues | None:
        """Return the values of a facet in one numbering of all segments, made once."""
        if name not in self._joint:
            columns = [column(shard.segment, name) for shard in self.shards]
            self._joint[name] = joint_values([x for x in columns if x is not None])
        return self._joint[name]

    def _located(self, decision_id: str) -> tuple[Shard, int] | None:
        if (known := self._known.get(decision_id)) is not None:
            return known
        for shard in self.shards:
            if (number := shard.number(decision_id)) is not None:
                self.remember({decision_id: (shard, number)})
                return shard, number
        return None


def _counts_only(query: BackendQuery) -> bool:
    """Return whether nothing but the total of a tree is asked: most questions of a page."""
    return not (query.limit or query.facets or query.filters or query.excluded)


def _here(
    shard: Shard, located: Mapping[str, tuple[Shard, int] | None]
) -> dict[str, int]:
    """Return the documents that are in *shard*, with their numbers there."""
    return {name: row[1] for name, row in located.items() if row and row[0] is shard}


def stored(shard: Shard) -> StoredDocuments:
    """Return the reader of stored documents, made once for a segment."""
    columns = shard.segment.columns
    if "stored" not in columns:
        columns["stored"] = StoredDocuments(shard.segment)
    reader: StoredDocuments = columns["stored"]
    return reader


class _Search:
    """One evaluation of one query."""

    def __init__(self, state: State, query: BackendQuery, weights: Weights) -> None:
        self._state = state
        self._query = query
        self._weights = weights
        self._filters = {
            facet(name).name: Filter(name, values)
            for name, values in query.filters.items()
            if facet(name) and values
        }
        self._excluded = [Filter(name, x) for name, x in query.excluded.items()]
        for name in query.facets:
            facet(name)
        self._matchings = state.matchings()
        self._rarities: dict[Leaf, float] = {}
        self._sets = [self._passing(matching, None) for matching in self._matchings]
        self.total = sum(found.count for found in self._sets)

    def _passing(self, matching: Matching, left_out: str | None) -> DocSet:
        sets = [matching.found(self._query.root)]
        sets += [
            matching.found(node)
            for name, node in self._filters.items()
            if name != left_out
        ]
        for node in self._excluded:
            sets.append(DocSet(matching.size, mask=~matching.found(node).mask))
        return intersection(matching.size, sets)

    def _rarity(self, leaf: Leaf) -> float:
        if (known := self._rarities.get(leaf)) is None:
            count = sum(matching.found(leaf).count for matching in self._matchings)
            known = rarity(self._state.document_count, count)
            self._rarities[leaf] = known
        return known

    def _scores(self, matching: Matching, chosen: DocSet) -> Array:
        scoring = Scoring(matching, self._weights, self._rarity)
        return scoring.scores(self._query.root, chosen)

    def _values(self, matching: Matching, found: DocSet) -> Array:
        """Return what the documents are sorted by, the first in order highest."""
        if self._query.sort == "relevance":
            return self._scores(matching, found)
        if by_number := NUMBER_ORDERS.get(self._query.sort):
            return _numbers(matching, found, *by_number)
        dates = matching.shard.segment.dates[found.docs].astype(np.int64)
        if self._query.sort == "newest":
            return dates
        return np.where(dates == UNDATED, np.iinfo(np.int32).min, -dates)

    def hits(self) -> tuple[BackendHit, ...]:
        """Return the hits asked for."""
        query = self._query
        wanted = query.offset + query.limit
        if not query.limit:
            return ()
        ranked = [
            self._highest(matching, found, wanted)
            for matching, found in zip(self._matchings, self._sets, strict=True)
        ]
        rows = window(ranked, query.offset, wanted)
        self._state.remember({row.decision_id: (row.shard, row.doc) for row in rows})
        return tuple(BackendHit(row.decision_id, row.score) for row in rows)

    def _highest(
        self, matching: Matching, found: DocSet, wanted: int
    ) -> RankedDocuments:
        """Return the first *wanted* documents of a shard, in order."""
        values = self._values(matching, found)
        chosen = highest(values, wanted)
        docs, values = found.docs[chosen], values[chosen]
        scores = values
        if self._query.sort != "relevance":
            scores = self._scores_in_order(matching, docs)
        return RankedDocuments(matching.shard, docs, values, scores)

    def _scores_in_order(self, matching: Matching, docs: Array) -> Array:
        chosen = DocSet(matching.size, np.sort(docs))
        scores = self._scores(matching, chosen)
        ordered: Array = scores[chosen.ranks[docs]]
        return ordered

    def iter_hits(self) -> Iterator[BackendHit]:
        """Yield all hits in order."""
        lists = []
        for matching, found in zip(self._matchings, self._sets, strict=True):
            values = self._values(matching, found)
            order = np.argsort(-values, kind="stable")
            scores = values
            if self._query.sort != "relevance":
                scores = self._scores(matching, found)
            ranked = (found.docs[order], values[order], scores[order])
            lists.append(RankedDocuments(matching.shard, *ranked))
        rows = heapq.merge(*map(iter_rows, lists))
        return (BackendHit(name, score) for _, name, score in rows)

    def counts(self, name: str) -> FacetCounts:
        """Count the values of a facet without its own filter."""
        name = facet(name).name
        parts = []
        for matching, found in zip(self._matchings, self._sets, strict=True):
            values = column(matching.shard.segment, name)
            if values is not None:
                if name in self._filters:
                    found = self._passing(matching, name)
                parts.append((values, values.counts(found.docs)))
        return FacetCounts(parts, self._state.joint_values(name))


def _numbers(matching: Matching, found: DocSet, name: str, sign: int) -> Array:
    values = column(matching.shard.segment, name)
    if values is None:
        return np.full(found.count, -np.inf)
    numbers = -sign * values.first_numbers(found.docs)
    return np.where(np.isnan(numbers), -np.inf, numbers)
