"""What a decision is found by: body, day and § of its own handling, title, case number."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from typing import Any

from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.lines import handlings
from analyzers.decision.lines.lines import Line
from analyzers.decision.model import GivenFacts
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.temporal import dates


def use_given(head: Header, given: GivenFacts) -> None:
    """Put what the source says of the own handling before what its head says."""
    head.body = given.body or head.body
    head.date = given.date or head.date
    head.minutes_section = given.minutes_section or head.minutes_section


_OWN_ROW_LINES = 40


def identity(
    head: Header, own: Any, official: str | None, lines: Sequence[Line] = ()
) -> dict[str, Any]:
    """Return what a decision is found by, from its head and its own handling."""
    section = own.minutes_section if own else None
    return {
        "title": head.title,
        "body": None if official else head.body or _body_of(own, head) or None,
        "date": head.date or (own.date if own else None),
        "minutes_section": section
        if section and _is_below(own, head)
        else head.minutes_section or section,
        "item_number": head.item_number or (own.item_number if own else None),
        "meeting_number": head.meeting_number,
        "case_number": head.case_number or _below_own_row(head, lines),
        "task_class": head.task_class,
        "status": head.status,
    }


def _is_below(own: Any, head: Header) -> bool:
    """Whether the § of the head is an earlier body's: the own handling is another one.

    Its head stands further down, or the list of handlings has that § for another body.
    """
    is_anothers = any(
        row.minutes_section == head.minutes_section and row != own for row in head.rows
    )
    return bool(own.start >= head.end > 0 or (own in head.rows and is_anothers))


def own_row(head: Header, own: Any, lines: Sequence[Line]) -> Any:
    """Return the line of body, day and § that has the item's own §, below a list of others.

    Only where neither the head nor the text's parts name a body or a day.
    """
    is_known = head.body or head.date or head.rows or (own and (own.body or own.date))
    if is_known or not head.minutes_section:
        return own
    rows = (handlings.read(line) for line in lines[:_OWN_ROW_LINES])
    return next(
        (
            row
            for row in rows
            if row and row.date and row.minutes_section == head.minutes_section
        ),
        own,
    )


def _below_own_row(head: Header, lines: Sequence[Line]) -> str | None:
    """Return the case number alone below the line of the own day and §, or None.

    "FM 4.6.2031 § 81" / "486/00.00.01/2031": the head of the last handling.
    """
    if head.minutes_section is None or head.date is None:
        return None
    for line, below in itertools.pairwise(lines):
        number = case_numbers.own_case_number(below.text) if "/" in below.text else None
        if number is None or len(number.text) < len(below.text):
            continue
        row = handlings.read(line)
        if row and (row.date, row.minutes_section) == (head.date, head.minutes_section):
            return number.text
    return None


def _body_of(own: Any, head: Header) -> str | None:
    """Return the body of the own handling, in full where the head has it so."""
    if own is None or "." not in own.body:
        return own.body if own else None
    place = own.date, own.minutes_section
    in_full = (
        row.body for row in head.rows if (row.date, row.minutes_section) == place
    )
    return next((name for name in in_full if "." not in name), own.body)


_DECIDED = re.compile(
    r"(?im)^(?:(?:päätös|beslut(?:et)?) (?:tehty|fattat)|(?:päätös|besluts)"
    r"(?:päivä(?:määrä)?|datum)|päätöksen päivämäärä|beslutets datum)\s*:?\s*"
    rf"(?P<day>{dates.NUMERIC_DAY})\s*$"
)
"""Labels below a text for the day on which it was decided."""


def decided_day(text: str) -> dt.date | None:
    r"""Return the one day that a label below the text tells, None for none or several.

    >>> decided_day("Päätös\nHankitaan.\n\nPäätös tehty\n4.5.2031")
    datetime.date(2031, 5, 4)
    """
    found = {dates.parse_date(match["day"]) for match in _DECIDED.finditer(text)}
    return found.pop() if len(found) == 1 else None
