"""Years, months, days and periods in the words of a query."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = {
    "tammi": 1,
    "helmi": 2,
    "maalis": 3,
    "huhti": 4,
    "touko": 5,
    "kesä": 6,
    "heinä": 7,
    "elo": 8,
    "syys": 9,
    "loka": 10,
    "marras": 11,
    "joulu": 12,
}
_MONTHS_SV = {
    "januari": 1,
    "februari": 2,
    "mars": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "augusti": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
_FIRST_YEAR = 1990
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d"
_FOUND = re.compile(
    rf"""(?<![\w/.:-])(?:
      (?P<days>{_DAY}\s*[-–—]\s*{_DAY})
    | (?P<day>{_DAY})
    | (?P<iso>{_YEAR}-\d\d-\d\d)
    | (?P<iso_month>{_YEAR}-(?:0[1-9]|1[0-2]))
    | (?P<numbers>(?:0?[1-9]|1[0-2])/{_YEAR})
    | (?P<month>(?P<name>{"|".join(_MONTHS)})kuu(?:n|ssa|lta|lla|sta|hun|ta)?
        \s+(?:vuonna\s+)?(?P<month_year>{_YEAR}))
    | (?P<sv>(?P<name_sv>{"|".join(_MONTHS_SV)})\s+(?P<sv_year>{_YEAR}))
    | (?P<years>(?:(?:vuosina|vuosilta|vuodet|vuosien|åren)\s+)?
        (?P<first>{_YEAR})\s*[-–—]\s*(?P<last>{_YEAR}))
    | (?P<year>(?:(?P<said>vuonna|vuoden|vuodelta|vuosi|v\.|år)\s+)?
        (?P<only>{_YEAR}))
    )(?![\w/:§-]|\.\d|\s*§)""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERED = re.compile(
    r"(?:§|\b(?:HE|KHO|KKO|nro|n:o|numero|dnro|laki|asetus|kokous\w*|pöytäkirja\w*"
    r"|esityslista\w*|lista|möte\w*|protokoll\w*))\.?\s*$",
    re.IGNORECASE,
)
"""What makes the 4 of "4/2023" a number, not a month."""
_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_FINNISH_DAY = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")


@dataclass(frozen=True, slots=True)
class Period:
    """A period that a piece of a query names.

    ``start`` and ``end`` are offsets into the text, ``first`` and ``last`` days, both
    included. ``is_year`` for one whole year; ``is_range`` for several. ``is_guess`` when
    the numbers may mean something else: "4/2023" is April or the fourth meeting.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    is_year: bool = False
    is_range: bool = False
    is_guess: bool = False


def find_periods(text: str, today: dt.date) -> list[Period]:
    """Return the periods that *text* names, in order, not overlapping.

    A year counts from 1990 to two years after *today*; other numbers are left alone.
    """
    periods: list[Period] = []
    for found in _FOUND.finditer(text):
        if found["numbers"] and _NUMBERED.search(text[: found.start()]):
            continue
        period = _period(found)
        if period and _FIRST_YEAR <= period.first.year <= today.year + 2:
            periods.append(period)
    return periods


def parse_period(text: str) -> tuple[dt.date | None, dt.date | None] | None:
    """Read the value of ``pvm:`` ("2024", "2024-01..2024-06", "1.3.2024", "2024..").

    Returns:
        First and last day, either None when open; None when it is no period.
    """
    first, dots, last = text.strip().partition("..")
    if not dots:
        return _span(first)
    begin, end = _span(first) if first else None, _span(last) if last else None
    if (first and begin is None) or (last and end is None) or not (first or last):
        return None
    return (begin[0] if begin else None, end[1] if end else None)


def _span(text: str) -> tuple[dt.date, dt.date] | None:
    try:
        finnish = _FINNISH_DAY.match(text)
        if finnish:
            day = dt.date(int(finnish[3]), int(finnish[2]), int(finnish[1]))
            return day, day
        partial = _PARTIAL.match(text)
        if partial is None:
            return None
        year = int(partial[1])
        if partial[2] is None:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if partial[3] is None:
            return _month(year, int(partial[2]))
        day = dt.date(year, int(partial[2]), int(partial[3]))
    except ValueError:
        return None
    return day, day


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
    return dt.date(year, month, 1), dt.date(year, month, last)


def _period(found: re.Match[str]) -> Period | None:
    start, end = found.span()
    if found["year"]:
        return Period(start, end, *_whole(int(found["only"])), is_year=True)
    if found["years"]:
        first, last = int(found["first"]), int(found["last"])
        if last < first:
            return None
        begin, finish = dt.date(first, 1, 1), dt.date(last, 12, 31)
        return Period(start, end, begin, finish, is_range=True)
    if found["numbers"]:
        number, _, year = found["numbers"].partition("/")
        return Period(start, end, *_month(int(year), int(number)), is_guess=True)
    if found["iso_month"]:
        year, _, number = found["iso_month"].partition("-")
        return Period(start, end, *_month(int(year), int(number)))
    if found["month"]:
        month = _MONTHS[found["name"].casefold()]
        return Period(start, end, *_month(int(found["month_year"]), month))
    if found["sv"]:
        month = _MONTHS_SV[found["name_sv"].casefold()]
        return Period(start, end, *_month(int(found["sv_year"]), month))
    return _days(found)


def _days(found: re.Match[str]) -> Period | None:
    start, end = found.span()
    pieces = re.split(r"\s*[-–—]\s*", found.group()) if found["days"] else []
    spans = [_span(piece) for piece in pieces] or [_span(found.group())]
    known = [span for span in spans if span]
    if len(known) != len(spans) or known[-1][1] < known[0][0]:
        return None
    return Period(start, end, known[0][0], known[-1][1])


def _whole(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
