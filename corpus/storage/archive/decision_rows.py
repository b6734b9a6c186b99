"""Rows of ``decisions`` and their statements, prepared once because puts are many."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, or_, select, update

from corpus.model import Decision
from corpus.storage import identity
from corpus.storage.archive.changes import log_change
from corpus.storage.archive.readings import CURRENT, add_reading
from corpus.storage.sql.codec import (
    decode_decision,
    encode_published,
    encode_time,
    now,
)
from corpus.storage.sql.conflict_rows import keep_conflicts
from corpus.storage.sql.schema import aliases, decisions, tombstones, versions
from corpus.storage.sql.unpublished import unpublished_count

_ALIAS = (
    select(aliases.c.decision_id)
    .where(aliases.c.alias == bindparam("wanted"))
    .scalar_subquery()
)
_CURRENT_ID = select(func.coalesce(_ALIAS, bindparam("wanted")))
_BY_ID = CURRENT.where(decisions.c.decision_id == bindparam("wanted"))
_BY_ANY_ID = CURRENT.where(
    decisions.c.decision_id == func.coalesce(_ALIAS, bindparam("wanted"))
)
_SEEN = (
    update(decisions)
    .where(decisions.c.decision_id == bindparam("wanted"))
    .values(last_seen=bindparam("moment"), raw_id=bindparam("raw"), archived_at=None)
)
_UPDATE = update(decisions).where(decisions.c.decision_id == bindparam("wanted"))
_INSERT = insert(decisions)
_INSERT_VERSION = insert(versions)
_TOMBSTONES = select(tombstones).where(
    or_(
        tombstones.c.decision_id == bindparam("wanted"),
        tombstones.c.matter_digest == bindparam("digest"),
    )
)
_OTHER_STAGE = CURRENT.where(
    decisions.c.meeting_key == bindparam("meeting"),
    decisions.c.status == bindparam("other"),
)


def current_id(connection: Connection, decision_id: str) -> str:
    """Return the id behind an alias, or the id itself."""
    found: str = connection.scalar(_CURRENT_ID, {"wanted": decision_id})
    return found


def row_of(connection: Connection, decision_id: str) -> Row[Any] | None:
    """Return the row of a current id."""
    return connection.execute(_BY_ID, {"wanted": decision_id}).one_or_none()


def row_behind(connection: Connection, decision_id: str) -> Row[Any] | None:
    """Return the row of a current or former id."""
    return connection.execute(_BY_ANY_ID, {"wanted": decision_id}).one_or_none()


def tombstones_of(
    connection: Connection, decision_id: str, digest: str | None
) -> list[Row[Any]]:
    """Return the tombstones of an id, and of the same matter of the same meeting."""
    return list(
        connection.execute(_TOMBSTONES, {"wanted": decision_id, "digest": digest})
    )


def other_stage(
    connection: Connection, meeting: str, status: str | None
) -> list[Row[Any]]:
    """Return a meeting day's items of the other stage."""
    other = "agenda" if status == "minutes" else "minutes"
    return list(connection.execute(_OTHER_STAGE, {"meeting": meeting, "other": other}))


def decision_of(row: Row[Any]) -> Decision:
    """Return the decision in a row of ``CURRENT``."""
    return decode_decision(row.content, row.reading, row.readers_version)


def insert_row(connection: Connection, decision: Decision, raw_id: str) -> None:
    """Store a first version and log it."""
    digest, content = encode_published(decision.as_published)
    moment = encode_time(now())
    connection.execute(
        _INSERT,
        columns_of(decision)
        | {
            "decision_id": decision.decision_id,
            "raw_id": raw_id,
            "content_hash": digest,
            "content": content,
            "version": 1,
            "first_seen": moment,
            "last_seen": moment,
            "changed_at": moment,
        },
    )
    add_reading(connection, decision.decision_id, 1, decision.reading)
    renew_conflicts(connection, decision.decision_id, decision, is_new=True)
    log_change(connection, decision.decision_id, "upsert", digest)


def renew_conflicts(
    connection: Connection,
    decision_id: str,
    decision: Decision,
    *,
    is_new: bool = False,
) -> None:
    """Keep the conflicts of the reading that a row has now."""
    keep_conflicts(
        connection, decision_id, decision.source_id, decision.reading, is_new=is_new
    )


def mark_seen(connection: Connection, decision_id: str, raw_id: str) -> None:
    """Note that the decision was met unchanged, under which id of its source."""
    values = {"wanted": decision_id, "raw": raw_id, "moment": encode_time(now())}
    connection.execute(_SEEN, values)


def update_row(connection: Connection, decision_id: str, **values: Any) -> None:
    """Change columns of one row."""
    connection.execute(_UPDATE.values(**values), {"wanted": decision_id})


def archive(connection: Connection, row: Row[Any]) -> None:
    """Copy the newest version to the former ones, before it is replaced."""
    connection.execute(
        _INSERT_VERSION,
        {
            "decision_id": row.decision_id,
            "number": row.version,
            "status": row.status,
            "content_hash": row.content_hash,
            "seen_at": row.changed_at,
            "content": row.content,
        },
    )


def columns_of(decision: Decision) -> dict[str, Any]:
    """Return the columns for queries and keys, published and read."""
    return {
        "source_id": decision.source_id,
        "municipality": decision.municipality,
        "organisation": decision.organisation,
        "body_name": decision.body_name or decision.body,
        "date": decision.date.isoformat() if decision.date else None,
        "status": decision.status,
        "kind": decision.kind,
        "meeting_key": identity.meeting_key(decision),
        "case_key": identity.case_key(identity.owner(decision), decision.case_number),
        "section_key": identity.section_key(decision),
        "unpublished_attachments": unpublished_count(decision),
    }
