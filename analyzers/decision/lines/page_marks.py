"""Numbers of pages in heads and feet, as printed: "3 (9)", "Sivu 4", "- 5 -", "iv".

They grow with the page, so that two prints of a head are told to be like each other.
"""

from __future__ import annotations

import re

_ROMAN = "(?:x{0,3}(?:i[xv]|vi{0,3}|i{1,3})|x{1,3})"
_MARK = re.compile(
    rf"""(?ix)
    (?<![\w§/.,:-])
    (?: (?P<named>(?:sivu|sida|page|s\.)\ ?)? (?P<number>\d{{1,4}})
        (?: \ ?\(\ ?\d{{1,4}}\ ?\) | \ ?\((?!\d) | \ ?/\ ?(?!(?:19|20)\d\d)\d{{1,4}}(?![\d.]) )
      | (?:sivu|sida|page)\ (?: (?P<word>\d{{1,4}}) | (?P<worded>{_ROMAN}\b) )
      | (?: (?<=\ \ \ ) | (?<![^\n]) ) (?:-\ ?)?
        (?: (?P<bare>\d{{1,4}}) (?:\.|\ ?-)?
          | (?P<roman>{_ROMAN}) (?: \ ?[/(]\ ?[ivxl]{{1,8}}\ ?\)? | \ ?- )? )
        (?=$|\ \ \ )
    )
    (?![\w.§])"""
)
_MARK_ALONE = re.compile(
    r"(?i)(?:(?:sivu|sida|page|s\.) )?(?:- ?)?\0-?\d*"
    r"(?: ?[(/] ?(?:\d*|[ivxl]*) ?\)?)?(?:\.| ?-)?"
)
_NUMBERS = ("number", "word", "worded", "bare", "roman")
_DIGITS = {"i": 1, "v": 5, "x": 10}


def likeness(text: str, page: int) -> str:
    """Return what is equal for two prints of a line: page numbers count from the page.

    >>> likeness("Toritilan kunta   3 (9)", 2) == likeness("Toritilan kunta   4 (9)", 3)
    True
    >>> likeness("Sivu iv", 3) == likeness("Sivu v", 4) != likeness("Sivu v", 5)
    True
    >>> likeness("TORIdno-2024-3", 2) == likeness("TORIdno-2024-4", 3)
    False
    """
    if "§" in text:
        return " ".join(text.split())

    def relative(match: re.Match[str]) -> str:
        digits = next(found for found in match.group(*_NUMBERS) if found)
        start = match[0].rindex(digits) if match["worded"] else match[0].index(digits)
        value = int(digits) if digits.isdecimal() else roman_value(digits)
        end = start + len(digits)
        return f"{match[0][:start]}\0{value - page}{match[0][end:]}"

    return " ".join(_MARK.sub(relative, text).split())


def roman_value(digits: str) -> int:
    """Return what a Roman number of a page means.

    >>> roman_value("iv"), roman_value("XIX")
    (4, 19)
    """
    values = [_DIGITS[digit] for digit in digits.lower()]
    return sum(
        -value if value < max(values[place:]) else value
        for place, value in enumerate(values)
    )


def is_page_mark(key: str) -> bool:
    """Whether a line is nothing but the number of its page, by its likeness."""
    return _MARK_ALONE.fullmatch(key) is not None
