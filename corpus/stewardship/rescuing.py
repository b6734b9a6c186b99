"""Bringing what is whole out of an SQLite file whose own pages are damaged.

Rows are read around the damage (``damaged_rows``). Where SQLite's command line tool is
installed, its ``.recover`` adds rows that no tree of the file leads to any more. All goes
into a new file, which takes the place of the old one when it is whole; the old one is kept
beside it.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.durable_files import sync
from corpus.errors import StoreError, plain_reason
from corpus.stewardship.damaged_rows import copy_rows, open_damaged, writing
from corpus.storage.archive.changes import log_change
from corpus.storage.sql.database import Database
from corpus.storage.sql.schema import METADATA, SCHEMA_VERSION

KEPT = ".damaged"
"""What the name of the old file gets."""

_STRAYS = ("-wal", "-shm", "-journal")
_MADE_ANEW = frozenset({"schema_version", "decision_counts", "leases"})
_TABLES = tuple(sorted(set(METADATA.tables) - _MADE_ANEW))
_TOOL_TIMEOUT_S = 3600


@dataclass(frozen=True, slots=True)
class Rescue:
    """What was brought out of a damaged file.

    Attributes:
        kept_as: the damaged file; it may hold what must not be kept for ever.
        rows: table → rows that are in the new file.
        unread: tables of which some rows could not be read.
        missing: ids of decisions that the file's other tables tell of, but that were
            not found.
    """

    kept_as: Path
    rows: dict[str, int]
    unread: tuple[str, ...]
    missing: tuple[str, ...] = field(default=())


def damage_of(path: Path) -> str | None:
    """Return what SQLite finds wrong in the file; None when it is whole or missing."""
    if not path.is_file():
        return None
    try:
        with contextlib.closing(sqlite3.connect(path)) as file:
            found: str = file.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if _is_about_the_file(error):
            return str(error)
        raise StoreError(f"the database {path} failed: {error}") from error
    return None if found == "ok" else found


def rescue(path: Path, tool: str | None = None) -> Rescue:
    """Put what can be read of a damaged database in its place.

    Args:
        path: the file; nobody else may be using it.
        tool: path of SQLite's command line tool; None: it is sought; empty: none.

    Raises:
        StoreError: nothing can be read, the file is of another version, or the disk is
            full; the file is as it was then.
    """
    fresh = path.with_name(f"{path.name}.next")
    _remove(fresh)
    try:
        _check_version(path)
        Database.open(f"sqlite:///{fresh}").close()
        unread = copy_rows(path, fresh, _TABLES, METADATA.tables)
        _add_recovered(path, fresh, shutil.which("sqlite3") if tool is None else tool)
        rows, missing = _finish(fresh)
        _log_missing(fresh, missing)
        if not rows["decisions"] and not rows["changes"]:
            raise StoreError(_HOPELESS.format(path=path, why="no row can be read"))
        kept = _swap(path, fresh)
    except sqlite3.Error as error:
        raise StoreError(_HOPELESS.format(path=path, why=error)) from error
    except OSError as error:
        why = plain_reason(error)
        raise StoreError(f"cannot rescue the database {path}: {why}") from error
    finally:
        _remove(fresh)
    return Rescue(kept, rows, unread, missing)


def rescue_beside(path: Path, make: Callable[[Path], None]) -> Rescue:
    """Put what the tables of another damaged database hold in its place.

    Rows that no table leads to any more stay out, for somebody may have deleted them on
    purpose: an address that was unsubscribed must not come back.

    Args:
        path: the file; nobody else may be using it.
        make: makes an empty database with the tables that are wanted.

    Raises:
        StoreError: nothing can be read, or the disk is full; the file is as it was then.
    """
    fresh = path.with_name(f"{path.name}.next")
    _remove(fresh)
    try:
        make(fresh)
        tables = _tables_of(fresh)
        unread = copy_rows(path, fresh, tables)
        rows = _row_counts(fresh, tables)
        if unread and not any(rows.values()):
            raise StoreError(_HOPELESS.format(path=path, why="no row can be read"))
        kept = _swap(path, fresh)
    except sqlite3.Error as error:
        raise StoreError(_HOPELESS.format(path=path, why=error)) from error
    except OSError as error:
        why = plain_reason(error)
        raise StoreError(f"cannot rescue the database {path}: {why}") from error
    finally:
        _remove(fresh)
    return Rescue(kept, rows, unread)


def _tables_of(path: Path) -> tuple[str, ...]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    with contextlib.closing(sqlite3.connect(path)) as file:
        names = [str(row[0]) for row in file.execute(query)]
    return tuple(name for name in names if not name.startswith("sqlite_"))


def _row_counts(path: Path, tables: Sequence[str]) -> dict[str, int]:
    with contextlib.closing(sqlite3.connect(path)) as file:
        return {
            table: int(file.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608
            for table in tables
        }


_HOPELESS = (
    "the database {path} cannot be rescued ({why}); restore a backup: "
    "paatoshaku restore FOLDER"
)


def _is_about_the_file(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is damaged, rather than locked or on a disk that refuses."""
    return error.sqlite_errorcode & 0xFF in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,
    )


def _check_version(path: Path) -> None:
    with contextlib.closing(open_damaged(path)) as file:
        try:
            row = file.execute("SELECT version FROM schema_version").fetchone()
        except sqlite3.DatabaseError:
            return  # of the columns that are there, those that fit are taken
    if row and row[0] != SCHEMA_VERSION:
        why = f"its tables are of version {row[0]}, not {SCHEMA_VERSION}"
        raise StoreError(_HOPELESS.format(path=path, why=why))


def _add_recovered(damaged: Path, fresh: Path, tool: str | None) -> None:
    """Add what the tool's ``.recover`` finds besides, where there is a tool."""
    if not tool:
        return
    recovered = fresh.with_name(f"{fresh.name}.recovered")
    _remove(recovered)
    try:
        with (
            subprocess.Popen(  # noqa: S603 - SQLite's own tool
                [tool, str(damaged), ".recover --ignore-freelist"],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            ) as reading,
            contextlib.suppress(subprocess.TimeoutExpired),
        ):
            subprocess.run(  # noqa: S603
                [tool, str(recovered)],
                stdin=reading.stdout,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_TOOL_TIMEOUT_S,
                check=False,
            )
            reading.kill()
        if recovered.is_file():
            copy_rows(recovered, fresh, _TABLES, METADATA.tables)
    finally:
        _remove(recovered)


def _finish(fresh: Path) -> tuple[dict[str, int], tuple[str, ...]]:
    """Drop readings and versions without a decision; count rows and name what is missing."""
    with writing(fresh) as file:
        known = file.execute(_KNOWN).fetchall()
        for table in ("readings", "versions", "reading_conflicts"):
            file.execute(
                f"DELETE FROM {table} WHERE decision_id NOT IN "  # noqa: S608
                "(SELECT decision_id FROM decisions)"
            )
    return _row_counts(fresh, _TABLES), tuple(row[0] for row in known)


def _log_missing(fresh: Path, missing: tuple[str, ...]) -> None:
    """Write into the change log that they are gone, until their sources bring them back."""
    database = Database.open(f"sqlite:///{fresh}")
    try:
        with database.write() as connection:
            for decision_id in missing:
                log_change(connection, decision_id, "delete", None, "withdrawn")
    finally:
        database.close()


_KNOWN = """
SELECT decision_id FROM (
    SELECT decision_id FROM readings UNION SELECT decision_id FROM changes
    WHERE sequence IN (SELECT max(sequence) FROM changes GROUP BY decision_id)
    AND op != 'delete'
)
WHERE decision_id NOT IN (SELECT decision_id FROM decisions)
AND decision_id NOT IN (SELECT decision_id FROM tombstones)
ORDER BY decision_id
"""


def _swap(path: Path, fresh: Path) -> Path:
    """Put the new file in place; return the name of the old one."""
    with contextlib.closing(sqlite3.connect(fresh)) as file:
        file.execute("PRAGMA journal_mode=DELETE")
    fresh.chmod(path.stat().st_mode & 0o777)
    sync(fresh)
    kept = path.with_name(path.name + KEPT)
    _remove(kept)
    for stray in _STRAYS:
        old = path.with_name(path.name + stray)
        if old.exists():
            old.replace(kept.with_name(kept.name + stray))
    path.replace(kept)
    fresh.replace(path)
    sync(path)
    return kept


def _remove(path: Path) -> None:
    for stray in ("", *_STRAYS):
        path.with_name(path.name + stray).unlink(missing_ok=True)
