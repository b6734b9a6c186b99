"""Letters with marks, and the letter that each of them is without its marks."""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Mapping

_STROKES = str.maketrans({"đ": "d", "ŧ": "t", "ŋ": "n", "ø": "o", "ł": "l", "ʹ": "'"})
_BARE = frozenset("acdegiklnorstuz0123456789'")
"""Letters and digits that may have a mark, or be raised or lowered, in a text."""

_BLOCKS = (range(0x80, 0x3000), range(0xFB00, 0x10000))
"""Where letters with marks, and raised, lowered, joined and wide ones, have their codes."""


def without_marks(word: str) -> str:
    """Return *word* without accents, strokes, and raised or lowered signs.

    >>> without_marks("čálliidlágádus"), without_marks("co₂")
    ('calliidlagadus', 'co2')
    """
    decomposed = unicodedata.normalize("NFKD", word.translate(_STROKES))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def letters_like(letter: str) -> tuple[str, ...]:
    """Return *letter* and those that are it with marks, ascending by code point.

    >>> "ä" in letters_like("a"), letters_like("ä"), letters_like("p")
    (True, ('ä',), ('p',))
    """
    return _marked().get(letter, (letter,))


def is_spelled_like(word: str, typed: str) -> bool:
    """Return whether *word* is *typed*, letter by letter, but for marks left out."""
    return len(word) == len(typed) and all(
        letter == other or letter in letters_like(other)
        for letter, other in zip(word, typed, strict=True)
    )


@functools.cache
def _marked() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {letter: [letter] for letter in _BARE}
    for code in itertools.chain(*_BLOCKS):
        bare = without_marks(chr(code))
        if bare in found:
            found[bare].append(chr(code))
    return {letter: tuple(sorted(marked)) for letter, marked in found.items()}
