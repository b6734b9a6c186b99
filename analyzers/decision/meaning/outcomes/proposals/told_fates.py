"""What became of a proposal that the text does not have: a vote or a change tells of it."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.officials.heads import OWN_VOICE
from analyzers.decision.meaning.outcomes.proposals.refused_proposals import (
    refuses_proposal,
)
from analyzers.decision.meaning.outcomes.proposals.told_above import told_above
from analyzers.decision.meaning.outcomes.replaced import changes_a_part
from analyzers.decision.meaning.outcomes.resolutions import Resolution
from analyzers.decision.meaning.outcomes.story import Story
from analyzers.decision.meaning.voting.ballot import (
    base_has_won,
    counter_has_won,
    last_deciding,
)
from analyzers.decision.meaning.zoning.narrating.narrative import Event
from analyzers.decision.meaning_values import MatterOutcome, ProposalFate

_CHANGED = ("changed-there", "whole-changed")
_ADOPTED: frozenset[MatterOutcome] = frozenset(
    ["granted", "approved", "amended-approved", "statement-given"]
)


def told_fate(story: Story, event: Event, found: Resolution) -> ProposalFate | None:
    """Return what became of a proposal that stands nowhere in the text, None if untold.

    Args:
        story: what the text tells.
        event: what decides.
        found: what it decides.
    """
    folded = event.unit.text.lower()
    if not story.by_official and says("on-proposal", folded):
        return "as-proposed"
    if _says_so(story) or _adopts(story, event) or _ADOPTED_THAT.search(folded):
        return "as-proposed"
    if found.outcome == "rejected" and _refuses_proposal(story, event):
        return "rejected"
    above = told_above(story, event.unit, found)
    if above is not None:
        return above
    if story.by_official or found.outcome not in _ADOPTED:
        return said_later(story)
    is_changed = story.told.is_changed or story.told.is_agreed
    is_changed = is_changed or any(one.which == "changed" for one in story.told.events)
    if is_changed or any(says(name, folded) for name in _CHANGED):
        return "amended"
    if counter_has_won(story.ballots):
        is_whole = bool(story.told.live_motions()) and not changes_a_part(event.unit)
        if event.kind == "act" and is_whole:
            return "replaced-by-countermotion"
        return "amended" if event.kind == "act" else said_later(story)
    return said_later(story) or _by_votes(story, event)


_ADOPTED_THAT = re.compile(
    r"\b\w*(?:styrelsens|nämndens|direktörens|chefens|sektionens) (?:\S+ )?förslag(?:et)? (?:om )?"
    r"att\b.*\b(?:godkändes|antogs|bifölls|omfattades)\b"
    r"|\b\w*(?:hallituksen|lautakunnan|johtajan|jaoston) (?:esitys|ehdotus),? "
    r"(?:että|jonka mukaan)\b.*\bhyväksyttiin\b"
)
"""A proposal adopted with what it says: "nämndens förslag att Ek väljs godkändes"."""
_ANOTHERS = re.compile(
    r"(?:vasta|muutos|palautus|lisäys|hylkäys)-?(?:esity|ehdotu)"
    r"|(?:mot|ändrings|återremiss|avslags)förslag"
)
_NAMED = re.compile(
    r"\b(?!(?i:\w*(?:hallituksen|lautakunnan|jaoston|styrelsens|nämndens))\b)"
    r"[A-ZÅÄÖ][a-zåäö]+(?:n (?:esity|ehdotu)|s förslag)"
)


_REFUSED = re.compile(
    r"\b(?:hylkäsi|torjui|tyrmäsi|kaatoi|ei hyväksynyt)\b.*"
    r"\b\w+(?:esityksen|ehdotuksen|ehdotusta)\b|"
    r"\b\w*(?:esitys|ehdotus)\b.*\b(?:hylättiin|torjuttiin|kaatui|ei mennyt läpi)\b"
    r"|\bförslag(?:et)?\b.*\b(?:förkastades|avslogs|föll)\b"
    r"|\b(?:förkasta(?:de)?|avslå|avslog|hylätä)\b (?!\w+s förslag)(?:\w+ ){0,2}?"
    r"(?:\w*förslag(?:et)? (?:om|till)|\w*(?:esityksen|ehdotuksen) (?!mukai))"
    r"|\binte (?:att )?godkänna (?:\S+ ){0,3}?\w*förslag|\w*(?:esitys|ehdotus) .*\bei saanut\b"
)
"""What was proposed as what was refused: "esitys laiturin poistamisesta hylättiin"."""


def _refuses_proposal(story: Story, event: Event) -> bool:
    """Whether a body refuses what was proposed to it: "hylkäsi hallituksen esityksen"."""
    said = event.unit.text
    if story.by_official or _ANOTHERS.search(said.lower()) or _NAMED.search(said):
        return False
    return refuses_proposal(event.unit) or _REFUSED.search(said.lower()) is not None


def _adopts(story: Story, event: Event) -> bool:
    """Whether a body adopts a proposal in so many words: "Päätettiin esityksen mukaan"."""
    is_adopted = event.kind in {"adopt", "carry"} and event.which == "base"
    folded = event.unit.text.lower().replace("esityslista", "")
    is_named = says("proposal-word", folded)
    is_ones = story.by_official or OWN_VOICE.match(event.unit.text) is not None
    return is_adopted and is_named and not event.is_amended and not is_ones


def _by_votes(story: Story, event: Event) -> ProposalFate | None:
    """Return the fate where a motion against the proposal was lost in a vote."""
    is_carried = event.kind == "carry" and event.which == "base"
    last = last_deciding(story.ballots)
    is_later = last is not None and last.about in {"return", "table"}
    is_won = is_carried or base_has_won(story.ballots) or _lost_motion(story)
    return "as-proposed" if is_won or is_later else None


def _lost_motion(story: Story) -> bool:
    """Whether it is told that somebody's motion lost the vote."""
    rows = [*story.told.rows, *story.told.idle, *story.later.rows, *story.later.idle]
    return any(says("motion-lost", unit.text.lower()) for unit in rows)


def _says_so(story: Story) -> bool:
    """Whether a body's decision says of itself that it is as was proposed."""
    return not story.by_official and any(
        event.which == "base" and says("decided-so", event.unit.text.lower())
        for event in story.told.events
    )


def said_later(story: Story) -> ProposalFate | None:
    """Return the proposal's fate where only the handling below the decision says it."""
    for event in story.later.events:
        if event.kind in {"adopt", "carry"} and event.which in {"base", "changed"}:
            if event.which == "changed" or story.later.is_changed or event.is_amended:
                return "amended"
            return "as-proposed"
    return "amended" if story.later.is_changed else None
