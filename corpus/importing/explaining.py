"""How a document was read: its pages, who says what of its head, the way to its meaning."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from analyzers.decision.head.item_head import header
from analyzers.decision.head.meeting_facts import meeting_pages
from analyzers.decision.head.meeting_facts.evidence import Choice
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.meaning.way import way
from analyzers.decision.meaning_values import Meaning
from corpus.errors import ParseError
from corpus.model import Decision
from corpus.model.meaning_json import meaning_json
from corpus.reading.files import read_document


def explained_meaning(decision: Decision) -> dict[str, Any]:
    """Return the way to what a decision means, and what came out."""
    meaning = decision.meaning or Meaning()
    return {
        "type": "meaning",
        "decision_id": decision.decision_id,
        "way": list(way(decision.text, decision.blocks, decision.title)),
        **meaning_json(meaning, decision.text),
    }


def explained_head(decision: Decision) -> dict[str, Any]:
    """Return what each head field was read from, how sure, and what others say.

    ``given`` is what the source states beside the text; where the text tells another
    day or body the two stand side by side.
    """
    text, url = decision.text, decision.url
    lines = split_lines(text)
    kind, page = meeting_pages.read(text, lines, url, header.read(lines, text))
    choices = {"body": page.body, "date": page.date} if page else {}
    return {
        "type": "head",
        "decision_id": decision.decision_id,
        "kind": {"value": kind.kind, "signs": list(kind.signs)} if kind else None,
        "confidence": dict(decision.reading.confidence),
        "fields": {name: _choice(choice) for name, choice in choices.items() if choice},
        "given": {
            name: str(value)
            for name in ("body", "date", "minutes_section", "title")
            if (value := getattr(decision.as_published.facts, name, None)) is not None
        },
        "conflicts": [dataclasses.asdict(one) for one in decision.reading.conflicts],
    }


def _choice(choice: Choice[Any]) -> dict[str, Any]:
    return {
        "value": str(choice.value),
        "confidence": choice.confidence,
        "sources": list(choice.sources),
        "rivals": [
            {"value": str(one.value), "source": one.source, "weight": one.weight}
            for one in choice.rivals
        ],
    }


def explained_pages(name: str, body: bytes) -> Iterator[dict[str, Any]]:
    """Yield a row for each page of a document, then one for each note.

    A file that cannot be read yields one row that says why.
    """
    try:
        document = read_document(name, body)
    except ParseError as error:
        yield {"type": "note", "file": name, "message": str(error)}
        return
    for number, page in enumerate(document.details, start=1):
        yield {
            "type": "page",
            "file": name,
            "page": number,
            "state": page.state,
            "furniture": list(page.furniture),
            "marks": list(page.marks),
            "origin": page.origin,
            "characters": len(page.text),
        }
    for note in document.notes:
        yield {"type": "note", "file": name, "message": note}
