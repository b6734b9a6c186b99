"""The pages of votes and of decided sums: exact lists, the closest and largest first."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from analyzers.finnish import FinnishAnalyzer
from indexer.documents.update import update_index
from indexer.service import SearchService
from search_web.app import create_app
from search_web.library import Library
from search_web.settings import Settings
from tests.making import make_decision, read_again
from tests.search_web_world import open_store
from tests.test_indexer_numbers import SALE, VOTE

TEXTS = (
    ("Vantaa", VOTE.format(figures="21 jaa-ääntä ja 13 ei-ääntä")),
    ("Lahti", VOTE.format(figures="11 jaa-ääntä ja 10 ei-ääntä")),
    ("Lahti", SALE.format(sum="900")),
    ("Vantaa", SALE.format(sum="54 900,50")),
    ("Vantaa", "Muut asiat\n\nPäätös\nMerkittiin tiedoksi.\n"),
    ("Lahti", "Rajat\n\nPäätös\nHallitus vahvistaa hankintarajaksi 90 000 euroa.\n"),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The app over six decisions: two votes, two sums, a limit, one without any."""
    folder = tmp_path_factory.mktemp("ranked")
    decisions = [
        read_again(
            make_decision(
                f"kuvitteella/{number}",
                url=f"https://example.org/{number}",
                title=text.split("\n", 1)[0],
                text=text,
                municipality=name,
            )
        )
        for number, (name, text) in enumerate(TEXTS, start=1)
    ]
    store = open_store(folder, decisions)
    analyzer = FinnishAnalyzer()
    update_index(store, folder / "index", analyzer=analyzer)
    service = SearchService.open(folder / "index", store, analyzer)
    config = Settings(data=folder)
    yield create_app(
        config, Library(config, store=store, service=service)
    ).test_client()
    service.close()


def listed(html: str) -> str:
    """Return the last characters of the ids of the decisions that a page lists."""
    found = re.findall(r'<h[23]><a href="[^"]*/paatos/kuvitteella/(\d)"', html)
    return "".join(found)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/aanestykset", "21"),
        ("/aanestykset?kunta=Vantaa", "1"),
        ("/aanestykset?q=koulu&aanieroon=3", "2"),
        ("/aanestykset?q=kirjasto", ""),
        ("/summat", "43"),
        ("/summat?kunta=Lahti", "3"),
        ("/summat?summasta=1000", "4"),
        ("/sv/summat", "43"),
    ],
)
def test_a_list_has_exactly_what_it_is_called(
    client: FlaskClient, address: str, expected: str
) -> None:
    html = client.get(address).text

    assert listed(html) == expected
    assert ("Mitään ei löytynyt" in html) == (not expected)


def test_the_number_opens_exactly_these_decisions(client: FlaskClient) -> None:
    """The same decisions as a search and as a file, in the same order."""
    html = client.get("/aanestykset").text
    search = re.search(r'class="crumbs"><a href="([^"]+)"', html)
    file = re.search(r'href="([^"]*\.csv[^"]*)"', html)
    assert search
    assert file

    found = client.get(search[1].replace("&amp;", "&")).text
    text = client.get(file[1].replace("&amp;", "&")).text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert listed(found) == "21"
    assert [row["Tunniste"][-1] for row in rows] == ["2", "1"]


def test_votes_and_sums_are_shown_as_figures(client: FlaskClient) -> None:
    votes, sums = client.get("/aanestykset").text, client.get("/summat").text

    assert "<span>11</span>" in votes
    assert "54\u00a0900,50\u00a0€" in sums
    assert "Varasto Oy" in sums
    assert "2 päätöstä" in votes


def test_a_limit_is_no_sum_decided(client: FlaskClient) -> None:
    """It is in no list, file or search of sums; the decision itself is found."""
    for address in ("/summat", "/haku.csv?summasta=1", "/haku?summasta=80000"):
        assert "kuvitteella/6" not in client.get(address).text, address
    assert "kuvitteella/6" in client.get("/haku?q=hankintaraja").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/aanestykset?sivu=2", 404),
        ("/aanestykset?vari=sininen", 400),
        ("/summat?summasta=paljon", 400),
    ],
)
def test_what_is_not_there_is_said(
    client: FlaskClient, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


def test_a_publisher_s_page_has_its_voting_record(client: FlaskClient) -> None:
    """How many, how close, with what end; each class opens its decisions."""
    html = client.get("/kunta/Lahti").text
    record = html[html.index('id="aanestykset"') :].split("</section>")[0]
    margin = re.search(r'<a href="([^"]*aaniero=[^"]*)"', record)

    assert "päätöksestä äänestys ratkaisi 1." in record
    assert "<span>11</span>" in record
    assert margin
    assert listed(client.get(margin[1].replace("&amp;", "&")).text) == "2"
    assert 'href="/aanestykset?kunta=Lahti"' in record
