"""Lines that only say who decided, when and under which number: never a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head import chrome
from analyzers.decision.head.item_head.place_lines import publisher_of
from analyzers.decision.lines.lines import Line
from analyzers.decision.meaning.officials.heads import OFFICE_IN_ANY_CASE
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_NUMBERS = re.compile(
    r"§+\s*\d+\s?[a-z]?(?:/\d{4})?|\d+\s?[a-z]?\s?§"
    r"|\b(?:nro?|n:o|asia|ärende|vp)\.?\s*\d[\d/-]*"
    rf"|{dates.NUMERIC_DAY}|\b\d{{1,4}}/\d{{4}}\b|(?<![\w.-])\d{{1,4}}(?![\w.-])",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:viranhaltija)?päätös(?:pöytäkirja)?\b|\bpäätökset\b|\bpöytäkirja(?:n ote|note)?\b"
    r"|\b(?:tjänsteinnehavar)?beslut(?:sprotokoll)?\b|\bprotokoll(?:sutdrag)?\b|\bnr\b|\bnro\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s{2,}|\s[–-]\s|[/|,;:()]|\.$")
_TOWN = re.compile(
    r"[A-ZÅÄÖ][\w-]+ (?:kaupunki|kunta|stad|kommun|hyvinvointialue|välfärdsområde)",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(rf"(?:(?:[\w.-]+ ){{0,2}}?){OFFICE_IN_ANY_CASE}", re.IGNORECASE)
_LONGEST = 160
_REACH = 4
"""Lines below in which a title is looked for."""
_LONGEST_TITLE = 300
_LONGEST_NUMBER = 40


def says_who_and_when(text: str) -> bool:
    """Whether a line holds a body or an official, a day or number, and nothing else."""
    if len(text) > _LONGEST or not _NUMBERS.search(text):
        return False
    rest = _WORDS.sub("  ", _NUMBERS.sub("  ", text))
    named = [part for one in _PARTED.split(rest) if (part := one.strip(" .\t"))]
    return all(map(_is_somebody, named))


def below_who_and_when(lines: Sequence[Line], title: str | None) -> str | None:
    """Return a title; the next line's words where it only says who and when.

    Args:
        lines: of the text.
        title: as read, or None.
    """
    if title is None or not says_who_and_when(title):
        return title
    at = next((n for n, one in enumerate(lines[:12]) if title in one.text), None)
    if at is None:
        return title
    for line in lines[at + 1 : at + 1 + _REACH]:
        if chrome.is_chrome(line.text) or says_who_and_when(line.text):
            continue
        is_sentence = line.text.endswith((".", ":", ";"))
        is_place = bodies.is_body(line.text) or publisher_of(line.text) is not None
        is_number = len(line.text) < _LONGEST_NUMBER and case_numbers.find(line.text)
        if is_place or is_number or len(line.text) > _LONGEST_TITLE:
            continue
        return title if is_sentence else line.text
    return title


def _is_somebody(part: str) -> bool:
    return bool(
        bodies.is_body(part)
        or _OFFICIAL.fullmatch(part)
        or _TOWN.fullmatch(part)
        or publisher_of(part)
    )
