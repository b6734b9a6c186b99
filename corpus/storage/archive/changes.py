"""The change log: what the index, feeds and bulk readers follow."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, insert, select

from corpus.records import Change, ChangeOp, RemovalReason
from corpus.storage.sql.codec import encode_time, now, parse_time
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import changes

_BATCH = 1000
_APPEND = insert(changes)


def log_change(
    connection: Connection,
    decision_id: str,
    op: ChangeOp,
    content_hash: str | None,
    reason: RemovalReason | None = None,
) -> None:
    """Append one line."""
    connection.execute(
        _APPEND,
        {
            "decision_id": decision_id,
            "op": op,
            "at": encode_time(now()),
            "content_hash": content_hash,
            "reason": reason,
        },
    )


class ChangeLog:
    """Reads of the table ``changes``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def changes_since(
        self, sequence: int, limit: int | None = None
    ) -> Iterator[Change]:
        """Yield changes after *sequence*, oldest first, at most *limit* of them.

        One decision may occur several times; its last line counts. Constant memory.
        """
        left = limit
        while left is None or left > 0:
            size = _BATCH if left is None else min(_BATCH, left)
            batch = self._batch(sequence, size)
            yield from batch
            if len(batch) < size:
                return
            sequence = batch[-1].sequence
            left = None if left is None else left - len(batch)

    def last_sequence(self) -> int:
        """Return the number of the newest change; 0 when there is none."""
        with self._database.read() as connection:
            return connection.scalar(select(func.max(changes.c.sequence))) or 0

    def _batch(self, sequence: int, size: int) -> list[Change]:
        query = (
            select(changes)
            .where(changes.c.sequence > sequence)
            .order_by(changes.c.sequence)
            .limit(size)
        )
        with self._database.read() as connection:
            return [
                Change(
                    row.sequence,
                    row.decision_id,
                    row.op,
                    parse_time(row.at),
                    row.content_hash,
                    row.reason,
                )
                for row in connection.execute(query)
            ]
