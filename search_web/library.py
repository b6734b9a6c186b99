"""What the web app reads: the decision store and the search service, opened once.

Both are opened at the first request, so the app starts without an index and a page says
what is missing. Facts that do not depend on a query are kept here.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import current_app

from corpus.sources import load_sources
from corpus.store import DecisionStore
from indexer.request import SearchRequest
from search_web.coverage_facts import CoverageFacts, coverage_facts

if TYPE_CHECKING:
    from indexer.service import SearchService
    from search_web.settings import Settings

_EXTENSION = "paatoshaku"
FACTS_MAX_AGE_S = 300.0
FACTS_MIN_AGE_S = 10.0
FACTS_LOOK_S = 1.0
MAX_CACHED_FACETS = 64


class Library:
    """Store and search service of one data folder; safe to share between threads."""

    def __init__(
        self,
        settings: Settings,
        *,
        store: DecisionStore | None = None,
        service: SearchService | None = None,
    ) -> None:
        self._settings = settings
        self._store = store
        self._service = service
        self._lock = threading.RLock()
        self._facts_lock = threading.Lock()
        self._facts: CoverageFacts | None = None
        self._facts_at = self._looked_at = -math.inf
        self._facts_mark = ""
        self._values: dict[tuple[str, str], Mapping[str, int]] = {}
        self._hidden: frozenset[str] | None = None

    @property
    def store(self) -> DecisionStore:
        """The decision store.

        Raises:
            StoreError: it cannot be opened.
        """
        with self._lock:
            if self._store is None:
                self._store = DecisionStore.open(self._settings.store_url)
            return self._store

    @property
    def service(self) -> SearchService:
        """The search service.

        Raises:
            IndexerError: there is no index, or it cannot be used.
        """
        with self._lock:
            if self._service is None:
                from indexer.service import SearchService

                self._service = SearchService.open(
                    self._settings.index_folder,
                    self.store,
                    engine=self._settings.index_engine,
                    is_dense=self._settings.dense,
                )
            return self._service

    def is_hidden(self, source_id: str) -> bool:
        """Whether our pages of a source's decisions ask robots not to index them."""
        if self._hidden is None:
            sources = load_sources(self._settings.sources)
            self._hidden = frozenset(
                source.source_id for source in sources if source.rules.is_hidden
            )
        return source_id in self._hidden

    def coverage(self) -> CoverageFacts:
        """Return what is covered; a change of the store shows within seconds.

        A large store takes seconds to count, so one thread counts and the others wait.
        """
        with self._facts_lock:
            now = time.monotonic()
            age_s = now - self._facts_at
            if self._facts is None or age_s > FACTS_MAX_AGE_S:
                return self._count()
            # A page asks many times: the store tells its state once a second.
            if age_s > FACTS_MIN_AGE_S and now - self._looked_at > FACTS_LOOK_S:
                self._looked_at = now
                if self.store.state() != self._facts_mark:
                    return self._count()
            return self._facts

    def source_owners(self) -> Mapping[str, str]:
        """Return the publisher of each source, "" where it is not known."""
        return {
            status.source_id: status.municipality or status.organisation or ""
            for status in self.coverage().statuses
        }

    def _count(self) -> CoverageFacts:
        self._facts_mark = self.store.state()
        statuses = self.store.status(load_sources(self._settings.sources))
        self._facts = coverage_facts(
            self.store.coverage(), statuses, self.store.conflicts()
        )
        self._facts_at = time.monotonic()
        return self._facts

    def known_values(self, facet: str) -> Mapping[str, int]:
        """Return every value of *facet* in the index with its count, most first."""
        service = self.service
        key = (service.generation, facet)
        found = self._values.get(key)
        if found is None:
            every = SearchRequest(
                limit=0, facets=(facet,), facet_limit=0, snippets=False
            )
            rows = service.search(every).facets.get(facet, ())
            found = {row.value: row.count for row in rows}
            if len(self._values) > MAX_CACHED_FACETS:
                self._values.clear()
            self._values[key] = found
        return found


def library() -> Library:
    """Return the library of the app that serves this request."""
    found = current_app.extensions[_EXTENSION]
    assert isinstance(found, Library)
    return found


def engine() -> SearchService:
    """Return the search service of the app that answers the request."""
    return library().service
