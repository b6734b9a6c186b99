"""Reading stored decisions: by id, in bulk, by case, with history. Writes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, case, func, select

from corpus.model import Decision
from corpus.records import (
    BARRING,
    ReadHandling,
    RemovalReason,
    StoredDecision,
    Tombstone,
    Version,
)
from corpus.storage.archive.decision_rows import decision_of, row_behind, row_of
from corpus.storage.archive.packed import PackedDecision
from corpus.storage.archive.readings import CURRENT
from corpus.storage.identity import case_key, meeting_key
from corpus.storage.sql.codec import decode_reading, encode_time, parse_time
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import (
    aliases,
    decisions,
    page_decisions,
    readings,
    tombstones,
    versions,
)

# Bound on variables of one statement that every SQLite accepts.
_BATCH = 500

_PACKED = CURRENT.with_only_columns(
    *(CURRENT.selected_columns[name] for name in PackedDecision._fields),
    maintain_column_froms=True,
)
_OLDEST_FIRST = (
    decisions.c.date.is_(None),
    decisions.c.date,
    decisions.c.decision_id,
)
_HANDLINGS = CURRENT.with_only_columns(
    decisions.c.case_key,
    decisions.c.decision_id,
    # The text is not needed where it was read.
    case((readings.c.content.is_(None), decisions.c.content)).label("published"),
    readings.c.content.label("reading"),
    readings.c.readers_version,
    maintain_column_froms=True,
).order_by(*_OLDEST_FIRST)

# Statements of pages are made once: making one takes longer than answering it.
_WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)
_KNOWN = select(decisions.c.decision_id).where(decisions.c.decision_id.in_(_WANTED))
_PACKED_BY_ID = _PACKED.where(decisions.c.decision_id.in_(_WANTED))
_OF_CASE = _PACKED.where(decisions.c.case_key == bindparam("key")).order_by(
    *_OLDEST_FIRST
)
_HANDLINGS_OF = _HANDLINGS.where(decisions.c.case_key.in_(_WANTED))

_FORMER = (
    select(versions, readings.c.content.label("reading"), readings.c.readers_version)
    .select_from(
        versions.outerjoin(
            readings,
            (readings.c.decision_id == versions.c.decision_id)
            & (readings.c.number == versions.c.number),
        )
    )
    .order_by(versions.c.number)
)


class DecisionReader:
    """Reads of the tables ``decisions``, ``versions``, ``aliases``, ``tombstones``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def resolve(self, decision_id: str) -> str:
        """Return the current id behind an old one; an unknown id comes back as it is."""
        with self._database.read() as connection:
            target: str | None = connection.scalar(
                select(aliases.c.decision_id).where(aliases.c.alias == decision_id)
            )
        return target or decision_id

    def has_minutes(self, decision: Decision) -> bool:
        """Return whether minutes of the decision's meeting are stored."""
        key = meeting_key(decision)
        if key is None:
            return False
        query = select(decisions.c.decision_id).where(
            decisions.c.meeting_key == key, decisions.c.status == "minutes"
        )
        with self._database.read() as connection:
            return connection.scalar(query.limit(1)) is not None

    def published_as(
        self, raw_id: str, unseen_since: dt.datetime | None = None
    ) -> str | None:
        """Return the decision whose newest version is under *raw_id* at its source.

        None also for the agenda of minutes: when it vanishes, the decision stays. With
        *unseen_since*, only if it was not met since then and no stored page holds it.
        """
        query = select(decisions.c.decision_id).where(decisions.c.raw_id == raw_id)
        if unseen_since is not None:
            holder = select(page_decisions.c.page_id).where(
                page_decisions.c.raw_id == raw_id
            )
            query = query.where(
                decisions.c.last_seen < encode_time(unseen_since), ~holder.exists()
            )
        with self._database.read() as connection:
            found: str | None = connection.scalar(query)
        return found

    def days_of(self, source_id: str) -> list[tuple[str, str | None, str | None]]:
        """Return (id, body or official, ISO day) of all decisions of a source."""
        # The column holds the official's title where no body decided.
        names = (decisions.c.decision_id, decisions.c.body_name, decisions.c.date)
        query = select(*names)
        with self._database.read() as connection:
            rows = connection.execute(query.where(decisions.c.source_id == source_id))
            return [(row[0], row[1], row[2]) for row in rows]

    def held(self, source_id: str) -> int:
        """Count decisions of the source."""
        query = select(func.count()).select_from(decisions)
        with self._database.read() as connection:
            wanted = query.where(decisions.c.source_id == source_id)
            return connection.scalar(wanted) or 0

    def seen_since(self, source_id: str, moment: dt.datetime) -> int:
        """Count decisions of the source that were met at or after *moment*."""
        with self._database.read() as connection:
            return (
                connection.scalar(
                    select(func.count())
                    .select_from(decisions)
                    .where(
                        decisions.c.source_id == source_id,
                        decisions.c.last_seen >= encode_time(moment),
                    )
                )
                or 0
            )

    def get(self, decision_id: str) -> StoredDecision | None:
        """Return the newest version; None when unknown or removed."""
        with self._database.read() as connection:
            row = row_behind(connection, decision_id)
        return stored(row) if row is not None else None

    def get_many(self, ids: Iterable[str]) -> dict[str, StoredDecision]:
        """Return stored decisions by id, in the order of *ids*; missing ones are left out.

        Aliases are not followed: ids come from the index, which knows current ones.
        """
        wanted = list(dict.fromkeys(ids))
        found: dict[str, StoredDecision] = {}
        with self._database.read() as connection:
            for batch in _batches(wanted):
                rows = connection.execute(_PACKED_BY_ID, {"wanted": batch})
                packed = map(PackedDecision._make, rows)
                found.update((one.decision_id, one.unpacked()) for one in packed)
        return {key: found[key] for key in wanted if key in found}

    def known(self, ids: Iterable[str]) -> set[str]:
        """Return those of *ids* that are stored and not removed; no alias is followed."""
        found: set[str] = set()
        with self._database.read() as connection:
            for batch in _batches(list(dict.fromkeys(ids))):
                found.update(connection.scalars(_KNOWN, {"wanted": batch}))
        return found

    def iter_decisions(
        self, source_id: str | None = None, kinds: Sequence[str] | None = None
    ) -> Iterator[StoredDecision]:
        """Yield every decision by id, in constant memory.

        No transaction stays open between batches, so a crawl may write meanwhile; what
        it adds behind the reader's place is not seen.
        """
        yield from map(PackedDecision.unpacked, self.iter_packed(source_id, kinds))

    def iter_packed(
        self, source_id: str | None = None, kinds: Sequence[str] | None = None
    ) -> Iterator[PackedDecision]:
        """Yield what ``iter_decisions`` does, not read yet."""
        query = _PACKED.order_by(decisions.c.decision_id).limit(_BATCH)
        if source_id is not None:
            query = query.where(decisions.c.source_id == source_id)
        if kinds is not None:
            query = query.where(decisions.c.kind.in_(kinds))
        last = ""
        while rows := self._rows(query.where(decisions.c.decision_id > last)):
            last = rows[-1].decision_id
            yield from map(PackedDecision._make, rows)

    def case(self, municipality: str | None, case_number: str) -> list[StoredDecision]:
        """Return the handlings of a case, oldest first."""
        key = case_key(municipality, case_number)
        rows = self._rows(_OF_CASE, {"key": key}) if key else ()
        return [PackedDecision._make(row).unpacked() for row in rows]

    def handlings(
        self, cases: Iterable[tuple[str | None, str]]
    ) -> dict[tuple[str | None, str], list[ReadHandling]]:
        """Return the handlings, oldest first, of each (municipality, case number)."""
        keys = {pair: case_key(*pair) for pair in cases}
        found: dict[str, list[ReadHandling]] = {}
        for batch in _batches([key for key in dict.fromkeys(keys.values()) if key]):
            for row in self._rows(_HANDLINGS_OF, {"wanted": batch}):
                read = decode_reading(row.published, row.reading, row.readers_version)
                handling = ReadHandling(row.decision_id, read)
                found.setdefault(row.case_key, []).append(handling)
        return {pair: found.get(key or "", []) for pair, key in keys.items()}

    def case_sizes(
        self, keys: Iterable[tuple[str | None, str]]
    ) -> dict[tuple[str | None, str], int]:
        """Count the handlings of each (municipality, case number); 0 when unknown."""
        wanted = {pair: case_key(*pair) for pair in keys}
        counts: dict[str, int] = {}
        with self._database.read() as connection:
            for batch in _batches([key for key in set(wanted.values()) if key]):
                rows = connection.execute(
                    select(decisions.c.case_key, func.count())
                    .where(decisions.c.case_key.in_(batch))
                    .group_by(decisions.c.case_key)
                )
                counts.update((row[0], row[1]) for row in rows)
        return {pair: counts.get(key or "", 0) for pair, key in wanted.items()}

    def versions(self, decision_id: str) -> list[Version]:
        """Return all versions, oldest first; empty when unknown or removed."""
        current_id = self.resolve(decision_id)
        with self._database.read() as connection:
            newest = row_of(connection, current_id)
            former = connection.execute(
                _FORMER.where(versions.c.decision_id == current_id)
            ).all()
        if newest is None:
            return []
        return [
            *(_version(row, row.number, row.seen_at) for row in former),
            _version(newest, newest.version, newest.changed_at),
        ]

    def tombstone(self, decision_id: str) -> Tombstone | None:
        """Return when and why a decision was removed; None when it was not."""
        with self._database.read() as connection:
            row = connection.execute(
                select(tombstones).where(
                    tombstones.c.decision_id == self.resolve(decision_id)
                )
            ).one_or_none()
        return tombstone_of(row) if row else None

    def has_barred(self, source_id: str) -> bool:
        """Whether a decision of the source was taken down, or has expired."""
        with self._database.read() as connection:
            found = connection.execute(
                select(tombstones.c.decision_id)
                .where(
                    tombstones.c.source_id == source_id,
                    tombstones.c.reason.in_(BARRING),
                )
                .limit(1)
            ).first()
        return found is not None

    def tombstones(
        self, reason: RemovalReason | None = None
    ) -> list[tuple[Tombstone, str | None]]:
        """Return removals with the operator's reason, newest first."""
        query = select(tombstones).order_by(
            tombstones.c.removed_at.desc(), tombstones.c.decision_id
        )
        if reason is not None:
            query = query.where(tombstones.c.reason == reason)
        return [(tombstone_of(row), row.why) for row in self._rows(query)]

    def _rows(
        self, query: Select[Any], values: dict[str, Any] | None = None
    ) -> Sequence[Row[Any]]:
        with self._database.read() as connection:
            return connection.execute(query, values).all()


def stored(row: Row[Any]) -> StoredDecision:
    """Turn a row of ``decisions`` into the record."""
    values = row._mapping
    return PackedDecision(*(values[name] for name in PackedDecision._fields)).unpacked()


def tombstone_of(row: Row[Any]) -> Tombstone:
    """Turn a row of ``tombstones`` into the record."""
    return Tombstone(
        row.decision_id, parse_time(row.removed_at), row.reason, row.content_hash
    )


def _version(row: Row[Any], number: int, seen_at: str) -> Version:
    return Version(
        row.decision_id,
        number,
        row.content_hash,
        parse_time(seen_at),
        decision_of(row),
    )


def _batches(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]
