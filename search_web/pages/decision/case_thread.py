"""A case across bodies, as rows for a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from corpus.model import Decision
from corpus.store import DecisionStore
from search_web.page.components.decided import VoteView, deciding_vote, ruling
from search_web.pages.decision.decision_facts import decision_title


@dataclass(frozen=True, slots=True)
class CaseHandling:
    """One handling; ``address`` is its page, ``is_here`` marks the page one is on.

    ``ruling`` is the sentence that says what this body decided, ``vote`` the vote that
    decided it.
    """

    decision_id: str
    title: str
    body: str | None
    day: dt.date | None
    minutes_section: str | None
    status: str | None
    outcome: str | None
    language: str
    address: str
    is_here: bool
    ruling: str | None
    vote: VoteView | None


def case_handlings(
    decision: Decision, store: DecisionStore
) -> tuple[CaseHandling, ...]:
    """Return every handling of the decision's case at its publisher, oldest first.

    Empty when the decision has no record number or its publisher, a municipality or
    another organisation, is not known: numbers of different publishers collide.
    """
    publisher = decision.municipality or decision.organisation
    if not decision.case_number or not publisher:
        return ()
    found = store.case(publisher, decision.case_number)
    return tuple(
        handling(
            stored.decision, is_here=stored.decision.decision_id == decision.decision_id
        )
        for stored in found
    )


def handling(decision: Decision, *, is_here: bool = False) -> CaseHandling:
    """Return the row of one decision."""
    return CaseHandling(
        decision_id=decision.decision_id,
        title=decision_title(decision),
        body=decision.body or decision.officeholder,
        day=decision.date,
        minutes_section=decision.minutes_section,
        status=decision.status,
        outcome=decision.outcome,
        language=decision.language,
        address=url_for("decision.show", decision_id=decision.decision_id),
        is_here=is_here,
        ruling=ruling(decision),
        vote=deciding_vote(decision),
    )


def neighbours(
    handlings: Sequence[CaseHandling],
) -> tuple[CaseHandling | None, CaseHandling | None]:
    """Return the handlings just before and just after the one marked as here."""
    here = next((n for n, row in enumerate(handlings) if row.is_here), None)
    if here is None:
        return None, None
    after = handlings[here + 1] if here + 1 < len(handlings) else None
    return (handlings[here - 1] if here else None), after


def newer_handling(handlings: Sequence[CaseHandling]) -> CaseHandling | None:
    """Return the newest handling if it is later than the one marked as here."""
    here = next((row.day for row in handlings if row.is_here), None)
    dated = [row for row in handlings if row.day and not row.is_here]
    if here is None or not dated:
        return None
    newest = max(dated, key=lambda row: row.day or dt.date.min)
    return newest if newest.day and newest.day > here else None
