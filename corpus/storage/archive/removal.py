"""Taking decisions out: tombstones, takedowns, and the raw pages they were on."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from corpus.errors import UnknownDecision
from corpus.privacy import link_without_names
from corpus.records import RemovalReason
from corpus.storage.archive.changes import log_change
from corpus.storage.archive.decision_documents import best_first, decode_documents, show
from corpus.storage.archive.decision_rows import decision_of, row_of
from corpus.storage.identity import matter_digest
from corpus.storage.sql.codec import decode_link, encode_link, encode_time, now
from corpus.storage.sql.conflict_rows import forget_conflicts
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import (
    aliases,
    decisions,
    issues,
    page_decisions,
    pages,
    readings,
    tombstones,
    versions,
)

LOGGER = logging.getLogger(__name__)
_EMPTY = hashlib.sha256(b"").hexdigest()
"""Of attachments, whose text is in their decision: they need not be fetched again."""
_BLANK: dict[str, None] = {"body": None, "body_hash": None, "recognised": None}
_OF_ONE_DOCUMENT: tuple[RemovalReason, ...] = ("gone", "emptied", "withdrawn")
"""What befalls a page; its decision stays while another document of it is there."""


class DecisionRemover:
    """Removes decisions; of a removed one no text is kept, in any version."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remove(self, decision_id: str, reason: RemovalReason) -> bool:
        """Leave a tombstone in place of the decision; return whether it was there.

        Raises:
            UnknownDecision: the store has never held it.
        """
        return self._remove(decision_id, reason, None)

    def takedown(self, decision_id: str, why: str) -> bool:
        """Remove for good: no crawl, import or second address brings it back.

        A decision that is already removed for another reason is barred as well.

        Raises:
            UnknownDecision: the store has never held it.
        """
        return self._remove(decision_id, "takedown", why)

    def _remove(self, given_id: str, reason: RemovalReason, why: str | None) -> bool:
        with self._database.write() as connection:
            target = connection.scalar(
                select(aliases.c.decision_id).where(aliases.c.alias == given_id)
            )
            decision_id: str = target or given_id
            row = row_of(connection, decision_id)
            if row is None:
                _harden(connection, decision_id, reason, why)
                return False
            if reason in _OF_ONE_DOCUMENT and row.other_documents is not None:
                _show_another(connection, row)
                LOGGER.info("%s: %s, another document is shown", decision_id, reason)
                return False
            bury(connection, row, reason, why)
            # What a reader withdrew, a better one may find on the same page.
            if reason != "withdrawn":
                is_legal = reason in ("takedown", "expired")
                forget_pages(connection, decision_id, row.source_id, blank=is_legal)
            log_change(connection, decision_id, "delete", row.content_hash, reason)
            LOGGER.info("removed %s: %s", decision_id, reason)
            return True


def _show_another(connection: Connection, row: Row[Any]) -> None:
    """Of several documents one vanished: the best of the others is shown."""
    others = decode_documents(row.other_documents)
    show(connection, row, best_first(others)[0], others)


def bury(
    connection: Connection, row: Row[Any], reason: RemovalReason, why: str | None
) -> None:
    """Put a tombstone in place of a decision, all its versions and readings."""
    this = row.decision_id
    connection.execute(delete(decisions).where(decisions.c.decision_id == this))
    connection.execute(delete(versions).where(versions.c.decision_id == this))
    connection.execute(delete(readings).where(readings.c.decision_id == this))
    forget_conflicts(connection, this)
    forget_issues(connection, this)
    connection.execute(
        insert(tombstones).values(
            decision_id=this,
            source_id=row.source_id,
            removed_at=encode_time(now()),
            reason=reason,
            content_hash=row.content_hash,
            matter_digest=matter_digest(decision_of(row)),
            why=why,
        )
    )


def _harden(
    connection: Connection, decision_id: str, reason: RemovalReason, why: str | None
) -> None:
    this = tombstones.c.decision_id == decision_id
    known = connection.execute(select(tombstones).where(this)).one_or_none()
    if known is None:
        raise UnknownDecision(f"no decision {decision_id!r} has ever been stored")
    if reason == "takedown" and known.reason != "takedown":
        connection.execute(
            update(tombstones).where(this).values(reason=reason, why=why)
        )


def forget_issues(connection: Connection, decision_id: str) -> None:
    """Drop what was said of a decision: issues may quote what was not understood."""
    connection.execute(delete(issues).where(issues.c.decision_id == decision_id))


def forget_pages(
    connection: Connection, decision_id: str, source_id: str, *, blank: bool
) -> None:
    """Drop raw pages that held only this decision; blank shared ones where law asks.

    Then lists of the same source go as well: they may tell what it was called.
    """
    raw_ids = select(aliases.c.alias).where(aliases.c.decision_id == decision_id)
    ours = (page_decisions.c.raw_id == decision_id) | page_decisions.c.raw_id.in_(
        raw_ids
    )
    touched = connection.scalars(select(page_decisions.c.page_id).where(ours)).all()
    connection.execute(delete(page_decisions).where(ours))
    for page_id in touched:
        still_used = connection.execute(
            select(page_decisions.c.raw_id).where(page_decisions.c.page_id == page_id)
        ).first()
        this = pages.c.page_id == page_id
        if still_used is None:
            connection.execute(delete(pages).where(this))
        elif blank:
            asked = connection.execute(select(pages.c.link).where(this)).scalar_one()
            connection.execute(
                update(pages).where(this).values(link=_without_names(asked), **_BLANK)
            )
    if blank:
        holds = select(page_decisions.c.page_id)
        connection.execute(
            update(pages)
            .where(
                pages.c.source_id == source_id,
                pages.c.body.is_not(None),
                pages.c.body_hash != _EMPTY,
                pages.c.page_id.not_in(holds),
            )
            .values(**_BLANK)
        )


def _without_names(asked: str) -> str:
    """Return a stored link, without what its context tells of private persons."""
    return encode_link(link_without_names(decode_link(asked)))
