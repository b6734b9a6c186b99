"""Pages through the test client: routes, states, bad parameters, hostile input."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from search_web.app import create_app
from search_web.library import Library
from search_web.settings import Settings
from tests.search_web_world import FakeEngine, decision, open_store

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    evil = decision(
        99,
        decision_id="mallila/paha",
        title=EVIL,
        url="javascript:alert(1)",
        body=EVIL,
        text=f"Kirjasto {EVIL}",
        blocks=(),
    )
    decisions = [*(decision(number) for number in range(1, 60)), evil]
    agenda = decision(70, status="agenda", decision_id="mallila/ensin")
    minutes = decision(70, decision_id="mallila/sitten")
    removed = decision(71, decision_id="mallila/poistettu")
    settings = Settings()
    folder = tmp_path_factory.mktemp("world")
    with open_store(folder, [*decisions, agenda, minutes, removed]) as store:
        store.takedown("mallila/poistettu", "a person asked")
        library = Library(settings, store=store, engine=FakeEngine(decisions))
        with create_app(settings, library).test_client() as client:
            yield client


@pytest.mark.parametrize("prefix", ["", "/sv", "/en"])
@pytest.mark.parametrize(
    "path",
    ["/", "/haku", "/haku?q=kirjasto&kunta=Lahti", "/paatos/mallila/1", "/ohje"],
)
def test_every_page_answers_in_every_language(
    client: FlaskClient, prefix: str, path: str
) -> None:
    """Status 200, the language said, and links that stay in the language."""
    reply = client.get(prefix + path)

    assert reply.status_code == 200
    assert f'<html lang="{prefix.strip("/") or "fi"}">' in reply.text
    assert (
        f'action="{prefix}/haku"' in reply.text or path == "/ohje" or "paatos" in path
    )
    assert "/static/site.css" in reply.text


def test_every_reply_has_a_strict_policy(client: FlaskClient) -> None:
    """No inline script or style can run."""
    for path in ("/", "/haku?q=x", "/nothing", "/haku?x=1", "/robots.txt"):
        policy = client.get(path).headers["Content-Security-Policy"]

        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_searches_are_not_for_robots(client: FlaskClient) -> None:
    """Searches are noindex, disallowed in robots.txt."""
    assert client.get("/haku?q=x").headers["X-Robots-Tag"] == "noindex"
    assert "Disallow: /haku" in client.get("/robots.txt").text


def test_the_title_has_query_count_and_page(client: FlaskClient) -> None:
    """A tab, a bookmark or a screen reader tells what this page is."""
    html = client.get("/en/haku?q=kirjaston&sivu=2").text

    assert "<title>kirjaston – 59 decisions – page 2 of 3 · Päätöshaku</title>" in html


def test_a_page_after_the_last_is_not_found(client: FlaskClient) -> None:
    """It never shows an empty list that could be taken for a zero."""
    assert client.get("/haku?sivu=50").status_code == 404


@pytest.mark.parametrize(
    ("path", "named", "allowed"),
    [
        ("/en/haku?kuntaa=x", "kuntaa", "jarjestys"),
        ("/en/haku?ratkaisu=x", "ratkaisu", "approved"),
        ("/en/?q=x", "q", "takes no parameters"),
        ("/en/paatos/mallila/1?x=1", "x", "takes no parameters"),
        ("/en/ohje?x=1", "x", "takes no parameters"),
    ],
)
def test_a_bad_parameter_is_a_page_that_says_what_is_allowed(
    client: FlaskClient, path: str, named: str, allowed: str
) -> None:
    """Status 400, the name, the allowed values, a search field to go on."""
    reply = client.get(path)

    assert reply.status_code == 400
    assert f"“{named}”" in reply.text
    assert allowed in reply.text
    assert 'type="search"' in reply.text


def test_an_unknown_decision_is_not_found_and_offers_a_search(
    client: FlaskClient,
) -> None:
    """404 with a search field."""
    reply = client.get("/paatos/mallila/nothing")

    assert reply.status_code == 404
    assert 'type="search"' in reply.text


def test_a_removed_decision_is_gone_with_the_reason(client: FlaskClient) -> None:
    """410, why and when; nothing else of it."""
    reply = client.get("/en/paatos/mallila/poistettu")

    assert reply.status_code == 410
    assert "on request" in reply.text
    assert "a person asked" not in reply.text


def test_an_old_id_leads_to_the_current_one(client: FlaskClient) -> None:
    """A permanent address stays good."""
    reply = client.get("/sv/paatos/mallila/sitten")

    assert reply.status_code == 301
    assert reply.headers["Location"] == "/sv/paatos/mallila/ensin"


@pytest.mark.parametrize(
    "path", ["/haku?q=kirjasto+alert", "/paatos/mallila/paha", "/haku?q=" + EVIL]
)
def test_hostile_text_is_shown_as_text(client: FlaskClient, path: str) -> None:
    """No markup of a decision or a query reaches the page as markup."""
    html = client.get(path).text

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert 'href="javascript:' not in html


@pytest.mark.parametrize("query", ["a" * 10_000, "\x00", "%ff%fe", '"(((', "''"])
def test_strange_queries_never_break_the_page(client: FlaskClient, query: str) -> None:
    """An answer or a clear refusal."""
    assert client.get("/haku", query_string={"q": query}).status_code in (200, 400)


def test_the_decision_page_shows_everything_published(client: FlaskClient) -> None:
    """Text with its headings, facts, attachments with reasons, link to the source."""
    html = client.get("/en/paatos/mallila/1").text

    assert 'href="https://paatokset.example/mallila/1"' in html
    assert "<h2>Päätösehdotus</h2>" in html
    assert "block-decision" in html
    assert "101/12.03.00/2024" in html
    assert "JulkL 24 §" in html
    assert "<li>- toinen kohta</li>" in html


def test_filters_are_checked_boxes_and_chips(client: FlaskClient) -> None:
    """The chosen value is ticked and can be removed by a link."""
    html = client.get("/en/haku?q=kirjasto&kunta=Lahti").text

    assert 'name="kunta" value="Lahti" checked' in html
    assert 'class="chip" href="/en/haku?q=kirjasto"' in html


def test_the_search_page_is_small(client: FlaskClient) -> None:
    """Under 100 KB with style sheet and script."""
    size = 0
    for path in ("/haku?q=kirjasto", "/static/site.css", "/static/site.js"):
        with client.get(path) as reply:
            size += len(reply.data)

    assert size < 100_000
