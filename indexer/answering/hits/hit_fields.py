"""The one table of what a hit gives: JSON, tables and the API's schema are made of it.

A facet with a ``column`` that is not a field here gets one of its own: a row in
``indexer.facets`` is all that a new facet needs to be in every table and every answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from indexer.facets import FACETS
from indexer.request import Fragment, Hit, Match

FieldType = Literal[
    "text",
    "text-or-null",
    "day-or-null",
    "number",
    "count",
    "texts",
    "marks",
    "outcome",
    "kind",
    "status",
    "matches",
    "truth",
]


@dataclass(frozen=True, slots=True)
class HitField:
    """One field; ``value`` gives plain JSON. An optional one is left out when empty."""

    name: str
    type: FieldType
    value: Callable[[Hit], Any]
    is_optional: bool = False


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


_FIELDS = (
    HitField("id", "text", lambda hit: hit.decision_id),
    HitField(
        "municipality", "text-or-null", lambda hit: hit.municipality or hit.organisation
    ),
    HitField("organisation", "text-or-null", lambda hit: hit.organisation),
    HitField("body", "text-or-null", lambda hit: hit.body),
    HitField(
        "date", "day-or-null", lambda hit: hit.date.isoformat() if hit.date else None
    ),
    HitField("minutes_section", "text-or-null", lambda hit: hit.minutes_section),
    HitField("title", "text-or-null", lambda hit: hit.title.text or None),
    HitField("case_number", "text-or-null", lambda hit: hit.case_number),
    HitField("url", "text-or-null", lambda hit: hit.url),
    HitField("score", "number", lambda hit: round(hit.score, 6)),
    HitField("rank", "count", lambda hit: hit.rank),
    HitField("snippet", "text", lambda hit: hit.snippet.text),
    HitField("title_marks", "marks", lambda hit: marks_json(hit.title)),
    HitField("snippet_marks", "marks", lambda hit: marks_json(hit.snippet)),
    HitField("law_references", "texts", lambda hit: list(hit.law_references)),
    HitField("outcome", "outcome", lambda hit: hit.outcome),
    HitField("kind", "kind", lambda hit: hit.kind),
    HitField("status", "status", lambda hit: hit.status),
    HitField("language", "text", lambda hit: hit.language),
    HitField("case_size", "count", lambda hit: hit.case_size),
    HitField("content_hash", "text", lambda hit: hit.content_hash),
)
_MATCHES = HitField(
    "matches",
    "matches",
    lambda hit: [match_json(match) for match in hit.matches],
    is_optional=True,
)


def _facet_fields() -> tuple[HitField, ...]:
    """Return a field for each facet whose column no field above gives."""
    known = {row.name for row in _FIELDS}
    return tuple(
        HitField(row.column, "texts", _values_of(row.name))
        for row in FACETS
        if row.column and row.column not in known
    )


def _values_of(facet: str) -> Callable[[Hit], list[str]]:
    return lambda hit: list(hit.facets.get(facet, ()))


_FACET_FIELDS = _facet_fields()
_ATTACHMENT = (
    HitField(
        "attachment_number",
        "count",
        lambda hit: hit.attachment.number if hit.attachment else 0,
        is_optional=True,
    ),
    HitField(
        "attachment_page",
        "count",
        lambda hit: (hit.attachment.page or 0) if hit.attachment else 0,
        is_optional=True,
    ),
    HitField(
        "attachment_url",
        "text-or-null",
        lambda hit: hit.attachment.url if hit.attachment else None,
        is_optional=True,
    ),
)
_IS_NEAR = HitField("is_near", "truth", lambda hit: hit.is_near, is_optional=True)
_IS_BY_MEANING = HitField(
    "is_by_meaning", "truth", lambda hit: hit.is_by_meaning, is_optional=True
)
HIT_FIELDS = (
    *(*_FIELDS, *_FACET_FIELDS, _MATCHES, *_ATTACHMENT, _IS_NEAR, _IS_BY_MEANING),
)
"""In the order of the JSON object."""

_BY_NAME = {row.name: row for row in HIT_FIELDS}
_FACET_COLUMNS = tuple(row.name for row in _FACET_FIELDS)

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
    *_FACET_COLUMNS,
)
"""Columns of ``paatoshaku search --format csv``."""

EXPORT_COLUMNS = (
    "id",
    "municipality",
    "organisation",
    "body",
    "date",
    "minutes_section",
    "title",
    "case_number",
    "outcome",
    "law_references",
    "kind",
    "status",
    "language",
    "url",
    "permalink",
    "content_hash",
    *_FACET_COLUMNS,
)
"""Columns of exported tables; ``municipality`` is empty where an organisation decides."""

LAW_COLUMNS = (
    "id",
    "municipality",
    "body",
    "date",
    "minutes_section",
    "title",
    "case_number",
    "outcome",
    "sentence",
    "url",
    *_FACET_COLUMNS,
)
"""Columns of the table of a law page."""


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return one hit as plain JSON values."""
    values = ((row, row.value(hit)) for row in HIT_FIELDS)
    return {row.name: value for row, value in values if value or not row.is_optional}


def hit_cells(
    hit: Hit, columns: Sequence[str], given: Mapping[str, str | None]
) -> list[str]:
    """Return the cells of *columns*: those *given*, the others as in ``hit_json``."""
    return [
        _cell(given[name] if name in given else _BY_NAME[name].value(hit))
        for name in columns
    ]


def _cell(value: Any) -> str:
    """Return a value as text; several are joined by "; ", none is an empty text."""
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def export_rows(
    hits: Iterable[Hit], permalink: Callable[[str], str]
) -> Iterable[list[str]]:
    """Return the cells of ``EXPORT_COLUMNS`` for each hit."""
    for hit in hits:
        given = {
            "municipality": hit.municipality,
            "permalink": permalink(hit.decision_id),
        }
        yield hit_cells(hit, EXPORT_COLUMNS, given)


def permalink_to(base: str) -> Callable[[str], str]:
    """Return a function from decision id to its permanent address under *base*."""
    root = base.rstrip("/")
    return lambda decision_id: f"{root}/paatos/{quote(decision_id, safe='/:')}"
