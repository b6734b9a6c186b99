"""Votes by the thousand: councils of joint authorities, whose members have many votes each."""

from __future__ import annotations

import re

_MOST = 200
"""Votes of the largest council; more are told only where each is counted as votes."""
_LABEL = r"(?:jaa|ei|ja|nej|ääntä|ääniä|äänet|röster|rösterna|ehdotus sai|esitys sai|förslag fick)"
_PARTED = re.compile(
    rf"(?<![\d.,])(?P<a>\d{{1,2}})[ \u00a0](?P<b>\d{{3}})(?=\s?-?(?:ääntä|röst|jaa|ei\b|ja-|nej))"
    rf"|(?P<label>\b{_LABEL}:? )(?P<c>\d{{1,2}})[ \u00a0](?P<d>\d{{3}})\b(?![.,]\d| ?€)"
)
_THOUSANDS = re.compile(r"\d[ \u00a0]\d{3}\b")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def with_whole_numbers(folded: str) -> str:
    """Return a sentence in small letters with "1 245 ääntä" as "1245 ääntä"."""
    return _PARTED.sub(_whole, folded) if _THOUSANDS.search(folded) else folded


def are_votes(figures: tuple[int, int], folded: str) -> bool:
    """Whether figures are so few, or so told, that they are votes and no other numbers."""
    return all(number <= _MOST or _is_counted(number, folded) for number in figures)


def _is_counted(number: int, folded: str) -> bool:
    behind = rf"\b{number}\s?-?(?:ääntä|äänellä|röst|jaa\b|ei\b|ja-|nej)"
    before = rf"\b(?:jaa|ei|ja|nej)(?:[- ]?(?:ään|röst)\w*)?[\s:=(|–-]{{1,3}}{number}\b(?!\s?[€%])"
    is_year = _FIRST_YEAR <= number <= _LAST_YEAR
    return re.search(behind if is_year else f"{behind}|{before}", folded) is not None


def _whole(match: re.Match[str]) -> str:
    if match["a"]:
        return match["a"] + match["b"]
    return f"{match['label']}{match['c']}{match['d']}"
