"""Decisions told without a verb: "Sijaiseksi Aino Malli.", "Pöydälle.", "Avslag."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import FINITE, verb_forms
from analyzers.decision.meaning.outcomes.comparing import names_somebody
from analyzers.decision.meaning.outcomes.matters import OWN, REQUESTS, Matter
from analyzers.decision.meaning.outcomes.resolutions import NOTHING, Resolution
from analyzers.decision.meaning_values import MatterOutcome

_BY_PHRASE: tuple[tuple[str, MatterOutcome], ...] = (
    ("nominal-no", "rejected"),
    ("nominal-yes", "granted"),
    ("nominal-table", "tabled"),
    ("nominal-return", "returned"),
    ("nominal-note", "noted"),
)
_FIGURE = re.compile(r"\d")
_CHOSEN = re.compile(r"\b\w+(?:ksi|na|nä)\b|\b(?:till|som) \w+", re.IGNORECASE)
"""As what somebody is chosen: "sijaiseksi", "varahenkilönä", "till vikarie"."""
_LONGEST = 400
_WORD = re.compile(r"[^\W\d_]{2,}")
_BODY_BEGINS = re.compile(
    r"\S*(?:hallitus|lautakunta|valtuusto|jaosto|styrelsen|nämnden|fullmäktige)\b",
    re.IGNORECASE,
)


def nominal(units: Sequence[Unit], matter: Matter) -> Resolution:
    """Return what a wording decides whose first sentence has no verb."""
    if not units or len(units[0].text) > _LONGEST or _has_act(units[0]):
        return NOTHING
    unit = units[0]
    folded = unit.text.lower()
    for name, outcome in _BY_PHRASE:
        if says(name, folded):
            return Resolution(outcome, unit, name, 0.85)
    said = _by_kind(unit, matter)
    return Resolution(said[0], unit, "nominal", said[1]) if said else NOTHING


def _by_kind(unit: Unit, matter: Matter) -> tuple[MatterOutcome, float] | None:
    """Return what a name, a sum or a time alone decides in a matter of this kind."""
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
