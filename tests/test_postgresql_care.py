"""Saved searches, alerts, takedowns, marks and two stores' histories on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.errors import StoreError
from corpus.index_marks import mark_of, mismatch, write_mark
from corpus.stewardship import clock
from corpus.stewardship.copying import check_copy
from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore
from search_web.cli import root
from search_web.saved.alerts import Alerts
from search_web.saved.server import SavedSearches
from tests import postgresql
from tests.search_web_world import decision

NOW = dt.datetime(2026, 5, 8, 9, 0, tzinfo=dt.UTC)

pytestmark = [pytest.mark.postgresql, pytest.mark.slow]


def test_saved_searches_live_in_the_same_database(postgresql_url: str) -> None:
    searches = SavedSearches.open(postgresql_url)
    secret = searches.create("Omat", {"q": ["kirjasto"]}, [("a", "1")], "g", NOW)
    found = searches.get(secret)

    assert found is not None
    assert found.base_line == {"a": "1"}
    assert searches.expire(NOW + dt.timedelta(days=400)) == 1
    searches.close()


def test_alerts_and_their_quotas(postgresql_url: str) -> None:
    alerts = Alerts.open(postgresql_url)
    assert alerts.confirmations.take("a@b.example", "s", NOW) == "send"
    token = alerts.subscribe("s", "a@b.example", "daily", {}, NOW)
    assert alerts.confirm(token, NOW)
    assert len(alerts.due(NOW)) == 1
    alerts.close()


def test_takedowns_marks_clock_and_expiry(postgresql_url: str, tmp_path: Path) -> None:
    with DecisionStore.open(postgresql_url) as store:
        store.put_many(decision(n) for n in range(1, 4))
        mark = mark_of(store)
        write_mark(tmp_path / "index", mark)
        assert mismatch(store, tmp_path / "index") is None
        store.takedown("mallila/1", "pyyntö")
        ledger = TakedownLedger(tmp_path)
        assert ledger.replay(store) == 0
        assert set(ledger.bars()) == {"mallila/1"}
        assert clock.doubt(store, NOW + dt.timedelta(days=4000)) is not None
        store.care.keep("mallila/2")
        assert store.care.kept() == {"mallila/2"}
        assert list(store.care.problems()) == []
        assert dict(store.care.iter_hashes()).keys() == {"mallila/2", "mallila/3"}


def test_a_backup_of_a_server_can_be_restored(
    postgresql_server: str, postgresql_url: str, tmp_path: Path
) -> None:
    """By the command that an operator's timer runs, into an empty database."""
    with DecisionStore.open(postgresql_url) as store:
        store.put_many(decision(n) for n in range(1, 4))
        hashes = dict(store.care.iter_hashes())
    data, copies = tmp_path / "data", tmp_path / "copies"
    data.mkdir()
    (data / "takedowns.jsonl").write_text("")
    settings = {
        "PAATOSHAKU_DATA": str(data),
        "PAATOSHAKU_DATABASE_URL": postgresql_url,
        "PAATOSHAKU_CONTACTS_DATABASE_URL": postgresql_url,
    }

    for _ in range(2):
        done = CliRunner().invoke(
            root, ["backup", str(copies), "--keep", "1"], env=settings
        )
        assert done.exit_code == 0, done.output

    (copy,) = copies.iterdir()
    sums = json.loads((copy / "backup.json").read_text())["sha256"]
    assert set(sums) == {"paatoshaku.dump", "contacts.dump", "takedowns.jsonl"}
    empty = postgresql_server + postgresql.new_database(postgresql_server)
    plain = empty.replace("+psycopg", "")
    subprocess.run(
        ["pg_restore", "--dbname", plain, str(copy / "paatoshaku.dump")], check=True
    )
    with DecisionStore.open(empty) as store:
        assert dict(store.care.iter_hashes()) == hashes
    with pytest.raises(StoreError, match="pg_restore"):
        check_copy(copy)


@pytest.mark.parametrize("is_installed", [True, False])
def test_a_backup_that_fails_leaves_nothing_and_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_installed: bool
) -> None:
    if not is_installed:
        monkeypatch.setenv("PATH", str(tmp_path))
    settings = {
        "PAATOSHAKU_DATA": str(tmp_path),
        "PAATOSHAKU_DATABASE_URL": "postgresql+psycopg://app:s3cret@127.0.0.1:1/none",
    }
    done = CliRunner().invoke(
        root, ["backup", str(tmp_path / "copies"), "--keep", "2"], env=settings
    )

    assert done.exit_code == 1
    said = str(done.exception)
    assert ("cannot back up" if is_installed else "postgresql-client") in said
    assert "s3cret" not in said + done.output
    assert not list((tmp_path / "copies").glob("*"))


def test_a_database_file_elsewhere_is_not_passed_over(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        root,
        ["backup", str(tmp_path / "copy")],
        env={
            "PAATOSHAKU_DATA": str(tmp_path),
            "PAATOSHAKU_DATABASE_URL": f"sqlite:///{tmp_path / 'other.db'}",
        },
    )

    assert done.exit_code == 1
    assert "PAATOSHAKU_DATABASE_URL is no PostgreSQL server" in str(done.exception)
