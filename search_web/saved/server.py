"""Saved searches on the server, without accounts: whoever knows the address owns it.

The address holds 128 random bits; the database holds only its SHA-256, so neither a
listing nor a copy of the database gives addresses away. A saved search keeps the
parameters, and the ids and hashes of the last visit, nothing else.

A search that nobody has looked at for a year is deleted; for the last month before that
its feed says so. Fetching the feed is not looking: feed readers go on for ever.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from indexer.errors import SavedQueryError
from search_web.saved.databases import open_database

IDLE = dt.timedelta(days=365)
NOTICE = dt.timedelta(days=30)
MAX_HITS = 50_000
MAX_NAME_LENGTH = 200

search_tables = sa.MetaData()
_searches = sa.Table(
    "saved_searches",
    search_tables,
    sa.Column("address_hash", sa.String(64), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("parameters", sa.Text, nullable=False),
    sa.Column("created_at", sa.String(32), nullable=False),
    sa.Column("visited_at", sa.String(32), nullable=False),
    sa.Column("seen_at", sa.String(32), nullable=False),
    sa.Column("generation", sa.Text, nullable=False),
    sa.Column("base_line", sa.LargeBinary, nullable=False),
)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """One saved search.

    ``visited_at`` moves when somebody opens its page, ``seen_at`` and ``base_line``
    (decision id -> content hash) when somebody marks what is there as seen.
    """

    name: str
    parameters: dict[str, list[str]]
    created_at: dt.datetime
    visited_at: dt.datetime
    seen_at: dt.datetime
    generation: str
    base_line: dict[str, str]

    @property
    def expires_at(self) -> dt.datetime:
        """When it is deleted unless somebody looks at it."""
        return self.visited_at + IDLE

    def is_expiring(self, now: dt.datetime) -> bool:
        """Whether the feed should say that the end is near."""
        return now >= self.expires_at - NOTICE


class SavedSearches:
    """The saved searches of one database; safe to share between threads."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> SavedSearches:
        """Open the database at an SQLAlchemy address and create what is missing.

        Raises:
            SavedQueryError: the database cannot be used.
        """
        return cls(open_database(url, search_tables, SavedQueryError, "saved searches"))

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def create(
        self,
        name: str,
        parameters: Mapping[str, list[str]],
        hits: Iterable[tuple[str, str]],
        generation: str,
        now: dt.datetime,
    ) -> str:
        """Save a search with its first run as the base line; return its secret.

        Args:
            name: shown on its page and in its feed.
            parameters: as in a search address.
            hits: (decision id, content hash) of the first run.
            generation: of the index that gave *hits*.
            now: aware UTC.

        Raises:
            SavedQueryError: name empty or too long, or too many hits.
        """
        name = " ".join(name.split())
        if not 0 < len(name) <= MAX_NAME_LENGTH:
            raise SavedQueryError(
                f"the name has {len(name)} characters; allowed: 1 to {MAX_NAME_LENGTH}"
            )
        secret = secrets.token_urlsafe(16)
        row = {
            "address_hash": _hash(secret),
            "name": name,
            "parameters": json.dumps(parameters, ensure_ascii=False, sort_keys=True),
            "created_at": _time(now),
            "visited_at": _time(now),
            "seen_at": _time(now),
            "generation": generation,
            "base_line": _packed(hits),
        }
        with self._engine.begin() as connection:
            connection.execute(_searches.insert().values(row))
        return secret

    def get(self, secret: str) -> SavedSearch | None:
        """Return the saved search behind an address, or None."""
        query = sa.select(_searches).where(_searches.c.address_hash == _hash(secret))
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else _saved_search(row)

    def visit(
        self,
        secret: str,
        hits: Iterable[tuple[str, str]],
        generation: str,
        now: dt.datetime,
    ) -> None:
        """Make *hits* the new base line: the next difference counts from here."""
        self._update(
            secret,
            visited_at=_time(now),
            seen_at=_time(now),
            generation=generation,
            base_line=_packed(hits),
        )

    def touch(self, secret: str, now: dt.datetime) -> None:
        """Note that somebody looked, without moving the base line."""
        self._update(secret, visited_at=_time(now))

    def delete(self, secret: str) -> bool:
        """Delete a saved search; False when there was none."""
        condition = _searches.c.address_hash == _hash(secret)
        with self._engine.begin() as connection:
            return connection.execute(_searches.delete().where(condition)).rowcount > 0

    def expire(self, now: dt.datetime) -> int:
        """Delete what nobody has looked at for a year; return how many."""
        condition = _searches.c.visited_at < _time(now - IDLE)
        with self._engine.begin() as connection:
            return connection.execute(_searches.delete().where(condition)).rowcount

    def _update(self, secret: str, **values: Any) -> None:
        condition = _searches.c.address_hash == _hash(secret)
        with self._engine.begin() as connection:
            connection.execute(_searches.update().where(condition).values(**values))


def _saved_search(row: sa.RowMapping) -> SavedSearch:
    return SavedSearch(
        name=row["name"],
        parameters=json.loads(row["parameters"]),
        created_at=dt.datetime.fromisoformat(row["created_at"]),
        visited_at=dt.datetime.fromisoformat(row["visited_at"]),
        seen_at=dt.datetime.fromisoformat(row["seen_at"]),
        generation=row["generation"],
        base_line=json.loads(zlib.decompress(row["base_line"])),
    )


def _packed(hits: Iterable[tuple[str, str]]) -> bytes:
    base_line: dict[str, str] = {}
    for decision_id, content_hash in hits:
        base_line[decision_id] = content_hash
        if len(base_line) > MAX_HITS:
            raise SavedQueryError(
                f"the search finds more than {MAX_HITS} decisions; narrow it, or use a "
                "query file and the command line"
            )
    return zlib.compress(json.dumps(base_line).encode("utf-8"))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _time(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
