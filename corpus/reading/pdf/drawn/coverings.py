"""Letters under boxes that somebody drew over them: they are in the file, not on paper.

What is covered by a black or a white box is told letter by letter, by what is painted
first. Black letters on a black box cannot be read whatever comes first.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.drawn.page_objects import Box, moved
from corpus.reading.pdf.drawn.painted import Colours, Cover, Painted
from corpus.reading.pdf.plain_calls import address, loose_char_box, text_object

_ONE_LINE = 40.0
_LEAST_SHARED = 1.0
_MOST_CLIPS = 4
_MOST_POINTS = 12

Covered = Mapping[int, Sequence[Box]]
"""The boxes that cover a text object, by its address."""


def hidden_glyphs(painted: Painted, textpage: Any) -> frozenset[int]:
    """Return the numbers of the letters of a text page that a box covers.

    Args:
        painted: what is painted on the page.
        textpage: its ``FPDF_TEXTPAGE``.
    """
    covered = _covered(painted) if painted.covers else {}
    if not covered:
        return frozenset()
    place, found = address(textpage), set[int]()
    rect = pdfium.FS_RECTF()
    answer = ctypes.addressof(rect)
    for index in range(max(pdfium.FPDFText_CountChars(textpage), 0)):
        boxes = covered.get(text_object(place, index) or 0, ())
        if boxes and loose_char_box(place, index, answer):
            x, y = (rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2
            if any(_holds(box, x, y) for box in boxes):
                found.add(index)
    return frozenset(found)


def _holds(box: Box, x: float, y: float) -> bool:
    left, bottom, right, top = box
    return left <= x <= right and bottom <= y <= top


def _covered(painted: Painted) -> Covered:
    found: dict[int, list[Box]] = defaultdict(list)
    texts, colours = _Texts(painted), Colours()
    for cover in painted.covers:
        if not cover.is_dark and not texts.have_any(cover):
            continue
        box = _unclipped(cover)
        for number, item in texts.under(box):
            if number < cover.texts_below or (cover.is_dark and colours.is_ink(item)):
                found[item].append(box)
    return found


class _Texts:
    """The places of text objects, kept so that those under a box are found fast."""

    def __init__(self, painted: Painted) -> None:
        places = [
            (box[1], number, item, box)
            for number, ((item, _), box) in enumerate(
                zip(painted.texts, painted.text_boxes(), strict=True)
            )
        ]
        self._high = [one for one in places if one[3][3] - one[0] > _ONE_LINE]
        self._low = sorted(one for one in places if one[3][3] - one[0] <= _ONE_LINE)
        self._bottoms = [one[0] for one in self._low]

    def have_any(self, cover: Cover) -> bool:
        """Whether a text is painted before a box, and under it."""
        return any(number < cover.texts_below for number, _ in self.under(cover.box))

    def under(self, box: Box) -> Iterator[tuple[int, int]]:
        """Yield the number and the address of the texts whose middle line a box holds."""
        left, bottom, right, top = box
        first = bisect_left(self._bottoms, bottom - _ONE_LINE)
        after = bisect_right(self._bottoms, top)
        for low, number, item, own in (*self._low[first:after], *self._high):
            is_level = bottom <= (low + own[3]) / 2 <= top or own[3] - low > _ONE_LINE
            if is_level and min(right, own[2]) - max(left, own[0]) > _LEAST_SHARED:
                yield number, item


def _unclipped(cover: Cover) -> Box:
    """Return the part of a box that its clipping leaves."""
    left, bottom, right, top = cover.box
    clip = pdfium.FPDFPageObj_GetClipPath(
        ctypes.cast(cover.item, pdfium.FPDF_PAGEOBJECT)
    )
    paths = min(max(pdfium.FPDFClipPath_CountPaths(clip), 0), _MOST_CLIPS)
    for path in range(paths):
        points = list(_points(clip, path))
        if not points:
            continue
        own = (
            *(min(x for x, _ in points), min(y for _, y in points)),
            *(max(x for x, _ in points), max(y for _, y in points)),
        )
        edges = own if cover.place is None else moved(own, cover.place)
        left, bottom = max(left, edges[0]), max(bottom, edges[1])
        right, top = min(right, edges[2]), min(top, edges[3])
    return left, bottom, right, top


def _points(clip: Any, path: int) -> Iterator[tuple[float, float]]:
    count = pdfium.FPDFClipPath_CountPathSegments(clip, path)
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(max(count, 0), _MOST_POINTS)):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            yield x.value, y.value
