"""What the web app reads: the decision store and the search service, opened once.

Both are opened at the first request, so the app starts without an index and a page says
what is missing.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

from flask import current_app

from corpus.store import DecisionStore

if TYPE_CHECKING:
    from analyzers.law_model import LawReference
    from corpus.model import Decision
    from indexer.request import SearchRequest, SearchResult
    from search_web.settings import Settings

_EXTENSION = "paatoshaku"


class Engine(Protocol):
    """The part of ``indexer.service.SearchService`` that pages use."""

    @property
    def generation(self) -> str:
        """Id of the index state."""
        ...

    @property
    def document_count(self) -> int:
        """Decisions in the index."""
        ...

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a search."""
        ...

    def similar(self, decision_id: str, limit: int = 10) -> Sequence[Any]:
        """Find similar decisions."""
        ...


class Library:
    """Store and engine of one data folder; safe to share between threads."""

    def __init__(
        self,
        settings: Settings,
        *,
        store: DecisionStore | None = None,
        engine: Engine | None = None,
    ) -> None:
        self._settings = settings
        self._store = store
        self._engine = engine
        self._lock = threading.Lock()

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
    def engine(self) -> Engine:
        """The search service.

        Raises:
            IndexerError: there is no index, or it cannot be used.
        """
        store = self.store
        with self._lock:
            if self._engine is None:
                opened = importlib.import_module("indexer.service").SearchService.open(
                    self._settings.index_folder, store
                )
                self._engine = cast("Engine", opened)
            return self._engine

    def law_references(self, decision: Decision) -> list[LawReference]:
        """Return the law references of a decision's text, in order."""
        try:
            found = importlib.import_module("analyzers.law_references")
        except ModuleNotFoundError:
            return []
        references: list[LawReference] = found.find_law_references(
            decision.text, doc_date=decision.date
        )
        return references


def library() -> Library:
    """Return the library of the app that serves this request."""
    found = current_app.extensions[_EXTENSION]
    assert isinstance(found, Library)
    return found
