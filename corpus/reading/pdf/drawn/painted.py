"""What is painted on a page: boxes that cover, light letters, grounds, frames of stamps.

All objects are looked at once, in the order in which they are painted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.pdf.drawn.page_objects import (
    Box,
    Matrix,
    PageObject,
    boxes_of_objects,
    drawn_objects,
    moved,
)
from corpus.reading.pdf.drawn.stamps import is_frame
from corpus.reading.pdf.plain_calls import (
    Answers,
    Argument,
    answers,
    draw_mode,
    object_colour,
    segment_count,
    text_mode,
)

_MOST_OBJECTS, _MOST_PATHS = 3000, 20_000
_MOST_SEGMENTS = 6
_LEAST_HEIGHT = 5.0
_DARK = 80
_WHITE = 250
_PALE = 180
_BRIGHT = 90
_OPAQUE = 255
_OF_A_BOX = (4, 5)
_UNSEEN = frozenset(
    {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
)
_TEXT, _PATH = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
_BLACK = [0, 0, 0, _OPAQUE]
"""The parts of black and their opacity, as pdfium tells them."""

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


class Cover(NamedTuple):
    """A filled box through which nothing shows.

    Attributes:
        item: the path.
        place: the way from its frame to that of the page.
        box: left, bottom, right and top on the page.
        is_dark: whether it is dark; else it is as white as paper.
        texts_below: how many text objects of the page are painted before it.
    """

    item: Argument
    place: Matrix | None
    box: Box
    is_dark: bool
    texts_below: int


@dataclass(slots=True)
class Painted:
    """Texts and covers in their order; boxes of letters, grounds and frames.

    Attributes:
        paths: boxes of all paths, those of lines, too.
        texts: each text object, and the way from its frame to the page's.
        addresses: those of the text objects.
        covers: filled boxes that may cover texts.
        white: boxes of letters as white as paper; ``inked`` those of all others.
        pale: boxes of letters nearly so.
        frames: boxes of the size of stamps, drawn along.
        coloured: boxes of letters in a colour, where there are frames.
        grounds: boxes of pictures and of what is filled.
        cut: the part of the page that the clipping of a text's groups leaves, by its address.
    """

    paths: list[Box] = field(default_factory=list)
    texts: list[tuple[Argument, Matrix | None]] = field(default_factory=list)
    addresses: list[int] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    white: list[Box] = field(default_factory=list)
    pale: list[Box] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    coloured: list[Box] = field(default_factory=list)
    inked: list[Box] = field(default_factory=list)
    grounds: list[Box] = field(default_factory=list)
    cut: dict[int, Box] = field(default_factory=dict)
    _boxes: list[Box] = field(default_factory=list)

    def text_boxes(self) -> Sequence[Box]:
        """Return the places of all texts, which are asked for once."""
        if not self._boxes:
            boxes = boxes_of_objects([item for item, _ in self.texts])
            self._boxes = [
                _NOWHERE if box is None else box if place is None else moved(box, place)
                for box, (_, place) in zip(boxes, self.texts, strict=True)
            ]
        return self._boxes


def read_painted(objects: Sequence[PageObject]) -> Painted:
    """Return what is painted on a page, colours of at most 3,000 objects.

    Args:
        objects: those of the page.
    """
    painted, colours = Painted(), Colours()
    drawn = drawn_objects(objects, painted.cut, _MOST_PATHS)
    kinds = [one[0] for one, _ in drawn]
    texts = [
        number for number, kind in enumerate(kinds[:_MOST_OBJECTS]) if kind == _TEXT
    ]
    painted.texts = [(drawn[number][0][2], drawn[number][1]) for number in texts]
    painted.addresses = [drawn[number][0][1] for number in texts]
    others = [number for number, kind in enumerate(kinds) if kind != _TEXT]
    boxes = boxes_of_objects([drawn[number][0][2] for number in others])
    for number, box in zip(others, boxes, strict=True):
        (kind, _, item), place = drawn[number]
        if box is not None and place is not None:
            box = moved(box, place)
        if kind != _PATH:
            if number < _MOST_OBJECTS:
                painted.grounds.append(box or _NOWHERE)
        elif box is not None:
            painted.paths.append(box)
            left, bottom, right, top = box
            is_thin = top - bottom < _LEAST_HEIGHT or right - left < _LEAST_HEIGHT
            if number < _MOST_OBJECTS and not is_thin:
                below = bisect_left(texts, number)
                _take_area(painted, Cover(item, place, box, False, below), colours)
    _take_letters(painted, colours)
    return painted


def _take_area(painted: Painted, path: Cover, colours: Colours) -> None:
    """Keep a path that is more than a line: a frame, a ground, a box that covers."""
    item, box = path.item, path.box
    if not colours.is_filled(item):
        if segment_count(item) in _OF_A_BOX and is_frame(box):
            painted.frames.append(box)
        return
    darkest, lightest, opacity = colours.shades(item)
    is_white, is_ink = darkest >= _WHITE, lightest < _DARK
    if not is_white:
        painted.grounds.append(box)
    if (
        opacity == _OPAQUE
        and (is_ink or (is_white and path.texts_below))
        and segment_count(item) <= _MOST_SEGMENTS
    ):
        painted.covers.append(path._replace(is_dark=is_ink))


def _take_letters(painted: Painted, colours: Colours) -> None:
    """Keep the places of letters by their colours, where any are light."""
    items = [item for item, _ in painted.texts]
    if light := colours.light(items):
        for number, box in enumerate(painted.text_boxes()):
            grey = light.get(number, 0)
            (painted.white if grey >= _WHITE else painted.inked).append(box)
            if _PALE <= grey < _WHITE:
                painted.pale.append(box)
    if painted.frames:
        painted.coloured += [
            painted.text_boxes()[number]
            for number, item in enumerate(items)
            if colours.is_bright(item)
        ]


class Colours:
    """Asks for the colours of objects; the numbers asked with are made once."""

    _numbers = Answers(4)

    def is_filled(self, item: Argument) -> bool:
        """Whether a path is filled, not only drawn along."""
        numbers = self._numbers
        return bool(draw_mode(item, *numbers.places[:2])) and numbers.numbers(1) != [0]

    def shades(self, item: Argument) -> tuple[int, int, int]:
        """Return the least and the largest part of a colour, and its opacity.

        What has no colour is neither light nor dark.
        """
        if not object_colour(item, *self._numbers.places):
            return 0, 255, 0
        *parts, opacity = self._numbers.numbers(4)
        return min(parts), max(parts), opacity

    def light(self, items: Sequence[Argument]) -> dict[int, int]:
        """Return the darkest part of the colours of objects that are pale or white.

        They are told by their places in *items*.
        What is drawn without any opacity, or not at all, is as white as paper.
        """
        found: dict[int, int] = {}
        size = 4 * len(items)
        shades = answers(size)
        columns = [shades.places[number:size:4] for number in range(4)]
        has_colour = list(map(object_colour, items, *columns))
        parts = shades.numbers(size)
        if not all(has_colour) or parts != _BLACK * len(items):
            values = iter(parts)
            colours = zip(values, values, values, values, strict=True)
            for number, (has, (*own, opacity)) in enumerate(
                zip(has_colour, colours, strict=True)
            ):
                darkest = min(own) if opacity else _WHITE
                if has and darkest >= _PALE:
                    found[number] = darkest
        modes = list(map(text_mode, items))
        if _UNSEEN.isdisjoint(modes):
            return found
        unseen = [number for number, mode in enumerate(modes) if mode in _UNSEEN]
        if len(unseen) < len(items):
            # Where nothing else is written, they are the text of a scan.
            found.update(dict.fromkeys(unseen, _WHITE))
        return found

    def is_bright(self, item: Argument) -> bool:
        """Whether an object is red, blue or another colour, neither grey nor black."""
        has_colour = object_colour(item, *self._numbers.places)
        red, green, blue, _ = self._numbers.numbers(4)
        most, least = max(red, green, blue), min(red, green, blue)
        return bool(has_colour) and most - least >= _BRIGHT

    def is_ink(self, item: Argument) -> bool:
        """Whether an object is filled with a dark colour that covers."""
        _, lightest, opacity = self.shades(item)
        return lightest < _DARK and opacity == _OPAQUE
