"""The one door to search: the web app, API, feeds and command line hold no search logic.

A service joins a backend, the store and an analyzer. It reads the query, asks the
backend, and dresses the answer: titles and snippets with marks, reasons, facet labels,
near misses, and looser searches when nothing was found.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from analyzers.base import Analyzer
from corpus import finnish_time
from corpus.store import DecisionStore
from indexer.answering.completion.completions import (
    Suggestion,
    index_completions,
)
from indexer.answering.expansion.cross_counts import cross_counts
from indexer.answering.expansion.looser import looser
from indexer.answering.expansion.related import RELATED_BELOW, related_root
from indexer.answering.expansion.tiers import listed, near_marked, tier_queries, tiered
from indexer.answering.hits.dressing import Dresser
from indexer.answering.hits.facet_rows import facet_rows
from indexer.answering.relaxation.offers import offers
from indexer.answering.relaxation.spelling import Counting, SpellingHelp
from indexer.answering.similarity.similar import SimilarFinder
from indexer.contract.backend import (
    BackendHit,
    BackendQuery,
    BackendResult,
    IndexBackend,
    IndexHealth,
    StoredDocument,
)
from indexer.contract.engine import IndexEngine
from indexer.contract.formal_words import also_in_formal_parts, outside_formal_parts
from indexer.dense.nearest import NearestFinder, finder_beside
from indexer.errors import IndexMissing
from indexer.request import (
    Hit,
    Relaxation,
    SearchRequest,
    SearchResult,
    SimilarDecision,
    Widening,
)
from indexer.understanding.pipeline import read_query
from indexer.understanding.plan import SearchPlan, plan_search
from indexer.understanding.query_reading import ParsedQuery
from indexer.understanding.query_scopes import in_own_text
from indexer.understanding.values.name_index import NameIndex, index_values
from indexer.understanding.values.request_values import canonical
from indexer.understanding.vocabulary.everyday_words import EverydayWords
from indexer.understanding.vocabulary.list_tables import lists_beside

_PAGE = 500
MAX_TYPED = 200
"""Characters of the beginning of a query that are gone on from."""

MAX_PASTED = 100_000
"""Characters of a pasted text that are looked at."""


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
        self._today = today
        self._finder = finder
        self._everyday = EverydayWords(analyzer, lists)
        self._spelling = SpellingHelp(analyzer)
        self._dresser = Dresser(backend, store)
        self._similar = SimilarFinder(backend, analyzer, self._dresser)
        self._parsed = lru_cache(maxsize=256)(self._parse)
        self._names = lru_cache(maxsize=2)(self._name_index)
        self._values = lru_cache(maxsize=2)(lambda _: index_values(backend))
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
        parsed = self._parsed(
            request.query,
            request.removed_steps,
            request.widening,
            self.generation,
            self._day(),
        )
        if request.searched == "formal":
            return also_in_formal_parts(parsed)
        return in_own_text(parsed) if request.searched == "own" else parsed

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer *request*.

        Raises:
            UnknownFacet: a filter or facet name is not known.
            InvalidRequest: a value is not allowed.
        """
        started = time.perf_counter()
        plan = self._plan(request, is_page=True)
        result = self._ask(plan, plan.request.facets)
        hits, near_total = self._tiers(plan, result)
        related = self._related(plan, result.total)
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
        """Read the request; words that leave nothing are eased, and that is said.

        What narrows (a place, a day, an act) always narrows: what is wider is offered.
        """
        plan = self._read_plan(request)
        eased = plan.eased()
        if is_page:
            self._backend.prepare([*self._page_queries(plan), *_counted(eased)])
        if self._total(plan):
            return plan
        if eased is not None and self._total(eased):
            return eased
        return (None if is_offer else looser(self._backend, plan)) or plan

    def _read_plan(self, request: SearchRequest) -> SearchPlan:
        request = canonical(request, self._values(self.generation), self._day())
        return plan_search(request, self.read(request), self._day())

    def _page_queries(self, plan: SearchPlan) -> list[BackendQuery]:
        """Return what a page of results most likely asks the backend."""
        request = plan.request
        own = plan.query(request.facets, limit=request.limit, offset=request.offset)
        return [own, *tier_queries(plan)]

    def _ahead(self, requests: Sequence[SearchRequest]) -> None:
        """Let the backend count several requests at once."""
        plans = [self._read_plan(one) for one in requests]
        self._backend.prepare(
            [query for one in plans for query in _counted(one, one.eased())]
        )

    def _total(self, plan: SearchPlan) -> int:
        return self._backend.search(plan.query()).total

    def _ask(
        self, plan: SearchPlan, facets: Sequence[str], *, limit: int | None = None
    ) -> BackendResult:
        limit = plan.request.limit if limit is None else limit
        query = plan.query(facets, limit=limit, offset=plan.request.offset)
        result = self._backend.search(query)
        return dataclasses.replace(result, counts=plan.named(result.counts, facets))

    def _tiers(
        self, plan: SearchPlan, result: BackendResult
    ) -> tuple[tuple[Hit, ...], int]:
        """Return the hits of the tiers that are asked for, and how many are near."""
        request, first = plan.request, plan.request.offset + 1
        found = None
        if request.tier in ("near", "all"):
            found = tiered(self._backend, plan, result.total, self._finder)
        if found is None:
            hits = () if request.tier == "near" else result.hits
            return self._dressed(hits, plan, first), 0
        dressed = self._dresser.dress(
            found.hits, request, plan.parsed, found.root, first
        )
        marked = near_marked(dressed, found.exact_ids, found.by_meaning)
        return marked, found.near_total

    def _related(self, plan: SearchPlan, total: int) -> tuple[Hit, ...]:
        request = plan.request
        wanted = min(request.limit, RELATED_BELOW) - total
        is_first = not request.offset and request.sort == "relevance"
        if request.tier in ("near", "all") or wanted <= 0 or not is_first:
            return ()
        near = related_root(plan.parsed, plan.root)
        if near is None:
            return ()
        found = self._backend.search(plan.beside(near).query(limit=wanted)).hits
        return self._dresser.dress(found, request, plan.parsed, near, 1)

    def _offered(self, plan: SearchPlan, total: int) -> tuple[Relaxation, ...]:
        """Return looser searches and other spellings where little was found."""
        counting = Counting(
            lambda one: self._total(self._plan(one, is_offer=True)), self._ahead
        )
        # What a slip finds by easing is no hit of the word as typed.
        strict = Counting(lambda one: self._total(self._read_plan(one)), self._ahead)
        spelling = self._spelling
        return offers(plan.request, plan.parsed, total, counting, strict, spelling)

    def _dressed(
        self, hits: Sequence[BackendHit], plan: SearchPlan, first_rank: int
    ) -> tuple[Hit, ...]:
        return self._dresser.dress(
            hits, plan.request, plan.parsed, plan.root, first_rank
        )

    def _parse(
        self,
        query: str,
        removed: frozenset[str],
        widening: Widening,
        generation: str,
        today: dt.date,
    ) -> ParsedQuery:
        names = self._names(generation)
        return read_query(
            query,
            self._analyzer,
            names,
            self._everyday,
            today=today,
            removed_steps=removed,
            widening=widening,
            vocabulary=outside_formal_parts(self._backend.matching_words),
        )

    def _name_index(self, generation: str) -> NameIndex:
        known = self._values(generation)
        return NameIndex(
            self._analyzer, known.get("municipality", ()), known.get("body", ())
        )

    def _day(self) -> dt.date:
        return self._today or finnish_time.today()


def _counted(*plans: SearchPlan | None) -> list[BackendQuery]:
    """Return what counts the hits of each plan."""
    return [plan.query() for plan in plans if plan is not None]
