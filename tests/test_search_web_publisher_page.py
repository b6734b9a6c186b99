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


@pytest.mark.parametrize("typed", ["Lahti", "lahti", "Lahtis", "398"])
def test_the_list_of_publishers_leads_to_the_one_typed(
    client: FlaskClient, typed: str
) -> None:
    reply = client.get("/kunta/", query_string={"nimi": typed})
    assert (reply.status_code, reply.location) == (302, "/kunta/Lahti")


def test_the_list_of_publishers_says_which_names_come_near(client: FlaskClient) -> None:
    reply = client.get("/en/kunta/?nimi=Lahtii")
    assert reply.status_code == 400
    assert "Lahti" in reply.text


def test_regions_without_decisions_are_folded(client: FlaskClient) -> None:
    """Each tells how many of its municipalities there are decisions of."""
    html = client.get("/en/kunta/").text
    folds = re.findall(
        r'<details class="region"( open)?>\s*<summary class="fold"><h2>([^<]+)', html
    )
    assert len(folds) == 20
    assert [name for is_open, name in folds if is_open] == ["Päijät-Häme"]
    assert "decisions of 1 of 10" in html


def test_sums_and_votes_have_one_filter_each(client: FlaskClient) -> None:
    html = client.get("/en/haku?summasta=0").text
    assert html.count('id="summasta"') == 1
    assert html.count("<h3>Sum decided</h3>") == 1
    assert "<h3>Margin</h3>" not in html or "<h3>Vote</h3>" not in html
