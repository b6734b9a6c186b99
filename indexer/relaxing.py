"""What to offer when nothing was found: the same search with one demand less."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

from indexer.reading import ParsedQuery
from indexer.request import Relaxation, SearchRequest

_MOST = 6
_RECOGNISED = ("municipality", "body", "year", "date", "law", "case")


def relaxations(
    request: SearchRequest,
    parsed: ParsedQuery,
    count: Callable[[SearchRequest], int],
) -> tuple[Relaxation, ...]:
    """Return looser requests that find something, most hits first, at most six.

    ``label_key`` is what was left out: "without-step:<step id>",
    "without-filter:<facet>", "without-exclusion:<facet>", "without-dates", "without-word:<word>" or
    "all-law-roles".
    """
    found = [
        Relaxation(key, looser, total)
        for key, looser in _looser(request, parsed)
        if (total := count(looser))
    ]
    found.sort(key=lambda relaxation: -relaxation.total)
    return tuple(found[:_MOST])


def _looser(
    request: SearchRequest, parsed: ParsedQuery
) -> Iterator[tuple[str, SearchRequest]]:
    base = dataclasses.replace(request, limit=0, offset=0, facets=())
    for step in parsed.reading.steps:
        without = request.query.replace(step.text, " ", 1).strip()
        if step.kind in _RECOGNISED and without:
            yield (
                f"without-step:{step.step_id}",
                dataclasses.replace(base, query=without),
            )
    for name in request.filters:
        filters = {k: v for k, v in request.filters.items() if k != name}
        yield f"without-filter:{name}", dataclasses.replace(base, filters=filters)
    for name in request.excluded:
        excluded = {k: v for k, v in request.excluded.items() if k != name}
        yield f"without-exclusion:{name}", dataclasses.replace(base, excluded=excluded)
    if request.date_from or request.date_to:
        undated = dataclasses.replace(base, date_from=None, date_to=None)
        yield "without-dates", undated
    if request.law_roles == "body":
        yield "all-law-roles", dataclasses.replace(base, law_roles="any")
    yield from _without_words(base, parsed)


def _without_words(
    base: SearchRequest, parsed: ParsedQuery
) -> Iterator[tuple[str, SearchRequest]]:
    """Leave out one word at a time, when the query is words only."""
    words = [step for step in parsed.reading.steps if step.kind == "word"]
    if len(words) < 2 or any(
        step.kind in ("or", "not", "near", "phrase") for step in parsed.reading.steps
    ):
        return
    for step in words[:8]:
        pieces = base.query.split()
        left = [piece for piece in pieces if step.text not in piece]
        if left and len(left) < len(pieces):
            yield (
                f"without-word:{step.text}",
                dataclasses.replace(base, query=" ".join(left)),
            )
