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
    is_finnish,
    verb_forms,
)

_NO = re.compile(
    r"\b(?:kielte(?:inen|isesti|isen|iseksi)|hylkäys|hylkäävä|hylätty|evätty|avslag|avslås"
    r"|avslagen|avslaget|negativ(?:t|a)?|nekande|nekas|förkastas|förkastat)\b"
    r"|\w+(?:matta|mättä) jättämi(?:nen|sestä)|\bej beviljad|\bei (?:lupaa|myönnet|hyväksyt)"
    r"|\b(?:myönnetty|beviljat)(?: \w+)?:? 0(?:,00)?\s?(?:€|eur)"
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


_LIKE_A_VERB = re.compile(
    r"(?P<finnish>[a-zåäö]{2,}(?:[lnrstd](?:aan|ään)|t?tiin)\b)"
    r"|[a-zåäö]{3,}(?:[^eiu]s|ades|tes|des|ats|tts|its)"
    r"(?=\W*$|[,;]| (?:inte|ej|på grund|enligt|för|med|till|tills|från|av|i|och|eftersom|då)\b)"
)
"""Words that have the form of a passive: "förvägras", "torpataan"."""


def may_have_verb(sentence: str) -> bool:
    """Whether a word that no dictionary knows has the form of a verb that decides."""
    return any(
        not verb_forms(match[0]) and not (match["finnish"] and is_finnish(match[0]))
        for match in _LIKE_A_VERB.finditer(sentence.lower())
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
