"""Make the keys of stored decisions anew, when the rule that makes them has changed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select, update

from corpus.model import Decision
from corpus.storage import identity
from corpus.storage.sql.codec import decode_decision
from corpus.storage.sql.mixed import taken_apart
from corpus.storage.sql.schema import decisions, readings

_BATCH = 2_000


def rekey_cases(connection: Connection) -> None:
    """Write the case key of every stored decision that has one."""
    query = (
        select(decisions.c.decision_id, decisions.c.content)
        .where(decisions.c.case_key.is_not(None))
        .order_by(decisions.c.decision_id)
        .limit(_BATCH)
    )
    write = (
        update(decisions)
        .where(decisions.c.decision_id == bindparam("name"))
        .values(case_key=bindparam("key"))
    )
    last = ""
    while rows := connection.execute(
        query.where(decisions.c.decision_id > last)
    ).fetchall():
        last = rows[-1].decision_id
        keys = [
            {"name": row.decision_id, "key": _case_key(row.content)} for row in rows
        ]
        connection.execute(write, keys)


def _case_key(content: bytes) -> str | None:
    decision = Decision(*taken_apart(content))
    return identity.case_key(identity.owner(decision), decision.case_number)


def key_sections(connection: Connection) -> None:
    """Write for every stored decision which section of which minutes it is."""
    write = (
        update(decisions)
        .where(decisions.c.decision_id == bindparam("name"))
        .values(section_key=bindparam("key"))
    )
    for stored in newest_decisions(connection):
        keys = [
            {"name": name, "key": identity.section_key(decision)}
            for name, decision in stored
        ]
        if keys:
            connection.execute(write, keys)


def newest_decisions(connection: Connection) -> Iterator[list[tuple[str, Decision]]]:
    """Yield the stored decisions with their ids, many at once, in the order of ids."""
    query = (
        select(
            decisions.c.decision_id,
            decisions.c.content,
            readings.c.content.label("reading"),
        )
        .select_from(
            decisions.outerjoin(
                readings,
                (readings.c.decision_id == decisions.c.decision_id)
                & (readings.c.number == decisions.c.version),
            )
        )
        .order_by(decisions.c.decision_id)
        .limit(_BATCH)
    )
    last = ""
    while rows := connection.execute(
        query.where(decisions.c.decision_id > last)
    ).fetchall():
        last = rows[-1].decision_id
        yield [
            (row.decision_id, decode_decision(row.content, row.reading, None))
            for row in rows
            if row.content
        ]
