"""The whole way: publishers on loopback, two crawls, index, search."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from corpus.crawl.ingesting.rereading import reread
from corpus.reading import isolated
from corpus.sources import load_sources
from corpus.store import DecisionStore
from scripts.demo_site.content import Town, load_towns
from scripts.demo_site.site import create_site, sources_toml
from search_web.cli import root
from search_web.page.labelling.example_searches import EXAMPLES
from tests.changed_readers import CHANGES, change
from tests.serving import served

ROOT = Path(__file__).resolve().parent.parent


def _agenda_titles(town: Town) -> list[str]:
    """Titles of the matters that are only on an agenda, routine left out."""
    agendas = [meeting for meeting in town.meetings if meeting.is_agenda]
    return [item.title for m in agendas for item in m.items if item.case_number]


class Product:
    """The command line, used as a user would, over one data folder."""

    def __init__(self, data: Path, sources: Path) -> None:
        self.data = data
        self._environment = {
            **os.environ,
            "PAATOSHAKU_SOURCES": str(sources),
            "PAATOSHAKU_CRAWL_DELAY_S": "0",
        }

    def run(self, *arguments: str) -> str:
        answer = subprocess.run(
            [sys.executable, "-m", "search_web", "--data", str(self.data), *arguments],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def search(self, *arguments: str) -> dict[str, Any]:
        """Search by the same command in this process, which starts it only once."""
        answer = CliRunner().invoke(
            root,
            ["--data", str(self.data), "search", *arguments, "--format", "json"],
            env=self._environment,
            catch_exceptions=False,
        )
        assert answer.exit_code == 0, answer.output
        found: dict[str, Any] = json.loads(answer.stdout)
        return found

    def statuses(self) -> dict[tuple[str, str], set[tuple[str, str]]]:
        """(source, title) -> (id, status) of every stored item of a meeting."""
        found: dict[tuple[str, str], set[tuple[str, str]]] = {}
        with DecisionStore.open(f"sqlite:///{self.data / 'paatoshaku.db'}") as store:
            for item in store.iter_decisions():
                decision = item.decision
                if decision.kind == "meeting-item":
                    key = (decision.source_id, decision.title or "")
                    found.setdefault(key, set()).add(
                        (decision.decision_id, decision.status or "")
                    )
        return found

    def counts(self, name: str, *arguments: str) -> dict[str, int]:
        rows = self.search(*arguments, "--raja", "0")["facets"][name]
        return {row["value"]: row["count"] for row in rows}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Crawl stage 1, index, crawl stage 2, index; keep what each stage showed."""
    folder = tmp_path_factory.mktemp("product")
    site = create_site(stage=1)
    with served(site) as base:
        sources = folder / "sources.toml"
        sources.write_text(sources_toml(base))
        product = Product(folder / "data", sources)
        product.run("crawl", "--all")
        product.run("index")
        agenda = product.search("liikennejärjestelmäsuunnitelma")
        leased = product.search("Sahanrannan varastotila")
        first = product.statuses()
        site.config["STAGE"] = 2
        product.run("crawl", "--all")
        product.run("index")
        second = product.statuses()
        yield {
            "product": product,
            "agenda": agenda,
            "leased": leased,
            "statuses": (first, second),
        }


@pytest.mark.slow
def test_every_town_is_found(crawled: dict[str, Any]) -> None:
    counts = crawled["product"].counts("municipality", "")

    assert set(counts) == {town.name for town in load_towns().values()}


@pytest.mark.slow
def test_inflected_text_is_found_by_the_base_form(crawled: dict[str, Any]) -> None:
    """Texts say seurantakeskusteluissa, -keskustelun, -keskusteluista."""
    towns = crawled["product"].counts("municipality", "seurantakeskustelu")

    assert {"Hiidenlahti", "Kuusikoski", "Rantasalo"} <= set(towns)


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES["fi"] + EXAMPLES["sv"])
def test_the_front_pages_examples_have_right_answers(
    crawled: dict[str, Any], example: str
) -> None:
    """Decisions with all that is asked, of the year that is asked."""
    found = crawled["product"].search(example)
    year = example.rpartition(" ")[2]

    assert found["total"]
    if year.isdigit():
        assert {hit["date"][:4] for hit in found["hits"]} == {year}


@pytest.mark.slow
@pytest.mark.parametrize(
    "notation",
    ["380/2023 § 23", "380/2023 3 luku, §23", "380/2023 23 §"],
)
def test_section_finds_every_town_that_cites_it(
    crawled: dict[str, Any], notation: str
) -> None:
    """Four notations in two languages, one of them an anaphora."""
    towns = crawled["product"].counts("municipality", "", "--laki", notation)

    assert towns == {"Hiidenlahti": 1, "Kuusikoski": 1, "Norrvik": 1, "Rantasalo": 1}


@pytest.mark.slow
def test_agenda_becomes_minutes_under_one_id(crawled: dict[str, Any]) -> None:
    before = crawled["agenda"]["hits"]
    after = crawled["product"].search("liikennejärjestelmäsuunnitelma")["hits"]

    assert [hit["status"] for hit in before] == ["agenda"]
    assert [(hit["id"], hit["status"]) for hit in after] == [
        (before[0]["id"], "minutes")
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "source_id", [t.source_id for t in load_towns(1).values() if _agenda_titles(t)]
)
def test_agendas_of_every_platform_become_minutes_under_one_id(
    crawled: dict[str, Any], source_id: str
) -> None:
    """Also where the platform gives the minutes another number, or another file."""
    first, second = crawled["statuses"]
    titles = _agenda_titles(load_towns(1)[source_id])

    for title in titles:
        before = {i for i, status in first[source_id, title] if status == "agenda"}
        after = {i for i, status in second[source_id, title] if status == "minutes"}
        left = {i for i, status in second[source_id, title] if status == "agenda"}
        assert (len(before), before <= after, left) == (1, True, set())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source_id", "title"),
    [
        ("kuusikoski", "Määräaikaisen vuokrasopimuksen päättäminen, Sahanrannan"),
        ("ulappala", "Torikaupan sääntöjen soveltaminen Tullinaukion"),
        ("koskimaa", "Vuokrasopimuksen irtisanominen, Rantatien toimitilat"),
    ],
)
def test_withdrawn_decisions_leave_the_store(
    crawled: dict[str, Any], source_id: str, title: str
) -> None:
    """Gone from a list of hits, from a meeting's page, or not found any more."""
    held = [
        any(key[0] == source_id and key[1].startswith(title) for key in statuses)
        for statuses in crawled["statuses"]
    ]

    assert held == [True, False]


@pytest.mark.slow
def test_withdrawn_decision_leaves_the_index(crawled: dict[str, Any]) -> None:
    kinds = {hit["kind"] for hit in crawled["leased"]["hits"]}

    assert kinds == {"meeting-item", "minutes-front-page"}
    assert crawled["product"].search("Sahanrannan varastotila")["total"] == 0


@pytest.mark.slow
def test_empty_query_with_filters_lists_all_that_pass(
    crawled: dict[str, Any],
) -> None:
    found = crawled["product"].search("", "--kunta", "Norrvik", "--raja", "0")

    assert found["total"] > 20
    assert all(hit["municipality"] == "Norrvik" for hit in found["hits"])


@pytest.mark.slow
def test_case_runs_through_its_bodies(crawled: dict[str, Any]) -> None:
    """The school case: committee, board, council, three outcomes."""
    hits = crawled["product"].search(
        "Niemenkylän koulun lakkauttaminen", "--jarjestys", "vanhimmat"
    )["hits"]

    assert [hit["body"] for hit in hits] == [
        "Sivistyslautakunta",
        "Kunnanhallitus",
        "Kunnanvaltuusto",
    ]
    assert hits[-1]["outcome"] == "rejected"


@pytest.mark.slow
def test_an_earlier_bodys_decision_is_not_the_councils(crawled: dict[str, Any]) -> None:
    """CaseM repeats it above the own one, in Swedish with a hyphened day.

    The council refused the proposal and fixed another rate in one sentence: it changed the
    proposal.
    """
    search = crawled["product"].search
    county = search("palveluverkko", "--toimielin", "Aluevaltuusto")["hits"]
    swedish = search("inkomstskattesats", "--kunta", "Sunnanvik")["hits"]

    assert [hit["outcome"] for hit in county] == ["amended-approved"]
    assert {(hit["body"], hit["outcome"]) for hit in swedish} == {
        ("Kommunstyrelsen", "approved"),
        ("Kommunfullmäktige", "amended-approved"),
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("town", "platform", "title", "body", "section"),
    [
        ("Kaskivuori", "casem", "Sivukirjaston aukioloajat", "Kunnanhallitus", "6"),
        (
            "Vanhasatama",
            "dynasty_legacy",
            "Kalarannan laituri",
            "Kaupunginhallitus",
            "3",
        ),
        ("Jokikulma", "turku", "Etsivän nuorisotyön", "Kaupunginhallitus", "3"),
        ("Saimaanniemi", "mfiles", "Venepaikkamaksut", "Kaupunginhallitus", "4"),
        ("Metsäperä", "pdf_listing", "Katuvalaistuksen", "Kunnanhallitus", "3"),
        ("Ulappala", "ahjo", "katusuunnitelman", "Kaupunkiympäristölautakunta", "3"),
        ("Laaksonperä", "ktweb_static", "Uimahallin", "Kaupunginhallitus", "7"),
        (
            "Koskimaan hyvinvointialue",
            "casem (web pages)",
            "Kotihoidon asiakasmaksujen",
            "Aluehallitus",
            "3",
        ),
        ("Sunnanvik", "casem (Swedish)", "räddningsbrygga", "Kommunstyrelsen", "3"),
        (
            "Lehmussaari",
            "turku (JSON service)",
            "pääsymaksujen",
            "Kulttuuri- ja nuorisolautakunta",
            "3",
        ),
        (
            "Pikkuhaara",
            "pdf_listing (media list)",
            "Hietaharju",
            "Tekninen lautakunta",
            "3",
        ),
        ("Tervaniemi", "tweb (older)", "sisäilmakorjaukset", "Kunnanvaltuusto", "3"),
    ],
)
def test_every_platform_is_crawled_over_http(
    crawled: dict[str, Any],
    town: str,
    platform: str,
    title: str,
    body: str,
    section: str,
) -> None:
    """Municipality, body, section and title come out of each platform's own pages."""
    hits = crawled["product"].search(title, "--kunta", town, "--jarjestys", "uusimmat")[
        "hits"
    ]

    # The cover of whole minutes lists the title, too, and is a hit of the same day.
    items = [hit for hit in hits if hit["minutes_section"]]
    assert (items[0]["body"], items[0]["minutes_section"]) == (body, section), platform


@pytest.mark.slow
def test_an_archive_without_section_numbers_is_found(crawled: dict[str, Any]) -> None:
    """Open Ahjo's items have a place on the agenda, no section."""
    hits = crawled["product"].search("etäkokous", "--kunta", "Harmaakallio")["hits"]

    assert {hit["body"] for hit in hits} == {"Kaupunginhallitus", "Kaupunginvaltuusto"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("title", "town"),
    [
        ("syysmarkkinat", "Kuusikoski"),
        ("lumityöt", "Koskimaan hyvinvointialue"),
        ("fiberkabel", "Sunnanvik"),
        ("kiskotyö", "Ulappala"),
    ],
)
def test_officeholders_decisions_are_found_on_their_platforms(
    crawled: dict[str, Any], title: str, town: str
) -> None:
    """By TWeb's search form, CaseM's list of officials and Ahjo's index."""
    [hit] = crawled["product"].search(title, "--kunta", town)["hits"]

    assert hit["kind"] == "officeholder-decision"


@pytest.mark.slow
def test_other_readers_change_nothing_of_what_was_published(
    crawled: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every platform's stored pages are read again with rules changed."""
    product: Product = crawled["product"]
    shutil.copytree(product.data, tmp_path / "data")
    sources = load_sources(Path(product.data).parent / "sources.toml")
    with DecisionStore.open(f"sqlite:///{tmp_path / 'data/paatoshaku.db'}") as store:
        before = _published(store), list(store.changes_since(0))
        for rule in sorted(CHANGES.keys() - {"heads"}):
            change(monkeypatch, rule)
        # Workers are other processes, where nothing is changed.
        monkeypatch.setattr(isolated, "IS_POSSIBLE", False)

        done = [reread(store, source) for source in sources]

        assert sum(one.reread for one in done) > len(before[0]) / 2
        assert (_published(store), list(store.changes_since(0))) == before


def _published(store: DecisionStore) -> list[tuple[str, int, str]]:
    return [
        (row.decision_id, row.number, row.content_hash)
        for stored in store.iter_decisions()
        for row in store.versions(stored.decision.decision_id)
    ]
