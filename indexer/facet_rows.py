"""Facet counts of a backend, as rows for people: ordered, labelled, selected or not."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.facets import Facet, facet
from indexer.request import FacetValue, SearchRequest
from indexer.value_names import label


def facet_rows(
    counts: Mapping[str, Mapping[str, int]], request: SearchRequest
) -> dict[str, tuple[FacetValue, ...]]:
    """Return rows by facet name; selected values come along even with no hits."""
    return {
        name: _rows(facet(name), values, request) for name, values in counts.items()
    }


def _rows(
    row: Facet, counts: Mapping[str, int], request: SearchRequest
) -> tuple[FacetValue, ...]:
    selected = request.filters.get(row.name, ())
    every = {**dict.fromkeys(selected, 0), **counts}
    ordered = _ordered(row, every)
    limit = request.facet_limit or len(ordered)
    shown = ordered[:limit]
    shown += [value for value in ordered[limit:] if value in selected]
    return tuple(
        FacetValue(value, label(row.name, value), every[value], value in selected)
        for value in shown
    )


def _ordered(row: Facet, counts: Mapping[str, int]) -> list[str]:
    if row.order == "count":
        return sorted(counts, key=lambda value: (-counts[value], value))
    return sorted(counts, reverse=row.order == "value-desc")
