"""No page is a dead end, and no number stands without what it counts."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.making import read_again
from tests.search_web_world import decision, make_client

CITING = """Päätös

Hanke hyväksytään jätelain 36 §:n nojalla. Tontti myydään Lumi Oy:lle."""
COUNT = re.compile(r'<span class="count">(.*?)</span>', re.DOTALL)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    made = [read_again(decision(n, text=CITING, blocks=())) for n in (1, 2)]
    return make_client(tmp_path_factory.mktemp("ways"), made)


def test_a_section_that_nothing_cites_leads_to_its_act(client: FlaskClient) -> None:
    """With how many decisions cite the act; a search of nothing is not offered."""
    html = client.get("/en/laki/2011/646/37").text

    assert "No decision that we hold cites it." in html
    assert 'href="/en/laki/2011/646">The whole act' in html
    assert ">2 decisions</span>" in html.partition("The whole act")[2]
    assert "Search in these decisions" not in html


def test_an_act_of_no_list_is_told_and_not_looked_for_at_finlex(
    client: FlaskClient,
) -> None:
    """Its heading names the number that was asked for."""
    html = client.get("/laki/2030/9999/1").text

    assert "Säädösluettelossamme ei ole tämännumeroista säädöstä" in html
    assert re.search(r"<h1[^>]*>.*9999/2030 1.§", html)
    assert "finlex.fi" not in html
    assert "finlex.fi" in client.get("/laki/2011/646/37").text


@pytest.mark.parametrize(
    ("prefix", "words", "language"),
    [
        ("", "kouluverkko", "fi"),
        ("/sv", "småbarnspedagogik", "sv"),
        ("/en", "kouluverkko", "fi"),
    ],
)
@pytest.mark.parametrize(("page", "target"), [("/", "/haku"), ("/vertaa", "/vertaa")])
def test_who_has_asked_nothing_is_shown_examples(
    client: FlaskClient, prefix: str, words: str, language: str, page: str, target: str
) -> None:
    """In a language of decisions that the reader knows."""
    html = client.get(prefix + page).text

    assert re.search(
        rf'<a href="{prefix}{target}\?q=[^"]+" lang="{language}">{words}</a>', html
    )
    assert 'class="examples"' not in client.get(f"{prefix}/vertaa?q=tontti").text


@pytest.mark.parametrize(
    "path", ["/", "/kasite/", "/yritys/", "/kunta/Lahti", "/laki/"]
)
def test_a_list_of_counts_says_what_it_counts(client: FlaskClient, path: str) -> None:
    """In its heading, in each row, or in a sentence above both numbers of a law."""
    html = client.get(path).text
    before, *lists = html.split('<ul class="count-list')

    for rows in lists:
        counts = COUNT.findall(rows.partition("</ul>")[0])
        bare = [each for each in counts if re.fullmatch(r"[\d\s]*", each)]
        assert not bare or 'class="unit"' in before.rpartition("<h2")[2], bare
        before = rows
    assert "count-list" in html or path == "/laki/"


def test_what_is_shown_already_is_no_link(client: FlaskClient) -> None:
    """Neither the language nor the room of the page is one more stop of the keyboard."""
    html = client.get("/haku?q=tontti").text
    bars = html.partition('<nav class="main-nav"')[2].partition("<details")[0]

    assert re.search(r'<a aria-current="page">Etsi päätöksiä</a>', bars)
    assert re.search(r'<a aria-current="true" lang="fi"', bars)
    assert bars.count("href=") == 5 + 2
