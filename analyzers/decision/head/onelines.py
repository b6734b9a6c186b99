"""Items whose text is one long line, as converters of PDF leave it, with lost signs.

"1 Kaupunkikehitysjaosto 536/51.510/2012 KKJ 32 kaupunginarkkitehti …": body, case
number, then the body's abbreviation with the minutes section, its § sign lost.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from analyzers.decision.head import frontpages
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_SHORT_SECTION = re.compile(
    r"(?<![\w-])(?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,9})\.? (?:§ ?)?(?P<number>\d{1,4})"
    r"(?: §)?(?= [A-ZÅÄÖa-zåäö\"”(])"
)
_ITS_SECTION = re.compile(
    r"^ (?:(?:liite|bilaga) \d+ )?(?:§ ?)?(\d{1,4})(?: §)? ", re.IGNORECASE
)
_HEAD_CHARACTERS = 450


@dataclass(frozen=True, slots=True)
class OneLine:
    """What the beginning of the line says; None where it says nothing."""

    body: str | None
    date: dt.date | None
    minutes_section: str | None
    case_number: case_numbers.CaseNumber | None


def read(flat: str) -> OneLine:
    """Read the head of *flat*, which holds no page chrome and single spaces only."""
    head = flat[:_HEAD_CHARACTERS]
    body = frontpages.body_of(head[:220])
    place = head.find(body) if body else -1
    day = section = None
    if body and place >= 0:
        rest = head[place + len(body) :]
        day, section = _beside(rest)
    return OneLine(body, day, section or _short_section(head, body), _case(head[:260]))


def _beside(rest: str) -> tuple[dt.date | None, str | None]:
    """Read "30 12.04.2010" or "8.6.2017 Liite 1 56 PÄÄTÖS" after the body's name."""
    number = re.match(r"^ (\d{1,4}) (?=\d{1,2}\.)", rest)
    match = dates.DATE.match(rest, number.end() if number else 1)
    if match is None:
        return None, None
    day = dates.to_date(match)
    if number:
        return day, number[1]
    after = _ITS_SECTION.match(rest[match.end() :])
    return day, after[1] if after else None


def _short_section(head: str, body: str | None) -> str | None:
    """Return the number after the body's abbreviation: KHALL 335 of Kunnanhallitus."""
    initials = {word[0].casefold() for word in re.findall(r"\w+", body or "")}
    for match in _SHORT_SECTION.finditer(head):
        short = match["short"]
        plausible = short.isupper() or bodies.is_abbreviation(short)
        if plausible and short[0].casefold() in initials and len(short) >= 2:
            return match["number"]
    return None


def _case(head: str) -> case_numbers.CaseNumber | None:
    for number in case_numbers.find(head):
        if not number.is_foreign:
            return number
    return None
