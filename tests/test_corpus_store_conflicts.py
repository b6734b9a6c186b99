"""Conflicts of evidence are counted as readings are written, whatever happens to them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.model import Decision, Reading
from corpus.model.plain import from_plain
from corpus.records import ConflictCount
from corpus.store import DecisionStore
from tests.making import changed, make_decision

BODY = {"field": "body", "followed": "link", "refused": "head"}
DAY = {"field": "date", "followed": "structure", "refused": "page-heads"}
VALUES = {"kept": "Kunnanhallitus", "rival": "Tekninen lautakunta"}


def make(
    number: int, kinds: Sequence[dict[str, str]] = (), **values: object
) -> Decision:
    """An item with conflicts; those with the same section are one decision."""
    made = make_decision(
        decision_id=f"torila/{number}",
        source_id="torila",
        title=f"Sillan korjaus {number % 2}",
        text="Hallitus hyväksyi esityksen.",
        municipality="Torila",
        body="Kunnanhallitus",
        body_name="Kunnanhallitus",
        date=dt.date(2031, 3, 12),
        minutes_section=str(number % 2 + 1),
        status="minutes",
    )
    plain = {"conflicts": [{**one, **VALUES} for one in kinds]}
    conflicts = from_plain(Reading, plain).conflicts
    made = changed(made, **values)
    return Decision(
        made.as_published, dataclasses.replace(made.reading, conflicts=conflicts)
    )


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DecisionStore]:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    with DecisionStore.open(url) as opened:
        yield opened


def test_conflicts_are_counted_by_source_and_kind(store: DecisionStore) -> None:
    store.put_many([make(1, [BODY]), make(2, [BODY, DAY])])

    assert store.conflicts() == [
        ConflictCount("torila", "body", "link", "head", 2, "torila/1"),
        ConflictCount("torila", "date", "structure", "page-heads", 1, "torila/2"),
    ]


def test_a_better_reading_takes_its_conflicts_out(store: DecisionStore) -> None:
    store.put(make(1, [BODY]))

    assert store.put(make(1)) == "reread"
    assert store.conflicts() == []


def test_a_new_version_has_its_own_conflicts(store: DecisionStore) -> None:
    store.put(make(1, [BODY]))
    store.put(make(1, [DAY], text="Hallitus hylkäsi esityksen."))

    assert [one.field for one in store.conflicts()] == ["date"]


def test_what_is_taken_down_is_no_example(store: DecisionStore) -> None:
    store.put(make(1, [BODY]))
    store.takedown("torila/1", "pyyntö")

    assert store.conflicts() == []


def test_a_failed_batch_leaves_no_conflict(store: DecisionStore) -> None:
    def failing() -> Iterator[Decision]:
        yield make(1, [BODY])
        raise RuntimeError("lost connection")

    with pytest.raises(RuntimeError):
        store.put_many(failing())

    assert store.conflicts() == []


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "change", "gone", "takedown"]),
        st.integers(0, 5),
        st.lists(st.sampled_from([BODY, DAY]), unique_by=str, max_size=2),
        st.sampled_from(["agenda", "minutes"]),
    ),
    max_size=12,
)


@pytest.mark.slow
@given(STEPS)
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_counts_are_those_of_the_readings_shown(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, int, list[dict[str, str]], str]],
) -> None:
    """Put, joined with another document, changed, lost or taken down, in any order."""
    folder = tmp_path_factory.mktemp("store")
    with DecisionStore.open(f"sqlite:///{folder / 'store.db'}") as store:
        for action, number, kinds, status in steps:
            text = {"text": f"Muutettu {len(kinds)}."} if action == "change" else {}
            if action in {"put", "change"}:
                store.put(make(number, kinds, status=status, **text))
            elif store.get(f"torila/{number}") is not None:
                reason = "gone" if action == "gone" else "takedown"
                store.remove(f"torila/{number}", reason)
        expected = Counter(
            (one.field, one.followed, one.refused)
            for stored in store.iter_decisions()
            for one in stored.decision.reading.conflicts
        )
        counted = {
            (one.field, one.followed, one.refused): one.decisions
            for one in store.conflicts()
        }

    assert counted == expected


def test_a_store_of_the_former_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Its readings may have conflicts already: a store copied back from a newer program."""
    file = tmp_path / "store.db"
    url = f"sqlite:///{file}"
    with DecisionStore.open(url) as store:
        store.put_many([make(1, [BODY]), make(2)])
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE reading_conflicts")
        connection.execute("UPDATE schema_version SET version = 9")
    connection.close()

    with DecisionStore.open(url) as store:
        assert [one.example for one in store.conflicts()] == ["torila/1"]
        store.put(make(2, [DAY]))
        assert [one.field for one in store.conflicts()] == ["body", "date"]
