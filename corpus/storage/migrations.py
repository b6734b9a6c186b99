"""What brings the tables of an older version up to date, once.

Version 4 keeps the published record and our reading apart; ``mixed`` says how an older
row is taken apart.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select, update

from corpus.storage.codec import encode_published, encode_reading
from corpus.storage.mixed import taken_apart
from corpus.storage.rekeying import rekey_cases
from corpus.storage.schema import decisions, hash_aliases, readings, versions

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
            for row in rows:
                _separate(connection, table, number, row)
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


def _separate(connection: Connection, table: Table, number: str, row: Row[Any]) -> None:
    published, reading = taken_apart(row.content)
    digest, content = encode_published(published)
    this = (table.c.decision_id == row.decision_id) & (table.c[number] == row.number)
    connection.execute(
        update(table).where(this).values(content_hash=digest, content=content)
    )
    connection.execute(
        insert(readings).values(
            decision_id=row.decision_id,
            number=row.number,
            readers_version="",
            made_at=row.made_at,
            content=encode_reading(reading),
        )
    )
    alias = {"decision_id": row.decision_id, "alias": row.content_hash}
    known = select(hash_aliases.c.alias).filter_by(**alias)
    if row.content_hash != digest and connection.execute(known).first() is None:
        connection.execute(insert(hash_aliases).values(**alias, content_hash=digest))


STEPS: dict[int, tuple[Step, ...]] = {
    1: ("ALTER TABLE crawls ADD COLUMN unchanged_pages INTEGER NOT NULL DEFAULT 0",),
    2: (rekey_cases,),
    3: (
        "ALTER TABLE decisions ADD COLUMN facts_known INTEGER NOT NULL DEFAULT 1",
        _separate_readings,
    ),
    4: ("ALTER TABLE pages ADD COLUMN read_by TEXT",),
}
"""What makes the tables of one schema version those of the next."""
