"""Stamps and watermarks: text that lies across a page and is not part of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from corpus.reading.pdf.words import PageWord

_LARGE = 2.2
_LEAST_COVERED = 2


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
