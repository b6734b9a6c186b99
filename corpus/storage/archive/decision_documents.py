"""One decision published several times: its documents, and which of them is shown.

The row of a decision is the document that is shown; the others are kept beside it. The
choice depends on the documents alone, never on the order in which they were met.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam

from corpus.model import Decision, Published, Reading
from corpus.model.plain import from_plain, to_plain
from corpus.records import DecisionDocument
from corpus.storage import identity
from corpus.storage.archive.changes import log_change
from corpus.storage.archive.decision_rows import (
    archive,
    columns_of,
    decision_of,
    renew_conflicts,
    update_row,
)
from corpus.storage.archive.readings import CURRENT, add_reading
from corpus.storage.sql.codec import (
    compress,
    decompress,
    encode_published,
    encode_time,
    now,
)
from corpus.storage.sql.schema import decisions

_LANGUAGES = ("fi", "sv", "se", "en")
_MOST = 12
_SAME_SECTION = CURRENT.where(decisions.c.section_key == bindparam("section")).limit(
    _MOST
)
"""More than a few decisions of one section mean that the section is not the key."""


def encode_documents(documents: Iterable[DecisionDocument]) -> bytes | None:
    """Return the stored form; None for none."""
    plain = [
        {
            "raw_id": one.raw_id,
            "published": to_plain(one.decision.as_published),
            "reading": to_plain(one.decision.reading),
        }
        for one in documents
    ]
    if not plain:
        return None
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return compress(text.encode("utf-8", "surrogatepass"))


def decode_documents(content: bytes | None) -> tuple[DecisionDocument, ...]:
    """Inverse of ``encode_documents``."""
    if content is None:
        return ()
    rows = json.loads(decompress(content).decode("utf-8", "surrogatepass"))
    return tuple(
        DecisionDocument(
            row["raw_id"],
            Decision(
                from_plain(Published, row["published"]),
                from_plain(Reading, row["reading"]),
            ),
        )
        for row in rows
    )


def shown(row: Row[Any]) -> DecisionDocument:
    """Return the document that a row is."""
    return DecisionDocument(row.raw_id, decision_of(row), is_shown=True)


def all_documents(row: Row[Any]) -> tuple[DecisionDocument, ...]:
    """Return all documents of the decision in a row, the shown one first."""
    return (shown(row), *decode_documents(row.other_documents))


def best_first(documents: Iterable[DecisionDocument]) -> list[DecisionDocument]:
    """Return documents in the order of choice: minutes, the item's own, Finnish, newest.

    Of two in one form and language the one with the higher id came later: a correction.
    """
    newest = sorted(documents, key=lambda one: _natural(one.raw_id), reverse=True)
    return sorted(newest, key=_order)


def _natural(raw_id: str) -> list[tuple[int, str]]:
    """Return what ids are sorted by, so that "9" comes before "10"."""
    return [
        (int(part) if part.isdecimal() else -1, part)
        for part in re.split(r"(\d+)", raw_id)
    ]


def _order(document: DecisionDocument) -> tuple[int, int, int]:
    decision = document.decision
    language = decision.language
    return (
        int(decision.status == "agenda"),
        int(document.form == "whole"),
        _LANGUAGES.index(language) if language in _LANGUAGES else len(_LANGUAGES),
    )


def same_decision(
    connection: Connection, decision: Decision, *, besides: str | None = None
) -> str | None:
    """Return the stored decision that *decision* is another document of, or None.

    Args:
        connection: of the open transaction.
        decision: as it came.
        besides: an id that is not meant: the decision's own.
    """
    key = identity.section_key(decision)
    if key is None:
        return None
    rows = connection.execute(_SAME_SECTION, {"section": key}).all()
    if len(rows) == _MOST:
        return None
    fitting = [
        row.decision_id
        for row in rows
        if row.decision_id != besides and _fits(decision, all_documents(row))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _fits(decision: Decision, documents: Iterable[DecisionDocument]) -> bool:
    """Whether nothing says that these documents of its own stage are of another one."""
    same_stage = [
        one.decision for one in documents if one.decision.status == decision.status
    ]
    return bool(same_stage) and all(
        identity.may_be_same(decision, one) for one in same_stage
    )


def keep_others(
    connection: Connection,
    decision_id: str,
    shown_id: str,
    documents: Iterable[DecisionDocument],
) -> None:
    """Keep the documents beside the shown one, each once."""
    others = {one.raw_id: one for one in documents if one.raw_id != shown_id}
    ordered = [others[raw_id] for raw_id in sorted(others)]
    update_row(connection, decision_id, other_documents=encode_documents(ordered))


def show(
    connection: Connection,
    row: Row[Any],
    best: DecisionDocument,
    documents: Iterable[DecisionDocument],
) -> None:
    """Show another document of a decision; what was shown becomes a former version."""
    published = dataclasses.replace(
        best.decision.as_published, decision_id=row.decision_id
    )
    decision = Decision(published, best.decision.reading)
    digest, content = encode_published(published)
    archive(connection, row)
    moment = encode_time(now())
    update_row(
        connection,
        row.decision_id,
        **columns_of(decision),
        raw_id=best.raw_id,
        content_hash=digest,
        content=content,
        facts_known=1,
        version=row.version + 1,
        last_seen=moment,
        changed_at=moment,
    )
    add_reading(connection, row.decision_id, row.version + 1, decision.reading)
    renew_conflicts(connection, row.decision_id, decision)
    keep_others(connection, row.decision_id, best.raw_id, documents)
    log_change(connection, row.decision_id, "upsert", digest)
