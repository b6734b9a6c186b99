"""Saved searches at work: saving, visiting, comparing, and how much to expect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from indexer.request import SearchRequest
from indexer.saved.differences import Difference, Renaming, difference_of
from indexer.service import SearchService
from search_web.parameters import read_search
from search_web.saved.server import SavedSearch

DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Volume:
    """How much a search brings: hits of the last year, and per month on average."""

    last_year: int
    per_month: float


def expected_volume(
    service: SearchService, request: SearchRequest, today: dt.date
) -> Volume:
    """Count what the search would have brought in the last 365 days."""
    first = today - dt.timedelta(days=DAYS_A_YEAR)
    if request.date_from and request.date_from > first:
        first = request.date_from
    asked = replace(request, date_from=first, offset=0, limit=0)
    count = 0 if _ends_before(request, first) else service.count(asked)
    return Volume(count, round(count / 12, 1))


def _ends_before(request: SearchRequest, first: dt.date) -> bool:
    return request.date_to is not None and request.date_to < first


def request_of(saved: SavedSearch) -> SearchRequest:
    """Return the search that was saved."""
    arguments: MultiDict[str, str] = MultiDict()
    for name, values in saved.parameters.items():
        for value in values:
            arguments.add(name, value)
    return read_search(arguments)


def hit_hashes(
    service: SearchService, request: SearchRequest
) -> Iterator[tuple[str, str]]:
    """Yield (decision id, content hash) of every hit, in order."""
    for hit in service.iter_hits(replace(request, snippets=False, explain=False)):
        yield hit.decision_id, hit.content_hash


def since_last_visit(
    service: SearchService, saved: SavedSearch, renaming: Renaming
) -> tuple[dict[str, str], Difference]:
    """Run the search again; return its hits and what changed since the last visit."""
    now = dict(hit_hashes(service, request_of(saved)))
    return now, difference_of(saved.base_line, now, renaming)
