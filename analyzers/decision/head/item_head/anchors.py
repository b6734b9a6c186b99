"""The line that shows the one item of a page, below whatever the web site puts above it.

Menus, consents to cookies and ways to a page have no end of wordings. Where "§ 45 Kirjan
hankinta" or "Viranhaltijapäätös 12.3.2031/Pykälä 45" follows them, what nobody can read
above it is the site's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head import head_lines
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.item_head.identity_lines import (
    SECTION_ONLY,
    section_title,
)
from analyzers.decision.head.item_head.lines_of_meetings import is_item_of_meeting
from analyzers.decision.lines import headings
from analyzers.decision.lines.lines import Line

_LOWEST = 30
_LISTED_BELOW = 8
_OF_A_MEETING = re.compile(
    r"(?i)(?:kokous|sammanträdes|mötes)?(?:aika|paikka|tid|plats)\b(?![- ]?\w*järjest)"
    r"|(?:osallistujat|saapuvilla|läsnä|paikalla|jäsenet|närvarande|deltagare|beslutande)\b"
    r"|(?:käsitel(?:lyt|tävät)|behandlade|ärenden som|asialista|asialuettelo|sisällysl|ärendef)"
)
"""Lines that stand above the items of a whole meeting."""
_LONG_TITLE = 200
_OF_A_RELEASE = re.compile(
    r"(?i)päätöksiä\b|päätökset \d|\bbeslut \d|\b(?:tiedote|uutinen|kuulutus|kungörelse|muistio)\b"
)
"""Pages of news and notices have a title above the items of which they tell."""


def may_be_the_sites(header: Header) -> bool:
    """Whether what was read may be words of the web site, and the item stands below."""
    if header.expected_title is not None or _OF_A_RELEASE.search(header.title or ""):
        return False
    if header.has_number:
        return header.is_title_first
    return not (header.title and header.case_number)


def is_likely(title: str) -> bool:
    """Whether a title cannot be the beginning of the text."""
    return len(title) <= _LONG_TITLE and not title.endswith((".", ":"))


def find(lines: Sequence[Line], text: str) -> int | None:
    """Return the index of the line that shows the one item of a page, None for none.

    Below a heading the text has begun.
    """
    for index, line in enumerate(lines[:_LOWEST]):
        if _OF_A_MEETING.match(line.text) or headings.read(line, text):
            return None
        if index and _shows_item(line):
            return None if _is_listed(lines, index) else index
    return None


def _shows_item(line: Line) -> bool:
    return (
        SECTION_ONLY.match(line.text) is not None
        or section_title(line) is not None
        or is_item_of_meeting(line.text)
        or _is_compound(line.text)
    )


def _is_compound(text: str) -> bool:
    """Whether a line is a § beside a kind, body or day: "Viranhaltijapäätös § 45"."""
    parts = head_lines.read(text) if "§" in text else None
    return parts is not None and bool(parts.section) and not parts.has_range


def _is_listed(lines: Sequence[Line], index: int) -> bool:
    """Whether another § with a title follows soon: a list of a meeting's items."""
    own = section_title(lines[index])
    if own is None:
        return False
    for line in lines[index + 1 : index + _LISTED_BELOW]:
        other = section_title(line)
        if other and (other["a"] or other["b"]) != (own["a"] or own["b"]):
            return True
    return False
