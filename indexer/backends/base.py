"""What an index backend must do.

A backend stores index documents and evaluates query trees. It knows nothing of query
syntax, of decisions or of languages. All backends give identical totals, facet counts,
order and (to 1e-9 relative) scores; the contract test runs each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from indexer.documents import IndexDocument
from indexer.query import Node


@dataclass(frozen=True, slots=True)
class BackendHit:
    """One document found."""

    decision_id: str
    score: float


@dataclass(frozen=True, slots=True)
class BackendResult:
    """``counts``: facet name -> value -> number of matching documents."""

    total: int
    hits: tuple[BackendHit, ...]
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class BackendQuery:
    """What the service asks of a backend.

    Attributes:
        root: the words; decides matches and scores.
        filters: facet name -> values, kept apart from ``root`` so that a facet's own
            filter can be left out of its own counts.
        excluded: facet name -> values that must not occur.
        sort: ties by decision id; undated last.
    """

    root: Node
    filters: Mapping[str, tuple[str, ...]]
    excluded: Mapping[str, tuple[str, ...]]
    sort: Literal["relevance", "newest", "oldest"] = "relevance"
    limit: int = 20
    offset: int = 0
    facets: Sequence[str] = ()


class IndexBackend(Protocol):
    """One index, open for reading; updates go through ``update``."""

    @property
    def generation(self) -> str:
        """Id of the state that ``search`` answers from; changes with each update."""
        ...

    @property
    def document_count(self) -> int:
        """Documents that are not deleted."""
        ...

    def update(
        self, documents: Iterable[IndexDocument], deleted_ids: Iterable[str] = ()
    ) -> None:
        """Add or replace *documents* by id and delete *deleted_ids*, atomically."""
        ...

    def search(self, query: BackendQuery) -> BackendResult:
        """Evaluate *query*; hits from ``offset``, at most ``limit``."""
        ...

    def document(self, decision_id: str) -> IndexDocument | None:
        """Return the document as it was indexed, or None."""
        ...

    def close(self) -> None:
        """Release files."""
        ...
