"""Numbers of lines in the margin, which belong to no line's text.

They grow by one from line to line, or by five from each fifth to the next, at one edge
left of text that runs on from line to line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.reading.pdf.layout.columns import LEAST_LETTERS, SAME_EDGE, Rows, goes_on
from corpus.reading.pdf.layout.text_rows import Run

_STEPS = (1, 5, 10)
_LEAST_NUMBERS = 4
_LEAST_NUMBERED = 8
_SMALLER = 0.9
_LONGEST = 4
_CELLED = 0.2
"""At most this share of the lines may have cells, as those of a table all have."""


def without_line_numbers(rows: Rows) -> list[list[Run]]:
    """Take the numbers of lines out of rows; other rows are returned as they are."""
    for place in (0, -1):
        numbered = {
            number: row[place]
            for number, row in enumerate(rows)
            if len(row) > 1
            and row[place].text.isdecimal()
            and len(row[place].text) <= _LONGEST
        }
        if _are_line_numbers(rows, numbered):
            return [
                [run for run in row if run is not numbered.get(number)]
                for number, row in enumerate(rows)
            ]
    return [list(row) for row in rows]


def _are_line_numbers(rows: Rows, numbered: Mapping[int, Run]) -> bool:
    if len(numbered) < _LEAST_NUMBERS or len(rows) < _LEAST_NUMBERED:
        return False
    numbers = list(numbered.values())
    steps = {int(other.text) - int(one.text) for one, other in pairwise(numbers)}
    if len(steps) != 1 or (step := steps.pop()) not in _STEPS:
        return False
    text = [
        run
        for number, row in enumerate(rows)
        for run in row
        if run is not numbered.get(number)
    ]
    left = min(run.left for run in text)
    even = sum(run.left - left < 2 * SAME_EDGE for run in text)
    return (
        len(text) <= (1 + _CELLED) * len(rows)
        and _is_even(numbers)
        and _are_beside(numbers, text)
        and len(numbers) * step >= 0.8 * (len(rows) - step)
        and even >= 0.6 * len(rows)
        and sum(len(run.text) for run in text) >= LEAST_LETTERS * len(rows)
        and (_are_smaller(numbers, text) or goes_on([[run] for run in text]))
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
