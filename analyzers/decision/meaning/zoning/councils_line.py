"""A council's decision on a line of its own below the board's: "Kv § 17: Palautettiin."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.zoning.running_text import resolves_at
from analyzers.decision.meaning.zoning.text_parts import PlacedPart, TextPart

_LABEL = (
    r"^[ \t*#]*(?:[\w-]*(?:[Vv]altuusto|[Ff]ullmäktige)|KV|Kv|KVALT|Kvalt|VALT|Valt|KFGE|Kfge|FGE"
    r"|Fge|SFGE|Sfge|STFGE|Stfge)\.?"
    r"(?:[ \t]+(?:§[ \t]?\d+|\d+[ \t]?§|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)){0,2}[ \t]*:[ \t]*"
)
_COUNCIL = re.compile(rf"{_LABEL}(?=[^\s-])", re.MULTILINE)
_ABOVE_HANDLING = re.compile(rf"{_LABEL}(?=[^\s-]|\n+[^\s-])", re.MULTILINE)

_BOARD = "board"
"""Whose decision stands above the label, where no line tells it."""


def with_councils_line(text: str, blocks: Sequence[TextPart]) -> Sequence[TextPart]:
    """Return blocks, a decision that ends the text cut at a council's label.

    What stands below the label is the decision of the item's own handling.
    """
    last = blocks[-1] if blocks else None
    if last is None or last.kind != "decision":
        return blocks
    if last.earlier is None:
        blocks = _with_councils_handling(text, blocks)
    labels = list(_COUNCIL.finditer(text, last.start + 1, last.end))
    if not labels:
        return blocks
    label = labels[-1]
    whose = last.earlier or _BOARD
    if whose is _BOARD and not resolves_at(text, label.end(), last.end):
        return blocks
    above = PlacedPart(last.start, label.start(), last.kind, last.heading, whose)
    return [*blocks[:-1], above, PlacedPart(label.end(), last.end, last.kind)]


def _with_councils_handling(
    text: str, blocks: Sequence[TextPart]
) -> Sequence[TextPart]:
    """Return blocks, an earlier decision right above the last one cut at a council's label.

    "KFGE:" below what the board decided opens what the council said before its decision.
    """
    above = blocks[-2] if len(blocks) > 1 else None
    if above is None or above.kind != "decision" or above.earlier is None:
        return blocks
    label = _ABOVE_HANDLING.search(text, above.start + 1, above.end)
    if label is None:
        return blocks
    boards = PlacedPart(
        above.start, label.start(), above.kind, above.heading, above.earlier
    )
    own = PlacedPart(label.end(), above.end, "handling")
    return [*blocks[:-2], boards, own, blocks[-1]]
