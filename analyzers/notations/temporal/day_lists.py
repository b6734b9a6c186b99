"""Several days of one meeting: "3.–4.6.2024", "3. ja 4. kesäkuuta 2024", "den 3–4 juni 2024".

Only the last day is written in full; the first takes from it what it lacks.
"""

from __future__ import annotations

import datetime as dt
import re

from analyzers.notations.temporal.dates import (
    DATE,
    DAY_ENDING,
    DAY_WORD,
    MONTH_IN_DAY,
    YEAR,
    calendar_day,
    to_date,
)
from analyzers.notations.temporal.months import month_number

_DAY = re.compile(
    rf"(?:den\s+)?(?P<day>\d{{1,2}})(?P<point>\.?)"
    rf"(?:\s?(?P<month>\d{{1,2}})\.)?(?:\s?(?P<year>{YEAR}))?"
    rf"{DAY_ENDING}{DAY_WORD}(?:\s+(?P<name>{MONTH_IN_DAY})(?!\w))?"
    r"(?:,?\s(?:klo|kello|kl\.?)\s?\d{1,2}(?:[.:]\d\d)?)?",
    re.IGNORECASE,
)
_AND = r"\s(?:ja|sekä|och|samt|till)\s"
_JOINED = re.compile(rf"\s?[-–—]\s?|{_AND}|,\s", re.IGNORECASE)
_JOINED_CLOSELY = re.compile(rf"[-–—]|{_AND}", re.IGNORECASE)
"""A number without a point and with blanks may be that of a meeting: "Nro 3 – 4.6.2024"."""

_DEN = re.compile(r"den\s+", re.IGNORECASE)
_MOST_DAYS = 4
_LONGEST = 31


def first_of_days(text: str, position: int = 0) -> tuple[dt.date, int] | None:
    """Return the first of the days written at *position*, and where the last one ends.

    None when there are not several days, or they are not of one meeting.

    >>> first_of_days("3. ja 4.6.2024")
    (datetime.date(2024, 6, 3), 14)
    """
    first = _DAY.match(text, position)
    day = first
    for _ in range(_MOST_DAYS):
        if first is None or day is None:
            return None
        join = _JOINED if day["point"] or day["name"] else _JOINED_CLOSELY
        joined = join.match(text, day.end())
        if joined is None:
            return None
        den = _DEN.match(text, joined.end())
        match = DATE.match(text, den.end() if den else joined.end())
        if match is not None:
            return _from_to(first, match)
        day = _DAY.match(text, joined.end())
    return None


def _from_to(first: re.Match[str], match: re.Match[str]) -> tuple[dt.date, int] | None:
    last = to_date(match)
    if last is None:
        return None
    month = month_number(first["name"]) if first["name"] else first["month"]
    begun = calendar_day(first["year"] or last.year, month or last.month, first["day"])
    if begun is None or not 0 < (last - begun).days <= _LONGEST:
        return None
    return begun, match.end()
