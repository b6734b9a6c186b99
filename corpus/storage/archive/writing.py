"""Putting decisions in: new, changed, read anew, agenda turned into minutes, refused.

All rules on identity over time are here; removal is in ``removal.py``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete

from corpus.model import AttachmentText, Decision, Published
from corpus.model.writable import writable, writable_decision
from corpus.privacy import mask, mask_decision
from corpus.records import DecisionDocument, PutResult
from corpus.storage import identity
from corpus.storage.archive import merging
from corpus.storage.archive.archiving import is_archived_as
from corpus.storage.archive.attachment_texts import with_known_texts
from corpus.storage.archive.changes import log_change
from corpus.storage.archive.decision_documents import (
    all_documents,
    best_first,
    decode_documents,
    keep_others,
    same_decision,
    show,
    shown,
)
from corpus.storage.archive.decision_rows import (
    archive,
    columns_of,
    current_id,
    decision_of,
    insert_row,
    mark_seen,
    renew_conflicts,
    row_behind,
    row_of,
    tombstones_of,
    update_row,
)
from corpus.storage.archive.hashes import rename_hash
from corpus.storage.archive.readings import add_reading, log_reading, renew_known
from corpus.storage.sql.codec import encode_published, encode_time, now
from corpus.storage.sql.database import Database
from corpus.storage.sql.mixed import without_facts
from corpus.storage.sql.schema import tombstones

_FINAL_REASONS = ("takedown", "expired")


class DecisionWriter:
    """Writes decisions; each call is one transaction, or joins the open one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self, decision: Decision, *, republished: bool = False, is_same: bool = False
    ) -> PutResult:
        """Store one decision as its source shows it now.

        Args:
            decision: under the id its source gives it.
            republished: True when it was just fetched from the source. Only then may
                one that had vanished there (404, emptied) come back; a takedown or an
                expired one never does.
            is_same: True when its page is, byte for byte, the one that is stored. What
                differs then is our own doing: the hash gets a new name for the same
                content, and no version, change or feed entry comes of it.

        Returns:
            ``refused`` when there is a tombstone; ``unchanged`` when the content is
            known, also for an agenda item whose minutes are stored already; ``reread``
            when the source changed nothing but our reading differs.
        """
        with self._database.write() as connection:
            return _put(connection, decision, _Terms(republished, is_same))

    def put_many(
        self,
        batch: Iterable[Decision],
        *,
        republished: bool = False,
        is_same: bool = False,
    ) -> list[PutResult]:
        """Store many in one transaction: all of them or, on an error, none."""
        terms = _Terms(republished, is_same)
        with self._database.write() as connection:
            return [_put(connection, decision, terms) for decision in batch]

    def put_attachment_text(self, attachment: AttachmentText) -> bool:
        """Put the text of a fetched attachment into its decision.

        Not a new version: the publisher changed nothing. The change log has it, so that
        readers of the log get the text. Returns whether anything changed.
        """
        with self._database.write() as connection:
            row = row_behind(connection, attachment.decision_id)
            if row is None:
                return False
            old = decision_of(row).as_published
            new = dataclasses.replace(
                old,
                attachments=tuple(
                    dataclasses.replace(
                        item,
                        text=mask(writable(attachment.text)),
                        media_type=attachment.media_type or item.media_type,
                        pages_read=attachment.pages_read,
                        pages_total=attachment.pages_total,
                        ocr=attachment.ocr,
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


@dataclass(frozen=True, slots=True)
class _Terms:
    """On what terms a decision comes; see ``DecisionWriter.put``."""

    republished: bool
    is_same: bool


def _put(connection: Connection, decision: Decision, terms: _Terms) -> PutResult:
    # Masked here, at the one door, no surface can show it: index, pages, exports.
    decision = writable_decision(mask_decision(decision))
    raw_id = decision.decision_id
    row = row_behind(connection, raw_id)
    if row is None:
        decision_id = current_id(connection, raw_id)
        if not _may_come(connection, decision, decision_id, terms.republished):
            return "refused"
        own_id = same_decision(connection, decision)
        if own_id is not None:
            merging.add_alias(connection, raw_id, own_id)
            return _add_document(connection, own_id, decision, raw_id)
        other_id = merging.counterpart(connection, decision)
        if other_id is None:
            insert_row(connection, _under(decision, decision_id), raw_id)
            return "new"
        merging.add_alias(connection, raw_id, other_id)
        row = row_of(connection, other_id)
        assert row is not None
        terms = dataclasses.replace(terms, is_same=False)
    if row.raw_id != raw_id and _is_beside(row, decision, raw_id):
        if row.status == "minutes" and decision.status == "agenda":
            _keep_agenda(connection, row, _under(decision, row.decision_id))
        return _add_document(connection, row.decision_id, decision, raw_id)
    former = shown(row) if row.raw_id != raw_id else None
    result = _update(
        connection, row, _under(decision, row.decision_id), raw_id, terms.is_same
    )
    _choose(connection, row.decision_id, former)
    return result


def _is_beside(row: Row[Any], decision: Decision, raw_id: str) -> bool:
    """Whether a document is kept beside the one shown, and does not replace it.

    Minutes replace an agenda; another id of one document (it has moved) replaces it.
    """
    if any(one.raw_id == raw_id for one in decode_documents(row.other_documents)):
        return True
    if row.status != decision.status:
        return bool(row.status == "minutes")
    known = shown(row)
    arrived = DecisionDocument(raw_id, decision)
    return (known.form, known.decision.language) != (arrived.form, decision.language)


def _keep_agenda(connection: Connection, row: Row[Any], decision: Decision) -> None:
    """The agenda of minutes is a version before them; one in another language is not."""
    known = [
        one.decision.language
        for one in decode_documents(row.other_documents)
        if one.decision.status == "agenda"
    ]
    if not known or (row.agenda_version is not None and decision.language in known):
        merging.keep_late_agenda(connection, row, decision)


def _add_document(
    connection: Connection, decision_id: str, decision: Decision, raw_id: str
) -> PutResult:
    """Put a document beside those of its decision; another may be shown now."""
    row = row_of(connection, decision_id)
    assert row is not None
    arrived = DecisionDocument(raw_id, decision)
    others = decode_documents(row.other_documents)
    if arrived in others:
        return "unchanged"
    rest = [one for one in others if one.raw_id != raw_id]
    keep_others(connection, decision_id, row.raw_id, [*rest, arrived])
    log_reading(connection, decision_id)
    _choose(connection, _join_stage(connection, decision_id, decision))
    return "unchanged"


def _join_stage(connection: Connection, decision_id: str, decision: Decision) -> str:
    """Join what an added document is the other stage of; return the id that is kept."""
    other_id = merging.counterpart(connection, decision)
    if other_id is None or other_id == decision_id:
        return decision_id
    minutes_id, agenda_id = decision_id, other_id
    if decision.status == "agenda":
        minutes_id, agenda_id = other_id, decision_id
    row = row_of(connection, minutes_id)
    assert row is not None
    is_first = row.agenda_version is None
    merging.absorb(connection, minutes_id, agenda_id, is_agenda=is_first)
    return current_id(connection, decision_id)


def _choose(
    connection: Connection, decision_id: str, former: DecisionDocument | None = None
) -> None:
    """Show the best of a decision's documents; *former* was shown before an update."""
    row = row_behind(connection, decision_id)
    if row is None:
        return
    known = {one.raw_id: one for one in all_documents(row)}
    if former is not None and former.raw_id not in known:
        known[former.raw_id] = dataclasses.replace(former, is_shown=False)
        keep_others(connection, row.decision_id, row.raw_id, known.values())
    best = best_first(known.values())[0]
    if best.raw_id != row.raw_id:
        show(connection, row, best, known.values())


def _under(decision: Decision, decision_id: str) -> Decision:
    """Return the decision under its permanent id."""
    if decision.decision_id == decision_id:
        return decision
    published = dataclasses.replace(decision.as_published, decision_id=decision_id)
    return dataclasses.replace(decision, as_published=published)


def _update(
    connection: Connection,
    row: Row[Any],
    decision: Decision,
    raw_id: str,
    is_same: bool,
) -> PutResult:
    if decision.content_hash == row.content_hash:
        return _met_again(connection, row, decision, raw_id)
    known = decision_of(row).as_published
    published = with_known_texts(decision.as_published, known)
    decision = dataclasses.replace(decision, as_published=published)
    digest, content = encode_published(published)
    is_same = is_same or is_archived_as(connection, row, digest)
    if digest == row.content_hash or is_same or _says_the_same(published, row):
        _rename(connection, row, digest, content)
        return _met_again(connection, row, decision, raw_id, digest)
    archive(connection, row)
    became_minutes = row.status == "agenda" and decision.status == "minutes"
    moment = encode_time(now())
    update_row(
        connection,
        row.decision_id,
        **columns_of(decision),
        raw_id=raw_id,
        content_hash=digest,
        content=content,
        facts_known=1,
        version=row.version + 1,
        agenda_version=row.version if became_minutes else row.agenda_version,
        last_seen=moment,
        changed_at=moment,
        archived_at=None,
    )
    add_reading(connection, row.decision_id, row.version + 1, decision.reading)
    renew_conflicts(connection, row.decision_id, decision)
    log_change(connection, row.decision_id, "upsert", digest)
    _join_others(connection, decision)
    return "changed"


def _says_the_same(published: Published, row: Row[Any]) -> bool:
    """Whether a row of an older store holds the same, as far as it can say."""
    return (
        not row.facts_known
        and row.content_hash == encode_published(without_facts(published))[0]
    )


def _rename(connection: Connection, row: Row[Any], digest: str, content: bytes) -> None:
    """Put another record of the same publication in the place of the former."""
    if digest == row.content_hash:
        return
    update_row(
        connection,
        row.decision_id,
        content_hash=digest,
        content=content,
        facts_known=1,
    )
    rename_hash(connection, row.decision_id, row.content_hash, digest)


def _met_again(
    connection: Connection,
    row: Row[Any],
    decision: Decision,
    raw_id: str,
    digest: str | None = None,
) -> PutResult:
    """Keep the version; renew what we read of it where that differs now."""
    mark_seen(connection, row.decision_id, raw_id)
    is_renamed = digest is not None and digest != row.content_hash
    is_read = renew_known(connection, row, decision.reading)
    if not (is_renamed or is_read):
        return "unchanged"
    update_row(connection, row.decision_id, **columns_of(decision))
    renew_conflicts(connection, row.decision_id, decision)
    log_reading(connection, row.decision_id)
    _join_others(connection, decision)
    return "reread"


def _join_others(connection: Connection, decision: Decision) -> None:
    """What has changed may now show itself as a document of a stored decision."""
    row = row_of(connection, decision.decision_id)
    if row is None:
        return
    same_id = same_decision(connection, decision, besides=row.decision_id)
    if same_id is not None:
        other = row_of(connection, same_id)
        assert other is not None
        best = best_first([*all_documents(row), *all_documents(other)])[0]
        is_own = best.raw_id in {one.raw_id for one in all_documents(row)}
        newest, former = (row, other) if is_own else (other, row)
        merging.absorb(
            connection, newest.decision_id, former.decision_id, is_agenda=False
        )
        return
    if row.agenda_version is not None:
        return
    other_id = merging.counterpart(connection, decision)
    if other_id is None or other_id == row.decision_id:
        return
    if decision.status == "minutes":
        merging.absorb(connection, decision.decision_id, other_id)
    else:
        merging.absorb(connection, other_id, decision.decision_id)


def _may_come(
    connection: Connection, decision: Decision, decision_id: str, republished: bool
) -> bool:
    """Whether no tombstone bars the decision; one that is overcome is taken away."""
    found = tombstones_of(connection, decision_id, identity.matter_digest(decision))
    if any(row.reason in _FINAL_REASONS for row in found):
        return False
    own = [row for row in found if row.decision_id == decision_id]
    # "withdrawn" is our own doing (a reader that had split a page wrongly), so the
    # reader may also bring it back.
    if any(row.reason != "withdrawn" for row in own) and not republished:
        return False
    if own:
        connection.execute(
            delete(tombstones).where(tombstones.c.decision_id == decision_id)
        )
    return True


def _replace_content(connection: Connection, row: Row[Any], new: Published) -> None:
    digest, content = encode_published(new)
    update_row(
        connection,
        row.decision_id,
        content_hash=digest,
        content=content,
        changed_at=encode_time(now()),
    )
    rename_hash(connection, row.decision_id, row.content_hash, digest)
    log_change(connection, row.decision_id, "upsert", digest)
