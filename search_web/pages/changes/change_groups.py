"""Changes grouped by meeting: what one body decided on a day is read together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import to_user_timezone

from search_web.page.components.decided import VoteView, deciding_vote, ruling
from search_web.pages.changes.change_rows import ChangeKind, ChangeRow
from search_web.pages.places.meeting_items import meeting_address


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """A change with what the decision decided; of a removed one nothing is told."""

    row: ChangeRow
    ruling: str | None
    vote: VoteView | None


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one kind and day of the decisions of one meeting.

    Attributes:
        kind: new, added, changed or removed.
        at: when the newest of them was seen.
        publisher: whose they are.
        body: that decided; None when it is not told or was removed.
        language: of the decisions.
        day: of the meeting, None when it is not told.
        address: page of the meeting, None when there is none.
        reason: why they were removed.
        items: in the order of the log.
    """

    kind: ChangeKind
    at: dt.datetime
    publisher: str
    body: str | None
    language: str
    day: dt.date | None
    address: str | None
    reason: str | None
    items: tuple[ChangeItem, ...]


def change_groups(rows: Sequence[ChangeRow]) -> tuple[ChangeGroup, ...]:
    """Return *rows* by meeting, in the order of each meeting's first row."""
    groups: dict[tuple[object, ...], list[ChangeRow]] = {}
    for row in rows:
        groups.setdefault(_key(row), []).append(row)
    return tuple(_group(members) for members in groups.values())


def _key(row: ChangeRow) -> tuple[object, ...]:
    seen = to_user_timezone(row.at).date()
    if row.stored is None:
        return row.kind, seen, row.publisher, row.reason
    made = row.stored.decision
    return row.kind, seen, row.publisher, made.shown_body, made.date


def _group(rows: list[ChangeRow]) -> ChangeGroup:
    first = rows[0]
    made = first.stored.decision if first.stored else None
    body = made.body_name or made.body if made else None
    has_page = made and body and made.date and first.publisher and not made.officeholder
    return ChangeGroup(
        kind=first.kind,
        at=first.at,
        publisher=first.publisher,
        body=made.shown_body if made else None,
        language=made.language if made else "fi",
        day=made.date if made else None,
        address=meeting_address(first.publisher, body, made.date)
        if has_page and made and body and made.date
        else None,
        reason=first.reason,
        items=tuple(_item(row) for row in sorted(rows, key=_section)),
    )


def _section(row: ChangeRow) -> tuple[int, int]:
    """Order the items of a meeting by their sections, those without one last."""
    made = row.stored.decision if row.stored else None
    digits = "".join(c for c in (made and made.minutes_section) or "" if c.isdecimal())
    return (int(digits) if digits else 10**9, -row.sequence)


def _item(row: ChangeRow) -> ChangeItem:
    if row.stored is None:
        return ChangeItem(row, None, None)
    made = row.stored.decision
    return ChangeItem(row, ruling(made), deciding_vote(made))
