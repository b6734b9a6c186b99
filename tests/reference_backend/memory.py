"""The reference: a query evaluated document by document, in plain Python.

Slow and obviously right. It says what every other backend must return; tests compare with
it, and it serves small collections of a few hundred documents. Not for production.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexer.contract.backend import (
    NUMBER_ORDERS,
    BackendHit,
    BackendQuery,
    BackendResult,
    IndexHealth,
    Place,
    StoredDocument,
)
from indexer.contract.document import IndexDocument
from indexer.contract.document_words import DocumentWords, words_of
from indexer.contract.occurrences import InvertedDocument, places_of, zones_of
from indexer.contract.patterns import (
    MOST_WORDS,
    MatchingWords,
    WordPattern,
    is_match,
    nearest_first,
)
from indexer.contract.query import And, Filter, Node, Not
from indexer.contract.weights import WEIGHTS, Weights
from indexer.facets import facet
from tests.reference_backend.evaluation import Collection, Scores, evaluate


class MemoryBackend:
    """An index in a dict; ``IndexBackend`` says what its methods do."""

    def __init__(self, weights: Weights = WEIGHTS) -> None:
        self._weights = weights
        self._entries: dict[str, InvertedDocument] = {}
        self._generation = uuid.uuid4().hex

    @property
    def generation(self) -> str:
        """A random id, new after each update."""
        return self._generation

    @property
    def document_count(self) -> int:
        """Documents held."""
        return len(self._entries)

    def update(
        self, documents: Iterable[IndexDocument], deleted_ids: Iterable[str] = ()
    ) -> None:
        """Build the new state aside, then put it in place of the old one."""
        entries = dict(self._entries)
        for decision_id in deleted_ids:
            entries.pop(decision_id, None)
        for document in documents:
            entries[document.decision_id] = InvertedDocument.of(document)
        self._entries = entries
        self._generation = uuid.uuid4().hex

    def health(self) -> IndexHealth:
        """See ``IndexBackend``; files that are open can be read."""
        return IndexHealth()

    def search(self, query: BackendQuery) -> BackendResult:
        """See ``IndexBackend``."""
        for name in (*query.facets, *query.filters, *query.excluded):
            facet(name)
        scores = self._matching(query)
        order = self._ordered(query, scores)
        chosen = order[query.offset : query.offset + query.limit]
        return BackendResult(
            total=len(scores),
            hits=tuple(BackendHit(name, scores[name]) for name in chosen),
            counts={name: self._counts(query, name) for name in query.facets},
        )

    def search_many(self, queries: Sequence[BackendQuery]) -> list[BackendResult]:
        """See ``IndexBackend``."""
        return [self.search(query) for query in queries]

    def prepare(self, queries: Iterable[BackendQuery]) -> None:
        """See ``IndexBackend``; there is nothing to fetch."""

    def iter_ids(self, query: BackendQuery) -> Iterator[str]:
        """See ``IndexBackend``."""
        return iter(self._ordered(query, self._matching(query)))

    def iter_hits(self, query: BackendQuery) -> Iterator[BackendHit]:
        """See ``IndexBackend``."""
        scores = self._matching(query)
        return iter(
            [BackendHit(name, scores[name]) for name in self._ordered(query, scores)]
        )

    def places(
        self, decision_ids: Sequence[str], root: Node
    ) -> Mapping[str, tuple[Place, ...]]:
        """See ``IndexBackend``."""
        return {
            name: places_of(root, self._entries[name])
            for name in decision_ids
            if name in self._entries
        }

    def matched(
        self, decision_ids: Sequence[str], nodes: Sequence[Node]
    ) -> Mapping[str, frozenset[Node]]:
        """See ``IndexBackend``."""
        found = {node: self._matching(BackendQuery(node)).keys() for node in set(nodes)}
        return {
            name: frozenset(node for node, names in found.items() if name in names)
            for name in decision_ids
            if name in self._entries
        }

    def matching_words(
        self, pattern: WordPattern, limit: int = MOST_WORDS
    ) -> MatchingWords:
        """See ``IndexBackend``."""
        words = {
            word
            for entry in self._entries.values()
            for zone in zones_of(pattern.scope)
            for way in ("exact", "lemma")
            for word in entry.positions[zone, way]
            if is_match(pattern, word)
        }
        return nearest_first(pattern, words, limit)

    def stored(self, decision_ids: Sequence[str]) -> Mapping[str, StoredDocument]:
        """See ``IndexBackend``."""
        return {
            name: self._entries[name].document
            for name in decision_ids
            if name in self._entries
        }

    def document(self, decision_id: str) -> IndexDocument | None:
        """See ``IndexBackend``."""
        entry = self._entries.get(decision_id)
        return entry.document if entry else None

    def words(self, decision_id: str) -> DocumentWords | None:
        """See ``IndexBackend``."""
        document = self.document(decision_id)
        return words_of(document) if document else None

    def close(self) -> None:
        """Nothing to release."""

    def _matching(self, query: BackendQuery, left_out: str | None = None) -> Scores:
        collection = Collection(self._entries, self._weights)
        scores = evaluate(query.root, collection)
        filters: list[Node] = [
            Filter(name, values)
            for name, values in query.filters.items()
            if values and name != left_out
        ]
        filters += [
            Not(Filter(name, values)) for name, values in query.excluded.items()
        ]
        allowed = evaluate(And(tuple(filters)), collection)
        return {name: score for name, score in scores.items() if name in allowed}

    def _ordered(self, query: BackendQuery, scores: Scores) -> list[str]:
        if query.sort == "relevance":
            return sorted(scores, key=lambda name: (-scores[name], name))
        if query.sort in NUMBER_ORDERS:
            facet, sign = NUMBER_ORDERS[query.sort]

            def by_number(name: str) -> tuple[bool, float, str]:
                values = self._entries[name].document.facets.get(facet, ())
                return not values, sign * float(values[0]) if values else 0, name

            return sorted(scores, key=by_number)
        sign = -1 if query.sort == "newest" else 1

        def by_date(name: str) -> tuple[bool, int, str]:
            date = self._entries[name].document.date
            return date is None, sign * date.toordinal() if date else 0, name

        return sorted(scores, key=by_date)

    def _counts(self, query: BackendQuery, name: str) -> Mapping[str, int]:
        return Counter(
            value
            for found in self._matching(query, left_out=name)
            for value in set(self._entries[found].document.facets.get(name, ()))
        )
