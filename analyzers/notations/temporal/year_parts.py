"""Parts of a year that is named or told from today: "loppuvuonna 2024", "viime lokakuussa".

| written | read as |
|---|---|
| loppuvuonna 2024, vuoden 2024 lopulla, i slutet av 2024 | September to December |
| alkuvuodesta 2025, vuoden 2025 alussa, i början av 2025 | January to April |
| viime vuoden syksyllä, syksyllä viime vuonna, hösten i fjol | the season of that year |
| tämän vuoden maaliskuussa, maaliskuussa tänä vuonna, i mars i år | the month of that year |
| viime lokakuussa, senaste oktober | the latest such month before this one |
| Q1 2024, ensimmäisellä vuosipuoliskolla 2024, första kvartalet 2024 | the months |
| vuosina 2023 ja 2024, åren 2023 och 2024 | both years and what is between them |
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from analyzers.notations.temporal.months import (
    FINNISH_MONTH,
    OTHER_MONTH,
    month_number,
)
from analyzers.notations.temporal.periods import Period, find_periods, months_of
from analyzers.notations.temporal.year_words import WHEN, year_of

_YEAR = r"(?:19|20)\d\d"
_PARTS = (
    # first month, last month, in Finnish and Swedish
    (1, 4, r"alkuvuo\w+|alussa|alusta|alkupuolella|(?:i\s+)?början\s+av"),
    (9, 12, r"loppuvuo\w+|lopussa|lopulla|lopulta|loppupuolella|(?:i\s+)?slutet\s+av"),
    (1, 5, r"kevät|kevään|keväällä|keväältä|keväästä|(?:på\s+)?våren"),
    (6, 8, r"kesä|kesän|kesällä|kesältä|kesästä|(?:på\s+)?sommaren"),
    (8, 12, r"syksy|syksyn|syksyllä|syksyltä|syksystä|(?:på\s+)?hösten"),
    (1, 3, r"q1|ensimmäis\w+\s+(?:neljännek\w+|kvartaali\w+)|första\s+kvartalet"),
    (4, 6, r"q2|tois\w+\s+(?:neljännek\w+|kvartaali\w+)|andra\s+kvartalet"),
    (7, 9, r"q3|kolman\w+\s+(?:neljännek\w+|kvartaali\w+)|tredje\s+kvartalet"),
    (
        10,
        12,
        r"q4|(?:neljän\w+|viimeis\w+)\s+(?:neljännek\w+|kvartaali\w+)|fjärde\s+kvartalet",
    ),
    (1, 6, r"ensimmäis\w+\s+(?:vuosi)?puolisko\w+|första\s+halvåret"),
    (7, 12, r"(?:tois|jälkimmäis)\w+\s+(?:vuosi)?puolisko\w+|andra\s+halvåret"),
)
_PART = "|".join(f"(?P<part{at}>{words})" for at, (*_, words) in enumerate(_PARTS))
_MONTH = (
    rf"(?P<month>{FINNISH_MONTH})kuu(?:n|ssa|lla|lta|sta|hun|ta)?"
    rf"|(?:i\s+)?(?P<other>{OTHER_MONTH})"
)
_WHAT = rf"(?:{_PART}|{_MONTH})"
_FOUND = tuple(
    re.compile(rf"(?<![\w/.:-])(?:{pattern})(?![\w/:§-]|\.\d|\s*§)", re.IGNORECASE)
    for pattern in (rf"{_WHAT}\s+{WHEN}", rf"{WHEN}\s+{_WHAT}")
)
_LAST_MONTH = re.compile(
    rf"(?<!\w)(?:viime\s+(?P<month>{FINNISH_MONTH})"
    rf"kuu(?:n|ssa|lla|lta|sta|hun|ta)?|(?:förra|senaste)\s+(?P<other>{OTHER_MONTH}))(?!\w)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    rf"(?<!\w)(?:vuosina|vuosien|vuosilta|vuodet|åren)\s+(?P<first>{_YEAR})\s+"
    rf"(?:ja|sekä|tai|och|eller)\s+(?P<last>{_YEAR})(?!\w)",
    re.IGNORECASE,
)


def find_year_parts(text: str, today: dt.date) -> Iterator[Period]:
    """Yield the periods of *text* that are parts of a year, or two years."""
    for pattern in _FOUND:
        for found in pattern.finditer(text):
            days = _days(found, today)
            if days and not _is_plain(found.group(), today):
                yield Period(*found.span(), *days, is_range=True)
    for found in _LAST_MONTH.finditer(text):
        number = month_number(found["month"] or found["other"]) or 0
        year = today.year - (1 if number >= today.month else 0)
        if days := months_of(year, number, number):
            yield Period(*found.span(), *days, is_range=True)
    for found in _BOTH.finditer(text):
        first, last = sorted((int(found["first"]), int(found["last"])))
        ends = dt.date(first, 1, 1), dt.date(last, 12, 31)
        yield Period(*found.span(), *ends, is_range=True)


def _is_plain(piece: str, today: dt.date) -> bool:
    """Whether the piece is a period without our help: "keväällä 2021"."""
    return any(one.end - one.start == len(piece) for one in find_periods(piece, today))


def _days(found: re.Match[str], today: dt.date) -> tuple[dt.date, dt.date] | None:
    year = year_of(found, today)
    if name := found["month"] or found["other"]:
        number = month_number(name) or 0
        return months_of(year, number, number)
    first, last = next(
        (first, last)
        for at, (first, last, _) in enumerate(_PARTS)
        if found[f"part{at}"]
    )
    return months_of(year, first, last)
