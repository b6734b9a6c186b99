"""Words printed twice at one place, to look bold or because a group is drawn twice."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter

from corpus.reading.pdf.glyphs.page_words import PageWord

_TEXT, _AT = itemgetter(0), itemgetter(0, 1, 3)
"""The text of a word, and where it is; of a page printed twice each text is there twice."""

_SAME_PLACE = 0.12
"""Copies are no further apart than this share of their height."""


def printed_once(words: list[PageWord]) -> list[PageWord]:
    """Return words without the copies that lie on them."""
    count = len(words)
    is_once = len(set(map(_AT, words))) == count
    if is_once and 2 * len(set(map(_TEXT, words))) > count:
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
