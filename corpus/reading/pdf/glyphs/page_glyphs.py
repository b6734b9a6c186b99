"""A text page of pdfium: its signs, and what stands where, glyph by glyph."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.glyphs.glyph_boxes import boxes_of
from corpus.reading.pdf.glyphs.glyph_repairs import unknown_glyph
from corpus.reading.pdf.glyphs.page_signs import without_hidden
from corpus.reading.pdf.glyphs.page_words import PageWord
from corpus.reading.pdf.glyphs.raised_digits import MAYBE_SMALL, SMALLER, with_place
from corpus.reading.pdf.glyphs.unmapped_glyphs import with_unknown_signs
from corpus.reading.pdf.plain_calls import (
    address,
    argument,
    char_angle,
    char_matrix,
    char_origin,
    loose_char_box,
    place_of,
)

_CODE_OF_A_HYPHEN = 2
"""Fonts without a table of characters may have a letter of this code."""

NO_GAP = 0.12
"""A blank that pdfium put into a gap narrower than this share of the height is none."""

_SIGNS = (ctypes.c_ushort * 20_000)()
"""Room for the signs of most pages: making room takes as long as writing into it."""

_UNEVEN = 0.04
_MOST_OVERHANG = 0.15
"""Of their height; what reaches further is no letter but a mark of the one before."""

_ASKEW = 0.12
"""Text is askew when its angle is further from a quarter turn, in radians (7 degrees)."""


class PageGlyphs:
    """A text page of pdfium; every question is one call into the library.

    Attributes:
        place: the page itself.
        bands: baselines of upright glyphs, by the floor and the ceiling of their boxes.
        least_gap: a blank in a narrower gap is none, in heights.
        has_unmapped: whether there are glyphs whose characters no table tells.
    """

    def __init__(self, textpage: Any) -> None:
        self._page = textpage
        self._box = pdfium.FS_RECTF()
        self.place = argument(address(textpage))
        self._box_place = place_of(self._box)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_place, self._y_place = place_of(self._x), place_of(self._y)
        self._matrix = pdfium.FS_MATRIX()
        self.bands: dict[tuple[float, float], float] = {}
        self.least_gap = NO_GAP
        self.has_unmapped = False

    def text(self, hidden: frozenset[int]) -> str:
        """Return one character for each glyph, a blank for those that are hidden."""
        told = self._text()
        text = with_unknown_signs(told, self.place)
        self.has_unmapped = text is not told
        return without_hidden(text, hidden) if hidden else text

    def _text(self) -> str:
        """Return one character for each glyph, also for those without a meaning."""
        count = max(pdfium.FPDFText_CountChars(self._page), 0)
        if not count:
            return ""
        size = 2 * count + 2
        buffer = _SIGNS if size <= len(_SIGNS) else (ctypes.c_ushort * size)()
        length = pdfium.FPDFText_GetText(self._page, 0, count, buffer)
        raw = ctypes.string_at(buffer, 2 * max(length - 1, 0))
        text = raw.decode("utf-16-le", "replace")
        if len(text) == count:
            return self._without_false_hyphens(text) if "\x02" in text else text
        return "".join(map(self._character, range(count)))

    def _without_false_hyphens(self, text: str) -> str:
        """Mark letters of fonts without a table of characters, of which one has code 2."""
        return re.sub("\x02", lambda sign: self._character(sign.start()), text)

    def _character(self, index: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self._page, index)
        if pdfium.FPDFText_IsHyphen(self._page, index) == 1:
            return "\x02"
        if code == _CODE_OF_A_HYPHEN:
            return unknown_glyph(code)
        if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            return "\ufffd"
        return chr(code)

    def is_one(
        self, one: PageWord, other: PageWord, start: int, *, is_upright: bool
    ) -> bool:
        """Whether a word goes on in the next, which pdfium parted from it by a blank.

        Then they touch, or are not further apart than the letters of each word.
        """
        gap, height = other.left - one.right, max(one.height, other.height)
        if is_upright:
            gap += self.overhang(start, other.left, height)
        if abs(one.base - other.base) >= NO_GAP * one.height or gap <= -NO_GAP * height:
            return False
        return (
            gap < self.least_gap * height
            or gap < self._spacing(start) + _UNEVEN * height
        )

    def overhang(self, glyph: int, left: float, height: float) -> float:
        """Return how far a letter, as "j", reaches under the one before it.

        Args:
            glyph: an upright glyph.
            left: where its box begins.
            height: of its font.
        """
        if not char_origin(self.place, glyph, self._x_place, self._y_place):
            return 0.0
        reach = self._x.value - left
        return reach if 0 < reach < _MOST_OVERHANG * height else 0.0

    def _spacing(self, start: int) -> float:
        """Return the gap between the first two glyphs from *start* on, in points."""
        loose_char_box(self.place, start, self._box_place)
        right = float(self._box.right)
        loose_char_box(self.place, start + 1, self._box_place)
        return float(self._box.left) - right

    def turn(self, index: int) -> int | None:
        """Return the quarter turn of a glyph, None when it stands askew.

        Letters that only slant, as italics made of upright ones do, stand on their line.
        """
        angle = char_angle(self.place, index)
        if angle == 0.0:
            return 0
        if char_matrix(self.place, index, place_of(self._matrix)):
            angle = -math.atan2(self._matrix.b, self._matrix.a)
        quarters = angle / (math.pi / 2)
        nearest = round(quarters)
        is_askew = abs(quarters - nearest) * (math.pi / 2) > _ASKEW
        return None if is_askew else nearest % 4

    def bases_of(
        self, glyphs: Sequence[int], bottoms: Sequence[float], tops: Sequence[float]
    ) -> list[float | None]:
        """Return the baselines of glyphs, None for each that does not stand upright.

        Glyphs of one line and font have the same floor and ceiling; of those that have,
        the baseline and the angle are asked for only once.

        Args:
            glyphs: their numbers.
            bottoms: the floors of their boxes.
            tops: the ceilings.
        """
        known = self.bands
        bands = list(zip(bottoms, tops, strict=True))
        bases = list(map(known.get, bands))
        for place, base in enumerate(bases) if None in bases else ():
            if base is None:
                bases[place] = known.get(bands[place]) or self._base(
                    glyphs[place], bands[place]
                )
        return bases

    def _base(self, glyph: int, band: tuple[float, float]) -> float | None:
        if char_angle(self.place, glyph) != 0.0 and self.turn(glyph) != 0:
            return None
        char_origin(self.place, glyph, self._x_place, self._y_place)
        self.bands[band] = self._y.value
        return self.bands[band]

    def word_at(
        self, start: int, text: str, first: Sequence[float], last: Sequence[float]
    ) -> tuple[int | None, PageWord]:
        """Return the quarter turn and the word that begins with glyph *start*.

        Args:
            start: its first glyph.
            text: its characters.
            first: the box of that glyph.
            last: the box of its last one.
        """
        left, top, right, bottom = first
        turn = self.turn(start)
        char_origin(self.place, start, self._x_place, self._y_place)
        x, y = self._x.value, self._y.value
        if turn == 3:
            return 3, PageWord(text, bottom, last[1], -x, right - left)
        if turn == 1:
            return 1, PageWord(text, -top, -last[3], x, right - left)
        if turn == 2:
            return 2, PageWord(text, -right, -last[0], -y, top - bottom)
        if turn == 0:
            self.bands[bottom, top] = y
        return turn, PageWord(text, left, last[2], y, top - bottom)

    def on_lines(self, first: int, text: str) -> list[PageWord]:
        """Return the parts of a word whose glyphs stand on several lines."""
        bases = [self._band(first + place)[0] for place in range(len(text))]
        cuts = [
            place
            for place, (one, other) in enumerate(pairwise(bases), start=1)
            if abs(one - other) > _UNEVEN * self._height()
        ]
        edges = list(pairwise([0, *cuts, len(text)]))
        found = [(first + begin, first + end, text[begin:end]) for begin, end in edges]
        firsts = boxes_of(self.place, [start for start, _, _ in found])
        lasts = boxes_of(self.place, [end - 1 for _, end, _ in found])
        return [
            self.word_at(start, part, *boxes)[1]
            for (start, _, part), *boxes in zip(found, firsts, lasts, strict=True)
        ]

    def with_small_digits(self, first: int, word: PageWord, end: float) -> PageWord:
        """Return a word that runs upright with small digits in it raised or lowered.

        Args:
            first: its first glyph.
            word: the word.
            end: the height of its last glyph.
        """
        text, left, right, base, height = word
        last = first + len(text) - 1
        if text[0].isdigit() and height < SMALLER * end:
            # The word begins with the mark of a note.
            place = next((n for n, sign in enumerate(text) if not sign.isdigit()), 0)
            large, _ = self._band(last)
            own = with_place(text[:place], base, height, large, end)
            return PageWord(own + text[place:], left, right, large, end)
        if text[-1].isdigit() and end >= SMALLER * height and text.isdigit():
            return word
        out, done = "", 0
        for match in MAYBE_SMALL.finditer(text):
            begin = match.start()
            bands = [self._band(first + place) for place in range(*match.span())]
            while bands and bands[0][1] >= SMALLER * height:
                bands.pop(0)
                begin += 1
            if bands:
                small = with_place(text[begin : match.end()], *bands[0], base, height)
                out, done = f"{out}{text[done:begin]}{small}", match.end()
        return PageWord(out + text[done:], left, right, base, height) if out else word

    def _height(self) -> float:
        return float(self._box.top - self._box.bottom)

    def _band(self, index: int) -> tuple[float, float]:
        """Return the baseline of an upright glyph and the height of its font."""
        loose_char_box(self.place, index, self._box_place)
        char_origin(self.place, index, self._x_place, self._y_place)
        return self._y.value, self._height()
