"""The one door to search: the web app, API, feeds and command line hold no search logic.

A service joins a backend, the store and an analyzer. It reads the query, asks the
backend, and dresses the answer: titles and snippets with marks, reasons, facet labels,
near misses, and looser searches when nothing was found.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from analyzers.base import Analyzer
from corpus.store import DecisionStore
from indexer.answering.completion.completions import (
    Suggestion,
    index_completions,
)
from indexer.answering.expansion.chosen_reading import (
    chosen,
    counted_beside,
    likely_plans,
)
from indexer.answering.expansion.cross_counts import cross_counts
from indexer.answering.expansion.kept_choices import KeptChoices
from indexer.answering.expansion.tiers import listed, near_marked, tier_queries
from indexer.answering.hits.dressing import Dresser
from indexer.answering.hits.facet_rows import facet_rows
from indexer.answering.hits.page_hits import PageHits
from indexer.answering.relaxation.offers import offers
from indexer.answering.relaxation.spelling import Counting, SpellingHelp
from indexer.answering.similarity.similar import SimilarFinder
from indexer.contract.backend import (
    BackendQuery,
    BackendResult,
    IndexBackend,
    IndexHealth,
    StoredDocument,
)
from indexer.contract.engine import IndexEngine
from indexer.dense.nearest import NearestFinder, finder_beside
from indexer.errors import IndexMissing
from indexer.request import (
    Hit,
    Relaxation,
    SearchRequest,
    SearchResult,
    SimilarDecision,
)
from indexer.understanding.plan import SearchPlan
from indexer.understanding.query_reading import ParsedQuery
from indexer.understanding.request_planner import RequestPlanner
from indexer.understanding.vocabulary.everyday_words import EverydayWords
from indexer.understanding.vocabulary.list_tables import lists_beside

_PAGE = 500
MAX_TYPED = 200
"""Characters of the beginning of a query that are gone on from."""

MAX_PASTED = 100_000
"""Characters of a pasted text that are looked at."""

AskedNext = Callable[[SearchRequest, int], Sequence[SearchRequest]]
"""From a request as it was understood and its total to what will be asked beside it."""


class SearchService:
    """Searches one index; safe to use from several threads."""

    def __init__(
        self,
        backend: IndexBackend,
        store: DecisionStore,
        analyzer: Analyzer | None = None,
        *,
        today: dt.date | None = None,
        finder: NearestFinder | None = None,
        lists: Path | None = None,
    ) -> None:
        """Search *backend*; the folder *lists* keeps what is computed of word lists."""
        if analyzer is None:
            from analyzers.finnish import FinnishAnalyzer

            analyzer = FinnishAnalyzer()
        self._backend = backend
        self._store = store
        self._analyzer = analyzer
        self._finder = finder
        everyday = EverydayWords(analyzer, lists)
        self._planner = RequestPlanner(backend, analyzer, everyday, today)
        self._spelling = SpellingHelp(analyzer)
        self._dresser = Dresser(backend, store)
        self._hits = PageHits(backend, self._dresser, finder)
        self._similar = SimilarFinder(backend, analyzer, self._dresser)
        self._choices = KeptChoices()
        self._completions = lru_cache(maxsize=1)(lambda _: index_completions(backend))

    @classmethod
    def open(
        cls,
        index_folder: Path,
        store: DecisionStore,
        analyzer: Analyzer | None = None,
        engine: IndexEngine | None = None,
        *,
        today: dt.date | None = None,
        is_dense: bool = False,
    ) -> SearchService:
        """Open the index in *index_folder*, by default as Whoosh files.

        *today* decides what relative dates mean; the day of the search by default. With
        *is_dense* the vectors beside the index count in the near tier.

        Raises:
            DenseMissing: *is_dense*, and there is no model.
            IndexMissing: there is none yet.
            IndexOutdated: it was made by another analyzer or schema.
            IndexDamaged: its files differ from their manifest.
        """
        from analyzers.finnish import FinnishAnalyzer
        from indexer.backends.registry import index_engine
        from indexer.documents.update import index_versions

        engine = engine or index_engine()
        if not engine.exists(index_folder):
            raise IndexMissing(
                f"there is no index in {index_folder} yet; run: paatoshaku index"
            )
        analyzer = analyzer or FinnishAnalyzer()
        versions = index_versions(analyzer)
        backend = engine.open(index_folder, versions)
        finder = finder_beside(index_folder) if is_dense else None
        lists = lists_beside(index_folder)
        return cls(backend, store, analyzer, today=today, finder=finder, lists=lists)

    @property
    def generation(self) -> str:
        """Id of the index state that answers."""
        return self._backend.generation

    @property
    def document_count(self) -> int:
        """Decisions in the index."""
        return self._backend.document_count

    @property
    def analyzer_version(self) -> str:
        """Dictionary and rule version of the analyzer that reads queries."""
        return self._analyzer.version

    @property
    def dense_version(self) -> str:
        """Model and state of the vectors that count in the near tier; "": none do."""
        return self._finder.version if self._finder else ""

    def health(self) -> IndexHealth:
        """Return whether the index can answer.

        Raises:
            IndexUnavailable: it does not answer at all.
        """
        return self._backend.health()

    def close(self) -> None:
        """Release the index files."""
        self._backend.close()

    def read(self, request: SearchRequest) -> ParsedQuery:
        """Read the request's query without searching."""
        return self._planner.read(request)

    def search(
        self, request: SearchRequest, asked_next: AskedNext = lambda *_: ()
    ) -> SearchResult:
        """Answer *request*.

        *asked_next* tells what will be asked beside it, once the request as it was
        understood and its total are known. It changes no answer; an index in a cluster
        gets it in the same request as the rest of the page.

        Raises:
            UnknownFacet: a filter or facet name is not known.
            InvalidRequest: a value is not allowed.
        """
        started = time.perf_counter()
        plan = self._plan(request, is_page=True)
        result = self._ask(plan, plan.request.facets)
        ahead = self._foretold(plan, lambda: asked_next(plan.request, result.total))
        hits, near_total = self._hits.listed(plan, result, ahead)
        related = self._hits.related(plan, result.total)
        return SearchResult(
            request=plan.request,
            total=result.total,
            hits=hits,
            facets=facet_rows(result.counts, plan.request),
            reading=plan.parsed.reading,
            generation=self.generation,
            took_ms=(time.perf_counter() - started) * 1000,
            related=related,
            relaxations=self._offered(plan, result.total),
            near_total=near_total,
        )

    def count(self, request: SearchRequest) -> int:
        """Return the total of *request*, nothing else."""
        return self._total(self._plan(request))

    def value_counts(self, request: SearchRequest, name: str) -> Mapping[str, int]:
        """Count the exact hits of *request* by all values of one facet."""
        return self._ask(self._plan(request), (name,), limit=0).counts[name]

    def documents(self, request: SearchRequest) -> tuple[StoredDocument, ...]:
        """Return what the index holds of the hits of ``search``, in order.

        Nothing is marked and no text read: the quick way to know their facets.
        """
        plan = self._plan(request, is_page=True)
        return self._hits.documents(plan, self._ask(plan, ()))

    def iter_ids(self, request: SearchRequest) -> Iterator[str]:
        """Yield the ids of all hits in order; ``limit`` and ``offset`` do not count."""
        plan = self._plan(request)
        whole = listed(self._backend, plan, self._finder)
        if whole is None:
            return iter(())
        return (hit.decision_id for hit in whole.hits(self._backend))

    def iter_hits(self, request: SearchRequest) -> Iterator[Hit]:
        """Yield all hits in the order of ``search``, in constant memory.

        Without ``request.snippets`` no text is read: the quick way for exports.
        """
        plan = self._plan(request)
        whole = listed(self._backend, plan, self._finder)
        if whole is None:
            return
        hits, root, exact = whole.hits(self._backend), whole.plan.root, whole.exact_ids
        rank = 1
        while batch := tuple(islice(hits, _PAGE)):
            dressed = self._dresser.dress(batch, request, plan.parsed, root, rank)
            by_meaning = whole.look.by_meaning
            yield from (
                dressed if exact is None else near_marked(dressed, exact, by_meaning)
            )
            rank += len(batch)

    def counts(
        self, request: SearchRequest, rows: str, columns: Sequence[str]
    ) -> Mapping[str, Mapping[str, Mapping[str, int]]]:
        """Count hits by a facet and others: row value -> facet -> value -> number.

        Rows and cells without hits are left out; ``request.tier`` says what counts.
        """
        return cross_counts(self._backend, self._plan(request), rows, columns)

    def similar(self, decision_id: str, limit: int = 10) -> tuple[SimilarDecision, ...]:
        """Return decisions on the same matter, those of other municipalities first.

        Empty when the decision is not in the index, or nothing is near enough.
        """
        return self._similar.to_decision(decision_id, limit)

    def similar_to_text(
        self, text: str, limit: int = 10
    ) -> tuple[SimilarDecision, ...]:
        """Return decisions on the matter of a pasted text, best first."""
        return self._similar.to_text(text[:MAX_PASTED], limit)

    def complete(self, typed: str) -> tuple[Suggestion, ...]:
        """Return whole queries that go on from what is *typed*, best first."""
        return self._completions(self.generation).of(typed[:MAX_TYPED])

    def stored(self, decision_ids: Sequence[str]) -> Mapping[str, StoredDocument]:
        """Return what the index holds of decisions; unknown ids are left out."""
        return self._backend.stored(decision_ids)

    # -- inside ------------------------------------------------------------------

    def _plan(
        self, request: SearchRequest, *, is_page: bool = False, is_offer: bool = False
    ) -> SearchPlan:
        """Read the request, and choose which reading of its words counts."""
        plan = self._planner.plan(request)
        if is_page:
            self._backend.prepare(_page_queries(plan))
        generation = self.generation
        known = self._choices.find(generation, plan, is_offer=is_offer)
        if known is None:
            known = chosen(self._backend, plan, is_offer=is_offer)
            self._choices.add(generation, plan, known, is_offer=is_offer)
        return known

    def _foretold(
        self, page: SearchPlan, asked: Callable[[], Sequence[SearchRequest]]
    ) -> Iterator[BackendQuery]:
        """Yield what *asked* beside a page will ask the backend, read when it is wanted."""
        for request in asked():
            plan = self._planner.plan(request)
            yield from _page_queries(plan)
            if page.root != plan.root:  # other words count there than those typed
                yield from _one_page(page.for_request(plan.request))

    def _ahead(self, requests: Sequence[SearchRequest]) -> None:
        """Let the backend count several requests at once."""
        plans = (self._planner.plan(one) for one in requests)
        self._backend.prepare(query for one in plans for query in _counted(one))

    def _total(self, plan: SearchPlan) -> int:
        return self._backend.search(plan.query()).total

    def _ask(
        self, plan: SearchPlan, facets: Sequence[str], *, limit: int | None = None
    ) -> BackendResult:
        limit = plan.request.limit if limit is None else limit
        query = plan.query(facets, limit=limit, offset=plan.request.offset)
        result = self._backend.search(query)
        return dataclasses.replace(result, counts=plan.named(result.counts, facets))

    def _offered(self, plan: SearchPlan, total: int) -> tuple[Relaxation, ...]:
        """Return looser searches and other spellings where little was found."""
        counting = Counting(
            lambda one: self._total(self._plan(one, is_offer=True)), self._ahead
        )
        # What a slip finds by easing is no hit of the word as typed.
        strict = Counting(lambda one: self._total(self._planner.plan(one)), self._ahead)
        spelling = self._spelling
        return offers(plan.request, plan.parsed, total, counting, strict, spelling)


def _page_queries(plan: SearchPlan) -> Iterator[BackendQuery]:
    """Yield what a page of results most likely asks the backend."""
    for one in likely_plans(plan):
        yield from _one_page(one)
    yield from _counted(plan)


def _one_page(plan: SearchPlan) -> Iterator[BackendQuery]:
    request = plan.request
    yield plan.query(request.facets, limit=request.limit, offset=request.offset)
    yield from tier_queries(plan)


def _counted(plan: SearchPlan) -> Iterator[BackendQuery]:
    """Yield what counts the hits of a plan, however its words are read."""
    yield from (one.query() for one in likely_plans(plan))
    yield from counted_beside(plan)
