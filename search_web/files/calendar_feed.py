"""Coming meetings from published agendas, as calendars that other programs follow."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, abort, request
from flask_babel import gettext
from icalendar import Calendar, Component, Event

from corpus.finnish_time import FINLAND
from corpus.model import Decision
from indexer.request import Hit, SearchRequest
from search_web.library import Library, library
from search_web.page.labelling.languages import public_address
from search_web.page.responding.http_replies import conditional
from search_web.pages.places.meeting_items import in_order, meeting_address
from search_web.pages.places.publisher_list import find_publisher
from search_web.parameters import refuse_unknown

blueprint = Blueprint("calendar", __name__)

MOST_ITEMS = 1000
"""Items of agendas that are looked through, nearest days first; a day cut is left out."""

MOST_TITLES = 40
NO_ITEMS = ("minutes-front-page", "agenda")

_FINNISH_TIME = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:STANDARD
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:EET
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:EEST
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
END:VTIMEZONE
"""
"""RFC 5545 wants the rules of each time zone that is named, and a component at least."""


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """A meeting of which only agendas are published.

    Attributes:
        body: its name in the index.
        day: of the meeting.
        time: when it begins, None when no agenda tells it.
        titles: its items, in order.
        changed_at: when the newest of its items was last changed.
    """

    publisher: str
    body: str
    day: dt.date
    time: dt.time | None
    titles: tuple[str, ...]
    changed_at: dt.datetime


@blueprint.get("/kunta/<name>.ics")
def publisher_calendar(name: str) -> Response:
    """Return the coming meetings of a publisher."""
    return _reply(name, None)


@blueprint.get("/kunta/<name>/toimielin/<path:body>.ics")
def body_calendar(name: str, body: str) -> Response:
    """Return the coming meetings of one body."""
    return _reply(name, body)


def _reply(name: str, body: str | None) -> Response:
    refuse_unknown(request.args, ())
    found = find_publisher(name, library())
    if found is None:
        abort(404, gettext("There is no municipality “%(name)s”.", name=name[:100]))
    today = dt.datetime.now(FINLAND).date()
    meetings = coming_meetings(library(), found, body, today)
    title = f"{found}: {body}" if body else found
    reply = Response(calendar_bytes(meetings, title), content_type="text/calendar")
    reply.headers["X-Robots-Tag"] = "noindex"
    return conditional(reply, hashlib.sha256(repr(meetings).encode()).hexdigest())


def coming_meetings(
    held: Library, publisher: str, body: str | None, today: dt.date
) -> tuple[ComingMeeting, ...]:
    """Return the meetings from *today* on, next first, that have an agenda only."""
    filters = {"municipality": (publisher,)} | ({"body": (body,)} if body else {})
    asked = SearchRequest(
        filters=filters,
        excluded={"kind": ("officeholder-decision",)},
        date_from=today,
        sort="oldest",
        limit=MOST_ITEMS,
        facets=(),
        snippets=False,
    )
    groups: dict[tuple[dt.date, str], list[Hit]] = {}
    result = held.service.search(asked)
    cut = result.hits[-1].date if result.total > len(result.hits) else None
    for hit in result.hits:
        name = next(iter(hit.facets.get("body", ())), None)
        if name and hit.date and hit.date != cut:
            groups.setdefault((hit.date, name), []).append(hit)
    return tuple(
        _meeting(held, publisher, name, day, hits)
        for (day, name), hits in sorted(groups.items(), key=lambda row: row[0])
        if all(hit.status == "agenda" for hit in hits)
    )


def _meeting(
    held: Library, publisher: str, body: str, day: dt.date, hits: list[Hit]
) -> ComingMeeting:
    stored = held.store.get_many(hit.decision_id for hit in hits)
    items = [hit for hit in in_order(hits) if hit.kind not in NO_ITEMS]
    return ComingMeeting(
        publisher=publisher,
        body=body,
        day=day,
        time=_begins(one.decision for one in stored.values()),
        titles=tuple(hit.title.text for hit in items if hit.title.text),
        changed_at=max(
            (one.changed_at for one in stored.values()),
            default=dt.datetime.combine(day, dt.time(0), dt.UTC),
        ),
    )


def _begins(decisions: Iterable[Decision]) -> dt.time | None:
    """Return when the meeting begins; None when none tells it or they differ."""
    told = {one.meeting_time for one in decisions if one.meeting_time}
    if len(told) != 1:
        return None
    try:
        return dt.time.fromisoformat(told.pop())
    except ValueError:
        return None


def calendar_bytes(meetings: Iterable[ComingMeeting], title: str) -> bytes:
    """Return a calendar (RFC 5545) of *meetings*."""
    made = Calendar()
    made.add("prodid", "-//paatoshaku//kokoukset//FI")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{title} – Päätöshaku")
    made.add_component(Component.from_ical(_FINNISH_TIME))
    for meeting in meetings:
        made.add_component(_event(meeting))
    text: bytes = made.to_ical()
    return text


def _event(meeting: ComingMeeting) -> Event:
    path = meeting_address(meeting.publisher, meeting.body, meeting.day)
    address = public_address(path.removeprefix(request.script_root))
    key = f"{meeting.publisher}/{meeting.body}/{meeting.day.isoformat()}"
    event = Event()
    event.add("uid", hashlib.sha256(key.encode()).hexdigest()[:24] + "@paatoshaku")
    event.add("summary", f"{meeting.body}, {meeting.publisher}")
    event.add("dtstamp", meeting.changed_at)
    if meeting.time is None:
        event.add("dtstart", meeting.day)
    else:
        event.add("dtstart", dt.datetime.combine(meeting.day, meeting.time, FINLAND))
    event.add("url", address)
    lines = list(meeting.titles[:MOST_TITLES])
    if len(meeting.titles) > MOST_TITLES:
        lines.append(f"+{len(meeting.titles) - MOST_TITLES}")
    event.add("description", "\n".join([*lines, address]))
    return event
