"""Spans whose two ends, decade or council's term are named in words.

| written | read as |
|---|---|
| tammikuusta maaliskuuhun 2024, januari–mars 2024 | the months |
| vuosien 2019 ja 2021 välillä, mellan 2019 och 2021 | both years and what is between |
| 1.2.2024 ja 3.3.2024 välisenä aikana | both days and what is between |
| vuodesta 2019 vuoteen 2021, från 2019 till 2021 | both years and what is between |
| 2010-luvulla, på 2010-talet, 2000-luvun alussa | ten years; "alussa" the first four |
| valtuustokaudella 2017–2021, mandatperioden 2021–2025 | the term of that council |
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator

from analyzers.notations.temporal.council_terms import COUNCIL_PERIOD, council_term
from analyzers.notations.temporal.months import (
    FINNISH_MONTH,
    OTHER_MONTH,
    month_number,
)
from analyzers.notations.temporal.periods import Period, find_periods, months_of

_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s*[-–—]\s*"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.:-])(?:{pattern})(?![\w/:-])", re.IGNORECASE)


_MONTHS = _words(
    rf"(?:(?P<first>{FINNISH_MONTH})kuu(?:sta|lta)\s+(?P<last>{FINNISH_MONTH})kuu(?:hun|lle)"
    rf"|(?:från\s+)?(?P<other_first>{OTHER_MONTH})(?:\s+till\s+|{_DASH})"
    rf"(?P<other_last>{OTHER_MONTH}))\s+(?:vuonna\s+)?(?P<year>{_YEAR})"
)
_AND = re.compile(r"\s+(?:ja|och|and)\s+", re.IGNORECASE)
_AHEAD = re.compile(
    r"(?<!\w)(?:mellan|between)\s+(?:(?:åren|den)\s+)?\Z", re.IGNORECASE
)
_OF_YEARS = re.compile(r"(?<!\w)vuosien\s+\Z", re.IGNORECASE)
_BEHIND = re.compile(
    r"\A\s+väli(?:llä|ltä|s[ei]\w+(?:\s+aika\w*)?|nen)(?!\w)", re.IGNORECASE
)
_FROM = re.compile(r"(?<!\w)(?:vuodesta|från(?:\s+år)?|from)\s+\Z", re.IGNORECASE)
_TO = re.compile(r"\A\s+(?:vuoteen|till(?:\s+år)?|to)\s+\Z", re.IGNORECASE)
_DECADE = _words(
    r"(?:på\s+)?(?P<decade>(?:19|20)\d0)-?(?:luvu\w+|luku|talet)(?:\s+(?P<part>alussa|alusta"
    r"|alkupuolella|lopussa|lopulla|loppupuolella))?"
)
_LATE = ("lop",)
_TERM = _words(
    rf"(?P<named>{COUNCIL_PERIOD})(?<!lle)(?<!ksi)\s+(?P<first>{_YEAR}){_DASH}(?P<last>{_YEAR})"
)


def find_worded_spans(text: str, today: dt.date) -> Iterator[Period]:
    """Yield the spans of *text* that are named in words."""
    for found in _MONTHS.finditer(text):
        first = month_number(found["first"] or found["other_first"]) or 0
        last = month_number(found["last"] or found["other_last"]) or 0
        if days := months_of(int(found["year"]), first, last):
            yield Period(*found.span(), *days, is_range=True)
    for found in _DECADE.finditer(text):
        begins = int(found["decade"])
        ends = begins + 9
        if part := found["part"]:
            is_late = part.casefold().startswith(_LATE)
            begins, ends = (ends - 3, ends) if is_late else (begins, begins + 3)
        days = dt.date(begins, 1, 1), dt.date(ends, 12, 31)
        yield Period(*found.span(), *days, is_range=True)
    for found in _TERM.finditer(text):
        if term := council_term(int(found["first"]), int(found["last"])):
            yield Period(*found.span(), *term, is_range=True)
    yield from _two_ends(text, today)


def _two_ends(text: str, today: dt.date) -> Iterator[Period]:
    """Yield what stands between two periods: "mellan 2019 och 2021"."""
    found = find_periods(text, today)
    for one, other in itertools.pairwise(found):
        if other.first <= one.first:
            continue
        joint, before = text[one.end : other.start], text[: one.start]
        start, end = one.start, other.end
        if _AND.fullmatch(joint):
            ahead, behind = _AHEAD.search(before), _BEHIND.match(text[end:])
            if not (ahead or behind):
                continue
            if opened := ahead or _OF_YEARS.search(before):
                start = opened.start()
            end += behind.end() if behind else 0
        elif (ahead := _FROM.search(before)) and _TO.match(joint):
            start = ahead.start()
        else:
            continue
        yield Period(start, end, one.first, other.last, is_range=True)
