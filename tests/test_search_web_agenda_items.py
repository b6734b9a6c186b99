"""What has only been proposed is never shown as if it had been decided."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.search_web_world import SWIMMING_TEXT, decision, make_client

PROPOSED = "mallila/esitys"
MARK = "outcome-agenda"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """Minutes of three meetings and the agenda of a coming one, which cites a law too."""
    coming = decision(
        90,
        decision_id=PROPOSED,
        title="Uimahallin pääsymaksut ja aukioloajat ensi vuonna",
        text=SWIMMING_TEXT.replace("TAKSA", "9 euroa"),
        blocks=(),
        status="agenda",
        outcome=None,
        municipality="Lahti",
        date=dt.date(2026, 12, 14),
        minutes_section=None,
    )
    swimming = decision(
        88,
        decision_id="mallila/uinti",
        title="Uimahallin pääsymaksut",
        text=SWIMMING_TEXT.replace("TAKSA", "8 euroa"),
        blocks=(),
    )
    others = (decision(number) for number in (1, 4, 7))
    return make_client(tmp_path, [coming, swimming, *others])


@pytest.mark.parametrize(
    "path",
    [
        "/haku?q=aukioloajat",
        "/laki/2015/410",
        "/aihe/12",
        "/paatos/mallila/uinti",
    ],
)
def test_an_agenda_item_is_marked_wherever_it_is_listed(
    client: FlaskClient, path: str
) -> None:
    """Also among those that apply a law, and among similar decisions."""
    html = client.get(path).text
    cards = [part for part in html.split("<li")[1:] if f"/paatos/{PROPOSED}" in part]
    articles = [
        part for part in html.split("<article")[1:] if f"/paatos/{PROPOSED}" in part
    ]

    assert cards or articles
    assert all(MARK in part for part in articles or cards)


@pytest.mark.parametrize("path", ["/", "/kunta/Lahti"])
def test_the_newest_decisions_have_been_decided(client: FlaskClient, path: str) -> None:
    """A coming meeting's agenda does not push out what was decided last."""
    html = client.get(path).text
    newest = html[html.index('id="uusimmat"') :]
    newest = newest[: newest.index("</section>")]

    assert "/paatos/mallila/" in newest
    assert PROPOSED not in newest


def test_the_list_of_the_newest_holds_what_the_front_page_shows(
    client: FlaskClient,
) -> None:
    """Its link leads to no agenda items either, and says so as a filter."""
    html = client.get("/").text
    start = html.index('href="/haku?', html.index('id="uusimmat"')) + 6
    listed = client.get(html[start : html.index('"', start)].replace("&amp;", "&")).text

    assert "/paatos/mallila/" in listed
    assert f"/paatos/{PROPOSED}" not in listed
