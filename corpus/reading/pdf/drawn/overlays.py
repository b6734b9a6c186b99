"""What lies over the text of a page: stamps and watermarks, and black boxes.

Stamps are not part of the lines they lie upon. A box that is only drawn over the words
leaves them in the file; somebody blackened them, so they are not text. Light letters on a
dark ground can be read and stay; on white paper nobody sees them.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.pdf.drawn.page_objects import (
    Bounds,
    Box,
    Matrix,
    PageObject,
    drawn_objects,
    places_of,
)
from corpus.reading.pdf.drawn.stamps import framed_words, is_frame, is_in, stamp_words
from corpus.reading.pdf.glyphs.words import PageWord
from corpus.reading.pdf.plain_calls import draw_mode, object_colour, segment_count

_LARGE = 2.2
_LEAST_COVERED = 2
_MOST_OBJECTS = 3000
_MOST_SEGMENTS = 6
_LEAST_HEIGHT = 5.0
_DARK = 80
_WHITE = 250
_PALE = 180
_BRIGHT = 90
_ONE_LINE = 20.0
_OF_A_BOX = (4, 5)
_LEAST_SHARE = 0.6
_MIDDLE = 0.3
_NEAR = 2.0
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


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
    """The words to be read, how many a box covers, and those of stamps."""

    words: list[PageWord]
    covered: int
    stamps: list[PageWord]


@dataclass(slots=True)
class _Drawn:
    """Boxes of what is drawn: black boxes, white and other letters, grounds."""

    dark: list[Box] = field(default_factory=list)
    white: list[Box] = field(default_factory=list)
    pale: list[Box] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    coloured: list[Box] = field(default_factory=list)
    inked: list[Box] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)


def seen_words(
    objects: Sequence[PageObject], textpage: Any, words: Sequence[PageWord]
) -> Seen:
    """Leave out upright words that lie under black boxes or are white on white.

    White letters on a ground that is drawn (a bar, a picture) are read, and so is what
    stands at the place of black letters, which some programs draw twice.

    Args:
        objects: those of the page.
        textpage: its ``FPDF_TEXTPAGE``.
        words: those of the page that run upright.
    """
    drawn = _drawn(objects)
    white = _white_words(words, drawn) if drawn.white else frozenset()
    shown = [word for place, word in enumerate(words) if place not in white]
    stamps = stamp_words(shown, drawn.pale, drawn.grounds)
    stamps += framed_words(shown, drawn.frames, drawn.coloured)
    if stamps:
        shown = [word for word in shown if word not in stamps]
    if not drawn.dark:
        return Seen(shown, 0, stamps)
    seen = [
        word
        for word in shown
        if not (
            any(_hides(box, word) for box in drawn.dark) and _is_dark(textpage, word)
        )
    ]
    return Seen(seen, len(shown) - len(seen), stamps)


def _drawn(objects: Sequence[PageObject]) -> _Drawn:
    drawn, bounds, colours = _Drawn(), Bounds(), _Colours()
    texts: list[tuple[int, Matrix | None]] = []
    for kind, item, place in islice(drawn_objects(objects), _MOST_OBJECTS):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append((item, place))
        elif kind != pdfium.FPDF_PAGEOBJ_PATH:
            drawn.grounds.append(bounds.of(item, place) or _NOWHERE)
        elif colours.is_filled(item) and not colours.is_white(item):
            box = bounds.of(item, place) or _NOWHERE
            _take_path(item, box, drawn, is_dark=colours.is_ink(item))
        elif segment_count(item) in _OF_A_BOX and is_frame(
            frame := bounds.of(item, place)
        ):
            drawn.frames.append(frame)
    if light := colours.light([item for item, _ in texts]):
        for item, place in texts:
            box = bounds.of(item, place) or _NOWHERE
            grey = light.get(item, 0)
            (drawn.white if grey >= _WHITE else drawn.inked).append(box)
            if _PALE <= grey < _WHITE:
                drawn.pale.append(box)
    for item, place in texts if drawn.frames else ():
        if colours.is_bright(item):
            drawn.coloured.append(bounds.of(item, place) or _NOWHERE)
    return drawn


class _Colours:
    """Asks for the colours of objects; the numbers asked with are made once."""

    __slots__ = ("_modes", "_modes_places", "_parts", "_places")

    def __init__(self) -> None:
        self._parts = (ctypes.c_uint * 4)()
        self._places = places_of(self._parts)
        self._modes = (ctypes.c_int * 2)()
        self._modes_places = places_of(self._modes)

    def is_filled(self, item: int) -> bool:
        """Whether a path is filled, not only drawn along."""
        return bool(draw_mode(item, *self._modes_places)) and self._modes[0] != 0

    def is_white(self, item: int) -> bool:
        """Whether an object is filled white, as paper is."""
        has_colour = object_colour(item, *self._places)
        return bool(has_colour) and min(self._parts[0:3]) >= _WHITE

    def light(self, items: Sequence[int]) -> dict[int, int]:
        """Return the darkest part of the colour of each object that is pale or white.

        What is drawn without any opacity is as white as paper.
        """
        parts, (red, green, blue, opacity) = self._parts, self._places
        return {
            item: min(parts[0], parts[1], parts[2]) if parts[3] else _WHITE
            for item in items
            if object_colour(item, red, green, blue, opacity)
            and (
                not parts[3]
                or (parts[0] >= _PALE and parts[1] >= _PALE and parts[2] >= _PALE)
            )
        }

    def is_bright(self, item: int) -> bool:
        """Whether an object is red, blue or another colour, neither grey nor black."""
        has_colour = object_colour(item, *self._places)
        red, green, blue, _ = self._parts
        most, least = max(red, green, blue), min(red, green, blue)
        return bool(has_colour) and most - least >= _BRIGHT

    def is_ink(self, item: int) -> bool:
        """Whether an object is filled with a dark colour that covers."""
        has_colour = object_colour(item, *self._places)
        return bool(has_colour) and _is_ink(*self._parts)


def _take_path(item: int, box: Box, drawn: _Drawn, *, is_dark: bool) -> None:
    left, bottom, right, top = box
    if min(top - bottom, right - left) < _LEAST_HEIGHT:
        return
    drawn.grounds.append(box)
    if is_dark and segment_count(item) <= _MOST_SEGMENTS:
        drawn.dark.append(box)


def _is_dark(textpage: Any, word: PageWord) -> bool:
    middle = word.base + _MIDDLE * word.height
    place = (word.left + 0.2 * word.height, middle, _NEAR, word.height)
    index = pdfium.FPDFText_GetCharIndexAtPos(textpage, *place)
    if index < 0:
        return True
    parts = [ctypes.c_uint() for _ in range(4)]
    has_colour = pdfium.FPDFText_GetFillColor(textpage, index, *parts)
    return bool(has_colour) and _is_ink(*(part.value for part in parts))


def _is_ink(red: int, green: int, blue: int, opacity: int) -> bool:
    return opacity == 255 and max(red, green, blue) < _DARK


def _hides(box: Box, word: PageWord) -> bool:
    left, bottom, right, top = box
    shared = min(right, word.right) - max(left, word.left)
    return (
        bottom <= word.base + _MIDDLE * word.height <= top
        and shared >= _LEAST_SHARE * (word.right - word.left)
    )


def _white_words(words: Sequence[PageWord], drawn: _Drawn) -> frozenset[int]:
    """Return the places of words in white letters with nothing else below them."""
    middles = sorted(
        (word.base + _MIDDLE * word.height, (word.left + word.right) / 2, place)
        for place, word in enumerate(words)
    )
    heights = [y for y, _, _ in middles]
    found: set[int] = set()
    inked = _Lines(drawn.inked)
    for left, bottom, right, top in drawn.white:
        first, after = bisect_left(heights, bottom), bisect_right(heights, top)
        for y, x, place in middles[first:after]:
            if left <= x <= right and place not in found:
                is_seen = inked.hold(x, y) or is_in(x, y, drawn.grounds)
                found.update(() if is_seen else (place,))
    return frozenset(found)


class _Lines:
    """Boxes of texts, mostly one line high, kept so that points are looked up fast."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._high = [box for box in boxes if box[3] - box[1] > _ONE_LINE]
        self._low = sorted(
            (box for box in boxes if box[3] - box[1] <= _ONE_LINE),
            key=lambda box: box[1],
        )
        self._bottoms = [box[1] for box in self._low]

    def hold(self, x: float, y: float) -> bool:
        """Whether a point is in one of the boxes."""
        first = bisect_left(self._bottoms, y - _ONE_LINE)
        after = bisect_right(self._bottoms, y)
        return is_in(x, y, self._low[first:after]) or is_in(x, y, self._high)
