"""What lies over the text of a page: stamps and watermarks, and black boxes.

Stamps are not part of the lines they lie upon. A box that is only drawn over the words
leaves them in the file; somebody blackened them, so they are not text. Light letters on a
dark ground can be read and stay; on white paper nobody sees them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
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
_WHITE = 250
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


@dataclass(slots=True)
class _Drawn:
    """Boxes of what is drawn: black boxes, white and other letters, grounds."""

    dark: list[Box] = field(default_factory=list)
    white: list[Box] = field(default_factory=list)
    inked: list[Box] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)


def seen_words(page: Any, textpage: Any, words: Sequence[PageWord]) -> Seen:
    """Leave out upright words that lie under black boxes or are white on white.

    White letters on a ground that is drawn (a bar, a picture) are read, and so is what
    stands at the place of black letters, which some programs draw twice.

    Args:
        page: ``FPDF_PAGE``.
        textpage: its ``FPDF_TEXTPAGE``.
        words: those of the page that run upright.
    """
    drawn = _drawn(page)
    shown = [word for word in words if not (drawn.white and _is_white(word, drawn))]
    seen = [
        word
        for word in shown
        if not (
            any(_hides(box, word) for box in drawn.dark) and _is_dark(textpage, word)
        )
    ]
    return Seen(seen, len(shown) - len(seen))


def _drawn(page: Any) -> _Drawn:
    drawn = _Drawn()
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    texts: list[tuple[Any, bool]] = []
    has_white = False
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, opacity):
            red.value = opacity.value = 0
        is_white = red.value >= _WHITE and min(green.value, blue.value) >= _WHITE
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append((item, is_white))
            has_white = has_white or is_white
        elif kind != pdfium.FPDF_PAGEOBJ_PATH:
            drawn.grounds.append(_box(item))
        elif not is_white and _is_filled(item):
            _take_path(item, drawn, is_dark=_is_dark_colour(red, green, blue, opacity))
    if has_white:
        for item, is_white in texts:
            (drawn.white if is_white else drawn.inked).append(_box(item))
    return drawn


def _take_path(item: Any, drawn: _Drawn, *, is_dark: bool) -> None:
    left, bottom, right, top = box = _box(item)
    if min(top - bottom, right - left) < _LEAST_HEIGHT:
        return
    drawn.grounds.append(box)
    if is_dark and pdfium.FPDFPath_CountSegments(item) <= _MOST_SEGMENTS:
        drawn.dark.append(box)


def _is_filled(item: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(item, mode, stroke) and mode.value)


def _is_dark(textpage: Any, word: PageWord) -> bool:
    middle = word.base + _MIDDLE * word.height
    place = (word.left + 0.2 * word.height, middle, _NEAR, word.height)
    index = pdfium.FPDFText_GetCharIndexAtPos(textpage, *place)
    if index < 0:
        return True
    parts = [ctypes.c_uint() for _ in range(4)]
    has_colour = pdfium.FPDFText_GetFillColor(textpage, index, *parts)
    return bool(has_colour) and _is_dark_colour(*parts)


def _is_dark_colour(red: Any, green: Any, blue: Any, opacity: Any) -> bool:
    brightest = max(red.value, green.value, blue.value)
    return bool(opacity.value == 255 and brightest < _DARK)


def _hides(box: Box, word: PageWord) -> bool:
    left, bottom, right, top = box
    shared = min(right, word.right) - max(left, word.left)
    return (
        bottom <= word.base + _MIDDLE * word.height <= top
        and shared >= _LEAST_SHARE * (word.right - word.left)
    )


def _is_white(word: PageWord, drawn: _Drawn) -> bool:
    place = (word.left + word.right) / 2, word.base + _MIDDLE * word.height
    return _is_in(place, drawn.white) and not (
        _is_in(place, drawn.inked) or _is_in(place, drawn.grounds)
    )


def _is_in(place: tuple[float, float], boxes: Sequence[Box]) -> bool:
    x, y = place
    return any(
        left <= x <= right and bottom <= y <= top for left, bottom, right, top in boxes
    )


def _box(item: Any) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top
