"""Years, seasons, months, days and spans of them, as people write them.

| written | read as |
|---|---|
| 2024, vuonna 2024, år 2024 | the year |
| vuosina 2019–2021 | the years |
| keväällä 2021, hösten 2022 | January to May, August to December: the terms of councils |
| talvella 2020–2021 | December to February; the winter of one year is not read |
| maaliskuu 2024, mars 2024, 2024-03, maalisk. 2024, okt 2025 | the month |
| tammi–maaliskuussa 2024 | the months |
| 4/2023 | April, but perhaps the fourth meeting (``is_guess``) |
| 7.5.2026 and the other forms of ``dates`` | the day |
| 1.–2.3.2024, 1.2.-3.3.2024, 1. helmikuuta – 3. maaliskuuta 2024 | the days |
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from analyzers.notations.temporal.dates import (
    DAY_ENDING,
    DAY_WORD,
    MONTH_FIRST,
    MONTH_IN_DAY,
    calendar_day,
    find_dates,
    parse_date,
)
from analyzers.notations.temporal.months import (
    FINNISH_MONTH,
    OTHER_MONTH,
    SHORT_MONTH,
    month_number,
)

_FIRST_YEAR = 1990
_YEAR = r"(?:19|20)\d\d"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_DASH = r"\s*[-–—]\s*"
_DOTTED = rf"{_D}\.\s?{_M}\.\s?{_YEAR}"
_WORDED = (
    rf"(?:(?:den\s+|the\s+)?{_D}\.?{DAY_ENDING}{DAY_WORD}\s+(?:{MONTH_IN_DAY})\s+"
    rf"(?:vuonna\s+)?{_YEAR}|(?:{MONTH_FIRST})\s+(?:vuonna\s+)?{_YEAR})"
)
_MONTH_CASE = r"kuu(?:n|ssa|lla|lta|sta|hun|ta)?"
_SEASONS = (
    # first month, last month, Finnish forms, Swedish, English
    (1, 5, r"kevät|kevään|keväällä|keväältä|keväästä", "våren", "spring"),
    (6, 8, r"kesä|kesän|kesällä|kesältä|kesästä", "sommaren", "summer"),
    (8, 12, r"syksy|syksyn|syksyllä|syksyltä|syksystä", "hösten", "autumn"),
)
_WINTER = r"talvi|talven|talvella|talvelta|vintern|winter"
_SEASON = "|".join(f"{fi}|{sv}|{en}" for *_, fi, sv, en in _SEASONS)
_FOUND = re.compile(
    rf"""(?<![\w/.:-])(?:
      (?P<days>(?:{_D}\.?|{_D}\.\s?{_M}\.|{_DOTTED}){_DASH}{_DOTTED})
    | (?P<worded_days>(?:den\s+)?{_D}\.?(?:\s+(?:{MONTH_IN_DAY})(?:\s+{_YEAR})?)?
        {_DASH}{_WORDED})
    | (?P<day>{_DOTTED}|{_WORDED}|{_YEAR}-\d\d-\d\d|{_D}/{_M}/{_YEAR}
        |{_D}-{_M}-{_YEAR})
    | (?P<iso_month>{_YEAR}-(?:0[1-9]|1[0-2]))
    | (?P<numbers>{_M}/{_YEAR})
    | (?P<months>(?P<from_month>{FINNISH_MONTH})(?:kuu\w{{0,3}})?{_DASH}
        (?P<to_month>{FINNISH_MONTH}){_MONTH_CASE}
        \s+(?:vuonna\s+)?(?P<months_year>{_YEAR}))
    | (?P<month>(?P<name>{FINNISH_MONTH})(?:{_MONTH_CASE}|k\.?)
        \s+(?:vuonna\s+)?(?P<month_year>{_YEAR}))
    | (?P<other>(?:(?P<other_name>{OTHER_MONTH})|(?P<short>{SHORT_MONTH})\.?)
        \s+(?P<other_year>{_YEAR}))
    | (?P<season>(?P<season_name>{_SEASON})\s+(?P<season_year>{_YEAR}))
    | (?P<winter>(?:{_WINTER})\s+(?P<winter_from>{_YEAR}){_DASH}(?P<winter_to>{_YEAR}))
    | (?P<years>(?:(?:vuosina|vuosilta|vuodet|vuosien|åren)\s+)?
        (?P<first>{_YEAR})\s*[-–—]\s*(?P<last>{_YEAR}))
    | (?P<year>(?:(?:vuo(?:nna|den|delta|delle|deksi|si)|v\.|(?:för\s+)?år|för)\s+)?
        (?P<only>{_YEAR}))
    )(?![\w/:-]|\.\d)(?(day)|(?!\s*§))""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERED = re.compile(
    r"(?:§|\b(?:HE|KHO|KKO|nro|n:o|numero|dnro|laki|asetus|kokous\w*|pöytäkirja\w*"
    r"|esityslista\w*|lista|möte\w*|protokoll\w*))\.?\s*$",
    re.IGNORECASE,
)
"""What makes the 4 of "4/2023" a number, not a month."""
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_LEFT_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})\.?\s?(?:(?P<month>\d{{1,2}})\.|(?P<name>{MONTH_IN_DAY}))?\s*"
    rf"(?P<year>{_YEAR})?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A period that a piece of a text names.

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
    """Read a period that is all of a text ("2024", "2024-01..2024-06", "1.3.2024", "2024..").

    Returns:
        First and last day, either None when open; None when it is not a period.
    """
    first, dots, last = text.strip().partition("..")
    if not dots:
        return _span(first)
    begin, end = _span(first) if first else None, _span(last) if last else None
    if (first and begin is None) or (last and end is None) or not (first or last):
        return None
    return (begin[0] if begin else None, end[1] if end else None)


def months_of(year: int, first: int, last: int) -> tuple[dt.date, dt.date] | None:
    """Return the days from month *first* to the end of *last*; None when none."""
    if not 1 <= first <= last <= 12:
        return None
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    return dt.date(year, first, 1), end


def _span(text: str) -> tuple[dt.date, dt.date] | None:
    text = text.strip()
    if partial := _PARTIAL.fullmatch(text):
        year, month = int(partial[1]), partial[2]
        if year == 0:
            return None
        return months_of(year, int(month or 1), int(month or 12))
    if day := parse_date(text):
        return day, day
    found = _FOUND.fullmatch(text)
    period = _period(found) if found else None
    return (period.first, period.last) if period else None


def _period(found: re.Match[str]) -> Period | None:
    start, end = found.span()
    if found["year"]:
        return Period(start, end, *_years(found["only"], found["only"]), is_year=True)
    if found["years"]:
        first, last = found["first"], found["last"]
        if last < first:
            return None
        return Period(start, end, *_years(first, last), is_range=True)
    if found["winter"]:
        first, last = int(found["winter_from"]), int(found["winter_to"])
        if last != first + 1:
            return None
        end_day = dt.date(last, 2, calendar.monthrange(last, 2)[1])
        return Period(start, end, dt.date(first, 12, 1), end_day)
    months = _months(found)
    if months:
        return Period(start, end, *months, is_guess=bool(found["numbers"]))
    days = _days(found)
    return Period(start, end, *days) if days else None


def _months(found: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """Return the span of a match that names months or a season."""
    if found["numbers"]:
        number, _, year = found["numbers"].partition("/")
    elif found["iso_month"]:
        year, _, number = found["iso_month"].partition("-")
    elif found["month"]:
        year, number = found["month_year"], month_number(found["name"]) or 0
    elif found["other"]:
        year, number = (
            found["other_year"],
            month_number(found["other_name"] or found["short"]) or 0,
        )
    elif found["months"]:
        first = month_number(found["from_month"]) or 0
        last = month_number(found["to_month"]) or 0
        return months_of(int(found["months_year"]), first, last)
    elif found["season"]:
        return months_of(int(found["season_year"]), *_season(found["season_name"]))
    else:
        return None
    return months_of(int(year), int(number), int(number))


def _season(name: str) -> tuple[int, int]:
    folded = name.casefold()
    return next(
        (first, last)
        for first, last, *names in _SEASONS
        if folded in "|".join(names).split("|")
    )


def _days(found: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """Return the span of a match that names one day, or two with what both share."""
    last = next(iter(list(find_dates(found.group()))[-1:]), None)
    if last is None:
        return None
    if found["day"]:
        return last.day, last.day
    left = re.sub(rf"{_DASH}(?:den\s+)?\Z", "", found.group()[: last.start])
    match = _LEFT_DAY.search(left)
    if match is None:
        return None
    named = month_number(match["name"]) if match["name"] else None
    first = calendar_day(
        match["year"] or last.day.year,
        match["month"] or named or last.day.month,
        match["day"],
    )
    return (first, last.day) if first and first <= last.day else None


def _years(first: str, last: str) -> tuple[dt.date, dt.date]:
    return dt.date(int(first), 1, 1), dt.date(int(last), 12, 31)
