"""Minutes as PDF files on a municipality's own site: pages of links, often WordPress.

Body and date of a document come from the nearest heading, the link's text and the file
name, in this order; the PDF itself has the last word when its items are read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from analyzers.notations.municipal_bodies.bodies import BODY_IN_TEXT
from analyzers.notations.temporal.dates import file_date
from corpus.addresses import host_of, normalise
from corpus.model import Issue, Link, Page, Status, Yield
from corpus.platforms.base import PageIdentity
from corpus.reading.documents import is_document, is_plain_text, read_file
from corpus.reading.drafts import facts_context
from corpus.reading.webpages.html_tables import is_cut_off, iter_anchors
from corpus.reading.webpages.markup import decode, parse_html, squeeze, text_of
from corpus.reading.webpages.meeting_lines import date_in, read_meeting_line
from corpus.reading.webpages.replies import load_reply
from corpus.sources import Source

_FILE = re.compile(r"(?i)\.(?:pdf|docx?)(?:$|\?)")
_WANTED = re.compile(
    r"(?i)pöytäkirj|poytakirj|esityslist|protokoll|föredragningslist|foredragningslist|"
    r"lisälist|lisalist|kokous|sammanträde|(?<![a-zåäö])pk(?![a-zåäö])"
)
_UNWANTED = re.compile(
    r"(?i)kuulutus|hinnasto|lomake|esite|hakemus|tietosuoja|liite\b|bilaga"
)
_OF_PUBLICATION = re.compile(
    r"(?i)\(?(?:julkaistu|päivitetty|lisätty|publicerad|uppdaterad)\s*:?\s*[\d.]{6,10}\)?"
)
"""A link may tell when its file was published: no day of a meeting."""

_SUBPAGE = re.compile(
    r"(?i)pöytäkirj|esityslist|protokoll|föredragningslist|toimielim|päätöksent"
)
_HEADINGS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "button", "caption"}
)
MAX_DEPTH = 3


class PdfListingPlatform:
    """Pages of links -> PDF documents -> their items."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the page of links."""
        yield Link(normalise(source.base_url), role="list", since=since)

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is: files by their bytes, the rest by their form."""
        if is_document(page.body) or is_plain_text(page.body):
            return PageIdentity("document", page.url or None)
        text = decode(page.body, page.headers).text
        role = "media" if text.lstrip()[:1] == "[" else "list"
        return PageIdentity(role, page.url or None)

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read a page of links, a WordPress media reply or a document."""
        text = "" if is_document(page.body) else decode(page.body, page.headers).text
        if text.lstrip()[:1] == "[":
            yield from _read_media(text, page)
        elif is_document(page.body) or is_plain_text(page.body):
            yield from read_file(
                page, source, "pdf_listing", _file_id(page, source), is_judge=True
            )
        else:
            yield from _read_list(text, page)


def _file_id(page: Page, source: Source) -> str:
    """A short and lasting id: the file's path without ending, upload folder and base.

    >>> listing = Source("x", "pdf_listing", "https://x.fi/kunta/poytakirjat/")
    >>> url = "https://x.fi/kunta/wp-content/uploads/2026/01/khall-3.pdf"
    >>> _file_id(Page(url, "document", b""), listing)
    '2026-01-khall-3'
    """
    path = unquote(urlsplit(page.url).path)
    path = re.sub(r"^.*?/(?:wp-content/uploads|uploads|sites/default/files)/", "", path)
    folder = unquote(urlsplit(source.base_url).path).rpartition("/")[0] + "/"
    path = path.removeprefix(folder)
    path = re.sub(r"(?i)\.(?:pdf|docx?)$", "", path)
    return re.sub(r"[^\w.]+", "-", path).strip("-").lower()


def _read_list(text: str, page: Page) -> Iterator[Yield]:
    root = parse_html(text)
    if is_cut_off(text):
        yield Issue("structure", "the page breaks off before its end", page.url)
    base = page.url or "https://listing.invalid/"
    headings = _headings(root)
    found: dict[str, Link] = {}
    for anchor in iter_anchors(root, base):
        above = headings.get(anchor.element, ())
        if _FILE.search(anchor.url) and _is_wanted(anchor.text, above, anchor.url):
            link = _document_link(anchor.url, anchor.text, above, page)
            if link:
                found.setdefault(link.url, link)
        elif _is_subpage(anchor.url, anchor.text, base, page):
            depth = str(int(page.context.get("depth", "0")) + 1)
            found.setdefault(
                anchor.url,
                Link(anchor.url, "list", since=page.since, context={"depth": depth}),
            )
    yield from found.values()
    if not any(link.role == "document" for link in found.values()):
        message = f"no link to minutes or agendas; it begins {text_of(root)[:80]!r}"
        yield Issue("empty", message, page.url)


def _headings(root: HtmlElement) -> dict[HtmlElement, tuple[str, ...]]:
    """Return for every link the headings above it, the nearest first."""
    above: list[tuple[str, str]] = []
    result: dict[HtmlElement, tuple[str, ...]] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _HEADINGS:
            level = element.tag if element.tag[0] == "h" else "h5"
            above = [row for row in above if row[0] < level]
            above.append((level, text_of(element)))
        elif element.tag == "a":
            result[element] = tuple(text for _, text in reversed(above))
    return result


def _is_wanted(text: str, above: tuple[str, ...], url: str) -> bool:
    name = unquote(url.rpartition("/")[2])
    if _UNWANTED.search(f"{text} {name}"):
        return False
    if _WANTED.search(f"{text} {name}"):
        return True
    # "12.1.2026" under "Kunnanhallitus": only the headings say what it is.
    is_dated = date_in(text) is not None or file_date(name) is not None
    return is_dated and any(_WANTED.search(row) or _body_in(row) for row in above)


def _is_subpage(url: str, text: str, base: str, page: Page) -> bool:
    if int(page.context.get("depth", "0")) >= MAX_DEPTH or url == page.url:
        return False
    if host_of(url) != host_of(base) or re.search(r"\.\w{2,4}$", urlsplit(url).path):
        return False
    is_year = re.fullmatch(r"(?:19|20)\d\d", text.strip()) is not None
    return bool(_SUBPAGE.search(text)) or is_year or bool(text and _body_in(text))


def _body_in(text: str) -> str | None:
    """Return the body named in a heading or link, as written, or None."""
    match = BODY_IN_TEXT.search(text)
    return squeeze(match["body"]) if match else None


def _document_link(
    url: str, text: str, above: tuple[str, ...], page: Page
) -> Link | None:
    name = unquote(url.rpartition("/")[2])
    text = _OF_PUBLICATION.sub(" ", text)
    line = read_meeting_line(text)
    date = line.date or date_in(" ".join(above[:1])) or file_date(name)
    if page.since and date and date < page.since:
        return None
    words = re.sub(r"[_+-]+", " ", name)
    body = next(
        (found for row in (text, *above, words) if (found := _body_in(row))), None
    )
    context = facts_context(
        body=body,
        date=date,
        status=line.status or _status(f"{words} {' '.join(above)}"),
        meeting_number=line.number,
    )
    return Link(url, "document", since=page.since, context=context)


def _status(text: str) -> Status | None:
    if re.search(r"(?i)p[öo]yt[äa]kirj|protokoll", text):
        return "minutes"
    return (
        "agenda"
        if re.search(r"(?i)esityslist|lis[äa]list|f[öo]redragning", text)
        else None
    )


def _read_media(text: str, page: Page) -> Iterator[Yield]:
    """Read a page of WordPress's media list."""
    records = load_reply(text)
    count = 0
    for record in records:
        if isinstance(record, Mapping):
            count += 1
            yield from _media_link(record, page)
    match = re.search(r"([?&]page=)(\d+)", page.url)
    if match and count >= 100:
        url = page.url.replace(match[0], f"{match[1]}{int(match[2]) + 1}")
        yield Link(url, "media", since=page.since)


def _media_link(record: Mapping[str, Any], page: Page) -> Iterator[Link]:
    url = normalise(str(record.get("source_url") or ""))
    title = record.get("title")
    name = squeeze(
        str(title.get("rendered") if isinstance(title, Mapping) else title or "")
    )
    if _FILE.search(url) and _is_wanted(name, (), url):
        link = _document_link(url, name, (), page)
        if link:
            yield link


PLATFORM = PdfListingPlatform()
