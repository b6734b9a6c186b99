"""Rows of a table in which a cell is empty: what follows keeps its column.

"Aho Irma" and a cross in the third column must not read as one in the second. Only
values tell: the further lines of long cells have gaps, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.reading.pdf.layout.text_rows import Run

_LEAST_COLUMNS = 3
_LONGEST_STEP = 2.6
_NEAR = 2.0
_VALUE = re.compile(
    r"(?i)[-–+]?\d[\d .,:/–-]*(?: ?(?:%|€|euroa|kpl|st|m²|m2|h|t))?|[-–x✓✗☑☒•]"
)

Row = Sequence[Run]


def with_empty_cells(rows: Sequence[Row]) -> list[list[Run]]:
    """Return rows with empty runs where a column between two cells is empty."""
    out: list[list[Run]] = []
    begin = 0
    while begin < len(rows):
        end = begin + 1
        if _is_head(rows[begin]):
            while end < len(rows) and _is_below(rows[end - 1], rows[end]):
                if _is_head(rows[end]):
                    break
                end += 1
            columns = _columns(rows[begin:end])
            out += [_filled(row, columns) for row in rows[begin:end]]
        else:
            out.append(list(rows[begin]))
        begin = end
    return out


def _is_head(row: Row) -> bool:
    return len(row) >= _LEAST_COLUMNS and not any(map(_is_value, row))


def _is_value(run: Run) -> bool:
    return _VALUE.fullmatch(run.text) is not None


def _is_below(above: Row, row: Row) -> bool:
    return above[0].base - row[0].base < _LONGEST_STEP * above[0].height


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Return from where to where the cells of each column stand in whole rows."""
    whole = [row for row in rows if len(row) == len(rows[0])]
    return [
        (min(run.left for run in column), max(run.right for run in column))
        for column in zip(*whole, strict=True)
    ]


def _filled(row: Row, columns: Sequence[tuple[float, float]]) -> list[Run]:
    if not 1 < len(row) < len(columns) or not all(map(_is_value, row[1:])):
        return list(row)
    places = []
    for run in row:
        over = [
            place
            for place, (left, right) in enumerate(columns)
            if run.left < right + _NEAR and left - _NEAR < run.right
        ]
        if len(over) != 1:
            return list(row)
        places += over
    out = [row[0]]
    for (one, other), run in zip(pairwise(places), row[1:], strict=True):
        if other <= one:
            return list(row)
        out += [
            Run(left, run.base, right, run.height, "")
            for left, right in columns[one + 1 : other]
        ]
        out.append(run)
    return out
