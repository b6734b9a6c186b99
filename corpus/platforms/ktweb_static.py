"""The oldest KTweb: static pages, a folder per meeting (Jyväskylä until about 2013).

``kh.htm`` (or ``kh13.htm`` for a year) lists meetings; a meeting's folder ``ddmmhhmm``
holds ``index.htm`` (frames), ``htmtxt0.htm`` (cover) and ``htmtxt<n>.htm`` (items).
Only start addresses of this generation were ever recorded; the pages follow the
description of a scraper that worked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from corpus.addresses import absolute, normalise
from corpus.errors import ParseError
from corpus.model import Issue, Link, Page, Yield
from corpus.platforms.base import PageIdentity
from corpus.reading.drafts import Facts, draft, facts_context, finish
from corpus.reading.webpages.html_tables import is_cut_off, iter_anchors
from corpus.reading.webpages.markup import decode, parse_html, select_some, text_of
from corpus.reading.webpages.meeting_lines import read_meeting_line
from corpus.reading.webpages.rendering import to_text
from corpus.sources import Source

MEETING = re.compile(
    r"/(?:(?P<folder>[^/]+)/)?(?P<moment>\d{8})/(?:index\.htm)?$", re.I
)
ITEM = re.compile(r"/(?:[^/]+/)?(\d{8})/htmtxt(\d+)\.htm$", re.IGNORECASE)
UNKNOWN = "http://ktweb.invalid/paatokset/index.htm"


class KTwebStaticPlatform:
    """A body's list -> meetings -> items."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the list that the source names."""
        yield Link(normalise(source.base_url), role="list", since=since)

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is: items by their text, lists by their links."""
        text = decode(page.body, page.headers).text
        try:
            root = parse_html(text)
        except ParseError:
            return PageIdentity(_address_list(text), page.url or None)
        return PageIdentity(_role(root, text, page), page.url or None)

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read one page; see ``Platform.read``."""
        decoded = decode(page.body, page.headers)
        root = parse_html(decoded.text)
        role = _role(root, decoded.text, page)
        if role == "addresses":
            for address in re.findall(r"https?://\S+\.htm", decoded.text):
                yield Link(normalise(address), "list", since=page.since)
            return
        if is_cut_off(decoded.text):
            yield Issue("structure", "the page breaks off before its end", page.url)
        if role == "item":
            yield from _read_item(root, page, source)
        elif role:
            yield from _read_links(root, page)
        else:
            message = f"no page of the static KTweb; it begins {text_of(root)[:80]!r}"
            yield Issue("structure", message, page.url)


def _address_list(text: str) -> str:
    lines = text.split()
    is_list = lines and all(re.match(r"https?://\S+\.htm$", line) for line in lines)
    return "addresses" if is_list else ""


def _role(root: HtmlElement, text: str, page: Page) -> str:
    if _address_list(text):
        return "addresses"
    if ITEM.search(urlsplit(page.url).path):
        return "item"
    base = page.url or UNKNOWN
    if select_some(root, "//frame[@src]"):
        return "meeting"
    urls = [anchor.url for anchor in iter_anchors(root, base)]
    if any(ITEM.search(url) for url in urls):
        return "meeting"
    if any(MEETING.search(url) for url in urls):
        return "list"
    return "item" if re.search(r"(?m)^(?:Päätös|Ehdotus)\b|Dnro", to_text(root)) else ""


def _read_links(root: HtmlElement, page: Page) -> Iterator[Yield]:
    base = page.url or UNKNOWN
    heading = select_some(root, "//h1|//h2|//title")
    name = page.context.get("body") or (text_of(heading[0]) if heading else None)
    found = False
    for frame in select_some(root, "//frame[@src]"):
        url = absolute(frame.get("src") or "", base)
        if url:
            found = True
            yield Link(url, _kind(url), since=page.since, context=page.context)
    for anchor in iter_anchors(root, base):
        line = read_meeting_line(text_of(anchor.row))
        if page.since and line.date and line.date < page.since:
            found = True
            continue
        if MEETING.search(anchor.url):
            found = True
            url = urljoin(anchor.url.rstrip("/") + "/", "index.htm")
            context = facts_context(body=name, date=line.date, meeting_time=line.time)
            url = anchor.url if anchor.url.lower().endswith(".htm") else url
            yield Link(url, "meeting", since=page.since, context=context)
        elif ITEM.search(anchor.url):
            found = True
            yield Link(
                anchor.url,
                "item",
                since=page.since,
                context=_item_context(anchor.text, page),
            )
    if not found:
        yield Issue("empty", "a page without meetings or items", page.url)


def _kind(url: str) -> str:
    return "item" if ITEM.search(url) else "meeting"


def _item_context(text: str, page: Page) -> dict[str, str]:
    match = re.match(r"(?:§\s*)?(\d+(?:\s?[a-z])?)\s*§?\s+(\S.*)$", text)
    context = dict(page.context)
    context["title"] = match[2] if match else text
    if match:
        context["minutes_section"] = match[1]
    return context


def _read_item(root: HtmlElement, page: Page, source: Source) -> Iterator[Yield]:
    text = to_text(root)
    match = ITEM.search(urlsplit(page.url).path)
    if not text:
        yield Issue("empty", "an item page without text", page.url)
        return
    raw_id = f"{match[1]}-{match[2]}" if match else text[:40]
    if match:
        folder = urlsplit(page.url).path.strip("/").rsplit("/", 2)[0]
        raw_id = f"{folder.replace('/', '-')}-{raw_id}"
    facts = Facts(
        raw_id=raw_id,
        text=text,
        url=page.url or None,
        kind="minutes-front-page" if match and match[2] == "0" else "meeting-item",
    )
    yield finish(draft(facts, page, source, "ktweb_static"))


PLATFORM = KTwebStaticPlatform()
