"""Bytes of a document file to text, page by page: text, web, PDF and office files.

What a file is, is told by its bytes, not by its name: TWeb serves PDF, Word and HTML
from one form of address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analyzers.decision.lines.furniture import PrintedLine, find_furniture
from corpus.errors import ParseError
from corpus.model import OcrText
from corpus.reading.filetypes import html, markdown
from corpus.reading.office.flat_files import is_flat, packed
from corpus.reading.office.office_formats import OFFICE_TYPES, flat_type, packed_type
from corpus.reading.office.richtext import read_rtf
from corpus.reading.office.word97 import word97
from corpus.reading.pdf.reading import read_pdf_once
from corpus.reading.scans.beyond_layer import says_more
from corpus.reading.scans.document_pages import (
    MAX_CHARACTERS,
    UNREAD,
    DocumentPage,
    EmbeddedFile,
    ReadDocument,
    count_read,
)
from corpus.reading.scans.known_words import is_known_word
from corpus.reading.spaced_letters import with_whole_words
from corpus.reading.webpages.markup import decode
from corpus.reading.webpages.rendering import without_no_width

SUFFIXES = (
    *(".txt", ".md", ".html", ".htm", ".mht", ".mhtml", ".pdf", ".docx", ".doc"),
    *(".odt", ".ods", ".odp", ".rtf", ".xlsx", ".pptx"),
)
"""File endings that can be read."""

_JUDGED = 20_000
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_SOFT_BREAK = re.compile("\u00ad[ \\t]*\\n[ \\t]*(?=[^\\W\\d_])")


_MOST_NESTED = 2
_READABLE = {"good", "damaged", "recognised"}


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a document.

    Attributes:
        pages: text of each page in order; files without pages are one.
        media_type: what the bytes are.
        details: the same pages with their state, furniture and marks.
        notes: what was not read, in sentences.
    """

    pages: tuple[str, ...]
    media_type: str
    details: tuple[DocumentPage, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All pages, an empty line between two."""
        return "\n\n".join(page for page in self.pages if page)

    @property
    def pages_read(self) -> int:
        """How many pages are text, or hold nothing that could be."""
        return count_read(self.details)


def media_type(name: str, body: bytes) -> str:
    """Return the media type that the bytes show; the name decides between text kinds."""
    lowered = name.lower()
    head = body[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if body[:1024].find(b"%PDF-") >= 0:
        return "application/pdf"
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        return "application/msword"
    if body.startswith(b"PK\x03\x04"):
        return packed_type(body)
    if is_flat(body):
        return flat_type(body)
    if head.startswith(b"{\\rtf"):
        return "application/rtf"
    if html.is_archive(body):
        return "multipart/related"
    if lowered.endswith((".html", ".htm")) or head.replace(b"\x00", b"").startswith(
        (b"<!doctype html", b"<html", b"<head", b"<?xml")
    ):
        return "text/html"
    return "text/markdown" if lowered.endswith(".md") else "text/plain"


def read_document(
    name: str, body: bytes, recognised: Mapping[int, OcrText] | None = None
) -> DocumentText:
    """Return the text of a file.

    Args:
        name: file name or address; only its ending is looked at, and only between kinds
            of text.
        body: the whole file.
        recognised: texts that OCR read, by page number; they stand for the page's own.

    Raises:
        ParseError: the file is empty, damaged, locked with a password, or holds no text
            (a scan); the message begins with *name*.
    """
    return _read(name, body, depth=0, recognised=recognised or {})


def _read(
    name: str, body: bytes, depth: int, recognised: Mapping[int, OcrText]
) -> DocumentText:
    kind = media_type(name, body)
    if not body.strip():
        raise ParseError(f"{name}: the file is empty")
    try:
        document = _document(kind, name, body)
    except ParseError as error:
        raise ParseError(f"{name}: {error}") from error
    except RecursionError as error:
        raise ParseError(f"{name}: its parts are nested too deep") from error
    pages = [
        replace(page, text=_tidy(page.text))
        for page in _with_texts(document.pages, recognised)
    ]
    notes = [*document.notes, *_page_notes(pages)]
    for file in document.embedded:
        inner, told = _embedded_pages(file, depth)
        pages += inner
        notes += told
    length = sum(len(page.text) for page in pages)
    if length > MAX_CHARACTERS:
        raise ParseError(
            f"{name}: a text of {length:,} characters; at most {MAX_CHARACTERS:,}"
        )
    if not any(page.text and page.state in _READABLE for page in pages):
        held = ", ".join(repr(file.name) for file in document.embedded)
        inside = f"; files inside: {held}" if held else ""
        hint = " (a scanned document?)" if kind == "application/pdf" else ""
        raise ParseError(f"{name}: no text in it{hint}{inside}")
    return DocumentText(
        tuple(page.text for page in pages), kind, tuple(pages), tuple(notes)
    )


def _with_texts(
    pages: Sequence[DocumentPage], texts: Mapping[int, OcrText]
) -> Iterator[DocumentPage]:
    """Yield pages with what OCR read on some of them, marked as such."""
    for number, page in enumerate(pages, start=1):
        read = texts.get(number)
        layer = (page.text, *page.furniture, *page.marks)
        if read and says_more(read.text, layer if page.state == "picture" else ()):
            yield replace(page, text=read.text, state="recognised", engine=read.engine)
        else:
            yield page


def _embedded_pages(
    file: EmbeddedFile, depth: int
) -> tuple[list[DocumentPage], list[str]]:
    """Read a file inside a document; return its pages and what was not read."""
    if depth >= _MOST_NESTED:
        return [], [f"embedded file {file.name!r} is nested too deep"]
    try:
        inner = _read(file.name, file.body, depth + 1, {})
    except ParseError as error:
        return [], [f"embedded file {error}"]
    pages = [
        page if page.origin else replace(page, origin=file.name)
        for page in inner.details
    ]
    return pages, [f"embedded file {file.name!r}: {note}" for note in inner.notes]


def _page_notes(pages: Sequence[DocumentPage]) -> list[str]:
    """Return which pages are not text, by their numbers."""
    notes = []
    for state, what in UNREAD.items():
        numbers = [
            str(number)
            for number, page in enumerate(pages, start=1)
            if page.state == state
        ]
        if numbers:
            notes.append(f"of {len(pages)} pages, {what}: {', '.join(numbers)}")
    return notes


def _document(kind: str, name: str, body: bytes) -> ReadDocument:
    if kind == "application/pdf":
        return read_pdf_once(body)
    if kind == "application/msword":
        return _whole(word97.text(body))
    if kind == "application/rtf":
        return read_rtf(body)
    if kind in OFFICE_TYPES:
        return OFFICE_TYPES[kind](packed(body))
    if kind == "multipart/related":
        return _whole(html.archived_text(body))
    decoded = decode(body).text
    _refuse_what_is_no_text(kind, name, decoded)
    if kind == "text/html":
        return _whole(html.text(decoded))
    if kind == "text/markdown" or markdown.looks_like(decoded):
        return _whole(markdown.text(decoded))
    return ReadDocument(tuple(_text_pages(decoded.split("\f"))))


def _whole(text: str) -> ReadDocument:
    return ReadDocument((DocumentPage(text),))


def _text_pages(pages: Sequence[str]) -> Iterator[DocumentPage]:
    """Take furniture out of pages of which only the lines are known."""
    if len(pages) < 2:
        yield from map(DocumentPage, pages)
        return
    lines = [page.split("\n") for page in pages]
    places = [
        [index for index, line in enumerate(page) if line.strip()] for page in lines
    ]
    printed = [
        [PrintedLine(page[index]) for index in kept]
        for page, kept in zip(lines, places, strict=True)
    ]
    for page, kept, found in zip(lines, places, find_furniture(printed), strict=True):
        dropped = {kept[index] for index in found.dropped}
        text = "\n".join(
            line for index, line in enumerate(page) if index not in dropped
        )
        yield DocumentPage(
            text, furniture=tuple(page[index] for index in sorted(dropped))
        )


def _refuse_what_is_no_text(kind: str, name: str, decoded: str) -> None:
    """Bytes of a damaged file are never taken for text.

    Raises:
        ParseError: the name promises a document that the bytes are not, or most likely
            nobody wrote these signs.
    """
    suffix = re.search(r"\.(?:pdf|docx|odt|xlsx|pptx|rtf)$", name.lower())
    if suffix and kind != "text/html":
        raise ParseError(f"a damaged file: its bytes are not those of a {suffix[0]}")
    start = decoded[:_JUDGED].lstrip()
    if len(_NO_TEXT.findall(start)) > len(start) // 100:
        raise ParseError(
            "this is no text, and no document of a known kind (damaged?); allowed: "
            + " ".join(SUFFIXES)
        )


def _tidy(page: str) -> str:
    page = unicodedata.normalize("NFC", page.replace("\r\n", "\n").replace("\r", "\n"))
    page = _CONTROL.sub(" ", page)
    if not page.isascii():
        # A hyphen that only shows at a line's end belongs to no word.
        page = _SOFT_BREAK.sub("", page).replace("\u00ad", "")
        page = _BLANKS.sub(" ", without_no_width(page))
    lines = [line.rstrip() for line in page.split("\n")]
    page = with_whole_words("\n".join(lines), is_known_word)
    return re.sub(r"\n{3,}", "\n\n", page).strip("\n")
