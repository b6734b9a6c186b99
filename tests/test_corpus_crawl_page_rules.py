"""What pages ask of robots themselves is obeyed, counted, and undone when lifted."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.crawl.ingesting.page_rules import PageRules, rules_of
from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.model import Link, Page
from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.store import DecisionStore
from tests.crawling.loop import crawl_in_loop
from tests.crawling.plain import PLATFORM
from tests.crawling.site import Reply, Site, serve

NOTHING = PageRules()
NOINDEX = PageRules(noindex=True)
NONE = PageRules(noindex=True, nofollow=True)

MARKUP = [
    ('<meta name="robots" content="noindex">', NOINDEX),
    ("<META CONTENT='NoIndex, NoFollow' NAME='ROBOTS'/>", NONE),
    ("<meta name=robots content=none>", NONE),
    (
        '<meta name="robots"\n content="index,nofollow,noarchive">',
        PageRules(nofollow=True, noarchive=True),
    ),
    ('<meta name="paatoshaku" content="noindex">', NOINDEX),
    ('<meta http-equiv="X-Robots-Tag" content="noindex">', NOINDEX),
    (
        '<meta name="robots" content="index"><meta name="robots" content="noindex">',
        NOINDEX,
    ),
    ('<meta name="robots" content="index, follow">', NOTHING),
    ('<meta name="googlebot" content="noindex">', NOTHING),
    ('<!-- <meta name="robots" content="noindex"> -->', NOTHING),
    ('<script>\'<meta name="robots" content="noindex">\'</script>', NOTHING),
    ('<meta name="description" content="robots noindex">', NOTHING),
    ('<meta name="robots">', NOTHING),
]
HEADERS = [
    ("noindex", NOINDEX),
    ("NOINDEX, nofollow", NONE),
    ("googlebot: noindex, nofollow", NOTHING),
    ("googlebot: nofollow\nnoindex", NOINDEX),
    ("otherbot: nofollow, paatoshaku: noindex", NOINDEX),
    ("max-snippet: 20, noarchive", PageRules(noarchive=True)),
    ("unavailable_after: 25 Jun 2010 15:00:00 GMT", NOINDEX),
    ("unavailable_after: 2010-06-25", NOINDEX),
    (
        "unavailable_after: Fri, 25 Jun 2010 15:00:00 GMT, noarchive",
        PageRules(True, False, True),
    ),
    (
        "noarchive, unavailable_after: Friday, 25-Jun-10 15:00:00 GMT",
        PageRules(True, False, True),
    ),
    ("unavailable_after: 25 Jun 99999999999999999999 15:00:00 GMT", NOTHING),
    ("unavailable_after: 25 Jun 2990 15:00:00 GMT", NOTHING),
    ("unavailable_after: some day", NOTHING),
    ("", NOTHING),
]


@pytest.mark.parametrize(("markup", "expected"), MARKUP)
def test_rules_in_markup(markup: str, expected: PageRules) -> None:
    page = Page("https://x.fi/", "", f"<html><head>{markup}</head>".encode())

    assert rules_of(page) == expected


@pytest.mark.parametrize(("value", "expected"), HEADERS)
def test_rules_in_headers(value: str, expected: PageRules) -> None:
    page = Page("https://x.fi/a.pdf", "", b"%PDF-1.4", headers={"x-robots-tag": value})

    assert rules_of(page) == expected


def test_a_page_in_utf_16_without_mark_has_rules_too() -> None:
    body = '<html><meta name="robots" content="noindex">'.encode("utf-16-le")

    assert rules_of(Page("https://x.fi/", "", body)) == NOINDEX


class Crawler:
    """A site and crawls of it into one store."""

    def __init__(self, site: Site, url: str) -> None:
        self.site = site
        self.store = DecisionStore.open(url)
        self.source = Source(
            source_id="kuvitteella",
            platform="plain",
            base_url=site.base + "/",
            municipality="Kuvitteella",
            delay_s=0,
        )

    def crawl(self) -> CrawlReport:
        self.site.requests.clear()
        tasks = [CrawlTask(self.source, PLATFORM)]
        options = CrawlOptions(delay_s=0, backoff_s=0.05, timeout_s=5, tries=2)
        return crawl_in_loop(self.store, tasks, options)[0]

    def ids(self) -> set[str]:
        return {
            item.decision.decision_id.partition("/")[2]
            for item in self.store.iter_decisions()
        }

    def stored_page(self, path: str, role: str = "item") -> Page | None:
        return self.store.page("kuvitteella", Link(self.site.base + path, role))


@pytest.fixture
def crawler(tmp_path: Path) -> Iterator[Crawler]:
    with serve(Site()) as site:
        site.publish({"m1": ["a", "b"], "m2": ["c"]})
        made = Crawler(site, f"sqlite:///{tmp_path / 'store.db'}")
        yield made
        made.store.close()


def test_a_page_that_asks_not_to_be_indexed_is_not_stored(crawler: Crawler) -> None:
    crawler.site.pages["/a"] = (
        'title A\n<meta name="robots" content="noindex">\nTeksti.'
    )
    crawler.site.pages["/b"] = Reply(
        "title B\nTeksti.", headers={"X-Robots-Tag": "noindex"}
    )

    report = crawler.crawl()

    assert crawler.ids() == {"c"}
    assert crawler.stored_page("/a") is crawler.stored_page("/b") is None
    assert dict(report.issue_counts) == {"noindex": 2}
    assert report.error is None


def test_links_of_a_page_that_asks_so_are_not_followed(crawler: Crawler) -> None:
    crawler.site.pages["/m1"] = Reply(
        "item /a\nitem /b\n", headers={"X-Robots-Tag": "nofollow"}
    )

    report = crawler.crawl()

    assert crawler.ids() == {"c"}
    assert not {"/a", "/b"} & set(crawler.site.paths())
    assert dict(report.issue_counts) == {"nofollow": 1}


def test_a_list_that_is_not_to_be_indexed_is_followed(crawler: Crawler) -> None:
    crawler.site.pages["/m1"] = Reply(
        "item /a\nitem /b\n", headers={"X-Robots-Tag": "noindex"}
    )

    crawler.crawl()

    assert crawler.ids() == {"a", "b", "c"}
    assert crawler.stored_page("/m1", "meeting") is None


def test_of_a_page_without_archive_only_the_decision_is_kept(crawler: Crawler) -> None:
    crawler.site.pages["/a"] = Reply(
        "title A\nTeksti.", headers={"X-Robots-Tag": "noarchive"}
    )

    report = crawler.crawl()

    assert crawler.ids() == {"a", "b", "c"}
    assert crawler.stored_page("/a") is None
    assert dict(report.issue_counts) == {"noarchive": 1}


@pytest.mark.slow
def test_a_rule_set_later_removes_and_lifted_brings_back(crawler: Crawler) -> None:
    crawler.crawl()
    crawler.site.pages["/a"] = Reply(
        "title A\nTeksti a.", headers={"X-Robots-Tag": "noindex"}
    )

    removing = crawler.crawl()
    tombstone = crawler.store.tombstone("kuvitteella/a")
    removed = crawler.ids()
    crawler.site.pages["/a"] = "title A\nTeksti a."
    crawler.crawl()

    assert removing.gone == 1
    assert removed == {"b", "c"}
    assert tombstone is not None
    assert tombstone.reason == "withdrawn"
    assert crawler.ids() == {"a", "b", "c"}


def test_a_rule_that_comes_with_not_modified_is_obeyed(crawler: Crawler) -> None:
    crawler.site.pages["/a"] = Reply("title A\nTeksti.", headers={"ETag": '"1"'})
    crawler.crawl()
    crawler.site.pages["/a"] = Reply(
        "", 304, headers={"ETag": '"1"', "X-Robots-Tag": "noindex"}
    )

    report = crawler.crawl()

    assert crawler.ids() == {"b", "c"}
    assert report.gone == 1


def test_a_site_whose_pages_all_refuse_is_refused(crawler: Crawler) -> None:
    for path in ("/", "/m1", "/m2", "/a", "/b", "/c"):
        page = crawler.site.pages[path]
        assert isinstance(page, str)
        crawler.site.pages[path] = Reply(
            page, headers={"X-Robots-Tag": "noindex, nofollow"}
        )

    report = crawler.crawl()
    (status,) = crawler.store.status([crawler.source])

    assert crawler.site.paths() == ["/"]
    assert report.error == "refused by the robots rules of its pages"
    assert status.state == "refused"


def test_a_publishers_permission_lifts_the_rules_of_its_pages(crawler: Crawler) -> None:
    crawler.site.pages["/a"] = Reply(
        "title A\nTeksti.", headers={"X-Robots-Tag": "noindex"}
    )
    crawler.source = dataclasses.replace(
        crawler.source, permission="kirje 1.2.2031, hallintojohtaja"
    )

    report = crawler.crawl()

    assert crawler.ids() == {"a", "b", "c"}
    assert not report.issue_counts
