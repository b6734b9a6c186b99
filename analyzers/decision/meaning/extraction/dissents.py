"""How many people had a dissenting opinion recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.zoning.text_parts import Span

_PART = r"[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_NAME = re.compile(
    rf"\b(?:[A-ZÅÄÖ]\.\s?)?{_PART}\s+{_PART}\b|\b[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ][a-zåäö]+"
)

_SURNAMES = re.compile(
    rf"(?:^|\. )(?:[Jj]äsenet |[Vv]altuutetut |[Ll]edamöterna )?"
    rf"(?P<names>{_PART}(?:(?:, | ja | sekä | och ){_PART})+)\s[a-zåäö]"
)

_SURNAMES_BEHIND = re.compile(
    r"(?:ilmoittivat|jättivät|jätti|ilmoitti|anmälde|anmäldes av|reserverade sig)\s+"
    r"(?:(?:[a-zåäö]+ ){0,2})?"
    rf"(?P<names>{_PART}(?:(?:, | ja | sekä | och ){_PART})*)(?=[.,]|$| mot| \()"
)


def dissents(text: str, decision: Sequence[Span], parts: Sequence[Span]) -> int:
    """Return the number of people with a recorded dissent.

    Args:
        text: the item's text.
        decision: the parts that tell of the decision.
        parts: the parts headed "eriävä mielipide".
    """
    spans = (*decision, *parts)
    if not any(says("dissent-word", text[a:b].lower()) for a, b in spans):
        return 1 if any(end > start for start, end in parts) else 0
    people: set[str] = set()
    unnamed = 0
    for start, end in spans:
        for unit in units(text, start, end):
            if not says("dissents", unit.text.lower()):
                continue
            names = [name for name in _NAME.findall(unit.text) if not _is_title(name)]
            names = names or _surnames(unit.text)
            if names:
                people.update(" ".join(name.split()[-1:]) for name in names)
            else:
                unnamed += 1
    if not people and not unnamed and any(end > start for start, end in parts):
        return 1
    return len(people) or min(unnamed, 1)


def _surnames(sentence: str) -> list[str]:
    """Return the names of "Soini ja Kuusi ilmoittivat …", which are surnames alone."""
    match = _SURNAMES.search(sentence) or _SURNAMES_BEHIND.search(sentence)
    return re.split(r", | ja | sekä | och ", match["names"]) if match else []


def _is_title(name: str) -> bool:
    first = name.split()[0].lower()
    return first.endswith(("lautakunta", "hallitus", "valtuusto", "lautakunnan"))
