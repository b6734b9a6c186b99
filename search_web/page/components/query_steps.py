"""How a query was read, step by step, each with the way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.request import SearchRequest, SearchResult
from indexer.understanding.values.reading_words import piece
from search_web.page.labelling.languages import current_language


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the reading in words; ``address`` takes it back, None when it cannot."""

    kind: str
    text: str
    words: str
    address: str | None
    value: str = ""


def step_views(
    result: SearchResult, address_of: Callable[[SearchRequest], str]
) -> tuple[StepView, ...]:
    """Return the steps of a result's reading; *address_of* gives a request's page."""
    asked = replace(result.request, offset=0)
    views = []
    for step in result.reading.steps:
        without = replace(asked, removed_steps=asked.removed_steps | {step.step_id})
        link = address_of(without) if step.is_removable else None
        words = piece(step, current_language())
        views.append(StepView(step.kind, step.text, words, link, step.value))
    return tuple(views)
