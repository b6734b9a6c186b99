"""Bytes of a document file to text, page by page: txt, md, html, pdf, docx, doc.

What a file is, is told by its bytes, not by its name: TWeb serves PDF, Word and HTML
from one form of address.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.errors import ParseError
from corpus.reading.filetypes import html, markdown, pdf, word, word97
from corpus.reading.markup import decode

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".doc")
"""File endings that can be read."""

_TOP_LINES = 8
_JUDGED = 20_000
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a document.

    Attributes:
        pages: text of each page in order; files without pages are one.
        media_type: what the bytes are.
    """

    pages: tuple[str, ...]
    media_type: str

    @property
    def text(self) -> str:
        """All pages, an empty line between two."""
        return "\n\n".join(page for page in self.pages if page)


def media_type(name: str, body: bytes) -> str:
    """Return the media type that the bytes show; the name decides between text kinds."""
    lowered = name.lower()
    head = body[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if body[:1024].find(b"%PDF-") >= 0:
        return "application/pdf"
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        return "application/msword"
    if body.startswith(b"PK\x03\x04"):
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    if lowered.endswith((".html", ".htm")) or head.replace(b"\x00", b"").startswith(
        (b"<!doctype html", b"<html", b"<head", b"<?xml")
    ):
        return "text/html"
    return "text/markdown" if lowered.endswith(".md") else "text/plain"


def read_document(name: str, body: bytes) -> DocumentText:
    """Return the text of a file.

    Args:
        name: file name or address; only its ending is looked at, and only between kinds
            of text.
        body: the whole file.

    Raises:
        ParseError: the file is empty, damaged, locked with a password, or holds no text
            (a scan); the message begins with *name*.
    """
    kind = media_type(name, body)
    if not body.strip():
        raise ParseError(f"{name}: the file is empty")
    try:
        pages = _pages(kind, name, body)
    except ParseError as error:
        raise ParseError(f"{name}: {error}") from error
    pages = _without_repeated_tops([_tidy(page) for page in pages])
    if not any(pages):
        raise ParseError(f"{name}: no text in it (a scanned document?)")
    return DocumentText(tuple(pages), kind)


def _pages(kind: str, name: str, body: bytes) -> list[str]:
    if kind == "application/pdf":
        return pdf.pages(body)
    if kind == "application/msword":
        return [word97.text(body)]
    if kind.endswith("wordprocessingml.document"):
        return [word.text(body)]
    decoded = decode(body).text
    _refuse_what_is_no_text(kind, name, decoded)
    if kind == "text/html":
        return [html.text(decoded)]
    if kind == "text/markdown" or markdown.looks_like(decoded):
        return [markdown.text(decoded)]
    return decoded.split("\f")


def _refuse_what_is_no_text(kind: str, name: str, decoded: str) -> None:
    """Bytes of a damaged file are never taken for text.

    Raises:
        ParseError: the name promises a document that the bytes are not, or most likely
            nobody wrote these signs.
    """
    suffix = re.search(r"\.(?:pdf|docx)$", name.lower())
    if suffix and kind != "text/html":
        raise ParseError(f"a damaged file: its bytes are not those of a {suffix[0]}")
    start = decoded[:_JUDGED].lstrip()
    if start.startswith("{\\rtf"):
        raise ParseError(f"an RTF document; allowed: {' '.join(SUFFIXES)}")
    if len(_NO_TEXT.findall(start)) > len(start) // 100:
        raise ParseError(
            "this is no text, and no document of a known kind (damaged?); allowed: "
            + " ".join(SUFFIXES)
        )


def _without_repeated_tops(pages: list[str]) -> list[str]:
    """Drop from later pages the top lines that they have in common with the first.

    Numbers are not compared: a page number is part of such a head. Lines with a § are
    kept, for they mark where an item of minutes begins.
    """
    if len(pages) < 2:
        return pages
    first = [_masked(line) for line in pages[0].split("\n") if line][:_TOP_LINES]
    return [pages[0], *(_without_top(page, first) for page in pages[1:])]


def _without_top(page: str, first: list[str]) -> str:
    lines = page.split("\n")
    expected = iter(first)
    for index, line in enumerate(lines):
        if line and ("§" in line or _masked(line) != next(expected, None)):
            return "\n".join(lines[index:])
    return ""


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _tidy(page: str) -> str:
    page = unicodedata.normalize("NFC", page.replace("\r\n", "\n").replace("\r", "\n"))
    page = _CONTROL.sub(" ", page)
    lines = [line.rstrip() for line in page.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
