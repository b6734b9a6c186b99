"""Characters that a scan misread, put right one for one, so that offsets stay.

Only where the neighbours leave no doubt: a digit among letters, a letter in a number
before a section sign or in the number of an act, an S between a number and what
follows a section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_IN_WORD = tuple(re.compile(rf"{mark}(?<=[^\W\d_]{mark})[a-zåäö]") for mark in "1I!")
_BAR_IN_ACT = re.compile(r"\|(?=a(?:in|ki|issa|ista|kia)\b)(?<=[a-zåäö]\|)")
_NUMBER_AFTER = re.compile(r"/[\dlIO]{4}(?![\w/])")
_LONE_L = re.compile(r" l(?= mom)(?<=(?:§|n) l)")
_BEFORE_SIGN = re.compile(
    # "l4 §", "1OO §", "13O §"; "5l §" may be a lettered section
    r"(?<![\w./])(?:[lI]O|[lI]\d[\dO]?|\d?[lI]\d|\d{1,2}[OI]|\d[OI]{2}|\d[lO]\d)\s?$"
)
_NUMBER_BEFORE = re.compile(r"(?<![\w./-])(?=\w*\d)[\dlIO]{1,4}$")
_YEAR_AFTER = re.compile(r"(?:[1lI][6-9]|[2l][0O])[\dlIO]{2}")
_LOST_SIGN = tuple(
    (
        mark,
        re.compile(
            re.escape(mark)
            + r"(?:(?=:(?:n|ssä|stä|ään|llä|t)(?!\w))|(?=\s(?:mukaan|mukai[sn]|nojalla|perusteella|"
            r"\d{1,2}\s?mom|(?:i|enligt)\s[a-zåäö-]*lag)))"
        ),
    )
    for mark in "S$"
)
_LAST_S = re.compile(r"S(?=[.,;)]|\n|$)(?<=\d S)")
_ACT_BEFORE = re.compile(r"(?:lain|laki|lagen|asetuksen|förordningen) \d{1,3} $")
_SECTION_BEFORE = re.compile(r"\d(?: ?[a-h])? ?$")
_DIGITS = str.maketrans("lIO", "110")


def mended(text: str, signs: Sequence[int], slashes: Sequence[int]) -> str:
    """Return *text* with misread characters put right; the length stays.

    *signs* and *slashes* are the offsets of "§" and "/" in it.
    """
    changes = dict(_in_words(text))
    changes.update(_lost_signs(text))
    if " l mom" in text:
        changes.update((lost.start() + 1, "1") for lost in _LONE_L.finditer(text))
    changes.update(_before_signs(text, signs))
    changes.update(_around_slashes(text, slashes))
    if not changes:
        return text
    characters = list(text)
    for position, character in changes.items():
        characters[position] = character
    return "".join(characters)


def _in_words(text: str) -> list[tuple[int, str]]:
    """Find "hal1intolain", "kommunaIlagen" and "kunta|ain"."""
    return [
        (match.start(), "l")
        for pattern in (*_IN_WORD, _BAR_IN_ACT)
        for match in pattern.finditer(text)
        if text[match.start() - 1 : match.start()].islower()
    ]


def _lost_signs(text: str) -> list[tuple[int, str]]:
    """Find the sign of "34 S mukaan", "62 a S:n" and "förvaltningslagen 39 S."."""
    found = [
        (match.start(), "§")
        for mark, pattern in _LOST_SIGN
        if mark in text
        for match in pattern.finditer(text)
        if _SECTION_BEFORE.search(text, max(0, match.start() - 4), match.start())
    ]
    found.extend(
        (match.start(), "§")
        for match in _LAST_S.finditer(text)
        if _ACT_BEFORE.search(text, max(0, match.start() - 18), match.start())
    )
    return found


def _before_signs(text: str, signs: Sequence[int]) -> list[tuple[int, str]]:
    """Find "kuntalain l4 §"."""
    found: list[tuple[int, str]] = []
    for end in signs:
        low = max(0, end - 5)
        if _has_letter(text[low:end]) and (n := _BEFORE_SIGN.search(text, low, end)):
            found += _as_digits(text, *n.span())
    return found


def _around_slashes(text: str, slashes: Sequence[int]) -> list[tuple[int, str]]:
    """Find "(41O/2015)", "646/20ll"."""
    found: list[tuple[int, str]] = []
    for slash in slashes:
        low = max(0, slash - 5)
        if not _has_letter(text[low : slash + 5]):
            continue
        if _NUMBER_AFTER.match(text, slash) is None:
            continue
        number = _NUMBER_BEFORE.search(text, low, slash)
        year = _YEAR_AFTER.match(text, slash + 1)
        if number and year:
            found += _as_digits(text, number.start(), year.end())
    return found


def _has_letter(text: str) -> bool:
    """Whether one of the letters is there that digits are misread as."""
    return "l" in text or "I" in text or "O" in text


def _as_digits(text: str, start: int, end: int) -> list[tuple[int, str]]:
    read = text[start:end].translate(_DIGITS)
    return [
        (start + index, character)
        for index, character in enumerate(read)
        if character != text[start + index]
    ]
