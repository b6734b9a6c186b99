"""The demo on PostgreSQL and OpenSearch: crawled, indexed, served by two front ends, used.

Everything is a process of its own, as on several machines; the reader is Chromium.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from scripts.demo_site.site import create_site, sources_toml
from tests import opensearch, postgresql
from tests.programs import Program
from tests.serving import PAGE_WITHIN_MS, served
from tests.test_search_web_browser import CHROMIUM, total_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.opensearch,
    pytest.mark.postgresql,
    pytest.mark.slow,
    pytest.mark.timeout(900),
]

ROOT = Path(__file__).resolve().parent.parent
SEEN_S = 1.0
"""After so long every front end knows of a new state of the index."""
COMMAND_S = 300
"""No command takes so long."""
WITHDRAWN = "/haku?q=Sahanrannan+varastotila"
LISTED = "/api/v1/haku?q=koulu&raja=1"
TOOK = re.compile(r'(?<=class="took">)[^<]+|(?<="took_ms":)[\d.]+')
"""How long an answer took: the one thing in which two answers may differ."""


@dataclass(frozen=True, slots=True)
class Service:
    """The addresses of two front ends, and the commands beside them.

    Attributes:
        fronts: the addresses.
        environment: the settings of commands.
        early: where a list of the first stage goes on, asked for at the first front end.
    """

    fronts: tuple[str, str]
    environment: Mapping[str, str]
    early: str = ""

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run a command of the program that ends with *code*; return what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "search_web", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=COMMAND_S,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory,
    postgresql_server: str,
    opensearch_server: str,
) -> Iterator[Service]:
    """Both stages of the demo crawled and indexed; two front ends serve meanwhile."""
    folder = tmp_path_factory.mktemp("servers")
    site = create_site(stage=1)
    with (
        opensearch.new_index(opensearch_server, "?shards=2") as index,
        served(site) as base,
        contextlib.ExitStack() as fronts,
    ):
        (folder / "sources.toml").write_text(sources_toml(base))
        store, contacts = (
            postgresql_server + postgresql.new_database(postgresql_server)
            for _ in range(2)
        )
        environment = {
            **os.environ,
            "PAATOSHAKU_DATA": str(folder / "data"),
            "PAATOSHAKU_SOURCES": str(folder / "sources.toml"),
            "PAATOSHAKU_BASE_URL": "https://paatokset.example",
            "PAATOSHAKU_CRAWL_DELAY_S": "0",
            "PAATOSHAKU_DATABASE_URL": store,
            "PAATOSHAKU_CONTACTS_DATABASE_URL": contacts,
            "PAATOSHAKU_INDEX_URL": index,
            "PYTHONUNBUFFERED": "1",
        }
        first = Service(("", ""), environment)
        first.run("crawl", "--all", "--shared")
        first.run("index")
        one, other = (
            fronts.enter_context(front_end(environment, folder / name))
            for name in ("front-1", "front-2")
        )
        service = Service((one, other), environment, next_of(one + LISTED))
        for front in service.fronts:
            assert figure(front + WITHDRAWN) > 0
            assert read(front + service.early)[0] == 200
        site.config["STAGE"] = 2
        service.run("crawl", "--all", "--shared")
        service.run("index")
        time.sleep(SEEN_S)
        yield service


@contextlib.contextmanager
def front_end(environment: Mapping[str, str], data: Path) -> Iterator[str]:
    """Serve with a data folder of its own, as on another machine; give the address."""
    command = [sys.executable, "-m", "search_web", "serve", "--port", "0"]
    with Program(
        command,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**environment, "PAATOSHAKU_DATA": str(data)},
    ) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found
        try:
            yield found[0]
        finally:
            process.kill()


def read(address: str) -> tuple[int, str]:
    """Return status and text of a page."""
    try:
        with urllib.request.urlopen(address, timeout=60) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def figure(address: str) -> int:
    """Return the total that a page of results tells."""
    status, text = read(address)
    assert status == 200, text
    found = re.search(r"<output[^>]*>\D*([\d\s\xa0]+)", text)
    return int(re.sub(r"\D", "", found[1])) if found else 0


def next_of(address: str) -> str:
    """Return where a list of the API goes on, without the host."""
    cursor = json.loads(read(address)[1])["next_cursor"]
    return f"{LISTED}&kohdistin={cursor}"


@pytest.fixture(scope="module")
def page(world: Service) -> Iterator[Page]:
    """A page of Chromium at the first front end; what its console says is a fault."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(base_url=world.fronts[0])
        page.set_default_timeout(PAGE_WITHIN_MS)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
        browser.close()
    assert said == []


def test_what_was_withdrawn_is_on_no_front_end(world: Service) -> None:
    """The fixture saw it on both before the second crawl."""
    assert [figure(front + WITHDRAWN) for front in world.fronts] == [0, 0]


def test_a_list_goes_on_at_another_front_end_until_the_index_changes(
    world: Service,
) -> None:
    one, other = world.fronts
    assert read(other + next_of(one + LISTED))[0] == 200
    for front in world.fronts:
        status, text = read(front + world.early)
        assert (status, "has changed" in text or "muuttunut" in text) == (410, True)


@pytest.mark.parametrize(
    "path",
    [
        "/haku?q=seurantakeskustelu",
        "/haku.csv?q=koulu",
        "/haku.atom?q=koulu",
        "/vertaa?q=koulu",
        "/laki/2023/380/23",
        "/api/v1/haku?q=koulu&jarjestys=uusimmat",
    ],
)
def test_both_front_ends_answer_alike(world: Service, path: str) -> None:
    first, second = (read(front + path) for front in world.fronts)

    assert first[0] == 200
    own = [
        TOOK.sub("", text.replace(front, ""))
        for front, (_, text) in zip(world.fronts, (first, second), strict=True)
    ]
    assert own[0] == own[1]


def test_the_operator_finds_everything_well(world: Service) -> None:
    """By the commands and by the addresses that watchers ask."""
    assert "is green on 1 nodes" in world.run("doctor", code=1)
    assert "everything is whole" in world.run("check")
    for front in world.fronts:
        assert read(f"{front}/readyz")[0] == 200
        assert "index_degraded 0.0" in read(f"{front}/metrics")[1]


def test_commands_read_and_write_the_index(world: Service, tmp_path: Path) -> None:
    """Lists whole, sums, runs that are reproduced, coverage."""
    total = figure(world.fronts[0] + "/haku?q=koulu")
    listed = world.run("search", "koulu", "--kaikki", "--format", "ndjson")
    assert len(listed.splitlines()) == total > 5
    assert "decisions" in world.run("index", "--check")
    world.run("index", "--compact")
    rows = json.loads(world.run("status", "--json"))
    assert rows

    query = tmp_path / "koulut.toml"
    query.write_text('name = "koulut"\nq = "koulu"\n')
    world.run("saved", "run", str(query), "--runs", str(tmp_path / "runs"))
    [run] = (tmp_path / "runs").iterdir()
    assert world.run("saved", "verify", str(run))


def test_a_reader_searches_narrows_down_and_reads(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox", name="Hakusana").fill("seurantakeskustelu")
    page.get_by_role("button", name="Etsi").click()
    before = total_of(page)
    page.get_by_role("checkbox", name="Rantasalo").check()
    page.wait_for_url("**kunta=Rantasalo**")
    expect(page.locator(".chip")).to_have_count(1)
    assert 0 < total_of(page) < before
    expect(page.locator(".hit mark").first).to_be_visible()

    page.locator(".hit h3 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert "/paatos/" in page.url


def test_an_official_goes_from_a_law_to_its_decisions(page: Page) -> None:
    page.goto("/laki/")
    page.get_by_label("Laki tai pykälä").fill("380/2023 § 23")
    page.get_by_role("button", name="Siirry").click()
    page.wait_for_url("**/laki/2023/380/23")
    expect(page.locator(".hit").first).to_be_visible()


def test_a_researcher_compares_and_saves(page: Page) -> None:
    """The figure of a cell is the total behind it; a saved search has its page."""
    page.goto("/vertaa?q=koulu&yksikko=maara")
    cell = page.locator("table.compare td a").first
    expected = int(cell.inner_text())
    cell.click()
    page.wait_for_url("**/haku?**")
    assert total_of(page) == expected

    page.goto("/tallennettu/uusi?q=koulu")
    page.locator("input[name=nimi]").fill("Koulut")
    page.locator("form:has(input[name=nimi]) button[type=submit]").click()
    page.wait_for_url(re.compile(r"/tallennettu/[^/]{10,}"))
    expect(page.locator("h1")).to_contain_text("Koulut")


def test_a_takedown_is_gone_from_pages_and_segments(world: Service) -> None:
    """Last, for it changes the world: both front ends know within a second."""
    found = json.loads(read(world.fronts[0] + LISTED)[1])
    [hit] = found["hits"]
    path = f"/paatos/{hit['id']}"
    assert [read(front + path)[0] for front in world.fronts] == [200, 200]

    world.run("takedown", hit["id"], "--why", "pyyntö")
    world.run("index")
    time.sleep(SEEN_S)

    for front in world.fronts:
        assert read(front + path)[0] == 410
        assert json.loads(read(front + LISTED)[1])["total"] == found["total"] - 1
    url, _, name = world.environment["PAATOSHAKU_INDEX_URL"].rpartition("/")
    stats = opensearch.ask(
        url.removeprefix("opensearch+"), "GET", f"/{name.partition('?')[0]}/_stats/docs"
    )
    assert stats["_all"]["primaries"]["docs"]["deleted"] == 0
