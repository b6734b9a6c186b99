"""Readings beside the decisions they are of, and the log that the index follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from corpus.model import Reading
from corpus.storage.sql.codec import (
    compress,
    decompress,
    encode_reading,
    encode_time,
    now,
    plain_reading,
)
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import decisions, reading_changes, readings

_BATCH = 1000
_THIS = (readings.c.decision_id == bindparam("wanted")) & (
    readings.c.number == bindparam("version")
)
_KNOWN = select(
    readings.c.decision_id,
    readings.c.number.label("version"),
    readings.c.readers_version,
    readings.c.content.label("reading"),
).where(_THIS)
_UPDATE = update(readings).where(_THIS)
_INSERT = insert(readings)
_FORGET = delete(reading_changes).where(
    reading_changes.c.decision_id == bindparam("wanted")
)
_LOG = insert(reading_changes)

CURRENT: Select[Any] = select(
    decisions,
    readings.c.content.label("reading"),
    readings.c.readers_version,
    readings.c.made_at.label("read_at"),
).select_from(
    decisions.outerjoin(
        readings,
        (readings.c.decision_id == decisions.c.decision_id)
        & (readings.c.number == decisions.c.version),
    )
)
"""The newest version of each decision with its reading."""


def add_reading(
    connection: Connection, decision_id: str, number: int, reading: Reading
) -> None:
    """Keep the reading of a version that has none yet."""
    connection.execute(
        _INSERT,
        {
            "decision_id": decision_id,
            "number": number,
            "readers_version": reading.readers_version,
            "made_at": encode_time(now()),
            "content": encode_reading(reading),
        },
    )


def renew_reading(
    connection: Connection, decision_id: str, number: int, reading: Reading
) -> bool:
    """Put a reading in the place of the former one; return whether it says otherwise."""
    place = {"wanted": decision_id, "version": number}
    known: Any = connection.execute(_KNOWN, place).one_or_none()
    if known is None:
        add_reading(connection, decision_id, number, reading)
        return True
    return renew_known(connection, known, reading)


def renew_known(connection: Connection, known: Row[Any], reading: Reading) -> bool:
    """Do so where the former one is at hand: a row with the names of ``_KNOWN``.

    One that says the same only brings the version of its readers.
    """
    plain = plain_reading(reading)
    differs = known.reading is None or decompress(known.reading) != plain
    values: dict[str, Any] = {}
    if known.readers_version != reading.readers_version:
        values["readers_version"] = reading.readers_version
    if differs:
        values |= {"content": compress(plain), "made_at": encode_time(now())}
    if values:
        place = {"wanted": known.decision_id, "version": known.version}
        if connection.execute(_UPDATE.values(**values), place).rowcount == 0:
            add_reading(connection, known.decision_id, known.version, reading)
    return differs


def shift_readings(connection: Connection, decision_id: str, by: int) -> None:
    """Renumber with the versions; through negative numbers, for the primary key."""
    this = readings.c.decision_id == decision_id
    connection.execute(
        update(readings).where(this).values(number=-(readings.c.number + by))
    )
    connection.execute(update(readings).where(this).values(number=-readings.c.number))


def log_reading(connection: Connection, decision_id: str) -> None:
    """Log it for the index; only the newest line of a decision is kept."""
    connection.execute(_FORGET, {"wanted": decision_id})
    connection.execute(_LOG, {"decision_id": decision_id})


class ReadingLog:
    """Reads of the table ``reading_changes``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def readings_since(self, sequence: int) -> Iterator[tuple[int, str]]:
        """Yield (number, decision id) of what was read anew after *sequence*."""
        while rows := self._batch(sequence):
            sequence = rows[-1].sequence
            yield from ((row.sequence, row.decision_id) for row in rows)

    def last_reading(self) -> int:
        """Return the number of the newest reading that differed; 0 for none."""
        with self._database.read() as connection:
            return connection.scalar(select(func.max(reading_changes.c.sequence))) or 0

    def _batch(self, sequence: int) -> list[Row[Any]]:
        query = (
            select(reading_changes)
            .where(reading_changes.c.sequence > sequence)
            .order_by(reading_changes.c.sequence)
            .limit(_BATCH)
        )
        with self._database.read() as connection:
            return list(connection.execute(query).all())
