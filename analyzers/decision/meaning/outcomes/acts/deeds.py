"""What an everyday verb decides, by the kind of matter: a deed for somebody, or its denial."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.verb_groups import (
    APPLIES,
    ARRANGES,
    CREATES,
    DEALS,
    OFFICE_WORK,
    OWN_DEEDS,
    REMEDIES,
)
from analyzers.decision.meaning.matters.matters import ASKED, REQUESTS, Matter
from analyzers.decision.meaning.outcomes.acts.dealings import (
    stays_out,
    undoes_own,
)
from analyzers.decision.meaning.outcomes.acts.said_act import SaidAct
from analyzers.decision.meaning.outcomes.acts.wishes import (
    as_wished,
    charges_anyway,
    is_as_before,
    of_wish,
    revokes_permit,
    share_a_word,
    stays,
    titled,
)
from analyzers.decision.meaning.zoning.narrating.comparing import names_somebody
from analyzers.decision.meaning_values import MatterOutcome

_OPPOSES = re.compile(r"\bett?ei(?:vät)?\b|\batt \w+ (?:inte|ej) \w+")
"""What others ask that is not done: "vaativat, ettei neuvotteluja aloiteta"."""
_MAY = re.compile(
    r"\bvoidaan\b(?! \w*(?:harkit|selvit|tarvit))"
    r"|(?<!ei )\bvoi (?:osallistua|käyttää|pitää|järjestää|aloittaa|jatkaa|toimia)\b"
)
_LIMITS = re.compile(
    r"\b(?:alle|yli|ennen|ilman|muu(?:toin|ta) kuin|ellei|mikäli|jos|förrän|utan|under"
    r"|om(?! att\b))\b"
)
"""What is not done below a price or before a day may be done otherwise."""
OTHERWISE: dict[str, tuple[MatterOutcome, float]] = {
    "election": ("approved", 0.6),
    "initiative": ("approved", 0.6),
    "claim": ("none", 0.3),
    "resignation": ("none", 0.4),
    "request": ("approved", 0.6),
    ASKED: ("approved", 0.7),
    "routine-note": ("noted", 0.6),
    "statement": ("statement-given", 0.7),
}
"""Outcome and confidence where the verb says nothing, by the matter's kind."""


def done(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Another verb than the table's: adopted it is an approval, denied nothing sure."""
    act = best.act
    if act.kind == "not-do":
        return _not_done(best, matter)
    if undoes_own(best, matter):
        return "granted", 0.85
    if matter.kind == "initiative" and act.kind == "answer":
        return "noted", 0.6
    if matter.kind == "election" and names_somebody([best.unit]):
        return ("approved", 0.7) if best.is_up else ("elected", 0.8)
    if matter.kind in {"claim", "request"} and as_wished(best.act, matter):
        return "granted", 0.75
    if matter.kind == ASKED and _OPPOSES.search(matter.asked) and act.kind == "do":
        return "approved", 0.7
    return _done_for(best, matter)


def _done_for(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Return what a deed is for who asked for something, or of the body's own."""
    act = best.act
    if stays(act, matter):
        is_before = is_as_before(best.clause.text)
        return ("rejected", 0.75) if is_before else ("none", 0.4)
    if charges_anyway(act, best.clause.text, matter):
        return "rejected", 0.75
    if revokes_permit(act, matter):
        return "approved", 0.8
    is_as_asked = says("as-asked", best.unit.text.lower())
    own = 0.0 if _may_be_done(best, matter) else _own_deed(best, matter)
    if own and not (is_as_asked and matter.is_officials and act.verb not in DEALS):
        return "approved", own
    if is_as_asked:
        return "granted", 0.85
    is_asked = matter.kind in {"request", "claim", ASKED}
    if matter.is_officials and is_asked and is_of_title(best, matter):
        return "granted", 0.78
    is_remedy = act.kind == "do" and act.verb in REMEDIES
    if is_remedy and matter.is_officials and matter.kind == ASKED:
        return "granted", 0.7
    if act.kind == "do" and act.verb not in OFFICE_WORK:
        if matter.kind in {"request", "initiative"}:
            return "granted", 0.72
        if matter.kind == ASKED:
            return "granted", 0.65
        if matter.kind == "claim" and act.verb in REMEDIES:
            return "granted", 0.72
    return OTHERWISE.get(matter.kind, ("approved", 0.85))


def _may_be_done(best: SaidAct, matter: Matter) -> bool:
    """Whether what somebody asked for may be done: "Torikatu voidaan sulkea 6.6."."""
    is_asked = matter.kind in {"request", ASKED}
    return is_asked and _MAY.search(best.clause.text) is not None


def _not_done(best: SaidAct, matter: Matter) -> tuple[MatterOutcome, float]:
    """Return what is denied by an everyday verb: a refusal of what was asked or named."""
    act = best.act
    is_named = titled(act.verb, matter) or (
        act.verb in CREATES and is_of_title(best, matter)
    )
    is_named = is_named and not _LIMITS.search(best.unit.text.lower())
    if matter.kind in REQUESTS or is_named:
        return "rejected", 0.75
    if stays_out(best, matter):
        return "rejected", 0.75
    is_own_no = matter.is_officials and best.clause.role == "that"
    return ("rejected", 0.7) if is_own_no else ("none", 0.4)


def _own_deed(best: SaidAct, matter: Matter) -> float:
    """Return how surely the body does a thing of its own, whoever asked; 0 for not."""
    verb = best.act.verb
    if matter.kind == "election" and says("contractor", matter.title):
        return 0.85
    is_deal = verb in DEALS and matter.kind in {"request", ASKED}
    is_own = verb in APPLIES or (matter.kind == ASKED and verb in OWN_DEEDS)
    if matter.is_officials and verb in ARRANGES and of_wish(best.act, matter):
        is_own = False
    return 0.8 if is_deal or is_own else 0.0


def is_of_title(best: SaidAct, matter: Matter) -> bool:
    """Whether a verb's object is what the title says was asked for: "annan avustuksen"."""
    if best.act.verb in APPLIES or best.act.verb in OFFICE_WORK:
        return False
    return share_a_word(best.act.beside, matter.title)
