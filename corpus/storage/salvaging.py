"""Taking damaged rows out, so that everything that is whole can be used.

A decision whose published record is damaged leaves without a bar: reading its raw page
again, or the next crawl, brings it back. A damaged reading or former version costs only
itself, a damaged raw page is fetched again.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, delete, select, update

from corpus.storage.archive.changes import log_change
from corpus.storage.archive.readings import log_reading
from corpus.storage.sql.codec import (
    decode_decision,
    decompress,
    encode_time,
    now,
    parse_content,
)
from corpus.storage.sql.conflict_rows import forget_conflicts
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import (
    changes,
    crawls,
    decisions,
    issues,
    pages,
    readings,
    tombstones,
    versions,
)

_BATCH = 200
_TIMES = (
    decisions.c.first_seen,
    decisions.c.last_seen,
    decisions.c.changed_at,
    decisions.c.archived_at,
    versions.c.seen_at,
    readings.c.made_at,
    tombstones.c.removed_at,
    changes.c.at,
    pages.c.fetched_at,
    crawls.c.started_at,
    crawls.c.finished_at,
    issues.c.at,
)
"""Columns of times, each in the text form of ``encode_time``."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """How many rows were taken out, by what they held."""

    decisions: int = 0
    readings: int = 0
    former_versions: int = 0
    raw_pages: int = 0
    times: int = 0

    def __bool__(self) -> bool:
        """Whether anything was damaged."""
        return any(dataclasses.astuple(self))


def salvage(database: Database) -> Salvage:
    """Take every damaged row out of the store; what is whole is not touched."""
    broken = list(_damaged_decisions(database))
    former = list(_damaged_rows(database, versions))
    unread = list(_damaged_rows(database, readings))
    torn = list(_damaged_pages(database))
    late = list(_damaged_times(database))
    with database.write() as connection:
        for column, value in late:
            # Of when something happened no more is known than that it has.
            connection.execute(
                update(column.table)
                .where(column == value)
                .values({column.name: encode_time(now())})
            )
        for row in broken:
            _drop_decision(connection, row)
        for row in unread:
            _drop_reading(connection, row.decision_id, row.number)
            log_reading(connection, row.decision_id)
        for row in former:
            this = (versions.c.decision_id == row.decision_id) & (
                versions.c.number == row.number
            )
            connection.execute(delete(versions).where(this))
            _drop_reading(connection, row.decision_id, row.number)
        for page_id in torn:
            this = pages.c.page_id == page_id
            connection.execute(
                update(pages)
                .where(this)
                .values(body=None, body_hash=None, recognised=None)
            )
    return Salvage(len(broken), len(unread), len(former), len(torn), len(late))


def page_damage(body: bytes | None, body_hash: str | None) -> str | None:
    """Return what is wrong with a stored page, None when it is whole or withheld."""
    if body is None or body_hash is None:
        return None
    try:
        plain = decompress(body)
    except zlib.error:
        return "it cannot be unpacked"
    is_same = hashlib.sha256(plain).hexdigest() == body_hash
    return None if is_same else "it differs from its check sum"


def _damaged_decisions(database: Database) -> Iterator[Row[Any]]:
    last = ""
    while rows := _current(database, last):
        last = rows[-1].decision_id
        yield from (row for row in rows if not _is_whole(row.content, row.content_hash))


def _current(database: Database, last: str) -> Sequence[Row[Any]]:
    query = select(decisions).where(decisions.c.decision_id > last)
    with database.read() as connection:
        return connection.execute(
            query.order_by(decisions.c.decision_id).limit(_BATCH)
        ).all()


def _is_whole(content: bytes, content_hash: str) -> bool:
    try:
        return decode_decision(content, None, None).content_hash == content_hash
    except Exception:  # noqa: BLE001 - damaged bytes may raise anything
        return False


def _damaged_rows(database: Database, table: Table) -> Iterator[Any]:
    """Yield rows of former versions or readings whose content cannot be read."""
    query = select(table.c.decision_id, table.c.number, table.c.content)
    with database.read() as connection:
        for row in connection.execute(query):
            try:
                parse_content(row.content)
            except Exception:  # noqa: BLE001 - damaged bytes may raise anything
                yield row


def _damaged_pages(database: Database) -> Iterator[int]:
    last = 0
    query = select(pages.c.page_id, pages.c.body, pages.c.body_hash)
    while True:
        this = query.where(pages.c.page_id > last).order_by(pages.c.page_id)
        with database.read() as connection:
            rows = connection.execute(this.limit(_BATCH)).all()
        if not rows:
            return
        last = rows[-1].page_id
        for row in rows:
            if page_damage(row.body, row.body_hash):
                yield row.page_id


def _damaged_times(database: Database) -> Iterator[tuple[Column[Any], str]]:
    for column in _TIMES:
        with database.read() as connection:
            for value in connection.scalars(select(column)):
                try:
                    dt.datetime.fromisoformat(value or "2026-01-01")
                except ValueError:
                    yield column, value


def _drop_decision(connection: Connection, row: Row[Any]) -> None:
    this = row.decision_id
    connection.execute(delete(decisions).where(decisions.c.decision_id == this))
    connection.execute(delete(versions).where(versions.c.decision_id == this))
    connection.execute(delete(readings).where(readings.c.decision_id == this))
    forget_conflicts(connection, this)
    log_change(connection, this, "delete", row.content_hash, "withdrawn")


def _drop_reading(connection: Connection, decision_id: str, number: int) -> None:
    this = (readings.c.decision_id == decision_id) & (readings.c.number == number)
    connection.execute(delete(readings).where(this))
