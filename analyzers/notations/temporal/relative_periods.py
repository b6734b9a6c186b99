"""Periods told from today or from one side: "viime kuussa", "vuoden 2021 jälkeen".

| written | read as |
|---|---|
| tänä vuonna, viime vuonna, i år, i fjol | the calendar year |
| ensi vuonna, nästa år | the calendar year, which a text names by its number |
| viime kuussa, förra månaden, viime viikolla | the calendar month, the week |
| viime kesänä, i somras, tänä keväänä | the latest such season that has begun |
| viimeisen kahden vuoden aikana, viimeiset 30 päivää, de senaste fem åren | so long until today |
| tällä valtuustokaudella, förra mandatperioden | the term of councils |
| eilinen, eilisessä, viime maanantaina, i måndags | the day |
| viikko sitten, kuukausi sitten, kaksi vuotta sitten | that week, month or year |
| vuoden 2021 jälkeen, efter 2021 | from the day after the period |
| ennen vuotta 2020, före 2020 | until the day before it |
| vuodesta 2021 (alkaen), sedan 2021 | from its first day |
| vuoteen 2020 asti, till och med 2020 | until its last day |
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from analyzers.notations.temporal.council_terms import COUNCIL_PERIOD, term_of
from analyzers.notations.temporal.month_parts import find_month_parts
from analyzers.notations.temporal.periods import Period, find_periods, months_of
from analyzers.notations.temporal.worded_spans import find_worded_spans
from analyzers.notations.temporal.year_parts import find_year_parts

NO_BEGINNING = dt.date.min
NO_END = dt.date.max
"""First and last day of periods that are open on that side."""

_Days = tuple[dt.date, dt.date]
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
_NUMBERS: dict[str, float] = {
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
    "kuusi": 6,
    "kymmenen": 10,
    "pari": 2,
    "parin": 2,
    "puolen": 0.5,
    "puoli": 0.5,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "tio": 10,
}
_NUMBER = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
_LAST = r"(?:viime|edellise\w+|förra|föregående)"
_THIS = (
    r"(?:tänä|tällä|tässä|kuluvan?a?|kuluvassa|kuluvalla|nykyise\w+|denna|detta"
    r"|den här|det här)"
)


def find_relative_periods(text: str, today: dt.date) -> list[Period]:
    """Return the periods that need *today* or are open, in order, not overlapping."""
    found = [
        *_open_periods(text, today),
        *_told_from_today(text, today),
        *find_year_parts(text, today),
        *find_month_parts(text, today),
        *find_worded_spans(text, today),
    ]
    found.sort(key=lambda period: (period.start, -period.end))
    kept: list[Period] = []
    for period in found:
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return kept


# -- open on one side ---------------------------------------------------------------

_BEFORE = re.compile(
    r"(?:(?P<until>\bennen|\bföre|\binnan|\bbefore)"
    r"|(?P<since>\bsedan|\bfr\.?o\.?m\.?|\bfrån(?: och med)?|\balkaen|\bsitten|\bsince)"
    r"|(?P<after>\befter|\bafter)|(?P<till>\btill och med|\bt\.?o\.?m\.?|\bfram till))"
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
        name = match.lastgroup if match else None
        if name is None and year and year.group().casefold().startswith("vuodesta"):
            name = "since"
        if name is None:
            continue
        first, last = _side(name, period)
        found.append(
            replace(
                period,
                start=before.start() if before else start,
                end=period.end + (behind.end() if behind and not before else 0),
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
    _rule(rf"{_THIS} {COUNCIL_PERIOD}", term_of, 0),
    _rule(rf"{_LAST} {COUNCIL_PERIOD}", term_of, 1),
)
_UNIT = (
    r"(?:vuo(?:den|tta|sien|det|si)|v|kuukau(?:den|tta|sien|det|si)|kk|vuorokau\w+"
    r"|viik(?:on|koa|kojen|ot|ko)|vk|päiv(?:än|ää|ien|ät))"
)
_LONG = r"(?:\s+(?:aikana|ajalta|ajalla|sisällä|kuluessa))?"
_ENHET = r"(?:åre[nt]|månad\w*|veck\w*|dag(?:en|arna)|dyg\w+)"
_SO_LONG = re.compile(
    rf"""(?<!\w)(?:
      viimeis\w+\s+(?P<unit>vuoden|kuukauden|viikon){_LONG}
    | (?:viime(?:is\w+)?|edellis\w+)\s+(?P<number>{_NUMBER})\s+(?P<units>{_UNIT}){_LONG}
    | (?P<ahead>{_NUMBER})\s+(?:viime(?:is\w+)?|edellis\w+)\s+(?P<after>{_UNIT}){_LONG}
    | (?:de[nt]?\s+)?senaste\s+(?:(?P<antal>{_NUMBER})\s+)?(?P<enhet>{_ENHET})
    | de\s+(?P<siffra>{_NUMBER})\s+senaste\s+(?P<enheter>{_ENHET})
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_AGO = re.compile(
    rf"(?<!\w)(?:(?P<number>{_NUMBER})\s+(?P<unit>vuotta|kuukautta|viikkoa)\s+sitten"
    rf"|för\s+(?P<antal>{_NUMBER})\s+(?P<enhet>år|månader|veckor)\s+sedan)(?!\w)",
    re.IGNORECASE,
)
_THEN = {"v": _year, "å": _year, "k": _month, "m": _month}
_UNIT_DAYS = (
    # how a unit begins, its days
    (("vuor", "päiv", "dag", "dyg"), 1.0),
    (("viik", "veck", "vk"), 7.0),
    (("k", "m"), 30.44),
    (("v", "å"), 365.25),
)


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
        length = _number(_first(match, "number", "ahead", "antal", "siffra") or "1")
        unit = _first(match, "unit", "units", "after", "enhet", "enheter")
        first = today - dt.timedelta(days=round(length * _days_of(unit)))
        found.append(Period(*match.span(), first, today, is_range=True))
    for match in _AGO.finditer(text):
        unit = (match["unit"] or match["enhet"]).casefold()
        back = _number(_first(match, "number", "antal"))
        then = _week if unit.startswith(("viik", "veck")) else _THEN[unit[0]]
        if back < 1:  # half a year
            then, back = _month, 6
        found.append(Period(*match.span(), *then(today, int(back)), is_range=True))
    return found


def _first(match: re.Match[str], *names: str) -> str:
    return next((match[name].casefold() for name in names if match[name]), "")


def _days_of(unit: str) -> float:
    return next(days for begins, days in _UNIT_DAYS if unit.startswith(begins))


def _number(word: str) -> float:
    return _NUMBERS.get(word) or int(word)
