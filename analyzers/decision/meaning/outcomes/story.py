"""What an item tells before it is weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.voting.ballot import Ballot
from analyzers.decision.meaning.zoning.narrating.narrative import Narrative


@dataclass(frozen=True, slots=True)
class Story:
    """What an item tells before it is weighed.

    Attributes:
        told: what the decision's part tells.
        ballots: the votes, with the numbers of their sentences.
        base: the sentences of the proposal.
        has_proposal: whether the text has a proposal at all.
        later: what the handling below the decision tells.
        by_official: whether one official decides.
        prepared: the preparation, without blanks and points.
        text: the whole item.
    """

    told: Narrative
    ballots: Sequence[Ballot]
    base: list[Unit]
    has_proposal: bool
    later: Narrative
    by_official: bool = False
    prepared: str = ""
    text: str = ""
