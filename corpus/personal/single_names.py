"""People that are named by one word: "veljelleen Eskolle", "Mallin perikunta", "fru Malm".

A word alone is a name only where something says so: a private role or a form of address
right before it, a family after it, or a private person of that name in the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.personal.look_alikes import is_named_after
from corpus.personal.name_shapes import NameShape
from corpus.personal.names.name_words import (
    FIRST,
    FOREIGN,
    LANDSCAPE,
    LAST,
    OTHER,
    UPPER,
    WORD,
    kinds_of,
)
from corpus.personal.person_roles import side_of_word

_ONE = re.compile(rf"(?<![\w-])(?<!:\s)({WORD})(?![\w-])(?!\s[{UPPER}])")
_SENTENCE = re.compile(r"[.!?]\s\Z")
_BEFORE = re.compile(r"([^\W\d_]{3,40})\s\Z")
_ADDRESSED = re.compile(
    r"\b(?:[Ff]amiljen|[Ss]yskonen|[Mm]akarna|[Bb]röderna|[Ss]ystrarna"
    r"|(?:[Dd]ödsboet|[Ss]terbhuset) efter|[Hh]err[an]?|[Ff]ru|[Ff]röken|[Hh]erra\w{0,4}"
    rf"|[Rr]ouva\w{{0,4}}|[Nn]eiti|[Pp]erhe)\s({WORD})(?![\w-])(?!\s[{UPPER}])"
)
_FAMILY = re.compile(
    rf"(?<![\w-])({WORD}n)\s(?:perhee|perheel|perikun|kuolinpes|sisaru|aviopari|pariskun|veljes"
    r"|perillis|suku|suvu)\w{0,12}"
)
# "valitus", "muistutukset": what somebody sends, which may be of a place.
_MATTER = re.compile(r"(?:us|ys|lu|kse\w{0,5}|an|an?de|ning|skrivelse)\Z")
_NEXT = re.compile(rf"(?:, | ja | sekä | och | samt )({WORD})(?![\w-])(?!\s[{UPPER}])")
_SHORTEST, _MOST_IN_LIST = 4, 10


def iter_single_names(
    text: str, private: Iterable[str], in_office: Iterable[str]
) -> Iterator[NameShape]:
    """Yield names of one word that are private persons'.

    Args:
        text: where they are.
        private: names of private persons that are in the text.
        in_office: names of others; who is called as one of them is not told apart.
    """
    for pattern in (_ADDRESSED, _FAMILY):
        for match in pattern.finditer(text):
            if _may_be_surname(match[1]):
                yield NameShape(match.start(1), match.end(1), is_certain=True)
    known = {_key(word) for name in private for word in name.split()}
    known -= {_key(word) for name in in_office for word in name.split()}
    for match in _ONE.finditer(text):
        kinds = kinds_of(match[1])
        if not kinds or is_named_after(text, match.end()):
            continue
        is_known = (
            OTHER not in kinds
            and len(match[1]) >= _SHORTEST
            and _key(match[1]) in known
        )
        is_word = OTHER in kinds
        begins = _SENTENCE.search(text, max(0, match.start() - 2), match.start())
        is_given = FIRST in kinds and not begins
        is_told = is_given and _is_told(text, match.start(), is_word)
        if is_known or is_told:
            yield NameShape(match.start(), match.end(), is_certain=True)
        if is_told:
            yield from _further(text, match.end())


def _further(text: str, stop: int) -> Iterator[NameShape]:
    """Yield the first names that follow one in a list: "lapset Aino, Eero ja Lea"."""
    for _ in range(_MOST_IN_LIST):
        found = _NEXT.match(text, stop)
        if found is None or not _is_given(found[1]):
            return
        yield NameShape(found.start(1), found.end(1), is_certain=True)
        stop = found.end()


def _is_given(word: str) -> bool:
    kinds = kinds_of(word)
    return FIRST in kinds and OTHER not in kinds


def _is_told(text: str, start: int, is_word: bool) -> bool:
    """Whether a private role is right before; of a common word, a person's in a sentence."""
    found = _BEFORE.search(text, max(0, start - 42), start)
    if found is None or (
        is_word and (found[1][0].isupper() or _MATTER.search(found[1]))
    ):
        return False
    return side_of_word(found[1].lower()) == "private"


def _may_be_surname(word: str) -> bool:
    kinds = kinds_of(word)
    return not kinds or bool(kinds & {LAST, FOREIGN, LANDSCAPE})


def _key(word: str) -> str:
    """Return what the case forms of a name have in common."""
    return word.casefold()[: max(_SHORTEST, len(word) - 4)][:6]
