"""Stamps that stand beside or between the lines: large and pale, or in a frame of colour.

What they say ("LUONNOS", "SAAPUNUT 12.3.2024") belongs to no line of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import TypeGuard

from corpus.reading.pdf.drawn.page_objects import Box
from corpus.reading.pdf.glyphs.page_words import PageWord

_MIDDLE = 0.3
_LARGE = 1.7
_LEAST_WIDTH, _MOST_WIDTH = 50.0, 300.0
_LEAST_HEIGHT, _MOST_HEIGHT = 14.0, 140.0
_APART = 3.0
_SHORT = 3
_MOST_WORDS = 12
_MOST_BESIDE_A_DAY = 3
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}")


def stamp_words(
    words: Sequence[PageWord], pale: Sequence[Box], grounds: Sequence[Box]
) -> list[PageWord]:
    """Return large words in pale letters on bare paper, wherever they stand."""
    if not pale or not words:
        return []
    usual = median(word.height for word in words)
    return [
        word
        for word in words
        if word.height > _LARGE * usual
        and is_in(*_middle(word), pale)
        and not is_in(*_middle(word), grounds)
    ]


def is_frame(box: Box | None) -> TypeGuard[Box]:
    """Whether a box may be the frame of a stamp, by its size."""
    if box is None:
        return False
    left, bottom, right, top = box
    return (
        _LEAST_WIDTH <= right - left <= _MOST_WIDTH
        and _LEAST_HEIGHT <= top - bottom <= _MOST_HEIGHT
    )


def framed_words(
    words: Sequence[PageWord], frames: Sequence[Box], coloured: Sequence[Box]
) -> list[PageWord]:
    """Return the words of frames that stand alone and hold nothing but coloured letters."""
    found: list[PageWord] = []
    for frame in frames if coloured else ():
        if any(_touches(frame, other) for other in frames if other is not frame):
            # Cells of a table touch each other.
            continue
        inside = [word for word in words if is_in(*_middle(word), (frame,))]
        if _is_stamped(inside) and all(
            is_in(*_middle(word), coloured) for word in inside
        ):
            found += inside
    return found


def _is_stamped(words: Sequence[PageWord]) -> bool:
    """Whether few words say what a stamp does: one in capitals, or hardly but a day."""
    is_named = any(word.text.isupper() and len(word.text) > _SHORT for word in words)
    is_dated = any(_DAY.search(word.text) for word in words)
    most = _MOST_WORDS if is_named else _MOST_BESIDE_A_DAY if is_dated else 0
    return 0 < len(words) <= most


def is_in(x: float, y: float, boxes: Sequence[Box]) -> bool:
    """Whether a point is in one of the boxes."""
    return any(
        left <= x <= right and bottom <= y <= top for left, bottom, right, top in boxes
    )


def _middle(word: PageWord) -> tuple[float, float]:
    return (word.left + word.right) / 2, word.base + _MIDDLE * word.height


def _touches(one: Box, other: Box) -> bool:
    return (
        one[0] - _APART < other[2]
        and other[0] < one[2] + _APART
        and one[1] - _APART < other[3]
        and other[1] < one[3] + _APART
    )
