"""Dynasty's older generation: static ``/kokous/*.HTM`` pages in windows-1252.

``TELIMET.HTM`` lists bodies (one id for each council term), ``TELIN-<id>.HTM`` the
meetings of a body, ``<meeting>.HTM`` its items, ``<meeting>-<n>.HTM`` one item.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from corpus.addresses import normalise
from corpus.errors import ParseError
from corpus.model import Issue, Link, Page, Yield
from corpus.platforms.base import PageIdentity
from corpus.platforms.dynasty.dynasty_items import read_item
from corpus.reading.documents import is_document, read_file
from corpus.reading.drafts import Facts, draft, facts_context, finish
from corpus.reading.webpages.html_tables import Anchor, is_cut_off, iter_anchors
from corpus.reading.webpages.markup import decode, parse_html, select_some, text_of
from corpus.reading.webpages.meeting_lines import (
    MeetingLine,
    heading_among,
    read_meeting_line,
)
from corpus.reading.webpages.rendering import to_text
from corpus.sources import Source

BODY = re.compile(r"/kokous/TELIN-(\w+)\.HTM$", re.IGNORECASE)
MEETING = re.compile(r"/kokous/(\d\w*)\.HTM$", re.IGNORECASE)
ITEM = re.compile(r"/kokous/(\w+-\d+)\.HTM$", re.IGNORECASE)
_FILE = re.compile(r"/kokous/(\w+(?:-\d+)?)\.PDF$", re.IGNORECASE)
_ROOT = re.compile(r"^(.*)/kokous/", re.IGNORECASE)
UNKNOWN = "https://dynasty.invalid/kokous/TELIMET.HTM"


class DynastyLegacyPlatform:
    """Bodies -> meetings of a body -> meeting -> items."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the list of bodies."""
        base = normalise(source.base_url)
        match = _ROOT.match(base)
        root = match[1] if match else base.partition("/cgi/")[0].rstrip("/")
        yield Link(f"{root}/kokous/TELIMET.HTM", role="bodies", since=since)

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is, by its heading and the links in its data part."""
        if is_document(page.body):
            return PageIdentity("document", page.url or None)
        try:
            root = parse_html(decode(page.body, page.headers).text)
        except ParseError:
            return PageIdentity("", page.url or None)
        role = _role(root, page.url or _first_address(root) or UNKNOWN)
        return PageIdentity(role, page.url or _own_address(root, role))

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read one page by what it is; see ``Platform.read``."""
        if is_document(page.body):
            match = _FILE.search(page.url)
            raw_id = match[1] if match else ""
            yield from read_file(page, source, "dynasty_legacy", raw_id)
            return
        decoded = decode(page.body, page.headers)
        if decoded.problem:
            yield Issue("encoding", decoded.problem, page.url)
        root = parse_html(decoded.text)
        if is_cut_off(decoded.text):
            yield Issue("structure", "the page breaks off before its end", page.url)
        base = page.url or _first_address(root) or UNKNOWN
        role = _role(root, base)
        if role == "item":
            yield from _read_item(root, decoded.text, page, source)
        elif role == "meeting":
            yield from _read_meeting(root, page, base)
        elif role in {"bodies", "meetings"}:
            yield from _read_list(root, page, base, role)
        else:
            message = (
                f"no page of the older Dynasty (asked for: {page.role or 'any'}); "
                f"its text begins {text_of(root)[:80]!r}"
            )
            yield Issue("structure", message, page.url)


def _heading(root: HtmlElement) -> str:
    for label in select_some(root, "//label[contains(@class,'h3')]|//h1"):
        text = text_of(label)
        if text:
            return text
    return heading_among(to_text(root).split("\n"))


def _role(root: HtmlElement, base: str) -> str:
    line = read_meeting_line(_heading(root))
    if line.date and (line.minutes_section or line.item_number):
        return "item"
    if line.date:
        return "meeting"
    rows = [a for a in iter_anchors(root, base) if _is_in_row(a)]
    if any(BODY.search(anchor.url) for anchor in rows):
        return "bodies"
    if any(ITEM.search(anchor.url) for anchor in rows):
        return "meeting"
    if any(MEETING.search(anchor.url) for anchor in rows):
        return "meetings"
    return "meetings" if re.search(r"(?i)kokouslistat", _heading(root)) else ""


def _is_in_row(anchor: Anchor) -> bool:
    return any(ancestor.tag == "tr" for ancestor in anchor.element.iterancestors())


def _first_address(root: HtmlElement) -> str | None:
    for anchor in iter_anchors(root, ""):
        match = _ROOT.match(anchor.url)
        if match:
            return f"{match[1]}/kokous/TELIMET.HTM"
    return None


def _own_address(root: HtmlElement, role: str) -> str | None:
    """An item and a meeting link to a PDF of their own name."""
    if role in {"item", "meeting"}:
        for anchor in iter_anchors(root, "", _FILE):
            return anchor.url[: -len("PDF")] + "HTM"
    return _first_address(root)


def _read_list(root: HtmlElement, page: Page, base: str, role: str) -> Iterator[Yield]:
    body = page.context.get("body") or read_meeting_line(_heading(root)).body
    for anchor in iter_anchors(root, base):
        if not _is_in_row(anchor) or not anchor.text:
            continue
        if BODY.search(anchor.url):
            context = facts_context(body=anchor.text)
            yield Link(anchor.url, "meetings", since=page.since, context=context)
        elif MEETING.search(anchor.url):
            yield from _meeting_link(anchor, body if role == "meetings" else None, page)


def _meeting_link(anchor: Anchor, body: str | None, page: Page) -> Iterator[Link]:
    # Browsers and old servers leave several records in one row: the date that belongs
    # to a link is in its own cell or in the one before it.
    cell = anchor.element.getparent()
    texts = [anchor.text]
    if cell is not None:
        texts.insert(0, text_of(cell))
        before = cell.getprevious()
        while before is not None and before.tag != "td":
            before = before.getprevious()
        if before is not None:
            texts.insert(0, text_of(before))
    line = read_meeting_line(" ".join(texts))
    if page.since and line.date and line.date < page.since:
        return
    if body is None:
        bodies = list(iter_anchors(anchor.row, page.url or UNKNOWN, BODY))
        body = bodies[0].text if bodies else None
    context = facts_context(body=body, date=line.date, status=line.status)
    yield Link(anchor.url, "meeting", since=page.since, context=context)


def _read_meeting(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    line = read_meeting_line(_heading(root))
    if page.since and line.date and line.date < page.since:
        return
    is_section = "Pykälä" in " ".join(
        text_of(cell) for cell in select_some(root, "//td[contains(@class,'tcHea')]")
    )
    found = False
    for anchor in iter_anchors(root, base, ITEM):
        if anchor.text and _is_in_row(anchor):
            found = True
            yield _item_link(anchor, line, page, is_section=is_section)
    if not found:
        yield Issue("empty", "a meeting page without items", page.url)


def _item_link(
    anchor: Anchor, line: MeetingLine, page: Page, *, is_section: bool
) -> Link:
    number = re.match(r"\s*§?\s*(\d+(?:\s?[a-z])?)\b", text_of(anchor.row))
    context = facts_context(
        body=line.body or page.context.get("body"),
        date=line.date or page.context.get("date"),
        meeting_time=line.time,
        status=line.status or page.context.get("status"),
        title=anchor.text,
    )
    if number:
        context["minutes_section" if is_section else "item_number"] = number[1]
    return Link(anchor.url, "item", since=page.since, context=context)


def _read_item(
    root: HtmlElement, markup: str, page: Page, source: Source
) -> Iterator[Yield]:
    line = read_meeting_line(_heading(root))
    url = page.url or _own_address(root, "item") or UNKNOWN
    item = read_item(root, markup, url)
    match = ITEM.search(url)
    own = {found[1] for a in item.anchors if (found := _FILE.search(a.url))}
    if match and own and match[1] not in own:
        message = f"asked for item {match[1]}, the page holds {', '.join(sorted(own))}"
        yield Issue("wrong-page", message, page.url)
        return
    if not item.text:
        yield Issue("empty", "an item page without text", page.url)
        return
    number = line.minutes_section or line.item_number
    facts = Facts(
        raw_id=match[1] if match else f"{line.date}-{number}",
        text=item.text,
        url=None if ".invalid" in url else url,
        attachments=item.attachments,
        status=line.status,
        date=line.date,
        body=line.body,
        title=None if page.context.get("title") else item.title,
        minutes_section=line.minutes_section,
        item_number=line.item_number,
        case_number=item.case_number,
        found_in_text=frozenset({"title", "case_number"}),
    )
    yield finish(draft(facts, page, source, "dynasty_legacy"))


PLATFORM = DynastyLegacyPlatform()
