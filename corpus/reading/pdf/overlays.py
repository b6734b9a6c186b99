"""What lies over the text of a page: stamps and watermarks, and black boxes.

Stamps are not part of the lines they lie upon. A box that is only drawn over the words
leaves them in the file; somebody blackened them, so they are not text. Light letters on a
dark ground can be read and stay.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.pdf.words import PageWord

_LARGE = 2.2
_LEAST_COVERED = 2
_MOST_OBJECTS = 3000
_MOST_SEGMENTS = 6
_LEAST_HEIGHT = 5.0
_DARK = 80
_LEAST_SHARE = 0.6
_MIDDLE = 0.3
_NEAR = 2.0

Box = tuple[float, float, float, float]


def part_marks(words: Sequence[PageWord]) -> tuple[list[PageWord], list[PageWord]]:
    """Part words into the text and the large words that lie upon it."""
    if not words:
        return [], []
    usual = median(word.height for word in words)
    large = [word for word in words if word.height > _LARGE * usual]
    across = [word for word in large if _covers(word, words)]
    if not across:
        return list(words), []
    return [word for word in words if word not in across], across


def _covers(mark: PageWord, words: Sequence[PageWord]) -> bool:
    """Whether words of the usual size stand inside the letters of *mark*."""
    top = mark.base + 0.7 * mark.height
    inside = 0
    for word in words:
        if word.height < 0.6 * mark.height and mark.base < word.base < top:
            inside += word.left < mark.right and word.right > mark.left
    return inside >= _LEAST_COVERED


class Seen(NamedTuple):
    """The words that can be seen, and how many a box covers."""

    words: list[PageWord]
    covered: int


def without_covered(page: Any, textpage: Any, words: Sequence[PageWord]) -> Seen:
    """Leave out the upright words that lie under black boxes.

    Args:
        page: ``FPDF_PAGE``.
        textpage: its ``FPDF_TEXTPAGE``.
        words: those of the page that run upright.
    """
    boxes = list(_dark_boxes(page))
    if not boxes:
        return Seen(list(words), 0)
    seen = [
        word
        for word in words
        if not (any(_hides(box, word) for box in boxes) and _is_dark(textpage, word))
    ]
    return Seen(seen, len(words) - len(seen))


def _dark_boxes(page: Any) -> Iterator[Box]:
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page, index)
        if (
            pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH
            and pdfium.FPDFPath_CountSegments(item) <= _MOST_SEGMENTS
            and _is_filled_dark(item)
            and pdfium.FPDFPageObj_GetBounds(item, *edges)
        ):
            left, bottom, right, top = (edge.value for edge in edges)
            if top - bottom >= _LEAST_HEIGHT and right - left >= _LEAST_HEIGHT:
                yield left, bottom, right, top


def _is_filled_dark(item: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, mode, stroke) or not mode.value:
        return False
    return _dark(lambda *parts: pdfium.FPDFPageObj_GetFillColor(item, *parts))


def _is_dark(textpage: Any, word: PageWord) -> bool:
    middle = word.base + _MIDDLE * word.height
    place = (word.left + 0.2 * word.height, middle, _NEAR, word.height)
    index = pdfium.FPDFText_GetCharIndexAtPos(textpage, *place)
    return index < 0 or _dark(
        lambda *parts: pdfium.FPDFText_GetFillColor(textpage, index, *parts)
    )


def _dark(ask: Any) -> bool:
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    return bool(ask(red, green, blue, opacity)) and (
        opacity.value == 255 and max(red.value, green.value, blue.value) < _DARK
    )


def _hides(box: Box, word: PageWord) -> bool:
    left, bottom, right, top = box
    shared = min(right, word.right) - max(left, word.left)
    return (
        bottom <= word.base + _MIDDLE * word.height <= top
        and shared >= _LEAST_SHARE * (word.right - word.left)
    )
