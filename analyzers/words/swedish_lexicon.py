"""Base forms of Swedish words, by a lexicon of words with their endings.

``swedish_words.tsv`` and ``swedish_endings.tsv`` are made of a dictionary (they name its
licence), ``swedish_irregular.tsv`` has words with another vowel in some form. The forms of
a compound that none has are those of its last part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from analyzers.words.morphology.lexicon import data_rows

_SHORTEST_BASE = 3
_SHORTEST_PART = 4
_SHORTEST_FIRST = 2
_PERSON = re.compile(r"(\w{2,})(?:män|männen)s?")
"""Lists have tjänstemän as a word of its own."""


@dataclass(frozen=True, slots=True)
class _Ending:
    """What is put on a word in place of what is cut off, where it ends in ``before``."""

    letter: str
    cut: str
    before: re.Pattern[str]


def swedish_bases(word: str) -> tuple[str, ...]:
    """Return base forms that *word*, in lower case, may be of, the likeliest first.

    A word that is a base form itself is one; () when the lexicon has none.

    >>> swedish_bases("broarna")
    ('bro',)
    """
    lexicon = _lexicon()
    if word in lexicon.irregular:
        return (lexicon.irregular[word],)
    if person := _PERSON.fullmatch(word):
        return (f"{person[1]}man",)
    if lexicon.letters.get(word):
        return (_of_verb(word),)
    found = _by_endings(word) or ((word,) if word in lexicon.letters else ())
    return tuple(dict.fromkeys(map(_of_verb, found)))


_PARTICLE = re.compile(
    "(?:an|av|be|bi|fram|för|in|med|ned|om|sam|till|upp|ut|över)(?=...)"
)
"""What a verb begins with whose forms the dictionary has as words of their own."""


def _of_verb(base: str) -> str:
    """Return the verb that *base* is an irregular form of: nedlagd is nedlägga, antog anta."""
    particle = _PARTICLE.match(base)
    if particle is None:
        return base
    verb = _lexicon().irregular.get(base[particle.end() :], "")
    whole = particle[0] + verb
    return whole if verb.endswith(("a", "å", "e")) and _is_verb(whole) else base


def _is_verb(word: str) -> bool:
    return word in _lexicon().letters


def _by_endings(word: str) -> tuple[str, ...]:
    """Return base forms by the endings of the word, or of its last part."""
    lexicon = _lexicon()
    if found := _ordered(_inflected(word)):
        return found
    for cut in range(_SHORTEST_FIRST, len(word) - _SHORTEST_BASE + 1):
        first, last = word[:cut], word[cut:]
        if base := lexicon.irregular.get(last):
            return (first + base,)
        if len(last) < _SHORTEST_PART:
            continue
        if last in lexicon.letters:
            return (word,)
        if found := _ordered(_inflected(last)):
            return tuple(first + base for base in found)
    return ()


def _inflected(word: str) -> Iterator[str]:
    lexicon = _lexicon()
    for size in range(1, min(lexicon.longest, len(word) - 1) + 1):
        for ending in lexicon.endings.get(word[-size:], ()):
            base = word[:-size] + ending.cut
            is_word = ending.letter in lexicon.letters.get(base, "")
            if is_word and len(base) >= _SHORTEST_BASE and ending.before.search(base):
                yield base


def _ordered(found: Iterable[str]) -> tuple[str, ...]:
    """Return each base once; beside a noun in -el not the verb made of it: "cyklar"."""
    bases = set(found)
    bases -= {f"{base[:-2]}la" for base in bases if base.endswith("el")}
    return tuple(sorted(bases, key=lambda base: (len(base), base)))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Word -> letters of its endings; ending -> what it may be; form -> base form."""

    letters: dict[str, str]
    endings: dict[str, list[_Ending]]
    irregular: dict[str, str]
    longest: int


@cache
def _lexicon() -> _Lexicon:
    letters = {
        word: found
        for found, _, words in (
            row.partition("\t") for row in data_rows("swedish_words.tsv")
        )
        for word in words.split()
    }
    endings: dict[str, list[_Ending]] = {}
    for row in data_rows("swedish_endings.tsv"):
        letter, cut, put, before = row.split("\t")
        ending = _Ending(letter, cut, re.compile(f"(?:{before})$"))
        endings.setdefault(put, []).append(ending)
    irregular = {
        form: base
        for base, _, forms in (
            row.partition("\t") for row in data_rows("swedish_irregular.tsv")
        )
        for form in forms.split()
    }
    return _Lexicon(letters, endings, irregular, max(map(len, endings)))
