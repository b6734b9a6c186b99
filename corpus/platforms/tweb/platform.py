"""TWeb / KTweb (Triplan): search forms, meeting lists, and items that are files.

Addresses differ (``/ktwebscr/`` or ``/ktwebbin/dbisa.dll/ktwebscr/``, with or without
``_tweb``), columns come in any order, and the same address form answers with PDF, Word
97 or HTML. Everything is told by what the page holds.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from lxml.html import FormElement, HtmlElement

from corpus.addresses import absolute, normalise
from corpus.errors import ParseError
from corpus.model import Attachment, Issue, Link, Page, Status, Yield
from corpus.platforms.base import PageIdentity
from corpus.platforms.dynasty.dynasty_items import attachment_title
from corpus.platforms.tweb.tweb_roles import (
    ATTACHMENTS,
    DOCUMENT,
    MEETING,
    ROOT,
    UNKNOWN,
    base_from,
    columns_of,
    header_of,
    is_in_table,
    own_address,
    role_of,
)
from corpus.reading.documents import is_document, is_plain_text, read_file
from corpus.reading.drafts import attachments_to, facts_context
from corpus.reading.notice_lists import read_notices
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
from corpus.reading.webpages.meeting_lines import MeetingLine, read_meeting_line
from corpus.reading.webpages.rss import read_feed
from corpus.sources import Source

_COVER = re.compile(
    r"(?i)kansilehti|kokoustiedot|kokouksen tiedot|pärmblad|mötesuppgifter|osallistujat"
)
_APPEAL = re.compile(
    r"(?i)^(?:muutoksenhaku|oikaisuvaatimusohje|valitusosoitus|oikaisuvaatimus ja|"
    r"besvärsanvisning|ändringssökande|anvisning(?:ar)? (?:om|för) (?:rättelse|ändring))"
)
_WHOLE = re.compile(
    r"(?i)\bkooste\b|koko (?:pöytäkirja|esityslista)|sammandrag \(pdf\)"
)
ROW_LIMIT = 200
_STATUS: dict[str, Status] = {"pk": "minutes", "epj": "agenda"}


class TWebPlatform:
    """Search form -> meetings of a body -> meeting -> attachment list -> document."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the search forms of minutes and agendas, and officeholders' decisions."""
        base = normalise(source.base_url)
        match = ROOT.match(base)
        root = match[1] if match else base.rstrip("/") + "/ktwebscr"
        name = base.rpartition("/")[2]
        suffix = ".htm" if re.fullmatch(r"(?:pk|epj)_tek\.htm", name) else "_tweb.htm"
        for kind in ("pk", "epj"):
            yield Link(f"{root}/{kind}_tek{suffix}", role="search", since=since)
        yield Link(f"{root}/vparhaku{suffix}", role="officials", since=since)
        if source.notices == "platform":
            yield Link(f"{root}/kuullist{suffix}", role="notices", since=since)

    def after_failure(self, link: Link) -> Iterator[Link]:
        """An item is fetched also when the list of its attachments cannot be had."""
        context = dict(link.context)
        document = context.pop("document", "")
        if link.role == "attachments" and document:
            yield Link(document, "document", since=link.since, context=context)

    def identify(self, page: Page) -> PageIdentity:
        """Return what a page is: files by their bytes, pages by forms and links."""
        if is_document(page.body) or is_plain_text(page.body):
            return PageIdentity("document", page.url or None)
        text = decode(page.body, page.headers).text
        if "<rss" in text[:500]:
            return PageIdentity("rss", page.url or None)
        try:
            root = parse_html(text)
        except ParseError:
            return PageIdentity("", page.url or None)
        base = page.url or base_from(root) or UNKNOWN
        return PageIdentity(role_of(root, base, page), page.url or own_address(base))

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Read one page or file; see ``Platform.read``."""
        if is_document(page.body) or is_plain_text(page.body):
            yield from _read_document(page, source)
            return
        decoded = decode(page.body, page.headers)
        if decoded.problem:
            yield Issue("encoding", decoded.problem, page.url)
        if "<rss" in decoded.text[:500]:
            yield from _read_feed(decoded.text, page)
            return
        root = parse_html(decoded.text)
        base = page.url or base_from(root) or UNKNOWN
        role = role_of(root, base, page)
        if is_cut_off(decoded.text):
            yield Issue("structure", "the page breaks off before its end", page.url)
        if role == "search":
            yield from _read_search(root, page, base)
        elif role == "meetings":
            yield from _read_meetings(root, page, base)
        elif role in {"meeting", "officials"}:
            yield from _read_rows(root, page, base, role)
        elif role == "notices":
            yield from read_notices(root, page, base, DOCUMENT, "document")
        elif role == "attachments":
            yield from _read_attachments(root, page, base)
        elif role == "document":
            yield from _read_document(page, source)
        else:
            yield Issue(
                "structure",
                f"no TWeb page of a known kind (asked for: {page.role or 'any'}); "
                f"its text begins {text_of(root)[:80]!r}",
                page.url,
            )


def _read_search(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    found = False
    forms = select_some(root, "//form[.//select[@name='kirjaamo']]") or [root]
    # A page may hold a second form of the same look that searches by title.
    listing = [form for form in forms if "kokl" in (form.get("action") or "")]
    for form in listing or forms[:1]:
        target = _list_address(form, page, base)
        hidden = tuple(
            (field.get("name") or "", field.get("value") or "")
            for field in select_some(form, ".//input[@type='hidden'][@name]")
        )
        for option in select_some(form, ".//select[@name='kirjaamo']//option"):
            value = (option.get("value") or "").strip()
            name = squeeze(option.text_content())
            if not value or not name or re.match(r"(?i)kaikki|valitse|alla|välj", name):
                continue
            found = True
            fields = dict(hidden) | {"oper": "where", "kirjaamo": value}
            start = page.since - dt.timedelta(days=1) if page.since else None
            fields |= {"pvm1": _finnish(start), "pvm2": ""}
            yield Link(
                target,
                role="meetings",
                form=tuple(fields.items()),
                since=page.since,
                context=facts_context(body=name),
            )
    if not found:
        yield Issue("structure", "a search form without bodies", page.url)


def _list_address(form: HtmlElement, page: Page, base: str) -> str:
    action = form.get("action") if form.tag == "form" else None
    if action and "kokl" in action:
        return absolute(action, base)
    name = urlsplit(base).path.rpartition("/")[2]
    guess = re.sub(r"_tek", "_kokl", name) if "_tek" in name else "pk_kokl_tweb.htm"
    return absolute(guess, base)


def _finnish(date: dt.date | None) -> str:
    return f"{date.day:02d}.{date.month:02d}.{date.year}" if date else ""


def _read_meetings(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    oldest: dt.date | None = None
    seen: set[str] = set()
    for anchor in iter_anchors(root, base, MEETING):
        if anchor.url in seen or not is_in_table(anchor):
            continue
        seen.add(anchor.url)
        line = _row_line(anchor)
        if line.date:
            oldest = min(oldest or line.date, line.date)
        if not (page.since and line.date and line.date < page.since):
            yield _meeting_link(anchor.url, line, page)
    if len(seen) >= ROW_LIMIT and oldest:
        yield from _earlier_window(page, oldest)


def _row_line(anchor: Anchor) -> MeetingLine:
    """Read a row whatever the order of its cells: the date last."""
    cells = [text_of(cell) for cell in cells_of(anchor.row)] or [anchor.text]
    cells.sort(key=lambda text: bool(re.match(r"\s*(?:klo\s*)?\d{1,2}[.:]\d", text)))
    return read_meeting_line(" ".join(cells))


def _meeting_link(url: str, line: MeetingLine, page: Page) -> Link:
    match = MEETING.search(url)
    assert match
    return Link(
        url,
        role="meeting",
        since=page.since,
        context=facts_context(
            body=line.body or page.context.get("body"),
            date=line.date,
            meeting_time=line.time,
            meeting_number=line.number,
            status=_STATUS[match[1]],
        ),
    )


def _earlier_window(page: Page, oldest: dt.date) -> Iterator[Yield]:
    """The server cuts a list at 200 rows: ask again for what is older."""
    fields = dict(page.form)
    if not fields or fields.get("pvm2") == _finnish(oldest):
        message = f"the list is cut at {ROW_LIMIT} rows; older meetings may be missing"
        yield Issue("under-collected", message, page.url)
        return
    fields["pvm2"] = _finnish(oldest)
    context = dict(page.context)
    yield Link(page.url, "meetings", tuple(fields.items()), page.since, context)


def _read_rows(root: HtmlElement, page: Page, base: str, role: str) -> Iterator[Yield]:
    columns = columns_of(root)
    line = header_of(root) if role == "meeting" else MeetingLine()
    if page.since and line.date and line.date < page.since:
        return
    common = _common_context(page, line, role)
    seen: set[str] = set()
    whole: Anchor | None = None
    for anchor in iter_anchors(root, base, DOCUMENT):
        match = DOCUMENT.search(anchor.url)
        assert match
        if match[1] in seen or not anchor.text:
            continue
        if _WHOLE.search(anchor.text):
            whole = whole or anchor
            continue
        seen.add(match[1])
        if not _APPEAL.match(anchor.text):
            yield from _row_links(anchor, columns, common, page, base)
    if not seen and whole is not None:
        yield Link(whole.url, "document", since=page.since, context=common)
    elif not seen and role == "meeting":
        yield Issue("empty", "a meeting page without documents", page.url)
    elif not seen and not page.form:
        yield from _submit(root, page, base)


def _submit(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    """An officeholder search lists nothing until its form is sent unchanged."""
    for form in select_some(root, "//form[@action]"):
        action = form.get("action") or ""
        if (
            "vpar" not in action
            or "kokl" in action
            or not isinstance(form, FormElement)
        ):
            continue
        fields = {name: str(value or "") for name, value in form.form_values()}
        dates = [name for name in fields if re.fullmatch(r"pvm1|alkupvm|alku", name)]
        if dates and page.since:
            fields[dates[0]] = _finnish(page.since - dt.timedelta(days=1))
        target = absolute(action, base)
        yield Link(target, "officials", tuple(fields.items()), page.since)
        return


def _common_context(page: Page, line: MeetingLine, role: str) -> dict[str, str]:
    match = MEETING.search(page.url)
    status: Status | None = _STATUS[match[1]] if match else line.status
    if role == "officials":
        status = "officeholder"
    known = facts_context(
        body=line.body,
        date=line.date,
        meeting_time=line.time,
        meeting_number=line.number,
        status=status or page.context.get("status"),
    )
    return {**page.context, **known}


def _row_links(
    anchor: Anchor,
    columns: dict[str, int],
    common: dict[str, str],
    page: Page,
    base: str,
) -> Iterator[Yield]:
    cells = cells_of(anchor.row)
    context = {**common, "title": anchor.text}
    for key in ("minutes_section", "item_number", "date", "officeholder"):
        if key in columns and columns[key] < len(cells):
            text = text_of(cells[columns[key]])
            context.update(_cell_fact(key, text))
    if not columns and cells:
        context.update(_cell_fact("minutes_section", text_of(cells[0])))
    if "minutes_section" not in context and _COVER.search(anchor.text):
        context["kind"] = "minutes-front-page"
    if page.since and context.get("date", "9") < page.since.isoformat():
        return
    lists = list(iter_anchors(anchor.row, base, ATTACHMENTS))
    if lists:
        context["document"] = anchor.url
        yield Link(lists[0].url, "attachments", since=page.since, context=context)
    else:
        yield Link(anchor.url, "document", since=page.since, context=context)


def _cell_fact(key: str, text: str) -> dict[str, str]:
    if key == "date":
        return facts_context(date=read_meeting_line(text).date)
    if key == "officeholder":
        return facts_context(officeholder=text)
    match = re.fullmatch(r"§?\s*(\d{1,4}(?:\s?[a-z])?)(?:/\d{4})?\s*§?\.?", text)
    return {key: match[1]} if match else {}


def _read_attachments(root: HtmlElement, page: Page, base: str) -> Iterator[Yield]:
    found: dict[str, Attachment] = {}
    own = DOCUMENT.search(page.context.get("document", ""))
    for anchor in iter_anchors(root, base, DOCUMENT):
        match = DOCUMENT.search(anchor.url)
        assert match
        if anchor.text and not (own and match[1] == own[1]):
            title = attachment_title(anchor.text)
            found.setdefault(anchor.url, Attachment(title, anchor.url))
    context = dict(page.context)
    document = context.pop("document", "")
    if not found:
        yield Issue("empty", "an attachment list without attachments", page.url)
    if document:
        context["attachments"] = attachments_to(tuple(found.values()))
        yield Link(document, "document", since=page.since, context=context)


def _read_document(page: Page, source: Source) -> Iterator[Yield]:
    match = DOCUMENT.search(page.url)
    query = parse_qs(urlsplit(page.url).query)
    raw_id = match[1] if match else next(iter(query.get("docid", [])), "")
    yield from read_file(page, source, "tweb", raw_id, DOCUMENT)


def _read_feed(text: str, page: Page) -> Iterator[Yield]:
    for entry in read_feed(text):
        line = read_meeting_line(entry.title)
        if not MEETING.search(entry.link):
            message = f"a feed link of no known kind: {entry.link or 'none'}"
            yield Issue("skipped", message, page.url)
        elif not (page.since and line.date and line.date < page.since):
            line = replace(line, body=line.body or entry.category)
            yield _meeting_link(entry.link, line, page)


PLATFORM = TWebPlatform()
