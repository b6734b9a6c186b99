"""Organisations and business ids that the adopted wording names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.units import Unit

_FORMS = r"Oyj|Oy|Ab|Ky|ry|rf|r\.y\.|r\.f\.|osk|säätiö sr|sr|rs|oy|Öy|Ltd|GmbH|AS"
_NO_PART = (
    r"(?![a-zåäö]*(?:ksi|lle|l[td][aä]|st[aä]|t[aä]{2}n|d[aä]{2}n|tiin|till|från) )"
)
"""A lower-case word that ends so belongs to the sentence: "toteuttajaksi Malli Oy"."""
_ORGANISATION = re.compile(
    r"\b(?P<name>(?!\d+ )(?:[A-ZÅÄÖ0-9][\w&+'’.-]*[ -]){1,5}?"
    rf"(?:(?:ja|och|&|{_NO_PART}[a-zåäö]{{3,}}) )?"
    rf"(?:[\w&-]+ )??(?:{_FORMS}))(?=[\s,.;:)/]|$)"
)
_BUSINESS_ID = re.compile(r"(?<![\d-])\d{7}-\d(?![\d-])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
_CASE_END = re.compile(r":(?:lle|ltä|n|llä|sta|stä|ssa|ssä|ksi|ta|tä|s)\b")


def organisations(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the companies and associations named, each once, as written."""
    found: dict[str, str] = {}
    for unit in units:
        words = _CASE_END.sub("", unit.text)
        for match in _ORGANISATION.finditer(words):
            name = " ".join(match["name"].split())
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def business_ids(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the business ids named whose check digit is right, each once, in order."""
    found = (match for unit in units for match in _BUSINESS_ID.finditer(unit.text))
    return tuple(
        dict.fromkeys(match[0] for match in found if _is_business_id(match[0]))
    )


def _is_business_id(written: str) -> bool:
    digits = [int(character) for character in written if character.isdigit()]
    rest = sum(w * d for w, d in zip(_WEIGHTS, digits[:7], strict=True)) % 11
    return rest != 1 and digits[7] == (0 if rest == 0 else 11 - rest)
