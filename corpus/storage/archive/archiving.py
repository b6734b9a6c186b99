"""Decisions that aged out of what their source shows, kept without private names.

The content is masked in every version, and what each was called before leads to what it
is called now, so that citations and saved runs still verify.
"""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from corpus.privacy import without_private_names
from corpus.storage.archive.decision_rows import (
    columns_of,
    decision_of,
    row_of,
    update_row,
)
from corpus.storage.archive.hashes import rename_hash
from corpus.storage.archive.readings import log_reading, renew_reading
from corpus.storage.archive.removal import forget_issues, forget_pages
from corpus.storage.sql.codec import (
    decode_decision,
    encode_published,
    encode_time,
    now,
)
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import hash_aliases, readings, versions

LOGGER = logging.getLogger(__name__)


class DecisionArchiver:
    """Keeps what a source no longer shows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_archived(self, decision_id: str) -> bool:
        """Mark a decision as archived and mask private names; False if not there.

        Its raw pages and other documents leave the store: they hold the names.
        """
        with self._database.write() as connection:
            row = row_of(connection, decision_id)
            if row is None or row.archived_at is not None:
                return False
            _mask_newest(connection, row)
            _mask_former(connection, row)
            forget_pages(connection, decision_id, row.source_id, blank=True)
            forget_issues(connection, decision_id)
            log_reading(connection, decision_id)
            LOGGER.info("archived %s", decision_id)
            return True


def is_archived_as(connection: Connection, row: Row[Any], digest: str) -> bool:
    """Whether an archived decision had this content before it was masked."""
    if row.archived_at is None:
        return False
    known = select(hash_aliases.c.alias).where(
        hash_aliases.c.decision_id == row.decision_id,
        hash_aliases.c.alias == digest,
        hash_aliases.c.content_hash == row.content_hash,
    )
    return connection.scalar(known) is not None


def _mask_newest(connection: Connection, row: Row[Any]) -> None:
    covered = without_private_names(decision_of(row), addresses=True)
    digest, content = encode_published(covered.as_published)
    update_row(
        connection,
        row.decision_id,
        **columns_of(covered),
        content_hash=digest,
        content=content,
        other_documents=None,
        archived_at=encode_time(now()),
    )
    rename_hash(connection, row.decision_id, row.content_hash, digest)
    renew_reading(connection, row.decision_id, row.version, covered.reading)


def _mask_former(connection: Connection, row: Row[Any]) -> None:
    this = versions.c.decision_id == row.decision_id
    for former in connection.execute(select(versions).where(this)).all():
        known = decode_decision(former.content, None, None)
        covered = without_private_names(known, addresses=True)
        digest, content = encode_published(covered.as_published)
        connection.execute(
            update(versions)
            .where(this, versions.c.number == former.number)
            .values(content_hash=digest, content=content)
        )
        rename_hash(connection, row.decision_id, former.content_hash, digest)
    # What was read of former versions may repeat a name; it is not made again.
    connection.execute(
        delete(readings).where(
            readings.c.decision_id == row.decision_id,
            readings.c.number != row.version,
        )
    )
