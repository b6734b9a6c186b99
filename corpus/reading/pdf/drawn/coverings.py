"""Letters that are in the file and not on paper: under boxes, or cut off by a clipping.

What is covered by a black or a white box is told letter by letter, by what is painted
first. Black letters on a black box cannot be read whatever comes first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.pdf.drawn.page_objects import Box, Clips, is_inside, shared
from corpus.reading.pdf.drawn.painted import Colours, Cover, Painted
from corpus.reading.pdf.plain_calls import (
    address,
    argument,
    loose_char_box,
    place_of,
    text_object,
)

_ONE_LINE = 40.0
_LEAST_SHARED = 1.0
_SHOWN = 0.5

Covered = Mapping[int, Sequence[Box]]
"""The boxes that cover a text object, by its address."""


class HiddenGlyphs(NamedTuple):
    """Numbers of the letters of a page that a box covers, and of those that are cut off."""

    covered: frozenset[int]
    cut: frozenset[int]


def hidden_glyphs(painted: Painted, textpage: Any, page: Box) -> HiddenGlyphs:
    """Return the numbers of the letters of a text page that nobody sees.

    Args:
        painted: what is painted on the page.
        textpage: its ``FPDF_TEXTPAGE``.
        page: left, bottom, right and top of the page.
    """
    covering = _covered(painted) if painted.covers else {}
    showing = _cut(painted, page)
    if not covering and not showing:
        return _NONE
    place, covered, cut = argument(address(textpage)), set[int](), set[int]()
    rect = pdfium.FS_RECTF()
    answer = place_of(rect)
    for index in range(max(pdfium.FPDFText_CountChars(textpage), 0)):
        item = text_object(place, index) or 0
        boxes, shown = covering.get(item, ()), showing.get(item)
        if (boxes or shown) and loose_char_box(place, index, answer):
            x, y = (rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2
            if any(_holds(box, x, y) for box in boxes):
                covered.add(index)
            elif shown and not _holds(shown, x, y):
                cut.add(index)
    return HiddenGlyphs(frozenset(covered), frozenset(cut))


def _cut(painted: Painted, page: Box) -> dict[int, Box]:
    """Return the parts of the page that show of texts that are not whole in them."""
    found: dict[int, Box] = {}
    shown, parts = Clips().of_texts(painted.texts)
    if painted.cut:
        shown = [
            shared(box, painted.cut.get(item))
            for box, item in zip(shown, painted.addresses, strict=True)
        ]
    elif all(is_inside(page, part) for part in parts):
        return found
    for item, box, own in zip(
        painted.addresses, shown, painted.text_boxes(), strict=True
    ):
        if box is not None and not is_inside(_middle(own), box):
            left, bottom, right, top = box
            found[item] = (
                *(left - _SHOWN, bottom - _SHOWN),
                *(right + _SHOWN, top + _SHOWN),
            )
    return found


def _middle(text: Box) -> Box:
    """Return the line through the middle of a text: its letters are seen where it is."""
    left, bottom, right, top = text
    if right - left < top - bottom:
        return (left + right) / 2, bottom, (left + right) / 2, top
    return left, (bottom + top) / 2, right, (bottom + top) / 2


_NONE = HiddenGlyphs(frozenset(), frozenset())


def _holds(box: Box, x: float, y: float) -> bool:
    left, bottom, right, top = box
    return left <= x <= right and bottom <= y <= top


def _covered(painted: Painted) -> Covered:
    found: dict[int, list[Box]] = defaultdict(list)
    texts, colours, clips = _Texts(painted), Colours(), Clips()
    for cover in painted.covers:
        if not cover.is_dark and not texts.have_any(cover):
            continue
        box = shared(cover.box, clips.of(cover.item, cover.place)) or cover.box
        for number in texts.under(box):
            if number < cover.texts_below or (
                cover.is_dark and colours.is_ink(painted.texts[number][0])
            ):
                found[painted.addresses[number]].append(box)
    return found


class _Texts:
    """The places of text objects, kept so that those under a box are found fast."""

    def __init__(self, painted: Painted) -> None:
        places = [
            (box[1], number, box) for number, box in enumerate(painted.text_boxes())
        ]
        self._high = [one for one in places if one[2][3] - one[0] > _ONE_LINE]
        self._low = sorted(one for one in places if one[2][3] - one[0] <= _ONE_LINE)
        self._bottoms = [one[0] for one in self._low]

    def have_any(self, cover: Cover) -> bool:
        """Whether a text is painted before a box, and under it."""
        return any(number < cover.texts_below for number in self.under(cover.box))

    def under(self, box: Box) -> Iterator[int]:
        """Yield the numbers of the texts whose middle line a box holds."""
        left, bottom, right, top = box
        first = bisect_left(self._bottoms, bottom - _ONE_LINE)
        after = bisect_right(self._bottoms, top)
        for low, number, own in (*self._low[first:after], *self._high):
            is_level = bottom <= (low + own[3]) / 2 <= top or own[3] - low > _ONE_LINE
            if is_level and min(right, own[2]) - max(left, own[0]) > _LEAST_SHARED:
                yield number


def count_letters(textpage: Any, glyphs: Collection[int]) -> int:
    """Return how many of some glyphs of a text page are letters or digits."""
    codes = (pdfium.FPDFText_GetUnicode(textpage, index) for index in glyphs)
    return sum(chr(code).isalnum() for code in codes if code <= 0x10FFFF)
