"""What lies over the text of a page: stamps and watermarks, and letters nobody sees.

Stamps are not part of the lines they lie upon. Light letters on a dark ground can be read
and stay; on white paper nobody sees them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from corpus.reading.pdf.drawn.page_objects import Box
from corpus.reading.pdf.drawn.painted import Painted
from corpus.reading.pdf.drawn.stamps import framed_words, is_in, stamp_words
from corpus.reading.pdf.glyphs.page_words import PageWord

_LARGE = 2.2
_LEAST_COVERED = 2
_ONE_LINE = 20.0
_MIDDLE = 0.3


def part_marks(words: Sequence[PageWord]) -> tuple[list[PageWord], list[PageWord]]:
    """Part words into the text and the large words that lie upon it."""
    heights = [word[4] for word in words]
    if not heights or max(heights) <= _LARGE * min(heights):
        return list(words), []
    usual = median(heights)
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
    """The words to be read, and those of stamps."""

    words: list[PageWord]
    stamps: list[PageWord]


def seen_words(painted: Painted, words: Sequence[PageWord]) -> Seen:
    """Leave out upright words that are white on white, and those of stamps.

    White letters on a ground that is drawn (a bar, a picture) are read, and so is what
    stands at the place of black letters, which some programs draw twice.

    Args:
        painted: what is painted on the page.
        words: those of the page that run upright.
    """
    white = _white_words(words, painted) if painted.white else frozenset()
    shown = list(words)
    if white:
        shown = [word for place, word in enumerate(words) if place not in white]
    stamps = stamp_words(shown, painted.pale, painted.grounds)
    stamps += framed_words(shown, painted.frames, painted.coloured)
    if stamps:
        shown = [word for word in shown if word not in stamps]
    return Seen(shown, stamps)


def _white_words(words: Sequence[PageWord], painted: Painted) -> frozenset[int]:
    """Return the places of words in white letters with nothing else below them."""
    middles = sorted(
        (word.base + _MIDDLE * word.height, (word.left + word.right) / 2, place)
        for place, word in enumerate(words)
    )
    heights = [y for y, _, _ in middles]
    found: set[int] = set()
    inked: _Lines | None = None
    for left, bottom, right, top in painted.white:
        first, after = bisect_left(heights, bottom), bisect_right(heights, top)
        for y, x, place in middles[first:after]:
            if not left <= x <= right or is_in(x, y, painted.grounds):
                continue
            inked = inked or _Lines(painted.inked)
            if not inked.hold(x, y):
                found.add(place)
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
