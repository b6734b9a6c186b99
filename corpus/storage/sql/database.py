"""One database: opening it, transactions, and its failures as ``StoreError``.

SQLite runs in WAL mode, so readers are never blocked by the crawl that writes.
PostgreSQL is made to keep the same promises: one writer at a time, so that the change log
is seen in the order of its numbers, and reads of one moment. Other databases are used as
they are; nothing is promised for them.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    CursorResult,
    Engine,
    create_engine,
    event,
    insert,
    inspect,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from corpus.errors import StoreError, plain_reason
from corpus.storage.sql.migrations import STEPS
from corpus.storage.sql.schema import METADATA, SCHEMA_VERSION, schema

_BUSY_TIMEOUT_MS = 30_000
_OTHERS_TIMEOUT_MS = 1_000
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_SWITCH_PAUSE_S = 0.02
_LEAST_FREE = 200_000
"""Bytes; SQLite cannot open a database in WAL mode with much less."""

_PASSWORD = re.compile(r":[^:]*@")
# What SQLite says of a file that is damaged or none of its own.
_DAMAGED = ("malformed", "not a database")
_PURGING = {
    "sqlite": "PRAGMA wal_checkpoint(TRUNCATE)",
    "postgresql": "VACUUM decisions, versions, readings, pages",
}
_SHRINKING = {
    "sqlite": ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"),
    "postgresql": ("VACUUM FULL pages",),
}
_SIZE = "SELECT pg_database_size(current_database())"
_ONE_WRITER = "SELECT pg_advisory_xact_lock(4102015)"


class Database:
    """A pool of connections; safe for several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._local = threading.local()

    @classmethod
    def open(cls, url: str) -> Database:
        """Open *url* and create missing tables.

        Raises:
            StoreError: the address is not understood, or the file or server cannot be
                used.
        """
        try:
            engine = _engine(url)
            _create_tables(engine)
            found = _upgraded(engine, _schema_version(engine))
        except (NoSuchModuleError, ImportError) as error:
            # The first is an ArgumentError, too; neither tells how an address begins.
            raise StoreError(
                f"cannot use the database address {_hidden(url)!r}: {error} (PostgreSQL "
                'needs the extra "postgresql" and an address postgresql+psycopg://…)'
            ) from error
        except ArgumentError as error:
            raise StoreError(
                f"cannot use the database address {_hidden(url)!r}: {error}"
            ) from error
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(
                f"cannot open the database {_shown(url)}: {_cause(error, url)}{_advice(error)}"
            ) from error
        if found != SCHEMA_VERSION:
            raise StoreError(
                f"the database {_shown(url)} was made by another version (schema {found},"
                f" this program reads {SCHEMA_VERSION}); use that version, or crawl into "
                "a new data folder"
            )
        return cls(engine)

    @staticmethod
    def folder(url: str) -> Path | None:
        """Return the folder of the file at *url*; None for a server's or in memory."""
        parsed = _parsed(url)
        is_file = parsed.get_backend_name() == "sqlite" and parsed.database
        return Path(parsed.database or "").parent if is_file else None

    @staticmethod
    def exists(url: str) -> bool:
        """Whether there is a file at *url*; of a server's database nobody knows."""
        parsed = _parsed(url)
        is_file = parsed.get_backend_name() == "sqlite"
        return not is_file or Path(parsed.database or "").is_file()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def purge(self) -> None:
        """Let removed texts leave the files too, as far as readers let.

        SQLite empties its write-ahead log; PostgreSQL gives up the rows' space, but how
        long its own log keeps them is the server's setting. Inside a transaction of this
        thread it is done when that has ended, for it would wait for it in vain.
        """
        if getattr(self._local, "connection", None) is not None:
            self._local.purges = True
            return
        name = self._engine.dialect.name
        if name not in _PURGING:
            return
        options = {"isolation_level": "AUTOCOMMIT"} if name == "postgresql" else {}
        with self._errors(), self._engine.connect() as connection:
            connection.execution_options(**options).exec_driver_sql(_PURGING[name])

    def shrink(self) -> None:
        """Let free space go back to the disk; it needs as much free disk as is left after."""
        name = self._engine.dialect.name
        options = {"isolation_level": "AUTOCOMMIT"} if name == "postgresql" else {}
        with self._errors(), self._engine.connect() as connection:
            connection.execution_options(**options)
            # Past SQLAlchemy, which would begin a transaction first.
            cursor = connection.connection.cursor()
            for statement in _SHRINKING.get(name, ()):
                cursor.execute(statement)

    def size(self) -> int:
        """Return the bytes that the database takes; 0 where nobody can tell."""
        name = self._engine.dialect.name
        if name == "sqlite":
            file = self._engine.url.database or ""
            both = (Path(file), Path(f"{file}-wal"))
            return sum(one.stat().st_size for one in both if one.is_file())
        if name != "postgresql":
            return 0
        with self.read() as connection:
            return int(connection.exec_driver_sql(_SIZE).scalar_one())

    def damage(self) -> Iterator[str]:
        """Yield what SQLite finds wrong in its file; of a server nothing is known."""
        if self._engine.dialect.name != "sqlite":
            return
        with self._errors(), self._engine.connect() as connection:
            rows = connection.exec_driver_sql("PRAGMA integrity_check(20)").all()
        yield from (f"the database: {row[0]}" for row in rows if row[0] != "ok")

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """Run a write transaction; inside another one of this thread, join it."""
        current: Connection | None = getattr(self._local, "connection", None)
        if current is not None:
            yield current
            return
        with self._errors(), self._engine.connect() as connection:
            writing = connection.execution_options(paatoshaku_write=True)
            with writing.begin():
                self._local.connection = writing
                try:
                    yield writing
                finally:
                    self._local.connection = None
        if getattr(self._local, "purges", False):
            self._local.purges = False
            self.purge()

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Run a read transaction; inside a write one of this thread, see its writes."""
        current: Connection | None = getattr(self._local, "connection", None)
        if current is not None:
            yield current
            return
        with self._errors(), self._engine.connect() as connection:
            reading = connection
            if self._engine.dialect.name == "postgresql":
                reading = connection.execution_options(
                    isolation_level="REPEATABLE READ"
                )
            with reading.begin():
                yield reading

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            where = str(self._engine.url)
            raise StoreError(
                f"the database {_shown(where)} failed: {_cause(error, where)}{_advice(error)}"
            ) from error


def new_key(result: CursorResult[Any]) -> int:
    """Return the number that the database gave to the row just inserted."""
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def _create_tables(engine: Engine) -> None:
    if METADATA.tables.keys() <= set(inspect(engine).get_table_names()):
        return
    # Two processes may open a new database at once.
    writing = engine.connect().execution_options(paatoshaku_write=True)
    with writing as connection, connection.begin():
        METADATA.create_all(connection)


def _schema_version(engine: Engine) -> int:
    """Return the version of the tables; of a new database it is ours."""
    with engine.connect() as connection:
        found: int | None = connection.scalar(select(schema.c.version))
    if found is not None:
        return found
    writing = engine.connect().execution_options(paatoshaku_write=True)
    with writing as connection, connection.begin():
        # Two processes may open a new database at once.
        if connection.scalar(select(schema.c.version)) is None:
            connection.execute(insert(schema).values(version=SCHEMA_VERSION))
    return SCHEMA_VERSION


def _upgraded(engine: Engine, found: int) -> int:
    """Bring the tables of an older version up to date; return the version reached."""
    if found not in STEPS:
        return found
    writing = engine.connect().execution_options(paatoshaku_write=True)
    with writing as connection, connection.begin():
        # Another process may have been quicker.
        version = connection.scalar(select(schema.c.version)) or found
        while version in STEPS:
            for step in STEPS[version]:
                if isinstance(step, str):
                    connection.exec_driver_sql(step)
                else:
                    step(connection)
            version += 1
        connection.execute(update(schema).values(version=version))
    return version


def _parsed(url: str) -> URL:
    """Return the parts of a database's address.

    Raises:
        StoreError: it is none.
    """
    try:
        return make_url(url)
    except ArgumentError as error:
        raise StoreError(
            f"{_hidden(url)!r} is not an address of a database; allowed: sqlite:///FILE, or "
            "postgresql+psycopg://USER@HOST/NAME"
        ) from error


def _engine(url: str) -> Engine:
    parsed = _parsed(url)
    if parsed.get_backend_name() != "sqlite":
        engine = create_engine(parsed, pool_pre_ping=True)
        if engine.dialect.name == "postgresql":
            event.listen(engine, "begin", _on_begin_in_postgresql)
        return engine
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: Any) -> None:
    # Python's own transaction handling starts a transaction too late for our reads.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    _keep_a_write_ahead_log(cursor)
    cursor.execute("PRAGMA synchronous=NORMAL")
    # Removed texts are overwritten with zeros, not only forgotten (Kuntalaki 140 §).
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _keep_a_write_ahead_log(cursor: Any) -> None:
    """Switch to WAL; SQLite does not wait by itself where another one switches, too."""
    begun = time.monotonic()
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            # A full or read-only disk does not pass by waiting; who else writes does.
            is_busy = error.sqlite_errorname.startswith(_BUSY)
            longest_ms = _BUSY_TIMEOUT_MS if is_busy else _OTHERS_TIMEOUT_MS
            if time.monotonic() - begun > longest_ms / 1000:
                raise
            time.sleep(_SWITCH_PAUSE_S)
        else:
            return


def _on_begin(connection: Connection) -> None:
    # A deferred transaction that turns into a writing one fails at once when another
    # writer was quicker; an immediate one waits its turn.
    writing = connection.get_execution_options().get("paatoshaku_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _on_begin_in_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("paatoshaku_write", False):
        connection.exec_driver_sql(_ONE_WRITER)


def _hidden(url: str) -> str:
    """Return an address that may be none without its password."""
    return _PASSWORD.sub(":***@", url)


def _shown(url: str) -> str:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return str(parsed.database)
    return parsed.render_as_string(hide_password=True)


def _advice(error: Exception) -> str:
    """Return what to do about a damaged file; "" for any other error."""
    is_damaged = any(said in str(error) for said in _DAMAGED)
    return "; run: paatoshaku repair" if is_damaged else ""


def _cause(error: Exception, url: str) -> str:
    """Return why in one line; SQLite does not name a full or read-only disk."""
    original = getattr(error, "orig", None) or error
    said = plain_reason(original).strip()
    line = said.splitlines()[0] if said else "unknown"
    if "I/O" in line and _is_full(url):
        return f"{line} (the disk is full)"
    is_refused = "unable to open" in line or "readonly" in line
    if is_refused and _is_read_only(url):
        return f"{line} (the disk is mounted read-only)"
    return line


def _is_read_only(url: str) -> bool:
    try:
        flags = os.statvfs(_folder(url)).f_flag
    except OSError:
        return False
    return bool(flags & os.ST_RDONLY)


def _folder(url: str) -> Path:
    return Path(make_url(url).database or ".").parent


def _is_full(url: str) -> bool:
    folder = _folder(url)
    try:
        return shutil.disk_usage(folder).free < _LEAST_FREE
    except OSError:
        return False
