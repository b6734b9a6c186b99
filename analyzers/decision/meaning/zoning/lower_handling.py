"""The handling of the body before, where its proposal is all that the own decision adopts.

"Kunnanhallitus § 143 … Ehdotus: lainaa ei myönnetä. Päätös: Ahon ehdotus tuli päätökseksi.
Kunnanvaltuusto § 22 … Kunnanhallituksen esitys hyväksyttiin.": what the council adopts is what
the board resolved, and not what had been proposed to the board.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.decision.meaning.zoning.item_parts import ItemParts, item_parts
from analyzers.decision.meaning.zoning.text_parts import PlacedPart, TextPart


def lower_handling(
    text: str, own: ItemParts, blocks: Sequence[TextPart]
) -> ItemParts | None:
    """Return the parts of the earlier handling that *own* has its proposal from, or None.

    Args:
        text: the item's whole text.
        own: the parts of its own handling.
        blocks: all its blocks.
    """
    if not own.proposal or not own.decision:
        return None
    start = own.proposal[0][0]
    held = [one for one in blocks if one.start <= start < one.end]
    whose = held[0].earlier if held else None
    if whose is None:
        return None
    same = [one for one in blocks if one.earlier == whose]
    decided = [one for one in same if one.kind == "decision"]
    first = own.decision[0][0]
    if not decided or not start < decided[-1].start < decided[-1].end <= first:
        return None
    placed = [PlacedPart(one.start, one.end, one.kind, one.heading) for one in same]
    found = item_parts(text, placed)
    return found if found.decision and found.proposal else None
