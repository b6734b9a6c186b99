"""Words that stand so near each other that pdfium parts only some of them, or none.

Text that is squeezed into its line, or that has no blanks at all, has gaps between words
narrower than others have. On such a page the gaps between all glyphs are looked at: those
inside words are alike, and those between words are wider.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.reading.pdf.glyphs.glyph_boxes import boxes_of
from corpus.reading.pdf.plain_calls import Argument
from corpus.reading.scans.known_words import known_share

Span = tuple[int, int, str]
"""The first glyph of a word, the one after its last, and its characters."""

_LOOKED_AT, _LEAST_PAIRS = 80, 8
_TIGHT, _ONE_LINE = 0.165, 0.5
"""Usual gaps between words are wider than this share of the height."""

_LONGEST = 13.0
"""Words are not longer, on the average, where all of them are parted."""

_LEAST_LETTERS = 40
_WIDER = 0.055
_BETTER = 0.1


class Tight(NamedTuple):
    """How the words of a page are parted: its spans, and the narrowest gap of two words."""

    spans: list[Span]
    least_gap: float


def is_tight(words: Sequence[tuple[str, float, float, float, float]]) -> bool:
    """Whether words stand nearer than usual, or are longer than words are."""
    if sum([len(word[0]) for word in words]) > max(
        _LEAST_LETTERS, _LONGEST * len(words)
    ):
        return True
    gaps = [
        (other[1] - one[2]) / one[4]
        for one, other in pairwise(words[:_LOOKED_AT])
        if one[3] == other[3] and 0 < other[1] - one[2] < _ONE_LINE * one[4]
    ]
    return len(gaps) >= _LEAST_PAIRS and median(gaps) < _TIGHT


def tight_words(
    page: Argument,
    spans: Sequence[Span],
    texts: Sequence[str],
    share: Callable[[str], float] = known_share,
) -> Tight | None:
    """Return the words of a tight page, None unless parted ones are known better.

    Args:
        page: the text page.
        spans: what pdfium parts.
        texts: the words as they were read of these, some joined.
        share: returns which share of the words of a text is known.
    """
    gaps: list[list[float]] = []
    for start, end, _ in spans:
        boxes = list(boxes_of(page, range(start, end)))
        gaps.append(
            [
                (other[0] - one[2]) / (one[1] - one[3] or 1.0)
                for one, other in pairwise(boxes)
            ]
        )
    inside = [gap for some in gaps for gap in some]
    if not inside:
        return None
    least = median(inside) + _WIDER
    parted: list[Span] = []
    for (start, end, text), some in zip(spans, gaps, strict=True):
        places = [n for n, gap in enumerate(some, start=1) if gap > least]
        edges = [0, *(places if len(text) == end - start else ()), len(text)]
        parted += (
            [(start + one, start + two, text[one:two]) for one, two in pairwise(edges)]
            if len(edges) > 2
            else [(start, end, text)]
        )
    after = [text for _, _, text in parted]
    kept = {*texts} & {*after}
    before, now = (
        " ".join(text for text in some if text not in kept) for some in (texts, after)
    )
    is_better = bool(before) and share(now) >= share(before) + _BETTER
    return Tight(parted, least) if is_better else None
