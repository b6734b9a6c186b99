"""Calendars of coming meetings, read back by the library that other programs use."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar

from corpus.model import Decision
from tests.search_web_world import decision, make_client

TODAY = dt.datetime.now(dt.UTC).date()
BOARD = {"municipality": "Lahti", "body": "Kunnanhallitus"}


def item(number: int, days: int, **changes: Any) -> Decision:
    """An agenda item of a meeting so many days from today."""
    given: dict[str, Any] = {
        **BOARD,
        "body_name": "Kunnanhallitus",
        "status": "agenda",
        "date": TODAY + dt.timedelta(days=days),
        "minutes_section": str(number),
        "title": f"Asia {number}",
    }
    return decision(number, **given | changes)


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return make_client(
        tmp_path,
        [
            item(10, 30, meeting_time="16:30"),
            item(9, 30, meeting_time="16:30"),
            item(11, 20),
            item(12, 25, status="minutes"),
            item(13, -30),
            item(17, -40, municipality="Kuopio"),
            item(14, 40, body="Lupajaosto", body_name="Lupajaosto"),
            item(15, 50, meeting_time="16:30"),
            item(16, 50, meeting_time="17:00"),
        ],
    )


def events(client: FlaskClient, path: str) -> list[Any]:
    """The events of a calendar, in its order."""
    reply = client.get(path)

    assert reply.status_code == 200, reply.text
    assert reply.mimetype == "text/calendar"
    return list(Calendar.from_ical(reply.data).walk("VEVENT"))


def test_only_coming_meetings_with_an_agenda_alone_are_told(
    client: FlaskClient,
) -> None:
    """No past one, and none that has minutes; the next comes first."""
    found = events(client, "/kunta/Lahti.ics")
    days = [event["dtstart"].dt for event in found]
    bodies = [str(event["summary"]) for event in found]

    assert [
        (day.date() if isinstance(day, dt.datetime) else day) - TODAY for day in days
    ] == [dt.timedelta(days=n) for n in (20, 30, 40, 50)]
    assert bodies[2] == "Lupajaosto, Lahti"
    assert len({str(event["uid"]) for event in found}) == 4


def test_a_meeting_tells_its_time_its_items_and_its_page(client: FlaskClient) -> None:
    """Items by number; a time that is not told, or told in two ways, is left out."""
    found = events(client, "/kunta/Lahti/toimielin/Kunnanhallitus.ics")
    whole_day, timed, unclear = found

    assert not isinstance(whole_day["dtstart"].dt, dt.datetime)
    assert not isinstance(unclear["dtstart"].dt, dt.datetime)
    assert timed["dtstart"].dt.time() == dt.time(16, 30)
    assert str(timed["dtstart"].dt.tzinfo) == "Europe/Helsinki"
    assert str(timed["description"]).splitlines()[:2] == ["Asia 9", "Asia 10"]
    assert (
        client.get(str(timed["url"]).removeprefix("http://localhost")).status_code
        == 200
    )


@pytest.mark.parametrize("publisher", ["Lahti", "Kuopio"])
def test_a_calendar_explains_its_time_zone(client: FlaskClient, publisher: str) -> None:
    """Also one without meetings, for a calendar without components is none."""
    calendar = Calendar.from_ical(client.get(f"/kunta/{publisher}.ics").data)
    (zone,) = calendar.walk("VTIMEZONE")
    rules = zone.to_tz()
    winter = dt.datetime(2030, 1, 15, 16, 30, tzinfo=rules)
    summer = dt.datetime(2030, 7, 15, 16, 30, tzinfo=rules)

    assert str(zone["tzid"]) == "Europe/Helsinki"
    assert winter.utcoffset() == dt.timedelta(hours=2)
    assert summer.utcoffset() == dt.timedelta(hours=3)


def test_an_event_is_stamped_when_its_agenda_last_changed(client: FlaskClient) -> None:
    stamps = [event["dtstamp"].dt for event in events(client, "/kunta/Lahti.ics")]

    assert all(stamp <= dt.datetime.now(dt.UTC) for stamp in stamps)


def test_an_unchanged_calendar_is_not_sent_again(client: FlaskClient) -> None:
    """Programs ask every few hours; the answer is the same to the byte."""
    first = client.get("/kunta/Lahti.ics")
    again = client.get(
        "/kunta/Lahti.ics", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert again.status_code == 304
    assert first.data == client.get("/kunta/Lahti.ics").data


def test_an_unknown_publisher_has_no_calendar(client: FlaskClient) -> None:
    """And the page of a known one leads to its calendar."""
    assert client.get("/kunta/Olematon.ics").status_code == 404
    assert 'href="/kunta/Lahti.ics"' in client.get("/kunta/Lahti").text
