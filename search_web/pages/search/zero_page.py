"""The honest zero: what was searched, how fresh it is, what is missing, what to try."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from flask import url_for

from analyzers.notations.temporal.periods import parse_period
from indexer.answering.relaxation.relaxation_words import relaxation_in_words
from indexer.parameters.request_reading import PAGE_SIZE
from indexer.parameters.request_writing import query_string
from indexer.request import QueryReading, Relaxation, SearchRequest, SearchResult
from indexer.understanding.values.reading_words import piece
from search_web.coverage_facts import CoverageFacts, PublisherCoverage
from search_web.page.labelling.labels import facet_label
from search_web.page.labelling.languages import current_language
from search_web.pages.places.publisher_list import table_row


@dataclass(frozen=True, slots=True)
class LooserSearch:
    """A relaxation: what it leaves out, how many hits it has, where it is."""

    label: str
    total: int
    address: str


@dataclass(frozen=True, slots=True)
class ZeroPage:
    """What the empty result says.

    Attributes:
        searched: publishers that were searched, most decisions first.
        uncovered: publishers asked for of which we hold nothing.
        decisions: how many decisions were searched before the words and dates.
        first_month: earliest month searched.
        last_month: latest month searched.
        last_success: when one of the sources was last fetched.
        bodies: how many bodies were searched.
        is_outside: the dates asked for lie wholly outside what we hold.
        missing_sources: how many known sources have no decisions here.
        looser: searches that find something.
        unknown: parts of the search with a value that nothing can have, in words.
    """

    searched: tuple[PublisherCoverage, ...]
    uncovered: tuple[str, ...]
    decisions: int
    first_month: str | None
    last_month: str | None
    last_success: dt.datetime | None
    bodies: int
    is_outside: bool
    missing_sources: int
    looser: tuple[LooserSearch, ...]
    unknown: tuple[str, ...] = ()


def zero_page(result: SearchResult, facts: CoverageFacts) -> ZeroPage:
    """Build the empty result's account from a search without hits."""
    asked = result.request
    names = _asked_publishers(result)
    searched = _searched(asked, names, facts)
    held = [publisher for publisher in searched if publisher.decisions]
    months = [month for publisher in held for month in publisher.months]
    moments = [p.last_success for p in held if p.last_success]
    first, last = min(months, default=None), max(months, default=None)
    return ZeroPage(
        searched=tuple(held),
        uncovered=tuple(p.name for p in searched if not p.decisions),
        decisions=_decisions(asked, names, held, facts),
        first_month=first,
        last_month=last,
        last_success=max(moments, default=None),
        bodies=sum(len(publisher.bodies) for publisher in held),
        is_outside=_is_outside(asked, first, last)
        or _is_read_outside(result.reading, first, last),
        missing_sources=len(facts.uncovered()),
        looser=tuple(
            looser_search(each, result.reading) for each in result.relaxations
        ),
        unknown=tuple(
            piece(step, current_language())
            for step in result.reading.steps
            if step.kind == "unknown-value"
        ),
    )


def _asked_publishers(result: SearchResult) -> tuple[str, ...]:
    """Return the publishers named by the filters, or by the words of the search."""
    if names := result.request.filters.get("municipality"):
        return tuple(names)
    steps = result.reading.steps
    named = [
        step.value.removeprefix("municipality: ")
        for step in steps
        if step.kind == "municipality" or step.step_id.startswith(_MUNICIPALITY_FIELD)
        if step.kind != "unknown-value"
    ]
    named += [step.value for step in steps if step.kind == "uncovered"]
    return tuple(dict.fromkeys(named))


_MUNICIPALITY_FIELD = "field:municipality:"


def _decisions(
    asked: SearchRequest,
    names: tuple[str, ...],
    held: list[PublisherCoverage],
    facts: CoverageFacts,
) -> int:
    """Count what was searched, with decisions of unknown publishers where none is named."""
    if not names and not asked.filters.get("region"):
        return facts.decisions
    return sum(publisher.decisions for publisher in held)


def _searched(
    asked: SearchRequest, names: tuple[str, ...], facts: CoverageFacts
) -> list[PublisherCoverage]:
    if names:
        return [facts.publisher(name) for name in names]
    publishers = [p for p in facts.publishers.values() if p.decisions]
    if regions := asked.filters.get("region"):
        return [p for p in publishers if _region(p.name) in regions]
    return publishers


def _region(name: str) -> str | None:
    row = table_row(name)
    return row.region if row else None


def _is_outside(asked: SearchRequest, first: str | None, last: str | None) -> bool:
    if first is None or last is None:
        return False
    if asked.date_from and asked.date_from.isoformat()[:7] > last:
        return True
    if asked.date_to and asked.date_to.isoformat()[:7] < first:
        return True
    years = asked.filters.get("year", ())
    return bool(years) and all(y < first[:4] or y > last[:4] for y in years)


def _is_read_outside(
    reading: QueryReading, first: str | None, last: str | None
) -> bool:
    """Whether a year or period read out of the words is outside what we hold."""
    if first is None or last is None:
        return False
    for step in reading.steps:
        if step.kind not in ("year", "date", "field"):
            continue
        named = step.value.removeprefix("date: ").removeprefix("year: ")
        period = parse_period(named)
        start, end = period or (None, None)
        if start and start.isoformat()[:7] > last:
            return True
        if end and end.isoformat()[:7] < first:
            return True
    return False


def looser_search(relaxation: Relaxation, reading: QueryReading) -> LooserSearch:
    """Return a looser search with its label and address."""
    request = replace(relaxation.request, limit=PAGE_SIZE, offset=0)
    return LooserSearch(
        label=relaxation_in_words(
            relaxation.label_key,
            reading,
            current_language(),
            lambda name: facet_label(name).lower(),
        ),
        total=relaxation.total,
        address=f"{url_for('search.results')}?{query_string(request)}",
    )
