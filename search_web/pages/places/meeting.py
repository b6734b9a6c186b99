"""The page of a meeting: its items in order with what became of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from analyzers.decision.head.meeting_facts.attendance import attendance
from corpus.model import Decision
from corpus.records import StoredDecision
from indexer.request import Hit
from search_web.library import library
from search_web.page.components.decided import VoteView, deciding_vote, ruling
from search_web.page.components.proposed import proposed
from search_web.page.responding.responses import keep_out_of_robots
from search_web.page.templating import web_address
from search_web.pages.decision.decision_facts import fate_words
from search_web.pages.places.meeting_items import (
    MeetingLink,
    meeting_items,
    meetings_beside,
)
from search_web.pages.places.publisher_list import find_publisher
from search_web.parameters import refuse_unknown

blueprint = Blueprint("meeting", __name__)

MOST_LINES = 120
"""Of a part with attendance; a council has up to 79 members and its officials."""

FRONT_PAGES = ("minutes-front-page", "agenda")
"""Kinds that list the items of a meeting instead of being one."""


@dataclass(frozen=True, slots=True)
class MeetingItem:
    """An item: what was decided, by what vote, and how it differs from the agenda.

    ``proposal`` is told where nothing has been decided yet, else ``fate``: what became of it.
    ``agenda_version`` is the version that was the agenda item, None when there was none
    or the minutes are not there yet; ``version`` is the newest.
    """

    hit: Hit
    ruling: str | None
    proposal: str | None
    fate: str | None
    vote: VoteView | None
    version: int
    agenda_version: int | None
    is_agenda: bool


@dataclass(frozen=True, slots=True)
class Attendance:
    """A part of a front page that says who was there; ``language`` is its own."""

    heading: str
    lines: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What ``meeting.html`` shows.

    Attributes:
        name: of the publisher.
        body: that met.
        day: of the meeting.
        items: in order.
        front: front pages of the documents.
        attendance: who was there, in the words of the front pages, where they tell it.
        is_agenda: nothing has been decided yet.
        has_both: there are an agenda and minutes to compare.
        official: addresses of the minutes, or the agenda, where the municipality has them.
        previous: the body's meeting before this one, None where none is held.
        following: the one after it.
    """

    name: str
    body: str
    day: dt.date
    items: tuple[MeetingItem, ...]
    front: tuple[Hit, ...]
    attendance: tuple[Attendance, ...]
    is_agenda: bool
    has_both: bool
    official: tuple[str, ...]
    previous: MeetingLink | None
    following: MeetingLink | None


@blueprint.get("/kokous/<name>/<path:body>/<day>")
def show(name: str, body: str, day: str) -> str | Response:
    """Show a meeting of a body on a day."""
    refuse_unknown(request.args, ())
    keep_out_of_robots()
    found = find_publisher(name, library())
    try:
        held = dt.date.fromisoformat(day)
    except ValueError:
        held = None
    if found is None or held is None:
        abort(404, gettext("There is no meeting at this address."))
    if found != name:
        return redirect(url_for("meeting.show", name=found, body=body, day=day), 301)
    page = meeting_page(found, body, held)
    if not page.items and not page.front:
        abort(404, gettext("We hold no items of this meeting."))
    return render_template("meeting.html", page=page)


def meeting_page(name: str, body: str, day: dt.date) -> MeetingPage:
    """Build the page of a meeting from what the index and the store hold of it."""
    hits = meeting_items(library(), name, body, day)
    stored = library().store.get_many(hit.decision_id for hit in hits)
    items = tuple(
        MeetingItem(
            hit=hit,
            ruling=ruling(held.decision),
            proposal=proposed(held.decision),
            fate=fate_words(held.decision),
            vote=deciding_vote(held.decision),
            version=held.version,
            agenda_version=held.agenda_version,
            is_agenda=held.decision.status == "agenda",
        )
        for hit in hits
        if hit.kind not in FRONT_PAGES and (held := stored.get(hit.decision_id))
    )
    previous, following = meetings_beside(library(), name, body, day)
    return MeetingPage(
        name=name,
        body=body,
        day=day,
        items=items,
        front=tuple(hit for hit in hits if hit.kind in FRONT_PAGES),
        attendance=tuple(
            part
            for hit in hits
            if hit.kind in FRONT_PAGES and (held := stored.get(hit.decision_id))
            for part in attendance_of(held.decision)
        ),
        is_agenda=bool(items) and all(item.is_agenda for item in items),
        has_both=any(item.agenda_version for item in items),
        official=_official(hits, stored),
        previous=previous,
        following=following,
    )


def attendance_of(front: Decision) -> tuple[Attendance, ...]:
    """Return who was at a meeting, as its front page has it; an agenda tells nobody."""
    if front.status == "agenda":
        return ()
    return tuple(
        Attendance(part.heading, part.lines[:MOST_LINES], front.language)
        for part in attendance(front.text)
    )


def _official(
    hits: Iterable[Hit], stored: Mapping[str, StoredDecision]
) -> tuple[str, ...]:
    """Return the addresses of the front pages; else the one that all items have."""
    fronts: list[str] = []
    items: list[str] = []
    for hit in hits:
        held = stored.get(hit.decision_id)
        address = web_address(held.decision.url) if held else None
        document = urldefrag(address or "").url  # Items of one file: "…pdf#page=3".
        (fronts if hit.kind in FRONT_PAGES else items).append(document)
    found = tuple(dict.fromkeys(filter(None, fronts)))
    if found or len(set(items)) != 1:
        return found
    return tuple(filter(None, items[:1]))
