"""One hit as a row of a table: the columns that every table export shares."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from indexer.request import Hit

COLUMNS = (
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
)
"""Names as in the JSON API; ``law_references`` are joined with "; "."""


def permalink_to(base: str) -> Callable[[str], str]:
    """Return a function from decision id to its permanent address under *base*."""
    root = base.rstrip("/")
    return lambda decision_id: f"{root}/paatos/{quote(decision_id, safe='/:')}"


def table_row(hit: Hit, permalink: Callable[[str], str]) -> list[str]:
    """Return the values of ``COLUMNS``; absent ones are empty texts."""
    return [
        hit.decision_id,
        hit.municipality or "",
        hit.organisation or "",
        hit.body or "",
        hit.date.isoformat() if hit.date else "",
        hit.minutes_section or "",
        hit.title.text,
        hit.case_number or "",
        hit.outcome or "",
        "; ".join(hit.law_references),
        hit.kind,
        hit.status or "",
        hit.language,
        hit.url or "",
        permalink(hit.decision_id),
        hit.content_hash,
    ]
