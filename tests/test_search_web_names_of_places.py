"""Municipalities and regions are called what the reader's language calls them."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.search_web_world import decision, make_client

PLACES = re.compile(r">\s*(?:Lahti|Päijät-Häme)\s*[<·,]")
PAGES = (
    "/",
    "/haku?q=kirjasto",
    "/haku?q=kirjasto&kunta=Lahti&maakunta=Päijät-Häme",
    "/haku/rajaus/kunta?q=kirjasto",
    "/paatos/mallila/1",
    "/asia/Lahti/900/12.03.00/2024",
    "/kunta/",
    "/kunta/Lahti/toimielin/Sivistyslautakunta",
    "/kokous/Lahti/Sivistyslautakunta/2023-02-07",
    "/vertaa?q=kirjasto",
    "/laki/2015/410",
    "/muutokset",
    "/kattavuus",
    "/aanestykset",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    case = {"municipality": "Lahti", "case_number": "900/12.03.00/2024"}
    decisions = [decision(number) for number in range(1, 40)]
    decisions += [decision(80, decision_id="mallila/asia", **case)]
    return make_client(tmp_path_factory.mktemp("world"), decisions)


@pytest.mark.parametrize("path", PAGES)
def test_swedish_pages_name_municipalities_in_swedish(
    client: FlaskClient, path: str
) -> None:
    reply = client.get(f"/sv{path}")

    assert reply.status_code == 200
    assert PLACES.findall(reply.text) == []


def test_the_names_are_told_on_the_pages_themselves(client: FlaskClient) -> None:
    assert "<h1>Lahtis</h1>" in client.get("/sv/kunta/Lahti").text
    assert "› Päijänne-Tavastland" in client.get("/sv/kunta/Lahti").text
    assert "<h1>Lahti</h1>" in client.get("/en/kunta/Lahti").text
    assert "<h2>Southwest Finland</h2>" in client.get("/en/kunta/").text
    chosen = client.get("/sv/vertaa?q=kirjasto&maakunta=Nyland").text
    assert '<option value="Uusimaa" selected>Nyland</option>' in chosen


def test_names_are_in_the_order_of_the_language(client: FlaskClient) -> None:
    page = client.get("/sv/kunta/").text
    headings = re.findall(r'<summary class="fold"><h2>([^<]+)', page)
    nyland = page[page.index("<h2>Nyland") :].partition("</section>")[0]
    names = re.findall(r'href="/sv/kunta/[^"]+">([^<]+)', nyland)

    assert headings[-3:-1] == ["Åland", "Österbotten"]
    assert names[:3] == ["Askola", "Borgnäs", "Borgå"]


@pytest.mark.parametrize("language", ["", "/sv", "/en"])
def test_a_region_is_understood_by_each_of_its_names(
    client: FlaskClient, language: str
) -> None:
    totals = {
        page.partition("</title>")[0].rpartition("–")[2]
        for name in ("Päijät-Häme", "Päijänne-Tavastland")
        for page in (client.get(f"{language}/haku?maakunta={name}").text,)
    }

    assert len(totals) == 1
