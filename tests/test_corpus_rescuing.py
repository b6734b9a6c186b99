"""A database file with damaged pages: what is whole comes out, the rest is named."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import StoreError
from corpus.model import Page
from corpus.stewardship import damaged_rows
from corpus.stewardship.rescuing import damage_of, rescue
from corpus.stewardship.table_leaves import reachable_ids
from corpus.store import DecisionStore
from search_web.care.migration_cli import make_contacts
from search_web.cli import root
from search_web.saved.server import SavedSearches
from tests.search_web_world import decision

COUNT = 80
OTHERS = [(f"rivi {n}", n) for n in range(1000)]
TOOLS = ["", *filter(None, [shutil.which("sqlite3")])]
"""Without SQLite's command line tool, and with it."""


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(root, ["--data", str(data), *arguments])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an index, its database in one file."""
    data = tmp_path_factory.mktemp("whole") / "data"
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        store.put_many(decision(n) for n in range(1, COUNT + 1))
        for n in range(1, 20):
            page = Page(f"https://a.example/{n}", "document", b"Sivu %d" % n)
            store.pages.put_page("mallila", page, decision_ids=[f"mallila/{n}"])
        store.remove("mallila/7", "takedown")
    assert run(data, "index").exit_code == 0
    SavedSearches.open(f"sqlite:///{data / 'paatoshaku.db'}").close()
    with contextlib.closing(sqlite3.connect(data / "paatoshaku.db")) as file:
        file.execute('CREATE TABLE "muut rivit" (nimi TEXT PRIMARY KEY, "n o" INTEGER)')
        file.execute('CREATE INDEX muut ON "muut rivit" ("n o")')
        file.executemany('INSERT INTO "muut rivit" VALUES (?, ?)', OTHERS)
        file.commit()
    with contextlib.closing(sqlite3.connect(data / "paatoshaku.db")) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        file.execute("PRAGMA journal_mode=DELETE")
    return data


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "data")
    return tmp_path / "data"


def pages_of(path: Path, table: str) -> list[int]:
    """Return the numbers of the leaf pages of a table."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        query = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
        return [row[0] for row in file.execute(query, (table,))]


def destroy(path: Path, numbers: list[int], seed: int = 1) -> None:
    """Fill pages with noise."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        size = file.execute("PRAGMA page_size").fetchone()[0]
    body = bytearray(path.read_bytes())
    for number in numbers:
        body[(number - 1) * size : number * size] = random.Random(seed).randbytes(size)
    path.write_bytes(body)


def stored(data: Path) -> set[str]:
    with DecisionStore.open(f"sqlite:///{data / 'paatoshaku.db'}") as store:
        return {decision_id for decision_id, _ in store.care.iter_hashes()}


ALL = {f"mallila/{n}" for n in range(1, COUNT + 1)} - {"mallila/7"}


@pytest.mark.parametrize("tool", TOOLS)
def test_rows_around_a_damaged_page_are_rescued(data: Path, tool: str) -> None:
    path = data / "paatoshaku.db"
    leaves = pages_of(path, "decisions")
    assert len(leaves) >= 3
    destroy(path, leaves[1:2])
    assert damage_of(path) is not None
    path.chmod(0o600)
    found = rescue(path, tool)

    assert damage_of(path) is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    left = stored(data)
    assert len(ALL) // 2 < len(left) < len(ALL)
    assert left | set(found.missing) == ALL
    assert not left & set(found.missing)
    assert found.rows["decisions"] == len(left)
    assert "decisions" in found.unread
    assert found.kept_as.is_file()
    with contextlib.closing(sqlite3.connect(path)) as file:
        assert (
            file.execute('SELECT * FROM "muut rivit" ORDER BY "n o"').fetchall()
            == OTHERS
        )
        names = {row[0] for row in file.execute("SELECT name FROM sqlite_master")}
    assert names >= {"saved_searches", "muut", "decisions_counted_insert"}


OFTEN = ("decisions", "readings", "schema_version")
SELDOM = (
    *("changes", "pages", "tombstones", "aliases", "decisions_by_case"),
    *("sqlite_autoindex_decisions_1", "store_facts", "decision_counts"),
)
TABLES = [*OFTEN, *(pytest.param(name, marks=pytest.mark.slow) for name in SELDOM)]


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_a_repair_makes_a_whole_store_whatever_is_damaged(
    data: Path, table: str
) -> None:
    """Nothing that was taken down comes back, and what is left is found and whole."""
    path = data / "paatoshaku.db"
    destroy(path, pages_of(path, table)[:1])
    before = run(data, "check")
    assert before.exception is None or not isinstance(before.exception, sqlite3.Error)
    repaired = run(data, "repair")

    assert repaired.exit_code == 0, (repaired.output, repaired.exception)
    assert "the database is damaged" in repaired.output
    checked = run(data, "check")
    assert checked.exit_code == 0, checked.output
    left = stored(data)
    assert "mallila/7" not in left
    assert len(left) > len(ALL) // 2
    if not table.startswith(("decisions", "sqlite_auto")):
        assert left == ALL
    assert "damaged" not in run(data, "repair").output
    with DecisionStore.open(f"sqlite:///{path}") as store:
        store.put_many(decision(n) for n in range(1, COUNT + 1))
    assert run(data, "index").exit_code == 0
    assert stored(data) == ALL


@pytest.mark.parametrize("what", ["noise", "no header", "empty tables", "cut"])
def test_what_cannot_be_rescued_is_one_sentence_and_stays_as_it_is(
    data: Path, what: str
) -> None:
    path = data / "paatoshaku.db"
    body = path.read_bytes()
    damaged = {
        "noise": random.Random(2).randbytes(len(body)),
        "no header": bytes(100) + body[100:],
        "empty tables": body[:4096] + bytes(len(body) - 4096),
        "cut": body[:2000],
    }[what]
    path.write_bytes(damaged)
    with pytest.raises(StoreError) as caught:
        rescue(path)

    assert "restore a backup" in str(caught.value)
    assert path.read_bytes() == damaged
    assert sorted(file.name for file in data.glob("paatoshaku.db*")) == [path.name]
    said = run(data, "repair")
    assert isinstance(said.exception, StoreError | SystemExit), repr(said.exception)


def test_row_ids_are_known_by_the_pages_that_are_left(data: Path) -> None:
    """Asked one by one for what a cut file may have had, SQLite took minutes."""
    path = data / "paatoshaku.db"
    with contextlib.closing(sqlite3.connect(path)) as file:
        query = 'SELECT rowid FROM "muut rivit" ORDER BY rowid'
        rows = [row[0] for row in file.execute(query)]
        wide = [(1 << 40, "kaukana"), (1 << 62, "kauempana")]
        file.executemany('INSERT INTO "muut rivit" (rowid, nimi) VALUES (?, ?)', wide)
        file.commit()
    whole = reachable_ids(path, "muut rivit")
    destroy(path, pages_of(path, "muut rivit")[-1:])
    cut = reachable_ids(path, "muut rivit")

    assert whole is not None
    assert cut is not None
    assert whole.last == 1 << 62
    assert all(whole.is_any(row, row) for row in (*rows, 1 << 40))
    assert not whole.is_any(len(rows) + 1, (1 << 40) - 1)
    assert 0 < cut.last < len(rows)
    assert not cut.is_any(cut.last + 1, (1 << 63) - 1)
    assert reachable_ids(path, "muita ei ole") is None


@pytest.mark.parametrize("share", [0.3, 0.5, 0.75, 0.97])
def test_a_cut_file_is_read_in_few_tries(data: Path, share: float) -> None:
    path = data / "paatoshaku.db"
    body = path.read_bytes()
    path.write_bytes(body[: int(len(body) * share)])
    tries = []

    class Counting(damaged_rows._Rows):
        def _read(self, first: int, last: int) -> list[tuple[object, ...]]:
            tries.append((first, last))
            return super()._read(first, last)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(damaged_rows, "_Rows", Counting)
        with contextlib.suppress(StoreError):
            rescue(path, "")

    assert len(tries) < 5_000


@pytest.mark.slow
def test_a_cut_file_gives_what_is_in_its_beginning(data: Path) -> None:
    path = data / "paatoshaku.db"
    body = path.read_bytes()
    path.write_bytes(body[: len(body) * 3 // 4 // 4096 * 4096])
    repaired = run(data, "repair")

    assert repaired.exit_code == 0, (repaired.output, repaired.exception)
    assert run(data, "check").exit_code == 0
    assert stored(data) <= ALL


def test_a_whole_or_missing_file_is_not_touched(data: Path) -> None:
    assert damage_of(data / "paatoshaku.db") is None
    assert damage_of(data / "none.db") is None
    assert "rescued" not in run(data, "repair").output
    assert not (data / "paatoshaku.db.damaged").exists()


@pytest.fixture
def contacts(data: Path) -> Path:
    """A contacts file with pages of alerts and of requests to remove."""
    path = data / "contacts.db"
    make_contacts(f"sqlite:///{path}")
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.executemany(
            "INSERT INTO alerts (unsubscribe_hash, unsubscribe, confirm_hash, secret, email, "
            "frequency, created_at, sent) VALUES (?, ?, ?, 's', ?, 'daily', '2026-01-01', ?)",
            [
                (f"h{n:03}", f"u{n}", f"c{n}", f"a{n}@mallila.example", bytes(200))
                for n in range(100)
            ],
        )
        file.executemany(
            "INSERT INTO removal_requests (number, decision_id, state, asked_at) "
            "VALUES (?, 'mallila/1', 'open', '2026-01-01')",
            [(n,) for n in range(1, 200)],
        )
        file.execute("DELETE FROM alerts WHERE unsubscribe_hash = 'h050'")
        file.commit()
    return path


def rows(path: Path, table: str) -> int:
    with contextlib.closing(sqlite3.connect(path)) as file:
        return int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.mark.parametrize("table", ["alerts", "removal_requests", "confirmations"])
def test_a_repair_brings_contacts_out_of_their_damaged_file(
    data: Path, contacts: Path, table: str
) -> None:
    """Whoever unsubscribed does not come back, and only the owner may read the file."""
    destroy(contacts, pages_of(contacts, table)[:1])
    assert "contacts" in run(data, "check").output
    repaired = run(data, "repair")

    assert repaired.exit_code == 0, (repaired.output, repaired.exception)
    assert f"not all rows could be read of: {table}" in repaired.output
    assert "contacts.db.damaged and holds addresses" in repaired.output
    assert damage_of(contacts) is None
    assert stat.S_IMODE(contacts.stat().st_mode) == 0o600
    assert stat.S_IMODE((data / "contacts.db.damaged").stat().st_mode) == 0o600
    alerts, requests = rows(contacts, "alerts"), rows(contacts, "removal_requests")
    assert (alerts < 99, requests < 199) == (
        table == "alerts",
        table == "removal_requests",
    )
    assert alerts > 50
    assert requests > 50
    assert f"rescued: {alerts} alerts, {requests} requests" in repaired.output
    with contextlib.closing(sqlite3.connect(contacts)) as file:
        query = "SELECT count(*) FROM alerts WHERE unsubscribe_hash = 'h050'"
        assert file.execute(query).fetchone() == (0,)
    checked = run(data, "check")
    assert checked.exit_code == 0, checked.output
    assert "contacts.db.damaged is a damaged file that `repair` kept" in checked.output


def test_contacts_that_cannot_be_rescued_are_one_sentence(
    data: Path, contacts: Path
) -> None:
    contacts.write_bytes(b"x" * 9000)
    said = run(data, "repair")

    assert isinstance(said.exception, StoreError | SystemExit), repr(said.exception)
    assert contacts.read_bytes() == b"x" * 9000
    assert "the index was" in said.output  # the store is repaired all the same
