"""One card a case across the pages of a result, and how many cases a result has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from indexer.request import Hit, SearchRequest, SearchResult
from indexer.service import SearchService

MOST_BEFORE = 1000
"""Hits of earlier pages that are looked at; later pages join only within themselves."""

MOST_COUNTED = 1000
"""Decisions of a result whose cases are counted."""


@dataclass(frozen=True, slots=True)
class JoinedHits:
    """The hits of a page without those whose case an earlier page shows.

    ``left_out`` says how many these are; each is on the card of its case.
    """

    hits: tuple[Hit, ...]
    left_out: int


def joined_hits(
    hits: tuple[Hit, ...], asked: SearchRequest, service: SearchService
) -> JoinedHits:
    """Leave out hits of cases that an earlier page of *asked* shows."""
    before = pages_before(asked)
    if before is None or not _in_cases(hits):
        return JoinedHits(hits, 0)
    shown = {
        case
        for document in service.documents(before)
        for case in document.facets.get("case", ())
    }
    kept = tuple(
        hit for hit in hits if hit.case_size < 2 or shown.isdisjoint(_case(hit))
    )
    return JoinedHits(kept, len(hits) - len(kept))


def pages_before(asked: SearchRequest) -> SearchRequest | None:
    """Return the search that lists the pages before *asked*; None where none counts."""
    if not asked.offset or asked.offset > MOST_BEFORE:
        return None
    return replace(
        asked, offset=0, limit=asked.offset, facets=(), snippets=False, explain=False
    )


def count_cases(result: SearchResult, service: SearchService) -> int | None:
    """Return how many cases the exact hits of *result* are; None where it is not counted.

    A decision without a case number is a case of its own.
    """
    every = counted_cases(result.request, result.total)
    if every is None:
        return None
    counts = service.value_counts(every, "case")
    return len(counts) + result.total - sum(counts.values())


def counted_cases(asked: SearchRequest, total: int) -> SearchRequest | None:
    """Return the search that counts the cases of *asked*; None where it is not counted."""
    if not total or total > MOST_COUNTED or "case" in asked.filters:
        return None
    return replace(
        asked,
        limit=0,
        offset=0,
        facets=("case",),
        facet_limit=0,
        tier="exact",
        snippets=False,
    )


def _case(hit: Hit) -> tuple[str, ...]:
    return hit.facets.get("case", ())


def _in_cases(hits: Iterable[Hit]) -> bool:
    return any(hit.case_size > 1 for hit in hits)
