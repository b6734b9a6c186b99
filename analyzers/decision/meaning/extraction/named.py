"""Organisations that the adopted wording names."""

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


def organisations(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the companies and associations named, each once, as written."""
    found: dict[str, str] = {}
    for unit in units:
        words = _CASE_END.sub("", unit.text)
        for match in _ORGANISATION.finditer(words):
            name = " ".join(match["name"].split())
            found.setdefault(name.casefold(), name)
    return tuple(found.values())
