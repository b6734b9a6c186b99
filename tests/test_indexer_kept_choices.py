"""A reading that was chosen is kept for the same words and filters, and for no others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from indexer.answering.expansion.kept_choices import KeptChoices
from indexer.contract.query import Every
from indexer.request import QueryReading, SearchRequest
from indexer.understanding.plan import SearchPlan
from indexer.understanding.query_reading import ParsedQuery

DAY = dt.date(2026, 5, 8)
REQUEST = SearchRequest("koulu", filters={"municipality": ("Lahti",)})


def plan(request: SearchRequest) -> SearchPlan:
    return SearchPlan(request, ParsedQuery(QueryReading("koulu")), Every(), DAY)


def test_another_page_or_order_has_the_same_reading() -> None:
    kept, found = KeptChoices(), plan(REQUEST)
    kept.add("1", plan(REQUEST), found, is_offer=False)
    asked = replace(REQUEST, offset=20, limit=0, sort="newest", facets=("case",))

    again = kept.find("1", plan(asked), is_offer=False)
    assert again is not None
    assert again.request == asked
    assert again.root is found.root


def test_other_filters_days_and_states_of_the_index_have_none() -> None:
    kept = KeptChoices()
    kept.add("1", plan(REQUEST), plan(REQUEST), is_offer=False)
    for other in (
        replace(REQUEST, query="koulut"),
        replace(REQUEST, filters={}),
        replace(REQUEST, excluded={"routine": ("yes",)}),
        replace(REQUEST, date_from=DAY),
        replace(REQUEST, removed_steps=frozenset({"mainly"})),
        replace(REQUEST, searched="own"),
    ):
        assert kept.find("1", plan(other), is_offer=False) is None
    assert kept.find("2", plan(REQUEST), is_offer=False) is None
    assert kept.find("1", plan(REQUEST), is_offer=True) is None
