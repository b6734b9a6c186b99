"""Organisations and business ids that the adopted wording names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.extraction.organisation_names import organisation_names
from analyzers.decision.meaning.grammar.units import Unit

_BUSINESS_ID = re.compile(r"(?<![\d-])\d{7}-\d(?![\d-])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


def organisations(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the companies and associations named, each once, as written."""
    found: dict[str, str] = {}
    for unit in units:
        for name in organisation_names(unit.text):
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
