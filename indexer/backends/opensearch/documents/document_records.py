"""A document as a JSON record of the index, and back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import orjson

from analyzers.base import Token
from indexer.backends.opensearch.documents.token_slots import SlotWriter, read_tokens
from indexer.contract.document import IndexDocument, PlacedLawReference
from indexer.contract.occurrences import ZONES, tokens_of
from indexer.contract.stored import dump_references, load_references


def record_of(document: IndexDocument, writer: SlotWriter) -> dict[str, Any]:
    """Return what is indexed and stored of *document*."""
    tokens = {zone: tokens_of(document, zone) for zone in ZONES}
    zones = {zone: writer.zone(found) for zone, found in tokens.items()}
    record: dict[str, Any] = {
        "id": document.decision_id,
        **{zone: written.text for zone, written in zones.items()},
        **{f"{zone}_length": len(found) for zone, found in tokens.items()},
        "f": {name: list(values) for name, values in document.facets.items()},
        "stored": {
            "title": document.title,
            "text": document.text,
            "content_hash": document.content_hash,
            "attachments_start": document.attachments_start,
            "card": document.card,
            # As text, for the cluster would look into every value of it.
            "law_references": orjson.dumps(
                dump_references(document.law_references)
            ).decode(),
            "tokens": {zone: written.stored for zone, written in zones.items()},
        },
    }
    if document.date:
        record["date"] = document.date.isoformat()
    return record


class KeptDocument:
    """A ``StoredDocument`` of a record."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._record = record
        self._stored = record["stored"]

    @property
    def decision_id(self) -> str:
        """See ``IndexDocument``."""
        return str(self._record["id"])

    @property
    def title(self) -> str:
        """See ``IndexDocument``."""
        return str(self._stored["title"])

    @property
    def text(self) -> str:
        """See ``IndexDocument``."""
        return str(self._stored["text"])

    @cached_property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """See ``IndexDocument``."""
        return {name: tuple(row) for name, row in self._record["f"].items()}

    @property
    def date(self) -> dt.date | None:
        """See ``IndexDocument``."""
        day = self._record.get("date")
        return dt.date.fromisoformat(day) if day else None

    @property
    def content_hash(self) -> str:
        """See ``IndexDocument``."""
        return str(self._stored["content_hash"])

    @cached_property
    def law_references(self) -> tuple[PlacedLawReference, ...]:
        """See ``IndexDocument``."""
        return load_references(json.loads(self._stored["law_references"]))

    @property
    def card(self) -> Mapping[str, Any]:
        """See ``IndexDocument``."""
        card: Mapping[str, Any] = self._stored["card"]
        return card

    @property
    def attachments_start(self) -> int | None:
        """See ``IndexDocument``."""
        start: int | None = self._stored["attachments_start"]
        return start

    def slots(self, zone: str) -> str:
        """Return the slots of a zone; their order is that of their numbers."""
        return str(self._record[zone])

    def tokens(self, zone: str, wanted: Sequence[int] | None = None) -> list[Token]:
        """Return the tokens of a zone, or those at the slots with these numbers."""
        text = self.title if zone == "title" else self.text
        stored = self._stored["tokens"][zone]
        return read_tokens(self.slots(zone), stored, text, wanted)

    def whole(self) -> IndexDocument:
        """Return the document as it was indexed."""
        return IndexDocument(
            decision_id=self.decision_id,
            title=self.title,
            text=self.text,
            title_tokens=tuple(self.tokens("title")),
            body_tokens=(*self.tokens("body"), *self.tokens("attachment")),
            facets=self.facets,
            date=self.date,
            content_hash=self.content_hash,
            law_references=self.law_references,
            attachments_start=self.attachments_start,
            card=self.card,
        )
