"""Facet counts of a backend, as rows for people: ordered, labelled, selected or not."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.contract.backend import RankedCounts
from indexer.facet_row import Facet
from indexer.facets import facet
from indexer.request import FacetValue, SearchRequest
from indexer.understanding.values.value_names import label


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
    if row.order == "count" and isinstance(counts, RankedCounts):
        ordered = counts.top(request.facet_limit)
    else:
        ordered = _ordered(row, {**dict.fromkeys(selected, 0), **counts})
    shown = ordered[: request.facet_limit or None]
    known = {value for value, _ in shown}
    others = {value: counts.get(value, 0) for value in selected if value not in known}
    return tuple(
        FacetValue(value, label(row.name, value), count, value in selected)
        for value, count in (*shown, *_ordered(row, others))
    )


def _ordered(row: Facet, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    if row.order == "count":
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return sorted(counts.items(), reverse=row.order == "value-desc")
