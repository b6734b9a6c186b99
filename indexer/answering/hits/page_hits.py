"""The hits of one page: of the tiers that are asked for, and those that come near."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.answering.expansion.related import RELATED_BELOW, related_root
from indexer.answering.expansion.tiers import TieredHits, near_marked, tiered
from indexer.answering.hits.dressing import Dresser
from indexer.contract.backend import (
    BackendQuery,
    BackendResult,
    IndexBackend,
    StoredDocument,
)
from indexer.dense.nearest import NearestFinder
from indexer.request import Hit
from indexer.understanding.plan import SearchPlan


class PageHits:
    """Finds what a page lists, and dresses it."""

    def __init__(
        self, backend: IndexBackend, dresser: Dresser, finder: NearestFinder | None
    ) -> None:
        self._backend = backend
        self._dresser = dresser
        self._finder = finder

    def listed(
        self,
        plan: SearchPlan,
        result: BackendResult,
        asked_next: Iterable[BackendQuery] = (),
    ) -> tuple[tuple[Hit, ...], int]:
        """Return the hits of the tiers that *plan* asks for, and how many are near.

        *result* is the answer to the exact tier's page; ``Dresser.dress`` says what
        *asked_next* is.
        """
        request, first = plan.request, plan.request.offset + 1
        found = self._tiered(plan, result)
        if found is None:
            exact = () if request.tier == "near" else result.hits
            return self._dresser.dress(
                exact, request, plan.parsed, plan.root, first, asked_next
            ), 0
        dressed = self._dresser.dress(
            found.hits, request, plan.parsed, found.root, first, asked_next
        )
        marked = near_marked(dressed, found.exact_ids, found.by_meaning)
        return marked, found.near_total

    def documents(
        self, plan: SearchPlan, result: BackendResult
    ) -> tuple[StoredDocument, ...]:
        """Return what the index holds of the same hits, in order, undressed."""
        found = self._tiered(plan, result)
        if found is not None:
            return self._dresser.documents(found.hits)
        exact = () if plan.request.tier == "near" else result.hits
        return self._dresser.documents(exact)

    def related(self, plan: SearchPlan, total: int) -> tuple[Hit, ...]:
        """Return hits with most of the words beside few exact ones."""
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

    def _tiered(self, plan: SearchPlan, result: BackendResult) -> TieredHits | None:
        if plan.request.tier not in ("near", "all"):
            return None
        return tiered(self._backend, plan, result.total, self._finder)
