"""Days and times of day as Finnish and Swedish decisions write them.

| form | example |
|---|---|
| dotted | 7.5.2026, 07.05.2026, 7. 5. 2026 |
| worded | 7. toukokuuta 2026, 11. päivänä maaliskuuta 2024, den 18:e april 2025, 8. huhti, 2019 |
| month first | huhtikuun 15. päivänä 2025, April 15, 2025 |
| iso | 2026-05-07 |
| hyphened | 11-10-2022 (Swedish pages of CaseM) |
| slashed | 18/10/2017 |

Days that no calendar has are never read. Ranges, months and years are ``periods``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analyzers.notations.temporal.months import (
    ENGLISH_MONTHS,
    FINNISH_MONTH,
    OTHER_MONTH,
    month_number,
)

DateForm = Literal["dotted", "worded", "iso", "hyphened", "slashed", "month-first"]

YEAR = r"(?:19|20)\d{2}"
DAY_AND_MONTH = r"\d{1,2}\.\s?\d{1,2}\."
DOTTED = rf"{DAY_AND_MONTH}\s?{YEAR}"
DOTTED_WITH_OR_WITHOUT_YEAR = rf"{DAY_AND_MONTH}\s?(?:{YEAR})?"
HYPHENED = rf"\d{{1,2}}-\d{{1,2}}-{YEAR}"
NUMERIC_DAY = rf"{DOTTED}|{HYPHENED}"
"""Parts for regular expressions of lines that hold a day; ``parse_date`` reads it."""

SHORT_YEAR_DAY = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>1[0-2]|0?[1-9])\.\s?(?P<year>\d{2})(?![\d.])"
)
"""A day with two figures of its year; only where nothing but a day can be meant."""

_FIRST_OF_LAST_CENTURY = 60

_ENGLISH_MONTH = "|".join(ENGLISH_MONTHS)
MONTH_IN_DAY = rf"(?:{FINNISH_MONTH})(?:kuuta|kuun|kuu)?|{OTHER_MONTH}"
DAY_WORD = r"(?:\s+(?:päivä(?:nä|n|stä|ltä|än|lle)?|p:nä|p\.))?"
DAY_ENDING = r"(?::?(?:e|a|nde|de|te)\b|(?:st|nd|rd|th)\b(?:\s+of\b)?)?"
"""What may stand between a day's number and its month: "15. päivänä", "15:e", "15th of"."""

MONTH_FIRST = (
    rf"(?:{FINNISH_MONTH})kuun\s+\d{{1,2}}\.?{DAY_WORD}"
    rf"|(?:{_ENGLISH_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,"
)
"""The month and the day before the year: "huhtikuun 15. päivänä", "April 15,"."""

_YEAR_IN_TEXT = re.compile(YEAR)
_LONGEST_DAY = 80
"""More characters than a day has before or behind its year."""

DATE = re.compile(
    rf"(?=\d)(?:(?<![\d.])(?P<day>\d{{1,2}})\s?\.\s?(?P<month>\d{{1,2}})\s?\.\s?(?P<year>{YEAR})(?!\d)"
    rf"|(?<!\d)(?P<day2>\d{{1,2}})\.?{DAY_ENDING}{DAY_WORD}\s+(?P<name>{MONTH_IN_DAY}),?\s+"
    rf"(?:vuonna\s+)?(?P<year2>{YEAR})(?!\d)"
    rf"|(?<!\d)(?P<year3>{YEAR})-(?P<month3>\d{{2}})-(?P<day3>\d{{2}})(?!\d)"
    rf"|(?<![\d-])(?P<day4>\d{{1,2}})-(?P<month4>\d{{1,2}})-(?P<year4>{YEAR})(?![\d-])"
    rf"|(?<![\w/.-])(?P<day5>\d{{1,2}})/(?P<month5>\d{{1,2}})/(?P<year5>{YEAR})(?![\d/]))"
    rf"|(?<!\w)(?P<first>{MONTH_FIRST})\s+(?:vuonna\s+)?(?P<year6>{YEAR})(?!\d)",
    re.IGNORECASE,
)
"""A whole day; ``to_date`` reads a match."""

_FORMS: tuple[DateForm, ...] = (
    *("dotted", "worded", "iso", "hyphened", "slashed", "month-first"),
)
_NAME_AND_DAY = re.compile(r"([^\W\d]+)\s+(\d{1,2})")
_TIME = re.compile(
    r"(?:\bklo|\bkello|\bkl\.?)\s*(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?!\d)",
    re.IGNORECASE,
)
_ISO_OF_ANY_YEAR = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED_OF_ANY_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_FILE_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})[._-](\d{{1,2}})[._-]({YEAR})(?!\d)")
_FILE_ISO_DAY = re.compile(rf"(?<!\d)({YEAR})[._-]?(\d\d)[._-]?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A day in a text: offsets, the day, and how it is written."""

    start: int
    end: int
    day: dt.date
    form: DateForm


def calendar_day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    """Return the day; None when no calendar has it."""
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def to_date(match: re.Match[str]) -> dt.date | None:
    """Return the day that a match of ``DATE`` names; None for a day that is none."""
    if name := match["name"]:
        return calendar_day(match["year2"], month_number(name) or 0, match["day2"])
    if first := match["first"]:
        name, day = _NAME_AND_DAY.findall(first)[0]
        return calendar_day(match["year6"], month_number(name) or 0, day)
    for suffix in ("", "3", "4", "5"):
        if year := match[f"year{suffix}"]:
            return calendar_day(year, match[f"month{suffix}"], match[f"day{suffix}"])
    return None


def short_year_date(match: re.Match[str]) -> dt.date | None:
    """Return the day of a match of ``SHORT_YEAR_DAY``, from 1960 to 2059."""
    year = int(match["year"])
    century = 1900 if year >= _FIRST_OF_LAST_CENTURY else 2000
    return calendar_day(century + year, match["month"], match["day"])


def day_of_any_year(text: str) -> dt.date | None:
    """Return the day that *text* is, with two figures of its year or all of it.

    >>> day_of_any_year("8.8.05"), day_of_any_year("8.8.2005")
    (datetime.date(2005, 8, 8), datetime.date(2005, 8, 8))
    """
    match = SHORT_YEAR_DAY.fullmatch(text.strip())
    return short_year_date(match) if match else parse_date(text)


def find_dates(text: str) -> Iterator[DateFound]:
    """Yield the days in *text*, in order."""
    for match in DATE.finditer(text, *_around_years(text)):
        day = to_date(match)
        if day is not None:
            yield DateFound(match.start(), match.end(), day, _form(match))


def _around_years(text: str) -> tuple[int, int]:
    """Return from where to where days can be: about the first year and the last."""
    years = [match.start() for match in _YEAR_IN_TEXT.finditer(text)]
    if not years:
        return len(text), len(text)
    return max(0, years[0] - _LONGEST_DAY), years[-1] + _LONGEST_DAY


def first_date(text: str) -> dt.date | None:
    """Return the first real day in *text*, or None."""
    found = next(find_dates(text), None)
    return found.day if found else None


def parse_date(text: str) -> dt.date | None:
    """Return the day that *text* is, in any of the forms; None when it is none.

    >>> parse_date("11. päivänä maaliskuuta 2024"), parse_date("31.2.2024")
    (datetime.date(2024, 3, 11), None)
    """
    text = text.strip()
    if match := DATE.fullmatch(text):
        return to_date(match)
    if match := _ISO_OF_ANY_YEAR.fullmatch(text):
        return calendar_day(match[1], match[2], match[3])
    if match := _DOTTED_OF_ANY_YEAR.fullmatch(text):
        return calendar_day(match[3], match[2], match[1])
    return None


def finnish_date(day: dt.date) -> str:
    """Return a day as Finnish writes it: "7.5.2026"."""
    return f"{day.day}.{day.month}.{day.year}"


def file_date(name: str) -> dt.date | None:
    """Return the day in a file's name ("Kh_12.3.2024.pdf", "20240312_kh"), or None."""
    if match := _FILE_DAY.search(name):
        day = calendar_day(match[3], match[2], match[1])
        if day is not None:
            return day
    match = _FILE_ISO_DAY.search(name)
    return calendar_day(match[1], match[2], match[3]) if match else None


def first_time(text: str) -> str | None:
    """Return the first time of day after "klo", "kello" or "kl." as "17:00", or None."""
    match = _TIME.search(text)
    if match is None:
        return None
    return f"{int(match['hour']):02d}:{match['minute'] or '00'}"


def _form(match: re.Match[str]) -> DateForm:
    groups = ("year", "year2", "year3", "year4", "year5", "year6")
    return next(
        form for group, form in zip(groups, _FORMS, strict=True) if match[group]
    )
