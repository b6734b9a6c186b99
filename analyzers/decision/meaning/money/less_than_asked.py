"""Whether less was granted than somebody asked for: a smaller sum, a shorter time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.phrases import phrase, says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.money.sum_notations import euros, sums
from analyzers.decision.meaning_values import DecidedSum

_GRANTED = frozenset(["granted", "budget", "cost", "loan", "guarantee"])
_BRACKETED = re.compile(
    r"\((?:haettu|haki|haettiin|pyydetty|anottu|sökt|ansökt|sökte)(?: om)?:?\s"
    r"(?P<n>\d[\d .\xa0]*(?:,\d+)?)",
    re.IGNORECASE,
)
"""What was asked for told beside what is given: "600 € (haettu 900)"."""
_SUM = re.compile(r"(?P<n>\d[\d .\xa0]*(?:,\d+)?)\s?(?:€|euro|eur\b)", re.IGNORECASE)
_RANGE = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.?(?P<y>(?:19|20)\d\d)?\s?[–-]\s?"
    r"(?P<e>\d{1,2})\.(?P<n>\d{1,2})\.(?P<z>(?:19|20)\d\d)"
)
_SPAN = re.compile(
    r"\b(?P<n>\d{1,3}|[a-zåäö]+)[ \xa0](?P<unit>vuo(?:tta|deksi|den)|kuukau(?:tta|deksi|den)"
    r"|viik(?:koa|oksi|on)|tun(?:tia|nin)|år|månader|veckor|timmar)\b(?! (?:kuluessa|sisällä))"
)
_NO_THING = re.compile(
    r"euro|sent|cent|kuu|vuo|vii|päi|tun|min|kerta|kerra|krt|momen|kohda|kohta|luku|luvu|pros"
    r"|metri|kilo|neliö|gram|litr|henkilö|hakij|hakemu|år|måna|veck|dag|timm|proc|meter|sökan"
)
_STEM = 3
_UNITS = {"vuo": "y", "år": "y", "kuu": "m", "mån": "m", "vii": "w", "vec": "w"}
_WORDS = {
    **dict.fromkeys(["yhdeksi", "yhden", "ett"], 1),
    **dict.fromkeys(["kaksi", "kahdeksi", "kahden", "två"], 2),
    **dict.fromkeys(["kolme", "kolmeksi", "kolmen", "tre"], 3),
    **dict.fromkeys(["neljä", "neljäksi", "neljän", "fyra"], 4),
    **dict.fromkeys(["viisi", "viideksi", "viiden", "fem"], 5),
    **dict.fromkeys(["kuusi", "kuudeksi", "kuuden", "sex"], 6),
    **dict.fromkeys(["kymmenen", "kymmeneksi", "tio"], 10),
}
_THINGS = re.compile(
    rf"(?<![\d.,:§] )(?<![\d.,:§])\b(?P<n>\d{{1,3}}|{'|'.join(_WORDS)})[ \xa0]"
    r"(?P<thing>[a-zåäö]{4,})\b(?! (?:kuluessa|sisällä|välein))"
)
_ROUNDED = 1.0
"""What is rounded off is no less: 8 437 for 8 437,50."""
_SHORTER = datetime.timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody asked for.

    Attributes:
        rows: the sentences that ask, as printed.
        text: the item's text.
    """

    text: str
    rows: tuple[Unit, ...]


def asking_rows(text: str, units: Iterable[Unit]) -> Asking:
    """Return the sentences among *units* in which somebody asks for something."""
    rows = (one for one in units if says("asks", one.text.lower()))
    return Asking(text, tuple(one for one in rows if not _is_opposing(one)))


def is_less_than_asked(
    asking: Asking, money: Sequence[DecidedSum], wording: Sequence[Unit], unit: Unit
) -> bool:
    """Whether a wording gives less than what was asked.

    Args:
        asking: what was asked.
        money: the sums that the wording decides.
        wording: its sentences.
        unit: the sentence that grants.
    """
    if any(says("as-asked", one.text.lower()) for one in wording):
        return False
    if any(says("less-said", one.text.lower()) for one in wording):
        return True
    is_bracketed = any(map(_gives_less_than_bracket, wording))
    is_fewer = _is_less_time(asking, unit) or _are_fewer(asking, unit)
    return is_bracketed or is_fewer or _is_less_money(asking, money)


def _is_opposing(unit: Unit) -> bool:
    """Whether neighbours ask that somebody else's application be refused."""
    return says("others-remark", unit.text.lower())


def _gives_less_than_bracket(unit: Unit) -> bool:
    """Whether a row tells a sum and, in brackets, a larger one that was asked for."""
    return any(_is_below(unit.text, one) for one in _BRACKETED.finditer(unit.text))


def _is_below(text: str, match: re.Match[str]) -> bool:
    asked = euros(match["n"].strip(), None)
    given = [
        euros(one["n"].strip(), None) for one in _SUM.finditer(text, 0, match.start())
    ]
    return bool(given) and asked is not None and (given[-1] or asked) < asked


def _is_less_money(asking: Asking, money: Sequence[DecidedSum]) -> bool:
    """Whether one sum is granted that is smaller than the first one asked for."""
    granted = {one.euros for one in money if one.what in _GRANTED}
    if len(granted) != 1:
        return False
    asked: list[float] = []
    firsts: list[float] = []
    for row in asking.rows:
        found = sums(asking.text, row.start, row.end)
        asked.extend(value for value, _, _ in found)
        verb = phrase("asks").search(asking.text[row.start : row.end].lower())
        begin = row.start + (verb.start() if verb else 0)
        firsts.extend([value for value, start, _ in found if start >= begin][:1])
    given = next(iter(granted))
    return given not in asked and bool(firsts) and 0 < given <= firsts[0] - _ROUNDED


def _is_less_time(asking: Asking, unit: Unit) -> bool:
    asked = {one for row in asking.rows for one in _ranges(row.text)}
    given = set(_ranges(unit.text))
    if len(asked) == 1 and len(given) == 1:
        (a, b), (c, d) = next(iter(asked)), next(iter(given))
        return a <= c <= d <= b and (b - a) - (d - c) >= _SHORTER
    asked_spans = {one for row in asking.rows for one in _spans(row.text)}
    given_spans = set(_spans(unit.text))
    if len(asked_spans) != 1 or len(given_spans) != 1:
        return False
    (n, kind), (m, other) = next(iter(asked_spans)), next(iter(given_spans))
    return kind == other and m < n


def _are_fewer(asking: Asking, unit: Unit) -> bool:
    """Whether fewer of the same things are given: "viiden männyn", "kolme mäntyä"."""
    asked = {stem: n for row in asking.rows for stem, n in _counted(row.text)}
    given = dict(_counted(unit.text))
    same = asked.keys() & given.keys()
    return len(same) == 1 and all(given[stem] < asked[stem] for stem in same)


def _counted(text: str) -> Iterable[tuple[str, int]]:
    """Yield stems of things with how many they are, no sums, times or sections."""
    for match in _THINGS.finditer(text.lower()):
        number = int(match["n"]) if match["n"].isdigit() else _WORDS.get(match["n"])
        if number is not None and not _NO_THING.match(match["thing"]):
            yield match["thing"][:_STEM], number


def _ranges(text: str) -> Iterable[tuple[datetime.date, datetime.date]]:
    for match in _RANGE.finditer(text):
        year = int(match["z"])
        try:
            end = datetime.date(year, int(match["n"]), int(match["e"]))
            begin = datetime.date(
                int(match["y"] or year), int(match["m"]), int(match["d"])
            )
        except ValueError:
            continue
        if begin <= end:
            yield begin, end


def _spans(text: str) -> Iterable[tuple[int, str]]:
    for match in _SPAN.finditer(text.lower()):
        number = int(match["n"]) if match["n"].isdigit() else _WORDS.get(match["n"])
        if number is not None:
            unit = match["unit"]
            yield number, _UNITS.get(unit[:3].strip(), unit[:3])
