"""How many people had a dissenting opinion recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.item_parts import Span
from analyzers.decision.meaning.units import units

_DISSENT = re.compile(
    r"(?:jätti|jättivät|ilmoitti|ilmoittivat|esitti|esittivät|kirjattiin|merkittiin|jätettiin|liitti|liittivät)\b.{0,160}\beriävä\w* mielipi"
    r"|eriävä\w* mielipi\w+.{0,80}\b(?:jätti|jättivät|ilmoitti|ilmoittivat|jättävät)"
    r"|anmälde\b.{0,80}\b(?:avvikande|reservation)|\breserverade sig|lämnade\b.{0,60}\b(?:avvikande|reservation)|avvikande (?:åsikt|mening) (?:anmäldes|antecknades)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?:[A-ZÅÄÖ]\.\s?)?[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?\s+[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?\b|\b[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ][a-zåäö]+"
)
_CONNECT = re.compile(
    r"\b(?:jättivät|ilmoittivat|esittivät|liittivät)\b", re.IGNORECASE
)


def dissents(text: str, decision: Sequence[Span], parts: Sequence[Span]) -> int:
    """Return the number of people with a recorded dissent.

    Args:
        text: the item's text.
        decision: the parts that tell of the decision.
        parts: the parts headed "eriävä mielipide".
    """
    people: set[str] = set()
    unnamed = 0
    for start, end in (*decision, *parts):
        for unit in units(text, start, end):
            if not _DISSENT.search(unit.text):
                continue
            names = [name for name in _NAME.findall(unit.text) if not _is_title(name)]
            if names:
                people.update(" ".join(name.split()[-1:]) for name in names)
            else:
                unnamed += 1
    if not people and not unnamed and any(end > start for start, end in parts):
        return 1
    return len(people) or min(unnamed, 1)


def _is_title(name: str) -> bool:
    first = name.split()[0].lower()
    return first.endswith(("lautakunta", "hallitus", "valtuusto", "lautakunnan"))
