"""One row of text as facts: what ``paatoshaku read`` writes for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzers.decision.meaning_values import Meaning
from corpus.importing.manifests import ManifestFacts
from corpus.importing.rows import row_decision
from corpus.model import Decision
from corpus.model.meaning_json import meaning_json

_CONTRACT_NAMES = {"minutes_section": "section"}
"""Fields that the command line calls otherwise than the reading does."""


def row_facts(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the text of *row* says, None where it does not say.

    Args:
        row: "id", "text", and "url" and "municipality" where they are known.
    """
    town = row.get("municipality")
    facts = (
        ManifestFacts(municipality=town) if isinstance(town, str) else ManifestFacts()
    )
    decision = row_decision(dict(row), facts)
    return {**_head_facts(decision), **_meaning_facts(decision)}


def _head_facts(decision: Decision) -> dict[str, Any]:
    reading = decision.reading
    return {
        "id": decision.decision_id.partition("/")[2],
        "publisher": _publisher(decision),
        "publisher_kind": reading.publisher_kind,
        "municipality": decision.municipality,
        "organisation": decision.organisation,
        "former_municipality": {
            "name": decision.municipality,
            "successor": reading.successor,
        }
        if reading.successor
        else None,
        "body": decision.body,
        "date": decision.date.isoformat() if decision.date else None,
        "section": decision.minutes_section
        or (decision.item_number if decision.status == "agenda" else None),
        "title": decision.title,
        "case_number": decision.case_number,
        "kind": _kind(decision),
        "language": decision.language,
        "presenter": decision.presenter,
        "headings": [block.heading for block in decision.blocks if block.heading],
        "confidence": {
            _CONTRACT_NAMES.get(name, name): value for name, value in reading.confidence
        },
    }


def _publisher(decision: Decision) -> str | None:
    """Return who published the page; a newspaper that tells of a town is not the town."""
    is_of_others = decision.reading.publisher_kind == "other" and decision.municipality
    return None if is_of_others else decision.municipality or decision.organisation


def _kind(decision: Decision) -> str:
    """Return the kind of page; an item that is still on the agenda is of the agenda."""
    is_item = decision.kind == "meeting-item"
    return "agenda" if is_item and decision.status == "agenda" else decision.kind


def _meaning_facts(decision: Decision) -> dict[str, Any]:
    meaning = decision.meaning or Meaning()
    return meaning_json(meaning, decision.text)
