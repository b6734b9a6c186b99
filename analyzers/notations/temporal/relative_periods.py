"""Periods told from today or from one side: "viime kuussa", "vuoden 2021 jälkeen".

| written | read as |
|---|---|
| tänä vuonna, viime vuonna, i år, i fjol | the calendar year |
| ensi vuonna, nästa år | the calendar year, which a text names by its number |
| viime kuussa, förra månaden, viime viikolla | the calendar month, the week |
| viime kesänä, i somras, tänä keväänä | the latest such season that has begun |
| viimeisen kahden vuoden aikana, de senaste fem åren | so long until today |
| tällä valtuustokaudella, förra mandatperioden | the term of councils |
| eilinen, eilisessä, viime maanantaina, i måndags | the day |
| viikko sitten, kuukausi sitten, kaksi vuotta sitten | that week, month or year |
| vuoden 2021 jälkeen, efter 2021 | from the day after the period |
| ennen vuotta 2020, före 2020 | until the day before it |
| vuodesta 2021 alkaen, sedan 2021 | from its first day |
| vuoteen 2020 asti, till och med 2020 | until its last day |
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from analyzers.notations.temporal.periods import Period, find_periods, months_of
from analyzers.notations.temporal.year_parts import find_year_parts

NO_BEGINNING = dt.date.min
NO_END = dt.date.max
"""First and last day of periods that are open on that side."""

_Days = tuple[dt.date, dt.date]
_TERMS = (
    # councils: first day, last day; the election of 2021 was held in June
    (dt.date(2005, 1, 1), dt.date(2008, 12, 31)),
    (dt.date(2009, 1, 1), dt.date(2012, 12, 31)),
    (dt.date(2013, 1, 1), dt.date(2017, 5, 31)),
    (dt.date(2017, 6, 1), dt.date(2021, 7, 31)),
    (dt.date(2021, 8, 1), dt.date(2025, 5, 31)),
    (dt.date(2025, 6, 1), dt.date(2029, 5, 31)),
)
_SEASONS = (
    # first month, last month, Finnish stem of "viime …", Swedish "i …", its noun
    (1, 5, r"kevä\w*", "våras", r"vår\w*"),
    (6, 8, r"kesä\w*", "somras", r"sommar\w*"),
    (8, 12, r"syks\w*", "höstas", r"höst\w*"),
)
_WEEKDAYS = (
    # in Finnish, Swedish
    ("maanantaina", "måndag"),
    ("tiistaina", "tisdag"),
    ("keskiviikkona", "onsdag"),
    ("torstaina", "torsdag"),
    ("perjantaina", "fredag"),
    ("lauantaina", "lördag"),
    ("sunnuntaina", "söndag"),
)
_NUMBERS = {
    "kaksi": 2,
    "kolme": 3,
    "neljä": 4,
    "viisi": 5,
    "yhden": 1,
    "kahden": 2,
    "kolmen": 3,
    "neljän": 4,
    "viiden": 5,
    "kuuden": 6,
    "kymmenen": 10,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "tio": 10,
}
_NUMBER = r"(?:\d{1,2}|" + "|".join(_NUMBERS) + ")"
_LAST = r"(?:viime|edellise\w+|förra|föregående)"
_THIS = (
    r"(?:tänä|tällä|tässä|kuluvan?a?|kuluvassa|kuluvalla|nykyise\w+|denna|detta"
    r"|den här|det här)"
)
_PERIOD_OF_COUNCIL = (
    r"(?:valtuustokau\w+|valtuuskau\w+|mandatperiod\w*|fullmäktigeperiod\w*)"
)


def find_relative_periods(text: str, today: dt.date) -> list[Period]:
    """Return the periods that need *today* or are open, in order, not overlapping."""
    found = [
        *_open_periods(text, today),
        *_told_from_today(text, today),
        *find_year_parts(text, today),
    ]
    found.sort(key=lambda period: (period.start, -period.end))
    kept: list[Period] = []
    for period in found:
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return kept


# -- open on one side ---------------------------------------------------------------

_BEFORE = re.compile(
    r"(?:(?P<until>\bennen|\bföre)|(?P<since>\bsedan|\bfr\.?o\.?m\.?|\bfrån(?: och med)?"
    r"|\balkaen)|(?P<after>\befter)|(?P<till>\btill och med|\bt\.?o\.?m\.?|\bfram till))"
    r"(?:\s+(?:vuotta|år|året))?\s+\Z",
    re.IGNORECASE,
)
_YEAR_WORD = re.compile(
    r"\b(?:vuode(?:n|sta)|vuoteen|vuotta|vuonna|år|året)\s+\Z", re.IGNORECASE
)
_BEHIND = re.compile(
    r"\A\s+(?:(?P<after>jälkeen|jälkeise\w+)|(?P<since>alkaen|lähtien)"
    r"|(?P<till>asti|saakka|mennessä)|(?P<until>edeltäv\w+))\b",
    re.IGNORECASE,
)


def _open_periods(text: str, today: dt.date) -> list[Period]:
    found: list[Period] = []
    for period in find_periods(text, today):
        start = period.start
        if year := _YEAR_WORD.search(text[:start]):
            start = year.start()
        before, behind = _BEFORE.search(text[:start]), _BEHIND.match(text[period.end :])
        match = before or behind
        if match is None or match.lastgroup is None:
            continue
        first, last = _side(match.lastgroup, period)
        found.append(
            replace(
                period,
                start=before.start() if before else start,
                end=period.end if before else period.end + match.end(),
                first=first,
                last=last,
                is_year=False,
                is_range=True,
                is_guess=False,
            )
        )
    return found


def _side(name: str, period: Period) -> _Days:
    day = dt.timedelta(days=1)
    if name == "after":
        return period.last + day, NO_END
    if name == "since":
        return period.first, NO_END
    if name == "until":
        return NO_BEGINNING, period.first - day
    return NO_BEGINNING, period.last


# -- told from today --------------------------------------------------------------------


def _year(today: dt.date, back: int) -> _Days:
    return dt.date(today.year - back, 1, 1), dt.date(today.year - back, 12, 31)


def _month(today: dt.date, back: int) -> _Days:
    month = today.year * 12 + today.month - 1 - back
    found = months_of(month // 12, month % 12 + 1, month % 12 + 1)
    assert found is not None
    return found


def _week(today: dt.date, back: int) -> _Days:
    monday = today - dt.timedelta(days=today.weekday() + 7 * back)
    return monday, monday + dt.timedelta(days=6)


def _day(today: dt.date, back: int) -> _Days:
    return (today - dt.timedelta(days=back),) * 2


def _season(first: int, last: int) -> Callable[[dt.date, int], _Days]:
    def days(today: dt.date, back: int) -> _Days:
        """Return the season of this year; with *back*, the latest that has begun."""
        year = today.year - (1 if back and today < dt.date(today.year, first, 1) else 0)
        found = months_of(year, first, last)
        assert found is not None
        return found

    return days


def _term(today: dt.date, back: int) -> _Days:
    begun = [at for at, (first, _) in enumerate(_TERMS) if first <= today]
    return _TERMS[max(begun[-1] - back, 0)] if begun else _TERMS[0]


def _weekday(number: int) -> Callable[[dt.date, int], _Days]:
    def days(today: dt.date, back: int) -> _Days:
        """Return the latest such day before today."""
        return _day(today, (today.weekday() - number - 1) % 7 + 1 + 7 * back)

    return days


_Rule = tuple[re.Pattern[str], Callable[[dt.date, int], _Days], int]


def _rule(pattern: str, days: Callable[[dt.date, int], _Days], back: int) -> _Rule:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), days, back


_RULES: Sequence[_Rule] = (
    _rule(rf"{_THIS} vuo(?:nna|den|si|delta|tena)|i år|{_THIS} år(?:et)?", _year, 0),
    _rule(rf"{_LAST} vuo(?:nna|den|si|delta|tena)|i fjol|{_LAST} år(?:et)?", _year, 1),
    _rule(r"toissa ?vuonna|i förrfjol", _year, 2),
    _rule(r"ensi vuo(?:nna|den|delle|deksi|tta)|nästa år", _year, -1),
    _rule(rf"{_THIS} kuu(?:ssa|n)|{_THIS} kuukau\w+|{_THIS} månad\w*", _month, 0),
    _rule(rf"{_LAST} kuu(?:ssa|n|lta)|{_LAST} kuukau\w+|{_LAST} månad\w*", _month, 1),
    _rule(rf"{_THIS} viikolla|{_THIS} vecka\w*", _week, 0),
    _rule(rf"{_LAST} viikolla|{_LAST} veckan?", _week, 1),
    _rule(r"tänään|tämänpäiväi\w+|i ?dag|dagens", _day, 0),
    _rule(r"eilen|eili(?:nen|se\w+)|i ?går|gårdagens", _day, 1),
    _rule(r"toissa ?päivä(?:nä|isen|inen)|i ?förrgår", _day, 2),
    _rule(r"viimevuoti\w+|fjolårets", _year, 1),
    _rule(r"tämänvuoti\w+|årets", _year, 0),
    _rule(r"viikko sitten|för en vecka sedan", _week, 1),
    _rule(r"kuukausi sitten|för en månad sedan", _month, 1),
    _rule(r"vuosi sitten|för ett år sedan", _year, 1),
    *(
        _rule(rf"viime {fi}|i {sv}s", _weekday(number), 0)
        for number, (fi, sv) in enumerate(_WEEKDAYS)
    ),
    *(
        _rule(rf"{_LAST} {fi}|i {past}|{_LAST} {sv}", _season(first, last), 1)
        for first, last, fi, past, sv in _SEASONS
    ),
    *(
        _rule(rf"{_THIS} {fi}|{_THIS} {sv}", _season(first, last), 0)
        for first, last, fi, _, sv in _SEASONS
    ),
    _rule(rf"{_THIS} {_PERIOD_OF_COUNCIL}", _term, 0),
    _rule(rf"{_LAST} {_PERIOD_OF_COUNCIL}", _term, 1),
)
_SO_LONG = re.compile(
    rf"(?<!\w)(?:viimeis\w+\s+(?:(?P<number>{_NUMBER})\s+)?(?P<unit>vuoden|kuukauden|viikon)"
    rf"(?:\s+aikana)?|(?:de\s+)?senaste\s+(?:(?P<antal>{_NUMBER})\s+)?"
    r"(?P<enhet>åre[nt]|månad\w*|veck\w*))(?!\w)",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"(?<!\w)(?:(?P<number>{_NUMBER})\s+(?P<unit>vuotta|kuukautta|viikkoa)\s+sitten"
    rf"|för\s+(?P<antal>{_NUMBER})\s+(?P<enhet>år|månader|veckor)\s+sedan)(?!\w)",
    re.IGNORECASE,
)
_THEN = {"v": _year, "å": _year, "k": _month, "m": _month}
_UNIT_DAYS = {"v": 365.25, "å": 365.25, "k": 30.44, "m": 30.44}


def _told_from_today(text: str, today: dt.date) -> list[Period]:
    found = [
        Period(
            *match.span(),
            *days(today, back),
            is_year=days is _year,
            is_range=days is not _year,
        )
        for pattern, days, back in _RULES
        for match in pattern.finditer(text)
    ]
    for match in _SO_LONG.finditer(text):
        word = (match["number"] or match["antal"] or "1").casefold()
        unit = (match["unit"] or match["enhet"]).casefold()
        length = 7.0 if unit.startswith(("viik", "veck")) else _UNIT_DAYS[unit[0]]
        number = _number(word)
        first = today - dt.timedelta(days=round(number * length))
        found.append(Period(*match.span(), first, today, is_range=True))
    for match in _AGO.finditer(text):
        unit = (match["unit"] or match["enhet"]).casefold()
        number = _number((match["number"] or match["antal"]).casefold())
        then = _week if unit.startswith(("viik", "veck")) else _THEN[unit[0]]
        found.append(Period(*match.span(), *then(today, number), is_range=True))
    return found


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)
