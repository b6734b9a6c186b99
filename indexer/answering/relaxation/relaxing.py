"""What to offer when nothing was found: the same search with one demand less."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator

from analyzers.notations.temporal.dates import parse_date
from indexer.answering.relaxation.spelling import Counting
from indexer.request import ReadingStep, Relaxation, SearchRequest
from indexer.understanding.query_reading import ParsedQuery

MOST = 6
"""Offers that are made, other spellings among them."""

_RECOGNISED = (
    "municipality",
    "body",
    "year",
    "date",
    "month",
    "law",
    "case",
    "property",
    "minutes_section",
    "sum",
    "votes",
    "voted",
)
_FIELDS = ("field", "unknown-value")
_WIDER = "wider-period"
_SECTION = re.compile(r" § .*")


def relaxations(
    request: SearchRequest,
    parsed: ParsedQuery,
    counting: Counting,
    also: Iterable[SearchRequest] = (),
) -> tuple[Relaxation, ...]:
    """Return looser requests that find something, at most six.

    ``label_key`` says what was done: "as-words:<step id>" (the guess taken back),
    "whole-act:<key>" (the act instead of its section),
    "wider-period:<month or year>" (the month of a day, the year of a month),
    "without-step:<step id>", "without-filter:<facet>", "without-exclusion:<facet>",
    "formal-parts", "kin-words", "without-dates", "without-sums", "without-margin",
    "without-word:<word>" or "all-law-roles". Wider periods come first, the rest by hits.
    What is *also* counted soon is told of at the same time.
    """
    base = dataclasses.replace(request, limit=0, offset=0, facets=())
    offers = list(_looser(base, parsed))
    counting.ahead([*also, *(looser for _, looser in offers)])
    found = [
        Relaxation(key, looser, total)
        for key, looser in offers
        if (total := counting.count(looser))
    ]
    found.sort(key=_order)
    offered = {(one.request.query, one.total): one for one in reversed(found)}
    kept = [one for one in found if one in offered.values()]
    return tuple(kept[:MOST])


def _order(offer: Relaxation) -> tuple[bool, int]:
    """Order offers: wider periods first, the narrowest before; the rest by hits."""
    is_wider = offer.label_key.startswith(_WIDER)
    return not is_wider, offer.total if is_wider else -offer.total


def _looser(
    base: SearchRequest, parsed: ParsedQuery
) -> Iterator[tuple[str, SearchRequest]]:
    for step in parsed.reading.steps:
        yield from _without_step(base, step)
    for name in base.filters:
        filters = {k: v for k, v in base.filters.items() if k != name}
        yield f"without-filter:{name}", dataclasses.replace(base, filters=filters)
    for name in base.excluded:
        excluded = {k: v for k, v in base.excluded.items() if k != name}
        yield f"without-exclusion:{name}", dataclasses.replace(base, excluded=excluded)
    if base.date_from or base.date_to:
        undated = dataclasses.replace(base, date_from=None, date_to=None)
        yield "without-dates", undated
    if base.sum_from is not None or base.sum_to is not None:
        yield "without-sums", dataclasses.replace(base, sum_from=None, sum_to=None)
    if base.margin_to is not None:
        yield "without-margin", dataclasses.replace(base, margin_to=None)
    if base.law_roles == "body":
        yield "all-law-roles", dataclasses.replace(base, law_roles="any")
    if base.searched == "all" and parsed.terms:
        yield "formal-parts", dataclasses.replace(base, searched="formal")
    if base.widening == "narrower" and any(term.lay for term in parsed.terms):
        yield "kin-words", dataclasses.replace(base, widening="kin")
    yield from _without_words(base, parsed)


def _without_step(
    base: SearchRequest, step: ReadingStep
) -> Iterator[tuple[str, SearchRequest]]:
    """Take a guess back, leave it out, or ask for the whole act."""
    if step.kind == "not" and step.is_removable:
        removed = base.removed_steps | {step.step_id}
        yield (
            f"as-words:{step.step_id}",
            dataclasses.replace(base, removed_steps=removed),
        )
    if step.kind not in (*_RECOGNISED, *_FIELDS) or not step.text:
        return
    piece = _piece(base.query, step)
    if step.is_removable:
        removed = base.removed_steps | {step.step_id}
        yield (
            f"as-words:{step.step_id}",
            dataclasses.replace(base, removed_steps=removed),
        )
    for period in _wider_periods(step):
        query = base.query.replace(piece, period, 1)
        yield f"{_WIDER}:{period}", dataclasses.replace(base, query=query)
    if whole := _whole_act(step):
        query = base.query.replace(piece, f'laki:"{whole}"', 1)
        yield f"whole-act:{whole}", dataclasses.replace(base, query=query)
    without = " ".join(base.query.replace(piece, " ", 1).split())
    if without:
        yield f"without-step:{step.step_id}", dataclasses.replace(base, query=without)


def _wider_periods(step: ReadingStep) -> Iterator[str]:
    """Yield the month and the year around a day, or the year around a month."""
    if step.kind not in ("date", "month"):
        return
    days = [parse_date(day) for day in step.value.split("..")]
    first, last = days if len(days) == 2 else (None, None)
    if first is None or last is None or first.year != last.year:
        return
    if first == last:
        yield f"{first:%Y-%m}"
    yield f"{first:%Y}"


def _piece(query: str, step: ReadingStep) -> str:
    """Return what stands for the step in the query: the words, or ``name:value``."""
    if step.kind not in _FIELDS:
        return step.text
    found = re.search(
        rf"[^\W\d_]{{2,20}}:[\"”“„‟«»]?{re.escape(step.text)}[\"”“„‟«»]?", query
    )
    return found.group() if found else step.text


def _whole_act(step: ReadingStep) -> str | None:
    """Return the act where the step asks for sections of one act only."""
    is_law = step.kind == "law" or step.step_id.startswith("field:law:")
    keys = step.value.removeprefix("law: ").split(" / ") if is_law else []
    acts = {_SECTION.sub("", key).partition(" luku ")[0] for key in keys}
    is_narrower = any("§" in key or "luku" in key for key in keys)
    return acts.pop() if is_narrower and len(acts) == 1 else None


def _without_words(
    base: SearchRequest, parsed: ParsedQuery
) -> Iterator[tuple[str, SearchRequest]]:
    """Leave out one word at a time, when the query is words only."""
    words = [step for step in parsed.reading.steps if step.kind == "word"]
    others = [s for s in parsed.reading.steps if s.kind in (*_RECOGNISED, *_FIELDS)]
    if (
        not words
        or len(words) + len(others) < 2
        or any(
            step.kind in ("or", "not", "near", "phrase")
            for step in parsed.reading.steps
        )
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
