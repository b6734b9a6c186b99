"""How a publisher or one of its bodies votes: how often, how closely, with what end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import url_for

from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest
from search_web.library import Library
from search_web.page.components.case_cards import CaseCard, case_cards
from search_web.page.components.facet_groups import FacetOption, facet_options
from search_web.page.components.routine_items import DECIDED, NOT_NEWS
from search_web.pages.places.publisher_counts import Filters, opened

NEWEST_VOTES = 5


@dataclass(frozen=True, slots=True)
class VotingRecord:
    """Decisions that a vote decided, of all decisions of bodies without routine items.

    Attributes:
        voted: exact number of decisions that a vote decided.
        items: exact number of such decisions with an outcome.
        margins: classes of the difference of votes, with their searches.
        newest: cards of the newest.
        address: the list of them, the closest first.
    """

    voted: int
    items: int
    margins: tuple[tuple[FacetOption, str], ...]
    newest: tuple[CaseCard, ...]
    address: str


def voting_record(filters: Filters, held: Library) -> VotingRecord:
    """Count and list the votes among the decisions that pass *filters*."""
    every = SearchRequest(
        filters=filters,
        excluded={
            **DECIDED,
            "kind": (*NOT_NEWS["kind"], "officeholder-decision"),
        },
        limit=0,
        facets=("outcome",),
        facet_limit=0,
        snippets=False,
    )
    outcomes = held.service.search(every).facets.get("outcome", ())
    voted_filters = {**filters, "voted": ("yes",)}
    asked = SearchRequest(
        filters=voted_filters,
        sort="newest",
        limit=NEWEST_VOTES,
        facets=("margin",),
        facet_limit=0,
        snippets=False,
    )
    result = held.service.search(asked)
    margins = facet_options("margin", result.facets.get("margin", ()))
    bare = replace(asked, filters=filters, sort="relevance", limit=20)
    return VotingRecord(
        voted=result.total,
        items=sum(row.count for row in outcomes if row.value != "none"),
        margins=tuple(
            (one, opened(SearchRequest(filters=voted_filters), "margin", one.value))
            for one in margins
        ),
        newest=case_cards(result.hits, held.store),
        address=f"{url_for('ranked.votes')}?{query_string(bare)}",
    )
