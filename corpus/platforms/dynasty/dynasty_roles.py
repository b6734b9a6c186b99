"""Which page of Dynasty 10 this is, told by its heading and the links that fill it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from corpus.platforms.base import PageIdentity
from corpus.reading.webpages.html_tables import iter_anchors
from corpus.reading.webpages.markup import select_some, text_of
from corpus.reading.webpages.meeting_lines import (
    MeetingLine,
    date_in,
    heading_among,
    read_meeting_line,
)
from corpus.reading.webpages.rendering import to_text

ID = r"[0-9A-Za-z]+"
BODY_MEETINGS = re.compile(rf"[?&]page=meetings&id=({ID})(?!-)")
MEETING = re.compile(rf"[?&]page=meeting&id=({ID})(?![\w-])")
ITEM = re.compile(rf"[?&]page=meetingitem&id=({ID}-\d+)")
OFFICIAL = re.compile(rf"[?&]page=official_decision&id=({ID}(?:-\d+)?)")
OFFICIAL_LIST = re.compile(
    r"[?&]page=official_(?:decisions|handlers|search|frames|meetings)\b"
)
NOTICES = re.compile(r"[?&]page=announcement_search\b")
NOTICE = re.compile(rf"/kuulutus/({ID}(?:-\d+)*)\.\w+$", re.IGNORECASE)
ITEM_PDF = re.compile(rf"/kokous/({ID}-\d+)\.PDF$", re.IGNORECASE)
MEETING_PDF = re.compile(rf"/kokous/({ID})\.PDF$", re.IGNORECASE)
_BASE = re.compile(r"^(.*?)/(?:cgi/DREQUEST\.PHP|kokous/|kuulutus/)", re.IGNORECASE)
_ITEM_HEADING = re.compile(
    r"(?i)\d{4}\s*/\s*(?:pykälä|asianro|asia|paragraf|ärende\w*|§)\s*\.?\s*\d+|§\s*\d+"
)
_OFFICIALS = re.compile(r"(?i)viranhaltija|tjänsteinnehavare")
_EMPTY_LIST = re.compile(r"(?i)ei julkaistuja|inga publicerade|toimielimet|organ\b")
UNKNOWN = "https://dynasty.invalid/cgi/DREQUEST.PHP"


def identity(root: HtmlElement, url: str) -> PageIdentity:
    """Return role and own address of a page; the role is "" for any other page."""
    base = url or base_from(root) or UNKNOWN
    if NOTICES.search(url):
        return PageIdentity("notices", url)
    title = heading(root)
    line = read_meeting_line(title)
    counts = {
        name: len({anchor.url for anchor in iter_anchors(root, base, pattern)})
        for name, pattern in (
            ("bodies", BODY_MEETINGS),
            ("meetings", MEETING),
            ("items", ITEM),
            ("official", OFFICIAL),
            ("officials", OFFICIAL_LIST),
        )
    }
    role = _role(root, title, line, counts)
    return PageIdentity(role, url or own_address(root, base, role))


def _role(
    root: HtmlElement, title: str, line: MeetingLine, counts: dict[str, int]
) -> str:
    if line.date:
        is_numbered = bool(_ITEM_HEADING.search(title) or line.item_number)
        if line.status == "officeholder":
            return "official"
        if is_numbered:
            return "item"
        if counts["items"]:
            return "meeting"
    return _list_role(root, counts) or _poor_role(root, title, line, counts)


def _list_role(root: HtmlElement, counts: dict[str, int]) -> str:
    """Return which list it is, by the links in its rows."""
    if counts["official"] and not counts["items"]:
        return "officials"
    if counts["items"] > 3:
        return "meeting"
    if _has_rows(root, BODY_MEETINGS) and counts["bodies"] > 1:
        return "bodies"
    if _has_rows(root, MEETING):
        return "meetings"
    return "bodies" if _has_rows(root, BODY_MEETINGS) else ""


def _poor_role(
    root: HtmlElement, title: str, line: MeetingLine, counts: dict[str, int]
) -> str:
    """Return what a page without rows is: an empty meeting, an empty list, a frame set."""
    if line.date and line.status in {"agenda", "minutes"}:
        return "meeting"
    if counts["officials"] or _OFFICIALS.search(title):
        return "officials"
    if select_some(root, "//frame[@src]|//iframe[@src]"):
        return "frames"
    return "meetings" if _EMPTY_LIST.search(text_of(root)) else ""


def _has_rows(root: HtmlElement, pattern: re.Pattern[str]) -> bool:
    """True when a table row (not the navigation on top) holds such a link."""
    return any(
        any(ancestor.tag == "tr" for ancestor in anchor.element.iterancestors())
        for anchor in iter_anchors(root, UNKNOWN, pattern)
    )


def heading(root: HtmlElement) -> str:
    """Return the page's heading: h1, the h1title class of some versions, or a label."""
    for path in (
        "//*[contains(concat(' ',@class,' '),' h1title ')]",
        "//h1",
        "//label[contains(@class,'h3')]",
        "//h2",
        "//title",
    ):
        for element in select_some(root, path):
            text = text_of(element)
            if date_in(text):
                return text
    found = heading_among(to_text(root).split("\n"))
    if found:
        return found
    titled = select_some(root, "//h1|//*[contains(@class,'h1title')]")
    return text_of(titled[0]) if titled else ""


def base_from(root: HtmlElement) -> str | None:
    """Guess the installation's address from an absolute link of its own."""
    for anchor in iter_anchors(root, ""):
        match = _BASE.match(anchor.url)
        if match:
            return f"{match[1]}/cgi/DREQUEST.PHP"
    return None


def own_address(root: HtmlElement, base: str, role: str) -> str | None:
    """Return the page's address as its links to its own PDF tell it."""
    if base == UNKNOWN:
        return None
    request = base.partition("?")[0]
    patterns = {
        "item": (ITEM_PDF, "meetingitem"),
        "meeting": (MEETING_PDF, "meeting"),
    }
    if role in patterns:
        pattern, name = patterns[role]
        for anchor in iter_anchors(root, base, pattern):
            match = pattern.search(anchor.url)
            assert match
            return f"{request}?page={name}&id={match[1]}"
    return request
