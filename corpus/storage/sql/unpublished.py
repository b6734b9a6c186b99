"""Attachments that decisions list and that nobody may read, counted in a column."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select, update

from corpus.model import Decision
from corpus.storage.sql.rekeying import newest_decisions
from corpus.storage.sql.schema import decisions


def unpublished_count(decision: Decision) -> int | None:
    """Return how many attachments are listed and not published, None for none."""
    return sum(not one.is_published for one in decision.attachments) or None


def unpublished_by_source(connection: Connection) -> dict[str, int]:
    """Return how many there are of each source that has any."""
    source, listed = decisions.c.source_id, decisions.c.unpublished_attachments
    query = select(source, func.sum(listed)).where(listed > 0).group_by(source)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def count_known_unpublished(connection: Connection) -> None:
    """Count those of the decisions that are stored, for older stores."""
    write = (
        update(decisions)
        .where(decisions.c.decision_id == bindparam("name"))
        .values(unpublished_attachments=bindparam("count"))
    )
    for stored in newest_decisions(connection):
        counts = [
            {"name": name, "count": count}
            for name, decision in stored
            if (count := unpublished_count(decision))
        ]
        if counts:
            connection.execute(write, counts)
