"""Organisations and property identifiers that the adopted wording names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.units import Unit

_FORMS = r"Oyj|Oy|Ab|Ky|ry|rf|r\.y\.|r\.f\.|osk|säätiö sr|sr|rs|oy|Öy|Ltd|GmbH|AS"
_ORGANISATION = re.compile(
    r"\b(?P<name>(?:[A-ZÅÄÖ0-9][\w&+'’.-]*[ -]){1,5}?(?:(?:ja|och|&|[a-zåäö]{3,}) )?"
    rf"(?:[\w&-]+ )??(?:{_FORMS}))(?=[\s,.;:)/]|$)"
)
_CASE_END = re.compile(r":(?:lle|ltä|n|llä|sta|stä|ssa|ssä|ksi|ta|tä|s)\b")
_PROPERTY = re.compile(r"(?<![\d-])(\d{1,3})-(\d{1,3})-(\d{1,4})-(\d{1,4})(?![\d-])")


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
