"""Dates and times of day as Finnish and Swedish decisions write them."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "tammi januari january",
            "helmi februari february",
            "maalis mars march",
            "huhti april",
            "touko maj may",
            "kesä juni june",
            "heinä juli july",
            "elo augusti august",
            "syys september",
            "loka oktober october",
            "marras november",
            "joulu december",
        ),
        start=1,
    )
    for name in names.split()
}
_FINNISH_MONTH = "|".join(
    name for name in _MONTHS if name not in {"may"} and name.isalpha()
)
DATE = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d{2})(?!\d)"
    rf"|(?<!\d)(?P<day2>\d{{1,2}})\.?\s+(?P<name>{_FINNISH_MONTH})(?:kuuta|kuun|kuu)?\s+"
    r"(?P<year2>(?:19|20)\d{2})(?!\d)"
    r"|(?<!\d)(?P<year3>(?:19|20)\d{2})-(?P<month3>\d{2})-(?P<day3>\d{2})(?!\d)",
    re.IGNORECASE,
)
"""A whole date: 7.5.2026, 07.05.2026, 7. toukokuuta 2026, 7 maj 2026, 2026-05-07."""

_TIME = re.compile(
    r"(?:\bklo|\bkello|\bkl\.?)\s*(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?!\d)",
    re.IGNORECASE,
)


def to_date(match: re.Match[str]) -> dt.date | None:
    """Return the day that a match of ``DATE`` names; None for a day that is none."""
    group = match.group
    if group("name"):
        parts = group("year2"), str(_MONTHS[group("name").lower()]), group("day2")
    elif group("year3"):
        parts = group("year3"), group("month3"), group("day3")
    else:
        parts = group("year"), group("month"), group("day")
    try:
        return dt.date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def first_date(text: str) -> dt.date | None:
    """Return the first real date in *text*, or None."""
    for match in DATE.finditer(text):
        day = to_date(match)
        if day is not None:
            return day
    return None


def first_time(text: str) -> str | None:
    """Return the first time of day after "klo", "kello" or "kl." as "17:00", or None."""
    match = _TIME.search(text)
    if match is None:
        return None
    return f"{int(match['hour']):02d}:{match['minute'] or '00'}"
