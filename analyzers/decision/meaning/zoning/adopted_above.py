"""What a lower body adopted and sends up: the proposal that a higher one decides on.

"Khall: Esitetään valtuustolle, että … Khall: Hyväksyttiin. Kvalt: Hyväksyttiin.": the board's
adoption proposes nothing itself; what it adopted does. Nor does a proposal that only joins
the lower body: "Kunnanhallitus yhtyy lautakunnan päätökseen."
"""

from __future__ import annotations

import dataclasses
import re

from analyzers.decision.meaning.grammar.short_forms import is_short_adoption
from analyzers.decision.meaning.grammar.units import Unit, units
from analyzers.decision.meaning.zoning.item_parts import ItemParts
from analyzers.notations.municipal_bodies.body_nouns import OWNING

_PROPOSES = re.compile(
    r"\b(?:ehdot|esit(?:t|y)|päät(?:t|e)|hyväksy|föresl|förslag|beslut|godkän)\w*",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:yhtyy|yhtyä|yhtyi|hyväksyy|hyväksyä|vahvistaa|omfattar?|biträder"
    r"|förenar sig (?:om|med)|ansluter sig till|godkänner|godkänna|fastställer)"
    rf" (?:[\w-]+ ){{0,2}}?[\w-]*{OWNING}"
    r" (?:[\w-]+ ){0,2}?(?:päätö|ehdotu|esity|kanta|kannan|näkemy|beslut|förslag|ståndpunkt)\w*"
    r"(?: \d{1,2}\.\d{1,2}\.\d{4})?(?: § ?\d+)?\W*",
    re.IGNORECASE,
)
"""All of a sentence that adopts what another body decided or proposes, and tells no more."""
_LABEL = re.compile(r"[\w .-]{1,40}:\s*")
_BY_VOTE = re.compile(
    r",? (?:äänin|äänestyksen jälkeen äänin|med(?: rösterna)?|efter omröstning med) \d+"
    r" ?[-–] ?\d+(?: röster)?"
)
_MOVED = re.compile(
    r"\b(?:vasta-?(?:ehdotu|esity)|motförslag|kannat|understö|vähemmistö|minoritet|äänest"
    r"|omröst)\w*",
    re.IGNORECASE,
)
"""What a lower body's vote may have turned round."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_MOST = 4
"""Paragraphs above the adoption that are looked at."""


def with_adopted_above(text: str, own: ItemParts) -> ItemParts:
    """Return the parts with what was adopted as the proposal, where it is an adoption only.

    Where a proposal joins a lower body and what that decided is not found, the item has no
    proposal that anything could be read from.

    Args:
        text: the item's whole text.
        own: its parts.
    """
    if not own.proposal or not own.decision:
        return own
    if own.decision[0][0] < own.proposal[0][1]:
        return own  # "Päätös on ehdotuksen mukainen" below the decision tells its fate.
    said = [unit for start, end in own.proposal for unit in units(text, start, end)]
    joins = bool(said) and all(_JOINS.fullmatch(unit.text) for unit in said)
    if not joins and not (said and all(_is_adoption(unit) for unit in said)):
        return own
    found = _proposed_above(text, own.proposal[0][0])
    if joins and (found is None or _MOVED.search(text, *found)):
        return dataclasses.replace(own, proposal=())
    return own if found is None else dataclasses.replace(own, proposal=(found,))


def _proposed_above(text: str, place: int) -> tuple[int, int] | None:
    """Return the nearest paragraph above *place* that proposes something; or None."""
    gaps = list(_PARAGRAPH.finditer(text, 0, place))
    begins = [0, *(gap.end() for gap in gaps)]
    spans = list(zip(begins, (gap.start() for gap in gaps), strict=False))
    for start, end in spans[: -_MOST - 1 : -1]:
        told = units(text, start, end)
        is_adoption = all(_is_adoption(unit) for unit in told)
        if not is_adoption and _PROPOSES.search(text, start, end):
            return start, end
    return None


def _is_adoption(unit: Unit) -> bool:
    """Whether a sentence only adopts, whatever label it has and by whatever vote."""
    folded = unit.text.lower()
    label = _LABEL.match(folded)
    said = _BY_VOTE.sub("", folded[label.end() :] if label else folded)
    return is_short_adoption(said)
