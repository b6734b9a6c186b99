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
from corpus.reading.pdf.glyphs.page_glyphs import PageGlyphs
from corpus.reading.scans.known_words import known_share

Span = tuple[int, int, str]
"""The first glyph of a word, the one after its last, and its characters."""

_LOOKED_AT, _LEAST_PAIRS = 80, 8
_TIGHT, _ONE_LINE = 0.165, 0.5
"""Usual gaps between words are wider than this share of the height."""

_LONGEST = 13.0
"""Words are not longer, on the average, where all of them are parted."""

_LONGEST_WORD = 26
_LETTERS = 0.93
"""Longer words are looked into, of which so much are letters: no addresses, no rows of dots."""

_HANGING = "jJ"
"""Letters that reach under the one before them."""

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


def has_glued_words(glyphs: PageGlyphs, spans: Sequence[Span]) -> bool:
    """Whether a long word has wide gaps, as a line of words has that nothing parts."""
    return any(
        _has_wide_gaps(glyphs, span)
        for span in spans
        if len(span[2]) > _LONGEST_WORD
        and sum(map(str.isalpha, span[2])) >= _LETTERS * len(span[2])
    )


def _has_wide_gaps(glyphs: PageGlyphs, span: Span) -> bool:
    gaps = _gaps_inside(glyphs, span)
    return bool(gaps) and max(gaps) > median(gaps) + _WIDER


def _gaps_inside(glyphs: PageGlyphs, span: Span) -> list[float]:
    """Return the gaps between the glyphs of a word, in their heights."""
    start, end, text = span
    boxes = list(boxes_of(glyphs.place, range(start, end)))
    lefts = [box[0] for box in boxes]
    if len(text) == len(boxes):
        for place, sign in enumerate(text):
            if sign in _HANGING:
                height = boxes[place][1] - boxes[place][3]
                lefts[place] += glyphs.overhang(start + place, lefts[place], height)
    return [
        (left - one[2]) / (one[1] - one[3] or 1.0)
        for one, left in zip(boxes, lefts[1:], strict=False)
    ]


def tight_words(
    glyphs: PageGlyphs,
    spans: Sequence[Span],
    texts: Sequence[str],
    share: Callable[[str], float] = known_share,
) -> Tight | None:
    """Return the words of a tight page, None unless parted ones are known better.

    Args:
        glyphs: those of the text page.
        spans: what pdfium parts.
        texts: the words as they were read of these, some joined.
        share: returns which share of the words of a text is known.
    """
    gaps = [_gaps_inside(glyphs, span) for span in spans]
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
