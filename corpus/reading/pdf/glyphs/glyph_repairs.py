"""Letters that fonts print together, and those whose meaning a font does not tell.

"ﬁ" is spelled out. A glyph without a character in a word ("pro\ufffdili") becomes the
ligature with which the dictionaries know the word, or the letters "ä", "ö" and "å" when
only one choice of them is a word ("p\ufffd\ufffdt\ufffds"). Others stay as they are.
A soft hyphen on paper is a hyphen, unless it only parts the letters of a known word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import product

from analyzers.text.cleaning import join_line_end
from corpus.reading.scans.known_words import is_known_word

_JOINED = re.compile("[\ufb00-\ufb06]")
_WITH_GAP = re.compile(
    "[^\\W\\d_]*[\ufffd\ue000-\uf8ff](?:[^\\W\\d_]|[\ufffd\ue000-\uf8ff])*"
)
_GLYPH = re.compile("[\ufffd\ue000-\uf8ff]")
_LIGATURES = ("fi", "ff", "fl", "ffi", "ti", "tt", "ft", "ffl", "tti", "fj")
"""In the order in which fonts have them."""

_WORD_BEFORE = re.compile(r"[^\W_]{1,60}\Z")
_WORD_AFTER = re.compile(r"[^\W_]{1,60}")
_LEAST_LETTERS = 3
_MOST_LOST = 4
_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u25cf\u25aa]")
_ODD = re.compile("[\u25aa\u25cf\ue000-\uf8ff\ufb00-\ufb06\ufffd]")
"""Every sign that is looked at here."""


def repaired(text: str, is_known: Callable[[str], bool] = is_known_word) -> str:
    """Return *text* with ligatures spelled out and signs of lists as bullets.

    >>> repaired("pro\ufffdili ja kon\ufb02ikti", lambda word: word == "profiili")
    'profiili ja konflikti'
    """
    if text.isascii() or not _ODD.search(text):
        return text
    text = _BULLETS.sub("•", text)
    if _JOINED.search(text):
        text = _JOINED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    if _GLYPH.search(text):
        text = _WITH_GAP.sub(lambda match: _mended(match[0], is_known), text)
    return text


def with_printed_hyphens(
    word: str, is_known: Callable[[str], bool] = is_known_word
) -> str:
    """Return a word of a page with its soft hyphens as they show on paper.

    Some programs have no other hyphen in their fonts, others leave them between
    syllables.

    >>> with_printed_hyphens("vesi\u00ad", lambda word: True)
    'vesi-'
    >>> with_printed_hyphens("vene\u00adlaituri", lambda word: True)
    'venelaituri'
    """
    before, *parts = word.split("\u00ad")
    for place, part in enumerate(parts):
        rest = "".join(parts[place:])
        left, right = _WORD_BEFORE.search(before), _WORD_AFTER.match(rest)
        between = "-"
        if left and right:
            joined = join_line_end(left[0], right[0], "", is_known)
            between = "-" if joined is None else joined
        before = f"{before}{between}{part}"
    return before


def _mended(word: str, is_known: Callable[[str], bool]) -> str:
    count = len(_GLYPH.findall(word))
    if len(word) < _LEAST_LETTERS or count > _MOST_LOST:
        return word
    for letters in _LIGATURES if count == 1 else ():
        candidate = _GLYPH.sub(letters, word)
        if is_known(candidate):
            return candidate
    fitting = [
        candidate
        for candidate in {
            _filled(word, letters) for letters in product("äöå", repeat=count)
        }
        if is_known(candidate)
    ]
    return fitting[0] if len(fitting) == 1 else word


def _filled(word: str, letters: Sequence[str]) -> str:
    """Put letters into the places of glyphs, capitals in a word of capitals."""
    rest = iter(letters)
    filled = _GLYPH.sub(lambda _: next(rest), word)
    printed = "".join(filter(str.isalpha, word))
    has_capitals = len(printed) > 1 and printed.isupper()
    return filled.upper() if has_capitals else filled
