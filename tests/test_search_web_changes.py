"""What has changed: new, changed and removed decisions, as a page and as a feed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import feedparser
import pytest
from flask.testing import FlaskClient

from search_web.pages.changes import change_rows
from tests.search_web_world import decision, make_client


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    made = [decision(n, title=f"Otsikko {n}") for n in range(1, 6)]
    made.append(decision(2, title="Otsikko 2", text="Muuttui.", blocks=()))
    return make_client(tmp_path, made, removed={"mallila/4": "pyyntö"})


def ids(html: str) -> list[str]:
    return re.findall(r'<h2><a href="/en/paatos/mallila/(\d+)"', html)


def test_the_newest_changes_come_first_each_decision_once(client: FlaskClient) -> None:
    html = client.get("/en/muutokset").text

    assert ids(html) == ["2", "5", "3", "1"]
    assert 'href="/en/versiot/mallila/2"' in html


def test_nothing_of_what_was_removed_is_told(client: FlaskClient) -> None:
    """When and why, but neither its title nor its text nor its id."""
    html = client.get("/en/muutokset?laji=poistettu").text

    assert "It was removed from this service on request." in html
    assert "Otsikko" not in html
    assert "mallila/4" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("laji=uusi", ["5", "3", "1"]),
        ("laji=muuttunut", ["2"]),
        ("kunta=Lahti", ["1"]),
        ("kunta=Kuopio&laji=uusi", ["5"]),
    ],
)
def test_kinds_and_publishers_are_chosen(
    client: FlaskClient, query: str, found: list[str]
) -> None:
    assert ids(client.get(f"/en/muutokset?{query}").text) == found


def test_older_changes_are_a_page_further(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every change is on one page; small stretches of the log make no difference."""
    monkeypatch.setattr(change_rows, "PAGE_SIZE", 2)
    monkeypatch.setattr(change_rows, "STRETCH", 3)
    seen: list[str] = []
    address = "/en/muutokset?laji=uusi"
    for _ in range(6):
        html = client.get(address).text
        seen += ids(html)
        further = re.search(r'rel="next" href="([^"]+)"', html)
        if further is None:
            break
        address = further[1].replace("&amp;", "&")

    assert seen == ["5", "3", "1"]


def test_the_feed_holds_the_same(client: FlaskClient) -> None:
    feed = feedparser.parse(client.get("/muutokset.atom").data)
    only = feedparser.parse(client.get("/muutokset.atom?kunta=Lahti").data)

    assert [entry.title for entry in feed.entries] == [
        "Otsikko 2",
        "Otsikko 5",
        "Otsikko 3",
        "Otsikko 1",
    ]
    assert len(only.entries) == 1


@pytest.mark.parametrize("query", ["laji=x", "kunta=Olematon", "ennen=x", "sivu=2"])
def test_what_is_not_known_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/muutokset?{query}").status_code == 400


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("q=muuttui", ["2"]),
        ("q=kirjasto", ["5", "3", "1"]),
        ("kunta=Lahti", ["1"]),
        ("q=kirjasto&kunta=Kuopio&jarjestys=vanhimmat", ["5"]),
        ("q=kirjasto&laji=meeting-item", ["5", "3", "1"]),
        ("", ["2", "5", "3", "1"]),
        ("q=olematonsana", []),
    ],
)
def test_changes_of_a_search_are_of_what_it_finds(
    client: FlaskClient, search: str, found: list[str]
) -> None:
    """On the page and in the feed; the search keeps its own filters, whatever they are."""
    encoded = urlencode({"haku": search}) if search else "haku=q%3D"
    html = client.get(f"/en/muutokset?{encoded}").text
    feed = feedparser.parse(client.get(f"/en/muutokset.atom?{encoded}").data)

    assert ids(html) == found
    assert [entry.link.rsplit("/", 1)[-1] for entry in feed.entries] == found


def test_a_search_leads_to_its_changes_and_they_lead_back(client: FlaskClient) -> None:
    results = client.get("/en/haku?q=kirjasto&kunta=Lahti").text
    link = re.search(r'href="(/en/muutokset[?][^"]*)"', results)
    assert link
    html = client.get(link[1].replace("&amp;", "&")).text

    assert ids(html) == ["1"]
    assert "What has changed: kirjasto; Municipality: Lahti" in html
    assert 'href="/en/haku?q=kirjasto&amp;kunta=Lahti"' in html
    assert "laji=poistettu" not in html


@pytest.mark.parametrize(
    "query", ["haku=vari%3Dsininen", "haku=q%3Dx&laji=poistettu", "haku=kunta%3DEiole"]
)
def test_a_search_that_cannot_be_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/en/muutokset?{query}").status_code == 400
