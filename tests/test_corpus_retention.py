"""How long decisions stay, and that what has left does not return."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import SourceConfigError
from corpus.model import Decision
from corpus.retention import bears_names, expire, is_expired, load_rules
from corpus.store import DecisionStore
from tests.making import make_decision

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
    return make_decision(**(record | values))


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


def test_the_operator_may_set_other_rules(tmp_path: Path) -> None:
    file = tmp_path / "retention.toml"
    file.write_text(
        '[[rule]]\nkind = "meeting-item"\ndays = 730\nonly_personal = false\n'
    )

    rules = load_rules(file)
    item = make(kind="meeting-item", date=dt.date(2024, 1, 1))

    assert is_expired(item, TODAY, rules)
    assert not is_expired(make(), TODAY, rules)
    file.write_text("")
    assert load_rules(file) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[rule]]\nkind = "x"\ndays = 3', "kind = 'x'.*rule 1; known: meeting-item"),
        ('[[rule]]\nkind = "notice"\ndays = "3"', "days = '3'.*expected int"),
        ('[[rule]]\nkind = "notice"\ndays = true', "days = True.*expected int"),
        ('[[rule]]\nkind = "notice"', "expected 0 or more"),
        ("[[rule]]\nkinds = 1", "unknown key 'kinds'.*known: kind, days"),
        ("rule = 1", r"expected \[\[rule\]\]"),
        ("[[", "cannot read the retention rules"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "retention.toml"
    file.write_text(text)

    with pytest.raises(SourceConfigError, match=message):
        load_rules(file)
