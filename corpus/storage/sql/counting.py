"""Triggers that keep ``decision_counts`` in step with ``decisions``.

The database counts within the transaction that writes, so that no way of writing can
forget it, and coverage is read from a few thousand rows whatever the number of decisions.
"""

from __future__ import annotations

from sqlalchemy import DDL, Connection, Table, event

from corpus.storage.sql.schema import decision_counts, decisions

_KEY = ("source_id", "publisher", "body_name", "month", "is_official")
_OF = ("source_id", "municipality", "organisation", "body_name", "date", "kind")
"""Columns of ``decisions`` that the key is made of."""


def _values(row: str) -> str:
    """Return the key of a row of ``decisions``; what is missing is empty."""
    return (
        f"{row}.source_id, coalesce({row}.municipality, {row}.organisation, ''), "
        f"coalesce({row}.body_name, ''), coalesce(substr({row}.date, 1, 7), ''), "
        f"CASE WHEN {row}.kind = 'officeholder-decision' THEN 1 ELSE 0 END"
    )


_COLUMNS = ", ".join(_KEY)
_ADD = (  # fixed text, as all statements here
    f"INSERT INTO decision_counts ({_COLUMNS}, decisions) VALUES ({_values('NEW')}, 1) "  # noqa: S608
    f"ON CONFLICT ({_COLUMNS}) DO UPDATE SET "
    "decisions = decision_counts.decisions + 1;"
)
_SAME = f"({_COLUMNS}) = ({_values('OLD')})"
_TAKE = (
    f"UPDATE decision_counts SET decisions = decisions - 1 WHERE {_SAME}; "  # noqa: S608
    f"DELETE FROM decision_counts WHERE {_SAME} AND decisions <= 0;"
)
_EVENTS = {
    "insert": ("AFTER INSERT ON decisions", _ADD),
    "delete": ("AFTER DELETE ON decisions", _TAKE),
    "update": (f"AFTER UPDATE OF {', '.join(_OF)} ON decisions", f"{_TAKE} {_ADD}"),
}


def _install() -> None:
    for name, (moment, body) in _EVENTS.items():
        trigger = f"decisions_counted_{name}"
        sqlite = f"CREATE TRIGGER {trigger} {moment} FOR EACH ROW BEGIN {body} END"
        function = (
            f"CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql "
            f"AS $$ BEGIN {body} RETURN NULL; END $$"
        )
        call = f"CREATE TRIGGER {trigger} {moment} FOR EACH ROW EXECUTE FUNCTION {trigger}()"
        _after_create(decision_counts, sqlite, "sqlite")
        _after_create(decision_counts, function, "postgresql")
        _after_create(decision_counts, call, "postgresql")


def _after_create(table: Table, statement: str, dialect: str) -> None:
    ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
    event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


def count_again(connection: Connection) -> None:
    """Fill ``decision_counts`` from ``decisions``."""
    connection.exec_driver_sql("DELETE FROM decision_counts")
    name = decisions.name
    connection.exec_driver_sql(
        f"INSERT INTO decision_counts ({_COLUMNS}, decisions) "  # noqa: S608 - fixed text
        f"SELECT {_values(name)}, count(*) FROM {name} GROUP BY 1, 2, 3, 4, 5"
    )


_install()
