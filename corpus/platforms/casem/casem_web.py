"""CaseM's web pages: told by the shape of their links, cut at their content markers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from corpus.model import Attachment, Issue, Link, Page, Status, Yield
from corpus.platforms.base import PageIdentity
from corpus.reading.documents import told_as
from corpus.reading.drafts import Facts, draft, facts_context, finish
from corpus.reading.notice_lists import NOTICE, read_notices
from corpus.reading.webpages.html_tables import Anchor, is_cut_off, iter_anchors
from corpus.reading.webpages.markup import parse_html, select_some, squeeze, text_of
from corpus.reading.webpages.meeting_lines import (
    MeetingLine,
    date_in,
    read_meeting_line,
)
from corpus.reading.webpages.rendering import to_text
from corpus.reading.webpages.row_cells import CELL_MARK
from corpus.sources import Source

SECTIONS = {
    "fi": ("Toimielimet", "Viranhaltijat"),
    "sv": ("Organ", "Tjansteinnehavare"),
}
SECTIONS["en"] = SECTIONS["fi"]
NOTICES = "Kuulutukset"
"""The section of notices on Finnish pages; those of others are found by the menu."""
_LOCALE = r"/[a-z]{2}-[A-Z]{2}"
_MEETING_STEP = (
    r"(?:Kokous|Kokoukset|M(?:ö|%C3%B6|ouml|o)te|Sammantr[^/]*?de|Meeting)_\d+"
)
BODY = re.compile(rf"{_LOCALE}/(?:Toimielimet|Organ|Beslutsorgan)/([^/?]+)$")
OFFICIAL_BODY = re.compile(
    rf"{_LOCALE}/(?:Viranhaltijat|Tj[^/]*nsteinnehavare)/([^/?]+)$"
)
MEETING = re.compile(rf"{_LOCALE}/[^/]+/([^/]+)/({_MEETING_STEP}\w*)$")
ITEM = re.compile(rf"{_LOCALE}/content/(\d+)/(\d+)$|{_LOCALE}/.+?\((\d+)\)$")
_NOTICES = re.compile(rf"{_LOCALE}/{NOTICES}/?$")
_SECTION = re.compile(rf"{_LOCALE}/[^/?]+/?$")
# How the address of this section ends on Swedish pages is not recorded; its name says it.
_NOTICES_NAMES = re.compile(
    r"(?i)kuulutukset|(?:offentliga\s)?kungörelser|anslagstavlan?|(?:public\s)?notices"
)
DOWNLOAD = re.compile(r"/download/noname/(?:%7B|\{)([\w-]+)(?:%7D|\})/(\d+)")
_NOTICE = re.compile(f"{ITEM.pattern}|{DOWNLOAD.pattern}")
_CHROME = (
    "//*[@id='Content_sidenaviArea']|//nav|//footer|//*[contains(@class,'breadcrumb')]"
)
# Not "Pöytäkirjan tarkastajien valinta", an item of every agenda.
_MINUTES = re.compile(r"(?i)pöytäkirjat?(?!\w)|protokoll(?:et)?(?!\w)")
_AGENDA = re.compile(r"(?i)esityslista|asialista|föredragningslista")
_STATUS_LINE = re.compile(
    r"(?i)^(?:pöytäkirja (?:on|odottaa|ei)|esityslista|tarkastettu|protokollet|"
    r"föredragningslistan|etusivu\b|tulosta|jaa\b|takaisin|lataa).{0,80}$"
)
_SECTION_TITLE = re.compile(
    r"^§\s*(\d+(?:\s?[a-z])?)\s+(\S.+)$|^(\d+(?:\s?[a-z])?)\s*§\s+(\S.+)$"
)
_LISTS = re.compile(
    r"(?i)^(?:liitteet|liite|oheismateriaali|bilagor|bilaga|tilläggsmaterial)"
)


def is_markdown(text: str) -> bool:
    """True for minutes rendered as Markdown or plain text instead of HTML."""
    head = text[:3000]
    return not re.search(
        r"(?i)<(?:html|body|div|p|table|head|!doctype)\b", head
    ) and bool(
        re.search(
            r"(?m)^#{1,4} |^§ ?\d|^\d+ §|(?i:pöytäkirja|esityslista|protokoll)", head
        )
    )


def identity(root: HtmlElement, url: str) -> PageIdentity:
    """Return what a page is, by its heading and the links in its content."""
    base = url or _base_from(root) or ""
    return PageIdentity(_role(root, base or "https://casem.invalid/"), base or None)


def _base_from(root: HtmlElement) -> str | None:
    for path in (
        "//link[@rel='canonical']/@href",
        "//meta[@property='og:url']/@content",
    ):
        found = root.xpath(path)
        if found:
            return str(found[0])
    for anchor in iter_anchors(root, ""):
        match = re.match(rf"(https?://[^/]+){_LOCALE}", anchor.url)
        if match:
            return f"{match[1]}/"
    return None


def _role(root: HtmlElement, base: str) -> str:
    content = content_of(root)
    path = urlsplit(base).path
    if ITEM.search(path):
        return "item"
    if _NOTICES.search(path):
        return "notices"
    anchors = list(iter_anchors(content, base))
    items = sum(1 for anchor in anchors if ITEM.search(anchor.url))
    if _section_of(content) and items < 3:
        return "item"
    if items:
        return "meeting"
    if any(MEETING.search(anchor.url) for anchor in anchors):
        return "meetings"
    if any(BODY.search(a.url) or OFFICIAL_BODY.search(a.url) for a in anchors):
        return "bodies"
    if _heading(content).date:
        return "meeting"
    return ""


def content_of(root: HtmlElement) -> HtmlElement:
    """Return what comes after ``ContentStart``, without side menu and footer."""
    for element in select_some(root, _CHROME):
        if element.getparent() is not None:
            element.drop_tree()
    starts = select_some(root, "//*[@id='ContentStart']")
    if not starts:
        return root
    start = starts[0]
    if len(text_of(start)) > 200:
        return start
    # The marker is an empty element: the content is what follows it in its parent.
    parent = start.getparent()
    while parent is not None and len(text_of(parent)) < 40:
        parent = parent.getparent()
    return root if parent is None else parent


def _lines(content: HtmlElement) -> list[str]:
    for element in select_some(content, ".//*[contains(@class,'right-content')]"):
        if element.getparent() is not None:
            element.drop_tree()
    return to_text(content, cell_mark=CELL_MARK).split("\n")


def _heading(content: HtmlElement) -> MeetingLine:
    for element in select_some(content, ".//h1|.//h2|.//h3"):
        line = read_meeting_line(text_of(element))
        if line.date:
            return line
    return MeetingLine()


def _section_of(content: HtmlElement) -> re.Match[str] | None:
    for element in select_some(content, ".//h1|.//h2|.//h3|.//p|.//div[not(*)]"):
        match = _SECTION_TITLE.match(text_of(element))
        if match:
            return match
    return None


def read_page(markup: str, page: Page, source: Source) -> Iterator[Yield]:
    """Read one web page of CaseM."""
    root = parse_html(markup)
    if is_cut_off(markup):
        yield Issue("structure", "the page breaks off before its end", page.url)
    base = page.url or _base_from(root) or "https://casem.invalid/"
    if source.notices == "platform" and page.role != "notices":
        yield from _menu_of_notices(root, page, base)
    role = "notices" if page.role == "notices" else _role(root, base)
    content = content_of(root)
    if role == "item":
        yield from _read_item(content, page, source, base)
    elif role == "notices":
        yield from read_notices(content, page, base, _NOTICE, "web")
    elif role == "meeting":
        yield from _read_meeting(content, page, base)
    elif role in {"meetings", "bodies"}:
        yield from _read_lists(content, page, base)
    else:
        message = (
            f"no CaseM page of a known kind; its text begins {text_of(root)[:80]!r}"
        )
        yield Issue("structure", message, page.url)


def _menu_of_notices(root: HtmlElement, page: Page, base: str) -> Iterator[Link]:
    """Yield the section of notices where a menu of the page names it."""
    urls = [
        anchor.url
        for anchor in iter_anchors(root, base, _SECTION)
        if _NOTICES_NAMES.fullmatch(anchor.text.strip())
    ]
    for url in dict.fromkeys(urls):
        yield Link(url, "notices", since=page.since)


def _read_lists(content: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    heading = select_some(content, ".//h1")
    name = page.context.get("body") or (text_of(heading[0]) if heading else None)
    for anchor in iter_anchors(content, base):
        body, official = BODY.search(anchor.url), OFFICIAL_BODY.search(anchor.url)
        if (body or official) and anchor.text and anchor.url != page.url:
            key = "body" if body else "officeholder"
            yield Link(anchor.url, "web", since=page.since, context={key: anchor.text})
        elif MEETING.search(anchor.url):
            yield from _meeting_link(anchor, name, page)


def _meeting_link(anchor: Anchor, name: str | None, page: Page) -> Iterator[Link]:
    text = f"{anchor.text} {text_of(anchor.row)}"
    date = date_in(text)
    if page.since and date and date < page.since:
        return
    is_one_body = BODY.search(urlsplit(page.url).path)
    body = read_meeting_line(text_of(anchor.row)).body if not is_one_body else name
    context = facts_context(body=body, date=date, status=_status(text))
    yield Link(anchor.url, "web", since=page.since, context=context)


def _status(text: str) -> Status | None:
    if _MINUTES.search(text):
        return "minutes"
    return "agenda" if _AGENDA.search(text) else None


def _read_meeting(content: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    line = _heading(content)
    if page.since and line.date and line.date < page.since:
        return
    common = {
        **page.context,
        **facts_context(
            body=line.body,
            date=line.date,
            meeting_time=line.time,
            status=line.status or _status(text_of(content)[:2000]),
        ),
    }
    seen: set[str] = set()
    for anchor in iter_anchors(content, base, ITEM):
        if anchor.text and anchor.url not in seen:
            seen.add(anchor.url)
            yield Link(
                anchor.url,
                "web",
                since=page.since,
                context={**common, **_title(anchor)},
            )
    if not seen:
        yield from _whole_minutes(content, page, base, common)


def _title(anchor: Anchor) -> dict[str, str]:
    match = _SECTION_TITLE.match(anchor.text) or _SECTION_TITLE.match(
        text_of(anchor.row)
    )
    if match is None:
        return {"title": anchor.text}
    title = match[2] or match[4]
    section = match[1] or match[3]
    return {"title": anchor.text if "§" not in anchor.text else title} | facts_context(
        minutes_section=section
    )


def _whole_minutes(
    content: HtmlElement, page: Page, base: str, common: dict[str, str]
) -> Iterator[Yield]:
    for anchor in iter_anchors(content, base, DOWNLOAD):
        if _MINUTES.search(anchor.text) or _AGENDA.search(anchor.text):
            yield Link(anchor.url, "document", since=page.since, context=common)
            return
    yield Issue("empty", "a meeting page without items", page.url)


def _read_item(
    content: HtmlElement, page: Page, source: Source, base: str
) -> Iterator[Yield]:
    match = ITEM.search(unquote(urlsplit(base).path))
    attachments = _attachments(content, base)
    heading = _heading(content)
    section = _section_of(content)
    lines = _lines(content)
    status = _status("\n".join(lines[:12]))
    while lines and (not lines[0].strip() or _STATUS_LINE.match(lines[0].strip())):
        lines.pop(0)
    text = "\n".join(lines).strip()
    if len(text) < 10:
        yield Issue("empty", "an item page without text", page.url)
        return
    facts = Facts(
        raw_id=(match[1] or match[3]) if match else f"{heading.date}-{text[:30]}",
        text=text,
        url=page.url or None,
        attachments=attachments,
        status=status,
        date=heading.date,
        body=heading.body,
        meeting_time=heading.time,
        title=squeeze(section[2] or section[4]) if section else None,
        minutes_section=(section[1] or section[3]) if section else None,
    )
    if page.context.get("officeholder"):
        facts = replace(facts, kind="officeholder-decision", status="officeholder")
    decision = finish(draft(facts, page, source, "casem"))
    is_notice = page.context.get("kind") == NOTICE
    yield told_as(decision, NOTICE) if is_notice else decision


def _attachments(content: HtmlElement, base: str) -> tuple[Attachment, ...]:
    found: dict[str, Attachment] = {}
    for anchor in iter_anchors(content, base, DOWNLOAD):
        if anchor.text and not re.match(
            r"(?i)(?:pöytäkirja|esityslista) -", anchor.text
        ):
            found.setdefault(anchor.url, Attachment(anchor.text, anchor.url))
    return tuple(found.values())
