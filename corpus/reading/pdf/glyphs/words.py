"""Glyphs of a PDF page to words: where each stands, how high it is, which way it runs.

pdfium tells the characters of a page in the order of the file and puts in the blanks
that are only gaps. Places are asked for the first and the last glyph of a word, which is
what makes this fast. Height is that of the font, never that of the ink: a hyphen stands
as high as the letters around it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np

from corpus.reading.pdf.glyphs.glyph_boxes import BoxColumns, box_columns
from corpus.reading.pdf.glyphs.page_glyphs import NO_GAP, PageGlyphs
from corpus.reading.pdf.glyphs.page_signs import digits_behind_letters, spans
from corpus.reading.pdf.glyphs.page_words import PageWord, PageWords
from corpus.reading.pdf.glyphs.seams import Seam, may_meet, meetings, seam_at
from corpus.reading.pdf.glyphs.tight_words import (
    Span,
    has_glued_words,
    is_tight,
    tight_words,
)
from corpus.reading.pdf.plain_calls import is_generated

_SPACED = 0.25
"""Letters are not spaced out further than this, where words are told by blanks."""

_STACKED = 0.6
"""Glyphs below each other are so far apart, and no further to the side, in heights."""

_word = tuple.__new__
"""Makes a word of its parts without the detour of a named tuple."""


def read_words(textpage: Any, hidden: frozenset[int] = frozenset()) -> PageWords:
    """Return the words of a page of pdfium, in the file's order.

    Args:
        textpage: ``FPDF_TEXTPAGE``.
        hidden: the numbers of letters that nobody sees.
    """
    glyphs = PageGlyphs(textpage)
    signs = glyphs.text(hidden)
    found = list(spans(signs))
    page = _read(glyphs, signs, found)
    upright = page.turned.get(0, ())
    if is_tight(upright) or has_glued_words(glyphs, found):
        tight = tight_words(glyphs, found, [word.text for word in upright])
        if tight is not None:
            glyphs.least_gap = tight.least_gap
            return _read(glyphs, signs, tight.spans)
    return page


def _read(glyphs: PageGlyphs, signs: str, found: Sequence[Span]) -> PageWords:
    """Return the words at some spans of the signs of a page.

    Most words are upright, and nothing is to be asked about them: they are made at once.
    """
    words = _Words(glyphs, signs)
    if not found:
        return words.page
    starts, ends, texts = zip(*found, strict=True)
    firsts = box_columns(glyphs.place, starts)
    lasts = box_columns(glyphs.place, [end - 1 for end in ends])
    first_boxes, last_boxes = firsts.tolist(), lasts.tolist()
    lefts, tops, _, bottoms = first_boxes
    bases = glyphs.bases_of(starts, bottoms, tops)
    heights = (firsts[1] - firsts[3]).tolist()
    columns = zip(texts, lefts, last_boxes[2], bases, heights, strict=True)
    made = list(map(_word, repeat(PageWord), columns))
    done = 0
    for number in _odd(words, found, bases, firsts, lasts):
        words.extend(made[done:number], starts[done:number])
        first, last = (
            [column[number] for column in boxes] for boxes in (first_boxes, last_boxes)
        )
        words.take(found[number], bases[number], first, last)
        done = number + 1
    words.extend(made[done:], starts[done:])
    return words.page


def _odd(
    words: _Words,
    found: Sequence[Span],
    bases: Sequence[float | None],
    firsts: BoxColumns,
    lasts: BoxColumns,
) -> list[int]:
    """Return which words something is to be asked about, and each that follows one."""
    heights, gaps = firsts[1] - firsts[3], firsts[0][1:] - lasts[2][:-1]
    taller = np.maximum(heights[1:], heights[:-1])
    near = (gaps < _SPACED * heights[1:]) & (gaps > -NO_GAP * taller)
    odd = {0, *np.flatnonzero(firsts[1] != lasts[1]).tolist()}
    close = (np.flatnonzero(near) + 1).tolist()
    blanks = [found[number][0] - 1 for number in close]
    put_in = map(is_generated, repeat(words.place), blanks)
    odd.update([number for number, one in zip(close, put_in, strict=False) if one == 1])
    if None in bases:
        odd.update(number for number, base in enumerate(bases) if base is None)
    ends = [end for _, end, _ in found]
    odd.update(bisect_right(ends, one) for one in words.odd_glyphs)
    odd.update([number + 1 for number in odd])
    return sorted(number for number in odd if number < len(found))


class _Words:
    """The words of a page as they are found.

    Attributes:
        page: all of them.
        place: the text page.
        odd_glyphs: digits behind letters, and glyphs before which two objects meet.
        turn: the quarter turn of the word before, None where none goes on in the next.
    """

    __slots__ = (
        *("_digits", "_glyphs", "_met", "_next_digit", "_upright"),
        *("odd_glyphs", "page", "place", "turn"),
    )

    def __init__(self, glyphs: PageGlyphs, signs: str) -> None:
        self.page = PageWords(has_unmapped=glyphs.has_unmapped)
        self.place = glyphs.place
        self.turn: int | None = None
        self._glyphs = glyphs
        self._upright: list[PageWord] = []
        self._met = meetings(signs, glyphs.place)
        digits = digits_behind_letters(signs)
        self.odd_glyphs = [*digits, *self._met]
        self._digits = iter(digits)
        self._next_digit = next(self._digits, math.inf)

    def extend(self, words: Sequence[PageWord], starts: Sequence[int]) -> None:
        """Take upright words that follow an upright one, with their first glyphs."""
        self._upright += words
        self.page.begins += starts

    def take(
        self,
        span: Span,
        base: float | None,
        first: Sequence[float],
        last: Sequence[float],
    ) -> None:
        """Take a word of any kind.

        Args:
            span: its glyphs and its characters.
            base: its baseline when it runs upright.
            first: the box of its first glyph.
            last: the box of its last one.
        """
        start, end, text = span
        left, top, _, bottom = first
        turn: int | None = 0
        if base is not None:
            word = PageWord(text, left, last[2], base, top - bottom)
        else:
            turn, word = self._glyphs.word_at(start, text, first, last)
        if turn is None:
            self.page.askew.append(word)
            self.turn = None
            return
        is_odd = last[1] != top
        while self._next_digit < end:
            self._next_digit, is_odd = next(self._digits, math.inf), True
        if is_odd and turn == 0:
            if _is_stacked(word, first, last):
                self._take_stacked(start, word.text)
                return
            word = self._glyphs.with_small_digits(start, word, last[1] - last[3])
        self._append(turn, start, end, word)

    def _take_stacked(self, start: int, text: str) -> None:
        for part in self._glyphs.on_lines(start, text):
            self._of(0).append(part)
            self.page.begins.append(start)
            start += len(part.text)
        self.turn = None

    def _of(self, turn: int) -> list[PageWord]:
        own = self._upright if turn == 0 else []
        return self.page.turned.setdefault(turn, own)

    def _append(self, turn: int, start: int, end: int, word: PageWord) -> None:
        """Append a word, or join it to the one before."""
        page, place, words = self.page, self.place, self._of(turn)
        before = words[-1] if turn == self.turn else None
        begin = start
        if (
            before is not None
            and word[1] - before[2] < _SPACED * word[4]
            and is_generated(place, start - 1) == 1
            and self._glyphs.is_one(before, word, start, is_upright=turn == 0)
        ):
            words.pop()
            begin = page.begins.pop() if turn == 0 else start
            if turn == 0 and may_meet(before.text, word.text, place, start):
                seam = Seam(len(before.text), before.right, word.left)
                page.seams.setdefault(len(words), []).append(seam)
            word = _joined(before, word)
        inside = self._seams_inside(start, end, len(word.text))
        if turn == 0 and inside:
            page.seams.setdefault(len(words), []).extend(inside)
        words.append(word)
        if turn == 0:
            page.begins.append(begin)
        self.turn = turn

    def _seams_inside(self, start: int, end: int, length: int) -> list[Seam]:
        """Return the seams inside the last part of a word.

        Args:
            start: the first glyph of that part.
            end: the one after its last.
            length: of the whole word.
        """
        met, found = self._met, list[Seam]()
        while met and met[-1] < end:
            place = met.pop()
            if place > start:
                seam = seam_at(self.place, place, length - (end - place))
                found.append(seam)
        return found


def _is_stacked(word: PageWord, first: Sequence[float], last: Sequence[float]) -> bool:
    """Whether the last glyph of a word stands below or above its first one.

    pdfium takes single letters below each other, as in a column, for one word.
    """
    least = _STACKED * word.height
    return (
        len(word.text) > 1
        and last[0] - first[0] < least
        and abs(last[3] - first[3]) > least
    )


def _joined(one: PageWord, other: PageWord) -> PageWord:
    return PageWord(
        one.text + other.text,
        one.left,
        max(one.right, other.right),
        one.base,
        max(one.height, other.height),
    )
