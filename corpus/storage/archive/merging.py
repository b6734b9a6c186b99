"""Documents of one decision made one record, in whichever order they come."""

from __future__ import annotations

import dataclasses
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, update

from corpus.model import Decision
from corpus.storage import identity
from corpus.storage.archive.changes import log_change
from corpus.storage.archive.decision_documents import (
    all_documents,
    decode_documents,
    keep_others,
)
from corpus.storage.archive.decision_rows import (
    archive,
    decision_of,
    other_stage,
    renew_conflicts,
    row_of,
    update_row,
)
from corpus.storage.archive.hashes import rename_hash
from corpus.storage.archive.readings import add_reading, renew_reading, shift_readings
from corpus.storage.sql.codec import encode_published, encode_time, now
from corpus.storage.sql.conflict_rows import forget_conflicts
from corpus.storage.sql.schema import (
    aliases,
    decisions,
    hash_aliases,
    readings,
    versions,
)


def counterpart(connection: Connection, decision: Decision) -> str | None:
    """Find the stored item of the other stage that is the same matter, or None."""
    key = identity.meeting_key(decision)
    if key is None:
        return None
    language = decision.language
    stored = [
        identity.candidate(one.decision, row.decision_id)
        for row in other_stage(connection, key, decision.status)
        for one in all_documents(row)
        if one.decision.status != decision.status
        and not _has_stage(row, decision.status, language)
    ]
    return identity.counterpart(decision, stored) if stored else None


def _has_stage(row: Row[Any], status: str | None, language: str) -> bool:
    """Whether a decision has a document of this stage in this language already.

    Two items of one case in one meeting must not be mixed up.
    """
    if row.agenda_version is None:
        return False
    known = [one.decision for one in decode_documents(row.other_documents)]
    same = [one for one in known if one.status == status]
    return not same or any(one.language == language for one in same)


def add_alias(connection: Connection, alias: str, decision_id: str) -> None:
    """Let a former or second id lead to the decision, with all that led to it."""
    connection.execute(
        update(aliases)
        .where(aliases.c.decision_id == alias)
        .values(decision_id=decision_id)
    )
    connection.execute(insert(aliases).values(alias=alias, decision_id=decision_id))


def keep_late_agenda(connection: Connection, row: Row[Any], decision: Decision) -> None:
    """The agenda was met after its minutes: it becomes the version before them."""
    digest, content = encode_published(decision.as_published)
    values = {"content_hash": digest, "content": content, "status": "agenda"}
    this = versions.c.decision_id == row.decision_id
    if row.agenda_version is not None:
        connection.execute(
            update(versions)
            .where(this, versions.c.number == row.agenda_version)
            .values(**values)
        )
        renew_reading(connection, row.decision_id, row.agenda_version, decision.reading)
        return
    _shift_versions(connection, row.decision_id, 1)
    add_reading(connection, row.decision_id, 1, decision.reading)
    connection.execute(
        insert(versions).values(
            decision_id=row.decision_id, number=1, seen_at=encode_time(now()), **values
        )
    )
    update_row(connection, row.decision_id, agenda_version=1, version=row.version + 1)


def absorb(
    connection: Connection, newest_id: str, former_id: str, *, is_agenda: bool = True
) -> None:
    """Join two stored decisions that turned out to be one.

    Happens when a better reader, or a corrected page, gives what was missing for the
    match. The one that was public first keeps its id.

    Args:
        connection: of the open transaction.
        newest_id: of the one whose text is shown from now on.
        former_id: of the other, whose versions come first.
        is_agenda: whether the former is the newest's agenda, else another document.
    """
    newest, former = row_of(connection, newest_id), row_of(connection, former_id)
    assert newest is not None
    assert former is not None
    kept, lost = (former, newest)
    if (newest.first_seen, newest_id) < (former.first_seen, former_id):
        kept, lost = (newest, former)
    archive(connection, former)
    _shift_versions(connection, newest_id, former.version)
    for table in (versions, readings, hash_aliases):
        connection.execute(
            update(table)
            .where(table.c.decision_id == lost.decision_id)
            .values(decision_id=kept.decision_id)
        )
    values = {
        column.name: getattr(newest, column.name)
        for column in decisions.columns
        if column.name not in ("decision_id", "first_seen")
    }
    connection.execute(
        delete(decisions).where(decisions.c.decision_id == lost.decision_id)
    )
    values |= {
        "version": newest.version + former.version,
        "agenda_version": _agenda_version(newest, former, is_agenda=is_agenda),
    }
    update_row(connection, kept.decision_id, **values)
    forget_conflicts(connection, lost.decision_id)
    renew_conflicts(connection, kept.decision_id, decision_of(newest))
    keep_others(
        connection,
        kept.decision_id,
        newest.raw_id,
        [one for row in (newest, former) for one in all_documents(row)],
    )
    _rewrite_id(connection, kept.decision_id)
    add_alias(connection, lost.decision_id, kept.decision_id)
    log_change(connection, lost.decision_id, "delete", lost.content_hash)


def _agenda_version(
    newest: Row[Any], former: Row[Any], *, is_agenda: bool
) -> int | None:
    if is_agenda:
        return int(former.version)
    if newest.agenda_version is not None:
        return int(newest.agenda_version + former.version)
    return None if former.agenda_version is None else int(former.agenda_version)


def _rewrite_id(connection: Connection, decision_id: str) -> None:
    """Put the public id into the newest content, which had another one, and log it."""
    row = row_of(connection, decision_id)
    assert row is not None
    published = dataclasses.replace(
        decision_of(row).as_published, decision_id=decision_id
    )
    digest, content = encode_published(published)
    update_row(connection, decision_id, content_hash=digest, content=content)
    rename_hash(connection, decision_id, row.content_hash, digest)
    log_change(connection, decision_id, "upsert", digest)


def _shift_versions(connection: Connection, decision_id: str, by: int) -> None:
    """Renumber former versions and all readings; through negative numbers, for the primary key."""
    this = versions.c.decision_id == decision_id
    connection.execute(
        update(versions).where(this).values(number=-(versions.c.number + by))
    )
    connection.execute(update(versions).where(this).values(number=-versions.c.number))
    shift_readings(connection, decision_id, by)
