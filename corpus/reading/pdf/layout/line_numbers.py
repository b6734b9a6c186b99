"""Numbers of lines in the margin, which belong to no line's text.

They grow by one from line to line, or by five from each fifth to the next, at one edge
left of text that runs on from line to line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.reading.pdf.layout.columns import LEAST_LETTERS, SAME_EDGE, Rows, goes_on
from corpus.reading.pdf.layout.text_rows import Run

_STEPS = (1, 5, 10)
_LEAST_NUMBERS = 4
_LEAST_NUMBERED = 8
_SMALLER = 0.9


def without_line_numbers(rows: Rows) -> list[list[Run]]:
    """Take the numbers of lines out of rows; other rows are returned as they are."""
    numbered = [
        place
        for place, row in enumerate(rows)
        if len(row) == 2 and row[0].text.isdecimal() and len(row[0].text) <= 4
    ]
    found = set(numbered) if _are_line_numbers(rows, numbered) else set()
    return [list(row[1:] if place in found else row) for place, row in enumerate(rows)]


def _are_line_numbers(rows: Rows, numbered: Sequence[int]) -> bool:
    if len(numbered) < _LEAST_NUMBERS or len(rows) < _LEAST_NUMBERED:
        return False
    numbers = [rows[place][0] for place in numbered]
    steps = {int(other.text) - int(one.text) for one, other in pairwise(numbers)}
    if len(steps) != 1 or (step := steps.pop()) not in _STEPS:
        return False
    text = [row[-1] for row in rows]
    left = min(run.left for run in text)
    even = sum(run.left - left < 2 * SAME_EDGE for run in text)
    return (
        _is_even(numbers)
        and max(run.right for run in numbers) < left
        and len(numbers) * step >= 0.8 * (len(rows) - step)
        and even >= 0.6 * len(rows)
        and sum(len(run.text) for run in text) >= LEAST_LETTERS * len(rows)
        and (_are_smaller(numbers, text) or goes_on([[run] for run in text]))
    )


def _is_even(numbers: Sequence[Run]) -> bool:
    """Whether numbers stand one below the other, by their left or right edges."""
    lefts = [run.left for run in numbers]
    rights = [run.right for run in numbers]
    return min(max(lefts) - min(lefts), max(rights) - min(rights)) < SAME_EDGE


def _are_smaller(numbers: Sequence[Run], text: Sequence[Run]) -> bool:
    largest = max(run.height for run in numbers)
    return largest < _SMALLER * min(run.height for run in text)
