"""The decision store: history, identity over time, removal, changes."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import datetime as dt
import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from corpus.errors import StoreError, UnknownDecision
from corpus.model import (
    Attachment,
    AttachmentText,
    Block,
    Decision,
    EarlierHandling,
    Issue,
    Page,
    to_json,
)
from corpus.privacy import mask_decision
from corpus.records import ReadHandling
from corpus.storage.identity import matter_digest
from corpus.storage.sql.codec import decode_decision, encode_published, encode_reading
from corpus.storage.sql.schema import METADATA
from corpus.store import DecisionStore
from tests.making import make_decision


def make(raw_id: str = "1", **values: Any) -> Decision:
    """An item of an invented municipality."""
    record: dict[str, Any] = {
        "decision_id": f"kuvitteella/{raw_id}",
        "source_id": "kuvitteella",
        "platform": "demo",
        "url": f"https://paatokset.example/{raw_id}",
        "title": "Koulukuljetusten hankinta",
        "text": "Lautakunta päätti hyväksyä esityksen.",
        "status": "minutes",
        "municipality": "Kuvitteella",
        "body": "Sivistyslautakunta",
        "body_name": "Sivistyslautakunta",
        "date": dt.date(2026, 3, 12),
        "meeting_time": "17:00",
        "minutes_section": "28",
        "case_number": "15/12.00.01/2026",
    }
    return make_decision(**(record | values))


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind that the store promises to work on."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
def store(store_url: str) -> Iterator[DecisionStore]:
    with DecisionStore.open(store_url) as opened:
        yield opened


def test_a_decision_comes_back_as_it_was_put(store: DecisionStore) -> None:
    decision = make(
        blocks=(Block("decision", "Päätös", 0, 10),),
        attachments=(Attachment("Liite 1", url="https://paatokset.example/l1.pdf"),),
        published=dt.date(2026, 3, 20),
    )

    assert store.put(decision) == "new"
    stored = store.get(decision.decision_id)

    assert stored is not None
    assert stored.decision == decision
    assert stored.version == 1
    assert next(store.changes_since(0)).content_hash == decision.content_hash


def test_putting_the_same_again_changes_nothing(store: DecisionStore) -> None:
    store.put(make())
    sequence = store.last_sequence()

    assert store.put(make()) == "unchanged"
    assert store.last_sequence() == sequence
    assert len(store.versions("kuvitteella/1")) == 1


def test_a_change_keeps_the_former_version(store: DecisionStore) -> None:
    store.put(make())

    assert store.put(make(text="Korjattu pöytäkirja.")) == "changed"
    texts = [version.decision.text for version in store.versions("kuvitteella/1")]

    assert texts == ["Lautakunta päätti hyväksyä esityksen.", "Korjattu pöytäkirja."]
    assert [change.op for change in store.changes_since(0)] == ["upsert", "upsert"]


def test_minutes_replace_the_agenda_under_the_first_id(store: DecisionStore) -> None:
    store.put(make("agenda-4", status="agenda", minutes_section=None, text="Ehdotus."))

    result = store.put(make("minutes-9", text="Päätös.", meeting_time="17.04"))
    stored = store.get("kuvitteella/minutes-9")

    assert result == "changed"
    assert store.resolve("kuvitteella/minutes-9") == "kuvitteella/agenda-4"
    assert stored is not None
    assert stored.decision.decision_id == "kuvitteella/agenda-4"
    assert stored.decision.text == "Päätös."
    assert stored.agenda_version == 1
    assert len(list(store.iter_decisions())) == 1


def test_an_agenda_met_after_its_minutes_becomes_their_former_version(
    store: DecisionStore,
) -> None:
    store.put(make("m", text="Päätös."))
    store.put(make("m", text="Päätös, korjattu."))
    sequence = store.last_sequence()

    assert store.put(make("a", status="agenda", text="Ehdotus.")) == "unchanged"
    texts = [version.decision.text for version in store.versions("kuvitteella/a")]

    assert texts == ["Ehdotus.", "Päätös.", "Päätös, korjattu."]
    assert store.get("kuvitteella/m").agenda_version == 1  # type: ignore[union-attr]
    assert store.last_sequence() == sequence
    assert store.put(make("a", status="agenda", text="Ehdotus.")) == "unchanged"


@pytest.mark.parametrize(
    "other",
    [
        {"body_name": "Tekninen lautakunta"},
        {"date": dt.date(2026, 3, 13)},
        {"meeting_time": "19:00"},
        {"municipality": "Toinen"},
        {"language": "sv", "title": "Upphandling av skolskjutsar"},
        {"case_number": "16/12.00.01/2026", "title": "Muu asia"},
        {"case_number": "16/12.00.01/2026"},
        {"status": "minutes", "minutes_section": "29"},
    ],
)
def test_items_of_other_meetings_or_matters_stay_apart(
    store: DecisionStore, other: dict[str, Any]
) -> None:
    store.put(make("agenda", status="minutes" if "status" in other else "agenda"))

    assert store.put(make("minutes", **other)) == "new"


def test_two_items_of_one_case_in_one_meeting_are_not_mixed_up(
    store: DecisionStore,
) -> None:
    store.put(make("a1", status="agenda", title="Maksut"))
    store.put(make("a2", status="agenda", title="Aikataulu"))

    store.put(make("m2", title="Aikataulu"))
    store.put(make("m1", title="Maksut"))

    assert store.resolve("kuvitteella/m1") == "kuvitteella/a1"
    assert store.resolve("kuvitteella/m2") == "kuvitteella/a2"


def test_an_item_without_case_number_is_matched_by_title(store: DecisionStore) -> None:
    store.put(make("a", status="agenda", case_number=None, title="Kokouksen avaus"))

    store.put(make("m", case_number=None, title="§ 1 Kokouksen avaus"))

    assert store.resolve("kuvitteella/m") == "kuvitteella/a"


def test_a_removed_decision_leaves_no_text(
    store: DecisionStore, tmp_path: Path
) -> None:
    store.put(make(text="Salainen sana xyzzyplugh."))
    store.put(make(text="Salainen sana xyzzyplugh, korjattu."))
    store.put_page(
        "kuvitteella",
        Page("https://paatokset.example/1", "decision", b"xyzzyplugh"),
        ["kuvitteella/1"],
    )

    store.remove("kuvitteella/1", "gone")

    assert store.get("kuvitteella/1") is None
    assert store.versions("kuvitteella/1") == []
    assert list(store.iter_pages()) == []
    tombstone = store.tombstone("kuvitteella/1")
    assert tombstone is not None
    assert tombstone.reason == "gone"
    assert [change.op for change in store.changes_since(2)] == ["delete"]


def test_what_is_gone_returns_only_from_its_source(store: DecisionStore) -> None:
    store.put(make())
    store.remove("kuvitteella/1", "gone")

    assert store.put(make()) == "refused"
    assert store.put(make(), republished=True) == "new"
    assert store.tombstone("kuvitteella/1") is None


def test_a_takedown_is_never_undone(store: DecisionStore) -> None:
    store.put(make("agenda", status="agenda"))
    store.takedown("kuvitteella/agenda", "asianosaisen pyyntö")

    assert store.put(make("agenda", status="agenda"), republished=True) == "refused"
    assert store.put(make("minutes"), republished=True) == "refused"
    assert store.tombstones("takedown")[0][1] == "asianosaisen pyyntö"


def test_a_takedown_works_under_a_former_id(store: DecisionStore) -> None:
    store.put(make("agenda", status="agenda"))
    store.put(make("minutes"))

    store.takedown("kuvitteella/minutes", "pyyntö")

    assert store.get("kuvitteella/agenda") is None
    assert store.put(make("minutes"), republished=True) == "refused"


def test_a_takedown_blanks_the_page_that_others_share(store: DecisionStore) -> None:
    page = Page("https://paatokset.example/kaikki.pdf", "minutes", b"%PDF")
    store.put_many([make("1"), make("2", title="Muu", case_number=None)])
    store.put_page("kuvitteella", page, ["kuvitteella/1", "kuvitteella/2"])

    store.takedown("kuvitteella/1", "pyyntö")

    assert list(store.iter_pages()) == []
    assert store.get("kuvitteella/2") is not None


def test_removing_an_unknown_decision_names_it(store: DecisionStore) -> None:
    with pytest.raises(UnknownDecision, match="kuvitteella/404"):
        store.remove("kuvitteella/404", "gone")


def test_the_text_of_an_attachment_survives_a_re_crawl(store: DecisionStore) -> None:
    listed = make(attachments=(Attachment("Liite", url="https://e.example/1.pdf"),))
    store.put(listed)

    assert store.put_attachment_text(
        AttachmentText("kuvitteella/1", "https://e.example/1.pdf", "Liitteen teksti")
    )
    assert store.put(listed) == "unchanged"
    stored = store.get("kuvitteella/1")

    assert stored is not None
    assert stored.decision.attachments[0].text == "Liitteen teksti"
    assert stored.version == 1


def test_a_case_lists_its_handlings_by_date(store: DecisionStore) -> None:
    store.put(make("valtuusto", body_name="Valtuusto", date=dt.date(2026, 5, 1)))
    store.put(make("lautakunta"))
    store.put(make("muu", municipality="Toinen"))

    handlings = store.case("Kuvitteella", "15/12.00.01 / 2026")

    assert [item.decision.body_name for item in handlings] == [
        "Sivistyslautakunta",
        "Valtuusto",
    ]
    assert store.case_sizes([("Kuvitteella", "15/12.00.01/2026"), ("X", "1")]) == {
        ("Kuvitteella", "15/12.00.01/2026"): 2,
        ("X", "1"): 0,
    }


def test_many_cases_are_asked_at_once_and_answer_as_each_does(
    store: DecisionStore,
) -> None:
    store.put(make("valtuusto", date=dt.date(2026, 5, 1)))
    store.put(make("lautakunta"))
    store.put(make("muu", municipality="Toinen"))
    asked: list[tuple[str | None, str]] = [
        ("Kuvitteella", "15/12.00.01 / 2026"),
        ("Kuvitteella", "15/12.00.01/2026"),
        ("Toinen", "15/12.00.01/2026"),
        ("Toinen", "1/2026"),
        (None, " "),
    ]

    found = store.handlings(asked)

    assert found == {
        case: [
            ReadHandling(one.decision.decision_id, one.decision.reading)
            for one in store.case(*case)
        ]
        for case in asked
    }
    assert [len(found[case]) for case in asked] == [2, 2, 1, 0, 0]


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("HEL 2024-009117 T 00 00 03", "HEL-2024-009117"),
        ("HEL 2024-009117", "HEL 2024–009117"),
        ("TRE:4787/10.03.01/2016", "4787/10.03.01/2016"),
        ("VD/1545/00.04.00/2017", "VD/1545/00.04.00 / 2017"),
        ("MliDno-2017-206", "mlidno-2017-206"),
        ("3700/11.01.00 /2011", "3700/11.01.00/2011"),
    ],
)
def test_spellings_of_one_number_are_one_case(
    store: DecisionStore, stored: str, asked: str
) -> None:
    store.put(make(case_number=stored))
    store.put(make("2", case_number="9999/10.03.01/2016", title="Muu"))

    assert len(store.case("Kuvitteella", asked)) == 1


@pytest.mark.slow
def test_many_decisions_stream_in_order_of_id(store: DecisionStore) -> None:
    names = [*(f"{n:04d}" for n in range(1199)), "a-1", "a1", "B", "ä"]
    batch = [
        make(name, title=f"Asia {name}", case_number=None, minutes_section=name)
        for name in names
    ]

    assert store.put_many(batch) == ["new"] * 1203
    ids = [item.decision.decision_id for item in store.iter_decisions()]

    assert ids == sorted(decision.decision_id for decision in batch)
    assert len(list(store.changes_since(0))) == 1203
    assert len(list(store.changes_since(5, limit=7))) == 7
    assert list(store.get_many([ids[3], "none", ids[1]])) == [ids[3], ids[1]]


def test_a_failed_transaction_leaves_nothing(store: DecisionStore) -> None:
    def put_and_fail() -> None:
        with store.transaction():
            store.put(make())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        put_and_fail()

    assert store.get("kuvitteella/1") is None


def test_readers_see_the_store_while_a_crawl_writes(
    store: DecisionStore, store_url: str
) -> None:
    store.put(make())
    with DecisionStore.open(store_url) as other:
        with store.transaction():
            store.put(make("2", title="Muu", case_number=None))
            seen = len(list(other.iter_decisions()))

        assert seen == 1
        assert len(list(other.iter_decisions())) == 2


def test_a_page_is_kept_with_its_headers_and_replaced_by_its_next_fetch(
    store: DecisionStore,
) -> None:
    page = Page(
        "https://e.example/1",
        "meeting",
        b"\xff\xfe\x00",
        headers={"Content-Type": "text/html"},
        form=(("kirjaamo", "690"),),
        context={"body": "Kaupunginhallitus"},
        since=dt.date(2026, 1, 1),
    )
    store.put_page("kuvitteella", dataclasses.replace(page, body=b"old"))
    store.put_page("kuvitteella", page)

    [(source_id, found)] = store.iter_pages()

    assert source_id == "kuvitteella"
    assert dataclasses.replace(found, fetched_at=None) == page


def test_issues_come_back_newest_first(store: DecisionStore) -> None:
    store.add_issues("kuvitteella", [Issue("structure", "eka"), Issue("empty", "toka")])

    assert [row.issue.message for row in store.issues("kuvitteella")] == ["toka", "eka"]
    assert store.issues("muu") == []


def test_counts_and_coverage_agree(store: DecisionStore) -> None:
    store.put_many([make("1"), make("2", title="Muu", case_number=None)])

    assert store.document_counts().by_municipality == (("Kuvitteella", 2),)
    [cell] = store.coverage("Kuvitteella")
    assert (cell.body_name, cell.month, cell.decisions) == (
        "Sivistyslautakunta",
        "2026-03",
        2,
    )


@pytest.mark.parametrize("url", ["nonsense", "nosuchdb://x", "sqlite:////proc/x/y.db"])
def test_a_place_that_cannot_be_used_is_one_sentence(url: str) -> None:
    with pytest.raises(StoreError, match=r"cannot|is not an address") as caught:
        DecisionStore.open(url)

    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"not a database at all" * 100)

    with pytest.raises(StoreError, match="not a database"):
        DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}")


def test_two_stored_items_become_one_when_a_better_reading_shows_it(
    store: DecisionStore,
) -> None:
    store.put(make("a", status="agenda", text="Ehdotus."))
    store.put(make("m", body_name=None, body=None, text="Päätös."))
    assert len(list(store.iter_decisions())) == 2
    sequence = store.last_sequence()

    store.put(make("m", text="Päätös."))
    stored = store.get("kuvitteella/m")

    assert stored is not None
    assert stored.decision.decision_id == "kuvitteella/a"
    assert stored.decision.text == "Päätös."
    assert stored.agenda_version == 1
    texts = [version.decision.text for version in store.versions("kuvitteella/a")]
    assert texts == ["Ehdotus.", "Päätös.", "Päätös."]
    last = {c.decision_id: c.op for c in store.changes_since(sequence)}
    assert last == {"kuvitteella/m": "delete", "kuvitteella/a": "upsert"}
    assert store.put(make("m", text="Päätös.")) == "unchanged"
    assert store.put(make("a", status="agenda", text="Ehdotus.")) == "unchanged"


decision_values = st.fixed_dictionaries(
    {
        "title": st.none() | st.text(),
        "text": st.text(),
        "date": st.none() | st.dates(),
        "body": st.none() | st.text(max_size=20),
        "case_number": st.none() | st.text(max_size=20),
        "blocks": st.lists(
            st.builds(
                Block,
                kind=st.just("decision"),
                heading=st.none() | st.text(max_size=5),
                start=st.integers(0, 9),
                end=st.integers(0, 9),
                earlier=st.none()
                | st.builds(
                    EarlierHandling,
                    body=st.none() | st.text(max_size=5),
                    date=st.none() | st.dates(),
                    minutes_section=st.none() | st.text(max_size=5),
                ),
            ),
            max_size=2,
        ).map(tuple),
    }
)


@given(decision_values)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_decision_survives_the_way_through_the_store(
    values: dict[str, Any],
) -> None:
    decision = mask_decision(make(**values))

    digest, content = encode_published(decision.as_published)
    reading = encode_reading(decision.reading)

    assert decode_decision(content, reading, None) == decision
    assert digest == decision.content_hash
    assert to_json(decision) == json.loads(json.dumps(to_json(decision)))


def test_a_wrongly_read_language_does_not_part_agenda_and_minutes(
    store: DecisionStore,
) -> None:
    store.put(make("a", status="agenda", language="sv"))

    assert store.put(make("m")) == "changed"


def test_the_tables_can_be_made_in_postgresql() -> None:
    for table in METADATA.sorted_tables:
        statement = str(CreateTable(table).compile(dialect=postgresql.dialect()))

        assert statement.strip().startswith(f"CREATE TABLE {table.name}")


def test_a_takedown_empties_the_write_ahead_log(tmp_path: Path) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store:
        store.put(make())

        store.takedown("kuvitteella/1", "pyyntö")

        assert (tmp_path / "store.db-wal").stat().st_size == 0


def test_a_store_of_another_version_is_refused_in_one_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    DecisionStore.open(url).close()
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute("UPDATE schema_version SET version = 99")

    with pytest.raises(StoreError, match=r"schema 99, this program reads [0-9]+"):
        DecisionStore.open(url)


def test_a_digest_of_a_removed_matter_never_changes() -> None:
    """Tombstones hold it; the matter would come back under another one."""
    decision = make(case_number="HEL 2024-009117 T 00 00 03", title="Katto")

    assert matter_digest(decision) == (
        "411f9768ba5daeab2cb8cc192498046c519b38da6a9a8fab01d1b323528ea792"
    )


def test_two_writers_take_turns_and_their_changes_come_in_order(
    store: DecisionStore, store_url: str
) -> None:
    """A reader that has seen change n never misses one below it."""
    done: list[str] = []

    def put_another() -> None:
        with DecisionStore.open(store_url) as other:
            other.put(make("2", title="Muu", case_number=None))
            done.append("other")

    with store.transaction():
        store.put(make())
        thread = threading.Thread(target=put_another)
        thread.start()
        thread.join(timeout=0.5)
        done.append("first")
    thread.join()

    assert done == ["first", "other"]
    ids = [change.decision_id for change in store.changes_since(0)]
    assert ids == ["kuvitteella/1", "kuvitteella/2"]


def test_one_new_database_is_opened_by_several_at_once(store_url: str) -> None:
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: DecisionStore.open(store_url), range(4)))

    assert [store.last_sequence() for store in opened] == [0] * 4
    for store in opened:
        store.close()


def test_a_new_database_waits_for_another_that_switches_its_journal(
    tmp_path: Path,
) -> None:
    """SQLite answers "locked" at once there, whatever the busy timeout is."""
    path = tmp_path / "store.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, other.execute, ["COMMIT"])
    timer.start()

    with DecisionStore.open(f"sqlite:///{path}") as store:
        assert store.last_sequence() == 0
    timer.join()
    other.close()


@pytest.mark.parametrize("damage", ["\0", "\ud800", "\x1b", "\U0001f6d1"])
def test_damaged_characters_are_stored_like_any(
    store: DecisionStore, damage: str
) -> None:
    word = f"Sivistys{damage}lautakunta"
    decision = make(body=word, body_name=word, title=word, text=word, case_number=word)

    store.put(decision)
    store.put(make("2", municipality=word, case_number=None))
    store.crawls.add_issues(
        "kuvitteella", [Issue("structure", word, f"https://{word}")]
    )

    assert len(list(store.iter_decisions())) == 2
    assert len(store.issues()) == 1
    assert store.coverage()


def test_a_purge_inside_a_transaction_is_done_after_it(tmp_path: Path) -> None:
    """Inside, it would wait for its own transaction and leave the texts in the log."""
    path = tmp_path / "store.db"
    log = path.with_name("store.db-wal")
    with DecisionStore.open(f"sqlite:///{path}") as store:
        with store.transaction():
            store.put(make_decision())
            store.purge()

        assert log.stat().st_size == 0
        assert store.document_counts().decisions == 1
