"""Lines that stand between those beside them: cells set in the middle, shifted columns.

A value of one line stands half a line lower than the first of the two lines of its label,
and two columns of text need not begin at one height. Printed one below the other, such
lines would fall into the middle of the sentences beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.reading.pdf.layout.line_ends import one_line
from corpus.reading.pdf.layout.text_rows import Run

_SAME_EDGE = 3.0
_APART = 6.0
_MIDDLE = 0.3
_LARGEST_STEP = 1.9
_LARGEST_LABEL = 3.0
_FURTHER = 1.15
_LEAST_SHIFTED = 5

Row = Sequence[Run]


def with_even_rows(rows: Sequence[Row]) -> list[list[Run]]:
    """Return rows of which each has all that stands at its height."""
    if not any(_are_uneven(one, other) for one, other in pairwise(rows)):
        return [list(row) for row in rows]
    return _with_centred_cells(_with_shifted_columns(rows))


def _are_uneven(above: Row, below: Row) -> bool:
    """Whether two rows stand beside each other, less than a line apart."""
    step = above[0].base - below[0].base
    height = min(above[0].height, below[0].height)
    return 0 <= step < height and _are_apart(above, below)


def _are_apart(one: Row, other: Row) -> bool:
    return (
        one[-1].right + _APART < other[0].left or other[-1].right + _APART < one[0].left
    )


def _with_shifted_columns(rows: Sequence[Row]) -> list[list[Run]]:
    """Put the lines of two columns beside each other, where they change in turn."""
    out: list[list[Run]] = []
    begin = 0
    while begin < len(rows):
        end = begin + 1
        while end < len(rows) and _take_turns(rows, begin, end):
            end += 1
        if end - begin >= 2 * _LEAST_SHIFTED:
            out += [
                sorted([*one, *other], key=lambda run: run.left)
                for one, other in zip(
                    rows[begin:end:2], rows[begin + 1 : end : 2], strict=False
                )
            ]
            out += [list(rows[end - 1])] if (end - begin) % 2 else []
        else:
            out += [list(row) for row in rows[begin:end]]
        begin = end
    return out


def _take_turns(rows: Sequence[Row], begin: int, place: int) -> bool:
    """Whether a row goes on the columns that begin at *begin* in turn."""
    row, before = rows[place], rows[place - 1]
    return (
        len(row) == len(before) == 1
        and _are_uneven(before, row)
        and (
            place < begin + 2 or abs(rows[place - 2][0].left - row[0].left) < _SAME_EDGE
        )
    )


def _with_centred_cells(rows: Sequence[Row]) -> list[list[Run]]:
    """Put cells that stand between the two lines of a label or a text beside them."""
    out: list[list[Run]] = []
    place = 0
    while place < len(rows):
        if _is_label_of_two(rows, place):
            above, label = rows[place], rows[place + 1]
            level = above[0].base
            out.append([*(run._replace(base=level) for run in label), *above])
            place += 2
        elif _is_centred(rows, place):
            above, cells, below = rows[place : place + 3]
            if cells[0].left > above[-1].right:
                text = one_line((above[0].text, below[0].text))
                right = max(above[0].right, below[0].right)
                out.append([above[0]._replace(text=text, right=right), *cells])
            else:
                level = above[0].base
                out.append([*(run._replace(base=level) for run in cells), *above])
                out.append(list(below))
            place += 3
        else:
            out.append(list(rows[place]))
            place += 1
    return out


def _is_label_of_two(rows: Sequence[Row], place: int) -> bool:
    """Whether the next row is a label left of this row and the one below it.

    It is set in the middle of a cell that is two rows high.
    """
    if place + 2 >= len(rows):
        return False
    above, label, below = rows[place : place + 3]
    step = above[0].base - below[0].base
    low, high = (0.5 - _MIDDLE) * step, (0.5 + _MIDDLE) * step
    return (
        len(label) == 1 < min(len(above), len(below))
        and 0 < step < _LARGEST_LABEL * label[0].height
        and low < above[0].base - label[0].base < high
        and label[0].right + _APART < min(above[0].left, below[0].left)
        and _share_a_column(above, below)
    )


def _share_a_column(one: Row, other: Row) -> bool:
    """Whether the first and the last cells of two rows are in the same columns."""
    return all(
        run.left < below.right and below.left < run.right
        for run, below in ((one[0], other[0]), (one[-1], other[-1]))
    )


def _is_centred(rows: Sequence[Row], place: int) -> bool:
    """Whether a row of cells stands in the middle of the rows around it."""
    if place + 2 >= len(rows):
        return False
    above, cells, below = rows[place : place + 3]
    step = above[0].base - below[0].base
    low, high = (0.5 - _MIDDLE) * step, (0.5 + _MIDDLE) * step
    if (
        len(above) != 1
        or len(below) != 1
        or abs(above[0].left - below[0].left) > _SAME_EDGE
        or not 0 < step < _LARGEST_STEP * above[0].height
        or not low < above[0].base - cells[0].base < high
        or not _are_apart(above, cells)
        or not _are_apart(below, cells)
    ):
        return False
    # The lines of the label are nearer to each other than to what is around them.
    before = rows[place - 1][0].base - above[0].base if place else _FURTHER * step
    after = (
        below[0].base - rows[place + 3][0].base
        if place + 3 < len(rows)
        else _FURTHER * step
    )
    return before >= _FURTHER * step and after >= _FURTHER * step
