"""A ``BackendQuery`` as the body of a search, and its answer read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from indexer.backends.opensearch.asking.filter_queries import (
    all_of,
    facet_filter,
    field_of,
    filtering,
    narrowing,
)
from indexer.backends.opensearch.asking.ranked_values import RankedValues
from indexer.backends.opensearch.asking.scored_queries import ScoredQueries
from indexer.backends.opensearch.asking.term_queries import Query
from indexer.contract.backend import NUMBER_ORDERS, BackendHit, BackendQuery
from indexer.facets import facet

MOST_VALUES = 10_000
"""Values of a facet that come with a search; more are fetched page by page."""

MOST_SHOWN = 100
"""Hits of a search that bring their documents; of a longer list only ids are wanted."""

LEAST_VALUES = 50
"""Values of a facet that come along at least, for those that filters name."""

Body = dict[str, Any]

ONLY_IDS: Body = {"stored_fields": "_none_", "docvalue_fields": ["id"]}
"""Makes hits bring their ids from a column; to read them beside the texts is slow."""


def search_body(query: BackendQuery, scoring: ScoredQueries | None) -> Body:
    """Return the body of a search; without *scoring* for totals and counts only."""
    facets = {facet(name).name: name for name in query.facets}
    apart = {
        name: values
        for name, values in query.filters.items()
        if values and facet(name).name in facets
    }
    together = {x: y for x, y in query.filters.items() if x not in apart}
    narrow = narrowing(together, query.excluded)
    body: Body = {
        "query": _root(query, scoring, narrow),
        "track_total_hits": True,
        "size": query.limit if scoring else 0,
    }
    if scoring:
        body |= {"from": query.offset, "sort": order(query), "track_scores": True}
        if query.limit > MOST_SHOWN:
            body |= ONLY_IDS
    if apart:
        body["post_filter"] = all_of([facet_filter(*row) for row in apart.items()])
    if query.facets:
        most = query.facet_limit
        body["aggs"] = {name: _counted(name, apart, most) for name in query.facets}
    return body


def listing_body(query: BackendQuery, scoring: ScoredQueries, size: int) -> Body:
    """Return the body of one page of the whole list."""
    narrow = narrowing(query.filters, query.excluded)
    return {
        "query": _root(query, scoring, narrow),
        "size": size,
        "sort": order(query),
        "track_scores": True,
        "track_total_hits": True,
        **ONLY_IDS,
    }


def matching(query: BackendQuery) -> Query:
    """Return what matches a query with all its filters, without scores."""
    narrow = narrowing(query.filters, query.excluded)
    return all_of([filtering(query.root), *narrow])


def without_own(query: BackendQuery, name: str) -> Query:
    """Return what the values of a facet are counted of: all but its own filter."""
    own = facet(name).name
    others = {x: y for x, y in query.filters.items() if facet(x).name != own}
    return all_of([filtering(query.root), *narrowing(others, query.excluded)])


def order(query: BackendQuery) -> list[Any]:
    """Return the order of hits; ties by id, undated ones and such without number last."""
    if query.sort == "relevance":
        return [{"_score": "desc"}, {"id": "asc"}]
    field, direction = "date", "desc" if query.sort == "newest" else "asc"
    if query.sort in NUMBER_ORDERS:
        name, sign = NUMBER_ORDERS[query.sort]
        field, direction = f"{field_of(name)}.number", "asc" if sign > 0 else "desc"
    return [{field: {"order": direction, "missing": "_last"}}, {"id": "asc"}]


def id_of(hit: Mapping[str, Any]) -> str:
    """Return the id of a hit, with or without its document."""
    return str(hit["_id"] if "_id" in hit else hit["fields"]["id"][0])


def read_hits(answer: Mapping[str, Any]) -> tuple[BackendHit, ...]:
    """Read the hits of an answer."""
    return tuple(
        BackendHit(id_of(hit), hit["_score"] or 0.0) for hit in answer["hits"]["hits"]
    )


def read_facet(
    answer: Mapping[str, Any], name: str, load: Callable[[], Mapping[str, int]]
) -> Mapping[str, int]:
    """Read the counts of a facet; *load* gets all when more are wanted than came."""
    found = answer["aggregations"][name]["values"]
    if found["sum_other_doc_count"] or found["doc_count_error_upper_bound"]:
        return RankedValues(found, load)
    return {bucket["key"]: bucket["doc_count"] for bucket in found["buckets"]}


def values_body(query: Query, name: str, after: Any) -> Body:
    """Return the search for the next page of all values of a facet."""
    source = {"value": {"terms": {"field": field_of(name)}}}
    pages: dict[str, Any] = {"size": MOST_VALUES, "sources": [source]}
    if after:
        pages["after"] = after
    return {
        "size": 0,
        "track_total_hits": False,
        "query": query,
        "aggs": {"values": {"composite": pages}},
    }


def _root(
    query: BackendQuery, scoring: ScoredQueries | None, narrow: list[Query]
) -> Query:
    if scoring is None:
        return all_of([filtering(query.root), *narrow])
    return {"bool": {"must": [scoring.scored(query.root)], "filter": narrow}}


def _counted(name: str, apart: Mapping[str, tuple[str, ...]], most: int) -> Body:
    own = facet(name).name
    others = [facet_filter(*row) for row in apart.items() if facet(row[0]).name != own]
    size = min(max(most, LEAST_VALUES), MOST_VALUES) if most else MOST_VALUES
    values = {"field": field_of(name), "size": size, "show_term_doc_count_error": True}
    return {"filter": all_of(others), "aggs": {"values": {"terms": values}}}
