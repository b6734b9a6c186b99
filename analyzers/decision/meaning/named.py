"""Organisations and property identifiers that the adopted wording names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.units import Unit

_FORMS = r"Oyj|Oy|Ab|Ky|ry|rf|r\.y\.|r\.f\.|osk|säätiö sr|sr|rs|oy|Öy|Ltd|GmbH|AS"
_ORGANISATION = re.compile(
    rf"\b(?P<name>(?:[A-ZÅÄÖ0-9][\w&+'’.-]*[ -]){{1,5}}?(?:(?:ja|och|&|[a-zåäö]{{3,}}) )?(?:[\w&-]+ )??(?:{_FORMS}))(?=[\s,.;:)/]|$)"
)
_CASE_END = re.compile(r":(?:lle|ltä|n|llä|sta|stä|ssa|ssä|ksi|ta|tä|s)\b")
_PROPERTY = re.compile(r"(?<![\d-])(\d{1,3})-(\d{1,3})-(\d{1,4})-(\d{1,4})(?![\d-])")
_REGISTER = re.compile(r"\bR(?:N:?[oO]|no)\.?\s*(\d{1,3}):(\d{1,4})\b")
_VAT = re.compile(r"\b(\d{7})-(\d)\b")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


def organisations(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the companies and associations named, each once, as written."""
    found: dict[str, str] = {}
    for unit in units:
        words = _CASE_END.sub("", unit.text)
        for match in _ORGANISATION.finditer(words):
            name = " ".join(match["name"].split())
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def property_ids(text: str) -> tuple[str, ...]:
    """Return property identifiers in the form 408-4-448-3, each once, in order."""
    found = {
        "-".join(str(int(part)) for part in match.groups()): None
        for match in _PROPERTY.finditer(text)
    }
    return tuple(found)


def is_business_id(written: str) -> bool:
    """Whether "1234567-1" has the right check digit."""
    match = _VAT.fullmatch(written)
    if match is None:
        return False
    rest = sum(int(d) * w for d, w in zip(match[1], _WEIGHTS, strict=True)) % 11
    return rest != 1 and int(match[2]) == (0 if rest == 0 else 11 - rest)
