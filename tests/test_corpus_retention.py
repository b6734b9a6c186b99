"""How long decisions stay, and that what has left does not return."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Decision
from corpus.retention import bears_names, expire, is_expired
from corpus.store import DecisionStore

TODAY = dt.date(2026, 11, 1)


def make(**values: Any) -> Decision:
    record: dict[str, Any] = {
        "decision_id": "kuvitteella/v1",
        "source_id": "kuvitteella",
        "platform": "demo",
        "url": None,
        "title": "Virkavapaa",
        "text": "Henkilöstöpäällikkö myöntää, että Aino Esimerkki saa virkavapaata.",
        "kind": "officeholder-decision",
        "status": "officeholder",
        "municipality": "Kuvitteella",
        "date": dt.date(2026, 3, 1),
        "task_class": "01.02.01",
    }
    return Decision(**(record | values))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, True),
        ({"has_personal_data": False}, False),
        ({"has_personal_data": True, "text": "Päätös.", "task_class": None}, True),
        ({"text": "Virka avataan haettavaksi kahden viikon ajaksi."}, False),
        ({"task_class": "10.03.01"}, False),
        ({"text": "Hakija: Aino Esimerkki", "task_class": "10.03.01"}, True),
        ({"text": "Hakija Esimerkki Oy", "task_class": "10.03.01"}, True),
        ({"officeholder": "Henkilöstöpäällikkö Aino Esimerkki"}, False),
    ],
)
def test_a_decision_bears_names_as_told_or_by_signs(
    values: dict[str, Any], expected: bool
) -> None:
    assert bears_names(make(**values)) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, True),
        ({"date": dt.date(2026, 10, 1)}, False),
        ({"date": dt.date(2026, 9, 11)}, False),
        ({"date": dt.date(2026, 9, 10)}, True),
        ({"published": dt.date(2026, 10, 20)}, False),
        ({"date": None}, False),
        ({"kind": "meeting-item"}, False),
    ],
)
def test_only_old_personal_officeholder_decisions_expire(
    values: dict[str, Any], expected: bool
) -> None:
    assert is_expired(make(**values), TODAY) is expected


def test_an_expired_decision_leaves_for_good(tmp_path: Path) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store:
        store.put_many([make(), make(decision_id="kuvitteella/v2", task_class=None)])

        assert expire(store, TODAY) == 1
        assert expire(store, TODAY) == 0
        assert store.put(make(), republished=True) == "refused"
        tombstone = store.tombstone("kuvitteella/v1")
        assert tombstone is not None
        assert tombstone.reason == "expired"
        assert store.get("kuvitteella/v2") is not None
