"""``SearchRequest`` -> parameters; ``reading.read_request`` inverts it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from indexer.parameters.parameter_table import Edge, Parameter, parameters_of
from indexer.request import SearchRequest


def request_arguments(
    request: SearchRequest, edge: Edge = "address"
) -> list[tuple[str, str]]:
    """Return the parameters of *request* in the order of the table.

    What is the default is left out, as is the first page; facet values keep their order,
    exclusions follow all filters.
    """
    pairs: list[tuple[str, str]] = []
    rows = parameters_of(edge)
    facets = [row for row in rows if row.facet]
    for row in rows:
        if row.facet is None:
            pairs += [(row.name, text) for text in _texts(row, request)]
        elif row is facets[0]:
            pairs += _chosen("", facets, request.filters)
            pairs += _chosen("-", facets, request.excluded)
    return pairs


def query_string(request: SearchRequest) -> str:
    """Return ``request_arguments`` as the query part of an address, without "?"."""
    return urlencode(request_arguments(request))


def number_text(value: float) -> str:
    """Return a number without needless decimals: 100000, 25000.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _chosen(
    sign: str, rows: list[Parameter], chosen: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    for row in rows if chosen else ():
        if row.facet:
            for value in chosen.get(row.facet.name, ()):
                yield f"{sign}{row.name}", value


def _texts(row: Parameter, request: SearchRequest) -> list[str]:
    value = getattr(request, row.request_field)
    match row.kind:
        case "words":
            return [value] if value else []
        case "day":
            return [value.isoformat()] if value else []
        case "amount":
            return [] if value is None else [number_text(value)]
        case "choice":
            names = [name for name, one in row.choices.items() if one == value]
            return [] if value == next(iter(row.choices.values())) else names
        case "flag":
            return ["1"] if value else []
        case "steps":
            return sorted(value)
        case _:
            return _number(row, request)


def _number(row: Parameter, request: SearchRequest) -> list[str]:
    if row.request_field == "limit":
        return [str(request.limit)]
    is_later = request.limit and request.offset
    return [str(request.offset // request.limit + 1)] if is_later else []
