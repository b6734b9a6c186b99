"""Rows of an SQLite file whose own pages are damaged, read around the damage.

A range of row ids that cannot be read is halved until what is left is single rows, or
no page that is left has a row of it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from corpus.stewardship.table_leaves import ReachableIds, reachable_ids

_MOST_ROWS = 1 << 26
"""Row ids that are looked for where the file cannot tell its last one."""
_MOST_TRIES = 200_000
"""Reads of a table that may fail before the rest of it is given up."""


def copy_rows(
    damaged: Path,
    fresh: Path,
    tables: Sequence[str],
    ours: Collection[str] | None = None,
) -> tuple[str, ...]:
    """Copy tables; return those of which some rows could not be read.

    Args:
        damaged: the file that is read.
        fresh: the file that they are put into; it has the tables.
        tables: names of those that are copied.
        ours: tables of other names than these are made there and copied as well.
    """
    unread = []
    with contextlib.closing(open_damaged(damaged)) as old, writing(fresh) as new:
        others = [] if ours is None else _add_other_tables(old, new, ours)
        for table in (*tables, *others):
            reader = _Rows(old, table, _columns(new, table), damaged)
            _insert(new, table, reader)
            if reader.failures:
                unread.append(table)
    return tuple(unread)


def _add_other_tables(
    old: sqlite3.Connection, new: sqlite3.Connection, ours: Collection[str]
) -> list[str]:
    """Make the tables that others keep in the file (saved searches); return their names."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    try:
        found = old.execute(f"{query} ORDER BY type DESC").fetchall()  # tables first
    except sqlite3.DatabaseError:
        return []
    names = []
    for kind, name, table, statement in found:
        if (
            table in {*ours, "lost_and_found"}
            or name.startswith("sqlite_")
            or kind == "trigger"
        ):
            continue
        with contextlib.suppress(sqlite3.OperationalError):  # it is there already
            new.execute(statement)
        if kind == "table" and _columns(new, name):
            names.append(name)
    return names


def open_damaged(path: Path) -> sqlite3.Connection:
    """Open a file of which pages may be damaged; names in it may be no text."""
    file = sqlite3.connect(path, isolation_level=None)
    file.text_factory = lambda raw: raw.decode("utf-8", "replace")
    file.execute(
        "PRAGMA writable_schema=ON"
    )  # a damaged schema is read as far as it goes
    return file


def _columns(file: sqlite3.Connection, table: str) -> list[str]:
    quoted = table.replace('"', '""')
    return [row[1] for row in file.execute(f'PRAGMA table_info("{quoted}")')]


class _Rows:
    """The rows of a table that can be read, in the order of their row ids."""

    def __init__(
        self, file: sqlite3.Connection, table: str, columns: list[str], path: Path
    ) -> None:
        self._file, self._table, self.columns = file, table, columns
        self._path = path
        self.failures = 0

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        if not self._has_columns():
            self.failures += 1
            return
        ranges = [(0, self._last())]
        while ranges and self.failures < _MOST_TRIES:
            first, last = ranges.pop()
            try:
                found = self._read(first, last)
            except sqlite3.DatabaseError:
                self.failures += 1
                if first < last and self._has_any(first, last):
                    middle = (first + last) // 2
                    ranges += [(middle + 1, last), (first, middle)]
                continue
            yield from found

    def _has_any(self, first: int, last: int) -> bool:
        """Whether a row of the range may be left; where nothing is known it may."""
        return self._reachable is None or self._reachable.is_any(first, last)

    @cached_property
    def _reachable(self) -> ReachableIds | None:
        return reachable_ids(self._path, self._table)

    def _has_columns(self) -> bool:
        try:
            found = _columns(self._file, self._table)
        except sqlite3.DatabaseError:
            return False
        return set(found) >= set(self.columns)

    def _last(self) -> int:
        query = f'SELECT max(rowid) FROM "{self._table}"'  # noqa: S608 - our own tables
        try:
            found = self._file.execute(query).fetchone()[0]
        except sqlite3.DatabaseError:
            self.failures += 1
            return self._reachable.last if self._reachable else _MOST_ROWS
        return int(found or 0)

    def _read(self, first: int, last: int) -> list[tuple[object, ...]]:
        """Return all rows of a range."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        query = (
            f'SELECT {names} FROM "{self._table}" '  # noqa: S608 - our own tables
            "NOT INDEXED WHERE rowid BETWEEN ? AND ?"
        )
        return self._file.execute(query, (first, last)).fetchall()


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file for one transaction, which is committed when nothing fails."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("BEGIN IMMEDIATE")
        yield file
        file.execute("COMMIT")


def _insert(file: sqlite3.Connection, table: str, rows: _Rows) -> None:
    """Insert the rows that the table takes: whole ones, under keys that are free."""
    names = ", ".join(f'"{name}"' for name in rows.columns)
    marks = ", ".join("?" * len(rows.columns))
    statement = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608
    for row in rows:
        file.execute(statement, row)
