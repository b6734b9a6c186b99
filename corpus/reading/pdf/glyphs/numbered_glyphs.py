"""Words of fonts that tell only the numbers of their glyphs.

Fonts of Windows and Macintosh begin with the same glyphs in the same order, which is that
of the Macintosh's characters. Without a table of characters "Lautakunta" is "/DXWDNXQWD".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.reading.pdf.glyphs.glyph_repairs import unknown_glyph
from corpus.reading.pdf.glyphs.page_words import PageWord
from corpus.reading.scans.known_words import is_known_word, known_share

_BLANK = unknown_glyph(3)
_FIRST = ord(unknown_glyph(0))
_LEAST_BLANKS, _LEAST_KNOWN = 3, 0.6
_LEAST_LETTERS = 3
_FIRST_SIGN, _SHIFT, _LAST_PLAIN = 3, 29, 97
"""The number of a blank; from numbers to characters; where one character is left out."""


def with_characters(
    words: list[PageWord],
    share: Callable[[str], float] = known_share,
    is_known: Callable[[str], bool] = is_known_word,
) -> list[PageWord]:
    """Return words with the characters of their glyphs, where these are known words."""
    if not any(_BLANK in word[0] for word in words):
        return words
    numbered = [_characters(word.text) for word in words if _is_numbered(word.text)]
    text = " ".join(numbered)
    if text.count(" ") < _LEAST_BLANKS or share(text) < _LEAST_KNOWN:
        return words
    return [part for word in words for part in _meant(word, is_known)]


def _is_numbered(text: str) -> bool:
    return any(_FIRST < ord(sign) < _FIRST + 32 for sign in text)


def _characters(text: str) -> str:
    return "".join(map(_character, text))


def _character(sign: str) -> str:
    number = ord(sign) - _FIRST if _is_numbered(sign) else ord(sign)
    code = number + _SHIFT + (number > _LAST_PLAIN)
    if number < _FIRST_SIGN or code > 0xFF:
        return sign
    return bytes([code]).decode("mac_roman")


def _meant(word: PageWord, is_known: Callable[[str], bool]) -> Iterator[PageWord]:
    """Yield the words that a word of glyphs holds, each as long as its characters."""
    text = _characters(word.text)
    if not _is_numbered(word.text) and (
        len(text) < _LEAST_LETTERS or is_known(word.text) or not is_known(text)
    ):
        yield word
        return
    width = (word.right - word.left) / max(len(text), 1)
    place = 0
    for part in text.split(" "):
        if part:
            left = word.left + place * width
            yield PageWord(part, left, left + len(part) * width, word.base, word.height)
        place += len(part) + 1
