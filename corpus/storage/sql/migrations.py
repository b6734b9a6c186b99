"""What brings the tables of an older version up to date, once.

Version 4 keeps the published record and our reading apart; ``mixed`` says how an older
row is taken apart.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Table,
    bindparam,
    insert,
    select,
    update,
)

from corpus.storage.sql.codec import encode_published, encode_reading
from corpus.storage.sql.conflict_rows import keep_known_conflicts
from corpus.storage.sql.counting import count_again
from corpus.storage.sql.missing_columns import add_columns
from corpus.storage.sql.mixed import taken_apart
from corpus.storage.sql.rekeying import key_sections, rekey_cases
from corpus.storage.sql.schema import (
    decisions,
    frontier,
    hash_aliases,
    pages,
    readings,
    versions,
)
from corpus.storage.sql.unpublished import count_known_unpublished

LOGGER = logging.getLogger(__name__)
_BATCH = 500

Step = str | Callable[[Connection], None]


def _separate_readings(connection: Connection) -> None:
    """Take the mixed contents of decisions and former versions apart."""
    for table, number, made_at in (
        (decisions, "version", "changed_at"),
        (versions, "number", "seen_at"),
    ):
        last: tuple[str, int] = ("", 0)
        while rows := _rows(connection, table, number, made_at, last):
            last = (rows[-1].decision_id, rows[-1].number)
            _separate(connection, table, number, rows)
            LOGGER.info("%s: separated up to %s", table.name, last[0])
    connection.execute(update(decisions).values(facts_known=0))


def _rows(
    connection: Connection,
    table: Table,
    number: str,
    made_at: str,
    last: tuple[str, int],
) -> list[Row[Any]]:
    key, count = table.c.decision_id, table.c[number]
    query = (
        select(
            key,
            count.label("number"),
            table.c[made_at].label("made_at"),
            table.c.content_hash,
            table.c.content,
        )
        .where((key > last[0]) | ((key == last[0]) & (count > last[1])))
        .order_by(key, count)
        .limit(_BATCH)
    )
    return list(connection.execute(query))


def _separate(
    connection: Connection, table: Table, number: str, rows: Sequence[Row[Any]]
) -> None:
    contents, found, renamed = [], [], {}
    for row in rows:
        published, reading = taken_apart(row.content)
        digest, content = encode_published(published)
        place = {"wanted": row.decision_id, "place": row.number}
        contents.append(place | {"digest": digest, "record": content})
        found.append(
            {
                "decision_id": row.decision_id,
                "number": row.number,
                "readers_version": "",
                "made_at": row.made_at,
                "content": encode_reading(reading),
            }
        )
        if row.content_hash != digest:
            renamed[row.decision_id, row.content_hash] = digest
    write = (
        update(table)
        .where(table.c.decision_id == bindparam("wanted"))
        .where(table.c[number] == bindparam("place"))
        .values(content_hash=bindparam("digest"), content=bindparam("record"))
    )
    connection.execute(write, contents)
    connection.execute(insert(readings), found)
    _add_aliases(connection, renamed)


def _add_aliases(connection: Connection, renamed: dict[tuple[str, str], str]) -> None:
    """Keep old hashes; two versions of one content may have had the same one."""
    ids = {decision_id for decision_id, _ in renamed}
    known = select(hash_aliases).where(hash_aliases.c.decision_id.in_(ids))
    for row in connection.execute(known):
        renamed.pop((row.decision_id, row.alias), None)
    if renamed:
        connection.execute(
            insert(hash_aliases),
            [
                {"decision_id": decision_id, "alias": alias, "content_hash": digest}
                for (decision_id, alias), digest in renamed.items()
            ],
        )


def _add_section_columns(connection: Connection) -> None:
    """Add what joins the documents of one decision, unless it is there already."""
    new = decisions.c.section_key, decisions.c.other_documents
    add_columns(connection, decisions, *new)
    connection.exec_driver_sql(
        "CREATE INDEX IF NOT EXISTS decisions_by_section ON decisions (section_key)"
    )


def _add_recognised_column(connection: Connection) -> None:
    add_columns(connection, pages, pages.c.recognised)


def _add_archived_column(connection: Connection) -> None:
    add_columns(connection, decisions, decisions.c.archived_at)
    connection.exec_driver_sql(
        "CREATE INDEX IF NOT EXISTS decisions_by_archive"
        " ON decisions (archived_at, source_id)"
    )


def _add_unpublished_column(connection: Connection) -> None:
    add_columns(connection, decisions, decisions.c.unpublished_attachments)
    connection.exec_driver_sql(
        "CREATE INDEX IF NOT EXISTS decisions_by_unpublished"
        " ON decisions (unpublished_attachments, source_id)"
    )


def _add_sealed_columns(connection: Connection) -> None:
    """Sealing what is there is for the next crawl: it knows the policies of sources."""
    add_columns(connection, pages, pages.c.sealed)
    add_columns(connection, frontier, frontier.c.sealed)


STEPS: dict[int, tuple[Step, ...]] = {
    1: ("ALTER TABLE crawls ADD COLUMN unchanged_pages INTEGER NOT NULL DEFAULT 0",),
    2: (rekey_cases,),
    3: (
        "ALTER TABLE decisions ADD COLUMN facts_known INTEGER NOT NULL DEFAULT 1",
        _separate_readings,
    ),
    4: ("ALTER TABLE pages ADD COLUMN read_by TEXT",),
    5: (count_again,),
    6: (
        _add_section_columns,
        key_sections,
    ),
    7: (_add_recognised_column,),
    8: (_add_archived_column,),
    9: (keep_known_conflicts,),
    10: (_add_unpublished_column, count_known_unpublished),
    11: (key_sections,),
    12: (_add_sealed_columns,),
    13: (key_sections,),
}
"""What makes the tables of one schema version those of the next."""
