"""One durable truth: restored, older and other stores, takedowns, clocks, damage."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import logging
import os
import re
import shutil
import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.crawl.command import crawl_sources
from corpus.crawl.options import CrawlOptions
from corpus.errors import StoreError
from corpus.index_marks import PROGRESS, IndexMark, mark_of, mismatch, read_mark
from corpus.model import Decision, Page
from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.stewardship import clock
from corpus.stewardship.copying import (
    MANIFEST,
    back_up,
    back_up_beside,
    check_copy,
)
from corpus.stewardship.takedown_ledger import NAME, TakedownLedger
from corpus.store import DecisionStore
from search_web.care.daily import look_once
from search_web.cli import main, root
from search_web.settings import Settings
from tests.making import make_decision
from tests.search_web_world import decision

pytestmark = pytest.mark.slow


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(root, ["--data", str(data), *arguments])


def said(result: Result) -> str:
    return result.output + (str(result.exception) if result.exception else "")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    put(folder, range(1, 4))
    assert run(folder, "index").exit_code == 0
    return folder


def put(folder: Path, numbers: range, **changes: str) -> None:
    with DecisionStore.open(f"sqlite:///{folder / 'paatoshaku.db'}") as store:
        store.put_many(decision(n, **changes) for n in numbers)


def found(folder: Path, query: str = "") -> set[str]:
    result = run(folder, "search", query, "--format", "ndjson", "--kaikki")
    return {json.loads(line)["id"] for line in result.output.splitlines() if line}


def ids(*numbers: int) -> set[str]:
    return {f"mallila/{number}" for number in numbers}


# --- the index and its store -------------------------------------------------------


def older_store(data: Path, tmp_path: Path) -> None:
    """Keep a copy, go on, and put the copy back."""
    assert run(data, "backup", str(tmp_path / "copy")).exit_code == 0
    put(data, range(4, 7))
    assert run(data, "index").exit_code == 0
    for stray in ("-wal", "-shm"):
        (data / f"paatoshaku.db{stray}").unlink(missing_ok=True)
    shutil.copy(tmp_path / "copy" / "paatoshaku.db", data / "paatoshaku.db")


def grown_older_store(data: Path, tmp_path: Path) -> None:
    """The same, and the restored one has grown past the place of the index."""
    older_store(data, tmp_path)
    put(data, range(10, 20))


def other_store(data: Path, tmp_path: Path) -> None:
    """Another store has as many lines in its log."""
    put(tmp_path / "other", range(11, 14))
    for stray in ("-wal", "-shm"):
        (data / f"paatoshaku.db{stray}").unlink(missing_ok=True)
    shutil.copy(tmp_path / "other" / "paatoshaku.db", data / "paatoshaku.db")


def damaged_progress(data: Path, tmp_path: Path) -> None:
    (data / "index" / PROGRESS).write_text('{"sequence": 3, "rea')


def no_progress_numbers(data: Path, tmp_path: Path) -> None:
    (data / "index" / PROGRESS).write_text('{"sequence": "x", "reading": null}')


@pytest.mark.parametrize(
    "spoil",
    [
        older_store,
        grown_older_store,
        other_store,
        damaged_progress,
        no_progress_numbers,
    ],
)
def test_an_index_of_another_state_is_noticed_and_healed(
    data: Path, tmp_path: Path, spoil: object
) -> None:
    spoil(data, tmp_path)  # type: ignore[operator]
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        held = {item.decision.decision_id for item in store.iter_decisions()}
    for command in (("index",), ("serve", "--port", "0")):
        result = run(data, *command)
        assert result.exit_code == 1
        assert "run: paatoshaku repair" in said(result)
    assert "run: paatoshaku repair" in said(run(data, "status"))
    assert run(data, "check").exit_code == 1
    repaired = run(data, "repair")

    assert repaired.exit_code == 0, said(repaired)
    assert found(data) == held
    assert run(data, "index").exit_code == 0
    assert run(data, "check").exit_code == 0, said(run(data, "check"))
    assert "repair" not in said(run(data, "status"))


def test_a_lost_store_does_not_empty_the_index_by_itself(data: Path) -> None:
    """`repair` made an index of three decisions empty where the file had been lost."""
    (data / "paatoshaku.db").write_bytes(b"")

    refused = run(data, "repair")

    assert refused.exit_code == 1
    assert "paatoshaku restore FOLDER" in said(refused)
    assert "0 indexed, 3 removed" in run(data, "repair", "--empty").output


@pytest.mark.parametrize("spoilt", [b"", b"\x00garbage"])
def test_of_a_damaged_store_the_repair_is_named(data: Path, spoilt: bytes) -> None:
    whole = (data / "paatoshaku.db").read_bytes()
    (data / "paatoshaku.db").write_bytes(spoilt * 3000 or whole[: len(whole) // 2])

    for command in ("status", "index", "check"):
        result = run(data, command)
        assert result.exit_code == 1
        assert "run: paatoshaku repair" in said(result)


def test_of_a_page_overwritten_within_the_store_the_repair_is_named(data: Path) -> None:
    """`check` named no way out, and `repair` said of the damage "*** in database main ***"."""
    path = data / "paatoshaku.db"
    with sqlite3.connect(path) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'decisions'"
        ).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\x5a" * (size // 2))

    checked = run(data, "check")
    assert checked.exit_code == 1
    assert "run: paatoshaku repair" in said(checked)
    assert "***" not in said(run(data, "repair"))


def test_an_index_that_lags_behind_is_one_of_its_store(data: Path) -> None:
    put(data, range(4, 6))
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        assert mismatch(store, data / "index") is None
    assert run(data, "index").exit_code == 0
    assert found(data) == ids(1, 2, 3, 4, 5)


def test_a_repair_indexes_only_what_differs(data: Path) -> None:
    put(data, range(2, 3), title="Uusi otsikko")
    result = run(data, "repair")

    assert "1 indexed, 0 removed" in result.output
    assert "0 indexed, 0 removed" in run(data, "repair").output


def test_a_mark_of_an_older_version_is_read(data: Path) -> None:
    path = data / "index" / PROGRESS
    values = json.loads(path.read_text())
    del values["line"]
    path.write_text(json.dumps(values))

    assert read_mark(data / "index") == IndexMark(3, 0, "")
    assert run(data, "index").exit_code == 0


# --- backups -----------------------------------------------------------------------


def test_a_backup_brings_everything_back_and_takedowns_stay(
    data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    assert run(data, "backup", str(copy)).exit_code == 0
    assert run(data, "takedown", "mallila/2", "--why", "pyyntö").exit_code == 0
    put(data, range(4, 5))
    run(data, "index")

    refused = run(data, "restore", str(copy))
    assert refused.exit_code == 1
    assert "--yes" in said(refused)
    assert found(data) == ids(1, 3, 4)
    done = run(data, "restore", str(copy), "--yes")

    assert done.exit_code == 0, said(done)
    assert found(data) == ids(1, 3)
    assert "taken down again" in done.output
    put(data, range(2, 3))
    run(data, "index")
    assert found(data) == ids(1, 3)
    with sqlite3.connect(data / "paatoshaku.db") as connection:
        dump = "\n".join(connection.iterdump())
    assert "takedown" in dump
    assert run(data, "check").exit_code == 0


def test_nightly_copies_leave_the_newest_and_nothing_else_is_touched(
    data: Path, tmp_path: Path
) -> None:
    """Other folders, and copies that are not whole, are not ours to remove."""
    put(data, range(1, 3))
    folder = tmp_path / "copies"
    (folder / "before-update").mkdir(parents=True)
    (folder / "2020-01-01-000000").mkdir()
    nights = [dt.datetime(2026, 3, day, 4, 30, tzinfo=dt.UTC) for day in range(1, 6)]

    made = [back_up_beside(data, folder, night, 2) for night in nights]

    assert [len(dropped) for _, dropped in made] == [0, 0, 1, 1, 1]
    assert sorted(path.name for path in folder.iterdir()) == [
        "2020-01-01-000000",
        "2026-03-04-043000",
        "2026-03-05-043000",
        "before-update",
    ]
    assert check_copy(made[-1][0]).files[0] == "paatoshaku.db"


def test_a_nightly_copy_that_fails_leaves_nothing_and_removes_nothing(
    data: Path, tmp_path: Path
) -> None:
    put(data, range(1, 3))
    folder = tmp_path / "copies"
    first, _ = back_up_beside(data, folder, dt.datetime(2026, 3, 1, tzinfo=dt.UTC), 1)
    (data / "paatoshaku.db").write_bytes(b"broken" * 1000)

    with pytest.raises(StoreError, match="cannot back up"):
        back_up_beside(data, folder, dt.datetime(2026, 3, 2, tzinfo=dt.UTC), 1)

    assert list(folder.iterdir()) == [first]


def test_an_older_database_put_back_by_hand_brings_no_takedown_back(
    data: Path, tmp_path: Path
) -> None:
    older_store(data, tmp_path)
    fresh = tmp_path / "fresh"
    shutil.copytree(data, fresh)
    assert run(data, "takedown", "mallila/1", "--why", "pyyntö").exit_code == 0
    shutil.copy(data / NAME, fresh / NAME)

    assert run(fresh, "repair").exit_code == 0
    assert found(fresh) == ids(2, 3)


def test_a_takedown_of_before_the_ledger_is_noted_at_the_next_index(data: Path) -> None:
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        store.takedown("mallila/3", "pyyntö")
    assert run(data, "index").exit_code == 0

    assert set(TakedownLedger(data).bars()) == ids(3)
    assert stat.S_IMODE((data / NAME).stat().st_mode) == 0o600


def test_damaged_lines_of_the_ledger_cost_only_themselves(data: Path) -> None:
    run(data, "takedown", "mallila/1", "--why", "a")
    with (data / NAME).open("ab") as file:
        file.write(b'{"decision_id": "mal\xff')
    run(data, "takedown", "mallila/2", "--why", "b")

    assert set(TakedownLedger(data).bars()) == ids(1, 2)


def test_a_backup_is_consistent_while_others_write(data: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 100
        while not stop.is_set():
            put(data, range(number, number + 5))
            number += 5

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(3):
            back_up(data, tmp_path / f"copy{turn}")
    finally:
        stop.set()
        writer.join()
    for turn in range(3):
        check_copy(tmp_path / f"copy{turn}")
        url = f"sqlite:///{tmp_path / f'copy{turn}' / 'paatoshaku.db'}"
        with DecisionStore.open(url) as store:
            assert list(store.care.problems()) == []
            assert store.last_sequence() == store.document_counts().decisions


@pytest.mark.parametrize("what", ["missing", "flipped", "no manifest", "not empty"])
def test_a_backup_that_is_not_whole_touches_nothing(
    data: Path, tmp_path: Path, what: str
) -> None:
    copy = tmp_path / "copy"
    run(data, "backup", str(copy))
    if what == "not empty":
        assert "not an empty folder" in said(run(data, "backup", str(copy)))
        return
    if what == "missing":
        (copy / "paatoshaku.db").unlink()
    elif what == "no manifest":
        (copy / MANIFEST).unlink()
    else:
        content = bytearray((copy / "paatoshaku.db").read_bytes())
        content[len(content) // 2] ^= 1
        (copy / "paatoshaku.db").write_bytes(content)
    before = (data / "paatoshaku.db").read_bytes()
    result = run(data, "restore", str(copy), "--yes")

    assert result.exit_code == 1
    assert isinstance(result.exception, StoreError)
    assert (data / "paatoshaku.db").read_bytes() == before


# --- damage ------------------------------------------------------------------------


def test_check_names_damaged_rows_and_pages(data: Path) -> None:
    with sqlite3.connect(data / "paatoshaku.db") as connection:
        connection.execute(
            "UPDATE decisions SET content = x'00' WHERE decision_id = 'mallila/2'"
        )
    result = run(data, "check")

    assert result.exit_code == 1
    assert "mallila/2: its row cannot be read" in result.output


DAMAGES = {
    "record": "UPDATE decisions SET content = x'00' WHERE decision_id = 'mallila/2'",
    "other record": "UPDATE decisions SET content = (SELECT content FROM decisions "
    "WHERE decision_id = 'mallila/1') WHERE decision_id = 'mallila/2'",
    "reading": "UPDATE readings SET content = x'78' WHERE decision_id = 'mallila/2'",
    "version": "UPDATE versions SET content = x'00' WHERE decision_id = 'mallila/2'",
    "time": "UPDATE decisions SET changed_at = '2026-11m28' WHERE decision_id = "
    "'mallila/2'",
    "time of a change": "UPDATE changes SET at = 'x' WHERE sequence = 1",
    "raw page": "UPDATE pages SET body = x'789c00' WHERE page_id = 1",
    "cut page": "UPDATE pages SET body = substr(body, 1, 9) WHERE page_id = 1",
}


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_repair_salvages_all_that_is_whole(data: Path, damage: str) -> None:
    """What was damaged leaves without a bar, so that its source brings it back."""
    put(data, range(2, 3), title="Uusi otsikko")
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        page = Page("https://a.example/2", "document", b"Sivu")
        store.pages.put_page("mallila", page, decision_ids=["mallila/2"])
    assert run(data, "index").exit_code == 0
    with sqlite3.connect(data / "paatoshaku.db") as connection:
        assert connection.execute(DAMAGES[damage]).rowcount >= 1
    repaired = run(data, "repair")

    assert repaired.exit_code == 0, said(repaired)
    assert "damaged rows were taken out" in repaired.output
    assert "damaged rows" not in run(data, "repair").output
    assert run(data, "check").exit_code == 0, said(run(data, "check"))
    left = ids(1, 3) if "record" in damage else ids(1, 2, 3)
    assert found(data) == left
    put(data, range(2, 3), title="Uusi otsikko")
    assert run(data, "index").exit_code == 0
    assert found(data) == ids(1, 2, 3)


def test_a_repair_indexes_what_was_read_otherwise_on_the_same_bytes(data: Path) -> None:
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        before = store.get("mallila/2")
        assert before is not None
        made = before.decision
        reading = dataclasses.replace(made.reading, title="Lumilinkojen huolto")
        store.put(Decision(made.as_published, reading))
    assert "1 indexed, 0 removed" in run(data, "repair").output
    hits = run(data, "search", "lumilinkojen", "--format", "ndjson", "--kaikki").output

    assert '"title": "Lumilinkojen huolto"' in hits


def test_a_disk_that_refuses_is_one_sentence(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is written then; the store says the same in its own words."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28), str(data / "index" / "x"))

    put(data, range(4, 5))
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SystemExit) as caught:
        main(["--data", str(data), "index"])

    assert caught.value.code == 1
    written = capsys.readouterr().err
    assert "Traceback" not in written
    assert re.search(r"paatoshaku: .*No space left on device\n\Z", written)


# --- the clock ---------------------------------------------------------------------

NOW = dt.datetime(2026, 5, 8, 9, 0, tzinfo=dt.UTC)


def test_a_clock_that_jumps_forward_is_not_believed_until_confirmed(
    tmp_path: Path,
) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'a.db'}") as store:
        assert clock.doubt(store, NOW) is None
        assert clock.doubt(store, NOW + dt.timedelta(hours=20)) is None
        later = NOW + dt.timedelta(days=1300)
        problem = clock.doubt(store, later)
        assert problem is not None
        assert "--confirm-clock" in problem
        assert clock.doubt(store, later) == problem
        assert clock.doubt(store, NOW) is None
        clock.confirm(store, later)
        assert clock.doubt(store, later + dt.timedelta(hours=1)) is None


def test_a_clock_that_went_back_is_not_believed_until_confirmed(tmp_path: Path) -> None:
    """Either it is wrong now, or it was wrong when it was last believed."""
    with DecisionStore.open(f"sqlite:///{tmp_path / 'a.db'}") as store:
        assert clock.doubt(store, NOW) is None
        assert clock.doubt(store, NOW - dt.timedelta(hours=20)) is None
        earlier = NOW - dt.timedelta(days=400)
        problem = clock.doubt(store, earlier)
        assert problem is not None
        assert "--confirm-clock" in problem
        assert clock.doubt(store, NOW + dt.timedelta(hours=1)) is None
        clock.confirm(store, earlier)
        assert clock.doubt(store, earlier + dt.timedelta(hours=1)) is None
        assert clock.doubt(store, NOW) is not None


@pytest.mark.parametrize("days", [-400, 400])
def test_every_command_says_that_nothing_expires_under_a_doubted_clock(
    tmp_path: Path, days: int, caplog: pytest.LogCaptureFixture
) -> None:
    now = dt.datetime.now(dt.UTC)
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        store.put(decision(1))
        clock.confirm(store, now + dt.timedelta(days=days))

    for words in (("expire",), ("expire", "--dry-run"), ("expire", "--soon")):
        assert "--confirm-clock" in run(tmp_path, *words).output, words
    assert re.search(r"fail +clock .*--confirm-clock", run(tmp_path, "doctor").output)
    with caplog.at_level(logging.WARNING):
        assert look_once(Settings(data=tmp_path), now) == 0
    assert "--confirm-clock" in caplog.text
    assert run(tmp_path, "expire", "--confirm-clock").exit_code == 0
    assert "--confirm-clock" not in run(tmp_path, "expire").output
    assert re.search(r"ok +clock ", run(tmp_path, "doctor").output)


def test_the_first_known_time_of_an_older_store_is_its_last_change(
    tmp_path: Path,
) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.put(decision(1))
        known = store.care.known_time()
        assert known is not None
        assert clock.doubt(store, known + dt.timedelta(days=400)) is not None


def test_what_is_written_under_a_wrong_clock_does_not_speak_for_it(
    tmp_path: Path,
) -> None:
    """In a store that never noted a time, the last change was the known time."""
    path = tmp_path / "a.db"
    with DecisionStore.open(f"sqlite:///{path}") as store:
        store.put(decision(1))
        known = store.care.known_time()
        assert known is not None
        later = known + dt.timedelta(days=1300)
        assert clock.doubt(store, later) is not None
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE changes SET at = ?", (later.isoformat(),))
        connection.close()

        assert clock.doubt(store, later) is not None
        assert clock.doubt(store, known + dt.timedelta(hours=1)) is None


@pytest.mark.parametrize(("days", "is_left"), [(0, True), (1300, False)])
def test_a_crawl_under_a_clock_that_jumped_lets_nothing_expire(
    tmp_path: Path, days: int, is_left: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twice, for the first writes the wrong time all over the store."""
    path = tmp_path / "a.db"
    began = dt.datetime.now(dt.UTC)
    old = began.date() - dt.timedelta(days=90)
    named = make_decision(
        decision_id="kuvitteella/a",
        source_id="kuvitteella",
        kind="officeholder-decision",
        date=old,
        has_personal_data=True,
    )
    source = Source("kuvitteella", "casem", "http://127.0.0.1:9/", municipality="K")
    begins = began + dt.timedelta(days=days)

    def fetch(store: DecisionStore, *_: object, **__: object) -> list[CrawlReport]:
        """Find nothing; all that is written has the time of the wrong clock."""
        store.finish_crawl(store.start_crawl("kuvitteella").crawl_id)
        with sqlite3.connect(path) as connection:
            for table, column in (("crawls", "started_at"), ("changes", "at")):
                words = f"UPDATE {table} SET {column} = ?"
                connection.execute(words, (begins.isoformat(),))
        connection.close()
        return []

    with DecisionStore.open(f"sqlite:///{path}") as store:
        store.put(named)
        for _ in range(2):
            crawl_sources(store, [source], CrawlOptions(), now=begins, run=fetch)
        left = not store.known(["kuvitteella/a"])

    assert left is is_left
    assert capsys.readouterr().err.count("--confirm-clock") == (0 if is_left else 2)


def test_marks_differ_by_history(tmp_path: Path) -> None:
    marks = []
    for name in ("a", "b"):
        with DecisionStore.open(f"sqlite:///{tmp_path / name}.db") as store:
            store.put(decision(1))
            marks.append(mark_of(store))

    assert marks[0] != marks[1]
    assert (marks[0].sequence, marks[0].reading) == (1, marks[1].reading)


def test_two_copies_of_one_second_are_two_folders(tmp_path: Path) -> None:
    """A copy made while another has its name takes the next free second."""
    data, copies = tmp_path / "data", tmp_path / "copies"
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}"):
        pass
    moment = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)

    made = [back_up_beside(data, copies, moment, keep=3)[0].name for _ in range(2)]

    assert made == ["2026-03-01-120000", "2026-03-01-120001"]
    assert sorted(path.name for path in copies.iterdir()) == made
