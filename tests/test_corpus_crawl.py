"""The crawl engine over real HTTP on loopback: change, removal, refusal, trouble."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, get_args

import pytest

from corpus.crawl.ingesting.attachments import attachment_links
from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.model import Attachment, AttachmentText, Link, Page, Yield
from corpus.reading.scans.ocr import engine_name
from corpus.records import CrawlReport, RemovalReason
from corpus.sources import Source
from corpus.storage.crawl_state import raw_pages
from corpus.store import DecisionStore
from tests.crawling.loop import crawl_in_loop
from tests.crawling.plain import PLATFORM, PlainPlatform
from tests.crawling.site import Drips, Reply, Request, Site, serve
from tests.documents.papers import holding_itself, lines, paper
from tests.documents.scans import scanned
from tests.making import make_decision

CHILD = Path(__file__).parent / "crawling" / "child.py"


class Crawler:
    """A site, a store, and crawls of the one into the other."""

    def __init__(self, site: Site, url: str) -> None:
        self.site = site
        self.url = url
        self.store = DecisionStore.open(url)
        self.source: dict[str, Any] = {
            "source_id": "kuvitteella",
            "platform": "plain",
            "base_url": site.base + "/",
            "municipality": "Kuvitteella",
            "delay_s": 0,
        }

    def crawl(
        self,
        *,
        since: dt.date | None = None,
        sources: Sequence[dict[str, Any]] = (),
        never: Sequence[Source] = (),
        source: dict[str, Any] | None = None,
        platform: PlainPlatform = PLATFORM,
        **options: Any,
    ) -> CrawlReport:
        """Crawl to the end; return the first report."""
        self.site.requests.clear()
        rows = sources or [self.source | (source or {})]
        tasks = [CrawlTask(Source(**row), platform, since) for row in rows]
        limits = {"delay_s": 0, "backoff_s": 0.05, "timeout_s": 5, "tries": 3} | options
        reports = crawl_in_loop(self.store, tasks, CrawlOptions(**limits), never=never)
        return reports[0]

    def start(self, **options: Any) -> subprocess.Popen[str]:
        """Start a crawl in a process of its own, to be killed."""
        process = subprocess.Popen(
            [sys.executable, str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        told = {"store": self.url, "source": self.source, "options": options}
        process.stdin.write(json.dumps(told))
        process.stdin.close()
        process.stdin = None
        return process

    def texts(self) -> dict[str, str]:
        """What is stored: id within the source -> text."""
        return {
            item.decision.decision_id.partition("/")[2]: item.decision.text
            for item in self.store.iter_decisions()
        }


@pytest.fixture
def crawler(tmp_path: Path) -> Iterator[Crawler]:
    with serve(Site()) as site:
        site.publish({"m1": ["a", "b"], "m2": ["c"]})
        made = Crawler(site, f"sqlite:///{tmp_path / 'store.db'}")
        yield made
        made.store.close()


def test_a_site_is_crawled_and_a_second_crawl_changes_nothing(crawler: Crawler) -> None:
    first = crawler.crawl()
    sequence = crawler.store.last_sequence()
    second = crawler.crawl()

    assert crawler.texts() == {"a": "Teksti a.", "b": "Teksti b.", "c": "Teksti c."}
    assert (first.pages, first.new) == (6, 3)
    assert (second.new, second.changed, second.unchanged) == (0, 0, 3)
    assert crawler.store.last_sequence() == sequence
    assert first.warning is first.error is None


def test_change_addition_and_removal_are_seen(crawler: Crawler) -> None:
    crawler.crawl()
    crawler.site.pages["/a"] = "title Asia a\nKorjattu."
    crawler.site.publish({"m1": ["a"], "m2": ["c", "d"]})
    del crawler.site.pages["/b"]

    report = crawler.crawl()

    assert crawler.texts() == {"a": "Korjattu.", "c": "Teksti c.", "d": "Teksti d."}
    assert (report.new, report.changed, report.gone) == (1, 1, 1)
    assert crawler.store.tombstone("kuvitteella/b").reason == "gone"  # type: ignore[union-attr]
    assert crawler.crawl().gone == 0


class Shouting(PlainPlatform):
    """The adapter of a next version, which makes another text of the same bytes."""

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read as before, but in capitals."""
        body = page.body.replace(b"Teksti", b"TEKSTI")
        yield from super().read(dataclasses.replace(page, body=body), source)


def test_after_an_upgrade_only_what_the_source_changed_is_a_change(
    crawler: Crawler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page b has a new line at its end, page c a new text; a's bytes are the same."""
    crawler.crawl()
    pages = crawler.site.pages
    pages["/b"] = f"{pages['/b']}\n"
    pages["/c"] = f"{pages['/c']} Lisäys."
    monkeypatch.setattr(raw_pages, "program_version", lambda: "next")

    report = crawler.crawl(platform=Shouting())

    texts = {"a": "TEKSTI a.", "b": "TEKSTI b.", "c": "TEKSTI c. Lisäys."}
    versions = {
        name: len(crawler.store.versions(f"kuvitteella/{name}")) for name in texts
    }
    assert crawler.texts() == texts
    assert (report.changed, report.unchanged) == (1, 2)
    assert versions == {"a": 1, "b": 1, "c": 2}


def test_an_item_no_longer_listed_but_still_published_stays(crawler: Crawler) -> None:
    crawler.crawl()
    crawler.site.publish({"m2": ["c"]})

    report = crawler.crawl()

    assert set(crawler.texts()) == {"a", "b", "c"}
    assert report.gone == 0


def test_an_emptied_page_is_a_removal_and_a_misread_one_is_not(
    crawler: Crawler,
) -> None:
    crawler.crawl()
    crawler.site.pages |= {"/a": "", "/b": "broken", "/c": "crash"}

    report = crawler.crawl()

    assert set(crawler.texts()) == {"b", "c"}
    assert crawler.store.tombstone("kuvitteella/a").reason == "emptied"  # type: ignore[union-attr]
    assert report.issues == 3
    crawler.site.pages |= {"/b": "", "/c": "title C\nTeksti c."}
    crawler.crawl()
    assert set(crawler.texts()) == {"c"}


def test_a_notice_that_the_document_is_gone_is_a_removal(crawler: Crawler) -> None:
    crawler.crawl()
    crawler.site.pages["/a"] = "broken\n<p>Asiakirjaa ei löytynyt.</p>"
    crawler.site.pages["/b"] = "broken\nAsiakirjaa ei löydy. Yritä uudelleen."

    report = crawler.crawl()

    assert report.gone == 1
    assert set(crawler.texts()) == {"b", "c"}


def test_what_the_source_publishes_again_returns(crawler: Crawler) -> None:
    crawler.crawl()
    page = crawler.site.pages.pop("/a")
    crawler.crawl()
    crawler.site.pages["/a"] = page

    assert crawler.crawl().new == 1


def test_a_takedown_outlives_every_crawl_and_keeps_no_raw_page(
    crawler: Crawler,
) -> None:
    crawler.crawl()
    crawler.store.takedown("kuvitteella/a", "pyyntö")

    crawler.crawl()

    assert set(crawler.texts()) == {"b", "c"}
    assert not any(page.url.endswith("/a") for _, page in crawler.store.iter_pages())


def test_robots_txt_is_obeyed(crawler: Crawler) -> None:
    crawler.site.pages["/robots.txt"] = "User-agent: *\nDisallow: /b\n"

    report = crawler.crawl()

    assert set(crawler.texts()) == {"a", "c"}
    assert "/b" not in crawler.site.paths()
    assert dict(report.issue_counts) == {"robots": 1}


def test_a_source_that_forbids_all_is_refused_without_a_page(crawler: Crawler) -> None:
    crawler.site.pages["/robots.txt"] = "User-agent: *\nDisallow: /\n"

    report = crawler.crawl()

    assert report.error == "refused by robots.txt"
    assert crawler.site.paths() == []


def test_while_robots_txt_fails_nothing_is_fetched(crawler: Crawler) -> None:
    answers = iter([Reply(status=503), Reply(status=503), Reply(status=404)])
    crawler.site.pages["/robots.txt"] = lambda _: next(answers, Reply(status=404))

    report = crawler.crawl()

    assert report.new == 3
    asked = [request.path for request in crawler.site.requests]
    assert asked[:4] == ["/robots.txt", "/robots.txt", "/robots.txt", "/"]


@pytest.mark.slow
@pytest.mark.parametrize("status", [200, 503])
def test_sources_of_one_host_wait_together_for_its_rules(
    crawler: Crawler, status: int
) -> None:
    """Slow rules are asked for once; when they fail, every source tries again."""
    answers = iter([Reply(status=status, delay_s=0.4)])
    crawler.site.pages["/robots.txt"] = lambda _: next(answers, Reply(status=404))
    rows = [crawler.source | {"source_id": f"kunta{n}"} for n in range(5)]

    crawler.crawl(sources=rows)

    reports = [crawler.store.crawl_reports(row["source_id"])[-1] for row in rows]
    assert [(report.new, report.issues) for report in reports] == [(3, 0)] * 5
    asked = [request.path for request in crawler.site.requests]
    assert asked.count("/robots.txt") == (1 if status == 200 else 2)


def test_a_server_error_is_tried_again(crawler: Crawler) -> None:
    answers = iter([Reply(status=500), Reply(status=503), Reply("title A\nViimein.")])
    crawler.site.pages["/a"] = lambda _: next(answers, Reply("title A\nViimein."))

    report = crawler.crawl()

    assert crawler.texts()["a"] == "Viimein."
    assert report.issues == 0


def test_a_page_that_keeps_failing_is_reported_and_the_rest_is_crawled(
    crawler: Crawler,
) -> None:
    crawler.crawl()
    crawler.site.pages["/a"] = Reply(status=500)

    report = crawler.crawl()

    assert set(crawler.texts()) == {"a", "b", "c"}
    assert dict(report.issue_counts) == {"fetch": 1}
    assert report.warning == "1 page could not be fetched"


def test_a_source_that_makes_us_wait_for_every_page_is_not_waited_for_without_end(
    crawler: Crawler,
) -> None:
    """A crawl holds the lock of its data folder: no other source could be fetched."""
    busy = Reply(status=503)
    crawler.site.pages |= {"/a": busy, "/b": busy}

    report = crawler.crawl(patience_s=0.1, backoff_s=0.06, tries=4)
    asked = [crawler.site.paths().count(path) for path in ("/a", "/b")]

    assert set(crawler.texts()) == {"c"}
    assert report.warning == "2 pages could not be fetched"
    # Two rounds of each page; only one of them was tried again.
    assert sorted(asked) == [2, 3]


@pytest.mark.slow
def test_a_slow_page_counts_as_failed_and_the_rest_goes_on(crawler: Crawler) -> None:
    crawler.site.pages["/a"] = Reply("title A\nHidas.", delay_s=6)

    report = crawler.crawl(timeout_s=1.5, tries=1)

    assert set(crawler.texts()) == {"b", "c"}
    assert report.warning == "1 page could not be fetched"


@pytest.mark.slow
@pytest.mark.parametrize("drips", get_args(Drips))
def test_a_page_that_never_ends_counts_as_failed(
    crawler: Crawler, drips: Drips
) -> None:
    """The clock of a page runs from its request to its last byte, whatever comes between."""
    crawler.site.pages["/a"] = Reply(drips=drips)
    begun = time.monotonic()
    report = crawler.crawl(timeout_s=1.5, tries=1)

    assert set(crawler.texts()) == {"b", "c"}
    assert report.warning == "1 page could not be fetched"
    assert time.monotonic() - begun < 30


@pytest.mark.slow
def test_rules_that_never_end_are_not_waited_for(crawler: Crawler) -> None:
    crawler.site.pages["/robots.txt"] = Reply(drips="body")
    report = crawler.crawl(timeout_s=1.5, tries=1)

    assert crawler.texts() == {}
    assert "robots.txt" in (report.error or "")


def test_a_failing_server_ends_the_crawl_and_the_next_goes_on(crawler: Crawler) -> None:
    items = [f"i{n}" for n in range(12)]
    crawler.site.publish({"m": items})
    down = {f"/{name}": Reply(status=502) for name in items[4:]}
    pages = dict(crawler.site.pages)
    crawler.site.pages |= down

    first = crawler.crawl(tries=1)
    crawler.site.pages = pages
    second = crawler.crawl()

    assert first.error == "5 pages failed in a row: HTTP 502"
    assert second.error is None
    assert len(crawler.texts()) == 12
    assert "/i0" not in crawler.site.paths()


def test_a_site_that_is_down_removes_nothing(crawler: Crawler) -> None:
    crawler.crawl()
    crawler.site.pages = {"/": Reply(status=500)}

    report = crawler.crawl(tries=1)

    assert report.error == "no page could be fetched: HTTP 500"
    assert len(crawler.texts()) == 3


def test_a_wrong_page_is_fetched_again_without_cookies(crawler: Crawler) -> None:
    def answer(request: Request) -> Reply:
        if "kavija" in request.headers.get("Cookie", ""):
            return Reply("title Toinen\nMuun kunnan sivu.")
        return Reply("title Asia a\nTeksti a OIKEA.", headers={"Set-Cookie": "x=1"})

    crawler.site.pages["/m1"] = Reply(
        "item /a oikea\n", headers={"Set-Cookie": "kavija=1"}
    )
    crawler.site.pages["/a"] = answer

    report = crawler.crawl()

    assert crawler.texts()["a"] == "Teksti a OIKEA."
    assert report.issues == 0
    assert crawler.site.paths().count("/a") == 2


def test_a_page_that_stays_wrong_is_an_issue_and_nothing_is_stored(
    crawler: Crawler,
) -> None:
    crawler.site.pages["/m1"] = "item /a oikea\nitem /b\n"

    report = crawler.crawl()

    assert set(crawler.texts()) == {"b", "c"}
    assert dict(report.issue_counts) == {"wrong-page": 1}
    assert crawler.site.paths().count("/a") == 3


def test_a_form_is_posted(crawler: Crawler) -> None:
    crawler.site.pages["/"] = "form /haku\n"
    crawler.site.pages["/haku"] = "item /a\n"

    crawler.crawl()

    [posted] = [r for r in crawler.site.requests if r.path == "/haku"]
    assert (posted.method, posted.body) == ("POST", "kirjaamo=690")
    assert set(crawler.texts()) == {"a"}


def test_an_unchanged_page_is_asked_for_conditionally(crawler: Crawler) -> None:
    def answer(request: Request) -> Reply:
        if request.headers.get("If-None-Match") == '"v1"':
            return Reply(status=304)
        return Reply("title A\nTeksti a.", headers={"ETag": '"v1"'})

    crawler.site.pages["/a"] = answer
    crawler.crawl()

    report = crawler.crawl()

    assert report.unchanged == 3
    assert "If-None-Match" in str(crawler.site.requests)


def test_the_crawler_says_who_it_is(crawler: Crawler) -> None:
    crawler.crawl(contact="yllapito@haku.example")

    agents = {request.headers["User-Agent"] for request in crawler.site.requests}
    assert agents == {"Paatoshaku/0.1 (+yllapito@haku.example)"}


def mean_gap(times: list[float]) -> float:
    """Seconds between two requests; one that a busy machine saw late counts once."""
    assert len(times) > 3
    return (times[-1] - times[0]) / (len(times) - 1)


@pytest.mark.slow
def test_requests_to_one_host_keep_their_distance(crawler: Crawler) -> None:
    crawler.crawl(source={"delay_s": 0.25}, delay_s=0.25)

    times = [request.at for request in crawler.site.requests]
    assert mean_gap(times) >= 0.2


@pytest.mark.slow
def test_a_crawl_delay_of_robots_txt_is_kept(crawler: Crawler) -> None:
    crawler.site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 0.3\n"

    crawler.crawl()

    times = [request.at for request in crawler.site.requests][1:]
    assert mean_gap(times) >= 0.25


def test_hosts_that_refuse_are_not_fetched_even_when_linked(crawler: Crawler) -> None:
    refusing = crawler.site.base.replace("127.0.0.1", "localhost")
    crawler.site.pages["/m1"] = f"item {refusing}/a\nitem /b\n"
    never = Source("kieltaja", "plain", refusing, never=True, never_reason="kielto")

    crawler.crawl(never=[never])

    assert set(crawler.texts()) == {"b", "c"}


def test_a_redirect_is_followed_and_the_asked_address_is_remembered(
    crawler: Crawler,
) -> None:
    crawler.site.pages["/a"] = Reply(status=302, headers={"Location": "/uusi-a"})
    crawler.site.pages["/uusi-a"] = "title A\nSiirretty."
    crawler.crawl()
    del crawler.site.pages["/a"]
    del crawler.site.pages["/uusi-a"]

    report = crawler.crawl()

    assert report.gone == 1
    assert set(crawler.texts()) == {"b", "c"}


def test_a_decision_that_moves_to_another_page_is_not_removed(crawler: Crawler) -> None:
    """Lists of search results shift when something is added before."""
    crawler.site.pages["/"] = "page /p1\npage /p2\n"
    crawler.site.pages["/p1"] = "x\ny\n"
    crawler.site.pages["/p2"] = "z\n"
    crawler.crawl()
    sequence = crawler.store.last_sequence()
    crawler.site.pages["/p1"] = "w\nx\n"
    crawler.site.pages["/p2"] = "y\nz\n"

    report = crawler.crawl()

    assert (report.new, report.unchanged, report.gone) == (1, 3, 0)
    assert crawler.store.last_sequence() == sequence + 1
    crawler.site.pages["/p2"] = "z\n"
    assert crawler.crawl().gone == 1
    assert set(crawler.texts()) == {"w", "x", "z"}


def test_a_crawl_with_a_limit_of_pages_removes_nothing_and_goes_on(
    crawler: Crawler,
) -> None:
    crawler.crawl()
    crawler.site.pages["/a"] = ""

    parts = [crawler.crawl(page_limit=4), crawler.crawl(page_limit=4)]

    assert parts[0].error is None
    assert parts[0].warning == "stopped at the limit of 4 pages"
    assert (parts[0].gone, parts[1].gone) == (0, 1)
    assert set(crawler.texts()) == {"b", "c"}


@pytest.mark.slow
def test_a_site_without_an_end_is_left_after_its_time(crawler: Crawler) -> None:
    """A list whose every page leads to a next one held all others for good."""

    def following(request: Request) -> Reply:
        number = int(request.path.removeprefix("/list") or 0)
        return Reply(f"meeting /list{number + 1}\n")

    crawler.site.pages.update({f"/list{n}": following for n in range(1, 100_000)})
    crawler.site.pages["/"] = "meeting /list1\nitem /a\n"

    report = crawler.crawl(longest_s=1.5)

    assert report.error is None
    assert report.warning == (
        "stopped after 0.000417 hours; the next crawl goes on from there"
    )
    assert report.gone == 0


def test_since_checks_only_recent_decisions(crawler: Crawler) -> None:
    crawler.site.pages["/a"] = "title A\ndate 2020-01-01\nVanha."
    crawler.crawl()
    crawler.site.publish({"m2": ["c"]})
    del crawler.site.pages["/a"]
    del crawler.site.pages["/b"]

    report = crawler.crawl(since=dt.date(2026, 1, 1))

    assert set(crawler.texts()) == {"a", "c"}
    assert report.gone == 1


def test_a_crawl_of_which_most_links_fail_is_failing(crawler: Crawler) -> None:
    """Formerly 151 of 156 links answering 404 was "ok"."""
    crawler.site.publish({"m1": [f"i{n}" for n in range(12)]})
    for n in range(1, 12):
        del crawler.site.pages[f"/i{n}"]

    report = crawler.crawl()

    assert report.error is not None
    assert "most links fail: 11 of 14 (HTTP 404)" in report.error


def test_fewer_decisions_than_before_is_a_warning(crawler: Crawler) -> None:
    items = [f"i{n}" for n in range(10)]
    crawler.site.publish({"m": items})
    crawler.crawl()
    for name in items[:5]:
        del crawler.site.pages[f"/{name}"]

    report = crawler.crawl(source={"min_decisions": 8})

    assert "at least 8 expected" in report.warning
    assert "5 of 10 decisions were removed at once" in report.warning


def test_pages_of_changed_markup_are_under_collecting(crawler: Crawler) -> None:
    """Of a first crawl no history tells that most of its decisions are missing."""
    crawler.site.publish({"m1": [f"i{n}" for n in range(12)]})
    for n in range(1, 12):
        crawler.site.pages[f"/i{n}"] = "broken"

    report = crawler.crawl()
    [status] = crawler.store.status([Source(**crawler.source)])

    assert report.new == 1
    assert "11 of 14 pages are not built as expected" in (report.warning or "")
    assert status.state == "under-collecting"


def test_a_source_without_a_decision_is_under_collecting_whatever_was_asked_for(
    crawler: Crawler,
) -> None:
    """A nightly crawl asks for the newest days only."""
    crawler.site.publish({"m1": []})
    since = dt.date(2026, 1, 1)

    report = crawler.crawl(since=since)
    crawler.site.publish({"m1": ["a"]})
    later = crawler.crawl(since=since)
    crawler.site.publish({"m1": ["a"], "m2": []})
    silent = crawler.crawl(since=dt.date(2026, 6, 1))

    assert "no decision found since 2026-01-01, and none before" in report.warning
    assert later.warning is silent.warning is None


def test_agenda_and_minutes_of_a_crawled_meeting_are_one_decision(
    crawler: Crawler,
) -> None:
    crawler.site.pages["/a"] = "title Asia\nstatus agenda\ncase 1/2026\nEhdotus."
    crawler.site.publish({"m1": ["a"]})
    crawler.crawl()
    crawler.site.pages["/p"] = "title Asia\ncase 1/2026\nPäätös."
    crawler.site.publish({"m1": ["p"]})
    del crawler.site.pages["/a"]

    report = crawler.crawl()

    assert crawler.texts() == {"a": "Päätös."}
    assert (report.changed, report.gone) == (1, 0)
    assert crawler.store.resolve("kuvitteella/p") == "kuvitteella/a"


@pytest.mark.slow
def test_attachments_are_read_unless_the_source_says_no(crawler: Crawler) -> None:
    crawler.site.pages |= {
        "/a": "title A\nfiles /l.txt /kuva.png /puuttuu.txt /iso.txt\nTeksti a.",
        "/l.txt": Reply("Liitteen teksti", headers={"ETag": '"l1"'}),
        "/iso.txt": "x" * 5000,
    }
    crawler.crawl(source={"attachments": "titles"})
    assert "/l.txt" not in crawler.site.paths()

    report = crawler.crawl(max_attachment_bytes=1000)
    stored = crawler.store.get("kuvitteella/a")

    assert stored is not None
    assert [a.text for a in stored.decision.attachments] == [
        "Liitteen teksti",
        None,
        None,
        None,
    ]
    assert "/kuva.png" not in crawler.site.paths()
    assert dict(report.issue_counts) == {"fetch": 1, "skipped": 1}
    assert stored.version == 1
    sequence = crawler.store.last_sequence()
    crawler.crawl(max_attachment_bytes=1000)
    assert crawler.store.last_sequence() == sequence
    assert "/l.txt" not in crawler.site.paths()


def test_texts_of_attachments_without_pages_are_fetched_once_more(
    crawler: Crawler,
) -> None:
    """Programs before kept no marks between pages; a hit could not name its page."""
    tagged = {"ETag": '"x1"'}
    crawler.site.pages |= {
        "/a": "title A\nfiles /x.pdf /l.txt\nTeksti a.",
        "/x.pdf": Reply(paper(lines(["Laituri"]), lines(["Sauna"])), headers=tagged),
        "/l.txt": Reply("Liitteen teksti", headers=tagged),
    }
    crawler.crawl()
    first = crawler.store.get("kuvitteella/a")
    assert first is not None
    for item in first.decision.attachments:
        bare = (item.text or "").replace("\n\f\n", "\n")
        crawler.store.put_attachment_text(
            AttachmentText("kuvitteella/a", item.url or "", bare)
        )

    crawler.crawl()
    stored = crawler.store.get("kuvitteella/a")
    crawler.crawl()

    assert stored is not None
    texts = {one.text: one.pages_total for one in stored.decision.attachments}
    assert texts == {"Laituri\n\f\nSauna": 2, "Liitteen teksti": 1}
    assert not {"/x.pdf", "/l.txt"} & set(crawler.site.paths())


def test_attachments_come_after_the_decisions_and_within_a_budget(
    crawler: Crawler,
) -> None:
    files = {f"/l{number}.txt": f"Liite {number}" for number in range(1, 5)}
    crawler.site.pages |= files
    crawler.site.pages["/a"] = f"title A\nfiles {' '.join(files)}\nTeksti a."

    first = crawler.crawl(source={"attachment_pages": 2})
    paths = crawler.site.paths()
    known = sum(path in files for path in paths)
    second = crawler.crawl(source={"attachment_pages": 2})
    stored = crawler.store.get("kuvitteella/a")

    assert all(path in files for path in paths[-2:])
    assert known == 2
    assert dict(first.issue_counts) == {"skipped": 1}
    assert dict(second.issue_counts) == {}
    assert stored is not None
    assert sorted(str(one.text) for one in stored.decision.attachments) == sorted(
        files.values()
    )


@pytest.mark.parametrize("reason", ["takedown", "expired"])
def test_attachments_leave_with_their_decision_and_are_not_asked_for_again(
    crawler: Crawler, reason: RemovalReason
) -> None:
    crawler.site.pages |= {
        "/a": "title A\nfiles /l.txt\nTeksti a.",
        "/l.txt": "Laiturin salattu liite",
    }
    crawler.crawl()
    assert b"salattu liite" in stored_bytes(crawler)

    crawler.store.remove("kuvitteella/a", reason)
    removed = stored_bytes(crawler)
    crawler.crawl()

    assert crawler.store.get("kuvitteella/a") is None
    assert b"salattu liite" not in removed + stored_bytes(crawler)
    assert "/l.txt" not in crawler.site.paths()


def stored_bytes(crawler: Crawler) -> bytes:
    """Return what the store holds of decisions and pages, unpacked."""
    path = crawler.url.removeprefix("sqlite:///")
    with sqlite3.connect(path) as connection:
        cells = [
            cell
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall()
            for row in connection.execute(f'SELECT * FROM "{table}"')
            for cell in row
            if isinstance(cell, bytes)
        ]
    return b"\n".join(map(unpacked, cells))


def unpacked(cell: bytes) -> bytes:
    try:
        return zlib.decompress(cell)
    except zlib.error:
        return cell


def test_attachments_of_officeholders_are_fetched_only_on_request() -> None:
    decision = make_decision(
        kind="officeholder-decision",
        attachments=(Attachment("Liite", "https://e.example/1.pdf"),),
    )
    source = Source("mallila", "plain", "https://e.example/")

    def links(wanted: Literal["text", "all"]) -> int:
        asked = dataclasses.replace(source, attachments=wanted)
        return len(list(attachment_links(asked, [decision])))

    assert (links("text"), links("all")) == (0, 1)


@pytest.mark.slow
def test_a_hostile_attachment_is_an_issue_and_the_crawl_goes_on(
    crawler: Crawler,
) -> None:
    """Drawn, it holds itself twice, and so on without an end."""
    crawler.site.pages |= {
        "/a": "title A\nfiles /x.pdf /l.txt\nTeksti a.",
        "/x.pdf": Reply(holding_itself()),
        "/l.txt": "Liitteen teksti",
    }

    report = crawler.crawl(source={"attachments": "text"})
    stored = crawler.store.get("kuvitteella/a")

    assert stored is not None
    assert [a.text for a in stored.decision.attachments] == [None, "Liitteen teksti"]
    assert dict(report.issue_counts) == {"skipped": 1}


@pytest.mark.slow
@pytest.mark.skipif(engine_name() is None, reason="the optional engine is missing")
def test_scanned_pages_of_attachments_are_recognised_where_ocr_is_on(
    crawler: Crawler,
) -> None:
    crawler.site.pages |= {
        "/a": "title A\nfiles /x.pdf\nTeksti a.",
        "/x.pdf": Reply(scanned(["Laituri"], ["Sauna maksaa 900 euroa."])),
    }

    report = crawler.crawl(ocr_pages=5)
    stored = crawler.store.get("kuvitteella/a")

    assert stored is not None
    (attachment,) = stored.decision.attachments
    assert attachment.text == "Laituri\n\f\nSauna maksaa 900 euroa."
    assert attachment.ocr is not None
    assert attachment.ocr.pages == (2,)
    assert report.issues == 0


@pytest.mark.slow
def test_several_sources_are_crawled_in_one_run(crawler: Crawler) -> None:
    with serve(Site()) as other:
        other.publish({"k": ["x"]})
        rows = [
            {"source_id": name, "platform": "plain", "base_url": base, "delay_s": 0}
            for name, base in (("yksi", crawler.site.base), ("kaksi", other.base))
        ]

        crawler.crawl(sources=rows)

    assert len(crawler.texts()) == 4
    assert {r.source_id for r in crawler.store.crawl_reports()} == {"yksi", "kaksi"}


def test_a_fault_in_one_source_does_not_end_the_others(crawler: Crawler) -> None:
    class Faulty(PlainPlatform):
        def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
            raise ZeroDivisionError

    good = Source(**crawler.source)
    bad = Source("viallinen", "plain", crawler.site.base, delay_s=0)
    tasks = [CrawlTask(bad, Faulty()), CrawlTask(good, PLATFORM)]

    reports = crawl_in_loop(crawler.store, tasks, CrawlOptions(delay_s=0))

    errors = {report.source_id: report.error for report in reports}
    assert errors == {
        "viallinen": "the crawl failed: ZeroDivisionError",
        "kuvitteella": None,
    }
    assert len(crawler.texts()) == 3


@pytest.mark.slow
def test_a_killed_crawl_goes_on_with_nothing_lost_and_nothing_doubled(
    crawler: Crawler,
) -> None:
    """Killed by force several times at chance moments, the end is the same."""
    meetings = {f"k{m}": [f"i{m}-{n}" for n in range(10)] for m in range(12)}
    crawler.site.publish(meetings)
    for asked in (15, 60, 110):
        process = crawler.start(delay_s=0)
        while len(crawler.site.requests) < asked:
            assert process.poll() is None
            time.sleep(0.001)
        process.kill()
        process.communicate()
    stored = len(crawler.texts())

    report = crawler.crawl()
    wanted = {item: f"Teksti {item}." for items in meetings.values() for item in items}

    assert 0 < stored < 120
    assert crawler.texts() == wanted
    assert report.pages == 1 + 12 + 120
    assert report.new == 120
    assert len(list(crawler.store.changes_since(0))) == 120
    assert len(list(crawler.store.iter_pages())) == 133


def test_what_has_not_changed_is_not_sent_again(crawler: Crawler) -> None:
    """Pages with a mark are asked for with it; the report counts all that are as before."""

    def marked(request: Request) -> Reply:
        if request.headers.get("If-None-Match") == '"1"':
            return Reply(status=304, headers={"ETag": '"1"'})
        return Reply("title Asia a\nTeksti a.", headers={"ETag": '"1"'})

    crawler.site.pages["/a"] = marked
    first = crawler.crawl()
    crawler.site.pages["/b"] = "title Asia b\nKorjattu."
    second = crawler.crawl()

    asked = [r for r in crawler.site.requests if r.path == "/a"]
    assert [r.headers.get("If-None-Match") for r in asked] == ['"1"']
    assert (first.pages, first.unchanged_pages) == (6, 0)
    assert (second.pages, second.unchanged_pages) == (6, 5)
    assert (second.changed, second.unchanged) == (1, 2)
    assert crawler.texts()["a"] == "Teksti a."


@pytest.mark.postgresql
def test_a_store_in_postgresql_is_crawled_into_like_one_in_sqlite(
    postgresql_url: str,
) -> None:
    with serve(Site()) as site:
        site.publish({"m1": ["a", "b"], "m2": ["c"]})
        crawler = Crawler(site, postgresql_url)
        first = crawler.crawl()
        del site.pages["/b"]
        site.publish({"m1": ["a"], "m2": ["c", "d"]})
        second = crawler.crawl()
        (status,) = crawler.store.status([Source(**crawler.source)])

        assert (first.new, second.new, second.gone) == (3, 1, 1)
        assert set(crawler.texts()) == {"a", "c", "d"}
        assert (status.state, status.decisions, status.removed) == ("ok", 3, 1)
        assert crawler.store.takedown("kuvitteella/a", "pyyntö")
        assert crawler.crawl().new == 0
        crawler.store.close()
