"""A few lines beside running text: who to ask, a margin note, never cells of its lines.

Text goes on from line to line past such a block: its lines are full, and they begin in
the middle of sentences. Cells of a table end where they like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.reading.pdf.layout.text_rows import Run
from corpus.reading.webpages.side_headings import is_heading

_LEAST_LINES = 2
_MOST_LINES = 14
_MOST_BLOCKS = 4
_LEAST_TEXT = 8
_BESIDES = 1.5
"""Running text has at least so many times the lines of a block beside it."""

_SAME_EDGE = 3.0
_FULL = 0.75
_LEAST_FULL = 0.8
_LEAST_INSIDE = 0.3
_STEPS = 1.8
_LEAST_LETTERS = 30
"""Lines of running text are longer than cells, on the average."""

Rows = Sequence[Sequence[Run]]


class _Text(NamedTuple):
    """Lines of running text at one edge: their rows, and the lines themselves."""

    begin: int
    end: int
    lines: list[Run]


def beside_text(rows: Rows) -> tuple[Rows, Rows, Rows] | None:
    """Return a block beside the text, with the rows before and after it.

    What is left of the text comes before it, what is right of it after it. None when
    there is no such block.
    """
    if not any(len(row) == 2 for row in rows):
        return None
    for text in _texts(rows):
        for is_left in (True, False):
            block = _block(rows, text, is_left=is_left)
            if not block:
                continue
            own = set(block)
            rest = [[run for run in row if run not in own] for row in rows]
            place = text.begin if is_left else text.end
            before = [row for row in rest[:place] if row]
            after = [row for row in rest[place:] if row]
            return before, [[run] for run in block], after
    return None


def _texts(rows: Rows) -> Iterator[_Text]:
    """Yield stretches of lines that begin at one edge, without a gap."""
    runs = [(run.left, place, run) for place, row in enumerate(rows) for run in row]
    edges = Counter([round(left / _SAME_EDGE) for left, _, _ in runs])
    for edge, count in edges.most_common(_MOST_BLOCKS):
        if count < _LEAST_TEXT:
            return
        place_of_edge = edge * _SAME_EDGE
        found = [
            (place, run)
            for left, place, run in runs
            if abs(left - place_of_edge) < _SAME_EDGE
        ]
        usual = sorted(
            one.base - other.base for (_, one), (_, other) in pairwise(found)
        )
        step = _STEPS * usual[len(usual) // 2]
        begin = 0
        for place in range(1, len(found) + 1):
            if (
                place < len(found)
                and found[place - 1][1].base - found[place][1].base < step
            ):
                continue
            part = found[begin:place]
            begin = place
            text = _Text(part[0][0], part[-1][0] + 1, [run for _, run in part])
            if _is_running(text.lines):
                yield text


def _is_running(lines: Sequence[Run]) -> bool:
    letters = sum(len(line.text) for line in lines)
    return len(lines) >= _LEAST_TEXT and letters >= _LEAST_LETTERS * len(lines)


def _block(rows: Rows, text: _Text, *, is_left: bool) -> list[Run]:
    """Return the lines beside *text*, none unless they are a block that it runs past."""
    own, lines = set(text.lines), text.lines
    edge = min(line.left for line in lines)
    border = max(line.right for line in lines)
    others = [
        run for row in rows[text.begin : text.end] for run in row if run not in own
    ]
    block = [
        run
        for run in others
        if (run.right < edge - _SAME_EDGE if is_left else run.left > border)
    ]
    if len(block) < len(others) or not _is_note(block):
        return []
    low, high = block[-1].base, block[0].base
    near = [
        line for line in lines if low - line.height < line.base < high + line.height
    ]
    is_passed = len(lines) >= _BESIDES * len(block) and _runs_on(near, border - edge)
    return block if is_passed else []


def _is_note(block: Sequence[Run]) -> bool:
    """Whether a block is lines of words at one edge, not numbers or names of parts.

    A caption of several lines goes on in small letters.
    """
    if not _LEAST_LINES <= len(block) <= _MOST_LINES:
        return False
    edges = [run.left for run in block]
    steps = [one.base - other.base for one, other in pairwise(block)]
    return (
        max(edges) - min(edges) < _SAME_EDGE
        and min(steps) > 0
        and max(steps) < _STEPS * min(steps)
        and not any(is_heading(run.text) for run in block[1:])
        and not all(run.text[:1].islower() for run in block[1:])
        and all(any(letter.isalpha() for letter in run.text) for run in block)
    )


def _runs_on(lines: Sequence[Run], width: float) -> bool:
    """Whether lines are full and go on in the middle of sentences."""
    if len(lines) < _LEAST_LINES:
        return False
    full = sum(line.right - line.left > _FULL * width for line in lines[:-1])
    inside = sum(line.text[:1].islower() for line in lines[1:])
    return full >= _LEAST_FULL * (len(lines) - 1) and inside >= max(
        1, _LEAST_INSIDE * (len(lines) - 1)
    )
