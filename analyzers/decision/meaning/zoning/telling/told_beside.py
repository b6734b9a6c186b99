"""Votes and changes of the proposal that stand apart below what a page tells.

"Fullmäktige valde Siv Ek.", a paragraph on her, "Ek fick 31 röster och Holm 12.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.zoning.telling.only_running import only_running
from analyzers.decision.meaning.zoning.telling.told_pages import opening
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart

_LONGEST = 4_000
_COUNCIL = ("valtuusto", "fullmäktige")
_COUNTS = re.compile(
    r"\b(?:äänin|ääntä|rösterna|röster|röstade|äänesti(?:vät)?|omröstningen|äänestyksessä)\b"
)
_LOWER = re.compile(
    r"(?:[\w-]+ ){0,3}?[\w-]*(?:hallitus|lautakunta|jaosto|styrelsen|nämnden|sektionen)\b"
)
"""A board or a committee as who did something."""


def votes_told(
    text: str,
    own: Sequence[TextPart],
    blocks: Sequence[TextPart],
    decision: Sequence[Span],
) -> tuple[Span, ...]:
    """Return the sentences on votes that stand apart below what a page tells.

    How the board voted before the council did is none of it.
    """
    if not decision or any(one.kind == "decision" for one in blocks):
        return ()
    _, rows = only_running(text, own, blocks)
    if sum(len(unit.text) for unit in rows) > _LONGEST:
        return ()
    is_councils = any(word in text[: decision[-1][1]].lower() for word in _COUNCIL)
    return tuple(
        (unit.start, unit.end)
        for unit in rows
        if unit.start >= decision[-1][1]
        and (
            _COUNTS.search(unit.text.lower())
            or says("changes-adopted", unit.text.lower())
        )
        and not says("told-of-old", opening(unit))
        and not (is_councils and _LOWER.match(unit.text.lower()))
    )
