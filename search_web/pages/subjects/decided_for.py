"""What was decided for an organisation, in euros, by publisher.

A sum counts once a case: that of its newest decision that adopts one. An organisation that
the decision refuses or leaves out has none; where a decision names several others, nobody
can tell whose the sum is, so it is counted apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Decision
from indexer.request import Hit
from search_web.page.components.decided import decided_sums
from search_web.page.components.parties import ADOPTED, party_views


@dataclass(frozen=True, slots=True)
class PublisherSums:
    """What one publisher decided.

    Attributes:
        name: of the publisher, "" when it is not known.
        decisions: that name the organisation.
        cases: with a sum that counts.
        euros: their sums together.
        shared: cases with a sum and several organisations, not counted.
    """

    name: str
    decisions: int
    cases: int
    euros: float
    shared: int


@dataclass(frozen=True, slots=True)
class _CaseSum:
    publisher: str
    day: dt.date
    euros: float
    is_shared: bool


def publisher_sums(
    party: str, found: Iterable[tuple[Hit, Decision]]
) -> tuple[PublisherSums, ...]:
    """Add up what decisions decided for *party*, the largest publishers first."""
    decisions: dict[str, int] = {}
    cases: dict[str, _CaseSum] = {}
    for hit, decision in found:
        name = hit.municipality or hit.organisation or ""
        decisions[name] = decisions.get(name, 0) + 1
        one = _case_sum(party, name, decision)
        if one is None:
            continue
        key = (hit.facets.get("case") or (hit.decision_id,))[0]
        known = cases.get(key)
        if known is None or known.day < one.day:
            cases[key] = one
    rows = (
        _row(name, count, [one for one in cases.values() if one.publisher == name])
        for name, count in decisions.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.euros, -row.decisions, row.name)))


def _case_sum(party: str, name: str, decision: Decision) -> _CaseSum | None:
    """Return the largest sum that *decision* adopts for *party*, None for none."""
    sums = decided_sums(decision)
    if not sums or decision.status == "agenda":
        return None
    if decision.outcome not in ADOPTED:
        return None
    taking_part = [one for one in party_views(decision) if one.role != "refused"]
    if party not in [one.name for one in taking_part]:
        return None
    return _CaseSum(
        name,
        decision.date or dt.date.min,
        sums[0].euros,
        is_shared=len(taking_part) > 1,
    )


def _row(name: str, decisions: int, sums: list[_CaseSum]) -> PublisherSums:
    own = [one.euros for one in sums if not one.is_shared]
    return PublisherSums(name, decisions, len(own), sum(own), len(sums) - len(own))
