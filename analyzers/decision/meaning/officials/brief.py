"""Decisions in a word or a noun: "Myönteinen.", "Hakemuksen hylkääminen", "Avslag"."""

from __future__ import annotations

import re

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.grammar.verb_forms import (
    CONNEGATIVE,
    DONE,
    FINITE,
    INFINITIVE,
    verb_forms,
)

_NO = re.compile(
    r"\b(?:kielte(?:inen|isesti|isen|iseksi)|hylkäys|hylkäävä|hylätty|evätty|avslag|avslås"
    r"|avslagen|avslaget|negativ(?:t|a)?|nekande|nekas|förkastas|förkastat)\b"
    r"|\w+(?:matta|mättä) jättämi(?:nen|sestä)|\bej beviljad|\bei (?:lupaa|myönnet|hyväksyt)"
)
_YES = re.compile(
    r"\b(?:myönte(?:inen|isesti|isen|iseksi)|hyväksytty|myönnetty|puollettu|suostuttu"
    r"|bifall|positiv(?:t|a)?|beviljad|beviljat|godkänd|godkänt|jakande)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 140


def brief_answer(folded: str) -> str | None:
    """Return "no" or "yes" where a word of a short decision says it, else None."""
    if _NO.search(folded):
        return "no"
    return "yes" if _YES.search(folded) else None


def has_verb(sentence: str) -> bool:
    """Whether a sentence has a verb that could say what is decided."""
    return any(
        form.form in {FINITE, CONNEGATIVE, INFINITIVE, DONE}
        for word in _WORD.findall(sentence.lower())
        for form in verb_forms(word)
    )


def is_brief(unit: Unit) -> bool:
    """Whether a line of its own decides without a verb: "Hakemuksen hylkääminen"."""
    if len(unit.text) > _LONGEST or not unit.text.endswith("."):
        return False
    folded = unit.text.lower()
    if has_verb(folded):
        return False
    is_named = any(
        act.form.form == "named" for one in clauses(folded) for act in one.acts
    )
    return brief_answer(folded) is not None or is_named
