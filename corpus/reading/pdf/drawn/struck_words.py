"""Words through which a line is drawn: what was struck out is left out of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corpus.reading.pdf.drawn.page_objects import Box
from corpus.reading.pdf.glyphs.page_words import PageWord

_THICKEST, _SHORTEST = 2.0, 4.0
_LOWEST, _HIGHEST = 0.12, 0.42
"""Between these shares of the height above the baseline a line goes through letters."""

_OVER, _BESIDE = 1.0, 0.6
_LARGEST_STEP = 8


def without_struck(
    words: Sequence[PageWord], paths: Sequence[Box]
) -> tuple[list[PageWord], int]:
    """Return words without those that are struck out, and how many these are.

    The word before takes their place, so that no gap parts its line.
    """
    struck = _struck(words, paths)
    if not struck:
        return list(words), 0
    out: list[PageWord] = []
    for place, word in enumerate(words):
        if place not in struck:
            out.append(word)
        elif out and _is_beside(out[-1], word):
            out[-1] = out[-1]._replace(right=word.right)
    return out, len(struck)


def _is_beside(one: PageWord, other: PageWord) -> bool:
    return (
        abs(one.base - other.base) < _OVER
        and 0 <= other.left - one.right < _BESIDE * one.height
    )


def _struck(words: Sequence[PageWord], paths: Sequence[Box]) -> frozenset[int]:
    """Return the places of words that a level line goes through from end to end."""
    lines = [
        (left, (bottom + top) / 2, right)
        for left, bottom, right, top in paths
        if top - bottom <= _THICKEST and right - left >= _SHORTEST
    ]
    if not lines:
        return frozenset()
    near = {
        base
        for _, level, _ in lines
        for base in range(int(level) - _LARGEST_STEP, int(level) + 1)
    }
    placed: dict[int, list[int]] = defaultdict(list)
    for place, base in enumerate([int(word[3]) for word in words]):
        if base in near:
            placed[base].append(place)
    return frozenset(
        place
        for left, level, right in lines
        for base in range(int(level) - _LARGEST_STEP, int(level) + 1)
        for place in placed.get(base, ())
        if _is_through(words[place], left, level, right)
    )


def _is_through(word: PageWord, left: float, level: float, right: float) -> bool:
    share = (level - word.base) / max(word.height, 1.0)
    return (
        _LOWEST < share < _HIGHEST
        and left <= word.left + _OVER
        and word.right - _OVER <= right
    )
