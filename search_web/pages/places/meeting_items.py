"""The items of one meeting of a body, in their order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import url_for

from corpus.model import Decision
from indexer.errors import IndexerError
from indexer.request import Hit, SearchRequest
from search_web.library import Library

MOST_ITEMS = 1000
MOST_LISTED_ITEMS = 250
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class MeetingTurn:
    """The meeting of an item: its page, and the items before and after."""

    address: str
    day: dt.date
    previous: Hit | None
    following: Hit | None


def meeting_items(
    library: Library, publisher: str, body: str, day: dt.date
) -> tuple[Hit, ...]:
    """Return the items of the meeting in the order of their sections.

    *body* is the name in the index; no officeholder's decision of that day is an item.
    """
    asked = SearchRequest(
        filters={"municipality": (publisher,), "body": (body,)},
        date_from=day,
        date_to=day,
        sort="oldest",
        limit=MOST_ITEMS,
        facets=(),
        snippets=False,
    )
    return in_order(library.service.search(asked).hits)


def in_order(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return *hits* by section number, those without one last."""
    return tuple(sorted(hits, key=_place))


def meeting_address(publisher: str, body: str, day: dt.date) -> str:
    """Return the address of the page of a meeting."""
    return url_for("meeting.show", name=publisher, body=body, day=day.isoformat())


def meeting_turn(decision: Decision, library: Library) -> MeetingTurn | None:
    """Return the meeting of a decision with its neighbours there.

    None for an officeholder's decision, for one without day or body, and while there is
    no index that can be used.
    """
    publisher = decision.municipality or decision.organisation
    body = decision.body_name or decision.body
    if not (publisher and body and decision.date) or decision.officeholder:
        return None
    try:
        items = meeting_items(library, publisher, body, decision.date)
    except IndexerError:
        return None
    here = [n for n, hit in enumerate(items) if hit.decision_id == decision.decision_id]
    if not here:
        return None
    place = here[0]
    return MeetingTurn(
        address=meeting_address(publisher, body, decision.date),
        day=decision.date,
        previous=items[place - 1] if place else None,
        following=items[place + 1] if place + 1 < len(items) else None,
    )


@dataclass(frozen=True, slots=True)
class MeetingLink:
    """Another meeting of the same body."""

    address: str
    day: dt.date


def meetings_beside(
    library: Library, publisher: str, body: str, day: dt.date
) -> tuple[MeetingLink | None, MeetingLink | None]:
    """Return the body's meetings before and after *day*, None where none is held."""
    of_body = SearchRequest(
        filters={"municipality": (publisher,), "body": (body,)},
        excluded={"kind": ("officeholder-decision",)},
        limit=1,
        facets=(),
        snippets=False,
    )
    one_day = dt.timedelta(days=1)
    before = replace(of_body, date_to=day - one_day, sort="newest")
    after = replace(of_body, date_from=day + one_day, sort="oldest")
    found = [library.service.search(asked).hits for asked in (before, after)]
    days = [hits[0].date if hits else None for hits in found]
    previous, following = (
        MeetingLink(meeting_address(publisher, body, one), one) if one else None
        for one in days
    )
    return previous, following


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list; ``is_agenda``: nothing of it has been decided yet."""

    address: str
    body: str
    day: dt.date
    items: int
    voted: int
    is_agenda: bool


def latest_meetings(
    library: Library, publisher: str, body: str | None
) -> tuple[MeetingRow, ...]:
    """Return the meetings of a publisher's, or a body's, newest 250 items."""
    filters = {"municipality": (publisher,)} | ({"body": (body,)} if body else {})
    asked = SearchRequest(
        filters=filters,
        excluded={"kind": ("officeholder-decision", "minutes-front-page", "agenda")},
        sort="newest",
        limit=MOST_LISTED_ITEMS,
        facets=(),
        snippets=False,
    )
    result = library.service.search(asked)
    groups: dict[tuple[str, dt.date], list[Hit]] = {}
    for hit in result.hits:
        name = next(iter(hit.facets.get("body", ())), None)
        if name and hit.date:
            groups.setdefault((name, hit.date), []).append(hit)
    rows = [_row(publisher, name, day, hits) for (name, day), hits in groups.items()]
    if result.total > len(result.hits) and len(rows) > 1:
        last = rows[-1].day
        rows = [row for row in rows if row.day != last] or rows
    return tuple(rows)


def _row(publisher: str, body: str, day: dt.date, hits: list[Hit]) -> MeetingRow:
    return MeetingRow(
        address=meeting_address(publisher, body, day),
        body=body,
        day=day,
        items=len(hits),
        voted=sum("yes" in hit.facets.get("voted", ()) for hit in hits),
        is_agenda=all(hit.status == "agenda" for hit in hits),
    )


def _place(hit: Hit) -> tuple[bool, int, str, str]:
    found = _NUMBER.search(hit.minutes_section or "")
    return (
        found is None,
        int(found[0]) if found else 0,
        hit.minutes_section or "",
        hit.decision_id,
    )
