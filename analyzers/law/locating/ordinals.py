"""Places whose number is a word: "kolmannen luvun", "toisen momentin", "tredje kapitlet"."""

from __future__ import annotations

import re

_FIRST = {"ensimmäi": 1, "toi": 2}
_FURTHER = {
    "kolma": 3,
    "neljä": 4,
    "viide": 5,
    "kuude": 6,
    "seitsemä": 7,
    "kahdeksa": 8,
    "yhdeksä": 9,
    "kymmene": 10,
}
_OF_TEENS = {"yhde": 1, "kahde": 2}
_TEEN = "toista"
_SWEDISH = (
    *("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde"),
    *("nionde", "tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde"),
)
_NUMBERS = (
    _FIRST
    | _FURTHER
    | _OF_TEENS
    | {word: number for number, word in enumerate(_SWEDISH, start=1)}
)
_CASES = r"(?:s|nnen|nness[aä]|nnest[aä]|tt[aä]|nteen)"
_WORD = (
    rf"(?:(?:{'|'.join(_FIRST)})(?:nen|sen|sess[aä]|sest[aä]|st[aä]|seen)(?![\wäö])"
    rf"|(?:{'|'.join(_FURTHER)}){_CASES}(?:{_TEEN})?|(?:{'|'.join(_OF_TEENS)}){_CASES}{_TEEN}"
    rf"|{'|'.join(_SWEDISH)})"
)
_UNIT = r"\s(?:lu[kv]u|pykäl|moment|kohta|kohda|kap|mom|paragraf|punkt)"
ORDINAL = (
    rf"(?P<ordinal>{_WORD}(?=(?:\s(?:ja|sekä|tai|och|eller|samt)\s{_WORD})?{_UNIT}))"
)
"""An ordinal in words, right before the unit that it counts."""

BEGINS = (
    r"(?:ensimm|toi[ns]|kolma[sn]|neljä[sn]|viide[sn]|kuude[sn]|seitsemä|kahde|yhde|kymmenen|"
    r"förs|andr|tred|fjär|femt|sjät|sjun|åtto|nion|tion|elft|tolf|trett|fjort)"
)
"""What one begins with; a cheap test."""

_STEM = re.compile("|".join(sorted(_NUMBERS, key=len, reverse=True)))


def ordinal_number(word: str) -> str:
    """Return the number of an ordinal in lower case, in any case form.

    >>> ordinal_number("kolmannen"), ordinal_number("kahdennentoista"), ordinal_number("tredje")
    ('3', '12', '3')
    """
    stem = _STEM.match(word)
    assert stem is not None
    return str(_NUMBERS[stem[0]] + (10 if word.endswith(_TEEN) else 0))
