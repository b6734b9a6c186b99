"""Readings that were chosen, kept: a page asks several times with the same words."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Mapping

from indexer.request import SearchRequest
from indexer.understanding.plan import SearchPlan

MOST_KEPT = 256

_BESIDE = frozenset(
    ("sort", "limit", "offset", "facets", "facet_limit", "tier", "explain", "snippets")
)
"""Fields of a request that change nothing of which decisions its words count."""

_COUNTING = tuple(
    one.name for one in dataclasses.fields(SearchRequest) if one.name not in _BESIDE
)


class KeptChoices:
    """Chosen plans by what was asked, of one state of the index; safe between threads."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, SearchPlan] = {}

    def find(
        self, generation: str, plan: SearchPlan, *, is_offer: bool
    ) -> SearchPlan | None:
        """Return the plan chosen for the same words and filters, for this request."""
        known = self._kept.get(_key(generation, plan, is_offer))
        return known and known.for_request(plan.request)

    def add(
        self, generation: str, plan: SearchPlan, found: SearchPlan, *, is_offer: bool
    ) -> None:
        """Keep that *found* was chosen for *plan*."""
        if len(self._kept) >= MOST_KEPT:
            self._kept = {}
        self._kept[_key(generation, plan, is_offer)] = found


def _key(generation: str, plan: SearchPlan, is_offer: bool) -> Hashable:
    values = (getattr(plan.request, name) for name in _COUNTING)
    asked = (
        tuple(sorted(one.items())) if isinstance(one, Mapping) else one
        for one in values
    )
    return (generation, plan.today, is_offer, *asked)
