"""The one JSON shape of a search: command line and API print the same.

Marks are offsets into the text beside them, half-open; nothing here is HTML.
"""

from __future__ import annotations

from typing import Any

from indexer.request import (
    FacetValue,
    Fragment,
    Hit,
    Match,
    Reading,
    ReadingStep,
    Relaxation,
    SearchRequest,
    SearchResult,
)

HIT_COLUMNS = (
    "id",
    "municipality",
    "body",
    "date",
    "minutes_section",
    "title",
    "case_number",
    "outcome",
    "law_references",
    "url",
    "score",
    "snippet",
)
"""Columns of tables (CSV), in order; names are those of ``hit_json``."""


def result_json(result: SearchResult) -> dict[str, Any]:
    """Return a search result as plain JSON values."""
    return {
        "total": result.total,
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


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return one hit as plain JSON values."""
    record: dict[str, Any] = {
        "id": hit.decision_id,
        "municipality": hit.municipality or hit.organisation,
        "organisation": hit.organisation,
        "body": hit.body,
        "date": hit.date.isoformat() if hit.date else None,
        "minutes_section": hit.minutes_section,
        "title": hit.title.text or None,
        "case_number": hit.case_number,
        "url": hit.url,
        "score": round(hit.score, 6),
        "rank": hit.rank,
        "snippet": hit.snippet.text,
        "title_marks": marks_json(hit.title),
        "snippet_marks": marks_json(hit.snippet),
        "law_references": list(hit.law_references),
        "outcome": hit.outcome,
        "kind": hit.kind,
        "status": hit.status,
        "language": hit.language,
        "case_size": hit.case_size,
        "content_hash": hit.content_hash,
    }
    if hit.matches:
        record["matches"] = [match_json(match) for match in hit.matches]
    return record


def marks_json(fragment: Fragment) -> list[list[int]]:
    """Return the marks of a fragment as pairs of offsets into its text."""
    return [[start, end] for start, end in fragment.marks]


def match_json(match: Match) -> dict[str, str]:
    """Return one reason as plain JSON values."""
    return {
        "query_word": match.query_word,
        "term": match.term,
        "form": match.form,
        "field": match.field,
        "way": match.way,
    }


def facet_json(value: FacetValue) -> dict[str, Any]:
    """Return one facet row as plain JSON values."""
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "is_selected": value.is_selected,
    }


def reading_json(reading: Reading) -> dict[str, Any]:
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
        "sort": request.sort,
        "removed_steps": sorted(request.removed_steps),
        "law_roles": request.law_roles,
        "prefer_recent": request.prefer_recent,
    }


def hit_row(hit: Hit) -> list[str]:
    """Return one hit as the cells of ``HIT_COLUMNS``; several values joined by "; "."""
    record = hit_json(hit)
    return [_cell(record[name]) for name in HIT_COLUMNS]


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    # A spreadsheet runs what begins like a formula; the apostrophe makes it text.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
