"""A document as a JSON record of the index, and back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from analyzers.base import Token
from indexer.backends.opensearch.documents.token_slots import (
    SlotWriter,
    first_of,
    offsets,
    read_offsets,
    terms_of,
    words_of,
)
from indexer.contract.document import IndexDocument, PlacedLawReference
from indexer.contract.occurrences import ZONES, tokens_of
from indexer.contract.stored import dump_references, load_references


def record_of(document: IndexDocument, writer: SlotWriter) -> dict[str, Any]:
    """Return what is indexed and stored of *document*."""
    zones = {zone: tokens_of(document, zone) for zone in ZONES}
    slots: dict[str, str] = {zone: writer.zone(zones[zone]) for zone in ZONES}
    record: dict[str, Any] = {
        "id": document.decision_id,
        **slots,
        **{f"{zone}_length": len(tokens) for zone, tokens in zones.items()},
        **{f"{zone}_words": words_of(text) for zone, text in slots.items()},
        "f": {name: list(values) for name, values in document.facets.items()},
        "stored": {
            "title": document.title,
            "text": document.text,
            "content_hash": document.content_hash,
            "attachments_start": document.attachments_start,
            "card": document.card,
            # As text, for the cluster would look into every value of it.
            "law_references": json.dumps(
                dump_references(document.law_references), ensure_ascii=False
            ),
            "offsets": {zone: offsets(tokens) for zone, tokens in zones.items()},
            "first_positions": {zone: first_of(x) for zone, x in zones.items()},
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

    def slots(self, zone: str) -> list[str]:
        """Return the slots of a zone; the place in the list is the position."""
        text = self._record[zone]
        return text.split(" ") if text else []

    def tokens(self, zone: str, wanted: frozenset[str] | None = None) -> list[Token]:
        """Return the tokens of a zone, or those whose slots are *wanted*."""
        starts, ends = self._offsets(zone)
        text = self.title if zone == "title" else self.text
        slots = self.slots(zone)
        filled = [position for position, slot in enumerate(slots) if slot != "|"]
        chosen = [
            (number, position)
            for number, position in enumerate(filled)
            if wanted is None or slots[position] in wanted
        ]
        base = self._stored["first_positions"][zone]
        found = []
        for number, position in chosen:
            start, end = int(starts[number]), int(ends[number])
            terms = terms_of(slots[position])
            found.append(Token(text[start:end], start, end, base + position, *terms))
        return found

    def whole(self) -> IndexDocument:
        """Return the document as it was indexed."""
        return self.part(*(self.tokens(zone) for zone in ZONES))

    def part(
        self,
        title: Sequence[Token],
        body: Sequence[Token],
        attachment: Sequence[Token],
    ) -> IndexDocument:
        """Return the document with these tokens."""
        return IndexDocument(
            decision_id=self.decision_id,
            title=self.title,
            text=self.text,
            title_tokens=tuple(title),
            body_tokens=(*body, *attachment),
            facets=self.facets,
            date=self.date,
            content_hash=self.content_hash,
            law_references=self.law_references,
            attachments_start=self.attachments_start,
            card=self.card,
        )

    def _offsets(self, zone: str) -> tuple[Any, Any]:
        return read_offsets(self._stored["offsets"][zone])
