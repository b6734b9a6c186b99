"""Bodies of attachments, where a source asks for them: which, and bytes to text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from corpus.crawl.ingesting.intake import PageReading
from corpus.errors import CorpusError
from corpus.model import Attachment, AttachmentText, Decision, Issue, Link, Page
from corpus.reading.files import SUFFIXES, read_document
from corpus.reading.isolated import WORKERS
from corpus.reading.scans.document_pages import count_read, ocr_pages
from corpus.sources import Source
from corpus.store import DecisionStore

ROLE = "attachment"
MAX_PAGES = 200
"""Of longer attachments (budgets, environmental studies) the beginning is enough."""

_MARK = "attachment-of"
_PAGE_END = "\f"
_SUFFIXES = {*SUFFIXES, ""}
_TYPES = (
    *("pdf", "word", "text/", "html", "octet-stream"),
    *("opendocument", "spreadsheet", "presentation", "rtf"),
)


def attachment_links(source: Source, decisions: Iterable[Decision]) -> Iterator[Link]:
    """Yield links to published attachments of a readable type, if *source* wants them.

    Those of officeholders' decisions are fetched only where the source says "all": they
    are about private persons more often than not.
    """
    if source.attachments == "titles":
        return
    for decision in decisions:
        if source.attachments != "all" and decision.kind == "officeholder-decision":
            continue
        for item in decision.attachments:
            if item.url and item.is_published and _suffix(item.url) in _SUFFIXES:
                yield Link(item.url, ROLE, context={_MARK: decision.decision_id})


def is_ours(link: Link) -> bool:
    """Whether the link was made here, so that no adapter has to read its page."""
    return _MARK in link.context


def read_attachment(page: Page, link: Link) -> PageReading:
    """Turn the fetched file into its text, or into an issue."""
    reading = PageReading()
    if not page.body:
        # Not changed since its text was stored.
        return reading
    media_type = _media_type(page)
    if media_type and not any(part in media_type for part in _TYPES):
        message = f"attachment of type {media_type} is not read"
        reading.issues.append(Issue("skipped", message, link.url))
        return reading
    try:
        name = _file_name(link.url)
        document = WORKERS.call(read_document, name, page.body, page.recognised)
    except CorpusError as error:
        reading.issues.append(Issue("skipped", f"attachment: {error}", link.url))
        reading.note_limit(error)
        return reading
    pages = document.pages[:MAX_PAGES]
    reading.texts.append(
        AttachmentText(
            decision_id=link.context[_MARK],
            url=link.url,
            # A form feed tells where a page ends, so that a hit can name its page.
            text=f"\n{_PAGE_END}\n".join(pages).strip("\n"),
            media_type=document.media_type,
            pages_read=count_read(document.details[:MAX_PAGES]),
            pages_total=len(document.pages),
            ocr=ocr_pages(enumerate(document.details[:MAX_PAGES], start=1)),
        )
    )
    return reading


def is_wanted(store: DecisionStore, link: Link) -> bool:
    """Whether the decision that lists the attachment is stored, and not taken down.

    Where its address was left out for a name in it, its text would have no place.
    """
    stored = store.get(link.context[_MARK])
    return stored is not None and any(
        item.url == link.url for item in stored.decision.attachments
    )


def has_text(store: DecisionStore, link: Link) -> bool:
    """Whether the attachment's text is stored already, and tells its pages apart."""
    stored = store.get(link.context[_MARK])
    return stored is not None and any(
        item.url == link.url and item.text is not None and _tells_pages(item)
        for item in stored.decision.attachments
    )


def _tells_pages(attachment: Attachment) -> bool:
    """Whether a text has marks between its pages, as older ones have not."""
    is_one_page = attachment.pages_total == 1
    return is_one_page or _PAGE_END in (attachment.text or "")


def _media_type(page: Page) -> str:
    headers = {name.lower(): value for name, value in page.headers.items()}
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _file_name(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).name


def _suffix(url: str) -> str:
    suffix = PurePosixPath(unquote(urlsplit(url).path)).suffix.lower()
    # ".htm?docid=1" and program names ("fileshow", "DREQUEST.PHP") tell no type.
    return "" if suffix in (".php", ".dll", ".aspx") else suffix
