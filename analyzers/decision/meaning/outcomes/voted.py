"""What decides where a vote was taken: what is said after it, else its figures.

Sentences between the first motion and the last vote tell how the vote came about ("Menettely
hyväksyttiin", "Ändringsförslaget vann understöd"); they decide nothing. Where no sentence
below says what carried, the side with more votes does; of an even vote the chair's.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.outcomes.replaced import repeats_motion
from analyzers.decision.meaning.outcomes.resolutions import Resolution, denies
from analyzers.decision.meaning.outcomes.story import Story
from analyzers.decision.meaning.voting.ballot import (
    Ballot,
    is_even_vote,
    last_deciding,
)
from analyzers.decision.meaning.voting.casting_vote import chairs_side
from analyzers.decision.meaning.zoning.narrating.comparing import (
    figures,
    overlap,
    without_mover,
)
from analyzers.decision.meaning.zoning.narrating.narrative import (
    Event,
    Motion,
    Narrative,
)

_TELLS_RESULT = re.compile(
    r"\b(?:hyväksy(?!tty)\w*|hylkäsi|hylättiin|hylätty|tuli\b|tullut|tulleen|voitt\w+|hävisi|hävinnyt|valittiin"
    r"|valitsi|päätti\b|päätettiin|päättää\b|palautettiin|palautti|siirrettiin|jätettiin|kaatui|enemmistö\w*"
    r"|godkän[dnt]\w*|beslut(?:ar|er|it|ade\w*)?\b|beslöt\w*|förkasta(?:r|de\w*)\b|vann|vunnit|segra\w+"
    r"|återremittera(?:r|des)\b|bordlades|bordlägger|blev|blivit|antog\w*|antar\b|fastställ(?:er|de\w*)\b"
    r"|avslog\w*|avslår\b|föll|majoritet\w*)"
)
"""A verb of what came of a vote, beside its figures."""
_AROUND = 900
"""Letters around a vote in which it is told that a qualified majority is needed."""
_MORE = 0.3
"""Part of a closing sentence's words that one wording must have more than another."""


_YES = frozenset(["granted", "partly-granted", "approved", "amended-approved"])
_NO = frozenset(["rejected", "not-admitted"])


def are_opposite(one: Resolution, other: Resolution) -> bool:
    """Whether one of two outcomes is a consent and the other a refusal."""
    pair = {one.outcome, other.outcome}
    return bool(pair & _YES) and bool(pair & _NO)


def after_vote(story: Story) -> Story:
    """Return a story without what was resolved on the way to its last vote.

    Unchanged where no vote on a motion has figures by side, or nothing was moved before it.
    """
    last = last_deciding(story.ballots)
    told = story.told
    if last is None or not told.events:
        return story
    begin = _begin(story, last)
    kept = [one for one in told.events if _counts(one, last, begin)]
    if len(kept) == len(told.events):
        return story
    idle = told.idle
    if not kept:
        dropped = {one.unit.start for one in told.events}
        below = [one for one in told.rows if one.start >= last.count.end]
        idle = [one for one in below if one.start not in dropped]
    return dataclasses.replace(
        story, told=dataclasses.replace(told, events=kept, idle=idle)
    )


def repeats_even_motion(
    unit: Unit, told: Narrative, ballots: Sequence[Ballot], base: Sequence[Unit]
) -> bool:
    """Whether the chair decided an even vote for the motion that a sentence repeats."""
    is_even = is_even_vote(last_deciding(ballots))
    return is_even and repeats_motion(unit, told.live_motions(), base)


def _begin(story: Story, last: Ballot) -> int:
    """Return where the story of the vote begins: the first motion, or the vote."""
    moved = [
        one.units[0].start
        for one in (*story.told.motions, *story.later.motions)
        if one.units
    ]
    return min([last.count.start, *moved])


def _counts(event: Event, last: Ballot, begin: int) -> bool:
    """Whether an event stands above the story of a vote, or tells what came of it."""
    start = event.unit.start
    if start < begin or start >= last.count.end:
        return True
    if event.which == "missed" or event.is_amended:
        return True
    is_own = event.unit.end > last.count.start
    return is_own and (
        last.is_ordered or _TELLS_RESULT.search(event.unit.text.lower()) is not None
    )


def carried_by_figures(story: Story) -> Event | None:
    """Return what the last vote decides by its figures, None where they do not tell.

    A closing sentence that repeats the wording of the side with fewer votes makes it
    untold; of an even vote the chair's side, or such a sentence, tells who won.
    """
    last = last_deciding(story.ballots)
    if last is None or last.is_ordered or last.is_among_motions:
        return None
    count = last.count
    if count.for_ is None or count.against is None:
        return None
    motion = _motion(story, last)
    if _needs_more(story.text, last):
        return None
    told = _repeated_side(story, motion, last)
    if count.for_ == count.against:
        chairs = chairs_side(story.text, last, _motions(story))
        side = told if chairs is None else chairs
        if side is None:
            return None
    else:
        side = count.for_ > count.against
    if told is not None and told != side:
        return None
    return _event(story, last, motion, is_base=side)


def _needs_more(text: str, last: Ballot) -> bool:
    """Whether more than most votes are said to be needed around a vote."""
    start, end = max(0, last.count.start - _AROUND), last.count.end + _AROUND
    around = text[start:end].lower()
    return says("majority-rule", around) or says("majority-missed", around)


def _motions(story: Story) -> list[Motion]:
    return [*story.told.live_motions(), *story.later.live_motions()]


def _motion(story: Story, last: Ballot) -> Motion | None:
    kinds = {last.about} if last.about in {"return", "table"} else {"counter", "refuse"}
    live = [one for one in _motions(story) if one.kind in kinds]
    placed = [one for one in live if one.units[0].start == last.count.motion_start]
    found = placed or live
    movers = {one.mover for one in found}
    return found[-1] if len(movers) == 1 else None


def _repeated_side(story: Story, motion: Motion | None, last: Ballot) -> bool | None:
    """Return whether the closing sentences repeat the proposal, or the motion; or None."""
    if motion is None or not story.base:
        return None
    moved = without_mover(motion.units)
    below = [one for one in story.told.idle if one.start >= last.count.end]
    for unit in below[:2]:
        is_moved = _repeats(unit, moved, story.base)
        is_base = _repeats(unit, story.base, moved)
        if is_moved != is_base:
            return is_base
    return None


def _repeats(unit: Unit, one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether a sentence has the sums, the denial or the words of one wording only."""
    said = figures([unit])
    here, there = (
        said & (figures(a) - figures(b)) for a, b in ((one, other), (other, one))
    )
    if here or there:
        return bool(here) and not there
    if denies([unit], other) or denies([unit], one):
        return not denies([unit], one)
    return overlap(one, unit) > overlap(other, unit) + _MORE


def _event(
    story: Story, last: Ballot, motion: Motion | None, *, is_base: bool
) -> Event | None:
    unit = Unit("", last.count.start, last.count.end)
    if is_base:
        decides = last.about == "counter" and story.has_proposal
        return Event("carry", "base", unit, last.index) if decides else None
    if last.about in {"return", "table"}:
        return Event("carry", last.about, unit, last.index)
    if motion is None:
        return None
    return Event("carry", motion.kind, unit, last.index, motion)
