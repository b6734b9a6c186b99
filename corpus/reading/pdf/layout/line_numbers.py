"""Numbers of lines in the margin, which belong to no line's text.

They grow by one from line to line, or by five from each fifth to the next, at one edge
left of text that runs on from line to line. What one page shows so is known of the
document's other pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import gcd
from statistics import median_low
from typing import NamedTuple

from corpus.reading.pdf.layout.columns import LEAST_LETTERS, SAME_EDGE, Rows, goes_on
from corpus.reading.pdf.layout.text_rows import Run

_STEPS = (1, 5, 10)
_LEAST_NUMBERS = 4
_LEAST_COUNTED = 3
_MANY = 15
_LEAST_LEADING = 0.8
"""Lines are no nearer to each other than so many times the height of their letters."""

_LEAST_NUMBERED = 8
_SMALLER = 0.9
_LONGEST = 4
_CELLED = 0.2
"""At most this share of the lines may have cells, as those of a table all have."""


class NumberColumn(NamedTuple):
    """Where the numbers of lines stand: their left and right edges, and by what they grow."""

    left: float
    right: float
    step: int

    def holds(self, run: Run) -> bool:
        """Whether a run is a number at an edge of the column."""
        is_near = min(abs(run.left - self.left), abs(run.right - self.right))
        return (
            is_near < SAME_EDGE
            and run.text.isdecimal()
            and len(run.text) <= _LONGEST
            and int(run.text) % self.step == 0
        )


def number_column(rows: Rows) -> NumberColumn | None:
    """Return where a page has the numbers of its lines, None where it has none."""
    for place in (0, -1):
        numbered = {
            number: row[place]
            for number, row in enumerate(rows)
            if len(row) > 1
            and row[place].text.isdecimal()
            and len(row[place].text) <= _LONGEST
        }
        step = _step(list(numbered.values()))
        if step and (
            _are_line_numbers(rows, numbered, step)
            or _count_lines(rows, numbered, step)
        ):
            runs = numbered.values()
            left, right = min(run.left for run in runs), max(run.right for run in runs)
            return NumberColumn(left, right, step)
    return None


def without_line_numbers(
    rows: Rows, column: NumberColumn | None = None
) -> list[list[Run]]:
    """Take the numbers of lines out of rows; other rows are returned as they are.

    Args:
        rows: those of a page.
        column: where the document's other pages have such numbers, a page with few
            lines, too.
    """
    if column is None:
        return [list(row) for row in rows]
    numbers = [run for row in rows for run in row if column.holds(run)]
    text = [run for row in rows for run in row if not column.holds(run)]
    if not numbers or not text or not _are_beside(numbers, text):
        return [list(row) for row in rows]
    kept = [[run for run in row if not column.holds(run)] for row in rows]
    return [row for row in kept if row]


def _step(numbers: Sequence[Run]) -> int:
    """Return by what numbers grow from one to the next, 0 where they do not."""
    if len(numbers) < _LEAST_COUNTED:
        return 0
    steps = {int(other.text) - int(one.text) for one, other in pairwise(numbers)}
    if len(steps) > 1 and (1 in steps or min(steps) <= 0):
        return 0
    step = gcd(*steps)
    return step if step in _STEPS else 0


def _count_lines(rows: Rows, numbered: Mapping[int, Run], step: int) -> bool:
    """Whether numbers by fives are as many lines apart, or as far, as they say."""
    numbers = list(numbered.values())
    text = _beside(rows, numbered)
    if step == 1 or not _is_even(numbers) or not _are_beside(numbers, text):
        return False
    grown = [int(below.text) - int(above.text) for above, below in pairwise(numbers)]
    counted = [below - above for above, below in pairwise(numbered)]
    if counted == grown:
        return True
    leading = [
        (above.base - below.base) / count
        for (above, below), count in zip(pairwise(numbers), grown, strict=True)
    ]
    least = _LEAST_LEADING * median_low(run.height for run in text)
    return min(leading) >= least and max(leading) - min(leading) < SAME_EDGE / step


def _beside(rows: Rows, numbered: Mapping[int, Run]) -> list[Run]:
    """Return what stands in the rows beside their numbers."""
    return [
        run
        for number, row in enumerate(rows)
        for run in row
        if run is not numbered.get(number)
    ]


def _are_line_numbers(rows: Rows, numbered: Mapping[int, Run], step: int) -> bool:
    if len(numbered) < _LEAST_NUMBERS or len(rows) < _LEAST_NUMBERED:
        return False
    numbers = list(numbered.values())
    text = _beside(rows, numbered)
    letters = sum(len(run.text) for run in text)
    is_text = letters >= LEAST_LETTERS * len(rows)
    is_small = _are_smaller(numbers, text)
    edge = median_low(run.left for run in text)
    even = sum(abs(run.left - edge) < 2 * SAME_EDGE for run in text)
    return (
        len(text) <= (1 + _CELLED) * len(rows)
        and _is_even(numbers)
        and _are_beside(numbers, text)
        and len(numbers) * step >= 0.8 * (len(rows) - step)
        and even >= 0.6 * len(rows)
        and (is_text or (is_small and len(numbers) >= _MANY))
        and (is_small or goes_on([[run] for run in text]))
    )


def _are_beside(numbers: Sequence[Run], text: Sequence[Run]) -> bool:
    """Whether all numbers stand left of the text, or all right of it."""
    return max(run.right for run in numbers) < min(run.left for run in text) or min(
        run.left for run in numbers
    ) > max(run.right for run in text)


def _is_even(numbers: Sequence[Run]) -> bool:
    """Whether numbers stand one below the other, by their left or right edges."""
    lefts = [run.left for run in numbers]
    rights = [run.right for run in numbers]
    return min(max(lefts) - min(lefts), max(rights) - min(rights)) < SAME_EDGE


def _are_smaller(numbers: Sequence[Run], text: Sequence[Run]) -> bool:
    largest = max(run.height for run in numbers)
    return largest < _SMALLER * min(run.height for run in text)
