"""What a decision means: the values that the reader of meaning returns.

Every value keeps the place of the words that say it, as code-point offsets into the text;
``quoted`` gives the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MatterOutcome = Literal[
    "granted",
    "rejected",
    "partly-granted",
    "approved",
    "amended-approved",
    "returned",
    "tabled",
    "noted",
    "elected",
    "statement-given",
    "withdrawn",
    "lapsed",
    "not-admitted",
    "removed-from-agenda",
    "none",
]
"""What became of the matter; ``none``: it cannot be told."""

FORMER_OUTCOMES: dict[str, MatterOutcome] = {
    "approved-amended": "amended-approved",
    "none-found": "none",
    "vote": "none",
}
"""Names of former versions, in stored readings and in addresses, and today's."""

ProposalFate = Literal[
    "as-proposed",
    "amended",
    "replaced-by-countermotion",
    "rejected",
    "returned",
    "tabled",
    "no-proposal",
    "none",
]
"""What became of the proposal."""

AppealRoute = Literal[
    "oikaisuvaatimus",
    "kunnallisvalitus",
    "hallintovalitus",
    "hankinta",
    "valituskielto",
    "oikaisuvaatimuskielto",
]

SumKind = Literal[
    "granted", "price", "rent", "cost", "loan", "guarantee", "fee", "budget"
]


@dataclass(frozen=True, slots=True)
class MeaningEvidence:
    """Where the text says a value.

    Attributes:
        start: code-point offset of the sentence.
        end: offset one past it.
        rule: the rule that read it.
        confidence: 0 to 1.
    """

    start: int
    end: int
    rule: str
    confidence: float


VoteQuestion = Literal["counter", "return", "table", "wish", "election"]
"""What a vote was on: a motion against the proposal, a return, a tabling, a wish, persons."""


@dataclass(frozen=True, slots=True)
class RollCall:
    """Who voted how, as printed; a side whose names are not told is empty."""

    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteCount:
    """One vote.

    Attributes:
        for_: votes for the base proposal (JAA), or for the winner of an election.
        against: the other side's.
        empty: blank votes.
        absent: those listed as absent.
        winner: proposal, countermotion, return, table, continue, against (the
            proposal missed the majority it needs), or None; in an election the name of
            who got most votes, where it is told.
        roll_call: whether it is told who voted how.
        start: offset of the sentence with the figures.
        end: offset one past it.
        about: what it was on; None in readings of former versions.
        motion_start: offset of the motion that was voted on; None where it is not told
            which.
        motion_end: offset one past it.
        names: who voted how, where the names are as many as the votes.
    """

    for_: int | None
    against: int | None
    empty: int
    absent: int
    winner: str | None
    roll_call: bool
    start: int
    end: int
    about: VoteQuestion | None = None
    motion_start: int | None = None
    motion_end: int | None = None
    names: RollCall | None = None


@dataclass(frozen=True, slots=True)
class DecidedSum:
    """A sum that the adopted wording decides, and the words around it.

    Attributes:
        per: "year" or "month" where it is paid again and again; None where that is not
            told.
        tax: "without" or "with" value-added tax, None where that is not told.
    """

    euros: float
    what: SumKind
    start: int
    end: int
    per: Literal["year", "month"] | None = None
    tax: Literal["without", "with"] | None = None


@dataclass(frozen=True, slots=True)
class AppealEvidence:
    """A way of appeal, or its absence, and the words that name it.

    ``days`` is the time that the instruction gives, None where it tells none.
    """

    route: AppealRoute
    start: int
    end: int
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an item decides; what its text does not say is empty.

    Attributes:
        matter_outcome: what became of the matter.
        proposal_fate: what became of the proposal.
        decided_by_vote: whether a vote decided the matter itself.
        votes: every vote, in order.
        dissents: number of persons with a recorded dissenting opinion.
        appeals: ways of appeal that the text names.
        money: sums decided.
        organisations: companies and associations that the adopted wording names.
        business_ids: business ids (Y-tunnus) that the adopted wording names and whose
            check digit is right.
        property_ids: property identifiers, in the form 123-4-5-6.
        addresses: street addresses of the matter, without a person's home.
        districts: districts and villages that the text names as such.
        evidence: the sentence for the outcome, or None.
    """

    matter_outcome: MatterOutcome = "none"
    proposal_fate: ProposalFate = "none"
    decided_by_vote: bool = False
    votes: tuple[VoteCount, ...] = ()
    dissents: int = 0
    appeals: tuple[AppealEvidence, ...] = ()
    money: tuple[DecidedSum, ...] = ()
    organisations: tuple[str, ...] = ()
    business_ids: tuple[str, ...] = ()
    property_ids: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    evidence: MeaningEvidence | None = None


def quoted(text: str, start: int, end: int) -> str:
    """Return the words at a place of *text*, white space collapsed."""
    return " ".join(text[start:end].split())
