"""An index document as JSON and back, for backends that store it whole."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

from analyzers.base import Token
from analyzers.law_model import LawReference, Target
from indexer.documents import IndexDocument, PlacedLawReference


def dump_references(references: tuple[PlacedLawReference, ...]) -> list[dict[str, Any]]:
    """Return plain JSON values; ``load_references`` is the inverse."""
    return [dataclasses.asdict(reference) for reference in references]


def load_references(records: list[dict[str, Any]]) -> tuple[PlacedLawReference, ...]:
    """Build law references from ``dump_references``'s form."""
    return tuple(
        PlacedLawReference(
            **{
                **record,
                "reference": _reference(record["reference"]),
                "sentence": tuple(record["sentence"]),
            }
        )
        for record in records
    )


def _reference(record: dict[str, Any]) -> LawReference:
    targets = tuple(Target(**target) for target in record["targets"])
    return LawReference(**{**record, "targets": targets, "keys": tuple(record["keys"])})


def dump_document(document: IndexDocument) -> str:
    """Return the document as one line of JSON; ``load_document`` is the inverse."""
    record = dataclasses.asdict(document)
    record["date"] = document.date.isoformat() if document.date else None
    record["facets"] = {name: list(values) for name, values in document.facets.items()}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def load_document(line: str) -> IndexDocument:
    """Build a document from ``dump_document``'s form."""
    record = json.loads(line)
    record["date"] = dt.date.fromisoformat(record["date"]) if record["date"] else None
    for zone in ("title_tokens", "body_tokens"):
        record[zone] = tuple(_token(token) for token in record[zone])
    record["facets"] = {name: tuple(x) for name, x in record["facets"].items()}
    record["law_references"] = load_references(record["law_references"])
    return IndexDocument(**record)


def _token(record: dict[str, Any]) -> Token:
    lemma, part = tuple(record["lemma"]), tuple(record["part"])
    return Token(**{**record, "lemma": lemma, "part": part})
