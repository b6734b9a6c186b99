"""The day of the meeting that a release tells of without its year.

"Kaupunginvaltuusto hyväksyi torstaina 18.11. talousarvion", published on 19.11.2031: the
day on which it was published has the year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from analyzers.decision.head.meeting_facts.evidence import FieldCandidate
from analyzers.decision.lines.lines import Line
from analyzers.notations.temporal import dates, months, weekdays

_TOP_LINES, _LONGEST_LINE = 10, 90
_MOST_CHARACTERS, _BEFORE, _BEHIND = 900, 60, 40
_SOON = dt.timedelta(days=10)
_LONG_AGO = dt.timedelta(days=45)
_DAY = re.compile(
    r"(?<![\d.,:–-])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?!\s?\d)(?!\s?[–-])"
    rf"|\bden (?P<day2>\d{{1,2}}) (?P<month2>{months.OTHER_MONTH})\b(?! \d{{4}})"
)
_ENDS = re.compile(
    r"(?<![\d.,:–-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.?$(?P<day2>)(?P<month2>)"
)
_WEEKDAY = re.compile(
    rf"(?i)\b(?:{weekdays.WEEKDAY}|kokouksessaan|kokoontui|sammanträdde"
    r"|(?:möte|sammanträde)t?)\s*$"
)
_MET_BEHIND = re.compile(r"(?i)\s*(?:\w+ )?(?:kokouksessa(?:an)?|(?:pidety|pitämä)ssä)")
_ACTED = re.compile(
    r"(?i)\b(?:päätti|päättivät|hyväksyi|käsitteli|valitsi|myönsi|linjasi|kokoontui|kokouksessaan"
    r"|puolsi|esitti|beslöt|beslutade|behandlade|godkände|valde|sammanträdde)\b"
)
_HAS_BEEN = re.compile(r"(?i)\b(?:on|ovat|oli|har|hade)\b(?: [\wåäö]+){0,3} ?$")
_PUBLISHED = re.compile(
    r"(?i)^\W*(?:date\b|\d|(?:media)?tiedote\b|uuti(?:nen|set)\b|nyhet|publicera|julkais|päivitetty"
    r"|kirjoit|av\b)"
)


def published(lines: Sequence[Line]) -> dt.date | None:
    """Return the day on which a release was published, by a line on top of it."""
    for line in lines[:_TOP_LINES]:
        is_short = len(line.text) < _LONGEST_LINE or line.text.startswith("date ")
        if is_short and _PUBLISHED.match(line.text):
            day = dates.first_date(line.text)
            if day is not None:
                return day
    return None


def is_history(found: dates.DateFound, flat: str, told: dt.date | None) -> bool:
    """Whether a day is one of the matter's history: it *has been* decided long before."""
    if told is None or told - found.day <= _LONG_AGO:
        return False
    before = flat[max(0, found.start - _BEFORE) : found.start]
    return _HAS_BEEN.search(before) is not None


def of_meeting(flat: str, lines: Sequence[Line]) -> Iterator[FieldCandidate[dt.date]]:
    """Yield the day of the meeting when the release came out within days of it."""
    told = published(lines)
    if told is None:
        return
    for match in _DAY.finditer(flat, 0, _MOST_CHARACTERS):
        before = flat[max(0, match.start() - _BEFORE) : match.start()]
        is_of_meeting = _WEEKDAY.search(before) or _MET_BEHIND.match(flat, match.end())
        near = before + flat[match.end() : match.end() + _BEHIND]
        day = _in_year(match, told)
        if day and is_of_meeting and _ACTED.search(near):
            yield FieldCandidate(day, "meeting's day without its year", 0.95)
            return


def of_title(title: str, lines: Sequence[Line]) -> Iterator[FieldCandidate[dt.date]]:
    """Yield the day with which a title ends without its year: "beslut 5.2."."""
    told, match = published(lines), _ENDS.search(title)
    day = _in_year(match, told) if told and match else None
    if day is not None:
        yield FieldCandidate(day, "title's day without its year", 0.9)


def _in_year(match: re.Match[str], told: dt.date) -> dt.date | None:
    month = match["month"] or months.SWEDISH_MONTHS.get(match["month2"] or "")
    for year in (told.year, told.year - 1):
        day = dates.calendar_day(year, month or 0, match["day"] or match["day2"])
        if day and dt.timedelta() <= told - day <= _SOON:
            return day
    return None
