"""Titles of covers: what names the page, below menus and consents of its web site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head import chrome, head_lines, site_ways
from analyzers.decision.head.item_head import lines_of_meetings, place_lines
from analyzers.decision.head.meeting_facts import meeting_days
from analyzers.decision.lines.lines import Line
from analyzers.notations.temporal import dates

_BREADCRUMB = re.compile(r"\s[»›>]\s")
CONVERTED = re.compile(
    r"(?i)(?:koko|storlek|size): px|save this pdf as|(?:samankaltaiset|liknande|relevanta) \w+$"
)
"""The second line of a page that a converter made, below the name of the file."""

_SENTENCES = re.compile(r"[.!?] [A-ZÅÄÖ].*[.!?]$")
_NAMES_KIND = re.compile(
    r"(?i)\b(?:(?:kokous)?pöytäkirja|esityslista|kokouskutsu|kokouksen|kokous|(?:sammanträdes)?protokoll"
    r"|föredragningslista|kallelse|sammanträde|möte)\b"
)
_LISTS = re.compile(
    r"(?i)(?:kokous|sammanträdes|mötes)?(?:aika|paikka|tid|plats)\b|läsnä\b|närvarande\b"
    r"|\d{1,3}\b|§"
)
"""A cover that has begun without a head."""

MEMO = re.compile(r"(?i)\b(?:muistio|promemoria|minnesanteckningar)\b")
OF_THE_LIST = re.compile(
    r"(?i)(?:(?:kokous|mötes)?(?:aika|paikka|tid|plats)|läsnä|paikalla|osallistujat|närvarande"
    r"|deltagare)\b"
)
"""What a memo's head lists of its meeting; its title stands above."""

_HOUSE = re.compile(r"(?i)liitto|förbund|yhtymä|samkommun|seurakunt|församling|alue\b")
_TOP_LINES, _LONG_NAME, _LONG_TITLE = 12, 140, 250


def is_breadcrumb(text: str) -> bool:
    """Whether a line is the way to a page."""
    return _BREADCRUMB.search(text) is not None or site_ways.is_way(text)


def without_site(lines: Sequence[Line], printed: str | None) -> str | None:
    """Return the title of a cover below what a web site puts above it.

    That has no end of wordings: the first line of names and kind below it is the title.
    A first line with a day, or of a house that nobody knows, is the page's own.
    """
    if printed is None or CONVERTED.match(lines[min(1, len(lines) - 1)].text):
        return printed
    if lines[0].text != printed and meeting_days.is_day_line(printed):
        top = (line.text for line in lines[:_TOP_LINES] if line.text != printed)
        own = (
            one for one in top if not chrome.is_chrome(one) and not is_breadcrumb(one)
        )
        return next((one for one in own if _is_named_line(one)), printed)
    if printed.isupper() or _NAMES_KIND.search(printed) or _is_of_head(printed):
        return _named(printed)
    for line in lines[:_TOP_LINES]:
        text = line.text
        if chrome.is_chrome(text) or is_breadcrumb(text):
            continue
        if _is_of_head(text):
            return _named(text)
        if _LISTS.match(text) or _HOUSE.search(text) or dates.first_date(text):
            break
    return _named(printed)


def _is_named_line(text: str) -> bool:
    """Whether a line names a meeting or the kind of its papers."""
    is_short = len(text) <= _LONG_NAME and not is_sentence(text)
    return is_short and _NAMES_KIND.search(text) is not None


def _is_of_head(text: str) -> bool:
    """Whether a line is of a cover's head: a meeting, a kind, a publisher, a body."""
    if len(text) > _LONG_TITLE or is_sentence(text) or text.endswith("."):
        return False
    parts = head_lines.read(text)
    return (
        lines_of_meetings.is_of_meeting(text)
        or (parts is not None and bool(parts.publisher or parts.body or parts.kind))
        or place_lines.is_publisher(text)
        or (place_lines.publisher_of(text) is not None and "|" not in text)
    )


def _named(text: str) -> str:
    """Leave of a long first line what names the page: publisher, kind and number."""
    return (head_lines.beginning(text) or text) if len(text) > _LONG_NAME else text


def is_sentence(text: str) -> bool:
    """Whether a line is running text: long, or several sentences."""
    return text.endswith(".") and (len(text) > 90 or bool(_SENTENCES.search(text)))
