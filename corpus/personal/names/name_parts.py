"""A whole name taken apart: its surname and its first names, in whichever order."""

from __future__ import annotations

import re

from corpus.personal.names.name_words import (
    CAPITAL_PARTICLES,
    FIRST,
    LANDSCAPE,
    LAST,
    LOWER,
    OTHER,
    PARTICLES,
    UPPER,
    WORD,
    is_base_form,
    kinds_of,
)

_DOUBLE = re.compile(
    r"(?!(?:Ala|Ylä|Yli|Uusi|Vanha|Iso|Pikku|Taka|Keski|Väli|Itä|Länsi|Etelä|Pohjois|Suur)-)"
    rf"[{UPPER}][{LOWER}]{{2,20}}-[{UPPER}][{LOWER}]{{2,24}}"
)
_TWO_NAMES = re.compile(rf"({WORD}) ({WORD}) ({WORD}) ({WORD})")
_AND = re.compile(r",?\s(?:ja|sekä|och|samt|&|o\.)\s|,\s", re.IGNORECASE)


def name_parts(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the surname and the first names of *name*; of a couple all first names.

    >>> name_parts("Halavanen Eero ja Tuovi"), name_parts("Eero Halavanen")
    (('Halavanen', ('Eero', 'Tuovi')), ('Halavanen', ('Eero',)))
    """
    groups = _groups(name)
    if not groups:
        return "", ()
    if _is_with_comma(name, groups):
        return groups[0][0], tuple(groups[1])
    whole = next((words for words in groups if len(words) > 1), groups[0])
    is_turned = is_surname_first(whole)
    surname = whole[0] if is_turned else whole[-1]
    given = []
    for words in groups:
        if words is not whole:
            given += words
        elif len(words) > 1:
            given += words[1:] if is_turned else words[:-1]
    return surname, tuple(given)


def known_surname(name: str) -> str:
    """Return the surname of a whole name; "" where a third word may be of what follows.

    "Bo Holm Mallby": an unknown third word may be where a paper was signed.
    """
    surname, given = name_parts(name)
    most = max((len(words) for words in _groups(name)), default=0)
    is_given = len(given) > 1 and all(FIRST in kinds_of(word) for word in given)
    is_known = most == 2 or is_given or bool(kinds_of(surname))
    return surname if given and is_known else ""


def is_surname_first(words: list[str]) -> bool:
    """Whether the first of the words of a name is its surname: "Halavanen Tuovi"."""
    first, last = kinds_of(words[0]), kinds_of(words[-1])
    if len(words) < 2 or FIRST not in last:
        return False
    if FIRST not in first:
        return True
    is_surname = bool(first & {LAST, LANDSCAPE})
    return is_surname and not last & {LAST, LANDSCAPE} and OTHER in first


def _is_with_comma(name: str, groups: list[list[str]]) -> bool:
    """Whether a surname and a comma are first: "Halavanen, Eero Juhani"."""
    if len(groups) != 2 or len(groups[0]) != 1 or not re.match(r"[\w'’-]+, ", name):
        return False
    return FIRST not in kinds_of(groups[0][0]) or len(groups[1]) == 1


def _groups(name: str) -> list[list[str]]:
    groups = [_words(part) for part in _AND.split(name)]
    return [words for words in groups if words]


def _words(part: str) -> list[str]:
    return [
        word
        for word in re.findall(r"[^\s,()\"”“]+", part)
        if word not in PARTICLES and word not in CAPITAL_PARTICLES
    ]


def is_double(word: str) -> bool:
    """Whether a word has the form of two surnames: "Malli-Berg", not "Ala-Malli"."""
    return _DOUBLE.fullmatch(word) is not None


def names_apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where names of one chain are: "Teuvo Anttoselta Krista Paloselle" are two."""
    found = _TWO_NAMES.fullmatch(text, start, end)
    if found is None or is_base_form(found[2]) or FIRST not in kinds_of(found[3]):
        return [(start, end)]
    return [(start, found.end(2)), (found.start(3), end)]
