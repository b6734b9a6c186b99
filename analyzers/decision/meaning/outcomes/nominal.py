"""Decisions told without a verb: "Sijaiseksi Aino Malli.", "Pöydälle.", "Avslag."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import FINITE, verb_forms
from analyzers.decision.meaning.matters.matters import ASKED, OWN, REQUESTS, Matter
from analyzers.decision.meaning.officials.brief import (
    brief_answer,
    has_verb,
    may_have_verb,
)
from analyzers.decision.meaning.officials.voices import tells_now
from analyzers.decision.meaning.outcomes.resolutions import (
    NOTHING,
    Resolution,
    named_resolution,
)
from analyzers.decision.meaning.zoning.narrating.comparing import names_somebody
from analyzers.decision.meaning_values import MatterOutcome
from analyzers.notations.municipal_bodies.body_nouns import ACTING

_BY_PHRASE: tuple[tuple[str, MatterOutcome], ...] = (
    ("nominal-no", "rejected"),
    ("nominal-yes", "granted"),
    ("nominal-table", "tabled"),
    ("nominal-return", "returned"),
    ("nominal-note", "noted"),
    ("nominal-remove", "removed-from-agenda"),
)
_FIGURE = re.compile(r"\d")
_CHOSEN = re.compile(r"\b\w+(?:ksi|na|nä)\b|\b(?:till|som) \w+", re.IGNORECASE)
"""As what somebody is chosen: "sijaiseksi", "varahenkilönä", "till vikarie"."""
_LONGER = re.compile(r"lisäaik|jatko|pidenn|tilläggstid|förläng")
_TERM = re.compile(
    r"^(?!.*\b(?:edelleen|fortfarande|kvarstår)\b).*(?:määräaika|tidsfrist)"
)
"""A longer time that was asked for, and one that is told: "määräaika on nyt 31.8."."""
_SETS = re.compile(r"\b(?:on|ovat|är)\b")
_FEW = 3
_LONGEST = 400
_LEAST_WORD = 4
_MONEY = re.compile(r"€|\beuro|\beur\b|%|prosent|procent", re.IGNORECASE)
_PERIOD = re.compile(r"[–-] ?\d{1,2}\.\d|ajalle|alkaen|saakka")
_FURNITURE = re.compile(
    r"\d+ ?\(\d+\)$|\b(?:pöytäkirja|esityslista|protokoll|föredragningslista)\b.*\d/\d{4}",
    re.IGNORECASE,
)
"""What the top of a page says between the lines of a text: "Kunta Pöytäkirja 4/2022 17 (52)"."""
_SECRET = re.compile(
    r"salassa pidet|salainen|sekretessbelag|ei (?:ole )?(?:\w+ )?julkinen|ei julkaista|hemlig"
    r"|inte offentlig|publiceras inte|julkl\b|offentlighetslagen"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_BODY_BEGINS = re.compile(
    rf"\S*{ACTING}\b",
    re.IGNORECASE,
)


_BARE: dict[str, tuple[MatterOutcome, float]] = {
    "request": ("granted", 0.7),
    ASKED: ("granted", 0.7),
    "resignation": ("granted", 0.7),
    "own": ("approved", 0.72),
    "permission-to-fill": ("approved", 0.75),
    "statement": ("statement-given", 0.75),
}
"""What a decision is that only names what is had: "Vuosiloma ajalle 1.–14.7."."""


ADOPTED_BY_KIND: dict[str, tuple[MatterOutcome, float]] = {
    "statement": ("statement-given", 0.8),
    "own": ("approved", 0.75),
    "permission-to-fill": ("approved", 0.8),
    "routine-note": ("noted", 0.7),
}
"""What an adopted proposal without a verb that says so is, by the kind of its matter."""

UNSEEN_BY_KIND: dict[str, tuple[MatterOutcome, float]] = {
    "statement": ("statement-given", 0.65),
    "routine-note": ("noted", 0.75),
    "scrutineers": ("elected", 0.75),
}
"""What an adopted proposal that the text does not tell is, where the title alone says it."""


_REFUSES_NOT = re.compile(
    r"\b(?:ei|inte|ej) (?:\w+ )?(?:evätä|hylätä|torjuta|kielletä|avslå)"
)
"""A denied refusal, which says nothing sure: "Lupaa ei evätä"."""


def nominal(units: Sequence[Unit], matter: Matter) -> Resolution:
    """Return what a wording decides whose first sentence has no verb."""
    if not units or len(units[0].text) > _LONGEST:
        return NOTHING
    unit = units[0]
    folded = unit.text.lower()
    for name, outcome in _BY_PHRASE:
        if says(name, folded):
            return Resolution(outcome, unit, name, 0.85)
    if _has_act(unit) or _is_number(unit) or _SECRET.search(folded):
        return NOTHING
    said = _by_kind(unit, matter)
    return Resolution(said[0], unit, "nominal", said[1]) if said else NOTHING


def _is_number(unit: Unit) -> bool:
    """Whether a line is only a document's number or day, or a page's head."""
    if _FURNITURE.search(unit.text):
        return True
    words = [word for word in _WORD.findall(unit.text) if len(word) >= _LEAST_WORD]
    return (
        _FIGURE.search(unit.text) is not None
        and len(words) < 2
        and not _MONEY.search(unit.text)
        and not _PERIOD.search(unit.text)
    )


def _by_kind(unit: Unit, matter: Matter) -> tuple[MatterOutcome, float] | None:
    """Return what a name, a sum or a time alone decides in a matter of this kind."""
    if _REFUSES_NOT.search(unit.text.lower()):
        return None
    if says("denies", unit.text.lower()):
        return ("rejected", 0.75) if matter.kind in REQUESTS else None
    is_person = names_somebody([unit]) or _is_name(unit)
    if matter.kind == "election" and is_person:
        return "elected", 0.85
    if is_person and _CHOSEN.search(unit.text.split(" ")[0]):
        return "elected", 0.7
    if not _FIGURE.search(unit.text):
        return None
    if matter.kind in {"request", "asked", "resignation"}:
        return "granted", 0.72
    return ("approved", 0.7) if matter.kind == OWN else None


def _is_name(unit: Unit) -> bool:
    """Whether a sentence begins with a full name."""
    return re.match(r"[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+", unit.text) is not None


def _has_act(unit: Unit) -> bool:
    """Whether a sentence has a verb, or begins with the body that does something."""
    if _BODY_BEGINS.match(unit.text):
        return True
    return any(
        form.form == FINITE
        for word in _WORD.findall(unit.text.lower())
        for form in verb_forms(word)
    )


def from_now(rows: Sequence[Unit], matter: Matter) -> Resolution:
    """Return what a sum, a measure or a day decides that holds from now on.

    "Kuukausivuokra on 300 euroa", "Nopeusrajoitus on 30 km/h 1.9. alkaen".
    """
    for unit in rows[:_FEW]:
        folded = unit.text.lower()
        is_said = _FIGURE.search(folded) and _SETS.search(folded) and tells_now(folded)
        if not is_said or says("denies", folded):
            continue
        if matter.kind == OWN:
            return Resolution("approved", unit, "from-now", 0.77)
        asked = matter.kind in {"request", "claim", ASKED}
        is_term = _LONGER.search(f"{matter.title} {matter.asked}") and _TERM.search(
            folded
        )
        if asked and (is_term or _MONEY.search(folded)):
            return Resolution("granted", unit, "from-now", 0.72)
    return NOTHING


def brief_decision(
    rows: Sequence[Unit], matter: Matter, *, is_answer_only: bool = False
) -> Resolution:
    """Return what the first line of a decision without a verb decides.

    Args:
        rows: the decision's sentences.
        matter: what it is about.
        is_answer_only: whether only a word of yes or no counts.
    """
    if not rows:
        return NOTHING
    first = rows[0]
    folded = first.text.lower()
    if any(_SECRET.search(one.text.lower()) for one in rows[:_FEW]):
        return NOTHING
    answer = brief_answer(folded)
    if answer is not None:
        return _answered(answer, first, matter)
    if is_answer_only:
        return NOTHING
    named = named_resolution(first, matter)
    if named.outcome != "none":
        return named
    if has_verb(folded) or may_have_verb(folded) or says("refusal-word", folded):
        return NOTHING
    if matter.kind == "election" and (names_somebody([first]) or _is_name(first)):
        return Resolution("elected", first, "brief-person", 0.75)
    outcome, confidence = _BARE.get(matter.kind, ("none", 0.0))
    return Resolution(outcome, first, "brief", confidence)


def _answered(answer: str, unit: Unit, matter: Matter) -> Resolution:
    is_asked = matter.kind in {*REQUESTS, "appeal", ASKED}
    if matter.kind == "statement":
        return Resolution("statement-given", unit, "brief-answer", 0.8)
    if answer == "no":
        return Resolution("rejected", unit, "brief-answer", 0.9, is_denial=True)
    outcome: MatterOutcome = "granted" if is_asked else "approved"
    return Resolution(outcome, unit, "brief-answer", 0.88)
