"""A vote as the reader of sentences knows it, and the one that decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzers.decision.meaning_values import VoteCount, VoteQuestion


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote as it stands in the narrative.

    Attributes:
        count: its figures.
        index: the number of the sentence that ends it.
        about: counter, return, table, wish or election.
        is_ordered: whether the figures are those of the winner and the loser, not yet of
            the base proposal and the other one.
        is_summary: whether a decision tells them, whose handling may stand below it.
        is_among_motions: whether both sides are members' motions, none the base proposal.
    """

    count: VoteCount
    index: int
    about: VoteQuestion
    is_ordered: bool = False
    is_summary: bool = False
    is_among_motions: bool = False

    def sums_up(self, figures: set[int]) -> bool:
        """Whether the decision above the handling told of the vote with these figures."""
        return self.is_summary and self.has(figures)

    def with_blanks(self, empty: int | None, absent: int | None) -> Ballot:
        """Return this vote with blank votes and absences where it has none yet."""
        count = self.count
        blank, away = count.empty or empty or 0, count.absent or absent or 0
        return replace(self, count=replace(count, empty=blank, absent=away))

    def has(self, figures: set[int]) -> bool:
        """Whether figures are this vote's: said in the handling, then in the decision."""
        return figures == {self.count.for_, self.count.against}


def last_deciding(found: Sequence[Ballot]) -> Ballot | None:
    """Return the last vote on a proposal, a return or a tabling, or None."""
    deciding = [one for one in found if one.about in {"counter", "return", "table"}]
    return deciding[-1] if deciding else None


def base_has_won(found: Sequence[Ballot]) -> bool:
    """Whether the last vote was for the base proposal, against a motion to change it."""
    last = last_deciding(found)
    if last is None or last.is_ordered or last.about != "counter":
        return False
    return (last.count.for_ or 0) > (last.count.against or 0)


def counter_has_won(found: Sequence[Ballot]) -> bool:
    """Whether the last vote went against the base proposal."""
    last = last_deciding(found)
    if last is None or last.is_ordered:
        return False
    return (last.count.against or 0) > (last.count.for_ or 0)


def is_even_vote(ballot: Ballot | None) -> bool:
    """Whether a vote on a counter-motion ended even, so that the chair's vote decided."""
    if ballot is None or ballot.about != "counter" or ballot.count.for_ is None:
        return False
    return ballot.count.for_ == ballot.count.against
