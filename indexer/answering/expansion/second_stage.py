"""The second look at the first hits: nearness by meaning moves them, and adds a few.

Without vectors there is none. With them the first hits of a list, exact and near ones,
are ranked again by the score of their words and their similarity together; decisions that
are near by meaning and have no word of the query come behind as near hits that say so.
What is exact stays exact, and nothing becomes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from indexer.answering.expansion.looser import EXPLICIT
from indexer.answering.expansion.related import is_by_name
from indexer.contract.backend import BackendHit, IndexBackend
from indexer.contract.query import Among, And, Node, Not
from indexer.contract.weights import WEIGHTS
from indexer.dense.nearest import NearestFinder, Similarities
from indexer.understanding.plan import SearchPlan
from indexer.understanding.query_reading import ParsedQuery

POOL = 200
"""Hits that are looked at again."""

NEAREST = 50
"""Decisions near by meaning that are looked at besides."""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """The hits of a list in their new order.

    Attributes:
        first: those that were looked at again, in order.
        by_meaning: ids among them that have no word of the query.
    """

    first: tuple[BackendHit, ...] = ()
    by_meaning: frozenset[str] = frozenset()

    def page(
        self, backend: IndexBackend, plan: SearchPlan, offset: int, limit: int
    ) -> tuple[BackendHit, ...]:
        """Return hits from *offset*, at most *limit*."""
        if limit <= 0:
            return ()
        if not self.first:
            return backend.search(plan.query(limit=limit, offset=offset)).hits
        if offset + limit <= len(self.first):
            return self.first[offset : offset + limit]
        return tuple(islice(self.all(backend, plan), offset, offset + limit))

    def all(self, backend: IndexBackend, plan: SearchPlan) -> Iterator[BackendHit]:
        """Yield all hits of the list."""
        yield from self.first
        seen = {hit.decision_id for hit in self.first}
        for hit in backend.iter_hits(plan.query()):
            if hit.decision_id not in seen:
                yield hit


NO_LOOK = SecondLook()
"""Everything stays in its first order."""


def second_look(
    backend: IndexBackend,
    plan: SearchPlan,
    finder: NearestFinder | None,
    exact: Node | None = None,
) -> SecondLook:
    """Look again at the first hits of *plan*.

    Args:
        backend: the index.
        plan: what the list holds.
        finder: None: nothing is looked at.
        exact: what the list leaves out, and nothing near by meaning may bring back.
    """
    if finder is None or not _is_plain(plan):
        return NO_LOOK
    nearness = finder.nearness(plan.request.query)
    if nearness is None:
        return NO_LOOK
    found = {
        hit.decision_id: hit.score
        for hit in backend.search(plan.query(limit=POOL)).hits
    }
    near = [name for name in nearness.nearest(NEAREST) if _is_near(name, nearness)]
    missed = tuple(name for name in near if name not in found)
    for hit in _among(backend, plan.beside(_both(plan.root, missed)), missed):
        found[hit.decision_id] = hit.score
    others = tuple(name for name in missed if name not in found)
    left_out = () if exact is None else (Not(exact),)
    beside = plan.beside(And((Among(others), *left_out)))
    added = [hit.decision_id for hit in _among(backend, beside, others)]
    hits = _ranked(found | dict.fromkeys(added, 0.0), nearness)
    return SecondLook(hits, frozenset(added))


def _is_plain(plan: SearchPlan) -> bool:
    """Whether the query is words in their order, and not a name, section or case."""
    parsed: ParsedQuery = plan.parsed
    kinds = {step.kind for step in parsed.reading.steps}
    return (
        plan.request.sort == "relevance"
        and bool(parsed.terms)
        and not parsed.negated
        and not kinds & EXPLICIT
        and not is_by_name(parsed)
    )


def _is_near(name: str, nearness: Similarities) -> bool:
    similarity = nearness.of([name])[name]
    return nearness.share(similarity) >= WEIGHTS.least_meaning


def _both(root: Node, ids: tuple[str, ...]) -> Node:
    return And((root, Among(ids)))


def _among(
    backend: IndexBackend, plan: SearchPlan, ids: tuple[str, ...]
) -> tuple[BackendHit, ...]:
    return backend.search(plan.query(limit=len(ids))).hits if ids else ()


def _ranked(scores: dict[str, float], nearness: Similarities) -> tuple[BackendHit, ...]:
    """Return the hits by word score and similarity, each as a share of the best."""
    best = max(scores.values(), default=0.0) or 1.0
    similar = nearness.of(scores)
    rows = []
    for name, score in scores.items():
        share = nearness.share(similar.get(name, -1.0))
        rows.append((-(score / best + WEIGHTS.meaning * share**2), name))
    rows.sort()
    return tuple(BackendHit(name, -value * best) for value, name in rows)
