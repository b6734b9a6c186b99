"""The list of items on the cover of minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.lines.lines import clean
from analyzers.decision.minutes.minutes_rows import (
    START,
    Row,
    section_key,
    section_order,
)

_LIST_LABEL = re.compile(
    r"^(?:käsitel(?:lyt|tävät) asiat|asiat|asialista|lisäpykälät?"
    r"|ärenden|paragrafer|behandlade ärenden)\s*:?\s*(?=§"
    r"|\d+ ?§)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"§ ?(\d{1,4}(?: ?[a-z])?)(?!\w)[ .:|]+(.*?)(?=\s*§ ?\d|$)")
_LONE = re.compile(r"^§ ?(\d{1,4}(?: ?[a-z])?)[ .:|]*$", re.IGNORECASE)
"""A § alone on its line; "10§–19§" tells how far the list goes and is no entry of it."""

_PAGE = re.compile(r"[ .…]+\d{1,4}$")
_LIST_GAP = 25
"""Rows between two entries of a cover's list, at most."""


def read_list(rows: Sequence[Row]) -> tuple[dict[str, str], int]:
    """Return the items listed on the cover, and the index of the row after the list.

    The list is a run of growing numbers that begins again further down.
    """
    listed: dict[str, str] = {}
    last = -1
    for index in range(len(rows)):
        for section, title in _entries(rows, index):
            if section in listed or (
                listed
                and section_order(section) < section_order(next(reversed(listed)))
            ):
                return _without_pages(listed), last + 1
            if listed and index - last > _LIST_GAP:
                # Too far below to belong to a list: these are the items themselves.
                return {}, 0
            listed[section] = title
            last = index
    return {}, 0


def _entries(rows: Sequence[Row], index: int) -> list[tuple[str, str]]:
    """Return the (section, title) pairs of a § line; a lone § takes the line below."""
    text = _LIST_LABEL.sub("", rows[index].line.text)
    start = START.match(text)
    if start is None:
        return []
    text = f"§ {start['a'] or start['b']} {start['title']}".strip()
    found = [
        (section_key(section), clean(title)) for section, title in _LISTED.findall(text)
    ]
    if found:
        return found
    lone = _LONE.match(text)
    if lone is None:
        return []
    below = rows[index + 1].line.text if index + 1 < len(rows) else ""
    title = "" if START.match(below) else below
    return [(section_key(lone[1]), title)]


def _without_pages(listed: dict[str, str]) -> dict[str, str]:
    """Drop page numbers behind the titles where nearly every title has one."""
    numbered = sum(_PAGE.search(title) is not None for title in listed.values())
    if numbered < 2 or numbered < 0.75 * len(listed):
        return listed
    return {section: _PAGE.sub("", title) for section, title in listed.items()}
