"""Glyphs of a PDF page to words: where each stands, how high it is, which way it runs.

pdfium tells the characters of a page in the order of the file and puts in the blanks
that are only gaps. Places are asked for the first and the last glyph of a word, which is
what makes this fast. Height is that of the font, never that of the ink: a hyphen stands
as high as the letters around it.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.pdf.glyphs.glyph_boxes import GlyphBox, boxes_of
from corpus.reading.pdf.glyphs.glyph_repairs import unknown_glyph
from corpus.reading.pdf.glyphs.page_signs import (
    digits_behind_letters,
    spans,
    without_hidden,
)
from corpus.reading.pdf.glyphs.raised_digits import (
    MAYBE_SMALL,
    SMALLER,
    with_place,
)
from corpus.reading.pdf.glyphs.seams import Seam, may_meet, meetings, seam_at
from corpus.reading.pdf.glyphs.tight_words import Span, is_tight, tight_words
from corpus.reading.pdf.glyphs.unmapped_glyphs import with_unknown_signs
from corpus.reading.pdf.plain_calls import (
    Argument,
    address,
    argument,
    char_angle,
    char_matrix,
    char_origin,
    is_generated,
    loose_char_box,
    place_of,
)

_CODE_OF_A_HYPHEN = 2
"""Fonts without a table of characters may have a letter of this code."""

_NO_GAP = 0.12
"""A blank that pdfium put into a gap narrower than this share of the height is none."""
_SPACED = 0.25
"""Letters are not spaced out further than this, where words are told by blanks."""

_UNEVEN = 0.04
_STACKED = 0.6
"""Glyphs below each other are so far apart, and no further to the side, in heights."""

_ASKEW = 0.12
"""Text is askew when its angle is further from a quarter turn, in radians (7 degrees)."""


_word = tuple.__new__
"""Makes a word of its parts without the detour of a named tuple."""


class PageWord(NamedTuple):
    """A word in the frame of its own reading direction: x grows to the right, y upwards.

    Attributes:
        text: its characters.
        left: where its first glyph begins.
        right: where its last glyph ends.
        base: height of its baseline.
        height: of the font, in points.
    """

    text: str
    left: float
    right: float
    base: float
    height: float


@dataclass(slots=True)
class PageWords:
    """The words of a page, by the quarter turn in which they run, and those askew.

    Attributes:
        turned: words by quarter turn: 0 upright, 1 running down, 2 upside down, 3 up.
        askew: words at any other angle, as stamps and watermarks stand.
        seams: of upright words that may be two cells, by their places in the list.
        has_unmapped: whether there are glyphs whose characters no table tells.
    """

    turned: dict[int, list[PageWord]] = field(default_factory=dict)
    askew: list[PageWord] = field(default_factory=list)
    seams: dict[int, list[Seam]] = field(default_factory=dict)
    has_unmapped: bool = False

    def main_turn(self) -> int:
        """Return the quarter turn in which most characters run."""
        sizes = {
            turn: sum(len(word.text) for word in words)
            for turn, words in self.turned.items()
        }
        return max(sizes, key=lambda turn: sizes[turn], default=0)


def read_words(textpage: Any, hidden: frozenset[int] = frozenset()) -> PageWords:
    """Return the words of a page of pdfium, in the file's order.

    Args:
        textpage: ``FPDF_TEXTPAGE``.
        hidden: the numbers of letters that nobody sees.
    """
    glyphs = _Glyphs(textpage)
    signs = glyphs.text(hidden)
    found = list(spans(signs))
    page = _read(glyphs, signs, found)
    upright = page.turned.get(0, ())
    if is_tight(upright):
        tight = tight_words(glyphs.place, found, [word.text for word in upright])
        if tight is not None:
            glyphs.least_gap = tight.least_gap
            return _read(glyphs, signs, tight.spans)
    return page


def _read(glyphs: _Glyphs, signs: str, found: Sequence[Span]) -> PageWords:
    """Return the words at some spans of the signs of a page."""
    page = PageWords(has_unmapped=glyphs.has_unmapped)
    turned, words = page.turned, list[PageWord]()
    before: PageWord | None = None
    before_turn: int | None = None
    digits = digits_behind_letters(signs)
    next_digit = next(digits)
    met = meetings(signs, glyphs.place)
    bands = glyphs.bands
    for (start, end, text), first, last in zip(
        found, *_end_boxes(glyphs.place, found), strict=True
    ):
        left, top, _, bottom = first
        base = bands.get((bottom, top))
        if base is not None:
            turn: int | None = 0
            word = _word(PageWord, (text, left, last[2], base, top - bottom))
        else:
            turn, word = glyphs.word_at(start, text, first, last)
        if turn is None:
            page.askew.append(word)
            before = before_turn = None
            continue
        is_odd = last[1] != top
        while next_digit < end:
            next_digit, is_odd = next(digits), True
        if is_odd and turn == 0:
            if _is_stacked(word, first, last):
                turned.setdefault(0, []).extend(glyphs.on_lines(start, word.text))
                before = before_turn = None
                continue
            word = glyphs.with_small_digits(start, word, last[1] - last[3])
        if turn != before_turn:
            words, before, before_turn = turned.setdefault(turn, []), None, turn
        if (
            before is not None
            and word[1] - before[2] < _SPACED * word[4]
            and is_generated(glyphs.place, start - 1) == 1
            and glyphs.is_one(before, word, start)
        ):
            words.pop()
            if turn == 0 and may_meet(before.text, word.text, glyphs.place, start):
                seam = Seam(len(before.text), before.right, word.left)
                page.seams.setdefault(len(words), []).append(seam)
            word = _joined(before, word)
        if met and met[-1] < end:
            inside = _seams_inside(met, (start, end), len(word.text), glyphs.place)
            if turn == 0 and inside:
                page.seams.setdefault(len(words), []).extend(inside)
        words.append(word)
        before = word
    return page


def _seams_inside(
    met: list[int], span: tuple[int, int], length: int, page: Argument
) -> list[Seam]:
    """Take the places up to the end of a word from *met*; return the seams inside it.

    Args:
        met: places at which objects meet, the last first.
        span: the first glyph of the word's last part, and the one after the last.
        length: of the word.
        page: the text page.
    """
    start, end = span
    found: list[Seam] = []
    while met and met[-1] < end:
        place = met.pop()
        if place > start:
            found.append(seam_at(page, place, length - (end - place)))
    return found


def _end_boxes(
    page: Argument, found: Sequence[Span]
) -> tuple[Iterator[GlyphBox], Iterator[GlyphBox]]:
    """Return the boxes of the first and of the last glyph of each word."""
    firsts = boxes_of(page, [start for start, _, _ in found])
    return firsts, boxes_of(page, [end - 1 for _, end, _ in found])


def _is_stacked(word: PageWord, first: GlyphBox, last: GlyphBox) -> bool:
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


class _Glyphs:
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
        self.least_gap = _NO_GAP
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
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        length = pdfium.FPDFText_GetText(self._page, 0, count, buffer)
        raw = bytes(buffer)[: 2 * max(length - 1, 0)]
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

    def is_one(self, one: PageWord, other: PageWord, start: int) -> bool:
        """Whether a word goes on in the next, which pdfium parted from it by a blank.

        Then they touch, or are not further apart than the letters of each word.
        """
        gap, height = other.left - one.right, max(one.height, other.height)
        if (
            abs(one.base - other.base) >= _NO_GAP * one.height
            or gap <= -_NO_GAP * height
        ):
            return False
        return (
            gap < self.least_gap * height
            or gap < self._spacing(start) + _UNEVEN * height
        )

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

    def word_at(
        self, start: int, text: str, first: GlyphBox, last: GlyphBox
    ) -> tuple[int | None, PageWord]:
        """Return the quarter turn and the word that begins with glyph *start*.

        Glyphs of one line and font have the same floor and ceiling; of those that have,
        the baseline and the angle are asked for only once.

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
        return [
            self.word_at(start, part, *boxes)[1]
            for (start, _, part), *boxes in zip(
                found, *_end_boxes(self.place, found), strict=True
            )
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
