"""How long decisions stay, and that what has left does not return."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from corpus.errors import SourceConfigError
from corpus.model import Attachment, Decision
from corpus.personal import person_roles
from corpus.personal.person_names import find_persons, names_a_private_person
from corpus.privacy import MASK, mask_decision
from corpus.stewardship.retention import (
    DEFAULT_RULES,
    bears_names,
    expire,
    expire_daily,
    is_expired,
    load_rules,
)
from corpus.store import DecisionStore
from search_web.care.daily import look_once
from search_web.cli import root
from search_web.settings import Settings
from tests.conftest import ROOT
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
        ({"task_class": "10.03.01"}, True),
        ({"task_class": None}, True),
        ({"text": "Hakija: Aino Esimerkki", "task_class": "10.03.01"}, True),
        ({"text": "Hakija Esimerkki Oy", "task_class": "10.03.01"}, False),
        ({"text": "Päätös.", "title": "Virkavapaa, Aino Esimerkki"}, True),
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
        # A slip of the pen: a day that has not come yet says nothing.
        ({"date": dt.date(2062, 3, 1)}, False),
        ({"published": dt.date(2062, 3, 1)}, True),
    ],
)
def test_only_old_personal_officeholder_decisions_expire(
    values: dict[str, Any], expected: bool
) -> None:
    assert is_expired(make(**values), TODAY) is expected


def test_an_expired_decision_leaves_for_good(tmp_path: Path) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store:
        other = make(decision_id="kuvitteella/v2", text="Virka avataan haettavaksi.")
        store.put_many([make(), other])

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
        ('[[rules]]\nkind = "notice"\ndays = 3', r"expected \[\[rule\]\]"),
        ("days = 3", r"expected \[\[rule\]\]"),
        ("[[", "cannot read the retention rules"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "retention.toml"
    file.write_text(text)

    with pytest.raises(SourceConfigError, match=message):
        load_rules(file)


def test_a_rule_may_be_for_one_class_of_tasks(tmp_path: Path) -> None:
    file = tmp_path / "retention.toml"
    file.write_text('[[rule]]\nkind = "notice"\ndays = 1\ntask_class = "05"\n')
    rules = load_rules(file)

    assert is_expired(make(kind="notice", task_class="05.01"), TODAY, rules)
    assert not is_expired(make(kind="notice", task_class="10.05"), TODAY, rules)
    assert not is_expired(make(kind="notice", task_class=None), TODAY, rules)


GOLD = Path(__file__).parent / "tables" / "persons.tsv"


@pytest.mark.parametrize("half", ["fitted", "held", "second-first", "second-second"])
def test_private_persons_are_told_from_officials_and_things(half: str) -> None:
    """Invented sentences in two languages, of two hands.

    The second hand wrote its 278 before it saw the code. Tried for the first time, its
    first half gave recall 53/65, precision 53/61; after mending the kinds, its second
    half gave 59/65 and 59/68 (before: 53/65 and 53/64). Both are fitted since.
    """
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t") if r["half"] == half]
    named = [r for r in rows if names_a_private_person(r["text"])]
    right = sum(r["private"] == "1" for r in named)

    assert len(rows) >= 130
    assert right / sum(r["private"] == "1" for r in rows) >= 0.95
    assert right / len(named) >= 0.9


@pytest.mark.parametrize("row", person_roles.rows(), ids=lambda row: row[0])
def test_each_role_says_whose_name_follows(row: tuple[str, str, str, str]) -> None:
    _, side, _, example = row
    found = {person.side for person in find_persons(example)}

    assert found == {"private" if side == "private" else "office"}


def test_once_a_day_what_was_crawled_expires_and_what_was_imported_stays(
    tmp_path: Path,
) -> None:
    now = dt.datetime.now(dt.UTC)
    old = now.date() - dt.timedelta(days=60)
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        store.start_crawl("kuvitteella")
        rows = [("kuvitteella/a", "kuvitteella"), ("tuotu/a", "tuotu")]
        store.put_many(
            make(decision_id=name, source_id=source, date=old, title=name)
            for name, source in rows
        )
        late = now + dt.timedelta(days=900)
        assert expire_daily(store, late) == 0, "the clock is not believed"
        assert expire_daily(store, now) == 1
        assert store.known(["kuvitteella/a", "tuotu/a"]) == {"tuotu/a"}
        store.put(make(decision_id="kuvitteella/b", date=old, title="b"))
        assert expire_daily(store, now) == 0, "once a day"
        assert expire_daily(store, now, rules=DEFAULT_RULES[:1]) == 1


@pytest.mark.slow
def test_index_and_serve_let_expire(tmp_path: Path) -> None:
    now = dt.datetime.now(dt.UTC)
    old = now.date() - dt.timedelta(days=60)
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        store.start_crawl("kuvitteella")
        store.put(make(date=old, title="a"))
        store.put(make(decision_id="kuvitteella/c", date=now.date(), title="c"))
    said = run(tmp_path, "index")
    assert "1 decision expired" in said
    assert "holds 1 decision" in said
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        store.put(make(decision_id="kuvitteella/d", date=old, title="d"))
        store.put(make(decision_id="kuvitteella/e", date=old, title="e"))
    settings = Settings(data=tmp_path)
    tomorrow = dt.datetime.combine(now.date(), dt.time(0, 5), dt.UTC)
    tomorrow += dt.timedelta(days=1)

    assert look_once(settings, now) == 0, "once a day"
    assert look_once(settings, tomorrow) == 2
    assert run(tmp_path, "index").endswith(
        "indexed 0, deleted 0; the index holds 1 decision\n"
    )


def run(data: Path, *arguments: str) -> str:
    result = CliRunner().invoke(root, ["--data", str(data), *arguments])
    return result.output + str(result.exception or "")


def test_the_command_lists_keeps_expires_and_undoes(tmp_path: Path) -> None:
    today = dt.datetime.now(dt.UTC).date()
    old, soon = today - dt.timedelta(days=60), today - dt.timedelta(days=48)
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        rows = {"a": old, "b": old, "c": soon, "d": today}
        store.put_many(
            make(decision_id=f"kuvitteella/{name}", date=day, title=name)
            for name, day in rows.items()
        )
    listed = run(tmp_path, "expire", "--dry-run").splitlines()
    assert listed == ["kuvitteella/a", "kuvitteella/b", f"2 decisions leave by {today}"]
    assert "kuvitteella/c" in run(tmp_path, "expire", "--soon")
    assert "kept" in run(tmp_path, "expire", "--keep", "kuvitteella/a")
    assert "no decision" in run(tmp_path, "expire", "--keep", "kuvitteella/x")
    assert (
        run(tmp_path, "expire")
        == "1 decision expired (the index follows at its next update)\n"
    )
    assert "did not expire" in run(tmp_path, "expire", "--undo", "kuvitteella/a")
    assert "next crawl" in run(tmp_path, "expire", "--undo", "kuvitteella/b")
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        back = make(decision_id="kuvitteella/b", date=old, title="b")
        assert store.put(back, republished=True) == "new"
    assert run(tmp_path, "expire") == "0 decisions expired\n"


def test_an_expiry_can_be_undone_for_a_week_only(tmp_path: Path) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.put(make())
        expire(store, TODAY)
        late = dt.datetime.now(dt.UTC) + dt.timedelta(days=8)

        assert not store.care.undo_expiry("kuvitteella/v1", late)
        assert store.put(make(), republished=True) == "refused"


def test_the_privacy_notices_say_after_how_many_days(tmp_path: Path) -> None:
    (days,) = {rule.after.days for rule in DEFAULT_RULES}
    kinds = {rule.kind for rule in DEFAULT_RULES}
    said = {
        "fi": f"Viranhaltijapäätökset ja kuulutukset, joissa ohjelma tunnistaa yksityishenkilön nimen, poistuvat {days} päivän",
        "sv": f"Tjänsteinnehavarbeslut och kungörelser där programmet känner igen en privatpersons namn tas bort {days} dagar",
        "en": f"Decisions of office holders and notices in which the program recognises the name of a private person leave {days} days",
    }
    folder = ROOT / "search_web" / "templates" / "prose"

    assert kinds == {"officeholder-decision", "notice"}
    for language, sentence in said.items():
        notice = (folder / f"privacy.{language}.html").read_text(encoding="utf-8")
        assert sentence in notice


CLASSES = Path(__file__).parent / "tables" / "person_classes.tsv"


def class_rows() -> list[dict[str, str]]:
    with CLASSES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", class_rows(), ids=lambda row: row["class"])
def test_each_class_of_names_is_read_whole(row: dict[str, str]) -> None:
    """Each name as it is printed, and nothing else, is a private person's.

    Tried for the first time, the rows up to "companies" gave 56 of 61 names and 5 false
    ones, the mixed ones 23 of 26 and 3; all are fitted since.
    """
    found = [p.name for p in find_persons(row["text"]) if p.side == "private"]

    assert sorted(found) == sorted(filter(None, row["private"].split(";")))


ROLL_CALL = (
    "Kunnanhallitus 3.1.2026 § 4\nLautanen\nÄänestyksessä annettiin 2 jaa-ääntä ja 1 "
    "ei-ääni.\nJaa: Oiva Malli, Lahja Mallinen\nEi: Tahvo Mallila\nPäätös\nHylättiin."
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            (
                "niiden liitteiden",
                "kuvasta tunnistetuista",
                "nimenhuutoäänestys",
                "vanhentunut",
            ),
        ),
        ("sv", ("bilagornas", "lästs ur en bild", "namnupprop", "föråldrat")),
        ("en", ("their attachments", "read from a picture", "roll call", "aged out")),
    ],
)
def test_the_notices_say_what_is_done_with_roll_calls_and_attachments(
    tmp_path: Path, language: str, said: tuple[str, ...]
) -> None:
    """Elected people are no private persons, and their votes leave with the decision."""
    minutes = make(kind="meeting-item", text=ROLL_CALL)
    assert not bears_names(minutes)
    assert not is_expired(minutes, TODAY + dt.timedelta(days=900))
    hidden = mask_decision(
        make(text="x", attachments=(Attachment("L", None, text="Hetu 131052-308T"),))
    )
    assert hidden.attachments[0].text == "Hetu " + MASK * 11
    folder = ROOT / "search_web" / "templates" / "prose"
    notice = (folder / f"privacy.{language}.html").read_text(encoding="utf-8")

    assert [words for words in said if words not in notice] == []
