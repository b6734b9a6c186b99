"""Mistakes in the filters of a search are told at their fields; nothing else is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.search_web_world import decision, make_client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder: Path = tmp_path_factory.mktemp("mistakes")
    return make_client(folder, [decision(n) for n in range(1, 30)])


@pytest.mark.parametrize(
    ("query", "field", "typed", "said"),
    [
        ("alku=1.5.2025&loppu=1.1.2025", "loppu", "1.1.2025", "alkupäivää 1.5.2025"),
        ("alku=eilen", "alku", "eilen", "päivä"),
        ("summasta=abc", "summasta", "abc", "1,5 milj."),
        ("summasta=500000&summaan=1000", "summaan", "1000", "alaraja 500000."),
        ("kunta=Lahtii", "kunta", "Lahtii", "Lahti"),
    ],
)
def test_a_mistake_keeps_the_form(
    client: FlaskClient, query: str, field: str, typed: str, said: str
) -> None:
    """Words and other filters stay, the field holds what was typed and says what is wrong."""
    reply = client.get(f"/haku?q=kirjasto&toimielin=Sivistyslautakunta&{query}")
    html = reply.text
    box = re.search(rf'<input[^>]* id="{field}"[^>]*>', html)

    assert reply.status_code == 400
    assert box
    assert f'value="{typed}"' in box[0]
    assert 'aria-invalid="true"' in box[0]
    told = re.search(rf'id="virhe-{field}">([^<]*)<', html)
    assert told
    assert said in told[1]
    assert f'href="#{field}"' in html
    assert 'name="q" value="kirjasto"' in html
    assert 'value="Sivistyslautakunta" checked' in html
    assert "Sallittu: Sallittu" not in html


def test_several_mistakes_are_told_at_once(client: FlaskClient) -> None:
    html = client.get("/en/haku?q=kirjasto&alku=x&summasta=y&kunta=Z&kunta=Lahti").text

    assert html.count('aria-invalid="true"') == 3
    assert "3 filters cannot be used as they are" in html
    assert 'value="Lahti" checked' in html


def test_no_results_stand_for_another_search(client: FlaskClient) -> None:
    """The search without the broken filter is a link with its exact number."""
    html = client.get("/en/haku?q=kirjasto&alku=x").text
    total = client.get("/api/v1/haku?q=kirjasto").json["total"]

    assert 'class="hit"' not in html
    assert f'href="/en/haku?q=kirjasto">{total} decisions</a>' in html


def test_what_no_field_holds_is_an_error_page_with_the_words(
    client: FlaskClient,
) -> None:
    reply = client.get("/haku?q=kirjasto&ratkaisu=sininen")

    assert reply.status_code == 400
    assert 'name="q" value="kirjasto"' in reply.text


@pytest.mark.parametrize("path", ["/laki/2015/410/9999", "/laki/2015/410/9999.csv"])
def test_a_section_that_cannot_be_is_not_found(client: FlaskClient, path: str) -> None:
    """404 in the reader's language, as for any address that leads nowhere."""
    reply = client.get(path)

    assert reply.status_code == 404
    assert "410/2015 § 9999" in reply.text
    assert "allowed are" not in reply.text


def test_parquet_is_offered_where_it_can_be_written(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = ("/api", "/haku?q=kirjasto")
    offered = [client.get(page).text for page in pages]
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    bare = [client.get(page).text for page in pages]

    assert all("/haku.parquet" in page for page in offered)
    assert not any("/haku.parquet" in page for page in bare)
    assert "ei tee Parquet-tiedostoja" in client.get("/haku.parquet?q=a").text
