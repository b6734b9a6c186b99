"""Items that are files: PDF, Word or HTML, one item or a whole meeting's minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzers.decision.lines.page_marks import likeness
from analyzers.decision.meetings import MeetingPart, at_page, read_meeting
from analyzers.decision.model import DecisionText
from corpus.errors import ParseError
from corpus.model import (
    Attachment,
    Decision,
    DecisionKind,
    Issue,
    Page,
    Published,
    Yield,
)
from corpus.reading.drafts import Facts, draft, finish
from corpus.reading.files import read_document
from corpus.reading.filetypes.html import shown_text
from corpus.reading.unread import unread_issues, with_ocr_marks
from corpus.reading.webpages.html_tables import iter_anchors
from corpus.reading.webpages.markup import decode, parse_html
from corpus.sources import Source

_SIGNS = (b"%PDF", b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"{\\rtf")
_HEAD_LINES = 6
_CANCELLED = re.compile(
    r"(?i)\b(?:kokous|istunto|sammanträdet|mötet)\b.{0,60}?\b(?:on |har |är )?"
    r"(?:peruttu|peruutettu|perutaan|peruuntu\w+|inställt|inställts|inhiberats)\b"
)
_LONGEST_NOTE = 600
"""A longer text may tell of another meeting that was cancelled."""

_SPREAD = re.compile(r"(?<!\S)\S(?: \S)+(?!\S)")


def is_document(body: bytes) -> bool:
    """True when the bytes are a PDF, Word or RTF file, whatever the address says."""
    head = body[:1024].lstrip()
    return head.startswith(_SIGNS) or b"%PDF-" in head


def join_spread_letters(text: str) -> str:
    """Undo the spaces that some TWeb pages put between letters against copying.

    Text in which most words are single letters is joined: single spaces vanish, wider
    gaps become one space. Other text is returned as it is.
    """
    words = text.split()
    if len(words) < 20 or sum(len(word) == 1 for word in words) < len(words) * 0.7:
        return text
    lines = []
    for line in text.replace("\u00a0", " ").split("\n"):
        parts = re.split(r" {2,}", line.strip())
        lines.append(" ".join(_SPREAD.sub(_join, part) for part in parts))
    return "\n".join(lines)


def _join(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def read_file(
    page: Page,
    source: Source,
    platform: str,
    raw_id: str,
    attachment_link: re.Pattern[str] | None = None,
    *,
    is_judge: bool = False,
) -> Iterator[Yield]:
    """Read a document into the decisions it holds: one, or those of whole minutes.

    Links of an HTML document in which *attachment_link* finds something are its
    attachments. With *is_judge* the day in the document wins over that of the link to
    it, which people type by hand. A note that the meeting was cancelled gives no decision.
    """
    if not is_document(page.body) and not is_plain_text(page.body):
        yield from _read_html(page, source, platform, raw_id, attachment_link)
        return
    name = page.url or page.context.get("file") or "document"
    if is_plain_text(page.body):
        # An address may end in .htm though the page was saved as text.
        name = page.context.get("file") or "document.txt"
    try:
        document = read_document(name, page.body, page.recognised)
    except ParseError as error:
        yield Issue("structure", str(error), page.url)
        return
    if _CANCELLED.search(document.text) and len(document.text) < _LONGEST_NOTE:
        yield Issue("skipped", "the meeting was cancelled", page.url)
        return
    if is_judge:
        page = _without_wrong_day(page, document.text, source)
    one_item = _facts(join_pages(document.pages), page, raw_id)
    # The linking page may say that this is one item.
    if not (page.context.get("minutes_section") or page.context.get("kind")):
        facts = _facts(document.text, page, raw_id)
        known = draft(facts, page, source, platform)
        found = parts_of(known.published, known.source, document.pages)
        if found:
            found = with_ocr_marks(document, found)
            yield from found
            yield from unread_issues(document, found, page.url)
            return
    decisions = [_finished(one_item, page, source, platform)]
    decisions = with_ocr_marks(document, decisions)
    yield from decisions
    yield from unread_issues(document, decisions, page.url)


def _without_wrong_day(page: Page, text: str, source: Source) -> Page:
    """Leave the link's day out where the document tells another."""
    if "date" not in page.context:
        return page
    bare = replace(page, context={k: v for k, v in page.context.items() if k != "date"})
    facts = _facts(text, page, "document")
    told = finish(draft(facts, bare, source, "document")).date
    is_other = told is not None and told.isoformat() != page.context["date"]
    return bare if is_other else page


def parts_of(
    published: Published, source: DecisionText, pages: Sequence[str]
) -> list[Decision]:
    """Make decisions of whole minutes: the cover and each item; [] for other texts.

    The document's id names the cover, and each item's id is that with the § added.
    Day, body and § are read from the minutes, so they are not part of what an item was
    published as, unless the document's own page states them.
    """
    published = replace(published, facts=replace(published.facts, kind=None))
    return [_part_of(published, part) for part in read_meeting(source, pages)]


def _part_of(published: Published, part: MeetingPart) -> Decision:
    if part.minutes_section is None:
        return Decision(replace(published, text=part.text), part.reading)
    number = part.minutes_section.replace(" ", "")
    item = replace(
        published,
        decision_id=f"{published.decision_id}/{number}",
        url=at_page(published.url, part.page_number),
        title=None,
        text=part.text,
        page_number=part.page_number,
    )
    return Decision(item, part.reading)


def join_pages(pages: Sequence[str]) -> str:
    r"""Join the pages of one item; what each page repeats at its top stays only once.

    A sentence that goes on over a page break is not torn apart.

    >>> join_pages(["Mallila 1 (2)\nTori on", "Mallila 2 (2)\nkunnostettu."])
    'Mallila 1 (2)\nTori on\nkunnostettu.'
    """
    first = [line for line in pages[0].split("\n") if line.strip()] if pages else []
    text = "\n".join(pages[:1]).strip()
    for number, page in enumerate(pages[1:], start=1):
        lines = page.split("\n")
        repeated = 0
        while lines and repeated < min(len(first), _HEAD_LINES):
            if lines[0].strip() and not _is_same(lines[0], number, first[repeated]):
                break
            repeated += bool(lines.pop(0).strip())
        body = "\n".join(lines).strip()
        goes_on = body[:1].islower() and text[-1:] not in ".:!?"
        gap = "\n" if goes_on else "\n\n"
        text = f"{text}{gap}{body}" if body else text
    return text


def _is_same(line: str, page: int, first: str) -> bool:
    """Whether a line of a page is that of the first page; the page number grows."""
    if likeness(line, page) == likeness(first, 0):
        return True
    # "Kh 3.2.2026 § 7 2": a number that follows a number counts pages.
    *head, last = line.split() or [""]
    *first_head, first_last = first.split() or [""]
    return (
        head == first_head
        and bool(head)
        and head[-1][-1:].isdigit()
        and last.isdecimal()
        and first_last.isdecimal()
        and int(last) - page == int(first_last)
    )


def is_plain_text(body: bytes) -> bool:
    """True for plain text and Markdown: no tag in it, and it is not JSON."""
    head = body[:4000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    # Markdown made from a PDF begins with a comment where a picture stood.
    head = re.sub(rb"^(?:<!--.{0,80}?-->\s*)+", b"", head)
    if not head or head[:1] in {b"<", b"{", b"["}:
        return False
    return re.search(rb"(?i)<(?:html|body|div|p|table|a|!doctype)\b", head) is None


def _read_html(
    page: Page,
    source: Source,
    platform: str,
    raw_id: str,
    attachment_link: re.Pattern[str] | None,
) -> Iterator[Yield]:
    decoded = decode(page.body, page.headers)
    if decoded.text.lstrip()[:1] in {"{", "["}:
        yield Issue("structure", "JSON data, no document", page.url)
        return
    try:
        root = parse_html(decoded.text)
    except ParseError as error:
        yield Issue("empty", str(error), page.url)
        return
    text = join_spread_letters(shown_text(root))
    if not text:
        yield Issue("empty", "a document without text", page.url)
        return
    listed: dict[str, Attachment] = {}
    if attachment_link:
        for anchor in iter_anchors(root, page.url, attachment_link):
            if anchor.text and anchor.url != page.url:
                listed.setdefault(anchor.url, Attachment(anchor.text, anchor.url))
    facts = _facts(text, page, raw_id)
    facts = replace(facts, attachments=tuple(listed.values()))
    yield _finished(facts, page, source, platform)


_TOLD_KINDS: dict[str, DecisionKind] = {
    "minutes-front-page": "minutes-front-page",
    "notice": "notice",
}


def _finished(facts: Facts, page: Page, source: Source, platform: str) -> Decision:
    decision = finish(draft(facts, page, source, platform))
    kind = _TOLD_KINDS.get(page.context.get("kind", ""))
    return decision if kind is None else told_as(decision, kind)


def told_as(decision: Decision, kind: DecisionKind) -> Decision:
    """The linking page says what the document is: a cover of minutes, a notice."""
    published = decision.as_published
    return Decision(
        replace(published, facts=replace(published.facts, kind=kind)),
        replace(decision.reading, kind=kind),
    )


def _facts(text: str, page: Page, raw_id: str) -> Facts:
    stem = page.context.get("file", "").rpartition(".")[0]
    return Facts(raw_id=raw_id or stem or "document", text=text, url=page.url or None)
