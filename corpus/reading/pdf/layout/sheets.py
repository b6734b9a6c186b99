"""A sheet with two pages side by side (A3, booklets): the left page comes first.

Nothing is printed in the middle of such a sheet, and each half is a page of its own:
running text, or several headings. A wide table has neither on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.reading.pdf.glyphs.page_words import PageWord
from corpus.reading.pdf.layout.partings import Parting
from corpus.reading.pdf.layout.text_rows import Run, rows_of
from corpus.reading.webpages.side_headings import is_heading

_LEAST_WIDE = 1.2
"""A sheet of two pages is so much wider than high."""

_GUTTER = 0.02
_SAME_EDGE = 0.04
_LEAST_HEADINGS = 2
_LEAST_TEXT = 5
_LEAST_LETTERS = 30
_MOST_CELLED = 0.2
_SECTION = re.compile(r"(?:§ ?\d{1,4}|\d{1,4} ?§)(?: .*)?")

Rows = list[list[Run]]
Box = tuple[float, float, float, float]


def page_rows(
    words: Sequence[PageWord], box: Box, lines: Sequence[Parting] = ()
) -> Rows:
    """Return the rows of a page, of two pages on one sheet those of the left one first.

    Args:
        words: those of the page, in one reading direction.
        box: left, bottom, right and top of the page in that direction.
        lines: the upright lines that are drawn on it.
    """
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if width < _LEAST_WIDE * height or not words:
        return rows_of(words, lines)
    middle = (left + right) / 2
    near = _GUTTER * width
    if any(word.left < middle + near and word.right > middle - near for word in words):
        return rows_of(words, lines)
    halves = [
        rows_of([word for word in words if (word.left < middle) is is_left], lines)
        for is_left in (True, False)
    ]
    if not all(halves) or not _are_pages(halves, (left, middle), _SAME_EDGE * width):
        return rows_of(words, lines)
    return [*halves[0], *(_lower(row, height) for row in halves[1])]


def _are_pages(halves: Sequence[Rows], edges: Sequence[float], near: float) -> bool:
    """Whether both halves have one margin, and headings or running text below it."""
    margins = [
        min(row[0].left for row in rows) - edge
        for rows, edge in zip(halves, edges, strict=True)
    ]
    return abs(margins[0] - margins[1]) < near and (
        all(_headings(rows) >= _LEAST_HEADINGS for rows in halves)
        or all(_is_text(rows) for rows in halves)
    )


def _headings(rows: Rows) -> int:
    return sum(
        len(row) == 1
        and (is_heading(row[0].text) or _SECTION.fullmatch(row[0].text) is not None)
        for row in rows
    )


def _is_text(rows: Rows) -> bool:
    letters = sum(len(run.text) for row in rows for run in row)
    celled = sum(len(row) > 1 for row in rows)
    return (
        len(rows) >= _LEAST_TEXT
        and letters >= _LEAST_LETTERS * len(rows)
        and celled <= _MOST_CELLED * len(rows)
    )


def _lower(row: list[Run], height: float) -> list[Run]:
    """Return a row of the right page as it would stand below the left one."""
    return [run._replace(base=run.base - height) for run in row]
