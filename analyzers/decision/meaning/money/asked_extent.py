"""Whether less was given than asked, told by time, number, share or things."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.units import Unit

_DATE = r"(?P<{0}d>\d{{1,2}})\.(?P<{0}m>\d{{1,2}})\.?(?P<{0}y>(?:19|20)\d\d)?"
_BEGIN = r"(?P<ad>\d{1,2})\.(?:(?P<am>\d{1,2})\.?(?P<ay>(?:19|20)\d\d)?)?"
_RANGE = re.compile(rf"(?<![\d.]){_BEGIN}\s?[–-]\s?{_DATE.format('b')}(?![\d.]*\d)")
"""From one day to another, of one month too: "1.–10.5.2031"."""
_UNTIL = re.compile(
    rf"{_DATE.format('u')}\s(?:saakka|asti|mennessä|loppuun)\b"
    rf"|(?:till och med|t\.o\.m\.|fram till|till|senast)\s(?:den\s)?{_DATE.format('v')}"
)
_MONTHS = (
    *("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys"),
    *("loka", "marras", "joulu"),
)
_MONTH = "|".join(_MONTHS)
_SWEDISH_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"),
    *("september", "oktober", "november", "december"),
)
_SWEDISH_MONTH = "|".join(_SWEDISH_MONTHS)
_SWEDISH_RANGE = re.compile(
    rf"(?<!\d )\b(?P<a>{_SWEDISH_MONTH})(?:\s?[–-]\s?| till | och )(?P<b>{_SWEDISH_MONTH})\b"
)
_MONTH_RANGE = re.compile(
    rf"\b(?P<a>{_MONTH})kuun (?:alusta|alkaen) (?P<b>{_MONTH})kuun (?:loppuun|lopulle|ajalle)"
    rf"|\b(?P<c>{_MONTH})(?:kuu)?\s?[–-]\s?(?P<d>{_MONTH})kuu"
)
_SPAN = re.compile(
    r"\b(?P<n>\d{1,3}|[a-zåäö]+)[ \xa0](?P<unit>vuo(?:tta|deksi|den|delta)"
    r"|kuukau(?:tta|deksi|den|delta)"
    r"|viik(?:koa|oksi|on|olta)|tun(?:tia|nin|tiin|nilta|nista)|päiv(?:ää|äksi|änä|än|älle|ältä)"
    r"|v\b|kk\b|h\b|års?|månad(?:ers?|s)?|vecko(?:rs?)|veckas?"
    r"|timm(?:ars?|es)|dag(?:ars?|s))(?!\w)(?! (?:kuluessa|sisällä|välein|inom|ikäi))"
)
_PERCENT = re.compile(
    r"(?<![\d,.])(\d{1,3})(?:[ \xa0-]?(?:%|prosent|procent))(?!\w*(?:korko|yksik))"
)
_CLOCK = re.compile(
    r"\b(?:klo|kello|kl\.?|klockan) ?(?P<a>\d{1,2})(?:[.:]\d\d)?(?:\s?[–-]\s?(?P<b>\d{1,2}))?"
)
_NO_THING = re.compile(
    r"euro|sent|cent|kuu|vuo|vii(?!konlop)|päi|tun(?:ti|nin|nit|tei|tej)|min(?:uu)|kerta|kerra|krt|momen|kohda|kohta|luku|luvu|pros"
    r"|metri|kilo|neliö|gram|litr|hakij|hakemu|år|måna|veck|dag|timm|proc|meter|sökan|luok"
    r"|asuk(?!asp)|asunt|naapur|osall|oppila|jäse"
)
_PERSONS = re.compile(r"henkil|person")
_UNITS = {
    **dict.fromkeys(["vuo", "år", "års", "v"], "year"),
    **dict.fromkeys(["kuu", "mån", "kk"], "month"),
    **dict.fromkeys(["vii", "vec"], "week"),
    **dict.fromkeys(["tun", "tim", "h"], "hour"),
    **dict.fromkeys(["päi", "dag"], "day"),
}
_STEMS = {
    "yhde": 1,
    "kahde": 2,
    "kolme": 3,
    "neljä": 4,
    "viide": 5,
    "kuude": 6,
    "seitsemä": 7,
    "kahdeksa": 8,
    "yhdeksä": 9,
    "kymmene": 10,
}
_ENDINGS = (
    *("n", "lle", "lta", "ltä", "lla", "llä", "sta", "stä", "ssa", "ssä", "ksi", "na"),
    *("nä", "sti"),
)
_WORDS = {
    **{f"{stem}{end}": number for stem, number in _STEMS.items() for end in _ENDINGS},
    "yksi": 1,
    "kaksi": 2,
    "viisi": 5,
    "kuusi": 6,
    "kolme": 3,
    "neljä": 4,
    "seitsemän": 7,
    "kahdeksan": 8,
    "yhdeksän": 9,
    "kymmenen": 10,
    "yhtä": 1,
    "kahta": 2,
    "kolmea": 3,
    "neljää": 4,
    "viittä": 5,
    "kuutta": 6,
    "seitsemää": 7,
    "kahdeksaa": 8,
    "yhdeksää": 9,
    "kymmentä": 10,
    "yhteen": 1,
    "kahteen": 2,
    "kolmeen": 3,
    "neljään": 4,
    "viiteen": 5,
    "kuuteen": 6,
    "yhtenä": 1,
    "kahtena": 2,
    "viitenä": 5,
    "kuutena": 6,
    "ett": 1,
    "en": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
}
_THINGS = re.compile(
    rf"(?<![\d.,:§–-] )(?<![\d.,:§–-])\b(?P<n>\d{{1,3}}|{'|'.join(_WORDS)})[ \xa0]"
    r"(?P<thing>[a-zåäö]{3,})\b(?! (?:kuluessa|sisällä|välein))(?: (?P<next>[a-zåäö]{4,}))?"
)
_STEM = 3
_LEAST_THING, _THING_END = 5, 2
_LONG_THING, _CASE_END = 8, 4
_SHORTER = datetime.timedelta(days=2)
_YEAR = 2000
"""A year for days that none is told of."""
_Days = tuple[datetime.date, datetime.date]
_NIGHT = 6
"""Hours below this one are those of the night before."""


def is_less_extent(asked: Sequence[Unit], wording: Sequence[Unit], unit: Unit) -> bool:
    """Whether a sentence gives less time, fewer things or a smaller share than asked.

    Args:
        asked: the sentences that ask.
        wording: the adopted wording.
        unit: its sentence that grants.
    """
    if not asked:
        return False
    wish = " ".join(row.text.lower() for row in asked)
    given = _without_terms(unit.text.lower())
    rest = " ".join(one.text.lower() for one in wording)
    return (
        _is_less_time(asked, wish, given)
        or _are_fewer(wish, given)
        or _is_other_share(wish, given)
        or _ends_earlier(wish, given)
        or (says("whole-asked", wish) and _is_limited(given, rest))
        or (says("for-good-asked", wish) and _UNTIL.search(rest) is not None)
        or (says("free-asked", wish) and says("half-given", given))
        or (says("no-charge-asked", wish) and says("charges-given", rest))
        or _ends_before_year(wish, given)
    )


def _ends_before_year(wish: str, given: str) -> bool:
    """Whether the rest of the year was asked for, and an earlier day of it is given."""
    given_until = set(_ends(given))
    if not says("year-asked", wish) or len(given_until) != 1:
        return False
    _, month, day = next(iter(given_until))
    return (month, day) != (12, 31)


def _without_terms(folded: str) -> str:
    """Return a sentence up to the terms of what is given: "ehdolla, että …"."""
    terms = phrase("terms").search(folded)
    return folded[: terms.start()] if terms else folded


def _is_limited(given: str, rest: str) -> bool:
    if says("whole-asked", given):
        return False
    return bool(says("part-given", given)) or bool(says("the-rest", rest))


def _is_less_time(asked: Sequence[Unit], wish: str, given: str) -> bool:
    wanted = {one for row in asked for one in _ranges(row.text.lower())}
    got = set(_ranges(given))
    if wanted and got:
        if len(wanted) != 1 or len(got) != 1:
            return False
        return _is_inside(*_of_one_year(next(iter(got)), next(iter(wanted))))
    until, given_until = set(_ends(wish)), set(_ends(given))
    if len(until) == len(given_until) == 1:
        return next(iter(given_until)) < next(iter(until))
    months = set(_month_ranges(given))
    wished = set(_month_ranges(wish))
    if not wanted and len(wished) == len(months) == 1:
        (wish_from, wish_to), got_months = next(iter(wished)), next(iter(months))
        is_in = wish_from <= got_months[0] <= got_months[1] <= wish_to
        return is_in and got_months != (wish_from, wish_to)
    if len(wanted) == 1 and len(months) == 1:
        begin, end = next(iter(wanted))
        first, last = next(iter(months))
        inside = begin.month <= first <= last <= end.month
        return inside and (first, last) != (begin.month, end.month)
    spans, given_spans = set(_spans(wish)), set(_spans(given))
    if len(spans) != 1 or len(given_spans) != 1:
        return False
    (n, kind), (m, other) = next(iter(spans)), next(iter(given_spans))
    return kind == other and m < n


def _of_one_year(got: _Days, wanted: _Days) -> tuple[_Days, _Days]:
    """Return two ranges in one year where only one of them names its year."""
    years = {got[1].year, wanted[1].year}
    if _YEAR not in years or len(years) == 1:
        return got, wanted
    return _in_default_year(got), _in_default_year(wanted)


def _in_default_year(days: _Days) -> _Days:
    begin, end = days
    return begin.replace(year=_YEAR - (end.year - begin.year)), end.replace(year=_YEAR)


def _is_inside(got: _Days, wanted: _Days) -> bool:
    (a, b), (c, d) = wanted, got
    return a <= c <= d <= b and (b - a) - (d - c) >= _SHORTER


def _are_fewer(wish: str, given: str) -> bool:
    """Whether fewer of the same things are given: "viiden männyn", "kolme mäntyä"."""
    asked = dict(_counted(wish))
    got = dict(_counted(given))
    same = [
        (asked[one], got[other])
        for one in asked
        for other in got
        if _is_same_thing(one, other)
    ]
    return len(same) == 1 and same[0][1] < same[0][0]


def _is_same_thing(one: str, other: str) -> bool:
    """Whether two counted words name the same: "pysäköintitunnusta", "tunnusta"."""
    if one[:_STEM] == other[:_STEM]:
        return " " not in one + other or one == other
    long, short = sorted((one, other), key=len, reverse=True)
    if len(short) > _LONG_THING and short[:-_CASE_END] in long:
        return True
    return len(short) > _LEAST_THING and long[:-_THING_END].endswith(
        short[:-_THING_END]
    )


def _counted(folded: str) -> Iterable[tuple[str, int]]:
    """Yield stems of things with how many they are, no sums, times or sections."""
    for match in _THINGS.finditer(folded):
        number = int(match["n"]) if match["n"].isdigit() else _WORDS.get(match["n"])
        thing, behind = match["thing"], match["next"]
        if number is None or _NO_THING.match(thing):
            continue
        if _PERSONS.match(thing):
            # Persons count where the same is done of them: "kahden henkilön palkkaamiseen".
            if behind:
                yield f"{thing[:_STEM]} {behind[:6]}", number
            continue
        yield thing, number


def _is_other_share(wish: str, given: str) -> bool:
    """Whether another percentage is given than the only one asked for."""
    asked, got = set(_PERCENT.findall(wish)), set(_PERCENT.findall(given))
    return len(asked) == 1 and len(got) == 1 and asked != got


def _ends_earlier(wish: str, given: str) -> bool:
    """Whether what is given ends at an earlier hour than what was asked for."""
    asked, got = list(_hours(wish)), list(_hours(given))
    return bool(asked and got) and min(got) < max(asked) and max(got) <= max(asked)


def _hours(folded: str) -> Iterable[int]:
    for match in _CLOCK.finditer(folded):
        hour = int(match["b"] or match["a"])
        if hour <= 24:
            yield hour + 24 if hour < _NIGHT else hour


def _ends(folded: str) -> Iterable[tuple[int, int, int]]:
    """Yield the days until which something holds, with their years where told."""
    for match in _UNTIL.finditer(folded):
        by = "u" if match["ud"] else "v"
        year = match[f"{by}y"]
        if year:
            yield int(year), int(match[f"{by}m"]), int(match[f"{by}d"])


def _ranges(folded: str) -> Iterable[tuple[datetime.date, datetime.date]]:
    for match in _RANGE.finditer(folded):
        year = int(match["by"] or match["ay"] or _YEAR)
        try:
            end = datetime.date(year, int(match["bm"]), int(match["bd"]))
            begin = datetime.date(
                int(match["ay"] or year),
                int(match["am"] or match["bm"]),
                int(match["ad"]),
            )
        except ValueError:
            continue
        if begin <= end:
            yield begin, end


def _month_ranges(folded: str) -> Iterable[tuple[int, int]]:
    for match in _MONTH_RANGE.finditer(folded):
        first, last = match["a"] or match["c"], match["b"] or match["d"]
        yield _MONTHS.index(first) + 1, _MONTHS.index(last) + 1
    for match in _SWEDISH_RANGE.finditer(folded):
        first, last = match["a"], match["b"]
        yield _SWEDISH_MONTHS.index(first) + 1, _SWEDISH_MONTHS.index(last) + 1


def _spans(folded: str) -> Iterable[tuple[int, str]]:
    for match in _SPAN.finditer(folded):
        number = int(match["n"]) if match["n"].isdigit() else _WORDS.get(match["n"])
        if number is not None:
            unit = match["unit"]
            yield number, _UNITS.get(unit[:3].strip(), unit[:3])
