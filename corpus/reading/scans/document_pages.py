"""What a document reader returns: pages with their text and what was not text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from corpus.model import OcrPages

MAX_CHARACTERS = 5_000_000
"""Of a document; two thousand full pages have as many."""

PageState = Literal["good", "damaged", "picture", "recognised", "signatures", "empty"]
"""How well a page could be read.

good: its text is the page's; damaged: characters are not the words that were printed;
picture: a scan without text, or with nothing but a stamp; recognised: such a page, read
by OCR; signatures: the cover sheet of
an electronic signature, left out; empty: nothing on it.
"""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One page.

    Attributes:
        text: what a reader of the page reads, furniture and marks left out.
        state: how well it could be read.
        furniture: running heads and feet that were taken out, as printed.
        marks: stamps and watermarks that lie across the page.
        origin: name of the embedded file it comes from; None for the document itself.
        engine: what recognised the text by OCR, with its version.
    """

    text: str
    state: PageState = "good"
    furniture: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    origin: str | None = None
    engine: str | None = None


UNREAD: dict[PageState, str] = {
    "picture": "a picture without text",
    "damaged": "its characters are not the words that were printed",
}
"""States of pages that were not read, in words."""


def count_read(pages: Iterable[DocumentPage]) -> int:
    """Return how many pages are text, or hold nothing that could be."""
    return sum(page.state not in UNREAD for page in pages)


def ocr_pages(pages: Iterable[tuple[int, DocumentPage]]) -> OcrPages | None:
    """Return which of the numbered pages were recognised; None when none was."""
    found = [(number, page.engine) for number, page in pages if page.engine]
    engines = sorted({engine for _, engine in found if engine})
    if not found:
        return None
    return OcrPages(", ".join(engines), tuple(number for number, _ in found))


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file inside a document."""

    name: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """Pages of a document, the files inside it, and what was not read, in sentences."""

    pages: tuple[DocumentPage, ...]
    embedded: tuple[EmbeddedFile, ...] = ()
    notes: tuple[str, ...] = ()
