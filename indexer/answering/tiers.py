"""Two tiers of one answer: decisions with all that is asked, and the near ones.

Both are ranked together as long as the exact tier is not large; a hit says which tier it
is of, and both are counted exactly. A large exact tier comes first, the near ones behind.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.answering.related import joint_root, related_root
from indexer.contract.backend import BackendHit, IndexBackend
from indexer.contract.query import Node
from indexer.understanding.plan import SearchPlan

JOINT_BELOW = 500
"""Decisions of an exact tier that is ranked together with the near ones."""


@dataclass(frozen=True, slots=True)
class TieredHits:
    """Hits of one page: in order, which of them are near, and the tree that found them.

    ``near_total`` is the exact number of near decisions.
    """

    hits: tuple[BackendHit, ...]
    near_ids: frozenset[str]
    root: Node
    near_total: int


def tiered(
    backend: IndexBackend, plan: SearchPlan, exact_total: int
) -> TieredHits | None:
    """Return the asked page of the tier or tiers that the request names.

    None when there are no near decisions to look for.
    """
    request = plan.request
    near = related_root(plan.parsed, plan.root)
    joint = joint_root(plan.parsed, plan.root)
    if near is None or joint is None:
        return None
    near_plan = plan.beside(near)
    near_total = backend.search(near_plan.query()).total
    if request.tier == "near":
        found = _page(backend, near_plan, request.offset, request.limit)
        return TieredHits(found, _ids(found), near_plan.root, near_total)
    if exact_total < JOINT_BELOW and request.sort == "relevance":
        both = plan.beside(joint)
        found = _page(backend, both, request.offset, request.limit)
        exact = frozenset(backend.iter_ids(plan.query()))
        return TieredHits(found, _ids(found) - exact, both.root, near_total)
    own = _page(backend, plan, request.offset, request.limit)
    behind = max(request.offset - exact_total, 0)
    found = _page(backend, near_plan, behind, request.limit - len(own))
    return TieredHits((*own, *found), _ids(found), plan.root, near_total)


def _page(
    backend: IndexBackend, plan: SearchPlan, offset: int, limit: int
) -> tuple[BackendHit, ...]:
    if limit <= 0:
        return ()
    query = plan.query(limit=limit, offset=offset)
    return backend.search(query).hits


def _ids(hits: tuple[BackendHit, ...]) -> frozenset[str]:
    return frozenset(hit.decision_id for hit in hits)
