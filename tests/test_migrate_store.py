"""A store moves to another database and back, with all that it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from analyzers.finnish import FinnishAnalyzer
from corpus.errors import StoreError
from corpus.index_marks import mismatch
from corpus.model import Page
from corpus.store import DecisionStore
from indexer.documents.update import update_index
from search_web.care.migration_cli import _to_set, copy_contacts, copy_store
from search_web.cli import root
from search_web.front.submissions import FORM_TABLES, Submissions
from search_web.removals.removal_requests import RemovalQueue
from search_web.saved.alerts import Alerts
from search_web.saved.server import SavedSearches
from tests.making import make_decision

NOW = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
ADDRESS = "lukija@kuvitteella.example"


def decision(number: int, text: str):  # type: ignore[no-untyped-def]
    return make_decision(
        decision_id=f"koe/{number}",
        source_id="koe",
        url=f"https://koe.example/{number}",
        title=f"Asia {number} \N{EN DASH} äöå",
        text=text,
        municipality="Kuvitteella",
        date=dt.date(2026, 3, number),
    )


def fill(data: Path) -> str:
    """Make a store with a history, a saved search and contacts; return its secret."""
    with DecisionStore.open(address(data)) as store:
        store.put(decision(1, "Koulu suljetaan."))
        page = Page("https://koe.example/1", "list", b"\x00\xffraw", fetched_at=NOW)
        store.put_page("koe", page, ["koe/1"])
        store.put(decision(1, "Koulua ei suljeta."))
        store.put_many([decision(x, f"Silta {x} korjataan.") for x in range(2, 6)])
        store.remove("koe/2", "gone")
        store.takedown("koe/3", "pyyntö")
        update_index(store, data / "index", analyzer=FinnishAnalyzer())
    searches = SavedSearches.open(address(data))
    secret = searches.create(
        "sillat", {"q": ["silta"]}, [("koe/4", "a"), ("koe/5", "b")], "g1", NOW
    )
    searches.close()
    # A form that a reader sent leaves a mark in the store, too.
    assert Submissions(address(data)).once(["lomake"], lambda: "tehty") == "tehty"
    alerts = Alerts.open(contacts(data))
    assert alerts.confirm(
        alerts.subscribe(secret, ADDRESS, "daily", {"koe/4": "a"}, NOW), NOW
    )
    alerts.confirmations.take(ADDRESS, secret, NOW)
    alerts.close()
    queue = RemovalQueue.open(contacts(data))
    queue.ask("koe/4", "nimi", None, NOW, is_confirmed=True)
    queue.close()
    return secret


def address(data: Path) -> str:
    return f"sqlite:///{data / 'paatoshaku.db'}"


def contacts(data: Path) -> str:
    return f"sqlite:///{data / 'contacts.db'}"


def rows_of(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is copied; the order is not of interest."""
    engine = sa.create_engine(url)
    tables = sa.MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        found = {
            name: sorted(
                (tuple(row) for row in connection.execute(sa.select(table))), key=repr
            )
            for name, table in tables.tables.items()
            if name not in FORM_TABLES
        }
    engine.dispose()
    return found


def prove_same(secret: str, old: str, new: str, index: Path) -> None:
    """Compare history, hashes, searches; new changes go on where the old ones ended."""
    assert rows_of(old) == rows_of(new)
    with DecisionStore.open(old) as first, DecisionStore.open(new) as second:
        assert dict(first.care.iter_hashes()) == dict(second.care.iter_hashes())
        assert len(dict(second.care.iter_hashes())) == 3
        assert list(first.changes_since(0)) == list(second.changes_since(0))
        assert mismatch(second, index) is None
        last = second.last_sequence()
    searches = SavedSearches.open(new)
    saved = searches.get(secret)
    searches.close()
    assert saved is not None
    assert (saved.name, saved.base_line) == ("sillat", {"koe/4": "a", "koe/5": "b"})
    assert last == 8


def prove_contacts(secret: str, url: str) -> None:
    alerts = Alerts.open(url)
    [due] = alerts.due(NOW + dt.timedelta(days=2))
    alerts.close()
    assert (due.email, due.secret, due.sent) == (ADDRESS, secret, {"koe/4": "a"})
    queue = RemovalQueue.open(url)
    assert [request.decision_id for request in queue.all("open")] == ["koe/4"]
    queue.close()


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "var"
    folder.mkdir()
    return folder


@pytest.mark.slow
def test_a_store_moves_to_another_file(data: Path, tmp_path: Path) -> None:
    """By the command: it says what to set, and leaves the old store alone."""
    secret = fill(data)
    before = rows_of(address(data))
    new, people = (f"sqlite:///{tmp_path / name}" for name in ("new.db", "people.db"))
    answer = CliRunner().invoke(
        root, ["--data", str(data), "migrate-store", new, "--contacts", people]
    )

    assert answer.exit_code == 0, answer.output
    assert f"set PAATOSHAKU_DATABASE_URL={new}" in answer.output
    assert rows_of(address(data)) == before
    prove_same(secret, address(data), new, data / "index")
    prove_contacts(secret, people)


def test_a_target_that_holds_decisions_is_refused(data: Path, tmp_path: Path) -> None:
    fill(data)
    target = f"sqlite:///{tmp_path / 'new.db'}"
    with DecisionStore.open(target) as store:
        store.put(decision(9, "Toinen."))
    before = rows_of(target)

    with pytest.raises(StoreError, match="holds decisions; give an empty one"):
        copy_store(address(data), target)
    assert rows_of(target) == before


def test_the_store_itself_is_no_target(data: Path) -> None:
    fill(data)

    with pytest.raises(StoreError, match="is the store itself"):
        copy_store(address(data), address(data))


def test_what_to_set_works_anywhere_and_tells_no_password() -> None:
    """A path from here would be another file for a service, "***" no password."""
    server = _to_set("X", "postgresql+psycopg://u:salainen@db/paatoshaku")

    assert _to_set("X", "sqlite:///new.db") == f"set X=sqlite:///{Path.cwd()}/new.db"
    assert server.startswith("set X to the address that you gave, with its password")
    assert "salainen" not in server


@pytest.mark.parametrize("name", ["postgres", "mysql+nothing"])
def test_a_wrong_address_is_told_without_its_password(name: str) -> None:
    with pytest.raises(StoreError, match=r"postgresql\+psycopg://") as told:
        DecisionStore.open(f"{name}://u:salainen@db/paatoshaku")
    assert "salainen" not in str(told.value)


def test_a_table_that_nobody_knows_is_no_copy(data: Path, tmp_path: Path) -> None:
    fill(data)
    engine = sa.create_engine(address(data))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE muistiinpanot (a TEXT)")
    engine.dispose()
    target = f"sqlite:///{tmp_path / 'new.db'}"

    with pytest.raises(StoreError, match="unknown tables: muistiinpanot"):
        copy_store(address(data), target)
    with DecisionStore.open(target) as store:
        assert store.document_counts().decisions == 0


@pytest.mark.postgresql
def test_a_store_moves_to_postgresql_and_back(
    data: Path, tmp_path: Path, postgresql_url: str
) -> None:
    secret = fill(data)
    back, people = (f"sqlite:///{tmp_path / name}" for name in ("new.db", "people.db"))
    copy_store(address(data), postgresql_url)
    prove_same(secret, address(data), postgresql_url, data / "index")
    copy_store(postgresql_url, back)
    prove_same(secret, postgresql_url, back, data / "index")

    # In the other database the numbers go on after the copied ones.
    for url in (postgresql_url, back):
        with DecisionStore.open(url) as store:
            store.put(decision(7, "Uusi päätös."))
            assert store.last_sequence() == 9
    copy_contacts(contacts(data), people)
    prove_contacts(secret, people)


@pytest.mark.postgresql
def test_contacts_may_be_in_postgresql(data: Path, postgresql_url: str) -> None:
    secret = fill(data)
    copy_contacts(contacts(data), postgresql_url)

    prove_contacts(secret, postgresql_url)
