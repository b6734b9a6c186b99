"""Whether a base form is a noun: what a text is about, not what is done, nor how.

And whether a word is the name of a person.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

from analyzers.words.morphology.voikko import Voikko
from analyzers.words.swedish_lexicon import swedish_bases

_CLASS = re.compile(r"\[L([a-z]+)\]")
_NOUNS = frozenset({"n", "nl", "em", "es", "ee", "ep", "nm", "np"})
"""Voikko's marks of nouns, of words that are noun and adjective, and of names."""

_ACT = "[Tn4]mi"
"""Voikko's mark of a verb's noun in -minen, whose base form it gives as the verb."""

_MOST_KEPT = 50_000


@functools.lru_cache(_MOST_KEPT)
def is_noun(base_form: str) -> bool:
    """Return whether a base form is, or may be, a noun; True of an unknown word.

    Verbs, adjectives and numerals are none.

    >>> [word for word in ("koulu", "käyttää", "kolme", "avaaminen") if is_noun(word)]
    ['koulu', 'avaaminen']
    """
    readings = _voikko().readings(base_form)
    if not readings:
        return True
    return any(
        _ACT in output
        or (base.replace("=", "").casefold() == base_form and _is_noun(output))
        for base, output in readings
    )


def _is_noun(output: str) -> bool:
    classes = _CLASS.findall(output)
    return bool(classes) and classes[-1] in _NOUNS


@functools.cache
def _voikko() -> Voikko:
    return Voikko()


_PERSON = re.compile(r"\[L(?:ee|es)\]")


@functools.lru_cache(_MOST_KEPT)
def person_name(word: str) -> Literal["name", "both", "unknown", "no"]:
    """Return whether a word, in any form, is a person's name, a name and a word as well.

    Of one that no dictionary has nobody knows.

    >>> [person_name(word) for word in ("virtasen", "laine", "Riissanen", "koulu", "lön")]
    ['name', 'both', 'unknown', 'no', 'no']
    """
    names = [bool(_PERSON.search(found)) for _, found in _voikko().readings(word)]
    if not names:
        return "no" if swedish_bases(word.casefold()) else "unknown"
    if all(names):
        return "name"
    return "both" if any(names) else "no"
