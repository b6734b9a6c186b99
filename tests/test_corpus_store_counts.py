"""Counts that are kept as decisions are written equal a full count, whatever happens."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete, insert, text, update

from corpus.storage.sql import counting
from corpus.storage.sql.schema import METADATA, decisions
from corpus.store import DecisionStore

facts = st.fixed_dictionaries(
    {
        "source_id": st.sampled_from(["a", "b"]),
        "municipality": st.sampled_from([None, "Rantasalo"]),
        "organisation": st.sampled_from([None, "Hyvinvointialue"]),
        "body_name": st.sampled_from([None, "", "Kunnanhallitus"]),
        "date": st.sampled_from([None, "2024-05-01", "2024-05-31", "1201-01-01"]),
        "kind": st.sampled_from(["meeting-item", "officeholder-decision"]),
    }
)
steps = st.lists(
    st.tuples(
        st.sampled_from(["put", "change", "remove", "fail"]), st.integers(0, 4), facts
    ),
    max_size=25,
)
OTHERS = {
    "raw_id": "", "content_hash": "", "version": 1, "first_seen": "", "last_seen": "",
    "changed_at": "", "content": b"",
}  # fmt: skip


def full_count(connection: Connection) -> Counter[tuple[object, ...]]:
    """Count the rows of decisions one by one."""
    return Counter(
        (
            row.source_id,
            row.municipality
            if row.municipality is not None
            else row.organisation or "",
            row.body_name or "",
            (row.date or "")[:7],
            int(row.kind == "officeholder-decision"),
        )
        for row in connection.execute(decisions.select())
    )


def kept_count(connection: Connection) -> dict[tuple[object, ...], int]:
    rows = connection.execute(text("SELECT * FROM decision_counts"))
    return {tuple(row[:5]): row[5] for row in rows}


def play(connection: Connection, step: tuple[str, int, dict[str, object]]) -> None:
    action, number, values = step
    wanted = decisions.c.decision_id == str(number)
    if action == "remove":
        connection.execute(delete(decisions).where(wanted))
    elif connection.execute(decisions.select().where(wanted)).first():
        connection.execute(update(decisions).where(wanted).values(**values))
    else:
        row = {"decision_id": str(number), **OTHERS, **values}
        connection.execute(insert(decisions).values(**row))


def check(url: str, played: list[tuple[str, int, dict[str, object]]]) -> None:
    engine = create_engine(url)
    METADATA.drop_all(engine)
    METADATA.create_all(engine)
    for step in played:
        with engine.connect() as connection:
            transaction = connection.begin()
            play(connection, step)
            if step[0] == "fail":
                transaction.rollback()
            else:
                transaction.commit()
    with engine.begin() as connection:
        expected = full_count(connection)
        assert kept_count(connection) == expected
        counting.count_again(connection)
        assert kept_count(connection) == expected
    engine.dispose()


@pytest.mark.slow
@given(steps)
@settings(deadline=None, max_examples=60)
def test_kept_counts_are_full_counts(
    played: list[tuple[str, int, dict[str, object]]],
) -> None:
    check("sqlite://", played)


@pytest.mark.postgresql
@given(steps)
@settings(
    deadline=None,
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # tables are made anew
)
def test_kept_counts_are_full_counts_in_postgresql(
    postgresql_url: str, played: list[tuple[str, int, dict[str, object]]]
) -> None:
    check(postgresql_url, played)


def test_a_store_without_counts_is_counted_once(tmp_path: Path) -> None:
    """As one of the former version is, in which nothing was counted."""
    url = f"sqlite:///{tmp_path / 'store.db'}"
    DecisionStore.open(url).close()
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute("DROP TABLE decision_counts")
        for name in ("insert", "update", "delete"):
            connection.execute(f"DROP TRIGGER decisions_counted_{name}")
        connection.execute("UPDATE schema_version SET version = 5")
        row = {**OTHERS, "decision_id": "a/1", "source_id": "a", "kind": "meeting-item"}
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        connection.execute(f"INSERT INTO decisions ({names}) VALUES ({marks})", row)
    connection.close()

    with DecisionStore.open(url) as store:
        (cell,) = store.coverage()

    assert (cell.municipality, cell.body_name, cell.month) == (None, None, None)
    assert (cell.decisions, cell.is_officeholder) == (1, False)
