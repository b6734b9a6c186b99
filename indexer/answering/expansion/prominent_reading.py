"""Which decisions are about the words of a query, and which only mention them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from indexer.answering.expansion.looser import EXPLICIT
from indexer.answering.expansion.related import is_by_name
from indexer.contract.backend import BackendQuery, IndexBackend
from indexer.request import SearchRequest
from indexer.understanding.plan import SearchPlan
from indexer.understanding.prominence import (
    in_own_words,
    mainly,
    prominences,
    prominent,
)
from indexer.understanding.query_reading import MAINLY, ParsedQuery

TITLED = 2
"""Decisions with the words in the title from which on mentions do not count."""


def about(
    backend: IndexBackend, plan: SearchPlan, *, is_looser: bool = False
) -> SearchPlan:
    """Return the plan without decisions that only mention the words; it says how many.

    Where few have the words in the title all count, but for a looser reading: words said
    otherwise in passing are of no matter that was asked for.
    """
    if not _may_be_about(plan):
        return plan
    for way in prominences(plan.parsed):
        if total(backend, without_filters(plan.reading(way.titled))) >= TITLED:
            return _told(backend, plan, way.whole, is_titled=True)
    if is_looser:
        return _told(backend, plan, prominent(plan.parsed))
    otherwise = _own_words(plan)
    return plan if otherwise is None else _told(backend, plan, otherwise)


def counted_for(plan: SearchPlan) -> Iterator[BackendQuery]:
    """Yield what ``about`` may count."""
    if _may_be_about(plan):
        for way in prominences(plan.parsed):
            yield without_filters(plan.reading(way.titled)).query()
            yield plan.reading(way.whole).query()
        if (otherwise := _own_words(plan)) is not None:
            yield plan.reading(otherwise).query()


def likely_about(plan: SearchPlan) -> tuple[SearchPlan, ...]:
    """Return the plan of which a page is likely made where titles have the words."""
    ways = prominences(plan.parsed) if _may_be_about(plan) else ()
    return tuple(plan.reading(way.whole) for way in ways[:1])


def _may_be_about(plan: SearchPlan) -> bool:
    request = plan.request
    kinds = {step.kind for step in plan.parsed.reading.steps}
    return not (
        request.widening == "no"
        or MAINLY in request.removed_steps
        or kinds & EXPLICIT
        or is_by_name(plan.parsed)
    )


def _own_words(plan: SearchPlan) -> ParsedQuery | None:
    """Return the query of the words as typed; None where all widenings were asked for."""
    return None if plan.request.widening == "kin" else in_own_words(plan.parsed)


def _told(
    backend: IndexBackend,
    plan: SearchPlan,
    parsed: ParsedQuery,
    *,
    is_titled: bool = False,
) -> SearchPlan:
    """Return the plan of *parsed*, which says how many only mention the words.

    Where none does it counts the same. Where titles have the words, which is asked for
    beforehand, its counts beside a filter's other values leave mentions out, too.
    """
    main = plan.reading(parsed)
    passing = total(backend, plan) - total(backend, main)
    if passing:
        return main.reading(mainly(parsed, passing))
    return main if is_titled and plan.request.filters else plan


def without_filters(plan: SearchPlan) -> SearchPlan:
    """Return the plan of the same words in the whole index.

    So a filter never changes what its words count.
    """
    request = SearchRequest(plan.request.query)
    return dataclasses.replace(plan, request=request).reading(plan.parsed)


def total(backend: IndexBackend, plan: SearchPlan) -> int:
    """Return how many decisions count."""
    return backend.search(plan.query()).total
