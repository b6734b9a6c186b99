"""Probes of invented towns on every platform, each in every state a source can be in."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import json
import re
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from corpus.crawl.ingesting import intake
from corpus.crawl.options import CrawlOptions
from corpus.errors import ReaderEnded, ReaderTooSlow
from corpus.platforms.registry import platform_ids
from corpus.probing import probe_walk
from corpus.probing.platform_signs import (
    ADDRESS_SIGNS,
    COMMON_ADDRESSES,
    AddressSign,
    addresses_in,
    common_addresses,
    platform_of_address,
    swedish_starts,
    swedish_twin,
)
from corpus.probing.probe_engine import start_probes
from corpus.probing.probe_records import ProbeResult
from corpus.probing.probe_report import PageFolder, updates, write_reports
from corpus.probing.probe_walk import ProbeLimits
from corpus.sources import Source, parse_sources
from scripts.demo_site.site import create_site, sources_toml
from search_web.cli import root
from tests.crawling import loop
from tests.serving import served

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
NEW_PAGE = (
    b"<!doctype html><html><body><div id=app></div><script>go()</script></body></html>"
)
SLOW_S = 0.05


class StrangeTown:
    """The demo site in one of its bad states."""

    def __init__(self, site: Wsgi, state: str) -> None:
        self._site = site
        self._state = state
        self.base = ""

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        is_robots = path == "/robots.txt"
        if self._state == "refusing" and is_robots:
            start("200 OK", [("Content-Type", "text/plain")])
            return [b"User-agent: *\nDisallow: /\n"]
        if is_robots:
            return self._site(environ, start)
        if self._state == "redirecting" and environ["HTTP_HOST"].startswith(
            "localhost"
        ):
            query = environ["QUERY_STRING"]
            target = f"{self.base}{path}" + (f"?{query}" if query else "")
            start("302 Found", [("Location", target)])
            return []
        if self._state == "gone" and path.startswith("/former"):
            start("404 Not Found", [("Content-Type", "text/plain")])
            return [b""]
        if self._state == "changed-markup":
            start("200 OK", [("Content-Type", "text/html")])
            return [NEW_PAGE]
        if self._state == "slow":
            time.sleep(SLOW_S * 1.5)
        return self._site(environ, start)


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[[str], str]]:
    with contextlib.ExitStack() as stack:

        def start(state: str) -> str:
            town = StrangeTown(create_site(stage=2).wsgi_app, state)
            town.base = stack.enter_context(served(town))
            return town.base

        yield start


def probe_in_loop(
    sources: list[Source], kept: Any = None, **more: Any
) -> dict[str, ProbeResult]:
    """Probe in the loop that the crawl tests share."""
    from scrapy.crawler import AsyncCrawlerRunner

    if not loop._started:
        loop._start()
    results: list[ProbeResult] = []
    options = CrawlOptions(
        delay_s=more.pop("delay_s", 0), backoff_s=0.05, timeout_s=20, tries=1
    )
    limits = ProbeLimits(more.pop("pages", 14), more.pop("slow_s", 10.0))

    async def work() -> None:
        await start_probes(
            AsyncCrawlerRunner(),
            results,
            sources,
            options,
            limits,
            kept or (lambda source_id, page, seconds: None),
            **more,
        )

    asyncio.run_coroutine_threadsafe(work(), loop._started[0]).result(timeout=240)
    return {result.source.source_id: result for result in results}


def towns(base: str) -> list[Source]:
    return list(parse_sources(sources_toml(base)))


def nowhere(source: Source) -> Iterable[tuple[str, str]]:
    return ()


def states(results: dict[str, ProbeResult]) -> dict[str, str]:
    return {name: result.state for name, result in results.items()}


@pytest.mark.slow
def test_towns_of_every_platform_are_healthy(
    serve: Callable[[str], str], tmp_path: Path
) -> None:
    base = serve("healthy")
    folder = PageFolder(tmp_path)

    results = probe_in_loop(towns(base), folder.keep, elsewhere=nowhere)

    assert {r.source.platform for r in results.values()} == set(platform_ids())
    assert set(states(results).values()) == {"healthy"}, states(results)
    assert {r.score for r in results.values()} <= {"reads", "partly"}
    for name, result in results.items():
        assert result.decisions > 0
        kept = sorted((tmp_path / name).glob("*.json"))
        assert kept, name
        record = json.loads(kept[0].read_text())
        assert record["url"].startswith(base)
        assert "set-cookie" not in str(record["headers"]).lower()


def test_a_source_without_news_for_a_year_says_so(
    serve: Callable[[str], str], tmp_path: Path
) -> None:
    """An archive is read as well as any other; nobody may think that it is all."""
    rows = [
        row
        for row in towns(serve("healthy"))
        if row.source_id in ("laaksonpera", "harmaakallio", "jokikulma")
    ]
    found = probe_in_loop(rows, elsewhere=nowhere)
    days = {name: str(result.newest)[:4] for name, result in found.items()}
    proposed = "".join(updates(list(found.values())))

    assert days["laaksonpera"] == "2013"
    assert days["harmaakallio"] == "2020"
    assert days["jokikulma"] == "2026"
    for name, result in found.items():
        assert result.state == "healthy"
        assert ("none newer than" in result.reason) == result.is_old, name
    assert found["laaksonpera"].is_old
    late = dataclasses.replace(
        found["laaksonpera"], day=dt.date(2014, 1, 7), reason="read"
    )
    assert not late.is_old
    assert "none newer than 2013-" in proposed
    write_reports([found["laaksonpera"]], tmp_path)
    (row,) = json.loads((tmp_path / "report.json").read_text())
    assert row["newest"] == str(found["laaksonpera"].newest)
    assert row["newest"] in (tmp_path / "report.html").read_text()


def test_a_town_that_forbids_machines_is_refusing(serve: Callable[[str], str]) -> None:
    results = probe_in_loop(towns(serve("refusing")), elsewhere=nowhere)

    assert set(states(results).values()) == {"refusing"}
    assert {result.score for result in results.values()} == {"cannot"}
    assert not any(result.pages for result in results.values())


def test_a_town_with_new_pages_has_changed_its_markup(
    serve: Callable[[str], str],
) -> None:
    results = probe_in_loop(towns(serve("changed-markup")), elsewhere=nowhere)

    assert set(states(results).values()) <= {"changed-markup", "empty"}, states(results)
    changed = [name for name, state in states(results).items() if state != "empty"]
    assert len(changed) > len(results) / 2
    assert {result.score for result in results.values()} == {"cannot"}


@pytest.mark.slow
def test_a_slow_town_is_healthy_but_slow(serve: Callable[[str], str]) -> None:
    results = probe_in_loop(towns(serve("slow"))[:4], elsewhere=nowhere, slow_s=SLOW_S)

    assert set(states(results).values()) == {"slow"}
    assert all("delay_s" in text for text in updates(list(results.values())))


@pytest.mark.slow
def test_towns_that_wait_for_each_other_are_not_slow(
    serve: Callable[[str], str],
) -> None:
    """Sources of one host take turns, and each request waits for the host's pause."""
    neighbours = [
        dataclasses.replace(source, delay_s=1.0)
        for source in towns(serve("healthy"))
        if source.platform == "turku"
    ]
    results = probe_in_loop(
        neighbours, elsewhere=nowhere, delay_s=1.0, pages=4, slow_s=0.9
    )

    assert len(results) == 2
    assert set(states(results).values()) == {"healthy"}, results


@pytest.mark.slow
def test_a_town_that_redirects_has_moved(serve: Callable[[str], str]) -> None:
    """Another host is not followed: the address is told, to be probed itself."""
    base = serve("redirecting")
    former = towns(base.replace("127.0.0.1", "localhost"))

    results = probe_in_loop(former, elsewhere=nowhere)

    assert set(states(results).values()) == {"moved"}, states(results)
    for result in results.values():
        assert result.found_at is not None
        assert result.found_at[1].startswith(base)


@pytest.mark.slow
def test_a_town_that_is_gone_is_found_at_a_common_address(
    serve: Callable[[str], str],
) -> None:
    base = serve("gone")
    there = towns(base)
    former = [
        Source(
            **{
                name: getattr(town, name)
                for name in Source.__dataclass_fields__
                if name not in ("platform", "base_url")
            },
            platform="tweb" if town.platform == "dynasty" else "dynasty",
            base_url=f"{base}/former/cgi/DREQUEST.PHP",
        )
        for town in there
    ]
    places = {town.source_id: [(town.platform, town.base_url)] for town in there}

    results = probe_in_loop(former, elsewhere=lambda source: places[source.source_id])

    assert set(states(results).values()) == {"moved"}, states(results)
    for town in there:
        assert results[town.source_id].found_at == (town.platform, town.base_url)
        assert results[town.source_id].decisions > 0


def empty_pages() -> Wsgi:
    """Serve a Dynasty whose bodies have not published a meeting."""

    def site(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/robots.txt":
            start("404 Not Found", [])
            return [b""]
        start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [
            b"<html><body><h1>Toimielimet</h1><table><tr><td>Kunnanhallitus</td>"
            b"<td>Ei julkaistuja kokouksia</td></tr></table>"
            b'<a href="DREQUEST.PHP?page=meetings&amp;id=1">Kunnanhallitus</a>'
            b"</body></html>"
        ]

    return site


def test_a_town_without_meetings_is_empty() -> None:
    with served(empty_pages()) as base:
        address = f"{base}/cgi/DREQUEST.PHP"
        town = Source("tyhja", "dynasty", address, municipality="Tyhjälä", delay_s=0)
        result = probe_in_loop([town], elsewhere=nowhere)["tyhja"]

    assert (result.state, result.score) == ("empty", "cannot")


def test_those_who_refuse_are_not_asked(serve: Callable[[str], str]) -> None:
    base = serve("healthy")
    town = Source("ei", "tweb", base, never=True, never_reason="kirje 1/2026")

    result = probe_in_loop([town], elsewhere=nowhere)["ei"]

    assert (result.state, result.reason) == ("not-asked", "kirje 1/2026")


def test_a_report_and_an_update_to_review(
    serve: Callable[[str], str], tmp_path: Path
) -> None:
    results = probe_in_loop(towns(serve("healthy"))[:3], elsewhere=nowhere)

    paths = write_reports(list(results.values()), tmp_path)

    assert [path.name for path in paths] == [
        "report.json",
        "report.html",
        "sources-update.toml",
    ]
    report = json.loads(paths[0].read_text())
    assert {row["source"] for row in report} == set(results)
    for name in results:
        assert name in paths[1].read_text()
    proposed = parse_sources(paths[2].read_text())
    assert all("probed" in (row.note or "") for row in proposed)
    tomllib.loads(paths[2].read_text())


@pytest.mark.slow
def test_a_list_of_notices_is_found_and_proposed(tmp_path: Path) -> None:
    """It is tried beside what the registry tells; a town without one stays healthy."""
    site = create_site(stage=2).wsgi_app
    row = b'<tr><td>4.2.2031</td><td><a href="/kuulutus/2031%d.PDF">Kaava</a></td></tr>'

    def town(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if "page=announcement_search" not in environ["QUERY_STRING"]:
            return site(environ, start)
        start("200 OK", [("Content-Type", "text/html")])
        return [b"<html><body><table>%s</table></body></html>" % (row % 1 + row % 2)]

    with served(town) as base:
        sources = [each for each in towns(base) if each.platform == "dynasty"][:1]
        [found] = probe_in_loop(sources, elsewhere=nowhere).values()
    [without] = [each for each in towns("http://a.example") if each.platform == "tweb"][
        :1
    ]

    assert (found.state, found.notices) == ("healthy", 2)
    assert 'notices = "platform"' in "".join(updates([found]))
    assert "notices" not in "".join(updates([ProbeResult(without, found.day)]))


def test_swedish_pages_of_a_source_are_tried_and_proposed(
    serve: Callable[[str], str],
) -> None:
    """CaseM has a path for each language; the demo's Swedish town is beside the county."""
    towns_there = {each.source_id: each for each in towns(serve("healthy"))}
    county, swedish = towns_there["koskimaa"], towns_there["sunnanvik"]

    found = probe_in_loop([county, swedish], elsewhere=nowhere)
    rows = {
        each.source_id: each
        for each in parse_sources("".join(updates([*found.values()])))
    }

    assert found["koskimaa"].swedish_start == swedish.base_url
    assert "in Swedish read at" in found["koskimaa"].reason
    assert rows["koskimaa-sv"].base_url == swedish.base_url
    assert rows["koskimaa-sv"].language == "sv"
    assert rows["koskimaa-sv"].organisation == county.organisation
    assert found["sunnanvik"].swedish_start is None


def test_a_page_in_swedish_that_shows_finnish_decisions_is_not_proposed() -> None:
    site = create_site(stage=2).wsgi_app

    def town(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].replace("/sv-FI", "/fi-FI")
        return site(environ | {"PATH_INFO": path}, start)

    with served(town) as base:
        county = next(each for each in towns(base) if each.source_id == "koskimaa")
        found = probe_in_loop([county], elsewhere=nowhere)["koskimaa"]

    assert found.decisions
    assert found.swedish_start is None
    assert "koskimaa-sv" not in "".join(updates([found]))


def test_an_address_of_another_language_is_made_whole() -> None:
    from corpus.model import Page

    link = b'<link rel="alternate" hreflang="sv" href="/sv/?a=1&amp;b=2">'
    page = Page("https://a.example/fi/", "list", b"<html><head>" + link)

    assert swedish_twin(page) == "https://a.example/sv/?a=1&b=2"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.cloudnc.fi/fi-FI", ["https://a.cloudnc.fi/sv-FI"]),
        ("https://a.fi/fi/cgi/D.PHP?page=x", ["https://a.fi/sv/cgi/D.PHP?page=x"]),
        ("https://a.fi/file/kokous", []),
        ("https://a.fi/sv-FI", []),
    ],
)
def test_paths_of_languages(url: str, expected: list[str]) -> None:
    assert list(swedish_starts(url)) == expected


def test_an_empty_page_shows_no_signs() -> None:
    from corpus.model import Page

    page = Page("https://a.example/", "", b"")

    assert swedish_twin(page) is None
    assert list(addresses_in(page)) == []


def test_kept_pages_are_masked_on_request(tmp_path: Path) -> None:
    from corpus.model import Page

    body = "<p>Hakija, hetu 131052-308T, hakee.</p>".encode("windows-1252")
    page = Page(
        "https://a.example/1", "item", body, headers={"Content-Type": "text/html"}
    )
    PageFolder(tmp_path, is_masked=True).keep("a", page, 0.1)
    PageFolder(tmp_path / "raw").keep("a", page, 0.1)

    assert "131052-308T" not in (tmp_path / "a/01-item.body").read_text("utf-8")
    assert (tmp_path / "raw/a/01-item.body").read_bytes() == body


@pytest.mark.parametrize("sign", ADDRESS_SIGNS)
def test_signs_of_addresses_have_examples(sign: AddressSign) -> None:
    assert platform_of_address(sign.example) == sign.platform
    assert re.search(sign.pattern, sign.example, re.IGNORECASE)


def test_common_addresses_are_of_their_platforms() -> None:
    source = Source("a", "pdf_listing", "https://www.a.fi/", municipality="Äkäslä")

    found = {url: name for name, url in common_addresses(source)}

    assert len(found) == len(COMMON_ADDRESSES)
    assert all(platform_of_address(url) == name for url, name in found.items())
    assert all("akasla" in url for url in found)


def test_the_command_needs_names(tmp_path: Path) -> None:
    asked = CliRunner().invoke(root, ["--data", str(tmp_path), "probe"])

    assert asked.exit_code == 1
    assert "--all" in str(asked.exception)


def large_town(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    """Answer with pages that a worker reads."""
    if environ["PATH_INFO"] == "/robots.txt":
        start("404 Not Found", [("Content-Type", "text/plain")])
        return [b""]
    start("200 OK", [("Content-Type", "text/html")])
    return [NEW_PAGE, b" " * 70_000]


def probed_by(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> ProbeResult:
    """Probe a large town with readers that end every page in *failure*."""

    class Failing:
        def call(self, *_: Any) -> Any:
            raise failure

    for module in (intake, probe_walk):
        monkeypatch.setattr(module, "WORKERS", Failing())
    with served(large_town) as base:
        source = Source("suuri", "dynasty", f"{base}/", delay_s=0)
        return probe_in_loop([source])["suuri"]


def test_a_page_that_ends_its_reader_ends_no_probe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One such page held the probes of all sources, for it was read beside them."""
    result = probed_by(monkeypatch, ReaderEnded("reading it took over 12 s"))

    assert result.state == "changed-markup"
    assert "reading it took over 12 s" in result.reason


def test_a_busy_machine_is_no_changed_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be read in time says nothing of the source, and proposes nothing."""
    too_slow = ReaderTooSlow("reading it took over 19 s; try again")

    result = probed_by(monkeypatch, too_slow)

    assert result.state == "not-read"
    assert result.reason.startswith("reading it took over 19 s")
    assert list(updates([result])) == []


def test_a_fault_in_one_probe_ends_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = probe_walk.Probe.run

    async def run(self: probe_walk.Probe) -> ProbeResult:
        if self.result.source.source_id == "vika":
            raise KeyError("vika")
        return await whole(self)

    monkeypatch.setattr(probe_walk.Probe, "run", run)
    with served(large_town) as base:
        rows = [
            Source(name, "dynasty", f"{base}/", delay_s=0) for name in ("vika", "muu")
        ]
        results = probe_in_loop(rows)

    assert results["vika"].reason == "the probe failed: KeyError"
    assert results["muu"].pages
