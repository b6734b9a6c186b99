"""A page that was set or scanned a little askew, straight again.

Each word of a slanting line stands higher than the one before, so nothing would keep the
words of a line together. The slope of a page is that between neighbouring words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan, cos, sin
from statistics import median

from corpus.reading.pdf.glyphs.page_words import PageWord

_LEAST_SLOPE = 0.006
"""A third of a degree; less does no harm."""

_MOST_SLOPE = 0.12
_LEAST_PAIRS = 12
_NEAR_SLOPE = 0.008
_LEAST_SHARE = 0.7
_LONGEST_GAP = 1.2
_MOST_RISE = 0.6


def straightened(words: Sequence[PageWord]) -> list[PageWord]:
    """Return words as they stand when the page is turned upright; others as they are."""
    pairs = list(pairwise(words))
    uneven = [(one, other) for one, other in pairs if one[3] != other[3]]
    if len(list(_slopes(uneven))) < _LEAST_PAIRS // 2:
        # There are too few slopes, or most are level.
        return list(words)
    slopes = list(_slopes(pairs))
    if len(slopes) < _LEAST_PAIRS or 2 * slopes.count(0.0) > len(slopes):
        return list(words)
    slope = median(slopes)
    near = sum(abs(one - slope) < _NEAR_SLOPE for one in slopes)
    if not _LEAST_SLOPE < abs(slope) < _MOST_SLOPE or near < _LEAST_SHARE * len(slopes):
        return list(words)
    angle = atan(slope)
    along, across = cos(angle), sin(angle)
    return [
        PageWord(
            word.text,
            word.left * along + word.base * across,
            word.left * along + word.base * across + (word.right - word.left) / along,
            word.base * along - word.left * across,
            word.height,
        )
        for word in words
    ]


def _slopes(pairs: Sequence[tuple[PageWord, PageWord]]) -> Iterator[float]:
    """Yield how much each word stands above the one before it on its line."""
    for (_, left, right, base, height), (
        _,
        next_left,
        _,
        next_base,
        next_height,
    ) in pairs:
        higher = height if height > next_height else next_height
        run = next_left - left
        if (
            run > higher
            and 0 <= next_left - right < _LONGEST_GAP * higher
            and abs(next_base - base) < _MOST_RISE * higher
        ):
            yield (next_base - base) / run
