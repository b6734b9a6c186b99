"""Votes and changes of the proposal that stand apart from a decision without a heading.

Below what a page tells: "Fullmäktige valde Siv Ek.", a paragraph on her, "Ek fick 31 röster
och Holm 12."; or right above it: "Mallin ehdotus sai 8 ääntä … Valtuusto hyväksyi sen.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.zoning.telling.only_running import only_running
from analyzers.decision.meaning.zoning.telling.told_pages import opening
from analyzers.decision.meaning.zoning.text_parts import Span, TextPart

_LONGEST = 4_000
_COUNCIL = ("valtuusto", "fullmäktige")
_COUNTS = re.compile(
    r"\b(?:äänin|ääntä|rösterna|röster|röstade|äänesti(?:vät)?|omröstningen|äänestyksessä)\b"
)
_FIGURE = re.compile(r"\b\d{1,3}\b")
_COUNTED = re.compile(r"\b(?:ääntä|röster|röstade)\b")
_COUNTS_NEXT = re.compile(
    r"\b(?:ääntä|röster|sai|fick)\b|(?:ään|röst|vaali)\w*:|(?:äänest|röst)\w*\b"
)
"""What stands before the figures of a vote."""
_SIDES = re.compile(
    r"\b(?:kannalla|kannattivat|äänestivät|puolesta|vastaan|röstade|understöddes?)\b"
    r"|^\W*(?:jaa|ei|ja|nej|tyhj\w*|blank\w*|poissa)\W{0,3}\d|ehdotus: \w+ \d"
    r"|\d (?:äänestys)?lippu|\d (?:röst|val)?sedlar"
)
"""Voters of a vote, or a side with its figure."""
_ASIDE = 2
"""Sentences without figures that may stand between votes, or a vote and the decision."""
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


def votes_above(
    text: str, background: Sequence[Span], decision: int
) -> tuple[Span, ...]:
    """Return from a running part what is told of votes right above a decision in it.

    Args:
        text: the item's text.
        background: the running parts; the one that the decision stands in is looked at.
        decision: where the decision begins.
    """
    found: list[Span] = []
    for start, end in background:
        if not start < decision <= end:
            continue
        rows = list(units(text, start, decision))
        first = len(rows)
        for number in range(len(rows) - 1, -1, -1):
            if _tells_figures(rows[number].text.lower()):
                first = number
            elif first - number > _ASIDE or says(
                "told-of-old", rows[number].text.lower()
            ):
                break
        if first < len(rows):
            found.append((rows[first].start, decision))
    return tuple(found)


def _tells_figures(folded: str) -> bool:
    """Whether a sentence or row has figures or voters of a vote."""
    figure = _FIGURE.search(folded)
    if figure is not None:
        if _COUNTED.search(folded, figure.end()):
            return True
        word = _COUNTS_NEXT.search(folded)
        if word is not None and _FIGURE.search(folded, word.end()):
            return True
    return _SIDES.search(folded) is not None
