"""How a crawl behaves to its operator: plan, question, network, progress, health."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.crawl.command import ProgressLine
from corpus.crawl.downloading.connection import Offline, check_connection
from corpus.crawl.downloading.robots import MOST_BYTES, first_rules
from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.crawl.planning import plan_crawl, plan_lines
from corpus.crawl.reporting import failure_of, moved_warning
from corpus.records import CrawlReport
from corpus.sources import Source, find_sources, load_sources
from corpus.store import DecisionStore
from search_web.cli import root
from tests.crawling.loop import crawl_in_loop
from tests.crawling.plain import PLATFORM
from tests.crawling.site import Reply, Site, serve

START = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def source(source_id: str, host: str = "", **keys: object) -> Source:
    base = f"https://{host or source_id + '.example'}/"
    return Source(source_id, "tweb", base, **keys)  # type: ignore[arg-type]


def report(pages: int, **more: object) -> CrawlReport:
    return CrawlReport("a", START, None, pages=pages, **more)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DecisionStore]:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as opened:
        yield opened


def crawled(store: DecisionStore, source_id: str, pages: int) -> None:
    crawl = store.start_crawl(source_id)
    store.crawls.count(crawl.crawl_id, (), pages=pages, unchanged_pages=0, gone=0)
    store.finish_crawl(crawl.crawl_id)


def test_a_plan_adds_up_what_waits_for_each_other(store: DecisionStore) -> None:
    crawled(store, "a", 300)
    crawled(store, "b", 100)
    chosen = [
        source("a", "a.tweb.fi"),
        source("b", "b.tweb.fi", delay_s=2.0),
        source("c"),
        source("d", never=True, never_reason="kielto"),
    ]

    plan = plan_crawl(store, chosen, CrawlOptions())

    assert plan.slots == ("c.example", "tweb.fi")
    assert (plan.pages, plan.unknown) == (400, 1)
    assert plan.least_s == 300 + 100 * 2
    lines = "\n".join(plan_lines(plan))
    assert "3 sources on 2 hosts, 400 pages" in lines
    assert "at least 9 min" in lines
    assert "1 of them have never been crawled" in lines
    assert "left out: 1 (kielto)" in lines
    first = "\n".join(plan_lines(plan_crawl(store, chosen[2:3], CrawlOptions())))
    assert "0 pages known from earlier crawls, time not known" in first


def test_a_plan_keeps_to_the_limit_of_pages(store: DecisionStore) -> None:
    crawled(store, "a", 300)

    plan = plan_crawl(store, [source("a")], CrawlOptions(page_limit=20))

    assert plan.pages == 20


def test_a_plan_of_the_newest_days_expects_what_the_last_crawl_met(
    store: DecisionStore,
) -> None:
    """A night of 60 days was planned as a crawl of all years."""
    crawled(store, "a", 300)
    crawled(store, "a", 12)
    store.crawls.count(store.start_crawl("a").crawl_id, (), pages=2)
    night = plan_crawl(store, [source("a")], CrawlOptions(), is_partial=True)
    whole = plan_crawl(store, [source("a")], CrawlOptions())

    assert (night.pages, whole.pages) == (12, 300)


def test_reasons_are_not_cut_within_a_bracket(store: DecisionStore) -> None:
    why = "robots.txt forbids all machine reading (User-agent: * Disallow: /)"
    chosen = [source("a", never=True, never_reason=why)]
    lines = list(plan_lines(plan_crawl(store, chosen, CrawlOptions())))

    assert "left out: 1 (robots.txt forbids all machine reading)" in lines


def registry(folder: Path) -> str:
    file = folder / "sources.toml"
    file.write_text(
        '[[source]]\nsource_id = "a"\nplatform = "tweb"\n'
        'base_url = "http://127.0.0.1:9/"\ndelay_s = 0\n'
    )
    return str(file)


def test_a_crawl_of_everything_shows_its_plan_and_asks(tmp_path: Path) -> None:
    """Where nobody can answer, nothing is fetched."""
    command = ["--data", str(tmp_path), "crawl", "--sources", registry(tmp_path)]

    asked = CliRunner().invoke(root, command)
    planned = CliRunner().invoke(root, [*command, "--plan"])

    assert "1 source on 1 host" in asked.output
    assert "--all" in str(asked.exception)
    assert planned.exit_code == 0
    assert "1 source on 1 host" in planned.output
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        assert store.crawl_reports("a") == []


def refused(host: str, port: int, wait_s: float) -> None:
    raise OSError("Name or service not known")


def test_without_a_network_a_crawl_says_so_at_once() -> None:
    with pytest.raises(Offline, match=r"none of 2 hosts .*Name or service not known"):
        check_connection([source("a")], [source("b")], reach=refused)


def test_one_dead_host_is_no_dead_network() -> None:
    def reach(host: str, port: int, wait_s: float) -> None:
        if host == "a.example":
            raise OSError("no route")

    check_connection([source("a")], [source("b")], reach=reach)


def test_hosts_that_refuse_are_not_even_tried() -> None:
    tried = []

    def reach(host: str, port: int, wait_s: float) -> None:
        tried.append(host)

    kept_out = source("b", never=True, never_reason="kielto")
    check_connection([source("a")], [kept_out, source("a")], reach=reach)

    assert tried == ["a.example"]


def test_a_loopback_site_needs_no_network() -> None:
    check_connection([source("a", "127.0.0.1:9")], [], reach=refused)


def test_progress_has_a_rate_and_the_time_left() -> None:
    moments = iter([0.0, 0.0, 60.0, 60.0])
    line = ProgressLine(io.StringIO(), 2, clock=lambda: next(moments))

    line.show("a", report(100), 500)
    line.show("a", report(160), 240)

    text = line._stream.getvalue().splitlines()[-1]  # type: ignore[attr-defined]
    assert "crawling, 1 of 2 sources begun: " in text
    assert "160 pages" in text
    assert "60 pages a minute" in text
    assert "these links take 4 min more" in text


def test_the_time_left_is_not_guessed_from_the_first_pages() -> None:
    """The pace of a source that has just begun says little of the rest."""
    moments = iter([0.0, 0.0, 12.0, 12.0])
    line = ProgressLine(io.StringIO(), 2, clock=lambda: next(moments))

    line.show("a", report(100), 500)
    line.show("a", report(101), 240)

    text = line._stream.getvalue().splitlines()[-1]  # type: ignore[attr-defined]
    assert "5 pages a minute" in text
    assert "more" not in text


@pytest.mark.parametrize("name", ["ESPOO", "esbo", "Espoo", " espoo "])
def test_names_are_read_in_any_case_and_language(name: str) -> None:
    found = find_sources([name], load_sources())

    assert {item.municipality for item in found} == {"Espoo"}


@pytest.mark.parametrize(
    ("pages", "lost", "is_failing"),
    [(5, 151, True), (100, 90, False), (156, 0, False), (1, 3, False), (0, 9, True)],
)
def test_most_links_failing_is_a_failure(
    pages: int, lost: int, is_failing: bool
) -> None:
    done = report(pages, issue_counts=(("fetch", lost),))

    message = failure_of(done, 0, "HTTP 404")

    assert (message is not None) is is_failing
    if message:
        assert f"{lost} of {pages + lost} (HTTP 404)" in message


def test_a_start_that_leads_elsewhere_has_moved() -> None:
    assert moved_warning("https://a.tweb.fi/x", "https://a.tweb.fi/y") is None
    assert moved_warning("https://a.tweb.fi/x", "https://a.oncloudos.com/") == (
        "moved: https://a.tweb.fi/x leads to https://a.oncloudos.com/"
    )


@pytest.mark.parametrize(
    ("warning", "state"),
    [
        (None, "ok"),
        ("1 pages could not be fetched", "ok"),
        ("1 page failed; under-collected: 5 of 10 known decisions", "under-collecting"),
        ("moved: https://a.example/ leads to https://b.example/", "moved"),
    ],
)
def test_a_warning_is_a_state(
    store: DecisionStore, warning: str | None, state: str
) -> None:
    crawl = store.start_crawl("a")
    store.finish_crawl(crawl.crawl_id, warning=warning)

    [row] = store.status([source("a")])

    assert row.state == state


def test_a_source_that_redirects_to_another_host_has_moved(tmp_path: Path) -> None:
    """The other host is not fetched; the operator is told where it leads."""
    with (
        serve(Site()) as site,
        DecisionStore.open(f"sqlite:///{tmp_path / 's.db'}") as store,
    ):
        site.pages["/"] = Reply("", 302, headers={"Location": "https://uusi.example/"})
        former = Source("a", "plain", site.base + "/", delay_s=0)
        options = CrawlOptions(delay_s=0, backoff_s=0.05, timeout_s=5, tries=1)
        crawl_in_loop(store, [CrawlTask(former, PLATFORM)], options)
        [row] = store.status([former])

    assert row.state == "moved"
    assert row.reason is not None
    assert "redirected to https://uusi.example/" in row.reason


def test_status_of_those_in_trouble(tmp_path: Path) -> None:
    with DecisionStore.open(f"sqlite:///{tmp_path / 'paatoshaku.db'}") as store:
        crawl = store.start_crawl("espoo")
        store.finish_crawl(crawl.crawl_id, error="most links fail: 151 of 156")
        crawl = store.start_crawl("lahti")
        store.finish_crawl(crawl.crawl_id)
    command = ["--data", str(tmp_path), "status", "--failing"]

    shown = CliRunner().invoke(root, command)
    one = CliRunner().invoke(root, [*command, "lahti", "--json"])

    assert shown.exit_code == 1
    assert "espoo" in shown.output
    assert "151 of 156" in shown.output
    assert "lahti" not in shown.output
    assert (one.exit_code, json.loads(one.output)) == (0, [])
    assert shown.output.splitlines()[-1] == "1 source: 1 failing"


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([b"Disallow: /a"], 1),
        ([b"Disallow: /a"] * 3 + [b"x" * MOST_BYTES, b"Disallow: /b"], 3),
        ([b"x" * MOST_BYTES], 0),
        ([b"Disallow: /" + b"*a" * 50] * 20_000, 4_571),
    ],
)
def test_of_an_endless_robots_txt_whole_lines_are_read(
    lines: list[bytes], kept: int
) -> None:
    """20,000 rules took 3.5 s to read and 1 s a page, while every other crawl waited."""
    found = first_rules(b"\n".join(lines) + b"\n")

    assert found.splitlines() == lines[:kept]
    assert len(found) <= MOST_BYTES
