"""An index in an OpenSearch cluster, open.

What answers is found out once a second: the index behind the alias and its generation. All
counts that scores need are kept for as long as a generation lasts, as are documents that
came with hits, so that a page of hits is one search.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from indexer.backends.opensearch.asking.kept_answers import KeptAnswers
from indexer.backends.opensearch.asking.kept_lists import pages
from indexer.backends.opensearch.asking.leaf_counts import (
    MEANS_BODY,
    ScoredLeaf,
    StateCounts,
    count_body,
    leaves,
    read_counts,
    read_means,
)
from indexer.backends.opensearch.asking.scored_queries import ScoredQueries
from indexer.backends.opensearch.asking.search_bodies import (
    id_of,
    listing_body,
    read_facet,
    read_hits,
    search_body,
    values_body,
    without_own,
)
from indexer.backends.opensearch.asking.word_search import nearest, words_of
from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_failures import IndexGone
from indexer.backends.opensearch.client.cluster_health import cluster_health
from indexer.backends.opensearch.client.cluster_indices import ClusterState, Indices
from indexer.backends.opensearch.documents.document_records import KeptDocument
from indexer.backends.opensearch.documents.token_marks import marks_of
from indexer.backends.opensearch.writing.index_changes import check, compact, update
from indexer.contract.backend import (
    BackendHit,
    BackendQuery,
    BackendResult,
    IndexHealth,
    Place,
    StoredDocument,
)
from indexer.contract.document import IndexDocument
from indexer.contract.document_words import DocumentWords, counted_words
from indexer.contract.patterns import MOST_WORDS, MatchingWords, WordPattern
from indexer.contract.query import Filter, Node, Or
from indexer.contract.weights import WEIGHTS, Weights
from indexer.facets import facet

Answer = TypeVar("Answer")

REFRESH_S = 1.0
MOST_DOCUMENTS = 500
"""Documents kept that came with hits."""

_FETCHED = 200


class OpenSearchBackend:
    """``KeptIndex`` says what its methods do."""

    def __init__(
        self,
        cluster: Cluster,
        name: str,
        versions: Mapping[str, str] | None = None,
        weights: Weights = WEIGHTS,
        refresh_s: float = REFRESH_S,
    ) -> None:
        self._cluster = cluster
        self._indices = Indices(cluster, name)
        self._versions = dict(versions or {})
        self._weights = weights
        self._refresh_s = refresh_s
        self._lock = threading.RLock()
        self._checked_s = 0.0
        self._state = ClusterState()
        self._counts = StateCounts(0, {})
        self._answers = KeptAnswers()
        self._word_lists: dict[tuple[WordPattern, int], MatchingWords] = {}
        self._documents: OrderedDict[str, KeptDocument] = OrderedDict()
        self._load()

    @property
    def round_trips(self) -> int:
        """Requests sent to the cluster so far; for tests and measurements."""
        return self._cluster.round_trips

    @property
    def generation(self) -> str:
        """See ``IndexBackend``."""
        return self._current().generation

    @property
    def document_count(self) -> int:
        """See ``IndexBackend``."""
        self._current()
        return self._counts.documents

    def update(
        self, documents: Iterable[IndexDocument], deleted_ids: Iterable[str] = ()
    ) -> None:
        """See ``IndexBackend``; atomic for each document, seen when all are written.

        Raises:
            IndexLocked: another process is writing.
            IndexUnavailable: the cluster did not take all of it.
        """
        update(self._cluster, self._indices, documents, deleted_ids, self._versions)
        self._load()

    def compact(self) -> None:
        """See ``KeptIndex``; removes what replaced indexes still hold, too."""
        compact(self._cluster, self._indices, self._versions)
        self._load()

    def merge(self) -> None:
        """See ``KeptIndex``; the cluster merges by itself."""

    def check(self) -> None:
        """See ``KeptIndex``."""
        check(self._cluster, self._indices)

    def forget_answers(self) -> None:
        """Ask for every page and document anew; for measurements."""
        with self._lock:
            self._answers = KeptAnswers()
            self._documents.clear()

    def health(self) -> IndexHealth:
        """See ``IndexBackend``."""
        return cluster_health(self._cluster, self._current().name)

    # -- asking ----------------------------------------------------------------------

    def search(self, query: BackendQuery) -> BackendResult:
        """See ``IndexBackend``."""
        return self.search_many([query])[0]

    def search_many(self, queries: Sequence[BackendQuery]) -> list[BackendResult]:
        """See ``IndexBackend``: all in one request, and one for counts not yet known."""
        for query in queries:
            for name in (*query.facets, *query.filters, *query.excluded):
                facet(name)
        return self._again(lambda: self._searched(queries))

    def prepare(self, queries: Iterable[BackendQuery]) -> None:
        """See ``IndexBackend``."""
        self.search_many(list(queries))

    def iter_ids(self, query: BackendQuery) -> Iterator[str]:
        """See ``IndexBackend``."""
        return (hit.decision_id for hit in self.iter_hits(query))

    def iter_hits(self, query: BackendQuery) -> Iterator[BackendHit]:
        """See ``IndexBackend``."""
        found = self._again(lambda: self._listed(query))
        return (hit for page in found for hit in read_hits({"hits": {"hits": page}}))

    def places(
        self, decision_ids: Sequence[str], root: Node
    ) -> Mapping[str, tuple[Place, ...]]:
        """See ``IndexBackend``."""
        return marks_of(self._fetched(decision_ids).values(), root)

    def matched(
        self, decision_ids: Sequence[str], nodes: Sequence[Node]
    ) -> Mapping[str, frozenset[Node]]:
        """See ``IndexBackend``."""
        words = Or(tuple(node for node in nodes if not isinstance(node, Filter)))
        filters = [node for node in nodes if isinstance(node, Filter)]
        documents = self._fetched(decision_ids)
        marks = marks_of(documents.values(), words) if words.nodes else {}
        return {
            name: frozenset(
                (
                    *(place.node for place in marks.get(name, ())),
                    *(one for one in filters if _passes(document, one)),
                )
            )
            for name, document in documents.items()
        }

    def matching_words(
        self, pattern: WordPattern, limit: int = MOST_WORDS
    ) -> MatchingWords:
        """See ``IndexBackend``."""
        self._current()
        kept, key = self._word_lists, (pattern, limit)
        if key not in kept:
            kept[key] = self._again(lambda: self._words(pattern, limit))
        return kept[key]

    def stored(self, decision_ids: Sequence[str]) -> Mapping[str, StoredDocument]:
        """See ``IndexBackend``."""
        return self._fetched(decision_ids)

    def document(self, decision_id: str) -> IndexDocument | None:
        """See ``IndexBackend``."""
        found = self._fetched([decision_id]).get(decision_id)
        return found.whole() if found else None

    def words(self, decision_id: str) -> DocumentWords | None:
        """See ``IndexBackend``."""
        document = self.document(decision_id)
        return (
            counted_words(document.title_tokens, document.body_tokens)
            if document
            else None
        )

    def close(self) -> None:
        """Close the connections."""
        self._cluster.close()

    # -- inside ----------------------------------------------------------------------

    def _searched(self, queries: Sequence[BackendQuery]) -> list[BackendResult]:
        state = self._current()
        if not state.name:
            return [
                BackendResult(0, (), {name: {} for name in query.facets})
                for query in queries
            ]
        kept = self._answers
        found = [kept.find(query) for query in queries]
        missing = [x for x, known in zip(queries, found, strict=True) if known is None]
        if not missing:
            return [known for known in found if known is not None]
        scoring = self._scoring(state, [x.root for x in missing if x.limit])
        bodies = [search_body(x, scoring if x.limit else None) for x in missing]
        answers = self._cluster.search_many(state.name, bodies)
        fresh = [
            self._read(state, query, answer)
            for query, answer in zip(missing, answers, strict=True)
        ]
        for query, result in zip(missing, fresh, strict=True):
            kept.add(query, result)
            if not any((*query.filters.values(), *query.excluded)):
                self._counts.add({ScoredLeaf(query.root): result.total})
        rest = iter(fresh)
        return [next(rest) if known is None else known for known in found]

    def _read(
        self, state: ClusterState, query: BackendQuery, answer: Any
    ) -> BackendResult:
        self._keep(state, answer["hits"]["hits"])
        counts = {}
        for name in query.facets:
            load = partial(self._values, state, query, name)
            counts[name] = read_facet(answer, name, load)
        total = answer["hits"]["total"]["value"]
        return BackendResult(total, read_hits(answer), counts)

    def _values(
        self, state: ClusterState, query: BackendQuery, name: str
    ) -> dict[str, int]:
        """Return the counts of a facet of many values, page by page."""
        counts: dict[str, int] = {}
        narrow, after = without_own(query, name), None
        while True:
            body = values_body(narrow, name, after)
            [answer] = self._cluster.search_many(state.name, [body])
            page = answer["aggregations"]["values"]
            for bucket in page["buckets"]:
                counts[bucket["key"]["value"]] = bucket["doc_count"]
            after = page.get("after_key")
            if after is None:
                return counts

    def _scoring(self, state: ClusterState, roots: Sequence[Node]) -> ScoredQueries:
        """Return what scores *roots*; what is not known yet is counted together."""
        kept = self._counts
        asked = dict.fromkeys(leaf for root in roots for leaf in leaves(root))
        counts = kept.known(asked)
        if missing := [leaf for leaf in asked if leaf not in counts]:
            body = count_body(missing)
            [answer] = self._cluster.search_many(state.name, [body])
            fresh = read_counts(answer, missing)
            kept.add(fresh)
            counts |= fresh
        return ScoredQueries(self._weights, kept.statistics(counts))

    def _listed(self, query: BackendQuery) -> Iterator[list[Any]]:
        for name in (*query.filters, *query.excluded):
            facet(name)
        state = self._current()
        if not state.name:
            return iter(())
        scoring = self._scoring(state, [query.root])
        return pages(
            self._cluster, state.name, lambda size: listing_body(query, scoring, size)
        )

    def _words(self, pattern: WordPattern, limit: int) -> MatchingWords:
        state = self._current()
        if not state.name:
            return MatchingWords((), 0)
        words = words_of(self._cluster, state.name, pattern)
        return nearest(pattern, words, limit)

    def _fetched(self, decision_ids: Sequence[str]) -> dict[str, KeptDocument]:
        return self._again(lambda: self._fetch(list(dict.fromkeys(decision_ids))))

    def _fetch(self, ids: list[str]) -> dict[str, KeptDocument]:
        state = self._current()
        with self._lock:
            found = {x: self._documents[x] for x in ids if x in self._documents}
        missing = [x for x in ids if x not in found]
        for at in range(0, len(missing) if state.name else 0, _FETCHED):
            wanted = missing[at : at + _FETCHED]
            body = {"query": {"ids": {"values": wanted}}, "size": len(wanted)}
            [answer] = self._cluster.search_many(state.name, [body])
            found |= self._keep(state, answer["hits"]["hits"])
        return {x: found[x] for x in ids if x in found}

    def _keep(self, state: ClusterState, hits: list[Any]) -> dict[str, KeptDocument]:
        """Keep the documents that came with hits."""
        made = {
            id_of(hit): KeptDocument(hit["_source"]) for hit in hits if "_source" in hit
        }
        with self._lock:
            if state.generation == self._state.generation:
                self._documents.update(made)
                while len(self._documents) > MOST_DOCUMENTS:
                    self._documents.popitem(last=False)
        return made

    def _again(self, ask: Callable[[], Answer]) -> Answer:
        """Ask; once more when the index was replaced and removed meanwhile."""
        try:
            return ask()
        except IndexGone:
            self._load()
            return ask()

    def _current(self) -> ClusterState:
        if time.monotonic() - self._checked_s > self._refresh_s:
            self._load()
        return self._state

    def _load(self) -> None:
        """Take up the state that answers now."""
        with self._lock:
            state = self._indices.state(self._versions)
            self._checked_s = time.monotonic()
            if not state.name and self._state.name:
                raise IndexGone(
                    f"the index {self._indices.name} is not in the cluster any more"
                )
            if state == self._state:
                return
            [answer] = self._cluster.search_many(state.name, [MEANS_BODY])
            self._counts = read_means(answer)
            self._documents.clear()
            self._answers = KeptAnswers()
            self._word_lists = {}
            self._state = state


def _passes(document: StoredDocument, node: Filter) -> bool:
    return not set(node.values).isdisjoint(document.facets.get(node.facet, ()))
