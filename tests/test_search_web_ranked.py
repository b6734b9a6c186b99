"""The pages of votes and of decided sums: exact lists, the closest and largest first."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from analyzers.finnish import FinnishAnalyzer
from indexer.documents.update import update_index
from indexer.service import SearchService
from search_web.app import create_app
from search_web.library import Library
from search_web.page.templating import today_in_finland
from search_web.settings import Settings
from tests.making import make_decision, read_again
from tests.search_web_world import make_client, open_store
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
    assert ('>Kaikki äänestykset</a> · <a href="/kattavuus"' in html) == (not expected)
    narrowing = ("kunta=", "summasta=", "aanieroon=")
    assert ("<details open>" in html) == any(name in address for name in narrowing)


def test_the_form_keeps_what_was_chosen(client: FlaskClient) -> None:
    """Every filter of the address is in the form or listed to be taken back; none is lost."""
    chosen = "kunta=Lahti&maakunta=P%C3%A4ij%C3%A4t-H%C3%A4me&toimielin=Valtuusto"
    html = client.get(f"/summat?{chosen}&alku=2024-01-31&summasta=5&q=tontti").text
    form = html[html.index('class="change-form"') :].partition("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    hidden = set(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))

    assert hidden == {("kunta", "Lahti"), ("toimielin", "Valtuusto"), ("summasta", "5")}
    assert fields["q"] == "tontti"
    assert fields["alku"] == "2024-01-31"
    assert '<option value="Päijät-Häme" selected>' in form
    assert 'name="jarjestys" value="uusimmat"' in client.get(
        "/summat?jarjestys=uusimmat"
    ).text.partition("</form>")[0].replace("\n", "")


def test_the_week_s_votes_are_a_link(tmp_path: Path) -> None:
    """The last seven days, this day among them; what is older is not listed."""
    today = today_in_finland()
    made = [
        read_again(
            make_decision(
                f"kuvitteella/{number}",
                url=f"https://example.org/{number}",
                text=VOTE.format(figures="11 jaa-ääntä ja 10 ei-ääntä"),
                date=today - dt.timedelta(days=days),
                municipality="Lahti",
            )
        )
        for number, days in enumerate((0, 6, 7), start=1)
    ]
    client = make_client(tmp_path, made)
    link = re.search(
        r'<a href="([^"]+)">7 days</a>', client.get("/en/aanestykset").text
    )
    assert link
    week = client.get(link[1].replace("&amp;", "&")).text

    assert sorted(listed(week)) == ["1", "2"]
    assert 'aria-current="true">7 days' in week


def test_a_slip_in_the_form_is_told_at_its_field(client: FlaskClient) -> None:
    reply = client.get("/en/aanestykset?q=koulu&alku=eilen&kunta=Lathi")
    assert reply.status_code == 400
    assert 'id="virhe-alku"' in reply.text
    assert 'id="virhe-kunta"' in reply.text
    assert 'name="q" value="koulu"' in reply.text
    assert listed(reply.text) == ""


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


def test_a_list_can_be_followed(client: FlaskClient) -> None:
    """Saving and the feed are of exactly the list."""
    html = client.get("/aanestykset?kunta=Vantaa").text
    feed = re.search(r'href="(/haku\.atom\?[^"]+)"', html)
    saving = re.search(r'href="(/tallennettu/uusi\?[^"]+)"', html)
    assert feed
    assert saving

    found = client.get(feed[1].replace("&amp;", "&")).text
    assert re.findall(r"paatos/kuvitteella/(\d)</id>", found) == ["1"]
    assert (
        "Se löytää nyt 1 päätöksen" in client.get(saving[1].replace("&amp;", "&")).text
    )


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
        ("/summat?maakunta=Mordor", 400),
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
