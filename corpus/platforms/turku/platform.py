"""Turku: old static pages (``ah.turku.fi``) and the JSON service of today's pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from lxml.html import HtmlElement

from corpus.addresses import normalise
from corpus.errors import ParseError
from corpus.model import Issue, Link, Page, Status, Yield
from corpus.platforms.base import PageIdentity
from corpus.platforms.turku.turku_items import read_item
from corpus.reading.drafts import Facts, draft, facts_context, finish
from corpus.reading.webpages.html_tables import (
    Anchor,
    cells_of,
    is_cut_off,
    iter_anchors,
)
from corpus.reading.webpages.markup import (
    decode,
    parse_html,
    select_some,
    squeeze,
    text_of,
)
from corpus.reading.webpages.meeting_lines import (
    MeetingLine,
    date_in,
    read_meeting_line,
)
from corpus.reading.webpages.replies import guarded, load_reply
from corpus.sources import Source

STATIC = "http://ah.turku.fi"
BODY = re.compile(r"/([a-zåäö0-9]+)/welcome\.htm$")
YEAR = re.compile(r"/([a-zåäö0-9]+)/((?:19|20)\d\d)/welcome\.htm$")
MEETING = re.compile(
    r"/([a-zåäö0-9]+)/((?:19|20)\d\d)/(\d{4})(\d{3})([lx\d])/welcome\.htm$"
)
ITEM = re.compile(r"/((?:19|20)\d\d/\d{7}[lx\d])/(\d+)\.htm$")
_NUMBER = re.compile(r"-\s*(\d{1,3})/(\d{4})")
Record = Mapping[str, Any]


class TurkuPlatform:
    """Static: bodies -> years -> meetings -> items. Service: bodies -> meetings."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the entry of the generation that the source's address belongs to."""
        base = normalise(source.base_url)
        site = "{0.scheme}://{0.netloc}".format(urlsplit(base))
        if "ah.turku.fi" in base or base.endswith(".htm"):
            yield Link(base, role="static", since=since)
            return
        yield Link(f"{site}/api/toimielimet", role="api", since=since)

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is: replies by their members, pages by their tables."""
        text = decode(page.body, page.headers).text
        if text.lstrip()[:1] in {"{", "["}:
            return PageIdentity("api", page.url or None)
        try:
            root = parse_html(text)
        except ParseError:
            return PageIdentity("", page.url or None)
        base = page.url or f"{STATIC}/"
        role = _role(root, base)
        return PageIdentity(role, page.url or _own_address(root, role))

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read one page or reply; see ``Platform.read``."""
        decoded = decode(page.body, page.headers)
        if decoded.problem:
            yield Issue("encoding", decoded.problem, page.url)
        if decoded.text.lstrip()[:1] in {"{", "["}:
            yield from _read_reply(decoded.text, page, _turku(source))
            return
        root = parse_html(decoded.text)
        if is_cut_off(decoded.text):
            yield Issue("structure", "the page breaks off before its end", page.url)
        base = page.url or f"{STATIC}/"
        role = _role(root, base)
        if role == "item":
            yield from _read_item(root, page, _turku(source), base)
        elif role == "meeting":
            yield from _read_meeting(root, page, base)
        elif role == "list":
            yield from _read_list(root, page, base)
        else:
            message = (
                f"no page of Turku of a known kind; it begins {text_of(root)[:80]!r}"
            )
            yield Issue("structure", message, page.url)


def _turku(source: Source) -> Source:
    """Every page of this platform is Turku's."""
    if source.municipality:
        return source
    return Source(source.source_id, source.platform, source.base_url, "Turku", "853")


def _heading(root: HtmlElement) -> str:
    found = select_some(root, "//h1")
    return text_of(found[0]) if found else ""


def _role(root: HtmlElement, base: str) -> str:
    if select_some(
        root, "//table[contains(@class,'ytt')]|//*[@class='XSDoc']|//p[@class='ots']"
    ):
        return "item"
    line = read_meeting_line(_heading(root))
    if line.date:
        return "meeting"
    urls = [anchor.url for anchor in iter_anchors(root, base)]
    if any(MEETING.search(url) or YEAR.search(url) or BODY.search(url) for url in urls):
        return "list"
    return "list" if "Esityslistat/pöytäkirjat" in _heading(root) else ""


def _own_address(root: HtmlElement, role: str) -> str | None:
    """A list links to the year above it, a meeting to its own items."""
    for anchor in iter_anchors(root, ""):
        match = ITEM.search(anchor.url)
        if match and role == "meeting":
            return anchor.url.rpartition("/")[0] + "/welcome.htm"
        if role == "list" and MEETING.search(anchor.url):
            return anchor.url.rsplit("/", 2)[0] + "/welcome.htm"
    return None


def _read_list(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    heading = re.sub(r"^Esityslistat/pöytäkirjat\s*-?\s*", "", _heading(root))
    body = re.sub(r"\s*\d{4}$", "", heading) or page.context.get("body")
    for anchor in iter_anchors(root, base):
        if not anchor.text or anchor.text.lower().startswith("takaisin"):
            continue
        if MEETING.search(anchor.url):
            yield from _meeting_link(anchor, body, page)
        elif YEAR.search(anchor.url):
            yield from _year_link(anchor, body, page)
        elif BODY.search(anchor.url):
            yield Link(
                anchor.url, "static", since=page.since, context={"body": anchor.text}
            )


def _year_link(anchor: Anchor, body: str | None, page: Page) -> Iterator[Link]:
    match = YEAR.search(anchor.url)
    assert match
    if page.since is None or int(match[2]) >= page.since.year:
        yield Link(
            anchor.url, "static", since=page.since, context=facts_context(body=body)
        )


def _meeting_link(anchor: Anchor, body: str | None, page: Page) -> Iterator[Link]:
    match = MEETING.search(anchor.url)
    assert match
    date = date_in(anchor.text)
    if page.since and date and date < page.since:
        return
    number = _NUMBER.search(anchor.text)
    # l is the agenda, x the minutes, a digit a supplementary agenda.
    status: Status = "minutes" if match[5] == "x" else "agenda"
    context = facts_context(
        body=body,
        date=date,
        status=status,
        meeting_number=f"{int(number[1])}/{number[2]}" if number else None,
    )
    yield Link(anchor.url, "static", since=page.since, context=context)


def _read_meeting(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    line = read_meeting_line(_heading(root))
    if page.since and line.date and line.date < page.since:
        return
    found = False
    for anchor in iter_anchors(root, base, ITEM):
        if anchor.row.tag == "tr":
            found = True
            yield _item_link(anchor, line, root, page)
    if not found:
        yield Issue("empty", "a meeting page without items", page.url)


def _item_link(
    anchor: Anchor, line: MeetingLine, root: HtmlElement, page: Page
) -> Link:
    cells = [text_of(cell) for cell in cells_of(anchor.row)]
    title = max(cells, key=len) if cells else anchor.text
    time = re.search(
        r"\b(\d{1,2})[:.](\d\d)\b", " ".join(map(text_of, select_some(root, "//h3")))
    )
    context = {
        **page.context,
        **facts_context(
            body=line.body,
            date=line.date,
            status=line.status,
            meeting_time=f"{int(time[1]):02d}:{time[2]}" if time else None,
            title=title,
        ),
    }
    section = re.fullmatch(r"(\d+(?:\s?[a-z])?)\s*§", anchor.text)
    if section:
        context["minutes_section"] = section[1]
    elif re.fullmatch(r"\d+", anchor.text):
        context["item_number"] = anchor.text
    return Link(anchor.url, "static", since=page.since, context=context)


def _read_item(
    root: HtmlElement, page: Page, source: Source, base: str
) -> Iterator[Yield]:
    match = ITEM.search(page.url)
    item = read_item(root, base)
    if not item.text:
        yield Issue("empty", "an item page without text", page.url)
        return
    raw_id = (
        match[2] if match else f"{item.date}-{item.minutes_section or item.item_number}"
    )
    facts = Facts(
        raw_id=raw_id,
        text=item.text,
        url=page.url or None,
        blocks=item.blocks,
        attachments=item.attachments,
        status=item.status,
        date=item.date,
        body=item.body,
        title=item.title,
        minutes_section=item.minutes_section,
        item_number=item.item_number,
        case_number=item.case_number,
        presenter=item.presenter,
    )
    yield finish(draft(facts, page, source, "turku"))


def _read_reply(text: str, page: Page, source: Source) -> Iterator[Yield]:
    reply = load_reply(text)
    site = _site(page)
    if isinstance(reply, dict) and "pykalat" in reply:
        yield from _read_minutes(reply, page, source)
        return
    found = False
    for record in _records(reply):
        link = _service_link(record, site, page)
        if link is not None:
            found = True
            yield link
    if not found:
        yield Issue("empty", "a reply with nothing of a known kind in it", page.url)


def _site(page: Page) -> str:
    parts = urlsplit(page.url)
    return (
        f"{parts.scheme}://{parts.netloc}"
        if parts.netloc
        else "https://paatokset.turku.fi"
    )


def _records(value: Any) -> Iterator[Record]:
    """Yield every object inside a reply: groups nest bodies in ways that vary."""
    if isinstance(value, Mapping):
        yield value
        for member in value.values():
            yield from _records(member)
    elif isinstance(value, list):
        for member in value:
            yield from _records(member)


def _service_link(record: Record, site: str, page: Page) -> Link | None:
    if record.get("tktviiteId") and record.get("kokPvm"):
        date = date_in(str(record["kokPvm"]))
        if page.since and date and date < page.since:
            return None
        url = f"{site}/api/poytakirja/{quote(str(record['tktviiteId']))}"
        context = {**page.context, **facts_context(date=date, status="minutes")}
        return Link(url, "api", since=page.since, context=context)
    short = record.get("lyhenne") or record.get("lyhytNimi") or record.get("tunnus")
    name = record.get("nimi") or record.get("tmlNimi")
    if short and name and not record.get("lakkautettu"):
        url = f"{site}/api/toimielin/{quote(str(short))}"
        return Link(url, "api", since=page.since, context=facts_context(body=name))
    return None


def _read_minutes(reply: Record, page: Page, source: Source) -> Iterator[Yield]:
    meeting = reply.get("poytakirja")
    day = str(meeting.get("kokPvm") or "") if isinstance(meeting, Mapping) else ""
    context = {**facts_context(date=date_in(day)), **page.context}
    told = replace(page, context=context)
    for record in reply.get("pykalat") or []:
        yield from guarded(_read_section, record, told, source)


def _read_section(record: Record, page: Page, source: Source) -> Iterator[Yield]:
    markup = str(record.get("html") or "")
    title = squeeze(str(record.get("tktNimi") or ""))
    if not markup.strip():
        yield Issue("empty", f"an item without text: {title}", page.url)
        return
    item = read_item(parse_html(f"<div>{markup}</div>"), _site(page))
    section = re.match(r"(\d+(?:\s?[a-z])?)\s*§\s*|§\s*(\d+)\s*", title)
    name = title[section.end() :] if section else title
    facts = Facts(
        raw_id=str(record.get("tktviiteId") or title or "item"),
        text=item.text,
        url=page.url or None,
        blocks=item.blocks,
        attachments=item.attachments,
        status=item.status or "minutes",
        date=item.date,
        body=item.body,
        title=name or item.title,
        minutes_section=section[1] or section[2] if section else item.minutes_section,
        item_number=item.item_number,
        case_number=item.case_number,
        presenter=item.presenter,
    )
    if facts.text:
        yield finish(draft(facts, page, source, "turku"))


PLATFORM = TurkuPlatform()
