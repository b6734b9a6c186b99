"""Pages of organisations and topics: exact numbers, sums once a case, files, links."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from analyzers.finnish import FinnishAnalyzer
from indexer.documents.update import update_index
from indexer.service import SearchService
from indexer.understanding.vocabulary.concepts import concepts
from search_web.app import create_app
from search_web.library import Library
from search_web.pages.subjects.concept_themes import THEMES
from search_web.settings import Settings
from tests.making import changed, make_decision, read_again
from tests.search_web_world import open_store

SALE = """Määräalan myynti

Päätösehdotus
Kunnanhallitus myy määräalan {to} {sum} euron hintaan.

Päätös
Kunnanhallitus {end}.
"""
CHOICE = """Auraus

Päätös
Tekninen lautakunta valitsee toteuttajaksi Aurapoika Oy:n hintaan 3 000 euroa ja sulkee
tarjousvertailusta Lumilinko Ky:n tarjouksen.
"""
SECURITY = """Maa-aineslupa

Päätös
Tekninen lautakunta hyväksyy luvan. Vakuuden suuruus on 88 000 euroa.
"""
YEARLY = """Siivous

Päätös
Tekninen lautakunta valitsee siivoojaksi Luutapoika Oy:n vuosihintaan 5 000 euroa.
"""
ADOPTED = "hyväksyi ehdotuksen"
ONE = "Varasto Oy:lle"
TWO = "Varasto Oy:lle ja Kumpula Oy:lle"
ROWS = (
    ("Vantaa", "1/10.00.02/2024", 3, SALE.format(to=ONE, sum="900", end=ADOPTED)),
    ("Vantaa", "1/10.00.02/2024", 9, SALE.format(to=ONE, sum="1 000", end=ADOPTED)),
    ("Vantaa", "2/10.00.02/2024", 5, SALE.format(to=ONE, sum="20", end=ADOPTED)),
    ("Lahti", "3/10.00.02/2024", 5, SALE.format(to=ONE, sum="50,50", end=ADOPTED)),
    ("Lahti", "4/10.00.02/2024", 6, SALE.format(to=TWO, sum="7 000", end=ADOPTED)),
    ("Lahti", "5/12.00.02/2024", 7, "Muut asiat\n\nPäätös\nMerkittiin tiedoksi.\n"),
    ("Lahti", "6/02.08.00/2024", 8, CHOICE),
    ("Lahti", "7/11.01.00/2024", 8, SECURITY),
    ("Lahti", "8/02.08.00/2024", 8, YEARLY),
)
RETURNED = 2
"""Place of the row that is said to have been returned to preparation."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The app over sales to a company, one of them in two handlings, one returned."""
    folder = tmp_path_factory.mktemp("subjects")
    decisions = [
        read_again(
            make_decision(
                f"kuvitteella/{number}",
                url=f"https://example.org/{number}",
                title=text.split("\n", 1)[0],
                text=text,
                municipality=name,
                case_number=case,
                task_class=case.split("/")[1],
                date=dt.date(2024, 5, day),
            )
        )
        for number, (name, case, day, text) in enumerate(ROWS, start=1)
    ]
    decisions[RETURNED] = changed(decisions[RETURNED], outcome="returned")
    store = open_store(folder, decisions)
    analyzer = FinnishAnalyzer()
    update_index(store, folder / "index", analyzer=analyzer)
    service = SearchService.open(folder / "index", store, analyzer)
    config = Settings(data=folder)
    yield create_app(
        config, Library(config, store=store, service=service)
    ).test_client()
    service.close()


def test_a_sum_counts_once_a_case_and_only_where_it_was_adopted(
    client: FlaskClient,
) -> None:
    """The newest handling counts; a returned one, and one of two names, do not."""
    rows = client.get("/yritys.csv?nimi=Varasto Oy").text.splitlines()

    assert rows[1:] == ["Vantaa,3,1,1000.00,0", "Lahti,2,1,50.50,1"]


def test_the_page_tells_what_the_file_tells(client: FlaskClient) -> None:
    reply = client.get("/yritys/varasto oy")

    assert "1\u00a0000\u00a0€" in reply.text
    assert "50,50\u00a0€" in reply.text
    assert "(+1)" in reply.text
    assert "5 päätöstä" in reply.text
    assert reply.headers["X-Robots-Tag"] == "noindex"


def test_a_topic_has_exactly_its_decisions(client: FlaskClient) -> None:
    reply = client.get("/aihe/10")

    assert "5 päätöstä" in reply.text
    assert "X-Robots-Tag" not in reply.headers
    assert ">1 päätös</span>" in client.get("/aihe/").text
    assert "/aihe/10</loc>" in client.get("/sitemap.xml").text
    assert "/yritys/" not in client.get("/sitemap.xml").text


@pytest.mark.parametrize("prefix", ["", "/sv", "/en"])
def test_a_decision_leads_to_its_topic_and_organisations(
    client: FlaskClient, prefix: str
) -> None:
    html = client.get(f"{prefix}/paatos/kuvitteella/4").text

    assert f'href="{prefix}/aihe/10"' in html
    assert f'href="{prefix}/yritys/Varasto%20Oy"' in html


def test_the_list_is_searched(client: FlaskClient) -> None:
    html = client.get("/yritys/?etsi=kumpu").text

    assert "/yritys/Kumpula%20Oy" in html
    assert "/yritys/Varasto%20Oy" not in html
    assert "/yritys/" in client.get("/haku?q=myynti").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/yritys/Olematon Oy", 404),
        ("/yritys.csv?nimi=Olematon Oy", 404),
        ("/aihe/99", 404),
        ("/aihe/10?vari=sininen", 400),
    ],
)
def test_what_is_not_there_is_said(
    client: FlaskClient, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


def test_a_bidder_left_out_is_not_shown_as_the_winner(client: FlaskClient) -> None:
    """Its page says its role and adds no sum; the list of sums names the one chosen."""
    left_out = client.get("/en/yritys/Lumilinko Ky").text
    chosen = client.get("/en/yritys/Aurapoika Oy").text
    sums = client.get("/en/summat?q=auraus").text
    panel = client.get("/en/paatos/kuvitteella/7").text

    assert "Role in the decision: refused or left out" in left_out
    assert "3\u00a0000" not in left_out.split("Newest decisions")[0]
    assert "Role in the decision: chosen" in chosen
    assert "3\u00a0000" in chosen
    assert client.get("/yritys.csv?nimi=Lumilinko Ky").text.splitlines()[1:] == [
        "Lahti,1,0,0.00,0"
    ]
    assert 'Aurapoika Oy</a> <span class="quiet">chosen' in sums
    assert "Lumilinko Ky</a>" not in sums
    assert 'Lumilinko Ky</a> <span class="quiet">refused or left out' in panel


def test_the_api_gives_what_the_page_adds_up(client: FlaskClient) -> None:
    """The same sums by publisher, and the names with their numbers of decisions."""
    names = client.get("/api/v1/yritykset").json["organisations"]
    narrowed = client.get("/api/v1/yritykset?etsi=lumi").json["organisations"]
    found = client.get("/api/v1/yritykset/varasto oy").json

    assert {"name": "Varasto Oy", "decisions": 5} in names
    assert narrowed == [{"name": "Lumilinko Ky", "decisions": 1}]
    assert (found["name"], found["decisions"]) == ("Varasto Oy", 5)
    assert [(r["publisher"], r["euros"], r["cases_shared"]) for r in found["sums"]] == [
        ("Vantaa", 1000.0, 0),
        ("Lahti", 50.5, 1),
    ]
    assert client.get("/api/v1/yritykset/Ei Ole Oy").status_code == 404
    assert client.get("/api/v1/yritykset?vari=x").status_code == 400


def test_a_concept_s_page_counts_what_a_search_for_it_finds(
    client: FlaskClient,
) -> None:
    """The exact total, its words, and links to exactly these decisions."""
    html = client.get("/en/kasite/maanmyynti").text
    total = client.get("/api/v1/haku?q=maanmyynti").json["total"]
    rows = concepts()

    assert f">{total} decision" in html
    assert "Counts as it" in html
    assert "/en/haku?q=maanmyynti&amp;jarjestys=uusimmat" in html
    listed = "".join(
        client.get(f"/en/kasite/?aihe={theme}").text
        for theme in {row.topic for row in rows}
    )
    assert len(set(re.findall('href="(/en/kasite/[^"?]+)"', listed))) == len(
        {row.name for row in rows}
    )


def test_lists_are_whole_as_csv(client: FlaskClient) -> None:
    """The page of organisations shows the 300 most named, and no file had the others."""
    organisations = client.get("/yritykset.csv").text.splitlines()
    some = client.get("/yritykset.csv?etsi=varasto&erotin=puolipiste").text
    topics = client.get("/sv/aiheet.csv").text.splitlines()

    assert organisations[0].lstrip("\ufeff") == "value,name,decisions,address"
    assert len(organisations) > 2
    assert "Varasto Oy;Varasto Oy;" in some
    assert len(some.splitlines()) == 2
    assert "http://localhost/sv/aihe/" in topics[1]
    for page in ("/yritys/", "/aihe/", "/aanestykset", "/summat", "/yritys/Varasto Oy"):
        assert 'href="/tietoa#varmuus"' in client.get(page).text, page
    assert 'id="varmuus"' in client.get("/tietoa").text


def test_concepts_are_listed_by_theme_in_the_language_of_the_page(
    client: FlaskClient,
) -> None:
    """One page with all 1,200 of them was the heaviest of all."""
    whole = client.get("/sv/kasite/")
    theme = client.get("/sv/kasite/?aihe=kulttuuri").text

    assert len(whole.data) < 10_000
    assert 'href="/sv/kasite/?aihe=kulttuuri">Kultur och idrott</a>' in whole.text
    library = '<a href="/sv/kasite/kirjasto" lang="sv">bibliotek</a>'
    assert f'{library} <span class="quiet" lang="fi">kirjasto</span>' in theme
    assert "bibliotek</a>" in client.get("/sv/kasite/?etsi=bibliote").text
    assert client.get("/sv/kasite/?aihe=x").status_code == 400
    assert {row.topic for row in concepts()} == set(THEMES)


@pytest.mark.parametrize(
    ("address", "status"),
    [("/kasite/ei ole", 404), ("/kasite/?vari=x", 400), ("/kasite/x?y=1", 400)],
)
def test_what_is_no_concept_is_said(
    client: FlaskClient, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


def test_another_label_leads_to_the_concept(client: FlaskClient) -> None:
    row = next(one for one in concepts() if len(one.equal) > 1)
    reply = client.get("/kasite/" + row.name.upper())

    assert reply.status_code == 301
    assert client.get(reply.headers["Location"]).status_code == 200


def test_every_number_of_a_concept_opens_its_decisions(client: FlaskClient) -> None:
    """Outcomes are counted among the concept's own decisions."""
    html = client.get("/en/kasite/maanmyynti").text
    found = re.findall(
        r'href="(/en/haku[?][^"]*ratkaisu=[^"]*)">[^<]*</a> <span class="count">(\d+)',
        html,
    )

    assert found
    for address, count in found:
        page = client.get(address.replace("&amp;", "&")).text
        assert re.search(rf"<output[^>]*>{count} decision", page)


def test_a_security_is_no_sum_decided_and_a_yearly_one_says_so(
    client: FlaskClient,
) -> None:
    """It is not in the list, in the panel, on cards or in files."""
    sums = client.get("/en/summat?q=maa-aineslupa").text
    panel = client.get("/en/paatos/kuvitteella/8").text
    card = client.get("/en/haku?q=maa-aineslupa").text
    yearly = client.get("/en/paatos/kuvitteella/9").text

    assert "kuvitteella/8" not in sums
    assert "kuvitteella/8" in card
    assert 'class="money"' not in card
    assert ">Money<" not in panel
    assert "5\u00a0000\u00a0€ a year" in yearly
