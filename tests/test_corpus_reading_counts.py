"""What of the fetched attachments and pages could be read, counted for each source."""

from __future__ import annotations

from pathlib import Path

from corpus.model import Issue, Link, Page
from corpus.records import ReadingCounts
from corpus.sources import Source
from corpus.store import DecisionStore

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
