"""Which page of TWeb this is, and where its columns are."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from analyzers.decision.lines.headings import HEADINGS
from corpus.model import Page
from corpus.reading.webpages.html_tables import Anchor, cells_of, iter_anchors
from corpus.reading.webpages.markup import select_some, text_of
from corpus.reading.webpages.meeting_lines import MeetingLine, read_meeting_line
from corpus.reading.webpages.rendering import to_text

MEETING = re.compile(r"/(pk|epj)_asil\w*\.htm\?(?:.*[?&])?bid=(\d+)")
DOCUMENT = re.compile(r"(?i)(?:/fileshow|/ktproxy2?\.dll)\?(?:.*&)?docid=(\d+)")
NOTICES = re.compile(r"/kuullist\w*\.htm")
ATTACHMENTS = re.compile(r"/(?:epj|pk|vpar?|kuul)attn\w*\.htm\?(?:id=)?(\d+)")
ROOT = re.compile(r"^(.*/ktwebscr)(?:/|$)", re.IGNORECASE)
_SECTION_COLUMN = re.compile(r"(?i)^(?:§|pykälä|paragraf)$")
_NUMBER_COLUMN = re.compile(r"(?i)^(?:nro|nr|asia|asianro|ärende)\.?$")
_ITEM_PARTS = {"proposal", "decision", "reasons", "handling", "preparation", "summary"}
UNKNOWN = "https://tweb.invalid/ktwebscr/"


def base_from(root: HtmlElement) -> str | None:
    """Guess the installation's address from an absolute link of its own."""
    for anchor in iter_anchors(root, ""):
        match = ROOT.match(anchor.url)
        if match:
            return f"{match[1]}/"
    return None


def own_address(base: str) -> str | None:
    """Return *base* unless it stands for an unknown address."""
    return None if base == UNKNOWN else base


def role_of(root: HtmlElement, base: str, page: Page) -> str:
    """Return what a page is; "" when it is not one of this platform's."""
    documents = len({a.url for a in iter_anchors(root, base, DOCUMENT)})
    is_attachments = ATTACHMENTS.search(page.url) or page.role == "attachments"
    if is_attachments and not _is_bare_document(root):
        return "attachments"
    if NOTICES.search(page.url) or page.role == "notices":
        return "notices"
    if "vparhaku" in page.url or page.role == "officials":
        return "officials"
    rows = {a.url for a in iter_anchors(root, base, MEETING) if is_in_table(a)}
    if documents and _is_item(root):
        return "document"
    if documents:
        return "meeting" if columns_of(root) or header_of(root).date else "attachments"
    if select_some(root, "//select[@name='kirjaamo']"):
        return "search"
    if rows:
        return "meetings" if not header_of(root).number else "meeting"
    if header_of(root).date and select_some(root, "//table[contains(@class,'list')]"):
        return "meeting"
    if select_some(root, "//tr[contains(@class,'colheader')]|//table[@class='list']"):
        return "meetings"
    if _is_bare_document(root):
        return "document"
    return ""


def _is_item(root: HtmlElement) -> bool:
    """True when the page has the headings of a decision; it may list its attachments."""
    kinds = {
        HEADINGS.get(line.strip(" :").casefold()) for line in to_text(root).split("\n")
    }
    return bool(kinds & _ITEM_PARTS)


def is_in_table(anchor: Anchor) -> bool:
    """True for a link in a table row, not in the navigation."""
    return any(ancestor.tag == "tr" for ancestor in anchor.element.iterancestors())


def _is_bare_document(root: HtmlElement) -> bool:
    """True for an item in HTML: no form, no list, no links into the platform."""
    if select_some(root, "//form|//select|//table[contains(@class,'list')]"):
        return False
    has_links = any(True for _ in iter_anchors(root, UNKNOWN, ROOT))
    return not has_links and len(text_of(root)) > 40


def columns_of(root: HtmlElement) -> dict[str, int]:
    """Return the column of section, number, title and attachments by the header row."""
    for row in select_some(root, "//tr"):
        texts = [text_of(cell) for cell in cells_of(row)]
        columns = {}
        for index, text in enumerate(texts):
            if _SECTION_COLUMN.match(text):
                columns["minutes_section"] = index
            elif _NUMBER_COLUMN.match(text):
                columns["item_number"] = index
            elif re.match(r"(?i)(?:otsikko|rubrik|asia|ärende|titel)", text):
                columns["title"] = index
            elif re.match(r"(?i)(?:liit|bilag)", text):
                columns["attachments"] = index
            elif re.match(
                r"(?i)(?:päätöspvm|pvm|päivä|päätöspäivä|datum|beslutsdatum)", text
            ):
                columns["date"] = index
            elif re.match(
                r"(?i)(?:viranhaltija|päättäjä|tjänsteinnehavare|päätöksentekijä)", text
            ):
                columns["officeholder"] = index
        if "title" in columns or len(columns) > 1:
            return columns
    return {}


def header_of(root: HtmlElement) -> MeetingLine:
    """Return what the table's first row, its caption or a heading says of the meeting."""
    for path in (
        "//table/caption",
        "//td[contains(@class,'header')][@colspan]",
        "//h1|//h2|//h3",
    ):
        for element in select_some(root, path):
            line = read_meeting_line(text_of(element))
            if line.date:
                return line
    return MeetingLine()
