"""The page of a publisher and of a body: all meetings, and counts of what is shown."""

from __future__ import annotations

import datetime as dt
import html
import re
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
    shown = client.get(page).text
    listed = shown[shown.index('id="kokoukset"') :].split("</section>")[0]

    assert listed.count('href="/kokous/') == MEETINGS + 1
    before, fold = listed.split("<details>")
    assert before.count('href="/kokous/') == 12
    assert 'Vanhemmat kokoukset <span class="count">9</span>' in fold


def test_a_body_s_page_says_no_dates_of_its_whole_publisher(
    client: FlaskClient,
) -> None:
    body = client.get("/kunta/Lahti/toimielin/Tekninen lautakunta").text

    assert "Päätöksiä ajalta" not in body


@pytest.mark.parametrize(
    "path",
    ["/kunta/Lahti", "/kattavuus", "/laki/", "/vertaa?q=kirjasto&yksikko=maara", "/"],
)
def test_every_number_of_a_table_opens_as_many_decisions(
    client: FlaskClient, path: str
) -> None:
    page = client.get(path).text
    cells = re.findall(r"<(?:td|dd)[^>]*>(.*?)</(?:td|dd)>", page, re.DOTALL)
    bare = [cell for cell in cells if re.fullmatch(r"\s*[1-9]\d*\s*", cell)]
    links = {
        (html.unescape(address), int(number))
        for address, number in re.findall(
            r'<a href="(/(?:haku\?|laki/\d)[^"]*)">(\d+)</a>', page
        )
    }

    assert bare == []
    assert links
    for address, number in links:
        title = client.get(address).text.partition("</title>")[0]
        found = re.search(r"(?:– |<title>)(\d+) päätös", title)
        assert found is not None
        assert int(found.group(1)) == number, address
