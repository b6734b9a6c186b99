"""Stage: years, months and periods among free words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from analyzers.notations.temporal.periods import Period, find_periods
from analyzers.notations.temporal.relative_periods import (
    NO_BEGINNING,
    NO_END,
    find_relative_periods,
)
from indexer.contract.query import And, DateRange, Filter, Node, Not, Or, Word
from indexer.request import ReadingStep
from indexer.understanding.query_reading import Recognised
from indexer.understanding.query_state import QueryState, WordRun, is_in_period
from indexer.understanding.recognising.laws import all_of
from indexer.understanding.term_reader import word_node

_MOST_MONTHS = 120


def find_run_periods(state: QueryState) -> QueryState:
    """Fill in the periods of each run, without those that the user took back."""
    return state.with_runs(lambda run: _with_periods(run, state))


def _with_periods(run: WordRun, state: QueryState) -> WordRun:
    relative = find_relative_periods(run.text, state.today)
    named = [
        period
        for period in find_periods(run.text, state.today)
        if not any(_overlap(period, other) for other in relative)
    ]
    found = tuple(
        period
        for period in sorted((*relative, *named), key=lambda one: one.start)
        if f"date:{run.text[period.start : period.end]}" not in state.removed_steps
    )
    return replace(run, periods=found) if found else run


def _overlap(one: Period, other: Period) -> bool:
    return one.start < other.end and other.start < one.end


def recognised_period(period: Period, run: WordRun, *, is_all: bool) -> Recognised:
    """Return what a period asks for; ``is_all`` when names are all that is asked."""
    piece = run.text[period.start : period.end]
    strict: Node = DateRange(*_days(period))
    first, last = (day.isoformat() if day else "" for day in _days(period))
    value = f"{first}..{last}"
    if period.is_year:
        value = str(period.first.year)
        strict = Filter("year", (value,))
    kind = "year" if period.is_year else "month" if period.is_guess else "date"
    named = _words(period, run)
    head = _head_filter(period)
    ways = (*([head] if head else []), *([named] if named else []))
    is_time = is_certain(period, piece)
    if is_time and head and not is_all:
        # A decision without a day may name the time at its beginning.
        strict = Or((strict, And((Not(_DATED), head))))
    return Recognised(
        ReadingStep(f"date:{piece}", kind, piece, value, True),
        "year" if period.is_year else "date",
        strict,
        Or(ways, is_best=True) if ways else None,
        is_soft=period.is_guess or not (is_all or is_time),
    )


_DATED = DateRange(dt.date(1, 1, 1), None)


def is_certain(period: Period, piece: str) -> bool:
    """Whether a piece of a query can only mean when something was decided.

    A bare year may belong to the matter ("talousarvio 2024"), as may "4/2023".
    """
    return not (period.is_year or period.is_guess) and piece[:1].isalpha()


def _days(period: Period) -> tuple[dt.date | None, dt.date | None]:
    return (
        None if period.first == NO_BEGINNING else period.first,
        None if period.last == NO_END else period.last,
    )


def _words(period: Period, run: WordRun) -> Node | None:
    span = [word for word in run.words if is_in_period(word, [period])]
    if period.is_year or period.is_range:
        # "vuonna 2020" in a query, "2020" in a text.
        numbers = [w for w in span if any(sign.isdigit() for sign in w.text)]
        if period.is_year and not numbers:
            # "ensi vuonna" in a query, "2026" in a text.
            return Word((), str(period.first.year))
        span = numbers or span
    return all_of([word_node(word) for word in span])


def _head_filter(period: Period) -> Node | None:
    """Decisions that name the period at their beginning; None for an open period."""
    if None in _days(period):
        return None
    if period.is_year:
        return Filter("head_year", (str(period.first.year),))
    months: list[str] = []
    month = period.first.replace(day=1)
    while month <= period.last and len(months) < _MOST_MONTHS:
        months.append(f"{month:%Y-%m}")
        month = (month + dt.timedelta(days=31)).replace(day=1)
    return Filter("head_month", tuple(months))
