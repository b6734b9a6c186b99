"""Many queries at once: query × municipality × year, with exact counts.

The file is a CSV with a header. ``query`` is the words; every other column is a
parameter of a search address (``kunta``, ``laki``, ``alku`` …), several values separated
by ``|``. ``name`` names the row in the answer.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import plain_reason
from indexer.errors import SavedQueryError
from indexer.request import SearchRequest
from indexer.saved.queries import SavedQuery, saved_query
from indexer.service import SearchService

MATRIX_COLUMNS = ("query", "municipality", "year", "count")
"""A row with empty municipality and year holds the query's exact total; the other rows
of the query add up to it."""

UNDATED = "undated"
"""Stands in the column of years for decisions without a day."""

NO_PUBLISHER = "unknown publisher"
"""Stands in the column of municipalities; such a row has no year."""


def read_matrix(path: Path) -> list[SavedQuery]:
    """Read the queries of a CSV file, in order.

    Raises:
        SavedQueryError: unreadable, no header, or a wrong value; names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SavedQueryError(f"{path}: {plain_reason(error)}") from error
    reader = csv.DictReader(text.splitlines())
    if not reader.fieldnames or not {"query", "q"} & set(reader.fieldnames):
        raise SavedQueryError(f"{path}: the first line must name a column “query”")
    queries = []
    for number, row in enumerate(reader, 2):
        if None in row or None in row.values():
            raise SavedQueryError(f"{path}, line {number}: wrong number of cells")
        queries.append(_query(row, f"{path}, line {number}"))
    return queries


def _query(row: dict[str, str], where: str) -> SavedQuery:
    words = row.get("query") or row.get("q") or ""
    record: dict[str, object] = {
        name: [value for value in cell.split("|") if value]
        for name, cell in row.items()
        if name not in ("query", "q", "name") and cell
    }
    name = row.get("name") or words or where
    return saved_query({**record, "q": words, "name": name}, where)


def matrix_rows(
    service: SearchService, queries: list[SavedQuery]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield ``MATRIX_COLUMNS`` per query: the total, then each cell that is not zero."""
    for query in queries:
        total = service.count(query.request)
        yield query.name, "", "", str(total)
        placed = 0
        table = service.counts(query.request, "municipality", ("year",))
        held = _by_municipality(service, query.request)
        for municipality in sorted(table):
            years = table[municipality].get("year", {})
            undated = held.get(municipality, 0) - sum(years.values())
            for year, count in (*sorted(years.items()), (UNDATED, undated)):
                placed += count
                if count:
                    yield query.name, municipality, year, str(count)
        if total > placed:
            yield query.name, NO_PUBLISHER, "", str(total - placed)


def _by_municipality(service: SearchService, request: SearchRequest) -> dict[str, int]:
    """Count the hits of each municipality, with or without a day."""
    asked = dataclasses.replace(
        request, limit=0, facets=("municipality",), facet_limit=0, snippets=False
    )
    rows = service.search(asked).facets.get("municipality", ())
    return {row.value: row.count for row in rows}
