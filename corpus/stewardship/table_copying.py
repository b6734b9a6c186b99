"""Copies whole tables from one database to another, and makes sure that all came over."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, insert, inspect, select

from corpus.errors import StoreError

AT_ONCE = 500
"""Rows that are in memory at a time."""

PASSING = frozenset({"leases"})
"""Tables of today only, which a copy needs nothing of."""

COUNTED = frozenset({"decision_counts"})
"""Tables that the database itself keeps while others are filled; they come last."""


def copy_tables(
    source: Connection,
    target: Connection,
    tables: Iterable[Table],
    on_table: Callable[[str, int], None] | None = None,
    passing: Collection[str] = (),
) -> Mapping[str, int]:
    """Copy *tables* with all rows and numbers; return how many rows each has.

    Args:
        source: in one transaction, so that the copy is of one moment.
        target: in one transaction; what its tables hold is replaced.
        tables: in the order of their making; one that the source lacks is left out.
        on_table: called with the name and the rows of each table when it is copied.
        passing: names of further tables that a copy needs nothing of.

    Raises:
        StoreError: a table of the source is none of *tables*, or the copy differs.
    """
    ordered = sorted(tables, key=lambda table: table.name in COUNTED)
    wanted = {table.name: table for table in ordered}
    present = set(inspect(source).get_table_names())
    if strange := sorted(present - wanted.keys() - set(passing)):
        raise StoreError(f"unknown tables: {', '.join(strange)}; nothing was copied")
    counts = {}
    for name, table in wanted.items():
        if name not in present or name in PASSING:
            continue
        counts[name] = _copy(source, target, table)
        _go_on_counting(target, table)
        if on_table:
            on_table(name, counts[name])
    return counts


def _copy(source: Connection, target: Connection, table: Table) -> int:
    target.execute(table.delete())
    count, digest = 0, 0
    for rows in _batches(source, table):
        target.execute(insert(table), rows)
        count += len(rows)
        digest += sum(map(_digest, rows))
    found = target.scalar(select(func.count()).select_from(table))
    copied = sum(_digest(row) for rows in _batches(target, table) for row in rows)
    if (found, copied) != (count, digest):
        raise StoreError(f"the copy of table {table.name} differs; nothing was copied")
    return count


def _batches(connection: Connection, table: Table) -> Iterable[list[dict[str, Any]]]:
    found = connection.execute(select(table).execution_options(yield_per=AT_ONCE))
    for rows in found.mappings().partitions(AT_ONCE):
        yield [dict(row) for row in rows]


def _digest(row: Mapping[str, Any]) -> int:
    """Return a number of a row; the sum over all rows is the same in any order."""
    text = repr(sorted(row.items()))
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest())


def _go_on_counting(target: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after the copied ones; SQLite does by itself."""
    keys = list(table.primary_key.columns)
    is_numbered = len(keys) == 1 and isinstance(keys[0].type, Integer)
    if target.dialect.name != "postgresql" or not is_numbered:
        return
    sequence = target.scalar(
        select(func.pg_get_serial_sequence(table.name, keys[0].name))
    )
    last = target.scalar(select(func.max(keys[0])))
    if sequence and last:
        target.execute(select(func.setval(sequence, last)))
