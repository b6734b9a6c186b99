"""Characters that a scan misread, put right one for one, so that offsets stay.

Only where the neighbours leave no doubt: a digit among letters, a letter in a number
before a section sign or in the number of an act, an S between a number and what
follows a section.
"""

from __future__ import annotations

import re

_IN_WORD = (re.compile("1[a-zåäö]"), re.compile("I[a-zåäö]"))
_SIGN = re.compile("§")
_SLASH = re.compile(r"/(?=[\dlIO]{4}(?![\w/]))")
_MONTHLESS = re.compile(r"(?:§|§:n|\$:n|S:n)\sl(?=\smom)")
_BEFORE_SIGN = re.compile(
    # "l4 §", "1OO §", "13O §"; "5l §" may be a lettered section
    r"(?<![\w./])(?:[lI]O|[lI]\d[\dO]?|\d?[lI]\d|\d{1,2}[OI]|\d[OI]{2}|\d[lO]\d)\s?$"
)
_NUMBER_BEFORE = re.compile(r"(?<![\w./-])(?=\w*\d)[\dlIO]{1,4}$")
_YEAR_AFTER = re.compile(r"(?:1[6-9]|[2l][0O])[\dlIO]{2}")
_LOST_SIGN = tuple(
    re.compile(
        mark
        + r"(?:(?=:(?:n|ssä|stä|ään|llä|t)(?!\w))|(?=\s(?:mukaan|mukai[sn]|nojalla|perusteella|"
        r"\d{1,2}\s?mom|(?:i|enligt)\s[a-zåäö-]*lag)))"
    )
    for mark in ("S", r"\$")
)
_DIGITS = str.maketrans("lIO", "110")


def mended(text: str) -> str:
    """Return *text* with misread characters put right; the length stays."""
    changes = dict(_in_words(text))
    changes.update(_lost_signs(text))
    changes.update(_in_numbers(text))
    if not changes:
        return text
    characters = list(text)
    for position, character in changes.items():
        characters[position] = character
    return "".join(characters)


def _in_words(text: str) -> list[tuple[int, str]]:
    """Find "hal1intolain" and "kommunaIlagen"."""
    return [
        (match.start(), "l")
        for pattern in _IN_WORD
        for match in pattern.finditer(text)
        if text[match.start() - 1 : match.start()].islower()
    ]


def _lost_signs(text: str) -> list[tuple[int, str]]:
    """Find the sign of "34 S mukaan" and "39 $ i kommunallagen"."""
    return [
        (match.start(), "§")
        for pattern in _LOST_SIGN
        for match in pattern.finditer(text)
        if text[max(0, match.start() - 3) : match.start()].rstrip()[-1:].isdigit()
    ]


def _in_numbers(text: str) -> list[tuple[int, str]]:
    """Find "kuntalain l4 §", "§:n l momentin", "(41O/2015)", "646/20ll"."""
    found: list[tuple[int, str]] = []
    for sign in _SIGN.finditer(text):
        low = max(0, sign.start() - 5)
        if number := _BEFORE_SIGN.search(text, low, sign.start()):
            found += _as_digits(text, *number.span())
        if lost := _MONTHLESS.match(text, sign.start()):
            found.append((lost.end() - 1, "1"))
    for slash in _SLASH.finditer(text):
        number = _NUMBER_BEFORE.search(text, max(0, slash.start() - 5), slash.start())
        year = _YEAR_AFTER.match(text, slash.end())
        if number and year:
            found += _as_digits(text, number.start(), year.end())
    return found


def _as_digits(text: str, start: int, end: int) -> list[tuple[int, str]]:
    read = text[start:end].translate(_DIGITS)
    return [
        (start + index, character)
        for index, character in enumerate(read)
        if character != text[start + index]
    ]
