"""Words turned by a quarter beside upright text: heads of columns, labels in a margin.

A head that runs up over its column is a cell of the row over the table. A label beside
a paragraph that names a part of a decision is its heading. Others stay apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.reading.pdf.glyphs.page_words import PageWord
from corpus.reading.pdf.layout.line_ends import one_line
from corpus.reading.pdf.layout.text_rows import Run, rows_of
from corpus.reading.webpages.side_headings import is_heading

_UP, _DOWN = 3, 1
_ASCENT, _DESCENT = 0.75, 0.2
_SAME_LABEL, _NEAR_TABLE = 1.35, 5.0
_PARAGRAPH = 1.75
_LEAST_HEADS, _LONGEST = 2, 60
_MOST_ROWS, _SHORT = 12, 8
_STEP = 1.2

Rows = list[list[Run]]
Turned = dict[int, list[PageWord]]


class _Label(NamedTuple):
    """A turned label where it stands on the page, and the words that it is made of."""

    left: float
    bottom: float
    right: float
    top: float
    height: float
    text: str
    words: tuple[PageWord, ...]


def with_turned_labels(
    rows: Rows, turned: Mapping[int, Sequence[PageWord]]
) -> tuple[Rows, Turned]:
    """Return rows with the labels that belong to them, and the words that do not.

    Args:
        rows: of the upright text of a page, top first.
        turned: its other words, by quarter turn.
    """
    rest = {turn: list(words) for turn, words in turned.items()}
    labels = [
        label for turn in (_UP, _DOWN) for label in _labels(rest.get(turn, ()), turn)
    ]
    placed: set[PageWord] = set()
    for group in _groups(labels):
        if (headed := _with_heads(rows, group)) is not None:
            rows = headed
            placed.update(word for label in group for word in label.words)
    for label in labels:
        if placed.isdisjoint(label.words) and is_heading(label.text):
            place = _beside(rows, label)
            if place is not None:
                rows = _with_heading(rows, place, label)
                placed.update(label.words)
    if not placed:
        return rows, rest
    left = {
        turn: [word for word in words if word not in placed]
        for turn, words in rest.items()
    }
    return rows, {turn: words for turn, words in left.items() if words}


def _labels(words: Sequence[PageWord], turn: int) -> Iterator[_Label]:
    """Yield labels, those of several lines as one."""
    lines = [
        _label(run, words, turn)
        for row in rows_of(words)
        for run in row
        if len(run.text) <= _LONGEST
    ]
    lines.sort(key=lambda line: (line.left, line.bottom))
    joined: list[_Label] = []
    for line in lines:
        before = next((one for one in reversed(joined) if _is_next(one, line)), None)
        if before is None:
            joined.append(line)
            continue
        first, second = (before, line) if turn == _UP else (line, before)
        joined[joined.index(before)] = _Label(
            before.left,
            min(before.bottom, line.bottom),
            line.right,
            max(before.top, line.top),
            line.height,
            one_line((first.text, second.text)),
            (*first.words, *second.words),
        )
    yield from joined


def _label(run: Run, words: Sequence[PageWord], turn: int) -> _Label:
    own = tuple(
        word
        for word in words
        if abs(word.base - run.base) < run.height / 2
        and run.left - 1 <= word.left
        and word.right <= run.right + 1
    )
    up, down = _ASCENT * run.height, _DESCENT * run.height
    if turn == _UP:
        edges = (-run.base - up, run.left, -run.base + down, run.right)
    else:
        edges = (run.base - down, -run.right, run.base + up, -run.left)
    return _Label(*edges, run.height, run.text, own)


def _is_next(one: _Label, other: _Label) -> bool:
    is_near = other.left - one.left > 0
    step = other.right - one.right
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return (
        is_near
        and step < _SAME_LABEL * one.height
        and overlap > 0.5 * min(one.top - one.bottom, other.top - other.bottom)
    )


def _groups(labels: Sequence[_Label]) -> Iterator[list[_Label]]:
    """Yield labels that stand beside each other."""
    groups: list[list[_Label]] = []
    for label in sorted(labels, key=lambda label: label.bottom):
        if groups and label.bottom < min(one.top for one in groups[-1]):
            groups[-1].append(label)
        else:
            groups.append([label])
    yield from (group for group in groups if len(group) >= _LEAST_HEADS)


def _with_heads(rows: Rows, heads: Sequence[_Label]) -> Rows | None:
    """Return rows with the row of heads over its table; None where there is none."""
    bottom = min(head.bottom for head in heads)
    top = max(head.top for head in heads)
    begin = next(
        (place for place, row in enumerate(rows) if row[0].base < bottom), None
    )
    if begin is None:
        return None
    below = rows[begin]
    cells = [run for row in rows[begin : begin + _MOST_ROWS] for run in row]
    if (
        len(below) < _LEAST_HEADS
        or bottom - below[0].base > _NEAR_TABLE * below[0].height
        or any(not any(_is_over(head, cell) for cell in cells) for head in heads)
    ):
        return None
    beside = [row for row in rows if bottom <= row[0].base <= top]
    if any(len(row) > len(below) for row in beside):
        return None
    height = below[0].height
    base = below[0].base + _STEP * height
    own = [Run(one.left, base, one.right, height, one.text) for one in heads]
    own += [run._replace(base=base) for row in beside for run in row]
    head_row = sorted(own, key=lambda run: run.left)
    out: Rows = []
    for row in rows:
        if row is below:
            out.append(head_row)
        if row not in beside:
            out.append(row)
    return out


def _is_over(head: _Label, cell: Run) -> bool:
    return (
        cell.left - head.height <= head.right and head.left <= cell.right + head.height
    )


def _beside(rows: Rows, label: _Label) -> int | None:
    """Return the first row of the text that a label stands beside."""
    inside = [
        place
        for place, row in enumerate(rows)
        if label.bottom - row[0].height < row[0].base < label.top
    ]
    if not inside or any(
        run.left < label.right and label.left < run.right
        for place in inside
        for run in rows[place]
    ):
        return None
    steps = sorted(one[0].base - other[0].base for one, other in pairwise(rows))
    least = _PARAGRAPH * (steps[len(steps) // 4] if steps else label.height)
    first, last = inside[0], inside[-1]
    while first and rows[first - 1][0].base - rows[first][0].base < least:
        first -= 1
    while last + 1 < len(rows) and rows[last][0].base - rows[last + 1][0].base < least:
        last += 1
    top = rows[first][0].base + rows[first][0].height
    above, below = top - label.top, label.bottom - rows[last][0].base
    is_on_top = above < least or last - first < _SHORT
    is_in_middle = abs(above - below) < least
    return first if is_on_top or is_in_middle else None


def _with_heading(rows: Rows, place: int, label: _Label) -> Rows:
    first = rows[place][0]
    heading = Run(
        first.left, first.base + first.height, first.right, first.height, label.text
    )
    return [*rows[:place], [heading], *rows[place:]]
