"""Parts of a month or a season: "syyskuun alussa 2025", "loppukesällä 2024".

| written | read as |
|---|---|
| syyskuun alussa 2025, syyskuun 2025 alussa, alkusyyskuussa 2025 | 1 to 10 September |
| i början av september 2025, early September 2025 | the same |
| toukokuun puolivälissä 2024, i mitten av maj 2024 | 10 to 20 May |
| vuoden 2024 tammikuun lopulla, tammikuun lopulla viime vuonna | from 20 January |
| kesän alussa 2024, alkukesällä 2024, i början av sommaren 2024 | the first part of the season |
| syksyn 2023 lopulla, loppusyksystä 2023, i slutet av hösten 2023 | its last part |

A month without a year is left to other readers: which one is meant nobody says.
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
from analyzers.notations.temporal.periods import Period, months_of
from analyzers.notations.temporal.year_words import WHEN, year_of

_BEGINNING = r"alu(?:ssa|sta|lla)|alkupuol\w+|alkupäi\w+"
_MIDDLE = r"puoliväli\w*|puolessa\s?väli\w+|keskivaih\w+"
_END = r"lopu(?:ssa|lla|lta|sta)|loppupuol\w+|loppupäi\w+"
_PLACE = rf"(?:(?P<begin>{_BEGINNING})|(?P<middle>{_MIDDLE})|(?P<end>{_END}))"
_CASE = r"(?:n|ssa|lla|lta|sta|hun|ta)?"
_SEASON_CASE = (
    r"(?:keväällä|keväältä|keväästä|kesällä|kesältä|kesästä|syks(?:yllä|yltä|ystä))"
)
_GENITIVE = rf"(?:(?P<month>{FINNISH_MONTH})kuun|(?P<season>kevään|kesän|syksyn))"
_JOINED = (
    rf"(?P<part>alku|keski|loppu)(?:(?P<month>{FINNISH_MONTH})kuu{_CASE}"
    rf"|(?P<season>{_SEASON_CASE}))"
)
_SWEDISH = (
    r"(?:i\s+|in\s+|at\s+)?(?:the\s+)?(?:(?P<begin>början\s+av|beginning\s+of|early)"
    r"|(?P<middle>mitten\s+av|middle\s+of|mid)|(?P<end>slutet\s+av|end\s+of|late))[\s-]+"
    rf"(?:(?P<month>{OTHER_MONTH})|(?P<season>våren|sommaren|hösten|spring|summer|autumn))"
)
_FOUND = tuple(
    re.compile(rf"(?<![\w/.:-])(?:{pattern})(?![\w/:§-]|\.\d|\s*§)", re.IGNORECASE)
    for pattern in (
        rf"{_GENITIVE}\s+{_PLACE}\s+{WHEN}",
        rf"{_GENITIVE}\s+{WHEN}\s+{_PLACE}",
        rf"{WHEN}\s+{_GENITIVE}\s+{_PLACE}",
        rf"{_JOINED}\s+{WHEN}",
        rf"{WHEN}\s+{_JOINED}",
        rf"{_SWEDISH}\s+{WHEN}",
    )
)
_PARTS = {"begin": 0, "alku": 0, "middle": 1, "keski": 1, "end": 2, "loppu": 2}
_SEASONS = (
    # how its names begin; first and last month of its beginning, middle and end
    (("kev", "vår", "spr"), ((1, 2), (3, 3), (4, 5))),
    (("kes", "som", "sum"), ((6, 6), (7, 7), (8, 8))),
    (("syks", "hös", "aut"), ((8, 9), (10, 10), (11, 12))),
)
_FIRST_THIRD, _LAST_THIRD = 10, 20


def find_month_parts(text: str, today: dt.date) -> Iterator[Period]:
    """Yield the periods of *text* that are parts of a month or a season of a year.

    >>> [one.last.day for one in find_month_parts("syyskuun alussa 2025", dt.date.max)]
    [10]
    """
    for pattern in _FOUND:
        for found in pattern.finditer(text):
            if days := _days(found, year_of(found, today)):
                yield Period(*found.span(), *days, is_range=True)


def _days(found: re.Match[str], year: int) -> tuple[dt.date, dt.date] | None:
    named = found.groupdict()
    word = named.get("part") or next(
        (name for name in ("begin", "middle", "end") if named.get(name)), ""
    )
    part = _PARTS[word.casefold()]
    if season := named.get("season"):
        folded = season.casefold()
        thirds = next(row for begins, row in _SEASONS if folded.startswith(begins))
        return months_of(year, *thirds[part])
    number = month_number(found["month"]) or 0
    whole = months_of(year, number, number)
    if whole is None:
        return None
    first, last = whole
    return (
        (first, first.replace(day=_FIRST_THIRD)),
        (first.replace(day=_FIRST_THIRD), first.replace(day=_LAST_THIRD)),
        (first.replace(day=_LAST_THIRD), last),
    )[part]
