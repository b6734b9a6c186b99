"""How well a page could be read: good, damaged, a picture, a sheet of signatures.

Damage is told in two steps: signs that running text does not show (glyphs without a
character, hardly any vowels or common letters), then a look into the
dictionaries. So the dictionaries are asked about few pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import add

from corpus.reading.scans.document_pages import PageState
from corpus.reading.scans.known_words import known_share

_PICTURE = 0.5
_STAMP_LETTERS = 100
"""A picture page with fewer letters of its own bears a stamp or a caption, no text."""

_LEAST_LETTERS = 40
_UNKNOWN_GLYPHS = 0.02
_LEAST_VOWELS, _MOST_VOWELS = 0.30, 0.64
_KNOWN = 0.35
_VOWELS = "aeiouyåäöAEIOUYÅÄÖ"
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_GLYPH = re.compile("[\ufffd\ue000-\uf8ff]")
_MOST_COMMON = "aeinstAEINST"
"""About half of the letters of Finnish, Swedish and English text are these."""

_LEAST_COMMON = 0.33

_LONGEST_SHEET = 6000
_SIGNING = (
    *(b"isesti allekirjoitettu", b"allekirjoitettu s", b"allekirjoittaneet"),
    *(b"allekirjoitussivu", b"kansilehden sivu", b"elektroniskt undertecknat"),
    *(b"undertecknats elektroniskt", b"signed", b"signature certificate"),
)
"""Plain letters of which some are in everything that is told to be signed."""

_SIGNED = re.compile(
    r"(?i)sähköisesti allekirjoitettu|allekirjoitettu sähköisesti"
    r"|ovat? (?:sähköisesti )?allekirjoittaneet|allekirjoitussivu|kansilehden sivu"
    r"|elektroniskt undertecknat|undertecknats elektroniskt|signed electronically"
    r"|electronically signed|digitally signed|signature certificate"
)
_TIME_OF_SIGNING = re.compile(
    r"(?:UTC|GMT)\s?[+-]?\d|\d{1,2}[.:]\d{2}[.:]\d{2}(?!\d)|\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}"
)
_DECIDES = re.compile(r"(?im)^(?:§ ?\d+|\d+ ?§|päätös|beslut|päätösehdotus)\b")


def page_state(text: str, own: str, picture_share: float) -> PageState:
    """Return the state of a page.

    Args:
        text: of the page, furniture that other pages repeat left out.
        own: the same without any furniture.
        picture_share: share of the page covered by pictures.
    """
    if picture_share >= _PICTURE and sum(map(str.isalpha, own)) < _STAMP_LETTERS:
        return "picture"
    if not text.strip():
        return "empty"
    if is_signature_sheet(text):
        return "signatures"
    return "damaged" if is_damaged(own) else "good"


def is_signature_sheet(text: str) -> bool:
    """Whether a page lists who signed electronically and when, and decides nothing."""
    if len(text) > _LONGEST_SHEET:
        return False
    lowered = text.encode("ascii", "replace").lower()
    return (
        any(word in lowered for word in _SIGNING)
        and _SIGNED.search(text) is not None
        and _TIME_OF_SIGNING.search(text) is not None
        and _DECIDES.search(text) is None
    )


def is_damaged(
    text: str, share: Callable[[str], float] = known_share, least: float = _KNOWN
) -> bool:
    """Whether the characters are not the words that were printed."""
    all_letters, letters, glyphs, vowels, common = _counts(text)
    if letters + glyphs < max(_LEAST_LETTERS, all_letters / 2):
        # Too little, or another script.
        return False
    vowel_share, common_share = vowels / max(letters, 1), common / max(letters, 1)
    is_odd = (
        glyphs > _UNKNOWN_GLYPHS * letters
        or not _LEAST_VOWELS < vowel_share < _MOST_VOWELS
        or common_share < _LEAST_COMMON
    )
    return is_odd and share(text) < least


def _counts(text: str) -> list[int]:
    """Return how many signs of a text have each of the traits."""
    small = text.encode("latin-1", "replace")
    # One of another script counts as "?", which has none of them.
    counts = [len(small) - len(small.translate(None, own)) for own in _BYTES]
    for sign in () if text.isascii() else _LARGE.findall(text):
        counts = list(map(add, counts, _traits(sign)))
    return counts


@lru_cache(maxsize=2000)
def _traits(sign: str) -> tuple[bool, bool, bool, bool, bool]:
    """Return whether a sign is a letter, of our script, a glyph, a vowel, a common one."""
    return (
        sign.isalpha(),
        _LATIN.match(sign) is not None,
        _GLYPH.match(sign) is not None,
        sign in _VOWELS,
        sign in _MOST_COMMON,
    )


_LARGE = re.compile("[^\\0-\xff]")
_BYTES = [
    bytes(code for code in range(256) if _traits(chr(code))[trait])
    for trait in range(len(_traits(" ")))
]
"""The small signs that have each of the traits."""
