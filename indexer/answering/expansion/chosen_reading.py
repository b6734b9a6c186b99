"""Which reading of a query counts: the words close to each other, or the first looser one.

What narrows (a place, a day, an act) always narrows: what is wider is offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from indexer.answering.expansion.looser import (
    EXPLICIT,
    few_enough,
    is_few,
    looser,
    with_lay_words,
)
from indexer.answering.expansion.prominent_reading import (
    about,
    counted_for,
    likely_about,
    total,
    without_filters,
)
from indexer.contract.backend import BackendQuery, IndexBackend
from indexer.understanding.closeness import closely, said
from indexer.understanding.loosening import units
from indexer.understanding.plan import SearchPlan
from indexer.understanding.query_reading import CLOSELY

FEW = 3
"""Decisions with all words in one place, up to which other words count beside them."""

_SHARE = 0.01
"""Of the index: decisions that other words may bring then, or that one framed word has."""


def chosen(
    backend: IndexBackend, plan: SearchPlan, *, is_offer: bool = False
) -> SearchPlan:
    """Return the plan that counts: *plan*, or a looser one where nothing has its words.

    With *is_offer* no looser reading is looked for.
    """
    found, is_looser = _chosen(backend, plan, is_offer)
    main = about(backend, found, is_looser=is_looser)
    if is_looser and not total(backend, main) and (far := _far_apart(backend, plan)):
        return far
    return main


def _chosen(
    backend: IndexBackend, plan: SearchPlan, is_offer: bool
) -> tuple[SearchPlan, bool]:
    """Return the plan of words in one place or a looser one, and whether it is that."""
    every, close = total(backend, plan), close_plan(plan)
    if every and (close is None or not _must_be_close(backend, plan)):
        return plan, False
    if every and close is not None:
        in_one_place = total(backend, close)
        if in_one_place or is_offer:
            close = _told(close, every - in_one_place)
            return (close if is_offer else _with_others(backend, close)), False
    eased = plan.eased()
    found = total(backend, eased) if not every and eased is not None else 0
    if eased is not None and found and _may_mean(backend, plan, found):
        return _eased_in_one_place(backend, eased, found), len(units(plan.parsed)) > 1
    if not is_offer and (wider := looser(backend, plan)):
        return wider, True
    return _far_apart(backend, plan) or plan, False


def _may_mean(backend: IndexBackend, plan: SearchPlan, found: int) -> bool:
    """Whether other words may stand for those typed: for one word, a common one never."""
    return len(units(plan.parsed)) > 1 or is_few(backend, found)


def _far_apart(backend: IndexBackend, plan: SearchPlan) -> SearchPlan | None:
    """Return the plan that counts none of those with the words far apart, and says so.

    In long texts they are of no one matter. None where there are none.
    """
    if len(units(plan.parsed)) < 2 or (close := close_plan(plan)) is None:
        return None
    every = total(backend, plan)
    return _told(close, every) if every and not total(backend, close) else None


def _must_be_close(backend: IndexBackend, plan: SearchPlan) -> bool:
    """Whether only what stands close counts: of one framed word where many have it."""
    if len(units(plan.parsed)) > 1:
        return True
    return not is_few(backend, total(backend, without_filters(plan)), _SHARE)


def close_plan(plan: SearchPlan) -> SearchPlan | None:
    """Return the plan that counts only words close to each other; None: all the same."""
    request = plan.request
    kinds = {step.kind for step in plan.parsed.reading.steps}
    if request.widening == "no" or CLOSELY in request.removed_steps or kinds & EXPLICIT:
        return None
    parsed = closely(plan.parsed)
    return None if parsed is None else plan.reading(parsed)


def likely_plans(plan: SearchPlan) -> tuple[SearchPlan, ...]:
    """Return the plans of which a page is most likely made."""
    close = close_plan(plan)
    found = (plan,) if close is None else (close, plan)
    return (*found, *likely_about(found[0]))


def counted_beside(plan: SearchPlan) -> Iterator[BackendQuery]:
    """Yield what ``chosen`` may count besides the likely plans."""
    if (eased := plan.eased()) is not None:
        yield from (one.query() for one in likely_plans(eased))
    close = close_plan(plan)
    yield from counted_for(plan)
    if close is not None:
        yield from counted_for(close)
        yield without_filters(close).query()
        if (wider := with_lay_words(close)) is not None:
            yield wider.query()


def _eased_in_one_place(
    backend: IndexBackend, eased: SearchPlan, found: int
) -> SearchPlan:
    """Return the eased plan, of words close to each other where some are."""
    close = close_plan(eased)
    in_one_place = total(backend, close) if close is not None else 0
    if close is None or not in_one_place:
        return eased
    return _told(close, found - in_one_place)


def _told(close: SearchPlan, far: int) -> SearchPlan:
    return close.reading(said(close.parsed, far)) if far else close


def _with_others(backend: IndexBackend, close: SearchPlan) -> SearchPlan:
    """Return the plan of words in one place, with other words where few have these."""
    if total(backend, without_filters(close)) > FEW:
        return close
    wider = with_lay_words(close)
    if wider is None or not few_enough(backend, wider, _SHARE):
        return close
    return wider if total(backend, wider) > total(backend, close) else close
