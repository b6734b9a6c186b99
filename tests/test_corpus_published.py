"""What was published is apart from what was read: our readers change nothing of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.decision.model import GivenFacts, Reading
from corpus.importing.parse_cli import SavedPage, parse_pages
from corpus.importing.rows import row_decision
from corpus.model import Attachment, AttachmentText, Decision, Page
from corpus.model.plain import from_plain, to_plain
from corpus.model.published import Published
from corpus.platforms.registry import platform
from corpus.store import DecisionStore
from tests.changed_readers import CHANGES, change
from tests.making import changed, make_decision

TEXT = """Esimerkkilän kunta
Tekninen lautakunta 5.3.2024 § 12

Torin kunnostaminen

Päätösehdotus
Lautakunta hyväksyy suunnitelman.

Päätös
Ehdotus hyväksyttiin yksimielisesti.
"""

# Platform -> recorded pages of it, below the folder of fixtures.
RECORDED = {
    "ahjo": "ahjo",
    "casem": "casem-api",
    "dynasty": "dynasty-d10",
    "dynasty_legacy": "dynasty-legacy",
    "openahjo": "openahjo",
    "pdf_listing": "pdf-minutes",
    "turku": "turku-static",
    "tweb": "tweb",
}
DAY = dt.date(2026, 3, 12)
FEW = 60
"""Pages of a folder that the quick test reads; the slow one reads all."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as opened:
        yield opened


def imported() -> Decision:
    return row_decision({"id": "tori", "text": TEXT, "url": "https://e.example/tori"})


def history(store: DecisionStore) -> list[Any]:
    """Everything about the decisions that the public can see change."""
    return [
        list(store.changes_since(0)),
        [
            (row.decision_id, row.number, row.content_hash, row.seen_at)
            for stored in store.iter_decisions()
            for row in store.versions(stored.decision.decision_id)
        ],
        [(s.version, s.changed_at, s.first_seen) for s in store.iter_decisions()],
    ]


def test_another_outcome_is_no_change_of_the_decision(
    store: DecisionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F1: the same text came out as version 2 with another hash."""
    assert store.put(imported()) == "new"
    before = history(store)
    change(monkeypatch, "outcomes")

    assert store.put(imported()) == "reread"

    assert history(store) == before
    stored = store.get("import/tori")
    assert stored is not None
    assert stored.decision.outcome == "elected"
    assert stored.decision.reading.readers_version.endswith("other outcomes")
    assert [decision_id for _, decision_id in store.readings_since(0)] == [
        "import/tori"
    ]


@pytest.mark.parametrize("name", CHANGES)
def test_no_changed_rule_touches_the_published_record(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = imported()
    change(monkeypatch, name)
    after = imported()

    assert after.as_published == before.as_published
    assert after.content_hash == before.content_hash
    assert after.reading != before.reading


def test_the_same_reading_by_new_readers_is_nothing_new(store: DecisionStore) -> None:
    store.put(make_decision(text="Teksti.", readers_version="1"))

    assert store.put(make_decision(text="Teksti.", readers_version="2")) == "unchanged"

    stored = store.get("kuvitteella/1")
    assert stored is not None
    assert stored.decision.reading.readers_version == "2"
    assert store.last_reading() == 0


def test_a_text_read_otherwise_from_the_same_bytes_is_the_same_version(
    store: DecisionStore,
) -> None:
    """Its former hashes stay good, however often our reading of the page changes."""
    hashes = []
    for text in ("Tori", "Tori.", "Tori!", "Tori."):
        store.put(make_decision(text=text), is_same=True)
        stored = store.get("kuvitteella/1")
        assert stored is not None
        hashes.append(stored.decision.content_hash)
    pairs = [("kuvitteella/1", digest) for digest in hashes]

    assert stored.version == 1
    assert set(store.present_hashes(pairs).values()) == {hashes[-1]}
    assert store.former_hashes("kuvitteella/1") == {
        hashes[-1]: tuple(sorted({hashes[0], hashes[2]}))
    }
    assert [change.op for change in store.changes_since(0)] == ["upsert"]


def test_a_source_that_changes_back_has_three_versions(store: DecisionStore) -> None:
    for text in ("Tori", "Silta", "Tori"):
        store.put(make_decision(text=text))

    versions = store.versions("kuvitteella/1")

    assert [row.decision.text for row in versions] == ["Tori", "Silta", "Tori"]
    assert store.former_hashes("kuvitteella/1") == {}


def test_the_text_of_an_attachment_leaves_the_former_hash_good(
    store: DecisionStore,
) -> None:
    """A citation made before the attachment was fetched still verifies."""
    url = "https://e.example/liite.pdf"
    store.put(make_decision(text="Tori", attachments=(Attachment("Liite", url),)))
    (cited,) = store.versions("kuvitteella/1")

    store.put_attachment_text(AttachmentText("kuvitteella/1", url, "Kartta"))

    (now,) = store.versions("kuvitteella/1")
    pair = ("kuvitteella/1", cited.content_hash)
    assert store.present_hashes([pair]) == {pair: now.content_hash}


def test_agenda_and_minutes_keep_a_reading_each(store: DecisionStore) -> None:
    agenda = make_decision(
        "kuvitteella/a", text="Esitys", title="Tori", status="agenda", outcome="noted"
    )
    meeting: dict[str, Any] = {"body": "Hallitus", "municipality": "K"}
    day = changed(agenda, date=DAY, **meeting)
    minutes = changed(
        day, decision_id="kuvitteella/m", status="minutes", text="P", outcome="tabled"
    )
    store.put_many([day, minutes])

    versions = store.versions("kuvitteella/a")

    assert [row.decision.outcome for row in versions] == ["noted", "tabled"]


def test_minutes_that_came_first_get_their_agenda_before_them(
    store: DecisionStore,
) -> None:
    minutes = make_decision(
        "kuvitteella/m",
        text="P",
        title="Tori",
        status="minutes",
        body="Hallitus",
        date=DAY,
        outcome="tabled",
    )
    agenda = changed(
        minutes, decision_id="kuvitteella/a", status="agenda", outcome="noted"
    )
    store.put_many([minutes, agenda])

    versions = store.versions("kuvitteella/m")

    assert [row.decision.outcome for row in versions] == ["noted", "tabled"]
    stored = store.get("kuvitteella/a")
    assert stored is not None
    assert stored.decision.outcome == "tabled"


def test_a_removed_decision_leaves_no_reading(store: DecisionStore) -> None:
    """A reading quotes the text."""
    store.put(make_decision(text="Salainen", outcome_sentence="Salainen lause"))

    store.takedown("kuvitteella/1", "pyyntö")

    with store._database.read() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM readings").scalar()
    assert count == 0


facts = st.builds(
    GivenFacts,
    body=st.none() | st.text(max_size=20),
    date=st.none() | st.dates(),
    case_number=st.none() | st.text(max_size=20),
    has_personal_data=st.none() | st.booleans(),
)
readings = st.builds(
    Reading,
    readers_version=st.sampled_from(["1", "2"]),
    outcome=st.sampled_from([None, "approved", "tabled"]),
    presenter=st.none() | st.text(max_size=9),
    body_name=st.none() | st.text(max_size=9),
    is_routine=st.booleans(),
)


@pytest.mark.slow
@given(st.text(max_size=40), facts, st.lists(readings, min_size=1, max_size=4))
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_readings_come_and_go_while_the_history_stands(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    given_facts: GivenFacts,
    found: list[Reading],
) -> None:
    path = tmp_path_factory.mktemp("store") / "store.db"
    published = Published("k/1", "k", "demo", None, None, text, given_facts)
    with DecisionStore.open(f"sqlite:///{path}") as store:
        store.put(Decision(published, found[0]))
        before = history(store)
        for reading in found:
            store.put(Decision(published, reading))

            assert history(store) == before
            stored = store.get("k/1")
            assert stored is not None
            assert stored.decision.outcome == reading.outcome
            assert stored.decision.is_routine == reading.is_routine


@given(facts)
def test_a_record_survives_its_plain_form(one: GivenFacts) -> None:
    assert from_plain(GivenFacts, to_plain(one)) == one


def test_a_new_field_leaves_old_hashes_as_they_are() -> None:
    """What says nothing is not in the form that the hash is taken of."""

    @dataclasses.dataclass(frozen=True)
    class Wider:
        text: str
        new: str | None = None
        more: tuple[str, ...] = ()

    assert to_plain(Wider("a")) == {"text": "a"}


def saved_pages(folder: Path, most: int | None) -> list[SavedPage]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        SavedPage(
            path.name, Page("", "", path.read_bytes(), context={"file": path.name})
        )
        for path in files[:most]
    ]


def decisions_in(name: str, pages: list[SavedPage]) -> list[Decision]:
    return [
        record
        for _, record in parse_pages(platform(name), name, pages)
        if isinstance(record, Decision)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", RECORDED)
def test_recorded_pages_have_one_hash_under_other_readers(
    name: str, shared: Path
) -> None:
    few = 3 if name == "pdf_listing" else FEW
    compare_readers(name, saved_pages(shared / "fixtures" / RECORDED[name], few))


@pytest.mark.slow
@pytest.mark.parametrize("name", RECORDED)
def test_all_recorded_pages_have_one_hash_under_other_readers(
    name: str, shared: Path
) -> None:
    compare_readers(name, saved_pages(shared / "fixtures" / RECORDED[name], None))


def compare_readers(name: str, pages: list[SavedPage]) -> None:
    """Read *pages* by today's readers and with all of their rules changed."""
    before = decisions_in(name, pages)
    with pytest.MonkeyPatch.context() as patch:
        for rule in CHANGES:
            change(patch, rule)
        after = decisions_in(name, pages)

    assert [one.content_hash for one in after] == [one.content_hash for one in before]
    assert [one.as_published for one in after] == [one.as_published for one in before]
    assert any(
        old.reading != new.reading for old, new in zip(before, after, strict=True)
    )
