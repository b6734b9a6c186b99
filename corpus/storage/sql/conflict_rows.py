"""Rows of ``reading_conflicts``: written with a decision's newest reading, and counted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from corpus.model import Reading
from corpus.model.plain import from_plain
from corpus.records import ConflictCount
from corpus.storage.sql.codec import parse_content
from corpus.storage.sql.schema import decisions, reading_conflicts, readings

_TABLE = reading_conflicts.c
_FORGET = delete(reading_conflicts).where(_TABLE.decision_id == bindparam("wanted"))
_INSERT = insert(reading_conflicts)
_AT_ONCE = 500


def keep_conflicts(
    connection: Connection,
    decision_id: str,
    source_id: str,
    reading: Reading,
    *,
    is_new: bool = False,
) -> None:
    """Put the conflicts of a decision's newest reading in the place of the former ones.

    Called wherever the row of a decision gets another reading, in the same transaction.
    """
    if not is_new:
        forget_conflicts(connection, decision_id)
    rows = [
        {
            "decision_id": decision_id,
            "field": one.field,
            "refused": one.refused,
            "followed": one.followed,
            "source_id": source_id,
        }
        for one in {(one.field, one.refused): one for one in reading.conflicts}.values()
    ]
    if rows:
        connection.execute(_INSERT, rows)


def forget_conflicts(connection: Connection, decision_id: str) -> None:
    """Take the conflicts of a decision out: it is gone, or goes by another id."""
    connection.execute(_FORGET, {"wanted": decision_id})


def conflict_counts(connection: Connection) -> list[ConflictCount]:
    """Return each source's conflicts counted, most first, with an example of each."""
    key = _TABLE.source_id, _TABLE.field, _TABLE.followed, _TABLE.refused
    count = func.count()
    query = (
        select(*key, count, func.min(_TABLE.decision_id))
        .group_by(*key)
        .order_by(_TABLE.source_id, count.desc(), *key[1:])
    )
    return [ConflictCount(*row) for row in connection.execute(query)]


def keep_known_conflicts(connection: Connection) -> None:
    """Fill the table from the newest readings that are stored, for older stores."""
    query = (
        select(decisions.c.decision_id, decisions.c.source_id, readings.c.content)
        .select_from(decisions)
        .join(
            readings,
            (readings.c.decision_id == decisions.c.decision_id)
            & (readings.c.number == decisions.c.version),
        )
        .order_by(decisions.c.decision_id)
        .limit(_AT_ONCE)
    )
    last = ""
    while rows := list(connection.execute(query.where(decisions.c.decision_id > last))):
        last = rows[-1].decision_id
        for row in rows:
            known: dict[str, Any] = parse_content(row.content)
            if conflicts := known.get("conflicts"):
                reading = from_plain(Reading, {"conflicts": conflicts})
                keep_conflicts(connection, row.decision_id, row.source_id, reading)
