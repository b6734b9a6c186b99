"""A search that asks for the closest votes or the largest sums leads to that list."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from indexer.request import SearchRequest
from search_web.pages.search.list_offers import list_offer
from tests.search_web_world import decision, make_app


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    made = make_app(tmp_path_factory.mktemp("offers"), [decision(1)])
    with made.test_request_context():
        yield made


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("query", "path", "words"),
    [
        ("tiukimmat äänestykset", "/aanestykset", ""),
        ("tiukimmat äänestykset koulu", "/aanestykset", "koulu"),
        ("Porvoon tiukin äänestys", "/aanestykset", "Porvoon"),
        ("niukat äänestykset tällä viikolla", "/aanestykset", "tällä viikolla"),
        ("täpärimmät äänestystulokset", "/aanestykset", ""),
        ("de jämnaste omröstningarna", "/aanestykset", ""),
        ("knapp omröstning skola", "/aanestykset", "skola"),
        ("closest votes", "/aanestykset", ""),
        ("suurimmat summat tuulivoima", "/summat", "tuulivoima"),
        ("tuulivoima suurimmat rahasummat", "/summat", "tuulivoima"),
        ("kaikkein suurimmat päätetyt summat", "/summat", ""),
        ("suurimmat hankinnat 2025", "/summat", "hankinnat 2025"),
        ("kalleimmat investoinnit", "/summat", "investoinnit"),
        ("största beloppen vindkraft", "/summat", "vindkraft"),
        ("de största upphandlingarna", "/summat", "upphandlingarna"),
        ("largest sums", "/summat", ""),
    ],
)
def test_a_list_is_offered(query: str, path: str, words: str) -> None:
    offer = list_offer(SearchRequest(query=query))
    assert offer is not None
    parts = urlsplit(offer.address)

    assert parts.path == path
    assert parse_qs(parts.query).get("q", [""]) == [words]


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    "query",
    [
        "äänestykset",
        "tiukka aikataulu",
        "tiukat säästöt ja äänestys",
        "suuret tuulivoimahankkeet",
        "suurin sallittu nopeus",
        "suurin osa hankinnoista",
        "jämn fördelning",
        "ennakkoäänestyspaikat",
        "",
    ],
)
def test_other_searches_are_left_alone(query: str) -> None:
    assert list_offer(SearchRequest(query=query)) is None


def test_the_page_says_it_and_keeps_filters(app: Flask) -> None:
    html = app.test_client().get("/en/haku?q=closest+votes+kirjasto&kunta=Lahti").text

    assert (
        'href="/en/aanestykset?q=kirjasto&amp;kunta=Lahti">Votes, the closest' in html
    )
    assert "the closest first" not in app.test_client().get("/en/haku?q=kirjasto").text
