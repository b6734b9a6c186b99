"""Stores of older versions: brought up to date once, and nothing said of them is lost.

``store_version_2.sql`` was written by the program of that version; it holds invented
decisions only. ``store_version_2.json`` says what that program showed of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.crawl.ingesting.intake import read_page, take_page
from corpus.crawl.ingesting.rereading import reread
from corpus.importing.rows import row_decision
from corpus.model import Link, Page, to_json
from corpus.sources import Source
from corpus.store import DecisionStore
from tests.crawling.plain import PlainPlatform

FIXTURES = Path(__file__).parent / "fixtures"
OLD: dict[str, Any] = json.loads(
    (FIXTURES / "store_version_2.json").read_text(encoding="utf-8")
)
HASHES: dict[str, list[str]] = OLD["hashes"]
SOURCE = Source(
    "kuvitteella", "plain", "https://e.example/", municipality="Kuvitteella"
)


def restored(path: Path, version: int = 2) -> str:
    """An old store at *path*, of a still older version where asked for."""
    with sqlite3.connect(path) as connection:
        script = (FIXTURES / "store_version_2.sql").read_text(encoding="utf-8")
        connection.executescript(script)
        if version == 1:
            connection.execute("ALTER TABLE crawls DROP COLUMN unchanged_pages")
            connection.execute("UPDATE schema_version SET version = 1")
    return f"sqlite:///{path}"


@pytest.fixture(params=[2, 1])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DecisionStore]:
    with DecisionStore.open(restored(tmp_path / "old.db", request.param)) as opened:
        yield opened


def test_everything_that_was_shown_is_still_shown(store: DecisionStore) -> None:
    shown = {
        stored.decision.decision_id: to_json(stored.decision)
        for stored in store.iter_decisions()
    }

    assert shown.keys() == OLD["decisions"].keys()
    assert _as_told_then(shown, OLD["decisions"]) == OLD["decisions"]


def _as_told_then(now: Any, then: Any) -> Any:
    """Leave out fields, however deep, that older records did not have."""
    if isinstance(now, dict) and isinstance(then, dict):
        return {name: _as_told_then(now[name], then[name]) for name in then}
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [_as_told_then(*pair) for pair in zip(now, then, strict=True)]
    return now


def test_old_hashes_lead_to_the_hashes_of_what_was_published(
    store: DecisionStore,
) -> None:
    """Runs, citations and feeds hold the old ones: they verify for ever."""
    for decision_id, old in HASHES.items():
        versions = store.versions(decision_id)
        present = store.present_hashes((decision_id, digest) for digest in old)

        assert [version.number for version in versions] == [1, 2][: len(old)]
        assert list(present.values()) == [row.content_hash for row in versions]
        assert not {row.content_hash for row in versions} & set(old)
        for row in versions:
            assert row.content_hash == row.decision.content_hash
            assert store.former_hashes(decision_id)[row.content_hash]


def test_coming_up_to_date_is_no_change(store: DecisionStore, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "plain.db") as connection:
        script = (FIXTURES / "store_version_2.sql").read_text(encoding="utf-8")
        connection.executescript(script)
        before = connection.execute(
            "SELECT sequence, decision_id, op, content_hash FROM changes"
        ).fetchall()

    after = [
        (row.sequence, row.decision_id, row.op, row.content_hash)
        for row in store.changes_since(0)
    ]

    assert after == before
    tombstone = store.tombstone("kuvitteella/c")
    assert tombstone is not None


def test_what_is_read_again_after_that_is_no_change_either(
    store: DecisionStore,
) -> None:
    """The facts that sources stated come back into the records, under a new hash."""
    sequence = store.last_sequence()

    reread(store, SOURCE, PlainPlatform())
    imported = [
        store.put(
            row_decision({"id": name, "text": text, "url": f"https://e.example/{name}"})
        )
        for name, text in OLD["texts"].items()
    ]

    assert store.last_sequence() == sequence
    assert set(imported) <= {"unchanged", "reread"}
    for decision_id, old in HASHES.items():
        versions = store.versions(decision_id)
        assert len(versions) == len(old)
        present = store.present_hashes([(decision_id, old[-1])])
        assert set(present.values()) == {versions[-1].content_hash}
    stored = store.get("kuvitteella/b")
    assert stored is not None
    assert stored.decision.as_published.title == "Kirjaston aukiolo"


def test_a_fetched_page_with_the_same_text_is_no_change(store: DecisionStore) -> None:
    """Its bytes differ (a date in the page's foot), its decision does not."""
    body = b"title Kirjaston aukiolo\nbody Sivistyslautakunta\nfiles liite.pdf\n"
    page = Page("https://e.example/b", "item", body + b"Teksti b, korjattu.\n")
    link = Link(page.url, "item")

    taken = take_page(
        store,
        SOURCE,
        read_page(PlainPlatform(), page, SOURCE),
        page,
        link,
        crawl_id=3,
    )

    assert taken.results == ("reread",)
    assert len(store.versions("kuvitteella/b")) == 2


def test_a_text_that_really_changed_is_a_new_version(store: DecisionStore) -> None:
    page = Page("https://e.example/b", "item", b"title Kirjaston aukiolo\nUusi.")
    reading = read_page(PlainPlatform(), page, SOURCE)

    taken = take_page(store, SOURCE, reading, page, Link(page.url, "item"), crawl_id=3)

    assert taken.results == ("changed",)
    assert len(store.versions("kuvitteella/b")) == 3


def test_case_keys_of_an_older_store_are_made_anew(tmp_path: Path) -> None:
    """Version 2 kept zeros; one case had two keys."""
    url = restored(tmp_path / "old.db")
    with sqlite3.connect(tmp_path / "old.db") as connection:
        connection.execute(
            "UPDATE decisions SET case_key = 'kuvitteella|007'"
            " WHERE case_key IS NOT NULL"
        )

    with DecisionStore.open(url) as store:
        found = store.case("Kuvitteella", "7/12.03.00/2026")

        assert [row.decision.decision_id for row in found] == ["kuvitteella/a"]
