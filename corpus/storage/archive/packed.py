"""Stored decisions as the database holds them: small to hand to another process."""

from __future__ import annotations

from typing import NamedTuple

from corpus.model import Decision
from corpus.records import DecisionDocument, StoredDecision
from corpus.storage.archive.decision_documents import best_first, decode_documents
from corpus.storage.sql.codec import decode_decision, parse_time


class PackedDecision(NamedTuple):
    """A stored decision that is not read yet; ``unpacked`` reads it."""

    decision_id: str
    content: bytes
    reading: bytes | None
    readers_version: str | None
    read_at: str | None
    version: int
    first_seen: str
    last_seen: str
    changed_at: str
    agenda_version: int | None
    raw_id: str
    other_documents: bytes | None
    archived_at: str | None

    def unpacked(self) -> StoredDecision:
        """Return the record."""
        decision = decode_decision(self.content, self.reading, self.readers_version)
        return StoredDecision(
            decision=decision,
            version=self.version,
            first_seen=parse_time(self.first_seen),
            last_seen=parse_time(self.last_seen),
            changed_at=parse_time(self.changed_at),
            agenda_version=self.agenda_version,
            read_at=parse_time(self.read_at) if self.read_at else None,
            documents=self._documents(decision),
            archived_at=parse_time(self.archived_at) if self.archived_at else None,
        )

    def _documents(self, decision: Decision) -> tuple[DecisionDocument, ...]:
        if self.other_documents is None:
            return ()
        own = DecisionDocument(self.raw_id, decision, is_shown=True)
        return tuple(best_first([own, *decode_documents(self.other_documents)]))
