"""Columns that a table of an older version does not have yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Table, inspect
from sqlalchemy.schema import CreateColumn


def add_columns(connection: Connection, table: Table, *columns: Column[Any]) -> None:
    """Add columns to a table, unless they are there already.

    A column that may not be empty needs a ``server_default``, which the rows get.
    """
    known = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for column in columns:
        if column.name not in known:
            made = CreateColumn(column).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {made}")
