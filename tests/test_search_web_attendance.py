"""Who was at a meeting, as the minutes' front page says it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.model import Block, Decision
from tests.search_web_world import decision, make_client

COVER = "Kokous\n\nLäsnä\n\nAino Aalto, pj\nBertta  Berg\n\nPoissa\n\n\n\nAsiat\n\n1 § Kahvi"
DAY = {"date": dt.date(2026, 3, 2), "municipality": "Lahti"}


def cover(number: int) -> Decision:
    start = COVER.index("Aino")
    present = Block("participants", "Läsnä", start, COVER.index("\n\nPoissa"))
    away = Block(
        "participants", "Poissa", COVER.index("\n\nAsiat"), COVER.index("\n\nAsiat")
    )
    return decision(
        number,
        kind="minutes-front-page",
        text=COVER,
        blocks=(present, away),
        title="Pöytäkirjan kansilehti",
        **DAY,
    )


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    item = {**DAY, "body": "Sivistyslautakunta", "body_name": "Sivistyslautakunta"}
    other = {**item, "date": dt.date(2026, 4, 2)}
    made = [decision(1, **item), cover(2), decision(3, **other)]
    return make_client(tmp_path, made)


def test_the_meeting_tells_who_was_there(client: FlaskClient) -> None:
    """In the front page's words, parts without names left out."""
    html = client.get("/en/kokous/Lahti/Sivistyslautakunta/2026-03-02").text

    assert "<summary" in html
    assert "Attendance" in html
    assert "<li>Aino Aalto, pj</li><li>Bertta Berg</li>" in html
    assert "<h2>Poissa</h2>" not in html


def test_nothing_is_told_where_no_front_page_does(client: FlaskClient) -> None:
    html = client.get("/en/kokous/Lahti/Sivistyslautakunta/2026-04-02").text

    assert "Attendance" not in html
