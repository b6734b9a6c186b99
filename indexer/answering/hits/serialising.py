"""The one JSON shape of a search: command line and API print the same.

Marks are offsets into the text beside them, half-open; nothing here is HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indexer.answering.hits.hit_fields import hit_json
from indexer.request import (
    FacetValue,
    QueryReading,
    ReadingStep,
    Relaxation,
    SearchRequest,
    SearchResult,
)


def result_json(result: SearchResult, uncovered: Sequence[str]) -> dict[str, Any]:
    """Return a search result as plain JSON values; *uncovered* are its publishers not held."""
    return {
        "total": result.total,
        "near_total": result.near_total if _counts_near(result) else None,
        "uncovered": list(uncovered),
        "hits": [hit_json(hit) for hit in result.hits],
        "facets": {
            name: [facet_json(value) for value in values]
            for name, values in result.facets.items()
        },
        "query": reading_json(result.reading),
        "related": [hit_json(hit) for hit in result.related],
        "relaxations": [relaxation_json(item) for item in result.relaxations],
        "sort": result.request.sort,
        "offset": result.request.offset,
        "limit": result.request.limit,
        "generation": result.generation,
        "took_ms": round(result.took_ms, 2),
    }


def _counts_near(result: SearchResult) -> bool:
    """Return whether near decisions were looked for; else their number is not known."""
    return result.request.tier in ("near", "all")


def facet_json(value: FacetValue) -> dict[str, Any]:
    """Return one facet row as plain JSON values."""
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "is_selected": value.is_selected,
    }


def reading_json(reading: QueryReading) -> dict[str, Any]:
    """Return how the query was read, as plain JSON values."""
    return {
        "text": reading.query,
        "steps": [step_json(step) for step in reading.steps],
        "in_words": dict(reading.in_words),
    }


def step_json(step: ReadingStep) -> dict[str, Any]:
    """Return one step of the reading as plain JSON values."""
    return {
        "id": step.step_id,
        "kind": step.kind,
        "text": step.text,
        "value": step.value,
        "is_removable": step.is_removable,
    }


def relaxation_json(relaxation: Relaxation) -> dict[str, Any]:
    """Return a looser search as plain JSON values."""
    return {
        "label_key": relaxation.label_key,
        "total": relaxation.total,
        "request": request_json(relaxation.request),
    }


def request_json(request: SearchRequest) -> dict[str, Any]:
    """Return what was asked for as plain JSON values."""
    return {
        "query": request.query,
        "filters": {name: list(values) for name, values in request.filters.items()},
        "excluded": {name: list(values) for name, values in request.excluded.items()},
        "date_from": request.date_from.isoformat() if request.date_from else None,
        "date_to": request.date_to.isoformat() if request.date_to else None,
        "sum_from": request.sum_from,
        "sum_to": request.sum_to,
        "margin_to": request.margin_to,
        "sort": request.sort,
        "removed_steps": sorted(request.removed_steps),
        "law_roles": request.law_roles,
        "searched": request.searched,
        "prefer_recent": request.prefer_recent,
    }
