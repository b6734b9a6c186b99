"""Words printed twice at one place, to look bold or because a group is drawn twice."""

from __future__ import annotations

from collections import defaultdict

from corpus.reading.pdf.glyphs.words import PageWord

_SAME_PLACE = 0.12
"""Copies are no further apart than this share of their height."""


def printed_once(words: list[PageWord]) -> list[PageWord]:
    """Return words without the copies that lie on them."""
    if len({(text, int(left), int(base)) for text, left, _, base, _ in words}) == len(
        words
    ):
        return words
    placed: dict[str, list[PageWord]] = defaultdict(list)
    kept: list[PageWord] = []
    for word in words:
        same = placed[word.text]
        if not any(_is_on(word, other) for other in same):
            same.append(word)
            kept.append(word)
    return kept


def _is_on(word: PageWord, other: PageWord) -> bool:
    least = _SAME_PLACE * word.height
    return (
        abs(word.left - other.left) < least
        and abs(word.right - other.right) < least
        and abs(word.base - other.base) < least
    )
