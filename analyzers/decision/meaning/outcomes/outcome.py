"""What an item decided: the event that decides, weighed against the proposal."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.matters.matters import REQUESTS, Matter
from analyzers.decision.meaning.outcomes.denied_offers import after_loss, refused_offer
from analyzers.decision.meaning.outcomes.nominal import (
    brief_decision,
    from_now,
    nominal,
)
from analyzers.decision.meaning.outcomes.partly.verdict_rows import granting_row
from analyzers.decision.meaning.outcomes.proposals.open_proposals import (
    is_open_proposal,
    names_no_deed,
    points_to_paper,
)
from analyzers.decision.meaning.outcomes.proposals.told_fates import (
    said_later,
    told_fate,
)
from analyzers.decision.meaning.outcomes.replaced import (
    LATER,
    SAME,
    repeated_motion,
    repeats_verb,
)
from analyzers.decision.meaning.outcomes.resolutions import (
    NOTHING,
    Resolution,
    resolution,
)
from analyzers.decision.meaning.outcomes.story import Story
from analyzers.decision.meaning.outcomes.voted import (
    after_vote,
    are_opposite,
    carried_by_figures,
)
from analyzers.decision.meaning.outcomes.weighing import (
    ENDED,
    Decided,
    Weighing,
)
from analyzers.decision.meaning.outcomes.winners import judged, was_beaten
from analyzers.decision.meaning.voting.ballot import (
    Ballot,
    is_even_vote,
    last_deciding,
)
from analyzers.decision.meaning.zoning.narrating.comparing import (
    names_somebody,
    overlap,
)
from analyzers.decision.meaning.zoning.narrating.narrative import (
    Event,
    Narrative,
)
from analyzers.decision.meaning_values import ProposalFate, VoteCount
from analyzers.notations.municipal_bodies.body_nouns import ACTING

_BODY_ACTS = re.compile(rf"(?:[A-ZÅÄÖ][\w-]* )?[\w-]*{ACTING}\b", re.IGNORECASE)
_TALKS = frozenset(
    [
        *("tutustua", "käydä", "kuulla", "keskustella", "kokoontua", "pitää", "saada"),
        *("diskutera", "höra", "besöka", "samlas", "hålla", "bekanta"),
    ]
)
"""What a meeting does without deciding anything."""
_WORD = re.compile(r"\w+")
_LEAST = 0.6
"""Least confidence of what words say beside a vote on nothing that was moved."""
_BRIEF = 3
"""Sentences below a heading of the decision that can say nothing else than it."""
_MEETS_AGAIN = re.compile(
    r"(?:\w+ ){0,2}?(?:nästa (?:möte|sammanträde)|seuraava kokous)\b.{0,20}?"
    r"\b(?:hålls|är|pidetään|on)\b"
)
"""A day that nobody decides on: "Nästa möte hålls 8.4."."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was decided.

    Attributes:
        wording: the sentences of the wording that was adopted.
    """

    found: Resolution
    fate: ProposalFate
    votes: tuple[VoteCount, ...] = ()
    by_vote: bool = False
    wording: tuple[Unit, ...] = ()


def decide(matter: Matter, story: Story) -> Weighed:
    """Return what was decided and what became of the proposal."""
    story = after_vote(story)
    told = story.told
    event = _deciding(told, story.ballots)
    if event is None:
        found, fate = _without_event(matter, story)
        found, fate = _in_brief((found, fate), matter, story, story.told.idle)
        if fate == "no-proposal" and _is_unlike_proposed(found):
            fate = "amended"
        found, fate = after_loss(story, found, fate)
        found = _as_changed(found, fate, matter)
        wording = tuple(story.told.idle or story.base)
        found = refused_offer(_by_rows(found, wording), wording, story.text)
        return Weighed(found, fate, *judged(story.ballots, fate, event), wording)
    is_open = story.has_proposal and (
        is_open_proposal(story.base) or names_no_deed(story.base, matter)
    )
    weighing = Weighing(matter, story, is_open=is_open)
    found, fate = _in_brief(weighing.of(event), matter, story, [event.unit])
    if fate == "no-proposal" and not story.has_proposal:
        fate = told_fate(story, event, found) or fate
    if found.rule.startswith("propose") and fate == "as-proposed":
        found = _granted_at_last(event.unit, matter) or found
    found, fate = after_loss(story, found, fate)
    is_told = story.told.is_changed or event.is_amended
    if fate == "amended" and not is_told and said_later(story) == "as-proposed":
        fate = "as-proposed"
    if is_open and fate not in LATER.values():
        fate = "no-proposal"
    is_replaced = fate == "replaced-by-countermotion"
    if is_replaced and says("whole-changed", event.unit.text.lower()):
        fate = "amended"
    found = _as_changed(found, fate, matter)
    wording = tuple(weighing.wording)
    found = _by_rows(found, (*(told.idle if event.kind == "act" else ()), *wording))
    found = refused_offer(found, wording, story.text)
    is_voted = told.is_voted or story.later.is_voted
    votes, by_vote = judged(story.ballots, fate, event, is_voted=is_voted)
    return Weighed(found, fate, votes, by_vote, wording)


def _as_changed(found: Resolution, fate: ProposalFate, matter: Matter) -> Resolution:
    """Return an approval as one with changes, where the proposal was not carried as it was.

    A motion that won in a routine note's item is called noted only for its title.
    """
    is_noted = found.outcome == "noted" and found.rule == "counter-carried"
    is_approved = found.outcome == "approved" or (
        is_noted and matter.kind == "routine-note"
    )
    if is_approved and fate in {"amended", "replaced-by-countermotion"}:
        return dataclasses.replace(found, outcome="amended-approved")
    return found


def _by_rows(found: Resolution, wording: Sequence[Unit]) -> Resolution:
    """Return what rows with a verdict each decide together, where they differ."""
    row = granting_row(wording) if found.outcome in {"granted", "rejected"} else None
    return Resolution("partly-granted", row, "rows", 0.85) if row else found


def _is_unlike_proposed(found: Resolution) -> bool:
    """Whether more or less was decided than proposed: "nosti enemmän kuin esitettiin"."""
    return found.unit is not None and says("changed-there", found.unit.text.lower())


def _granted_at_last(unit: Unit, matter: Matter) -> Resolution | None:
    """Return the council's grant of what the board proposed: "Valtuusto myönsi takauksen"."""
    own = resolution([unit], matter, past=True)
    is_grant = own.outcome == "granted" and own.rule.startswith("grant")
    return own if is_grant else None


def _in_brief(
    decided: Decided, matter: Matter, story: Story, rows: Sequence[Unit]
) -> Decided:
    """Return what one official's line decides by a noun or a word of yes or no."""
    found, _ = decided
    if not story.by_official or story.has_proposal:
        return decided
    if found.outcome != "none" and found.rule not in {"do", "decided"}:
        return decided
    said = brief_decision(rows, matter, is_answer_only=found.outcome != "none")
    return (said, "no-proposal") if said.outcome != "none" else decided


def _without_event(matter: Matter, story: Story) -> Decided:
    """Return what a decision's part without a resolving sentence is, if that is sure."""
    last = last_deciding(story.ballots)
    carried = carried_by_figures(story)
    lost = story.told.lost if story.has_proposal and not story.told.idle else None
    if lost is not None:
        stands = Event("carry", "base", lost, 0)
        is_open = is_open_proposal(story.base)
        found, fate = Weighing(matter, story, is_open=is_open).of(stands)
        return dataclasses.replace(found, confidence=min(found.confidence, 0.8)), fate
    won = _by_figures(carried, matter, story) if carried else (NOTHING, "none")
    if not story.told.idle:
        return won
    said = _in_other_words(matter, story)
    if won[0].outcome != "none":
        return (NOTHING, "none") if are_opposite(won[0], said[0]) else won
    is_even = is_even_vote(last) and said[0].outcome != "none"
    is_told = not (story.has_proposal or story.told.motions or story.by_official)
    is_repeated = _repeats_whole(story.base, story.told.idle[0])
    if last is None or said[0].is_denial or is_even or is_repeated:
        return said
    is_sure = said[0].outcome != "none" and said[0].confidence >= _LEAST
    return said if is_told and is_sure else (NOTHING, "none")


def _by_figures(carried: Event, matter: Matter, story: Story) -> Decided:
    found, fate = Weighing(matter, story, is_open=False).of(carried)
    return dataclasses.replace(found, confidence=min(found.confidence, 0.8)), fate


def _in_other_words(matter: Matter, story: Story) -> Decided:
    """Return what a decision says that neither adopts nor "decides": "Asetetaan kielto"."""
    first = story.told.idle[0]
    if _repeats_whole(story.base, first) and not is_open_proposal(story.base):
        adopted = Event("adopt", "base", first, 0)
        return Weighing(matter, story, is_open=False).of(adopted)
    return _in_own_words(matter, story)


def _said_idly(matter: Matter, story: Story) -> Resolution:
    """Return what sentences that neither adopt nor "decide" say, with a verb or without."""
    found = resolution(story.told.idle, matter, past=True)
    without_verb = nominal(story.told.idle, matter)
    if without_verb.rule.startswith("nominal-"):
        found = without_verb
    is_open = found.outcome == "none" and not says("talk", matter.title)
    if is_open and (without_verb.outcome != "none" or not found.is_denial):
        found = without_verb
    if story.by_official and not story.has_proposal:
        found = _from_now(found, matter, story)
    return found


def _in_own_words(matter: Matter, story: Story) -> Decided:
    """Return what a decision says in other words than the proposal's."""
    found = _said_idly(matter, story)
    is_open = story.has_proposal and is_open_proposal(story.base)
    proposed = resolution(story.base, matter) if story.has_proposal else NOTHING
    if story.has_proposal and not is_open and repeats_verb(found, proposed):
        return proposed, LATER.get(proposed.outcome, "as-proposed")
    fate: ProposalFate = "no-proposal"
    is_pointed = story.has_proposal and points_to_paper(story.base)
    if matter.kind == "statement" and (is_open or is_pointed or not story.has_proposal):
        unit = story.told.idle[0]
        folded = " ".join(one.text.lower() for one in story.told.idle[:3])
        fate = "as-proposed" if is_pointed else fate
        is_brief = len(story.told.idle) <= _BRIEF
        if says("statement-word", folded) or is_brief:
            return Resolution("statement-given", unit, "statement-text", 0.75), fate
    undone = _undone(story, found, proposed) or _refused(matter, story, found, proposed)
    if undone is not None:
        return undone
    if found.outcome == "none" or found.unit is None:
        return NOTHING, "none"
    is_plain = story.by_official or len(story.told.idle) <= _BRIEF
    sure = found.confidence * (0.93 if is_plain else 0.85)
    said = dataclasses.replace(found, confidence=sure)
    if story.has_proposal and not is_open:
        brief = _by_short_words(story, said, proposed)
        if brief is not None:
            return brief
    base = story.base if story.has_proposal else None
    moved = repeated_motion(story.told.live_motions(), base, found.unit)
    if moved is not None:
        carried = Event("carry", "counter", found.unit, moved.index, moved)
        won, its_fate = Weighing(matter, story, is_open=False).of(carried)
        return dataclasses.replace(won, confidence=min(won.confidence, 0.8)), its_fate
    if story.has_proposal and not is_open:
        repeats = found.rule == "do" and overlap(story.base, found.unit) > SAME
        is_named = found.rule.startswith("nominal-")
        repeats = repeats or (is_named and found.outcome == proposed.outcome)
        is_same = found.rule == "nominal" and overlap(story.base, found.unit) > SAME
        repeats = repeats or is_same
        return (said, "as-proposed") if repeats else (NOTHING, "none")
    if found.rule == "do" and (
        matter.kind == "routine-note" or _MEETS_AGAIN.match(found.unit.text.lower())
    ):
        return NOTHING, "none"
    is_order = found.rule != "do" or says("ordered", found.unit.text.lower())
    is_plain = is_plain and not (says("talk", matter.title) or _is_told(found))
    return (said, fate) if is_order or is_plain else (NOTHING, "none")


def _from_now(found: Resolution, matter: Matter, story: Story) -> Resolution:
    """Return how it is from now on where no verb decides, or only a later one denies."""
    first = story.told.idle[0]
    is_beside = found.rule == "not-do" and found.unit is not first
    if found.outcome != "none" and not is_beside:
        return found
    said = from_now([first] if is_beside else story.told.idle, matter)
    return said if said.outcome != "none" else found


def _by_short_words(
    story: Story, found: Resolution, proposed: Resolution
) -> Decided | None:
    """Return what "Avslag.", "Pöydälle.", "Tarkastajiksi Malli ja Laine." decide."""
    if found.outcome == "elected" and found.rule == "nominal":
        is_asked = proposed.outcome in {"elected", "none"}
        is_named = names_somebody(story.base)
        fate: ProposalFate = "as-proposed" if is_named else "no-proposal"
        return (found, fate) if is_asked else None
    if not found.rule.startswith("nominal-"):
        return None
    if found.outcome in LATER:
        return found, LATER[found.outcome]
    if found.outcome in ENDED:
        return found, "none"
    if proposed.outcome in {"none", found.outcome}:
        is_same = proposed.outcome != "none"
        return found, "as-proposed" if is_same else "no-proposal"
    return found, "rejected" if found.outcome == "rejected" else "amended"


def _undone(story: Story, found: Resolution, proposed: Resolution) -> Decided | None:
    """Return the refusal that a decision is which denies the proposed deed, or None."""
    is_same = found.verb != "" and found.verb == proposed.verb
    if found.unit is None or not is_same or not found.is_denial or proposed.is_denial:
        return None
    by_vote = was_beaten(story.ballots)
    fate: ProposalFate = "replaced-by-countermotion" if by_vote else "rejected"
    return dataclasses.replace(found, outcome="rejected", confidence=0.8), fate


def _refused(
    matter: Matter, story: Story, found: Resolution, proposed: Resolution
) -> Decided | None:
    """Return the refusal that one denying sentence is where somebody asked, or None.

    "Kunta ei lähde hankkeeseen mukaan." decides against the proposal to take part.
    """
    is_denial = found.rule == "not-do" and found.outcome == "rejected"
    is_first = found.unit is story.told.idle[0] and len(story.told.idle) <= _BRIEF
    is_plain = is_denial and is_first and story.has_proposal
    if not is_plain or proposed.is_denial or story.by_official:
        return None
    if matter.kind not in REQUESTS:
        return None
    is_voted = last_deciding(story.ballots) is not None
    fate: ProposalFate = "replaced-by-countermotion" if is_voted else "rejected"
    return dataclasses.replace(found, confidence=0.75), fate


def _repeats_whole(base: Sequence[Unit], unit: Unit) -> bool:
    """Whether a decision is the proposal's first sentence again, with its figures."""
    if not base:
        return False
    words = {word.lower() for word in _WORD.findall(unit.text)}
    return words == {word.lower() for word in _WORD.findall(base[0].text)}


def _is_told(found: Resolution) -> bool:
    """Whether a sentence only tells what somebody did: "Malli antoi katsauksen"."""
    acts = [
        act
        for one in clauses(found.unit.text if found.unit else "")
        for act in one.acts
    ]
    if any(act.verb in _TALKS and act.form.is_past for act in acts):
        return True
    is_own = found.unit is not None and _BODY_ACTS.match(found.unit.text)
    is_past = all(a.form.is_past and not a.form.is_passive for a in acts)
    return bool(acts) and is_past and not is_own


def _deciding(told: Narrative, found: Sequence[Ballot]) -> Event | None:
    """Return the event that decides: what carried in the end, else the first one.

    After a vote, what is said below it decides.
    """
    last_vote = last_deciding(found)
    begin = last_vote.index if last_vote is not None else 0
    later = [one for one in told.events if one.index >= begin]
    carried = [one for one in told.events if one.kind == "carry"]
    if not carried:
        first = later[0] if later else None
        return first or (told.events[0] if told.events else None)
    last = carried[-1]
    changed = next((one for one in told.events if _changes_last(one, last)), None)
    if changed is not None:
        return changed
    for one in told.events:
        if one.index > last.index and last.which in {"base", "return", "table"}:
            return one if one.kind == "adopt" else last
    return last


def _changes_last(one: Event, last: Event) -> bool:
    """Whether the whole is adopted with its changes below the vote on a part of it."""
    folded = one.unit.text.lower()
    is_whole = one.index > last.index and one.is_amended and last.kind == "carry"
    return is_whole and says("whole-changed", folded)
