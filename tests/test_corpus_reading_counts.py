"""What of the fetched attachments and pages could be read, counted for each source."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from corpus.model import Attachment, Decision, Issue, Link, Page
from corpus.records import ReadingCounts
from corpus.sources import Source
from corpus.store import DecisionStore
from tests.making import make_decision

SOURCE = Source("mallila", "plain", "https://e.example/")


def test_attachments_and_unread_pages_are_counted(tmp_path: Path) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store:
        crawl = store.start_crawl("mallila")
        for name, role in (("1", "attachment"), ("2", "attachment"), ("3", "item")):
            url = f"https://e.example/{name}"
            page = Page(url, role, b"")
            link = Link(url, role)
            store.pages.put_page(
                "mallila", page, link=link, crawl_id=crawl.crawl_id, decision_ids=[]
            )
        issues = [
            Issue("skipped", "attachment: no text in it", "https://e.example/2"),
            Issue(
                "skipped",
                "attachment of type image/png is not read",
                "https://e.example/4",
            ),
            Issue("fetch", "attachment: HTTP 404", "https://e.example/4"),
            Issue("robots", "attachment: robots.txt forbids it", "https://e.example/5"),
            Issue("skipped", "attachments: the budget is used", "https://e.example/"),
            Issue("unread-pages", "1 of 2 pages read; pictures", None, "mallila/1"),
            Issue("unread-pages", "1 of 3 pages read; pictures", None, "mallila/2"),
        ]
        store.crawls.add_issues("mallila", issues, crawl.crawl_id)
        found = store.status([SOURCE])[0].reading

    assert found == ReadingCounts(1, 2, 1, 2)


def listing(number: int, *published: bool) -> Decision:
    """An item that lists attachments of which some are not published."""
    attachments = tuple(
        Attachment(f"Liite {place}", is_published=one)
        for place, one in enumerate(published)
    )
    return make_decision(
        decision_id=f"mallila/{number}", source_id="mallila", attachments=attachments
    )


def unpublished(store: DecisionStore) -> int:
    return store.status([SOURCE])[0].reading.unpublished


def test_attachments_that_are_only_listed_are_counted_apart(tmp_path: Path) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store:
        store.put_many([listing(1, False, True, False), listing(2, True), listing(3)])
        assert unpublished(store) == 2
        store.put(listing(2, False))
        assert unpublished(store) == 3
        # Published after all, as the page says now.
        store.put(listing(1, True, True, True))
        assert unpublished(store) == 1
        store.takedown("mallila/2", "asked")
        assert store.status([SOURCE])[0].reading == ReadingCounts()


def test_those_of_an_older_store_are_counted_when_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    url = f"sqlite:///{file}"
    with DecisionStore.open(url) as store:
        store.put_many([listing(1, False, True, False), listing(2, True)])
    with sqlite3.connect(file) as connection:
        connection.execute("DROP INDEX decisions_by_unpublished")
        connection.execute("ALTER TABLE decisions DROP COLUMN unpublished_attachments")
        connection.execute("UPDATE schema_version SET version = 10")
    connection.close()

    with DecisionStore.open(url) as store:
        assert unpublished(store) == 2
