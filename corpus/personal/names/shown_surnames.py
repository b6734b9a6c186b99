"""Surnames shown by their form: in capitals ("DOEPEL Fia"), or shared by two of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.personal.names.name_words import FIRST, OTHER, kinds_of

# Not "KVALT", "YMPLTK": what is cut short has other letters.
_SURNAME = re.compile(
    r"(?!\w*(?:LTK|JSTO|HALL|VALT|NMD|STYR)\b)(?=\w*[AEIOUYÅÄÖ])\w{4,20}"
)


def has_capital_surname(words: Sequence[str], kinds: Sequence[frozenset[str]]) -> bool:
    """Whether it is a surname in capitals that no list has, and a first name: "DOEPEL Fia"."""
    surname = words[0]
    return (
        len(words) == 2
        and surname.isupper()
        and not words[1].isupper()
        and _SURNAME.fullmatch(surname) is not None
        and OTHER not in kinds[0]
        and FIRST in kinds[1]
        and OTHER not in kinds[1]
    )


def has_surname_of(former: Sequence[str], words: Sequence[str]) -> bool:
    """Whether two names of a list have one surname, first or last: "Malli Aino"."""
    is_last = FIRST in kinds_of(words[0]) and former[-1] == words[-1]
    return is_last or former[0] == words[0]
