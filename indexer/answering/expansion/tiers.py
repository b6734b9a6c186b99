"""Two tiers of one answer: decisions with all that is asked, and the near ones.

Both are ranked together as long as the exact tier is not large; a hit says which tier it
is of, and both are counted exactly. A large exact tier comes first, the near ones behind.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.answering.expansion.related import is_by_name, joint_root, related_root
from indexer.answering.expansion.second_stage import (
    NO_LOOK,
    SecondLook,
    second_look,
)
from indexer.contract.backend import BackendHit, BackendQuery, IndexBackend
from indexer.contract.query import Node
from indexer.dense.nearest import NearestFinder
from indexer.request import Hit
from indexer.understanding.plan import SearchPlan

JOINT_BELOW = 500
"""Decisions of an exact tier that is ranked together with the near ones."""


@dataclass(frozen=True, slots=True)
class TieredHits:
    """Hits of one page in order, the tree that found them, and what is exact.

    ``exact_ids`` holds at least the exact ones among the hits; ``near_total`` is the
    exact number of near decisions, those of ``by_meaning`` included.
    """

    hits: tuple[BackendHit, ...]
    exact_ids: frozenset[str]
    root: Node
    near_total: int
    by_meaning: frozenset[str] = frozenset()


def tiered(
    backend: IndexBackend,
    plan: SearchPlan,
    exact_total: int,
    finder: NearestFinder | None = None,
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
        look = second_look(backend, near_plan, finder, plan.root)
        found = look.page(backend, near_plan, request.offset, request.limit)
        total = near_total + len(look.by_meaning)
        return TieredHits(found, frozenset(), near_plan.root, total, look.by_meaning)
    if _is_joint(plan, exact_total):
        both = plan.beside(joint)
        look = second_look(backend, both, finder)
        found = look.page(backend, both, request.offset, request.limit)
        exact = frozenset(
            hit.decision_id
            for hit in backend.search(plan.query(limit=JOINT_BELOW)).hits
        )
        total = near_total + len(look.by_meaning)
        return TieredHits(found, exact, both.root, total, look.by_meaning)
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


def _is_joint(plan: SearchPlan, exact_total: int) -> bool:
    return (
        exact_total < JOINT_BELOW
        and plan.request.sort == "relevance"
        and not is_by_name(plan.parsed)
    )


@dataclass(frozen=True, slots=True)
class WholeList:
    """All hits of the tier that a list asks for.

    ``exact_ids`` are the exact ones among them; None: all are.
    """

    plan: SearchPlan
    exact_ids: frozenset[str] | None = None
    look: SecondLook = NO_LOOK

    def hits(self, backend: IndexBackend) -> Iterator[BackendHit]:
        """Yield the hits in order."""
        return self.look.all(backend, self.plan)


def listed(
    backend: IndexBackend, plan: SearchPlan, finder: NearestFinder | None = None
) -> WholeList | None:
    """Return the whole list that *plan* asks for.

    None where near decisions alone are asked for and there can be none.
    """
    if plan.request.tier not in ("near", "all"):
        return WholeList(plan)
    near = related_root(plan.parsed, plan.root)
    if plan.request.tier == "near":
        if near is None:
            return None
        near_plan = plan.beside(near)
        look = second_look(backend, near_plan, finder, plan.root)
        return WholeList(near_plan, frozenset(), look)
    joint = joint_root(plan.parsed, plan.root)
    if joint is None:
        return WholeList(plan)
    both = plan.beside(joint)
    exact = frozenset(backend.iter_ids(plan.query()))
    look = NO_LOOK
    if _is_joint(plan, len(exact)):
        look = second_look(backend, both, finder)
    return WholeList(both, exact, look)


def near_marked(
    hits: Iterable[Hit],
    exact: frozenset[str],
    by_meaning: frozenset[str] = frozenset(),
) -> tuple[Hit, ...]:
    """Return *hits*, those that are not *exact* marked as near, some by meaning only."""
    return tuple(
        hit
        if hit.decision_id in exact
        else dataclasses.replace(
            hit, is_near=True, is_by_meaning=hit.decision_id in by_meaning
        )
        for hit in hits
    )


def _page(
    backend: IndexBackend, plan: SearchPlan, offset: int, limit: int
) -> tuple[BackendHit, ...]:
    if limit <= 0:
        return ()
    return backend.search(plan.query(limit=limit, offset=offset)).hits
