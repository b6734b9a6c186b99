"""Two tiers of one answer: decisions with all that is asked, and the near ones.

Both are ranked together as long as the exact tier is not large; a hit says which tier it
is of, and both are counted exactly. A large exact tier comes first, the near ones behind.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.answering.expansion.related import is_by_name, joint_root, related_root
from indexer.contract.backend import BackendHit, BackendQuery, IndexBackend
from indexer.contract.query import Node
from indexer.request import Hit
from indexer.understanding.plan import SearchPlan

JOINT_BELOW = 500
"""Decisions of an exact tier that is ranked together with the near ones."""


@dataclass(frozen=True, slots=True)
class TieredHits:
    """Hits of one page in order, the tree that found them, and what is exact.

    ``exact_ids`` holds at least the exact ones among the hits; ``near_total`` is the
    exact number of near decisions.
    """

    hits: tuple[BackendHit, ...]
    exact_ids: frozenset[str]
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
        return TieredHits(found, frozenset(), near_plan.root, near_total)
    is_joint = exact_total < JOINT_BELOW and not is_by_name(plan.parsed)
    if is_joint and request.sort == "relevance":
        both = plan.beside(joint)
        found = _page(backend, both, request.offset, request.limit)
        exact = frozenset(
            hit.decision_id
            for hit in backend.search(plan.query(limit=JOINT_BELOW)).hits
        )
        return TieredHits(found, exact, both.root, near_total)
    own = _page(backend, plan, request.offset, request.limit)
    behind = max(request.offset - exact_total, 0)
    found = _page(backend, near_plan, behind, request.limit - len(own))
    exact = frozenset(hit.decision_id for hit in own)
    return TieredHits((*own, *found), exact, joint, near_total)


def tier_queries(plan: SearchPlan) -> list[BackendQuery]:
    """Return what ``tiered`` asks besides the exact page, as far as it can be foretold."""
    request = plan.request
    near = related_root(plan.parsed, plan.root)
    joint = joint_root(plan.parsed, plan.root)
    if request.tier not in ("near", "all") or near is None or joint is None:
        return []
    near_plan, limit = plan.beside(near), request.limit
    if request.tier == "near":
        return [near_plan.query(offset=request.offset, limit=limit)]
    if is_by_name(plan.parsed) or request.sort != "relevance":
        return [near_plan.query(limit=limit)]
    both = plan.beside(joint).query(offset=request.offset, limit=limit)
    return [near_plan.query(), both, plan.query(limit=JOINT_BELOW)]


def listed(
    backend: IndexBackend, plan: SearchPlan
) -> tuple[SearchPlan | None, frozenset[str] | None]:
    """Return the plan of a whole list, and which of its hits are exact (None: all).

    No plan where near decisions alone are asked for and there can be none.
    """
    if plan.request.tier not in ("near", "all"):
        return plan, None
    near = related_root(plan.parsed, plan.root)
    if plan.request.tier == "near":
        return (None if near is None else plan.beside(near)), frozenset()
    joint = joint_root(plan.parsed, plan.root)
    if joint is None:
        return plan, None
    return plan.beside(joint), frozenset(backend.iter_ids(plan.query()))


def near_marked(hits: Iterable[Hit], exact: frozenset[str]) -> tuple[Hit, ...]:
    """Return *hits*, those that are not *exact* marked as near."""
    return tuple(
        hit if hit.decision_id in exact else dataclasses.replace(hit, is_near=True)
        for hit in hits
    )


def _page(
    backend: IndexBackend, plan: SearchPlan, offset: int, limit: int
) -> tuple[BackendHit, ...]:
    if limit <= 0:
        return ()
    return backend.search(plan.query(limit=limit, offset=offset)).hits
