"""Publishers that a search asks for and of which nothing is held: their zero tells nothing."""

from __future__ import annotations

from collections.abc import Iterable

from analyzers.notations.toponyms.municipalities import municipality
from indexer.request import SearchRequest, SearchResult
from indexer.service import SearchService


def uncovered(service: SearchService, result: SearchResult) -> tuple[str, ...]:
    """Return the asked publishers without a decision, in order.

    Asked by a filter, or named by the words of the search.
    """
    asked = result.request.filters.get("municipality", ())
    named = (step.value for step in result.reading.steps if step.kind == "uncovered")
    return tuple(dict.fromkeys((*_without(service, asked), *named)))


def unknown(service: SearchService, request: SearchRequest) -> tuple[str, ...]:
    """Return the asked publishers that are neither a municipality nor held."""
    asked = (
        *request.filters.get("municipality", ()),
        *request.excluded.get("municipality", ()),
    )
    others = (name for name in asked if municipality(name) is None)
    return tuple(_without(service, others))


def _without(service: SearchService, names: Iterable[str]) -> Iterable[str]:
    asked = tuple(names)
    if not asked:
        return
    every = SearchRequest(
        limit=0, facets=("municipality",), facet_limit=0, snippets=False
    )
    held = {row.value for row in service.search(every).facets["municipality"]}
    yield from (name for name in asked if name not in held)
