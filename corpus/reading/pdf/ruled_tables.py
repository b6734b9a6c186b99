"""Tables with ruled rows: a cell of several lines is one cell again.

Without rules nothing tells the second line of a cell from the next row, so then rows
stay as they are printed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.pdf.text_rows import Run

_MOST_OBJECTS = 20_000
_THICKEST = 3.0
_SHORTEST = 12.0
_SAME_LEVEL = 2.0
_SAME_EDGE = 6.0
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_MOST_LINES = 8
_LONGEST_CELL = 400


class Rule(NamedTuple):
    """A horizontal line: its height, and from where to where it goes."""

    level: float
    left: float
    right: float


def has_tables(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether it is worth to look for rules: some rows have three cells or more."""
    return sum(len(row) >= _LEAST_COLUMNS for row in rows) >= _LEAST_ROWS


def read_rules(page: Any) -> list[Rule]:
    """Return the horizontal lines of a page and the edges of its boxes, top first.

    Lines of one height are one rule from the first to the last.
    """
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    edges = [ctypes.c_float() for _ in range(4)]
    found: list[Rule] = []
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if right - left < _SHORTEST:
            continue
        if top - bottom <= _THICKEST:
            found.append(Rule((top + bottom) / 2, left, right))
        else:
            found += [Rule(top, left, right), Rule(bottom, left, right)]
    return _levels(found)


def _levels(rules: Sequence[Rule]) -> list[Rule]:
    levels: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: -rule.level):
        last = levels[-1] if levels else None
        if last is not None and last.level - rule.level <= _SAME_LEVEL:
            levels[-1] = Rule(
                last.level, min(last.left, rule.left), max(last.right, rule.right)
            )
        else:
            levels.append(rule)
    return levels


def with_whole_cells(
    rows: Sequence[Sequence[Run]], rules: Sequence[Rule]
) -> list[list[Run]]:
    """Join the lines of each cell between two rules of a table of three columns or more."""
    bands = [
        (above, below)
        for above, below in pairwise(rules)
        if abs(above.left - below.left) < _SAME_EDGE
        and abs(above.right - below.right) < _SAME_EDGE
    ]
    out: list[list[Run]] = []
    waiting = [list(row) for row in rows]
    while waiting:
        band = next((one for one in bands if _is_in(waiting[0], one)), None)
        size = 1
        if band is not None:
            while size < len(waiting) and _is_in(waiting[size], band):
                size += 1
        out += _whole(waiting[:size]) if size > 1 else waiting[:1]
        waiting = waiting[size:]
    return out


def _is_in(row: Sequence[Run], band: tuple[Rule, Rule]) -> bool:
    above, below = band
    return (
        below.level - 1 < row[0].base < above.level
        and row[0].left > above.left - _SAME_EDGE
        and row[-1].right < above.right + _SAME_EDGE
    )


def _whole(rows: list[list[Run]]) -> list[list[Run]]:
    """Return one row of cells, or the rows themselves when they are not such a table.

    Only the first line of a row has all its cells; where a further line has as many, it
    is a row that no rule parts from the one above.
    """
    columns: list[tuple[float, float]] = []
    for run in sorted((run for row in rows for run in row), key=lambda run: run.left):
        if columns and run.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], run.right))
        else:
            columns.append((run.left, run.right))
    is_row = any(len(row) >= len(rows[0]) for row in rows[1:])
    if is_row or len(columns) < _LEAST_COLUMNS or len(rows) > _MOST_LINES:
        return rows
    cells = [
        [run for row in rows for run in row if left <= run.left < right]
        for left, right in columns
    ]
    if any(sum(len(run.text) for run in cell) > _LONGEST_CELL for cell in cells):
        return rows
    base = rows[0][0].base
    return [
        [
            Run(
                left,
                base,
                right,
                max(run.height for run in cell),
                " ".join(run.text for run in cell),
            )
            for (left, right), cell in zip(columns, cells, strict=True)
        ]
    ]
