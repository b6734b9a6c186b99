"""What keeps the store true beside its decisions: lines of its log, bars, time, health."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import delete, func, insert, select, update

from corpus.storage.archive.changes import log_change
from corpus.storage.archive.decision_rows import row_behind
from corpus.storage.archive.decisions import DecisionReader
from corpus.storage.archive.removal import bury, forget_pages
from corpus.storage.salvaging import Salvage, page_damage, salvage
from corpus.storage.sql.codec import encode_time, now, parse_time
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import (
    changes,
    crawls,
    decisions,
    pages,
    store_facts,
    tombstones,
)

_BATCH = 1000
_KNOWN_TIME = "known_time"
_KEPT = "kept "
UNDO_WITHIN = dt.timedelta(days=7)
"""So long an expiry can be undone."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A decision that must not come back; ids, digests and the operator's reason."""

    decision_id: str
    source_id: str
    removed_at: str
    why: str | None = None
    content_hash: str | None = None
    matter_digest: str | None = None

    def to_json(self) -> dict[str, str | None]:
        """Return the plain values."""
        return asdict(self)


class StoreCare:
    """Looks after one store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change_line(self, sequence: int) -> str:
        """Return a digest of one line of the change log; "" when there is no such line.

        No two stores, and no two histories of one store, have the same line: it holds
        the moment of the change.
        """
        query = select(changes).where(changes.c.sequence == sequence)
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return ""
        line = f"{row.sequence} {row.decision_id} {row.op} {row.at} {row.content_hash}"
        return hashlib.sha256(line.encode("utf-8", "replace")).hexdigest()[:32]

    def iter_hashes(self) -> Iterator[tuple[str, str]]:
        """Yield (decision id, content hash) of every decision, by id, streaming."""
        query = (
            select(decisions.c.decision_id, decisions.c.content_hash)
            .order_by(decisions.c.decision_id)
            .limit(_BATCH)
        )
        last = ""
        while True:
            with self._database.read() as connection:
                this = query.where(decisions.c.decision_id > last)
                rows = connection.execute(this).all()
            if not rows:
                return
            last = rows[-1].decision_id
            yield from ((row.decision_id, row.content_hash) for row in rows)

    def bars(self) -> list[Bar]:
        """Return all takedowns."""
        query = select(tombstones).where(tombstones.c.reason == "takedown")
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(tombstones.c.decision_id)).all()
        return [
            Bar(
                row.decision_id,
                row.source_id,
                row.removed_at,
                row.why,
                row.content_hash,
                row.matter_digest,
            )
            for row in rows
        ]

    def bar(self, given: Bar) -> bool:
        """Make sure that a decision is taken down; return whether it was not yet."""
        this = tombstones.c.decision_id == given.decision_id
        with self._database.write() as connection:
            row = row_behind(connection, given.decision_id)
            if row is not None:
                bury(connection, row, "takedown", given.why)
                forget_pages(connection, row.decision_id, row.source_id, blank=True)
                log_change(
                    connection, row.decision_id, "delete", row.content_hash, "takedown"
                )
            known = connection.execute(select(tombstones).where(this)).one_or_none()
            if known is None:
                values = given.to_json() | {"reason": "takedown"}
                connection.execute(insert(tombstones).values(values))
                return True
            if known.reason == "takedown":
                return row is not None
            values = {"reason": "takedown", "why": given.why}
            connection.execute(update(tombstones).where(this).values(values))
        return True

    def known_time(self) -> dt.datetime | None:
        """Return the last moment at which the store was used with a trusted clock."""
        last_change = select(func.max(changes.c.at))
        last_crawl = select(func.max(crawls.c.started_at))
        noted = select(store_facts.c.value).where(store_facts.c.name == _KNOWN_TIME)
        with self._database.read() as connection:
            found = connection.scalar(noted)
            if found:
                return parse_time(found)
            times = [connection.scalar(query) for query in (last_change, last_crawl)]
        return max((parse_time(text) for text in times if text), default=None)

    def note_time(self, moment: dt.datetime | None = None) -> None:
        """Note that the clock was right at *moment*."""
        self.note(_KNOWN_TIME, encode_time(moment or now()))

    def note(self, name: str, value: str) -> None:
        """Keep a fact about the store, in place of a former one of this name."""
        this = store_facts.c.name == name
        with self._database.write() as connection:
            connection.execute(delete(store_facts).where(this))
            row = {"name": name, "value": value}
            connection.execute(insert(store_facts).values(row))

    def fact(self, name: str) -> str | None:
        """Return a fact about the store, None when it is not known."""
        query = select(store_facts.c.value).where(store_facts.c.name == name)
        with self._database.read() as connection:
            found: str | None = connection.scalar(query)
        return found

    def crawled(self) -> set[str]:
        """Return the ids of sources that have ever been crawled."""
        with self._database.read() as connection:
            return set(connection.scalars(select(crawls.c.source_id).distinct()))

    def kept(self) -> set[str]:
        """Return the ids of decisions that the operator keeps from expiring."""
        query = select(store_facts.c.name).where(store_facts.c.name.like(f"{_KEPT}%"))
        with self._database.read() as connection:
            return {name.removeprefix(_KEPT) for name in connection.scalars(query)}

    def keep(self, decision_id: str) -> None:
        """Keep a decision from expiring, until it is removed for another reason."""
        self.note(_KEPT + decision_id, encode_time(now()))

    def undo_expiry(self, decision_id: str, moment: dt.datetime) -> bool:
        """Let an expired decision come back with the next crawl, and keep it.

        Returns:
            False when it has not expired, or not within the last week.
        """
        this = tombstones.c.decision_id == decision_id
        with self._database.write() as connection:
            row = connection.execute(select(tombstones).where(this)).one_or_none()
            if row is None or row.reason != "expired":
                return False
            if moment - parse_time(row.removed_at) > UNDO_WITHIN:
                return False
            connection.execute(delete(tombstones).where(this))
            self.keep(decision_id)
        return True

    def salvage(self) -> Salvage:
        """Take damaged rows out, so that all that is whole can be used."""
        return salvage(self._database)

    def problems(self) -> Iterator[str]:
        """Yield what is damaged: the file, rows that cannot be read, raw pages."""
        yield from self._database.damage()
        reader = DecisionReader(self._database)
        for decision_id, content_hash in self.iter_hashes():
            try:
                stored = reader.get(decision_id)
            except Exception as error:  # noqa: BLE001 - a damaged row may raise anything
                yield f"{decision_id}: its row cannot be read ({type(error).__name__})"
                continue
            if stored is not None and stored.decision.content_hash != content_hash:
                yield f"{decision_id}: its text differs from its hash"
        yield from self._damaged_pages()

    def _damaged_pages(self) -> Iterator[str]:
        last = 0
        query = select(pages.c.page_id, pages.c.url, pages.c.body, pages.c.body_hash)
        while True:
            this = query.where(pages.c.page_id > last).order_by(pages.c.page_id)
            with self._database.read() as connection:
                rows = connection.execute(this.limit(_BATCH // 10)).all()
            if not rows:
                return
            last = rows[-1].page_id
            for row in rows:
                problem = page_damage(row.body, row.body_hash)
                if problem:
                    yield f"raw page {row.url or row.page_id}: {problem}"
