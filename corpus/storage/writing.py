"""Putting decisions in: new, changed, unchanged, agenda turned into minutes, refused.

All rules on identity over time are here; removal is in ``removal.py``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from corpus.model import AttachmentText, Decision
from corpus.privacy import mask, mask_decision
from corpus.records import PutResult
from corpus.storage import identity
from corpus.storage.changes import log_change
from corpus.storage.codec import decode_decision, encode_decision, encode_time, now
from corpus.storage.database import Database
from corpus.storage.tables import aliases, decisions, tombstones, versions

_FINAL_REASONS = ("takedown", "expired")


class DecisionWriter:
    """Writes decisions; each call is one transaction, or joins the open one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, decision: Decision, *, republished: bool = False) -> PutResult:
        """Store one decision as its source shows it now.

        Args:
            decision: under the id its source gives it.
            republished: True when it was just fetched from the source. Only then may
                one that had vanished there (404, emptied) come back; a takedown or an
                expired one never does.

        Returns:
            ``refused`` when a tombstone stands; ``unchanged`` when the content is
            known, also for an agenda item whose minutes are stored already.
        """
        with self._database.write() as connection:
            return _put(connection, decision, republished)

    def put_many(
        self, batch: Iterable[Decision], *, republished: bool = False
    ) -> list[PutResult]:
        """Store many in one transaction: all of them or, on an error, none."""
        with self._database.write() as connection:
            return [_put(connection, decision, republished) for decision in batch]

    def put_attachment_text(self, attachment: AttachmentText) -> bool:
        """Put the text of a fetched attachment into its decision.

        Not a new version: the publisher changed nothing. The change log has it, so that
        the index follows. Returns whether anything changed.
        """
        with self._database.write() as connection:
            decision_id = _current_id(connection, attachment.decision_id)
            row = _row(connection, decision_id)
            if row is None:
                return False
            old = decode_decision(row.content)
            new = dataclasses.replace(
                old,
                attachments=tuple(
                    dataclasses.replace(
                        item,
                        text=mask(attachment.text),
                        media_type=attachment.media_type or item.media_type,
                        pages_read=attachment.pages_read,
                        pages_total=attachment.pages_total,
                    )
                    if item.url == attachment.url
                    else item
                    for item in old.attachments
                ),
            )
            if new == old:
                return False
            _replace_content(connection, row, new)
            return True


def _put(connection: Connection, decision: Decision, republished: bool) -> PutResult:
    # Masked here, at the one door, no surface can show it: index, pages, exports.
    decision = mask_decision(decision)
    raw_id = decision.decision_id
    decision_id = _current_id(connection, raw_id)
    row = _row(connection, decision_id)
    if row is None:
        if _is_barred(connection, decision, decision_id, republished):
            return "refused"
        other_id = _counterpart(connection, decision)
        if other_id is None:
            _insert(
                connection,
                dataclasses.replace(decision, decision_id=decision_id),
                raw_id,
            )
            return "new"
        decision_id = other_id
        connection.execute(
            insert(aliases).values(alias=raw_id, decision_id=decision_id)
        )
        row = _row(connection, decision_id)
        assert row is not None
    decision = dataclasses.replace(decision, decision_id=decision_id)
    if row.status == "minutes" and decision.status == "agenda" and row.raw_id != raw_id:
        _keep_late_agenda(connection, row, decision)
        return "unchanged"
    return _update(connection, row, decision, raw_id)


def _update(
    connection: Connection, row: Row[Any], decision: Decision, raw_id: str
) -> PutResult:
    digest, content = encode_decision(decision)
    if digest != row.content_hash:
        decision = _with_known_texts(decision, decode_decision(row.content))
        digest, content = encode_decision(decision)
    moment = encode_time(now())
    this = decisions.c.decision_id == row.decision_id
    if digest == row.content_hash:
        connection.execute(
            update(decisions).where(this).values(last_seen=moment, raw_id=raw_id)
        )
        return "unchanged"
    connection.execute(
        insert(versions).values(
            decision_id=row.decision_id,
            number=row.version,
            status=row.status,
            content_hash=row.content_hash,
            seen_at=row.changed_at,
            content=row.content,
        )
    )
    became_minutes = row.status == "agenda" and decision.status == "minutes"
    connection.execute(
        update(decisions)
        .where(this)
        .values(
            **_columns(decision),
            raw_id=raw_id,
            content_hash=digest,
            content=content,
            version=row.version + 1,
            agenda_version=row.version if became_minutes else row.agenda_version,
            last_seen=moment,
            changed_at=moment,
        )
    )
    log_change(connection, row.decision_id, "upsert", digest)
    return "changed"


def _insert(connection: Connection, decision: Decision, raw_id: str) -> None:
    digest, content = encode_decision(decision)
    moment = encode_time(now())
    connection.execute(
        delete(tombstones).where(tombstones.c.decision_id == decision.decision_id)
    )
    connection.execute(
        insert(decisions).values(
            **_columns(decision),
            decision_id=decision.decision_id,
            raw_id=raw_id,
            content_hash=digest,
            content=content,
            version=1,
            first_seen=moment,
            last_seen=moment,
            changed_at=moment,
        )
    )
    log_change(connection, decision.decision_id, "upsert", digest)


def _columns(decision: Decision) -> dict[str, Any]:
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
    }


def _is_barred(
    connection: Connection, decision: Decision, decision_id: str, republished: bool
) -> bool:
    reason = connection.scalar(
        select(tombstones.c.reason).where(tombstones.c.decision_id == decision_id)
    )
    # "withdrawn" is our own doing (a reader that had split a page wrongly), so the
    # reader may also bring it back.
    if reason is not None and reason != "withdrawn":
        return reason in _FINAL_REASONS or not republished
    digest = identity.matter_digest(decision)
    if digest is None:
        return False
    same_matter = select(tombstones.c.decision_id).where(
        tombstones.c.matter_digest == digest, tombstones.c.reason.in_(_FINAL_REASONS)
    )
    return connection.execute(same_matter).first() is not None


def _counterpart(connection: Connection, decision: Decision) -> str | None:
    key = identity.meeting_key(decision)
    if key is None:
        return None
    other = "agenda" if decision.status == "minutes" else "minutes"
    rows = connection.execute(
        select(decisions.c.content).where(
            decisions.c.meeting_key == key,
            decisions.c.status == other,
            # Minutes that have their agenda item take no second one.
            decisions.c.agenda_version.is_(None),
        )
    )
    stored = [identity.candidate(decode_decision(row.content)) for row in rows]
    return identity.counterpart(decision, stored) if stored else None


def _keep_late_agenda(
    connection: Connection, row: Row[Any], decision: Decision
) -> None:
    """The agenda was met after its minutes: it becomes the version before them."""
    digest, content = encode_decision(decision)
    values = {"content_hash": digest, "content": content, "status": "agenda"}
    this = versions.c.decision_id == row.decision_id
    if row.agenda_version is not None:
        connection.execute(
            update(versions)
            .where(this, versions.c.number == row.agenda_version)
            .values(**values)
        )
        return
    # Through negative numbers, because the primary key is checked row by row.
    connection.execute(
        update(versions).where(this).values(number=-(versions.c.number + 1))
    )
    connection.execute(update(versions).where(this).values(number=-versions.c.number))
    connection.execute(
        insert(versions).values(
            decision_id=row.decision_id, number=1, seen_at=encode_time(now()), **values
        )
    )
    connection.execute(
        update(decisions)
        .where(decisions.c.decision_id == row.decision_id)
        .values(agenda_version=1, version=row.version + 1)
    )


def _with_known_texts(new: Decision, old: Decision) -> Decision:
    """Carry over texts of attachments that the page lists but does not contain."""
    known = {item.url: item for item in old.attachments if item.url and item.text}
    if not known:
        return new
    return dataclasses.replace(
        new,
        attachments=tuple(
            dataclasses.replace(
                item,
                text=known[item.url].text,
                media_type=item.media_type or known[item.url].media_type,
                pages_read=known[item.url].pages_read,
                pages_total=known[item.url].pages_total,
            )
            if item.text is None and item.url in known
            else item
            for item in new.attachments
        ),
    )


def _replace_content(connection: Connection, row: Row[Any], new: Decision) -> None:
    digest, content = encode_decision(new)
    connection.execute(
        update(decisions)
        .where(decisions.c.decision_id == row.decision_id)
        .values(content_hash=digest, content=content, changed_at=encode_time(now()))
    )
    log_change(connection, row.decision_id, "upsert", digest)


def _current_id(connection: Connection, decision_id: str) -> str:
    target: str | None = connection.scalar(
        select(aliases.c.decision_id).where(aliases.c.alias == decision_id)
    )
    return target or decision_id


def _row(connection: Connection, decision_id: str) -> Row[Any] | None:
    return connection.execute(
        select(decisions).where(decisions.c.decision_id == decision_id)
    ).one_or_none()
