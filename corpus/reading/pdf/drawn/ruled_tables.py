"""Tables with ruled rows: a cell of several lines is one cell again.

Without rules nothing tells the second line of a cell from the next row, so then rows
stay as they are printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.reading.pdf.drawn.page_objects import Box
from corpus.reading.pdf.layout.line_ends import one_line
from corpus.reading.pdf.layout.partings import Parting
from corpus.reading.pdf.layout.text_rows import Run
from corpus.reading.webpages.side_headings import is_heading

_THICKEST = 3.0
_SHORTEST = 12.0
_SAME_LEVEL = 2.0
_SAME_EDGE = 6.0
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_MOST_LINES = 8
_MOST_TABLES = 40
_FIRST_STEP, _NEXT_STEP = 2.2, 1.4
"""How far a line of a cell is from the rule, and from the line before, in heights."""

_SAME_MIDDLE = 0.2
"""Of cells set around one height, in heights of their letters."""

_LONGEST_CELL = 400
_LEAST_LETTERS = 20
"""Lines of a sentence are longer than those of a list, on the average."""

_NUMBER = re.compile(r"[-–+]?\d[\d .,]*(?: ?[%€])?")


class Rule(NamedTuple):
    """A horizontal line: its height, and from where to where it goes."""

    level: float
    left: float
    right: float


class Rules(NamedTuple):
    """The lines of a page: those that part rows, and those that part columns."""

    level: list[Rule]
    upright: list[Parting]


def has_tables(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether it is worth to look for rules: some rows have cells."""
    return sum(len(row) > 1 for row in rows) >= _LEAST_ROWS


def read_rules(paths: Sequence[Box]) -> Rules:
    """Return the lines of a page and the edges of its boxes, top first.

    Lines of one height are one rule from the first to the last.
    """
    found: list[Rule] = []
    upright: list[Parting] = []
    for left, bottom, right, top in paths:
        is_tall = top - bottom > _THICKEST
        if right - left < _SHORTEST:
            if is_tall and right - left <= _THICKEST:
                upright.append(Parting((left + right) / 2, bottom, top))
            continue
        if is_tall:
            found += [Rule(top, left, right), Rule(bottom, left, right)]
            upright += [Parting(left, bottom, top), Parting(right, bottom, top)]
        else:
            found.append(Rule((top + bottom) / 2, left, right))
    return Rules(_levels(found), upright)


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


def with_whole_cells(rows: Sequence[Sequence[Run]], rules: Rules) -> list[list[Run]]:
    """Join the lines of each cell between two rules of a table.

    Two columns are a table only where a line parts them.
    """
    bands = [
        (above, below)
        for above, below in pairwise(rules.level)
        if abs(above.left - below.left) < _SAME_EDGE
        and abs(above.right - below.right) < _SAME_EDGE
    ]
    bands = sorted([*bands, *_open_bands(rows, bands)], key=lambda band: -band[0].level)
    depths = [-above.level for above, _ in bands]
    out: list[list[Run]] = []
    begin = 0
    while begin < len(rows):
        end = begin + 1
        # Bands are in order, and a row may touch the rule above it.
        after = bisect_left(depths, -rows[begin][0][1])
        if not after:
            out.append(list(rows[begin]))
            begin = end
            continue
        for band in bands[max(after - 2, 0) : after]:
            if _is_in(rows[begin], band):
                while end < len(rows) and _is_in(rows[end], band):
                    end += 1
                break
        part = [list(row) for row in rows[begin:end]]
        out += part if len(part) == 1 else _whole(part, _parting(rules.upright, band))
        begin = end
    return out


def _open_bands(
    rows: Sequence[Sequence[Run]], bands: Sequence[tuple[Rule, Rule]]
) -> Iterator[tuple[Rule, Rule]]:
    """Yield the first and the last row of tables whose rules are only between rows."""
    tops, feet = ({band[side] for band in bands} for side in (0, 1))
    for rule in list(feet - tops)[:_MOST_TABLES]:
        place = next((n for n, row in enumerate(rows) if row[0].base < rule.level), -1)
        if inside := _near_rows(rows[place:], rule) if place >= 0 else []:
            yield rule, rule._replace(level=inside[-1][0].base - _SAME_LEVEL)
    for rule in list(tops - feet)[:_MOST_TABLES]:
        above = [row for row in rows if row[0].base > rule.level]
        if inside := _near_rows(above[::-1], rule):
            top = inside[-1][0]
            yield rule._replace(level=top.base + top.height), rule


def _near_rows(rows: Sequence[Sequence[Run]], rule: Rule) -> list[Sequence[Run]]:
    """Return the rows that follow a rule of a table as closely as lines of a cell."""
    found: list[Sequence[Run]] = []
    level = rule.level
    for row in rows[:_MOST_LINES]:
        run = row[0]
        most = _FIRST_STEP if not found else _NEXT_STEP
        if (
            abs(level - run.base) > most * run.height
            or run.left < rule.left - _SAME_EDGE
            or row[-1].right > rule.right + _SAME_EDGE
        ):
            break
        found.append(row)
        level = run.base
    return found if any(len(row) > 1 for row in found) else []


def _is_in(row: Sequence[Run], band: tuple[Rule, Rule]) -> bool:
    above, below = band
    return (
        below.level - 1 < row[0].base < above.level
        and row[0].left > above.left - _SAME_EDGE
        and row[-1].right < above.right + _SAME_EDGE
    )


def _parting(lines: Sequence[Parting], band: tuple[Rule, Rule]) -> list[float]:
    """Return where lines part the columns of a band."""
    above, below = band
    return [
        line.place
        for line in lines
        if above.left + _SAME_EDGE < line.place < above.right - _SAME_EDGE
        and line.bottom <= below.level + _SAME_LEVEL
        and line.top >= above.level - _SAME_LEVEL
    ]


def _is_centred(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether only one row has several cells, with lines of a longer cell on both sides."""
    full = [number for number, row in enumerate(rows) if len(row) > 1]
    return full in ([number] for number in range(1, len(rows) - 1))


def _is_at_foot(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether only the last row has several cells, and one of them goes on from above."""
    above, last = rows[:-1], rows[-1]
    lefts = {round(run.left / _SAME_EDGE) for row in above for run in row}
    return (
        len(last) > 1
        and all(len(row) == 1 for row in above)
        and len(lefts) == 1
        and all(row[0].text[:1].islower() for row in above[1:])
        and any(
            abs(run.left - above[0][0].left) < _SAME_EDGE and run.text[:1].islower()
            for run in last
        )
    )


def _has_sums(cell: Sequence[Run]) -> bool:
    """Whether numbers are one below the other, as in rows that no rule parts."""
    return sum(_NUMBER.fullmatch(run.text) is not None for run in cell) > 1


def _runs_on(cell: Sequence[Run]) -> bool:
    """Whether the lines of a cell are those of a sentence, not of a list."""
    letters = sum(len(run.text) for run in cell)
    inside = sum(run.text[:1].islower() for run in cell[1:])
    return letters >= _LEAST_LETTERS * len(cell) and 2 * inside > len(cell) - 1


def _are_wrapped(cells: Sequence[Sequence[Run]]) -> bool:
    """Whether every further line of every cell goes on in small letters."""
    further = [run.text[:1] for cell in cells for run in cell[1:]]
    begun = [cell[0].text[:1] for cell in cells]
    return (
        bool(further)
        and all(sign.islower() for sign in further)
        and not any(sign.islower() for sign in begun)
    )


def _share_a_middle(cells: Sequence[Sequence[Run]]) -> bool:
    """Whether cells of different numbers of lines are set around one height.

    Rows that no rule parts have their lines at the same heights in all columns.
    """
    middles = [(cell[0].base + cell[-1].base) / 2 for cell in cells]
    height = max(run.height for cell in cells for run in cell)
    levels = {round(run.base / _SAME_LEVEL) for cell in cells for run in cell}
    return max(middles) - min(middles) < _SAME_MIDDLE * height and len(levels) > max(
        map(len, cells)
    )


def _whole(rows: list[list[Run]], parting: Sequence[float]) -> list[list[Run]]:
    """Return one row of cells, or the rows themselves when they are not such a table.

    Only the first or the last line of a row has all its cells, or where cells are centred,
    only one line has several; where more lines have as many, they are rows that no rule parts,
    unless lines part the cells and a sentence goes on in one of them, or their lines stand
    between those of others, around one height.
    """
    columns: list[tuple[float, float]] = []
    for run in sorted((run for row in rows for run in row), key=lambda run: run.left):
        if columns and run.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], run.right))
        else:
            columns.append((run.left, run.right))
    cells = [
        [run for row in rows for run in row if left <= run.left < right]
        for left, right in columns
    ]
    are_parted = all(
        any(one[1] <= place <= other[0] for place in parting)
        for one, other in pairwise(columns)
    )
    is_row = any(len(row) >= len(rows[0]) for row in rows[1:]) and not (
        _is_centred(rows)
        or _is_at_foot(rows)
        or (are_parted and (any(map(_runs_on, cells)) or _are_wrapped(cells)))
        or (are_parted and _share_a_middle(cells))
    )
    is_table = len(columns) >= _LEAST_COLUMNS or (
        len(columns) > 1 and are_parted and not is_heading(rows[0][0].text)
    )
    if is_row or not is_table or len(rows) > _MOST_LINES:
        return rows
    if any(
        sum(len(run.text) for run in cell) > _LONGEST_CELL or _has_sums(cell)
        for cell in cells
    ):
        return rows
    base = rows[0][0].base
    return [
        [
            Run(
                left,
                base,
                right,
                max(run.height for run in cell),
                one_line(run.text for run in cell),
            )
            for (left, right), cell in zip(columns, cells, strict=True)
        ]
    ]
