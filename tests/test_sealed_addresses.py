"""Addresses that name a private person, of sources whose persons are covered."""

from __future__ import annotations

import logging
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.crawl.ingesting.intake import PageReading, take_page
from corpus.crawl.ingesting.rereading import reread
from corpus.errors import StoreError
from corpus.logfile import log_to
from corpus.model import Link, Page
from corpus.policies import PolicyId
from corpus.sources import Source
from corpus.storage.crawl_state.raw_pages import KEPT_HEADERS
from corpus.storage.sealing import KEY_NAME
from corpus.storage.sql.schema import SCHEMA_VERSION
from corpus.store import DecisionStore
from search_web.cli import root
from tests.crawling.plain import PlainPlatform
from tests.making import make_decision

ADDRESS = "https://a.example/paatos/tuovi-halavanen?nimi=Tuovi%20Halavanen"
PLAIN = "https://a.example/paatos/12"
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "ETag": "1",
    "Content-Disposition": 'inline; filename="hakemus_halavanen_tuovi.html"',
    "Link": "<https://a.example/tuovi-halavanen>; rel=canonical",
}
BODY = b"<h1>Piha</h1><p>Piha korjataan.</p>"
TOLD = {"title": "Valitus, hakija Tuovi Halavanen"}


def source(policy: PolicyId = "restricted") -> Source:
    return Source(
        *("a", "plain", "https://a.example/"),
        policy=policy,
        permission="lupa",
        legal_basis="peruste",
    )


def opened(folder: Path) -> DecisionStore:
    return DecisionStore.open(f"sqlite:///{folder / 'paatoshaku.db'}")


def take(
    store: DecisionStore, url: str = ADDRESS, policy: PolicyId = "restricted"
) -> Link:
    """Store a page as a crawl that ends does."""
    link = Link(url, "item", context=TOLD)
    crawl = store.start_crawl("a")
    item = make_decision(
        decision_id="a/1", source_id="a", text="Piha korjataan.", url=None
    )
    page = Page(url, "item", BODY, headers=HEADERS)
    take_page(
        *(store, source(policy), PageReading(decisions=[item]), page, link),
        crawl_id=crawl.crawl_id,
    )
    store.finish_crawl(crawl.crawl_id)
    return link


def traces(folder: Path) -> list[str]:
    """Return the files in which the name is, in any letters."""
    return [
        file.name
        for file in sorted(folder.rglob("*"))
        if file.is_file() and b"halavanen" in file.read_bytes().lower()
    ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with opened(tmp_path) as found:
        yield found


@pytest.mark.parametrize(
    ("policy", "is_sealed"), [("restricted", True), ("open", False)]
)
def test_no_byte_of_the_store_tells_the_address(
    tmp_path: Path, policy: PolicyId, is_sealed: bool
) -> None:
    with opened(tmp_path) as store:
        link = take(store, policy=policy)
        [(found, page)] = store.pages.iter_links("a")
        known = store.pages.page("a", link)

    assert (traces(tmp_path) == []) is is_sealed
    assert (found.url, found.role, page.url) == (ADDRESS, "item", ADDRESS)
    assert known is not None
    assert (known.body, known.url) == (BODY, ADDRESS)


def test_the_same_page_fetched_again_is_known(store: DecisionStore) -> None:
    take(store)
    link = take(store)
    [(found, _)] = store.pages.iter_links("a")

    assert dict(found.context) == {"title": "Valitus, hakija █████ █████████"}
    assert store.pages.decision_ids("a", link) == ["a/1"]


def test_an_address_without_a_name_stays_in_clear(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        take(store, PLAIN)
        [(found, page)] = store.pages.iter_links("a")

    assert (found.url, page.url) == (PLAIN, PLAIN)
    assert not (tmp_path / KEY_NAME).exists()


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        ("restricted", {"Content-Type", "ETag"}),
        ("open", set(HEADERS)),
    ],
)
def test_headers_that_may_name_a_file_are_not_kept(
    store: DecisionStore, policy: PolicyId, kept: set[str]
) -> None:
    take(store, policy=policy)
    [(_, page)] = store.pages.iter_links("a")

    assert set(page.headers) == kept
    assert all(name == name.lower() for name in KEPT_HEADERS)


def test_the_links_of_a_crawl_that_runs_are_sealed_too(tmp_path: Path) -> None:
    link = Link(ADDRESS, "item", form=(("nimi", "Tuovi Halavanen"),), context=TOLD)
    listed = Link(PLAIN, "item", context=TOLD)
    with opened(tmp_path) as store:
        crawl = store.start_crawl("a")
        frontier = store.frontier
        added = frontier.add_links(
            crawl.crawl_id, [link, listed], 1, covers_persons=True
        )
        frontier.add_links(crawl.crawl_id, [link], 2, covers_persons=True)
        found = []
        while place := frontier.next_link(crawl.crawl_id):
            found.append(place.link)
            frontier.done(place.link_id)
        trace = traces(tmp_path)

    assert added == 2
    assert found == [link, listed]
    assert trace == []


def test_a_page_that_nothing_links_to_is_asked_for_by_its_sealed_address(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        take(store)
        crawl = store.start_crawl("a")
        queued = store.frontier.start_checks(crawl)
        place = store.frontier.next_link(crawl.crawl_id)

    assert queued == 1
    assert place is not None
    assert place.link.url == ADDRESS
    assert traces(tmp_path) == []


@pytest.mark.parametrize("other", [None, "another"])
def test_without_its_key_an_address_is_forgotten_and_learned_anew(
    tmp_path: Path, other: str | None
) -> None:
    """The page is asked for when a list links to it; nothing is taken as gone."""
    with opened(tmp_path) as store:
        take(store)
    (tmp_path / KEY_NAME).unlink()
    with opened(tmp_path) as store:
        if other:
            take(store, f"{ADDRESS}&sivu=2")
        crawl = store.start_crawl("a")
        store.frontier.start_checks(crawl)
        unknown = [link.url for link, _ in store.pages.iter_links("a")]
        while place := store.frontier.next_link(crawl.crawl_id):
            store.frontier.done(place.link_id)
        held = store.get("a/1")
        link = take(store)
        again = [link.url for link, _ in store.pages.iter_links("a")]
        known = store.pages.page("a", link)

    assert ADDRESS not in unknown
    assert held is not None
    assert ADDRESS in again
    assert known is not None


def test_a_backup_does_not_hold_the_key(tmp_path: Path) -> None:
    """Whoever has the copy alone cannot read the addresses."""
    data, copy = tmp_path / "data", tmp_path / "copy"
    data.mkdir()
    with opened(data) as store:
        take(store)
    result = CliRunner().invoke(root, ["--data", str(data), "backup", str(copy)])
    mode = stat.S_IMODE((data / KEY_NAME).stat().st_mode)

    assert result.exit_code == 0, result.output
    assert mode == 0o600
    assert [file.name for file in copy.rglob("*") if file.name == KEY_NAME] == []
    assert traces(copy) == []


def test_a_damaged_key_is_one_sentence(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        take(store)
        (tmp_path / KEY_NAME).write_bytes(b"rikki")

        with pytest.raises(StoreError, match=r"addresses\.key is not a key; put"):
            list(store.pages.iter_links("a"))


def test_what_an_older_program_kept_in_clear_is_sealed(tmp_path: Path) -> None:
    """By the first crawl or reading anew: they know the policy of the source."""
    path = tmp_path / "paatoshaku.db"
    with opened(tmp_path) as store:
        take(store, policy="open")
    with sqlite3.connect(path) as connection:
        for table in ("pages", "frontier"):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN sealed")
        connection.execute("UPDATE schema_version SET version = 12")
        connection.execute("UPDATE decisions SET content = zeroblob(0)")
        connection.execute("DELETE FROM decisions")
        connection.execute("DELETE FROM readings")
    connection.close()
    assert traces(tmp_path) != []
    with opened(tmp_path) as store:
        reread(store, source(), PlainPlatform())
        left = [link.url for link, _ in store.pages.iter_links("a")]
        again = store.pages.seal_addresses("a")
    with sqlite3.connect(path) as connection:
        [[version]] = connection.execute("SELECT version FROM schema_version")
        rows = connection.execute("SELECT url, final_url, link FROM pages").fetchall()
    connection.close()

    assert version == SCHEMA_VERSION
    assert left == [ADDRESS]
    assert again == 0
    assert "halavanen" not in str(rows).lower()


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (ADDRESS, "https://a.example/…"),
        (PLAIN, PLAIN),
        (f"<GET {ADDRESS}>", "<GET https://a.example/…>"),
    ],
)
def test_the_log_has_no_address_with_a_name(
    tmp_path: Path, address: str, written: str
) -> None:
    with log_to(tmp_path):
        logging.getLogger("scrapy.retry").error("Gave up %s", address)
    text = (tmp_path / "corpus.log").read_text("utf-8")

    assert text.endswith(f"Gave up {written}\n")
