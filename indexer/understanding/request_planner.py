"""A request as a plan: its words read by what the index has, its values made canonical."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from analyzers.base import Analyzer
from corpus import finnish_time
from indexer.contract.backend import IndexBackend
from indexer.contract.formal_words import also_in_formal_parts, outside_formal_parts
from indexer.request import SearchRequest, Widening
from indexer.understanding.person_queries import names_person
from indexer.understanding.pipeline import read_query
from indexer.understanding.plan import SearchPlan, plan_search
from indexer.understanding.query_reading import ParsedQuery
from indexer.understanding.query_scopes import in_own_text
from indexer.understanding.values.name_index import NameIndex, index_values
from indexer.understanding.values.request_values import canonical
from indexer.understanding.vocabulary.everyday_words import EverydayWords


class RequestPlanner:
    """Reads requests by the names, values and words of an index.

    What was read is kept for as long as the index stays as it is; safe to use from several
    threads. *today* decides what relative dates mean, None for the day of the reading.
    """

    def __init__(
        self,
        backend: IndexBackend,
        analyzer: Analyzer,
        everyday: EverydayWords,
        today: dt.date | None = None,
    ) -> None:
        self._backend = backend
        self._analyzer = analyzer
        self._everyday = everyday
        self._today = today
        self._parsed = lru_cache(maxsize=256)(self._parse)
        self._names = lru_cache(maxsize=2)(self._name_index)
        self._values = lru_cache(maxsize=2)(self._index_values)

    def read(self, request: SearchRequest) -> ParsedQuery:
        """Read the request's query without searching."""
        parsed = self._parsed(
            request.query,
            request.removed_steps,
            request.widening,
            self._backend.generation,
            self._day(),
        )
        if request.searched == "formal" or names_person(parsed):
            parsed = also_in_formal_parts(parsed)
        return in_own_text(parsed) if request.searched == "own" else parsed

    def plan(self, request: SearchRequest) -> SearchPlan:
        """Return what to ask the backend.

        Raises:
            UnknownFacet: a filter or facet name is not known.
            InvalidRequest: a value is not allowed.
        """
        day = self._day()
        request = canonical(request, self._values(self._backend.generation), day)
        return plan_search(request, self.read(request), day)

    # -- inside ------------------------------------------------------------------

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

    def _index_values(self, generation: str) -> Mapping[str, tuple[str, ...]]:
        del generation
        return index_values(self._backend)

    def _day(self) -> dt.date:
        return self._today or finnish_time.today()
