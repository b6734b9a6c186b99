"""Routine items and cover pages are counted apart from decisions proper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.search_web_world import LAW_TEXT, decision, make_client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Three decisions proper, two routine items, a cover page; all cite one section."""
    folder: Path = tmp_path_factory.mktemp("routine")
    law = {"text": LAW_TEXT, "blocks": ()}
    made = [
        *(decision(n, **law) for n in (1, 2, 3)),
        *(decision(n, title="Avaus", is_routine=True, **law) for n in (4, 5)),
        decision(6, title="Kansi", kind="minutes-front-page", **law),
    ]
    return make_client(folder, made)


def test_the_front_page_counts_them_apart(client: FlaskClient) -> None:
    html = client.get("/en/").text
    newest = re.search(r'href="([^"]*)">All decisions, newest first', html)
    assert newest

    assert re.search(r"<dt>decisions</dt><dd><a [^>]+>3</a></dd>", html)
    assert "and 3 routine items and cover pages" in html
    assert ">3 decisions</output>" in client.get(newest[1].replace("&amp;", "&")).text


def test_a_publishers_page_counts_as_the_front_page_does(client: FlaskClient) -> None:
    """And its outcomes are of decisions proper, as the searches that they open."""
    html = client.get("/en/kunta/Lahti").text

    assert "1 decision and 1 routine item or cover page" in html
    outcome = re.search(
        r'href="([^"]*)">[^<]*</a> <span class="count">(\d+)</span></li></ul>\s*'
        r"</section>\s*</div>\s*</div>\s*</div>\s*</main>",
        html,
    )
    assert outcome
    opened = client.get(outcome[1].replace("&amp;", "&")).text
    assert f">{outcome[2]} decision" in opened
    assert outcome[2] == "1"


@pytest.mark.parametrize(
    ("path", "routine"),
    [
        ("/en/haku", 3),
        ("/en/laki/2015/410/110", 1),
        ("/en/laki/2015/410/110?viittaukset=kaikki", 3),
    ],
)
def test_a_list_can_leave_them_out(
    client: FlaskClient, path: str, routine: int
) -> None:
    """The link says how many go, covers included, and leads to exactly the others.

    Routine items apply no law, so a law page lists only covers until all are asked for.
    """
    html = client.get(path).text
    link = re.search(
        r'href="([^"]*)">Leave out routine items <span class="count">(\d+)', html
    )
    assert link
    left = client.get(link[1].replace("&amp;", "&")).text

    assert int(link[2]) == routine
    assert "Avaus" not in left
    assert "Kansi" not in left
    assert left.count('class="hit"') == 3
    assert "Leave out routine items" not in left


@pytest.mark.parametrize(
    "feed", ["/kunta/Lahti.atom", "/kunta/Lahti/toimielin/Sivistyslautakunta.atom"]
)
def test_the_feed_of_a_publisher_or_a_body_leaves_them_out(
    client: FlaskClient, feed: str
) -> None:
    """The feed of the search has all."""
    proper, every = client.get(feed).text, client.get("/haku.atom?kunta=Lahti").text

    assert "Kirjaston aukioloajat 1" in proper
    assert "Avaus" not in proper
    assert "Avaus" in every
