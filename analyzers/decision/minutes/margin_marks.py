"""Lines that name an item's § behind its title: "Satamakadun suunnitelma      § 92".

Such a line is turned round, so that the § begins it as it does elsewhere. Running heads
end so, too: what stands before the § is not a title where it is made of known parts alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analyzers.decision.head import head_lines
from analyzers.decision.lines.lines import clean

_MARGIN = re.compile(
    r"(?m)^[ \t]*(?P<title>[A-ZÅÄÖ][^\n§]{3,160}?)(?:[ ]{3,}|\t+)"
    r"(?P<mark>§ ?(?P<a>\d{1,4})|(?P<b>\d{1,4}) ?§)[ \t]*$"
)
_PLAIN = re.compile(r"(?m)^[ \t]*(?:§ ?\d{1,4}|\d{1,4} ?§)(?:[ \t]|$)")
_PLACE_ON_LIST = re.compile(
    r"(?i)(?:asia(?:kohta)?|kohta|ärende|punkt|liite|bilaga|sivu|sida)\W*(?:n(?:ro|r|:?o)\W*)?\d+\W*"
)
_LEAST = 2
_LARGEST_STEP = 3


def turned_round(pages: Sequence[str]) -> list[str]:
    r"""Return the pages with the § of such lines before their titles, else as they are.

    >>> turned_round(["Avaus      § 4\nTodettiin.\n\nTontti      § 5\nMyydään."])
    ['§ 4 Avaus\nTodettiin.\n\n§ 5 Tontti\nMyydään.']
    >>> turned_round(["Tekninen lautakunta     § 4\nx\n\nTekninen lautakunta     § 5\ny"])
    ['Tekninen lautakunta     § 4\nx\n\nTekninen lautakunta     § 5\ny']
    """
    if not any("§" in page for page in pages):
        return list(pages)
    numbers = [
        int(match["a"] or match["b"])
        for page in pages
        for match in _MARGIN.finditer(page)
        if _is_title(match["title"])
    ]
    steps = [two - one for one, two in pairwise(numbers)]
    is_run = all(0 < step <= _LARGEST_STEP for step in steps)
    plain = sum(len(_PLAIN.findall(page)) for page in pages)
    if len(numbers) < _LEAST or not is_run or plain >= len(numbers):
        return list(pages)
    return [_MARGIN.sub(_turned, page) for page in pages]


def turned_lines(printed: Sequence[str], turned: Sequence[str]) -> frozenset[str]:
    """Return the lines that were turned round: they alone begin items in such minutes."""
    if list(printed) == list(turned):
        return frozenset()
    return frozenset(
        clean(line)
        for one, other in zip(printed, turned, strict=True)
        for line, before in zip(other.split("\n"), one.split("\n"), strict=True)
        if line != before
    )


def _turned(match: re.Match[str]) -> str:
    title = match["title"]
    return f"{match['mark']} {title}" if _is_title(title) else match.group()


def _is_title(text: str) -> bool:
    is_place = _PLACE_ON_LIST.fullmatch(text) is not None
    return not is_place and head_lines.read(text) is None
