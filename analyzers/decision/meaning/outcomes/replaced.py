"""What a wording is beside the one that it replaces, repeats or refuses."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import NAMED
from analyzers.decision.meaning.matters.matters import REQUESTS, Matter
from analyzers.decision.meaning.outcomes.acts.wishes import approves_titled
from analyzers.decision.meaning.outcomes.proposals.refused_proposals import (
    refuses_refusal,
)
from analyzers.decision.meaning.outcomes.resolutions import (
    NOTHING,
    Resolution,
    acts_of,
    denies,
    resolution,
)
from analyzers.decision.meaning.voting.ballot import Ballot, counter_has_won
from analyzers.decision.meaning.zoning.narrating.comparing import (
    leans_to,
    overlap,
    takes_figures,
    without_mover,
)
from analyzers.decision.meaning.zoning.narrating.narrative import Event, Motion
from analyzers.decision.meaning.zoning.narrating.sentence_acts import says_content
from analyzers.decision.meaning_values import MatterOutcome, ProposalFate

LATER: dict[MatterOutcome, ProposalFate] = {"returned": "returned", "tabled": "tabled"}
APPROVES = re.compile(r"\bhyväksy|\bgodkän")
SAME = 0.45
"""Least part of a decision's words that stand in the proposal it repeats."""
_FEW_WORDS = 3
_LEAST_POINTS = 2
_OF_A_PART = re.compile(
    r"\bosalta\b|\bkohta\b|\bkohda[ns]|\bkohtaa\b|\bpunkt|\btill den del\b|\bmuilta osin\b"
    r"|\bmuutoin\b|\bi övrigt\b"
)
"""What is changed in a part only: "kohdan 3 osalta"."""
_SAME_WORDS = 0.9
"""Part of a decision's words above which nothing was changed."""
_IN_PART = re.compile(r"\bosalta\b|\bsiten\b|\bniin\b|\btill den del|\bså att\b")
_LEFT_OVER = re.compile(r"(?<!\bolla )\b\w+m[aä]tt[aä] (?:jää|jät|ole)")
"""What was not done yet, and is no denial: "jakamatta jäänyt määräraha"."""
_GIVEN = frozenset(["granted", "partly-granted"])
_YES = frozenset(["granted", "approved"])
_GRANTS = frozenset(["myöntää", "bevilja"])
"""Verbs that say what is adopted: "beslutade enligt förslaget bevilja bidraget"."""
_BY_COUNTERMOTION = re.compile(
    r"\b(?:vasta-?(?:ehdotuksen|esityksen) muka(?:isesti|an),? (?=että\b|ettei\b)"
    r"|enligt \S+ (?:\S+ )?motförslag,? (?=att\b))",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:jonka mukaan|siten,|niin,|enligt vilket|så)\s(?=\S)(?:että |att )?"
    r"|(?:ehdotu|esity)\w*,? (?=että\b|ettei\b)|förslag\w*,? (?=att\b)"
    r"|\bpäätökse\w+ (?:\w+ ){0,2}?(?:tuli|tullut|muodostui)(?: \w+){0,2}?,? (?=että\b|ettei\b)"
    r"|\b(?:blev|blivit)\b[^.:]{0,40} beslut,? (?=att\b)"
    r"|\b(?:ehdotuksen|esityksen) muka(?:isesti|an) (?=olla \w+m[aä]tt[aä]\b)",
    re.IGNORECASE,
)
"""What stands before the content of a changed proposal that is adopted."""


def chosen_below(
    unit: Unit, rows: Sequence[Unit], matter: Matter, instead: Resolution
) -> Resolution:
    """Return who is chosen below *unit*: "Esitys hyväksyttiin. Lisäksi valittiin …".

    *instead* where it says anything, nobody is, or the matter is not an election.
    """
    if instead.outcome != "none" or matter.kind != "election":
        return instead
    found = resolution(rows[rows.index(unit) + 1 :], matter, past=True)
    return found if found.outcome == "elected" else instead


def names_adopted(unit: Unit, found: Resolution, matter: Matter) -> bool:
    """Whether an adoption names what is adopted, not only that it is."""
    folded = unit.text.lower()
    if says("requested", folded) or found.rule == "partly" or found.verb in _GRANTS:
        return True
    if found.outcome != "none" and says_content(unit):
        return True
    is_plain = found.rule.startswith("approve") and found.outcome == "approved"
    return is_plain and approves_titled(folded, matter)


def as_worded(unit: Unit, wording: Sequence[Unit], matter: Matter) -> Resolution:
    """Return what a wording from *unit* on does; that a motion was adopted grants nothing.

    "Nämnden beslutade att skolan inte läggs ner. Nämnden godkände Eks förslag."
    """
    found = resolution(wording, matter, past=True)
    if found.outcome == "rejected" and refuses_refusal(unit):
        return dataclasses.replace(found, outcome="none")
    other = found.unit if found.unit is not unit and found.outcome in _YES else None
    if other is None or not says("proposal-word", other.text.lower()):
        return found
    own = resolution([unit], matter, past=True)
    return own if own.is_denial else found


def takes_motion(unit: Unit, live: Sequence[Motion], base: Sequence[Unit]) -> bool:
    """Whether a decision has a motion's day or sum instead of the proposal's."""
    return any(takes_figures(unit, without_mover(one.units), base) for one in live)


def keeps_and_does(found: Resolution, wording: Sequence[Unit]) -> bool:
    """Whether a motion keeps one thing and does another: "auki la, pe suljetaan klo 14"."""
    kinds = {act.kind for act in acts_of(wording)}
    return found.rule.startswith("retain") and "do" in kinds


def changes_a_part(unit: Unit) -> bool:
    """Whether the rest of the proposal stands though a motion won on a part of it."""
    folded = unit.text.lower()
    is_changed = APPROVES.search(folded) and _IN_PART.search(folded)
    return bool(is_changed) and says("changed", folded)


def is_newly_amended(
    event: Event, base: Sequence[Unit], rows: Sequence[Unit] = ()
) -> bool:
    """Whether "siten, että …" is the meeting's, not the proposal's own, or a point is.

    Args:
        event: what decides.
        base: the sentences of the proposal.
        rows: those of the decision, whose list may have one point more.
    """
    if _adds_point(base, rows):
        return True
    was_so = any(says("with-change", unit.text.lower()) for unit in base)
    is_new = event.is_amended and not was_so
    return is_new and overlap(base, event.unit) < _SAME_WORDS


def _adds_point(base: Sequence[Unit], rows: Sequence[Unit]) -> bool:
    """Whether a list of points is adopted with another one below those proposed."""
    before, now = ([one for one in part if one.is_row] for part in (base, rows))
    if not _LEAST_POINTS <= len(before) < len(now) or len(now) > 2 * len(before):
        return False
    kept = now[: len(before)]
    are_kept = all(
        overlap([old], new) > SAME for old, new in zip(before, kept, strict=True)
    )
    return are_kept and all(overlap(base, one) < SAME for one in now[len(before) :])


def repeats_motion(unit: Unit, motions: Sequence[Motion], base: Sequence[Unit]) -> bool:
    """Whether a decision's words are those of a motion rather than of the proposal."""
    return any(leans_to(unit, without_mover(one.units), base) for one in motions)


def repeated_motion(
    live: Sequence[Motion], base: Sequence[Unit] | None, unit: Unit
) -> Motion | None:
    """Return the motion whose words a decision repeats rather than the proposal's."""
    same_as_base = 1.0 if base is None else overlap(base, unit)
    for motion in reversed(live):
        moved = without_mover(motion.units)
        same = overlap(moved, unit)
        is_its = same > same_as_base or leans_to(unit, moved, base or ())
        if motion.kind == "counter" and same > SAME and is_its:
            return motion
    return None


def repeats_verb(found: Resolution, proposed: Resolution) -> bool:
    """Whether a word or two only repeat what was proposed: "Merkittiin."."""
    if found.unit is None or len(found.unit.text.split()) > _FEW_WORDS:
        return False
    is_same = found.verb != "" and found.verb == proposed.verb
    is_same = is_same and found.is_denial == proposed.is_denial
    return is_same and found.rule in {"do", "not-do"}


def repeats_undenied(found: Resolution, proposed: Resolution) -> bool:
    """Whether a change does what the proposal would not: "koulu lakkautetaan", "ei lakkauteta"."""
    is_same = found.verb != "" and found.verb == proposed.verb
    return is_same and proposed.is_denial and not found.is_denial


def is_deed(unit: Unit) -> bool:
    """Whether a sentence says what is done, in the passive: "Hyran sänks till …"."""
    acts = [
        act for one in clauses(unit.text) if one.role != "aside" for act in one.acts
    ]
    return bool(acts) and all(a.form.is_passive and not a.form.is_past for a in acts)


def changes_into_consent(
    found: Resolution, wording: Sequence[Unit], matter: Matter
) -> bool:
    """Whether a change gives something where a refusal was proposed.

    Args:
        found: what the changing sentences decide.
        wording: these sentences.
        matter: what the item is about.
    """
    if matter.kind not in REQUESTS or found.is_denial:
        return False
    if found.rule in {"do", "from-now"} or found.outcome in _GIVEN:
        return True
    folded = " ".join(unit.text.lower() for unit in wording)
    if found.rule.startswith("approve") and not says("proposal-word", folded):
        return True
    told = content_of(wording[0]) if wording else None
    if told is None:
        return False
    said = resolution([told], matter)
    is_deed_told = said.rule == "do" or said.outcome in _GIVEN
    return is_deed_told and not said.is_denial


def undoes(wording: Sequence[Unit], base: Sequence[Unit], matter: Matter) -> bool:
    """Whether a change denies the one deed that was proposed: "että koulua ei lakkauteta".

    Of several deeds the first is what somebody asked for.
    """
    told = (act for act in acts_of(base) if act.form.form != NAMED)
    proposed = [act for act in told if act.kind != "decide"]
    is_plain = not any(_LEFT_OVER.search(one.text.lower()) for one in wording)
    if len(proposed) > 1 and matter.kind in REQUESTS:
        denied = {act.verb for act in acts_of(wording) if act.kind == "not-do"}
        return is_plain and proposed[0].kind == "do" and proposed[0].verb in denied
    if any(_OF_A_PART.search(one.text.lower()) for one in wording):
        return False
    return len(proposed) == 1 and is_plain and denies(wording, base)


def adopted_so_changed(event: Event, events: Sequence[Event]) -> bool:
    """Whether the whole was adopted with changes below the vote on one of them.

    "Mallin esitys hyväksyttiin. Muilta osin hyväksyttiin pohjaehdotus."
    """
    later = [one for one in events if one.index > event.index]
    if any(_adopts_the_rest(one) for one in (event, *later)):
        return True
    return any(
        one.kind == "act"
        and one.is_amended
        and APPROVES.search(one.unit.text.lower()) is not None
        for one in later
    )


def adopts_rest(
    event: Event, live: Sequence[Motion], ballots: Sequence[Ballot]
) -> bool:
    """Whether the rest was adopted beside a motion that won, or was agreed on, on a part."""
    folded = event.unit.text.lower()
    is_rest = says("the-rest", folded) or says("partly", folded)
    is_agreed = bool(live) and not ballots
    is_new = is_agreed or counter_has_won(ballots)
    return event.kind == "adopt" and is_rest and is_new


def _adopts_the_rest(event: Event) -> bool:
    """Whether the rest of the proposal is adopted: "ja ehdotus muilta osin"."""
    folded = event.unit.text.lower()
    is_adopted = event.kind == "adopt" and says("proposal-word", folded)
    return is_adopted and says("the-rest", folded)


def opens_proposal(unit: Unit, event: Event) -> bool:
    """Whether a sentence leads in what goes to the council: "esitti valtuustolle seuraavaa:"."""
    is_open = unit.text.endswith(":") and unit.end <= event.unit.start
    return is_open and any(act.kind == "propose" for act in acts_of([unit]))


def content_of(unit: Unit) -> Unit | None:
    """Return what a sentence says was adopted, not only whose proposal it was; or None.

    "Hyväksyttiin Mallin ehdotus, jonka mukaan koulua ei suljeta."
    """
    match = _ACCORDING.search(unit.text)
    rest = unit.text[match.end() :] if match else ""
    return unit._replace(text=rest) if len(rest.split()) > 1 else None


def says_countermotion(unit: Unit) -> list[Unit]:
    """Return what a sentence says that was moved against the proposal and adopted.

    "Päätti Mallin vastaehdotuksen mukaisesti, että koulua ei lakkauteta."
    """
    match = _BY_COUNTERMOTION.search(unit.text)
    rest = unit.text[match.end() :] if match else ""
    return [unit._replace(text=rest)] if len(rest.split()) > 1 else []


def _refuses_itself(unit: Unit, matter: Matter) -> bool:
    """Whether a sentence refuses what was asked for, though "as proposed".

    "Nämnden avslår lovet enligt Eks förslag": whose proposal that is was not told.
    """
    folded = phrase("by-proposal").sub(" ", unit.text.lower())
    if says("proposal-word", folded) or says("motion-word", folded):
        return False
    own = resolution([unit._replace(text=folded)], matter, past=True)
    return own.outcome == "rejected" and own.rule.startswith("refuse")


def other_adopted(
    unit: Unit, proposed: Resolution, matter: Matter
) -> Resolution | None:
    """Return the refusal that was adopted where the sentence says so, else None.

    "Hyväksyttiin Mallin ehdotus, jonka mukaan laajennusta ei tehdä": of another proposal
    than the one that is told.
    """
    if proposed.is_denial or proposed.outcome not in _YES:
        return None
    if _refuses_itself(unit, matter):
        return NOTHING
    told = content_of(unit)
    found = resolution([told], matter) if told is not None else None
    if found is None:
        return None
    is_no = found.is_denial or found.outcome == "rejected"
    said = Resolution("rejected", unit, "other-adopted", 0.85, True)
    return said if is_no else None
