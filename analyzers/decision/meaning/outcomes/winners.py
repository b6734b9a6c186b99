"""Which side won each vote, and whether a vote decided the matter."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.outcomes.replaced import LATER
from analyzers.decision.meaning.voting.ballot import Ballot, last_deciding
from analyzers.decision.meaning.zoning.narrating.narrative import Event
from analyzers.decision.meaning_values import ProposalFate, VoteCount, VoteQuestion

_NEXT = 2
"""Letters between two sentences."""
LATER_FATES: dict[VoteQuestion, ProposalFate] = {
    "return": "returned",
    "table": "tabled",
}
"""The fate of a proposal whose matter a vote sent back or put off.

A minority is enough where the rules say so: "de 17 röster som arbetsordningen förutsätter".
"""


def judged(
    ballots: Sequence[Ballot],
    fate: ProposalFate,
    event: Event | None,
    *,
    is_voted: bool = False,
) -> tuple[tuple[VoteCount, ...], bool]:
    """Return the votes with their winners, and whether a vote decided the matter.

    Args:
        ballots: the votes with figures.
        fate: what became of the proposal.
        event: what decided.
        is_voted: whether a vote is told without figures, whose result was the decision.
    """
    votes = []
    by_vote = False
    is_missed = event is not None and event.which == "missed"
    for ballot in ballots:
        count = _with_winner(ballot, fate)
        if is_missed and ballot is last_deciding(ballots):
            count = dataclasses.replace(count, winner="against")
        votes.append(count)
        if ballot.about in {"counter", "election"}:
            by_vote = True
        elif ballot.about in {"return", "table"}:
            is_put_off = LATER_FATES[ballot.about] == fate
            by_vote = by_vote or is_put_off or count.winner in {"return", "table"}
            by_vote = by_vote or _is_decision(ballot, event)
    if not ballots and event is not None:
        by_vote = says("by-vote", event.unit.text.lower()) or is_voted
    return tuple(votes), by_vote


def _is_decision(ballot: Ballot, event: Event | None) -> bool:
    """Whether the proposal is told to have won in the vote's own sentence or the next."""
    if event is None or event.kind != "carry":
        return False
    is_next = event.unit.start <= ballot.count.end + _NEXT
    return is_next and ballot.count.start < event.unit.end


def was_beaten(ballots: Sequence[Ballot]) -> bool:
    """Whether another proposal got as many votes as the base one; more may be needed."""
    last = last_deciding(ballots)
    if last is None or last.is_ordered:
        return last is not None
    return (last.count.against or 0) >= (last.count.for_ or 0)


def _with_winner(ballot: Ballot, fate: ProposalFate) -> VoteCount:
    count = ballot.count
    loser = {"return": "return", "table": "table"}.get(ballot.about, "countermotion")
    if ballot.about == "election":
        return count
    if ballot.is_among_motions and ballot.about == "counter":
        return dataclasses.replace(count, winner="countermotion")
    if ballot.is_ordered:
        is_base = fate in {"as-proposed", "no-proposal", "none"} or (
            ballot.about in {"return", "table"} and fate not in LATER.values()
        )
        is_printed_so = (count.against or 0) > (count.for_ or 0)
        if not is_base and not is_printed_so:
            count = dataclasses.replace(count, for_=count.against, against=count.for_)
    if count.for_ is None or count.against is None:
        return count
    wins = "continue" if ballot.about in {"return", "table"} else "proposal"
    if LATER_FATES.get(ballot.about) == fate:
        winner = loser
    elif count.for_ == count.against:
        winner = wins if fate in {"as-proposed", "no-proposal"} else loser
    else:
        winner = wins if count.for_ > count.against else loser
    return dataclasses.replace(count, winner=winner)
