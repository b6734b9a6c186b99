"""A small invented world for the tests of the web room: decisions, store and engine."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.model import Attachment, Block, Decision
from corpus.store import DecisionStore
from indexer.request import (
    FacetValue,
    Fragment,
    Hit,
    Match,
    Reading,
    ReadingStep,
    SearchRequest,
    SearchResult,
)

TEXT = """Päätösehdotus

Lautakunta hyväksyy avustuksen kuntalain (410/2015) 14 §:n nojalla.

Päätös

Lautakunta hyväksyi ehdotuksen yksimielisesti.

Selostus

Kirjasto avataan uudelleen.
- ensimmäinen kohta
- toinen kohta"""


def blocks_of(text: str = TEXT) -> tuple[Block, ...]:
    def block(kind: Any, heading: str, following: str | None) -> Block:
        start = text.index(heading + "\n\n") + len(heading) + 2
        end = text.index(following) if following else len(text)
        return Block(kind, heading, start, len(text[:end].rstrip()))

    return (
        block("proposal", "Päätösehdotus", "Päätös\n"),
        block("decision", "Päätös", "Selostus"),
        block("description", "Selostus", None),
    )


def decision(number: int = 1, **changes: Any) -> Decision:
    """An invented decision; *changes* replace its fields."""
    made = Decision(
        decision_id=f"mallila/{number}",
        source_id="mallila",
        platform="demo",
        url=f"https://paatokset.example/mallila/{number}",
        title=f"Kirjaston aukioloajat {number}",
        text=TEXT,
        status="minutes",
        municipality=("Vantaa", "Lahti", "Kuopio")[number % 3],
        municipality_code=("092", "398", "297")[number % 3],
        body="Sivistyslautakunta",
        body_name="Sivistyslautakunta",
        body_type="lautakunta",
        date=dt.date(2022 + number % 4, 1 + number % 12, 7),
        minutes_section=str(number),
        case_number=f"{100 + number}/12.03.00/2024",
        task_class="12.03.00",
        blocks=blocks_of(),
        attachments=(
            Attachment("Aukioloajat", "https://paatokset.example/liite.pdf"),
            Attachment(
                "Lausunto", is_published=False, not_published_reason="JulkL 24 §"
            ),
        ),
        outcome="approved",
        has_personal_data=False,
    )
    return replace(made, **changes)


def open_store(folder: Path, decisions: Iterable[Decision]) -> DecisionStore:
    """A real store with the decisions in it."""
    store = DecisionStore.open(f"sqlite:///{folder / 'world.db'}")
    store.put_many(decisions)
    return store


class FakeEngine:
    """Finds decisions whose title or text holds every word of the query."""

    generation = "g1"

    def __init__(self, decisions: list[Decision]) -> None:
        self._decisions = decisions
        self.requests: list[SearchRequest] = []

    @property
    def document_count(self) -> int:
        return len(self._decisions)

    def similar(self, decision_id: str, limit: int = 10) -> list[Any]:
        return []

    def search(self, request: SearchRequest) -> SearchResult:
        self.requests.append(request)
        words = request.query.lower().split()
        found = [
            item
            for item in self._decisions
            if all(word in f"{item.title} {item.text}".lower() for word in words)
            and all(
                facet_value(item, facet) in values
                for facet, values in request.filters.items()
            )
        ]
        shown = found[request.offset : request.offset + request.limit]
        return SearchResult(
            request=request,
            total=len(found),
            hits=tuple(
                hit(item, rank, request) for rank, item in enumerate(shown, start=1)
            ),
            facets={
                name: facet_values(found, name, request) for name in request.facets
            },
            reading=Reading(
                request.query,
                tuple(
                    ReadingStep(f"word:{word}", "word", word, word, is_removable=True)
                    for word in words
                ),
                {"fi": f"Haettiin: {request.query}"},
            ),
            generation=self.generation,
            took_ms=1.25,
        )


def facet_value(item: Decision, facet: str) -> str | None:
    if facet == "year":
        return str(item.date.year) if item.date else None
    if facet == "topic":
        return item.task_class[:2] if item.task_class else None
    if facet == "law_reference":
        return "410/2015 § 14"
    value = getattr(item, facet, None)
    return str(value) if value else None


def facet_values(
    found: list[Decision], name: str, request: SearchRequest
) -> tuple[FacetValue, ...]:
    counts = Counter(facet_value(item, name) for item in found)
    chosen = request.filters.get(name, ())
    return tuple(
        FacetValue(value, value, count, value in chosen)
        for value, count in counts.most_common()
        if value
    )


def hit(item: Decision, rank: int, request: SearchRequest) -> Hit:
    title = item.title or ""
    return Hit(
        decision_id=item.decision_id,
        score=1.0,
        rank=rank,
        title=Fragment(title, ((0, 9),)),
        snippet=Fragment(item.text[:120], ((0, 13),), is_end_cut=True),
        municipality=item.municipality,
        organisation=item.organisation,
        body=item.body,
        date=item.date,
        minutes_section=item.minutes_section,
        case_number=item.case_number,
        url=item.url,
        kind=item.kind,
        status=item.status,
        language=item.language,
        outcome=item.outcome,
        law_references=("410/2015 § 14",),
        content_hash=item.content_hash,
        case_size=2,
        matches=(Match(request.query, "kirjasto", "Kirjaston", "title", "lemma"),),
    )
