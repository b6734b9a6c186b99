"""What is lost or damaged beside the store is told with what to do, and mended."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore
from search_web.cli import root
from search_web.settings import load_settings
from tests.search_web_world import decision


def run(data: Path, *arguments: str) -> str:
    """Return what a command says, its error included."""
    result = CliRunner().invoke(root, ["--data", str(data), *arguments])
    said = "" if isinstance(result.exception, SystemExit) else str(result.exception)
    return result.output + said


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    with DecisionStore.open(load_settings(data=folder).store_url) as store:
        store.put_many(decision(n) for n in range(1, 4))
    run(folder, "index")
    return folder


def test_a_lost_database_is_not_called_a_new_one(data: Path) -> None:
    """`doctor` and `check` advised a crawl."""
    (data / "paatoshaku.db").unlink()
    checked = run(data, "check")
    missing = run(data, "doctor")
    run(data, "status")  # makes an empty one
    empty = run(data, "doctor")

    for said in (checked, missing, empty):
        assert "the index was made of 3 changes: was the database file lost?" in said
        assert "paatoshaku restore FOLDER" in said


def test_a_new_folder_is_told_to_crawl(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()

    assert "run: paatoshaku crawl" in run(tmp_path / "data", "check")
    assert "none yet → paatoshaku crawl, or import" in run(tmp_path / "data", "doctor")


def test_damaged_lines_of_the_ledger_are_told_and_set_aside(data: Path) -> None:
    run(data, "takedown", "mallila/1", "--why", "pyyntö")
    ledger = TakedownLedger(data)
    whole = ledger.path.read_text()
    ledger.path.write_text("{torn\n" + whole + '{"decision_id": "mal')
    told = run(data, "check")
    mended = run(data, "repair")

    assert "takedowns.jsonl: 2 lines cannot be read; run: paatoshaku repair" in told
    assert "its damaged lines are in" in mended
    assert ledger.path.read_text() == whole
    assert (data / "takedowns.jsonl.damaged").read_text().startswith("{torn")
    assert "everything is whole" in run(data, "check")


def test_a_ledger_of_damaged_lines_only_is_written_by_the_store(data: Path) -> None:
    run(data, "takedown", "mallila/1", "--why", "pyyntö")
    ledger = TakedownLedger(data)
    ledger.path.write_text("{torn\n")

    run(data, "repair")

    assert set(ledger.bars()) == {"mallila/1"}
    assert ledger.damaged() == 0


def test_damaged_contacts_are_told_with_what_to_do(data: Path) -> None:
    (data / "contacts.db").write_bytes(b"no database at all, but a file" * 200)

    checked, looked = run(data, "check"), run(data, "doctor")

    assert "contacts: file is not a database; run: paatoshaku repair" in checked
    assert "fail  contacts    file is not a database → paatoshaku repair" in looked


def test_a_disk_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    """Every command waited half a minute first."""
    (tmp_path / "paatoshaku.db").mkdir()
    begun = time.monotonic()

    said = run(tmp_path, "status")

    assert "cannot open the database" in said
    assert time.monotonic() - begun < 20


def test_a_failed_backup_leaves_nothing_in_the_way(data: Path, tmp_path: Path) -> None:
    (data / "contacts.db").write_bytes(b"no database at all, but a file" * 200)
    target = tmp_path / "backup"

    failed = run(data, "backup", str(target))
    (data / "contacts.db").unlink()
    again = run(data, "backup", str(target))

    assert "cannot back up" in failed
    assert "backed up to" in again
