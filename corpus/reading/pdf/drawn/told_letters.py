"""Letters that a file tells beside a glyph ("ActualText") and its font does not.

Programs draw "fi" as one sign whose font names no character for it; pdfium then leaves
the sign out, and a gap parts the word.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import NamedTuple

from corpus.reading.pdf.drawn.page_objects import Box, Matrix, box_of
from corpus.reading.pdf.glyphs.page_words import PageWord
from corpus.reading.pdf.plain_calls import (
    Argument,
    argument,
    mark_count,
    mark_text,
    object_mark,
    place_of,
)

_MOST_TOLD = 200
_NUMBERS = [ctypes.c_ulong(number) for number in range(4)]
"""Of so many marks of a text it is asked what they tell."""

_LOOKED_AT = 30
_LONGEST = 16
_MOST_LETTERS = 4
_TOUCHING = 0.2


class ToldLetters(NamedTuple):
    """What stands at a place of the page: its box, and the letters."""

    box: Box
    text: str


def told_letters(texts: Sequence[tuple[Argument, Matrix | None]]) -> list[ToldLetters]:
    """Return the letters that the marks of texts tell.

    Args:
        texts: text objects and their places, those of a page.
    """
    if not any(mark_count(item) > 0 for item, _ in texts[:_LOOKED_AT]):
        # A program marks what it writes from the beginning of a page on.
        return []
    marks, found = _Marks(), list[ToldLetters]()
    counts = list(map(mark_count, [item for item, _ in texts]))
    for (item, place), count in zip(texts, counts, strict=True):
        text = marks.text_of(item, count) if count else ""
        box = box_of(item, place) if text else None
        if box is not None and len(found) < _MOST_TOLD:
            found.append(ToldLetters(box, text))
    return found


class _Marks:
    """Asks for what marks tell; the places for the answers are made once."""

    def __init__(self) -> None:
        self._buffer = (ctypes.c_ushort * _LONGEST)()
        self._size = ctypes.c_ulong()
        self._places = (
            *(b"ActualText", place_of(self._buffer)),
            *(ctypes.c_ulong(2 * _LONGEST), place_of(self._size)),
        )

    def text_of(self, item: Argument, count: int) -> str:
        """Return the few letters that the marks of an object tell, "" for nothing."""
        for number in _NUMBERS[:count]:
            mark = argument(object_mark(item, number))
            if mark_text(mark, *self._places):
                text = self._said()
                if text.isalpha() and 1 < len(text) <= _MOST_LETTERS:
                    return text
        return ""

    def _said(self) -> str:
        length = self._size.value
        if length > 2 * _LONGEST:
            return ""
        said = bytes(self._buffer)[:length].decode("utf-16-le", "replace")
        return said.replace("\0", "")


def with_told_letters(
    words: Sequence[PageWord], told: Sequence[ToldLetters]
) -> list[PageWord]:
    """Put letters that no glyph stands for between the parts of their words."""
    out = list(words)
    for (left, bottom, right, top), text in told:
        middle = (left + right) / 2
        level = (bottom + top) / 2
        on_line = [
            place
            for place, word in enumerate(out)
            if word.base - 0.3 * word.height < level < word.base + word.height
        ]
        if any(out[place].left < middle < out[place].right for place in on_line):
            continue
        before = [
            place
            for place in on_line
            if abs(out[place].right - left) < _TOUCHING * out[place].height
        ]
        after = [
            place
            for place in on_line
            if abs(out[place].left - right) < _TOUCHING * out[place].height
        ]
        _join(out, before, after, ToldLetters((left, bottom, right, top), text))
    return out


def _join(
    out: list[PageWord],
    before: Sequence[int],
    after: Sequence[int],
    letters: ToldLetters,
) -> None:
    """Make one word of letters and what touches them."""
    left, _, right, _ = letters.box
    if before and after:
        one, other = out[before[0]], out[after[0]]
        text = f"{one.text}{letters.text}{other.text}"
        out[before[0]] = one._replace(text=text, right=other.right)
        del out[after[0]]
    elif before:
        one = out[before[0]]
        out[before[0]] = one._replace(text=one.text + letters.text, right=right)
    elif after:
        other = out[after[0]]
        out[after[0]] = other._replace(text=letters.text + other.text, left=left)
