"""The page of a publisher and of a body: all meetings, and counts of what is shown."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.model import Decision
from tests.search_web_world import decision, make_client

MEETINGS = 20


def item(number: int, **changes: object) -> Decision:
    """An item of the meeting of that day of 2024, one a week."""
    fields: dict[str, object] = {
        "decision_id": f"mallila/{number}",
        "municipality": "Lahti",
        "body": "Tekninen lautakunta",
        "body_name": "Tekninen lautakunta",
        "date": dt.date(2024, 1, 1) + dt.timedelta(weeks=number),
        "outcome": "approved",
    }
    return decision(1, **fields | changes)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    items = [item(number) for number in range(MEETINGS)]
    opening = item(
        99, title="Kokouksen avaus", is_routine=True, date=dt.date(2030, 1, 7)
    )
    return make_client(Path(tmp_path_factory.mktemp("meetings")), [*items, opening])


@pytest.mark.parametrize(
    "page", ["/kunta/Lahti", "/kunta/Lahti/toimielin/Tekninen lautakunta"]
)
def test_no_meeting_is_left_out(client: FlaskClient, page: str) -> None:
    """The older ones are in a fold that says how many they are."""
    html = client.get(page).text
    listed = html[html.index('id="kokoukset"') :].split("</section>")[0]

    assert listed.count('href="/kokous/') == MEETINGS + 1
    before, fold = listed.split("<details>")
    assert before.count('href="/kokous/') == 12
    assert 'Vanhemmat kokoukset <span class="count">9</span>' in fold


def test_a_body_s_page_says_no_dates_of_its_whole_publisher(
    client: FlaskClient,
) -> None:
    body = client.get("/kunta/Lahti/toimielin/Tekninen lautakunta").text

    assert "Päätöksiä ajalta" not in body
