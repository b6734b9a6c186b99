"""What a list of votes or of decided sums shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from flask import url_for
from flask_babel import gettext

from analyzers.decision.meaning_values import DecidedSum, quoted
from analyzers.text.sentences import sentence_span
from corpus.model import Decision
from indexer.parameters.request_reading import PAGE_SIZE
from indexer.parameters.request_writing import query_string, request_arguments
from indexer.request import Hit, SearchRequest, SearchResult, Sort
from search_web.library import library
from search_web.page.components.case_cards import LastRuling
from search_web.page.components.chips import Chip, chips
from search_web.page.components.choice_link import ChoiceLink
from search_web.page.components.decided import (
    VoteView,
    decided_sums,
    deciding_vote,
    ruling,
)
from search_web.page.components.later_rulings import later_rulings
from search_web.page.components.paging import Pager, paginate
from search_web.page.components.parties import PartyView, party_views
from search_web.page.templating import today_in_finland
from search_web.pages.places.publisher_list import named_regions

RankedKind = Literal["votes", "sums"]
MOST_PARTIES = 3
ORDERS: Mapping[RankedKind, tuple[Sort, ...]] = {
    "votes": ("closest", "newest", "oldest"),
    "sums": ("largest", "newest", "oldest"),
}


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One decision of the list.

    Attributes:
        hit: the decision.
        ruling: the sentence that says what was decided, None when it was not found.
        vote: its deciding vote with figures, None when no figures are told.
        money: its largest sum decided, None in a decision without one.
        said: the sentence with this sum, None where ``ruling`` has it.
        later: what was decided of the same case after it, None where nothing is known.
        parties: companies and associations that it was decided for, with their roles;
            those refused and those of whom no role is told are left out.
    """

    hit: Hit
    ruling: str | None
    vote: VoteView | None
    money: DecidedSum | None
    said: str | None
    later: LastRuling | None
    parties: tuple[PartyView, ...]


@dataclass(frozen=True, slots=True)
class OrderLink:
    """A choice of order; ``value`` is the order's name in ``SearchRequest``."""

    value: str
    address: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class RankedPage:
    """What ``ranked.html`` shows.

    Attributes:
        kind: votes or sums.
        request: what was asked, the list's own condition included.
        total: exact number of decisions.
        rows: this page's.
        chips: filters that may be taken back; the list's own is not one.
        orders: choices of order.
        periods: choices of days, up to today.
        names: publishers to choose from.
        regions: regions to choose from: the value and its name.
        hidden: parameters that the form keeps although no field shows them.
        search_address: exactly these decisions as a search.
        files: query part of the addresses of files of the whole list.
        pager: numbered pages.
    """

    kind: RankedKind
    request: SearchRequest
    total: int
    rows: tuple[RankedRow, ...]
    chips: tuple[Chip, ...]
    orders: tuple[OrderLink, ...]
    periods: tuple[ChoiceLink, ...]
    names: tuple[str, ...]
    regions: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]
    search_address: str
    files: str
    pager: Pager


def ranked_page(kind: RankedKind, result: SearchResult) -> RankedPage:
    """Build the page of *result*, a search for votes or sums."""
    asked = replace(result.request, tier="default")
    address = url_for(f"ranked.{kind}")
    bare = _bare(kind, asked)

    def page_address(page: int) -> str:
        return f"{address}?{query_string(replace(bare, offset=(page - 1) * size))}"

    size = asked.limit or PAGE_SIZE
    whole = query_string(replace(asked, offset=0))
    return RankedPage(
        kind=kind,
        request=asked,
        total=result.total,
        rows=_rows(result),
        chips=chips(replace(bare, sort="relevance"), address),
        orders=tuple(
            OrderLink(
                order,
                f"{address}?{query_string(replace(bare, sort=order, offset=0))}",
                order == asked.sort,
            )
            for order in ORDERS[kind]
        ),
        periods=_periods(replace(bare, offset=0), address),
        names=tuple(sorted(library().known_values("municipality"))),
        regions=named_regions(),
        hidden=_hidden(kind, bare),
        search_address=f"{url_for('search.results')}?{whole}",
        files=whole,
        pager=paginate(
            result.total,
            page=asked.offset // size + 1,
            size=size,
            address=page_address,
        ),
    )


def _bare(kind: RankedKind, asked: SearchRequest) -> SearchRequest:
    """Return the request without the list's own condition, which its address implies."""
    if kind == "votes":
        others = {name: one for name, one in asked.filters.items() if name != "voted"}
        return replace(asked, filters=others)
    return replace(asked, sum_from=asked.sum_from or None)


def _periods(asked: SearchRequest, address: str) -> tuple[ChoiceLink, ...]:
    """Return the same list of the decisions of the last days."""
    today = today_in_finland()
    rows = (
        (gettext("7 days"), today - dt.timedelta(days=6)),
        (gettext("30 days"), today - dt.timedelta(days=29)),
        (gettext("this year"), today.replace(month=1, day=1)),
        (gettext("any time"), None),
    )
    chosen = asked.date_from, asked.date_to
    return tuple(
        ChoiceLink(
            label,
            f"{address}?{query_string(replace(asked, date_from=first, date_to=None))}",
            (first, None) == chosen,
        )
        for label, first in rows
    )


def _hidden(kind: RankedKind, bare: SearchRequest) -> tuple[tuple[str, str], ...]:
    """Return what the form keeps: all but what its fields hold, and the usual order."""
    kept = {name: one for name, one in bare.filters.items() if name != "region"}
    sort = "relevance" if bare.sort == ORDERS[kind][0] else bare.sort
    rest = replace(
        bare,
        query="",
        date_from=None,
        date_to=None,
        filters=kept,
        sort=sort,
        tier="default",
        offset=0,
    )
    return tuple(request_arguments(rest))


def _rows(result: SearchResult) -> tuple[RankedRow, ...]:
    store = library().store
    known = store.get_many(hit.decision_id for hit in result.hits)
    later = later_rulings(result.hits, store)
    return tuple(
        _row(hit, held.decision, later.get(hit.decision_id))
        for hit in result.hits
        if (held := known.get(hit.decision_id))
    )


def _row(hit: Hit, decision: Decision, later: LastRuling | None) -> RankedRow:
    money = decided_sums(decision)
    said = ruling(decision)
    return RankedRow(
        hit=hit,
        ruling=said,
        vote=deciding_vote(decision),
        money=money[0] if money else None,
        said=_sentence(decision, money[0], said) if money else None,
        later=later,
        parties=tuple(
            one
            for one in party_views(decision)
            if one.role is not None and one.role != "refused"
        )[:MOST_PARTIES],
    )


def _sentence(decision: Decision, money: DecidedSum, said: str | None) -> str | None:
    """Return the sentence with the sum, so that the reader sees what it is a sum of."""
    start, end = sentence_span(decision.text, money.start, money.end)
    found = quoted(decision.text, start, end)
    figure = quoted(decision.text, money.start, money.end)
    return None if said and (figure in said or found in said) else found
