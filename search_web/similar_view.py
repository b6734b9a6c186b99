"""Similar decisions with their reasons, for the decision page."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Decision
from indexer.request import Hit
from search_web.library import Library

MOST_SIMILAR = 6


@dataclass(frozen=True, slots=True)
class SimilarView:
    """A similar decision and why it is one, in the reader's language."""

    hit: Hit
    reasons: tuple[str, ...]


def similar_views(decision: Decision, library: Library) -> tuple[SimilarView, ...]:
    """Return similar decisions, best first; empty when none is known."""
    return ()
