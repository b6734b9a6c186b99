"""Routine items and cover pages, which are decisions of nothing that a reader looks for."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Decision
from indexer.request import SearchRequest

NOT_NEWS = {
    "routine": ("yes",),
    "kind": ("minutes-front-page", "agenda", "attachment", "news", "notice"),
}
"""Excluded where decisions proper are counted or listed: openings, choosing of checkers,
cover pages and the like."""

DECIDED = {**NOT_NEWS, "status": ("agenda",)}
"""Excluded where the newest decisions are listed: agendas, always of a coming day, would
stand before all that was decided."""


def is_routine(decision: Decision) -> bool:
    """Return whether a decision is a routine item or a cover page."""
    return decision.is_routine or decision.kind in NOT_NEWS["kind"]


def without_routine(asked: SearchRequest) -> SearchRequest | None:
    """Return *asked* without routine items and cover pages, on its first page.

    None when it decides about them itself.
    """
    chosen = {*asked.filters, *asked.excluded}
    if chosen & set(NOT_NEWS):
        return None
    return replace(asked, excluded={**asked.excluded, **NOT_NEWS}, offset=0)


def with_routine(asked: SearchRequest) -> SearchRequest | None:
    """Return *asked* with routine items and cover pages again.

    None when they are not left out, all of them together.
    """
    for name, values in NOT_NEWS.items():
        if not set(values) <= set(asked.excluded.get(name, ())):
            return None
    kept = {
        name: tuple(v for v in values if v not in NOT_NEWS.get(name, ()))
        for name, values in asked.excluded.items()
    }
    rest = {name: values for name, values in kept.items() if values}
    return replace(asked, excluded=rest, offset=0)
