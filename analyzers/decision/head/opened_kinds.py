"""What a text is by its opening lines: who decided, one § and a title below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head.item_head import opening_lines
from analyzers.decision.lines.lines import Line
from analyzers.decision.model import DecisionKind


def kind_of(lines: Sequence[Line], text: str) -> DecisionKind | None:
    """Return what a text is whose opening lines name who decided and one §, else None.

    A title below them makes it an item; a page of a meeting has a list there.
    """
    opening = opening_lines.read(lines, text)
    if opening is None or opening.is_history:
        return None
    if opening.body is None and opening.official is not None:
        return "officeholder-decision"
    title = opening_lines.title_below(opening, lines, text)
    numbered = opening_lines.NUMBERED.fullmatch(title or "")
    number = opening.section or (numbered["number"] if numbered else None)
    if title is None or number is None or not (opening.date or numbered):
        return None
    return None if _goes_on(number, text) else "meeting-item"


_BEFORE_TITLE = re.compile(r"(?<![\d./:,-])(\d+) ?§? [A-ZÅÄÖ]")
_ON_LINE = re.compile(r"(?m)^(?:(-?\d+) ?§|§ ?(-?\d+)) [A-ZÅÄÖ]")


def _goes_on(number: str, text: str) -> bool:
    """Whether the numbers beside it stand before other titles: the list of a meeting."""
    own = int(re.sub(r"\D.*", "", number))
    following = {str(own + step) for step in (1, 2, 3)}
    before = {str(own - step) for step in (1, 2, 3)}
    return any(match[1] in following for match in _BEFORE_TITLE.finditer(text)) or any(
        (match[1] or match[2]) in before for match in _ON_LINE.finditer(text)
    )
