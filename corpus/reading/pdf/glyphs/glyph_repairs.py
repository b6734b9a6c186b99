"""Letters that fonts print together, and those whose meaning a font does not tell.

"ﬁ" is spelled out. A glyph without a character in a word ("pro\ufffdili") becomes the
ligature with which the dictionaries know the word, or the letters "ä", "ö" and "å" when
only one choice of them is a word ("p\ufffd\ufffdt\ufffds"). Where a font tells at least the
number of such a glyph, it is one letter in all words of a page. Others stay as they are.
A soft hyphen on paper is a hyphen, unless it only parts the letters of a known word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
_NUMBERED = "\uf700"
"""From here on unknown glyphs have the places of their codes, which are below 32."""

_ANY_NUMBERED = re.compile("[\uf701-\uf71f]")
_LEAST_WORDS = 2
_LEAST_SHARE = 0.6
_LEAST_LETTERS = 3
_MOST_LOST = 4
_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u25cf\u25aa]")
_ACCENTS = {
    "\u00a8": "\u0308",
    "\u02da": "\u030a",
    "\u00b4": "\u0301",
    "\u02c6": "\u0302",
}
_ACCENTED = re.compile(r"(?i)([\u00a8\u02da\u00b4\u02c6])([aeou])")
"""A letter with its mark before it, as programs print it that set one on the other."""

_ODD = re.compile(
    "[\u25aa\u25cf\ue000-\uf8ff\ufb00-\ufb06\ufffd\u00a8\u02da\u00b4\u02c6]"
)
"""Every sign that is looked at here."""


def repaired(text: str, is_known: Callable[[str], bool] = is_known_word) -> str:
    """Return *text* with ligatures spelled out and signs of lists as bullets.

    >>> repaired("pro\ufffdili ja kon\ufb02ikti", lambda word: word == "profiili")
    'profiili ja konflikti'
    """
    if text.isascii() or not _ODD.search(text):
        return text
    text = _BULLETS.sub("•", text)
    text = _ACCENTED.sub(_with_mark, text)
    if _JOINED.search(text):
        text = _JOINED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    if _GLYPH.search(text):
        meanings = _meanings(text, is_known)
        taken = frozenset(meanings.values())
        text = _WITH_GAP.sub(
            lambda match: _mended(_written(match[0], meanings), is_known, taken), text
        )
    return _ANY_NUMBERED.sub("\ufffd", text)


def _with_mark(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[2] + _ACCENTS[match[1]])


def unknown_glyph(code: int) -> str:
    """Return the sign for a glyph whose code is not that of a character."""
    return chr(ord(_NUMBERED) + code)


def _meanings(text: str, is_known: Callable[[str], bool]) -> dict[str, str]:
    """Return the letters that numbered glyphs stand for in most words of a page."""
    found: dict[str, str] = {}
    words = set(_WITH_GAP.findall(text)) if _ANY_NUMBERED.search(text) else set()
    # A word with two of them tells of the second when the first is known.
    for sign in 2 * sorted(set(_ANY_NUMBERED.findall(text))):
        if sign not in found and (letters := _meaning(sign, words, is_known)):
            found[sign] = letters
            words = {_written(word, found) for word in words}
    return found


def _meaning(
    sign: str, words: Iterable[str], is_known: Callable[[str], bool]
) -> str | None:
    """Return the letters that make most words of one glyph known words."""
    own = [word for word in words if set(_GLYPH.findall(word)) == {sign}]
    known = {
        letters: sum(is_known(_written(word, {sign: letters})) for word in own)
        for letters in (*_LIGATURES, *"äöå")
    }
    best, second = sorted(known, key=lambda letters: -known[letters])[:2]
    least = max(_LEAST_WORDS, _LEAST_SHARE * len(own), known[second] + 1)
    return best if known[best] >= least else None


def _written(word: str, meanings: Mapping[str, str]) -> str:
    for sign, letters in meanings.items():
        if sign in word:
            is_upper = len(word) > 1 and word.replace(sign, "").isupper()
            word = word.replace(sign, letters.upper() if is_upper else letters)
    return word


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


def _mended(word: str, is_known: Callable[[str], bool], taken: Collection[str]) -> str:
    """Return a word with the letters that its glyphs stand for, where one choice fits.

    A font has one glyph for two letters, so those of numbered glyphs are not *taken*.
    """
    has_number = _ANY_NUMBERED.search(word) is not None
    count = len(_GLYPH.findall(word))
    if not count or len(word) < _LEAST_LETTERS or count > _MOST_LOST:
        return word
    fitting = [
        candidate
        for candidate in {
            _filled(word, letters) for letters in product("äöå", repeat=count)
        }
        if is_known(candidate)
    ]
    for letters in _LIGATURES if count == 1 else ():
        if has_number and letters in taken:
            continue
        candidate = _GLYPH.sub(letters, word)
        if is_known(candidate):
            fitting.append(candidate)
            break
    return fitting[0] if len(fitting) == 1 else word


def _filled(word: str, letters: Sequence[str]) -> str:
    """Put letters into the places of glyphs, capitals in a word of capitals."""
    rest = iter(letters)
    filled = _GLYPH.sub(lambda _: next(rest), word)
    printed = "".join(filter(str.isalpha, word))
    has_capitals = len(printed) > 1 and printed.isupper()
    return filled.upper() if has_capitals else filled
