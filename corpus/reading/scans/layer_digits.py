"""Digits and § of a text layer put into what OCR read of the same page.

A page may have a layer whose letters are lost while its numbers are right. OCR reads the
letters, but takes "§" for "8" and "5" for "S". Words of both are laid side by side by the
numbers that they share; where a word of the layer is a number and OCR read something that
looks like it, the layer's is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from corpus.model import OcrText

_NUMBER = re.compile(r"[§\d][§\d.,:/()-]*")
_WORD = re.compile(r"\S+")
_LEAST_SHARED = 2
_MOST_WORDS = 4000
_KINDS = ("0OoQD", "1lIi|!7", "2Zz", "5§$&Ss86B93%")
_ALIKE = str.maketrans({sign: kind[0] for kind in _KINDS for sign in kind})
"""Signs that OCR takes for one another, each to the first of its kind."""


def with_layer_digits(recognised: OcrText, layer: str) -> OcrText:
    """Return what OCR read with the numbers of the page's text layer.

    A layer is believed when at least two of its numbers, and half of those that stand
    beside a word that looks like them, are read alike by both.
    """
    words = list(_WORD.finditer(recognised.text))
    theirs = layer.split()
    if not theirs or max(len(words), len(theirs)) > _MOST_WORDS:
        return recognised
    pairs = list(_pairs([word[0] for word in words], theirs))
    same = sum(words[place][0] == number for place, number in pairs)
    if same < _LEAST_SHARED or same * 2 < len(pairs):
        return recognised
    text = recognised.text
    for place, number in reversed(pairs):
        word = words[place]
        text = text[: word.start()] + number + text[word.end() :]
    return replace(recognised, text=text)


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield places of our words with the numbers of the layer that stand there."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, start, end, their_start, their_end in matcher.get_opcodes():
        if kind not in ("equal", "replace") or end - start != their_end - their_start:
            continue
        for place, number in zip(
            range(start, end), theirs[their_start:their_end], strict=True
        ):
            if _NUMBER.fullmatch(number) and _looks_like(ours[place], number):
                yield place, number


def _looks_like(word: str, number: str) -> bool:
    return word.translate(_ALIKE) == number.translate(_ALIKE)
