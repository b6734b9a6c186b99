"""How a document was read: the state of each page and what was taken out of its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
