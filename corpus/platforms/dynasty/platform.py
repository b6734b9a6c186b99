"""Dynasty 10 (Innofactor): ``DREQUEST.PHP?page=…`` pages and their RSS.

Pages are told apart by the links and headings they hold: class names change from
version to version, table captions and ``page=`` parameters do not. The server remembers
its visitor by cookie and may send another page than the one asked for, so each link
says what its page must contain.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from corpus.addresses import absolute, normalise
from corpus.errors import ParseError
from corpus.model import Issue, Link, Page, Yield
from corpus.platforms.base import PageIdentity
from corpus.platforms.dynasty.dynasty_items import read_item
from corpus.platforms.dynasty.dynasty_roles import (
    BODY_MEETINGS,
    ITEM,
    ITEM_PDF,
    MEETING,
    MEETING_PDF,
    NOTICE,
    OFFICIAL,
    OFFICIAL_LIST,
    UNKNOWN,
    base_from,
    heading,
    identity,
    own_address,
)
from corpus.reading.documents import is_document, read_file
from corpus.reading.drafts import Facts, draft, facts_context, finish
from corpus.reading.notice_lists import read_notices
from corpus.reading.webpages.html_tables import Anchor, is_cut_off, iter_anchors
from corpus.reading.webpages.markup import decode, parse_html, select_some, text_of
from corpus.reading.webpages.meeting_lines import (
    MeetingLine,
    date_in,
    read_meeting_line,
)
from corpus.reading.webpages.rss import read_feed
from corpus.sources import Source

_FILE = re.compile(r"/kokous/([\w-]+)\.\w+$")
_OFFICIAL_NUMBER = re.compile(
    r"(?i)^(?:viranhaltijapäätös|tjänsteinnehavarbeslut)\s*(\d+)\s*/\s*(\d{4})\s*"
)
_RSS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<rss\b", re.DOTALL
)
_FEED_TITLE = re.compile(r"^(.*?)\s*(\d\d?\.\d\d?\.\d{4})\s*/\s*(.*)$", re.DOTALL)
_EMPTY_ROW = re.compile(
    r"(?i)ei julkaistuja|ei (?:kokouksia|päätöksiä)|inga publicerade"
)
_NOTICES = "page=announcement_search&alo=1&tzo=-120"
FEED_SIZE = 500
FEED_LIMIT = 1000


class DynastyPlatform:
    """Bodies -> meetings of a body -> meeting -> items; officials -> decisions; RSS."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the list of bodies and officials; with *since*, the feeds first."""
        base = _request_base(source.base_url)
        if since:
            for feed in ("meetingitems", "official_decisions"):
                url = f"{base}?page=rss/{feed}&show={FEED_SIZE}"
                yield Link(url, role="rss", since=since)
        yield Link(f"{base}?page=meeting_handlers", role="bodies", since=since)
        # Which of the two lists officeholders' decisions differs by installation.
        for name in ("official_handlers", "official_search"):
            yield Link(f"{base}?page={name}", role="officials", since=since)
        if source.notices == "platform":
            yield Link(f"{base}?{_NOTICES}", role="notices", since=since)

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is, by its heading and by the kind of links that fill it."""
        if is_document(page.body):
            return PageIdentity("document", page.url or None)
        text = decode(page.body, page.headers).text
        if _RSS.match(text):
            return PageIdentity("rss", None)
        try:
            root = parse_html(text)
        except ParseError:
            return PageIdentity("")
        return identity(root, page.url)

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read one page by what it is; see ``Platform.read``."""
        if is_document(page.body):
            yield from read_file(page, source, "dynasty", _file_id(page.url))
            return
        decoded = decode(page.body, page.headers)
        if decoded.problem:
            yield Issue("encoding", decoded.problem, page.url)
        if page.role == "rss" or "<rss" in decoded.text[:500]:
            yield from _read_feed(decoded.text, page)
            return
        root = parse_html(decoded.text)
        if is_cut_off(decoded.text):
            yield Issue("structure", "the page breaks off before its end", page.url)
        base = page.url or UNKNOWN
        role = identity(root, page.url).role
        readers = {
            "frames": _read_frames,
            "bodies": _read_bodies,
            "meetings": _read_meetings,
            "meeting": _read_meeting,
            "officials": _read_officials,
        }
        if role == "notices":
            yield from read_notices(root, page, base, NOTICE, "document")
        elif role in {"item", "official"}:
            yield from _read_decision(root, decoded.text, page, source, role)
        elif role in readers:
            found = list(readers[role](root, page, base))
            yield from found
            if not found and not _EMPTY_ROW.search(text_of(root)) and not page.since:
                yield Issue("empty", f"nothing on a page of {role}", page.url)
        else:
            yield Issue(
                "structure",
                f"no Dynasty page of a known kind (asked for: {page.role or 'any'}); "
                f"its text begins {text_of(root)[:80]!r}",
                page.url,
            )


def _file_id(url: str) -> str:
    """Return the id of a file; notices are numbered apart from meetings."""
    if match := NOTICE.search(url):
        return f"notice-{match[1]}"
    match = _FILE.search(url)
    return match[1] if match else ""


def _request_base(url: str) -> str:
    address = normalise(url).partition("?")[0]
    if re.search(r"(?i)/DREQUEST\.PHP$", address):
        return address
    return address.rstrip("/") + "/cgi/DREQUEST.PHP"


def _read_frames(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    for frame in select_some(root, "//frame[@src]|//iframe[@src]"):
        url = absolute(frame.get("src") or "", base)
        if url:
            yield Link(url, role="bodies", since=page.since)


def _read_bodies(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    for anchor in iter_anchors(root, base, BODY_MEETINGS):
        if anchor.text:
            context = facts_context(body=anchor.text)
            yield Link(anchor.url, "meetings", since=page.since, context=context)
    for anchor in iter_anchors(root, base, MEETING):
        bodies = list(iter_anchors(anchor.row, base, BODY_MEETINGS))
        body = bodies[0].text if bodies else None
        yield from _meeting_link(anchor, body, page)


def _read_meetings(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    named = read_meeting_line(heading(root)).body
    is_generic = named is None or named.lower() in {
        "kokoukset",
        "möten",
        "toimielimet",
    }
    body = page.context.get("body") or (None if is_generic else named)
    for anchor in iter_anchors(root, base, MEETING):
        yield from _meeting_link(anchor, body, page)


def _meeting_link(anchor: Anchor, body: str | None, page: Page) -> Iterator[Link]:
    row = f"{anchor.text} {text_of(anchor.row)}"
    line = read_meeting_line(row)
    if page.since and line.date and line.date < page.since:
        return
    match = MEETING.search(anchor.url)
    assert match
    yield Link(
        anchor.url,
        role="meeting",
        since=page.since,
        context=facts_context(body=body, date=line.date, status=line.status),
        expect=(f"{match[1]}-", f"/kokous/{match[1]}.pdf"),
    )


def _read_meeting(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    line = read_meeting_line(heading(root))
    if page.since and line.date and line.date < page.since:
        return
    wanted = MEETING.search(page.url)
    seen: set[str] = set()
    for anchor in iter_anchors(root, base, ITEM):
        match = ITEM.search(anchor.url)
        assert match
        if not anchor.text or match[1] in seen:
            continue
        if wanted and not match[1].startswith(f"{wanted[1]}-"):
            message = f"asked for meeting {wanted[1]}, the page holds item {match[1]}"
            yield Issue("wrong-page", message, page.url)
            return
        seen.add(match[1])
        yield _item_link(anchor, match[1], root, line, page)
    if not seen:
        yield from _whole_document(root, page, base, line)


def _item_link(
    anchor: Anchor, item_id: str, root: HtmlElement, line: MeetingLine, page: Page
) -> Link:
    number = re.match(r"\s*§?\s*(\d+(?:\s?[a-z])?)\b", text_of(anchor.row))
    is_section = line.status == "minutes" or bool(
        select_some(root, "//th[contains(.,'Pykälä') or contains(.,'Paragraf')]")
    )
    key = "minutes_section" if is_section else "item_number"
    context = facts_context(
        body=line.body or page.context.get("body"),
        date=line.date or page.context.get("date"),
        meeting_time=line.time,
        status=line.status or page.context.get("status"),
        title=anchor.text,
    )
    if number and number[1] != anchor.text[: len(number[1])]:
        context[key] = number[1]
    return Link(
        anchor.url,
        role="item",
        since=page.since,
        context=context,
        expect=(f"/kokous/{item_id}.pdf", f"/kokous/{item_id}-"),
    )


def _whole_document(
    root: HtmlElement, page: Page, base: str, line: MeetingLine
) -> Iterator[Yield]:
    """A meeting without item pages is read from its PDF, if there is one."""
    for anchor in iter_anchors(root, base, MEETING_PDF):
        context = facts_context(
            body=line.body, date=line.date, status=line.status, meeting_time=line.time
        )
        yield Link(anchor.url, role="document", since=page.since, context=context)
        return
    yield Issue("empty", "a meeting page without items", page.url)


def _read_officials(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    for anchor in iter_anchors(root, base, OFFICIAL):
        if not anchor.text:
            continue
        row = text_of(anchor.row).replace(anchor.text, " ")
        line = read_meeting_line(row)
        if page.since and line.date and line.date < page.since:
            continue
        number = _OFFICIAL_NUMBER.match(anchor.text)
        context = facts_context(
            officeholder=line.body,
            date=line.date,
            status="officeholder",
            title=_OFFICIAL_NUMBER.sub("", anchor.text),
            minutes_section=number[1] if number else None,
        )
        yield Link(anchor.url, role="official", since=page.since, context=context)
    for anchor in iter_anchors(root, base, OFFICIAL_LIST):
        if anchor.url != page.url and "official_frames" not in anchor.url:
            yield Link(anchor.url, role="officials", since=page.since)


def _read_decision(
    root: HtmlElement, markup: str, page: Page, source: Source, role: str
) -> Iterator[Yield]:
    line = read_meeting_line(heading(root))
    base = page.url or own_address(root, base_from(root) or UNKNOWN, role) or UNKNOWN
    item = read_item(root, markup, base)
    own_ids = {match[1] for a in item.anchors if (match := ITEM_PDF.search(a.url))}
    pattern = ITEM if role == "item" else OFFICIAL
    wanted = pattern.search(base)
    if role == "item" and wanted and own_ids and wanted[1] not in own_ids:
        message = (
            f"asked for item {wanted[1]}, the page holds {', '.join(sorted(own_ids))}"
        )
        yield Issue("wrong-page", message, page.url)
        return
    item_id = wanted[1] if wanted else next(iter(sorted(own_ids)), None)
    if item_id is None:
        item_id = f"{line.date}-{line.minutes_section or line.item_number}"
    if not item.text:
        yield Issue("empty", "an item page without text", page.url)
        return
    is_official = role == "official"
    facts = Facts(
        raw_id=f"official-{item_id}" if is_official else item_id,
        kind="officeholder-decision" if is_official else "meeting-item",
        text=item.text,
        url=None if ".invalid" in base else base,
        attachments=item.attachments,
        status="officeholder" if is_official else line.status,
        date=line.date,
        body=None if is_official else line.body,
        officeholder=line.body if is_official else None,
        title=item.title if not page.context.get("title") else None,
        minutes_section=line.minutes_section,
        item_number=line.item_number,
        case_number=item.case_number,
        found_in_text=frozenset({"title", "case_number"}),
    )
    yield finish(draft(facts, page, source, "dynasty"))


def _read_feed(text: str, page: Page) -> Iterator[Yield]:
    entries = read_feed(text)
    for entry in entries:
        match = _FEED_TITLE.match(entry.title)
        date = date_in(match[2]) if match else None
        if page.since and date and date < page.since:
            continue
        context = facts_context(body=match[1] if match else None, date=date)
        context["title"] = match[3] if match else entry.title
        role = _feed_role(entry.link)
        if role == "official" and "body" in context:
            context["officeholder"] = context.pop("body")
            context["status"] = "officeholder"
        if role:
            yield Link(entry.link, role=role, since=page.since, context=context)
        else:
            yield Issue(
                "skipped", f"a feed link of no known kind: {entry.link}", page.url
            )
    shown = re.search(r"show=(\d+)", page.url)
    if shown and len(entries) >= int(shown[1]):
        if int(shown[1]) < FEED_LIMIT:
            wider = page.url.replace(shown[0], f"show={FEED_LIMIT}")
            yield Link(wider, role="rss", since=page.since)
        else:
            message = f"the feed is full ({shown[1]}); older entries may be missing"
            yield Issue("under-collected", message, page.url)


def _feed_role(url: str) -> str | None:
    for pattern, role in ((ITEM, "item"), (MEETING, "meeting"), (OFFICIAL, "official")):
        if pattern.search(url):
            return role
    return None


PLATFORM = DynastyPlatform()
