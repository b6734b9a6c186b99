"""A frame with a few lines in it beside running text: it is read apart from that text.

Its lines stand at other heights than those beside it, so row by row they would fall into
the middle of sentences. Cells of a table touch each other; such a frame stands alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from corpus.reading.pdf.drawn.page_objects import Box
from corpus.reading.pdf.drawn.ruled_tables import Rules
from corpus.reading.pdf.glyphs.page_words import PageWord
from corpus.reading.pdf.layout.text_rows import Run

_LEAST_WIDTH, _LEAST_HEIGHT = 70.0, 22.0
_MOST_SHARE = 0.6
"""Of the width of the page; wider frames hold the text itself."""

_SAME = 3.0
_MIDDLE = 0.3
_LEAST_LINES, _LEAST_BESIDE = 2, 8
_MOST_FRAMES = 6
_APART, _FAR = 1.4, 10_000.0

Rows = list[list[Run]]


def framed_notes(
    words: Sequence[PageWord], rules: Rules, page: Box
) -> list[tuple[Box, list[PageWord]]]:
    """Return the frames beside running text with the words inside each.

    Args:
        words: the upright ones of a page.
        rules: the lines that are drawn on it.
        page: its left, bottom, right and top.
    """
    frames = _frames(rules, page) if len(rules.upright) > 1 else []
    found = []
    for frame in frames[:_MOST_FRAMES]:
        if any(_touches(frame, other) for other in frames if other is not frame):
            continue
        inside = [word for word in words if _is_inside(word, frame)]
        levels = {round(word.base) for word in inside}
        if len(levels) >= _LEAST_LINES and _has_text_beside(words, frame):
            found.append((frame, inside))
    return found


def _frames(rules: Rules, page: Box) -> list[Box]:
    """Return boxes of two upright and two level lines, with no line inside them."""
    sides: dict[tuple[int, int], set[int]] = defaultdict(set)
    for place, bottom, top in rules.upright:
        if top - bottom >= _LEAST_HEIGHT:
            sides[round(bottom / _SAME), round(top / _SAME)].add(round(place))
    widest = _MOST_SHARE * (page[2] - page[0])
    found: list[Box] = []
    for (low, high), places in sides.items():
        left, right = min(places), max(places)
        if any(_SAME < place - left < right - left - _SAME for place in places):
            continue
        frame = left, low * _SAME, right, high * _SAME
        if _LEAST_WIDTH <= right - left <= widest and not _is_parted(frame, rules):
            found.append(frame)
    return found


def _is_parted(frame: Box, rules: Rules) -> bool:
    """Whether a box is not closed, or lines go on from it or through it."""
    left, bottom, right, top = frame
    closed = [
        any(
            abs(rule.level - edge) < 2 * _SAME
            and abs(rule.left - left) < 2 * _SAME
            and abs(rule.right - right) < 2 * _SAME
            for rule in rules.level
        )
        for edge in (bottom, top)
    ]
    crossed = any(
        bottom + 2 * _SAME < rule.level < top - 2 * _SAME
        and rule.left < right
        and left < rule.right
        for rule in rules.level
    ) or any(
        left + _SAME < line.place < right - _SAME
        and line.bottom < top - _SAME
        and bottom + _SAME < line.top
        for line in rules.upright
    )
    return crossed or not all(closed)


def _touches(one: Box, other: Box) -> bool:
    return (
        one[0] - _SAME < other[2]
        and other[0] < one[2] + _SAME
        and one[1] - _SAME < other[3]
        and other[1] < one[3] + _SAME
    )


def _is_inside(word: PageWord, frame: Box) -> bool:
    left, bottom, right, top = frame
    level = word.base + _MIDDLE * word.height
    return left < (word.left + word.right) / 2 < right and bottom < level < top


def _has_text_beside(words: Sequence[PageWord], frame: Box) -> bool:
    """Whether lines of several words stand beside a frame, all of them on one side."""
    left, bottom, right, top = frame
    beside = [word for word in words if bottom < word.base < top]
    before = [word for word in beside if word.right < left]
    after = [word for word in beside if word.left > right]
    text = before or after
    levels = {round(word.base) for word in text}
    return not (before and after) and (
        len(levels) >= _LEAST_LINES and len(text) >= _LEAST_BESIDE
    )


def with_notes_apart(rows: Rows, notes: Sequence[tuple[Box, Rows]]) -> Rows:
    """Return the rows of a page with those of its frames between two paragraphs.

    What is right of the text comes after the paragraph beside it, what is left of it
    before.
    """
    for (left, bottom, _, top), inside in notes:
        edge = min((row[0].left for row in rows), default=left)
        gaps = [0, *_gaps(rows), len(rows)]
        if left <= edge:
            place = max(gap for gap in gaps if gap == 0 or rows[gap - 1][0].base > top)
        else:
            place = next(
                gap for gap in gaps if gap == len(rows) or rows[gap][0].base < bottom
            )
        rows = [*rows[:place], *map(_lower, inside), *rows[place:]]
    return rows


def _lower(row: list[Run]) -> list[Run]:
    """Return a row far below the text, so that it is of none of its paragraphs."""
    return [run._replace(base=run.base - _FAR) for run in row]


def _gaps(rows: Rows) -> list[int]:
    """Return the rows before which there is more space than between lines."""
    return [
        place
        for place, (one, other) in enumerate(pairwise(rows), start=1)
        if one[0].base - other[0].base > _APART * max(one[0].height, other[0].height)
    ]
