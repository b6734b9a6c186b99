"""The days that a step of a reading narrows by, in Finnish, Swedish and English."""

from __future__ import annotations

import datetime as dt

from analyzers.notations.temporal.dates import finnish_date, parse_date
from analyzers.notations.temporal.months import (
    ENGLISH_MONTHS,
    FINNISH_MONTHS,
    SWEDISH_MONTHS,
)
from analyzers.notations.temporal.periods import months_of

_MONTHS = {
    "fi": [f"{name}kuu" for name in FINNISH_MONTHS],
    "sv": list(SWEDISH_MONTHS),
    "en": [name.capitalize() for name in ENGLISH_MONTHS],
}


def period_in_words(span: str, language: str) -> str:
    """Return "2025-12-31..2025-12-31" as the language writes it; else the text as it is.

    >>> period_in_words("2025-12-31..2025-12-31", "fi")
    '31.12.2025'
    >>> period_in_words("2025-12-01..2025-12-31", "sv")
    'december 2025'
    >>> period_in_words("2025-01-01..", "en")
    '1 January 2025–'
    """
    begin, dots, end = span.partition("..")
    first, last = parse_date(begin), parse_date(end)
    if not dots or not (first or last):
        return span
    if first and last and (first, last) == _month_of(first):
        return month_in_words(f"{first:%Y-%m}", language)
    if first == last:
        return _day(first, language)
    return f"{_day(first, language)}–{_day(last, language)}"


def month_in_words(month: str, language: str) -> str:
    """Return "2025-12" as the language writes it; a year stays a year.

    >>> month_in_words("2025-12", "fi"), month_in_words("2025", "fi")
    ('joulukuu 2025', '2025')
    """
    year, dash, number = month.partition("-")
    return f"{_MONTHS[language][int(number) - 1]} {year}" if dash else year


def is_one_day(span: str) -> bool:
    """Whether a span "first..last" is one day."""
    begin, dots, end = span.partition("..")
    return bool(dots) and begin == end


def _month_of(day: dt.date) -> tuple[dt.date, dt.date] | None:
    return months_of(day.year, day.month, day.month)


def _day(day: dt.date | None, language: str) -> str:
    if day is None:
        return ""
    if language == "en":
        return f"{day.day} {_MONTHS['en'][day.month - 1]} {day.year}"
    return finnish_date(day)
