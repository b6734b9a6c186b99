"""Query trees as filters: which documents match, without scores."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.backends.opensearch.asking.interval_queries import (
    often_filter,
    sequence_filter,
)
from indexer.backends.opensearch.asking.term_queries import (
    EVERYTHING,
    NOTHING,
    Query,
    any_of,
    beginning,
    terms,
    zones,
)
from indexer.contract.query import (
    Among,
    And,
    Boost,
    Constant,
    DateRange,
    Every,
    Filter,
    Lift,
    Near,
    Node,
    Not,
    Nothing,
    NumberRange,
    Often,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Word,
)
from indexer.facets import facet

_MOST_TERMS = 60_000
"""Terms of one clause; the cluster allows 65,536."""


def filtering(node: Node) -> Query:
    """Return what matches exactly what *node* matches."""
    match node:
        case Every():
            return EVERYTHING
        case Nothing():
            return NOTHING
        case Word() | OneOf():
            return any_of([_any_term(zone, terms(node)) for zone in zones(node)])
        case Prefix():
            return any_of(
                [
                    beginning(z, way, node.text)
                    for z in zones(node)
                    for way in ("l", "e")
                ]
            )
        case Phrase() | Near():
            return sequence_filter(node)
        case Often():
            return often_filter(node)
        case Filter() | DateRange() | NumberRange() | Among():
            return _field_filter(node)
        case And():
            return all_of([filtering(child) for child in node.nodes])
        case Or():
            return any_of([filtering(child) for child in node.nodes])
        case Not():
            return {"bool": {"must_not": [filtering(node.node)]}}
        case Boost() | Constant() | Lift():
            return filtering(node.node)


def all_of(queries: list[Query]) -> Query:
    """Return what matches all of *queries*; all documents without any."""
    if not queries:
        return EVERYTHING
    return queries[0] if len(queries) == 1 else {"bool": {"filter": queries}}


def facet_filter(name: str, values: tuple[str, ...]) -> Query:
    """Return what has one of *values* in a facet.

    Raises:
        UnknownFacet: there is none of this name.
    """
    field = field_of(name)
    if not values:
        return NOTHING
    cuts = range(0, len(values), _MOST_TERMS)
    return any_of([{"terms": {field: list(values[x : x + _MOST_TERMS])}} for x in cuts])


def narrowing(
    filters: Mapping[str, tuple[str, ...]], excluded: Mapping[str, tuple[str, ...]]
) -> list[Query]:
    """Return the filters of a request as queries that must all match."""
    found = [facet_filter(name, values) for name, values in filters.items() if values]
    hidden = [facet_filter(name, values) for name, values in excluded.items() if values]
    return [*found, *({"bool": {"must_not": [one]}} for one in hidden)]


def field_of(name: str) -> str:
    """Return the field of a facet, by its name or its parameter."""
    return f"f.{facet(name).name}"


def _any_term(zone: str, found: list[str]) -> Query:
    return {"terms": {zone: found}} if found else NOTHING


def _field_filter(node: Filter | DateRange | NumberRange | Among) -> Query:
    match node:
        case Filter():
            return facet_filter(node.facet, node.values)
        case DateRange():
            return _days(node)
        case NumberRange():
            return _numbers(node)
        case Among():
            return {"terms": {"id": list(node.ids)}} if node.ids else NOTHING


def _numbers(node: NumberRange) -> Query:
    field = f"{field_of(node.facet)}.number"
    bounds = {"gte": node.least, "lte": node.most}
    given = {name: value for name, value in bounds.items() if value is not None}
    return {"range": {field: given}} if given else {"exists": {"field": field}}


def _days(node: DateRange) -> Query:
    bounds = {}
    if node.start:
        bounds["gte"] = node.start.isoformat()
    if node.end:
        bounds["lte"] = node.end.isoformat()
    return {"range": {"date": bounds}} if bounds else {"exists": {"field": "date"}}
