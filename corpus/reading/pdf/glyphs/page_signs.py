"""The signs of a page, one for each glyph, cut into words.

A hyphen of a line's end has a mark of pdfium's own, and so have glyphs without a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.reading.pdf.glyphs.glyph_repairs import unknown_glyph, with_printed_hyphens

_BLANK = r" \t\n\r\x00\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_WORD = re.compile(rf"[^{_BLANK}\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_ODD = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe]")
_HOLDS_DIGITS = re.compile(r"[0-9](?:(?<=[^\W\d_].)|(?=[)\]\"”’]\s))")
_HYPHENS = "\x02\ufffe"
"""pdfium's own marks for a hyphen at the end of a line."""
_LEAST_COVERED, _TOUCHED = 0.6, 0.25
"""Of a word that is covered so much nothing is text, of one less than so all is."""


def digits_behind_letters(text: str) -> list[int]:
    """Return the places of digits behind letters, or last behind a bracket."""
    return [match.start() for match in _HOLDS_DIGITS.finditer(text)]


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Cut at blanks and after hyphens of line ends; unknown glyphs keep their codes."""
    begin = 0
    for line in text.split("\r\n"):
        if line.isprintable():
            # There are no other blanks, and no marks.
            start = begin
            for word in line.split(" "):
                end = start + len(word)
                if word:
                    yield start, end, word
                start = end + 1
        else:
            yield from _odd_spans(line, begin)
        begin += len(line) + 2


def _odd_spans(text: str, begin: int) -> Iterator[tuple[int, int, str]]:
    meant = _ODD.sub(_meant, text)
    has_soft = "\u00ad" in text
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = meant[start:end]
        word = with_printed_hyphens(word) if has_soft else word
        yield begin + start, begin + end, word


def without_hidden(text: str, hidden: frozenset[int]) -> str:
    """Put blanks in the place of letters: hidden words, and hidden parts of words.

    A box is rarely as wide as a word: letters left at its edge go, those it only touches
    stay.
    """
    signs = list(text)
    for match in _WORD.finditer(text):
        places = range(*match.span())
        covered = [place for place in places if place in hidden]
        if len(covered) <= _TOUCHED * len(places):
            continue
        if len(covered) >= _LEAST_COVERED * len(places):
            covered += [place for place in places if text[place].isalnum()]
        for place in covered:
            signs[place] = " "
    return "".join(signs)


def _meant(odd: re.Match[str]) -> str:
    return "-" if odd[0] in _HYPHENS else unknown_glyph(ord(odd[0]))
