"""What a decision decided, in the decision's own words and figures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyzers.decision.meaning.money.sum_roles import Period, is_decided, sum_period
from analyzers.decision.meaning_values import DecidedSum, VoteCount, quoted
from analyzers.text.sentences import sentence_span
from corpus.model import Decision
from search_web.page.labelling.vote_labels import vote_sides

LONGEST_RULING = 420
"""Code points of a ruling that are shown; a longer one ends in "…"."""


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote as a proportion.

    ``share`` is the winning side's share in per cent; ``is_for`` tells whether the
    winning side voted for the base proposal. ``question`` is the motion that was voted
    on, in the text's own words, where it is told which.
    """

    won: int
    lost: int
    share: float
    is_for: bool
    count: VoteCount
    question: str | None = None

    @property
    def yes(self) -> int:
        """Votes for the base proposal, or for who won an election."""
        return self.won if self.is_for else self.lost

    @property
    def no(self) -> int:
        """The other side's votes."""
        return self.lost if self.is_for else self.won

    @property
    def yes_share(self) -> float:
        """The share of the votes for, in per cent."""
        return self.share if self.is_for else round(100 - self.share, 1)


def ruling(decision: Decision) -> str | None:
    """Return the sentence that says what this body decided; None when none was found.

    A sentence of an earlier handling, quoted in the text, is never it.
    """
    evidence = decision.meaning.evidence if decision.meaning else None
    if evidence and not is_earlier(decision, evidence.start):
        return _cut(_from_its_place(decision, evidence.start, evidence.end))
    if decision.outcome_sentence and _is_own(decision, decision.outcome_sentence):
        return _cut(" ".join(decision.outcome_sentence.split()))
    for block in decision.blocks:
        if (
            block.kind == "decision"
            and block.earlier is None
            and block.end > block.start
        ):
            start, end = sentence_span(decision.text, block.start, block.start + 1)
            return _cut(quoted(decision.text, max(start, block.start), end))
    return None


def _from_its_place(decision: Decision, start: int, end: int) -> str:
    """Return a part of the text; "… " stands before what begins inside a sentence."""
    words = quoted(decision.text, start, end)
    return f"… {words}" if words[:1].islower() else words


def is_earlier(decision: Decision, offset: int) -> bool:
    """Return whether a place of the text belongs to a quoted, earlier handling."""
    return any(
        block.earlier is not None and block.start <= offset < block.end
        for block in decision.blocks
    )


def deciding_vote(decision: Decision) -> VoteView | None:
    """Return the last vote with figures for both sides; it decided the matter."""
    votes = decision.meaning.votes if decision.meaning else ()
    views = [view for vote in votes if (view := vote_view(vote))]
    return views[-1] if views else None


def vote_views(decision: Decision) -> tuple[VoteView, ...]:
    """Return every vote with figures for both sides, in order."""
    votes = decision.meaning.votes if decision.meaning else ()
    found = (vote_view(vote, decision.text) for vote in votes)
    return tuple(view for view in found if view)


def roll_calls(decision: Decision) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names of each vote's sides, as (side, names), vote by vote.

    Sides are "for", "against", "empty" and "absent"; those without names are left out.
    """
    votes = decision.meaning.votes if decision.meaning else ()
    return tuple(side for vote in votes for side in vote_sides(vote))


def vote_view(vote: VoteCount, text: str = "") -> VoteView | None:
    """Return a vote as a proportion; None when a side has no figure.

    ``text`` is the decision's: where it is given, so is the motion that was voted on.
    """
    if vote.for_ is None or vote.against is None:
        return None
    won, lost = max(vote.for_, vote.against), min(vote.for_, vote.against)
    share = round(100 * won / (won + lost), 1) if won + lost else 50.0
    question = None
    if text and vote.motion_start is not None and vote.motion_end is not None:
        question = _cut(quoted(text, vote.motion_start, vote.motion_end))
    return VoteView(won, lost, share, vote.for_ >= vote.against, vote, question)


def decided_sums(decision: Decision) -> tuple[DecidedSum, ...]:
    """Return the sums that the decision decides, largest first.

    A limit or a security is not such a sum. What is paid again and again says so, where the
    words around it do.
    """
    money = decision.meaning.money if decision.meaning else ()
    found = (
        replace(one, per=one.per or _period(decision, one))
        for one in money
        if is_decided(one, decision.text)
    )
    return tuple(sorted(found, key=lambda one: -one.euros))


def _period(decision: Decision, one: DecidedSum) -> Period | None:
    return sum_period(quoted(decision.text, one.start, one.end))


def _is_own(decision: Decision, sentence: str) -> bool:
    place = decision.text.find(sentence)
    return place < 0 or not is_earlier(decision, place)


def _cut(sentence: str) -> str | None:
    if len(sentence) <= LONGEST_RULING:
        return sentence or None
    return sentence[:LONGEST_RULING].rsplit(" ", 1)[0] + " …"
