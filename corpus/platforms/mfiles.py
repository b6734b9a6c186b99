"""M-Files publication (Lappeenranta, Imatra, Etelä-Karjala): lists of whole-minutes PDFs.

``/Kokoukset/<name>`` -> ``/Kokoukset/<name>/<body>`` -> ``…/<body>/<document>`` = PDF.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from corpus.addresses import normalise
from corpus.errors import ParseError
from corpus.model import Issue, Link, Page, Yield
from corpus.platforms.base import PageIdentity
from corpus.reading.documents import is_document, is_plain_text, read_file
from corpus.reading.drafts import facts_context
from corpus.reading.webpages.html_tables import Anchor, is_cut_off, iter_anchors
from corpus.reading.webpages.markup import decode, parse_html, select_some, text_of
from corpus.reading.webpages.meeting_lines import read_meeting_line
from corpus.sources import Source

BODY = re.compile(r"(?i)/Kokoukset/[^/]+/([^/?]+)/?$")
DOCUMENT = re.compile(r"(?i)/Kokoukset/[^/]+/[^/]+/([^/?]+)/?$")
_KIND = re.compile(r"(?i)pöytäkirja|esityslista|protokoll|föredragningslista")
UNKNOWN = "https://mfiles.invalid/Kokoukset/x"


class MFilesPlatform:
    """Bodies -> documents of a body -> items of each document."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the table of bodies."""
        yield Link(normalise(source.base_url), role="list", since=since)

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is: files by their bytes, lists by their links."""
        if is_document(page.body) or is_plain_text(page.body):
            return PageIdentity("document", page.url or None)
        try:
            root = parse_html(decode(page.body, page.headers).text)
        except ParseError:
            return PageIdentity("", page.url or None)
        return PageIdentity("list" if _links(root, page) else "", page.url or None)

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read a list or a document; see ``Platform.read``."""
        if is_document(page.body) or is_plain_text(page.body):
            match = DOCUMENT.search(urlsplit(page.url).path)
            yield from read_file(page, source, "mfiles", match[1] if match else "")
            return
        decoded = decode(page.body, page.headers)
        if decoded.problem:
            yield Issue("encoding", decoded.problem, page.url)
        root = parse_html(decoded.text)
        if is_cut_off(decoded.text):
            yield Issue("structure", "the page breaks off before its end", page.url)
        found = _links(root, page)
        yield from found
        if not found:
            message = (
                f"no list of bodies or documents; it begins {text_of(root)[:80]!r}"
            )
            yield Issue("structure", message, page.url)


def _links(root: HtmlElement, page: Page) -> list[Link]:
    base = page.url or UNKNOWN
    found: dict[str, Link] = {}
    heading = select_some(root, "//h1|//h2")
    name = page.context.get("body") or (text_of(heading[0]) if heading else None)
    for anchor in iter_anchors(root, base):
        if DOCUMENT.search(anchor.url) and _is_document_row(anchor):
            link = _document_link(anchor, name, page)
            if link:
                found.setdefault(link.url, link)
        elif (
            BODY.search(anchor.url) and anchor.text and not DOCUMENT.search(anchor.url)
        ):
            context = facts_context(body=anchor.text)
            found.setdefault(
                anchor.url, Link(anchor.url, "list", since=page.since, context=context)
            )
    return list(found.values())


def _is_document_row(anchor: Anchor) -> bool:
    row = f"{anchor.text} {text_of(anchor.row)}"
    return bool(_KIND.search(row)) or read_meeting_line(row).date is not None


def _document_link(anchor: Anchor, name: str | None, page: Page) -> Link | None:
    line = read_meeting_line(f"{text_of(anchor.row)} {anchor.text}")
    if page.since and line.date and line.date < page.since:
        return None
    context = facts_context(
        body=name or line.body,
        date=line.date,
        status=line.status,
        meeting_time=line.time,
        meeting_number=line.number,
    )
    return Link(anchor.url, "document", since=page.since, context=context)


PLATFORM = MFilesPlatform()
