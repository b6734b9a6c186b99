"""What a lower body adopted and sends up: the proposal that the council decides on.

"Khall: Esitetään valtuustolle, että … Khall: Hyväksyttiin. Kvalt: Hyväksyttiin.": the board's
adoption proposes nothing itself; what it adopted does.
"""

from __future__ import annotations

import dataclasses
import re

from analyzers.decision.meaning.grammar.short_forms import is_short_adoption
from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.zoning.item_parts import ItemParts

_PROPOSES = re.compile(
    r"\b(?:ehdot|esit(?:t|y)|päät(?:t|e)|hyväksy|föresl|förslag|beslut|godkän)\w*",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_MOST = 4
"""Paragraphs above the adoption that are looked at."""


def with_adopted_above(text: str, own: ItemParts) -> ItemParts:
    """Return the parts with what was adopted as the proposal, where it is an adoption only.

    Args:
        text: the item's whole text.
        own: its parts.
    """
    if not own.proposal or not own.decision:
        return own
    if own.decision[0][0] < own.proposal[0][1]:
        return own  # "Päätös on ehdotuksen mukainen" below the decision tells its fate.
    said = [unit for start, end in own.proposal for unit in units(text, start, end)]
    if not said or not all(is_short_adoption(unit.text.lower()) for unit in said):
        return own
    found = _proposed_above(text, own.proposal[0][0])
    return own if found is None else dataclasses.replace(own, proposal=(found,))


def _proposed_above(text: str, place: int) -> tuple[int, int] | None:
    """Return the nearest paragraph above *place* that proposes something; or None."""
    gaps = list(_PARAGRAPH.finditer(text, 0, place))
    begins = [0, *(gap.end() for gap in gaps)]
    spans = list(zip(begins, (gap.start() for gap in gaps), strict=False))
    for start, end in spans[: -_MOST - 1 : -1]:
        told = list(units(text, start, end))
        is_adoption = all(is_short_adoption(unit.text.lower()) for unit in told)
        if not is_adoption and _PROPOSES.search(text, start, end):
            return start, end
    return None
