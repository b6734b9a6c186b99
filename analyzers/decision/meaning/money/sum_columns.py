"""Which column of a row of sums is the decided one: "nyt / esitys", "sökt / beviljat"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from analyzers.decision.lines.pattern_tables import rows

Sum = tuple[float, int, int]
PHRASES = "analyzers.decision.meaning.money:sum_phrases.tsv"
_BETWEEN = re.compile(r"[\s|;]*")
_LINES_ABOVE = 25
_NEW, _OLD = "column-decided", "column-other"


def decided_column(text: str, start: int, found: Sequence[Sum]) -> list[Sum]:
    """Return the sums of a row, only the decided one where a heading tells the columns.

    Args:
        text: the item's text.
        start: offset of the row.
        found: the row's sums in order.
    """
    if len(found) < 2 or not _are_columns(text, found):
        return list(found)
    for line in reversed(text[:start].splitlines()[-_LINES_ABOVE:]):
        columns = _columns(line)
        if len(columns) == len(found) and columns.count(_NEW) == 1:
            return [found[columns.index(_NEW)]]
    return list(found)


def _are_columns(text: str, found: Sequence[Sum]) -> bool:
    """Whether nothing but space stands between the sums."""
    return all(
        _BETWEEN.fullmatch(text, end, start)
        for (_, _, end), (_, start, _) in itertools.pairwise(found)
    )


def _columns(line: str) -> list[str]:
    """Return what the words of a heading name, from left to right."""
    named = [
        (match.start(), row[0])
        for row in rows(PHRASES)
        if row[0] in {_NEW, _OLD}
        for match in re.finditer(row[1], line, re.IGNORECASE)
    ]
    return [kind for _, kind in sorted(named)]
