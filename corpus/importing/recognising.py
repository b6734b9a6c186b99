"""Pages of a document that only OCR can read: found, drawn and read, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.errors import ParseError
from corpus.reading.files import media_type
from corpus.reading.pdf.drawing import recognised_page
from corpus.reading.pdf.reading import read_pdf
from corpus.reading.scans.ocr import OcrText

MAX_PAGES = 200
"""Of one document; a page takes seconds."""

_UNREAD = {"picture", "damaged"}
Apart = Callable[..., Any]


def recognise(name: str, body: bytes, apart: Apart) -> tuple[dict[int, OcrText], str]:
    """Read the unread pages of a PDF by OCR.

    Args:
        name: of the file.
        body: all of it.
        apart: calls a function with arguments in a process of its own.

    Returns:
        Texts by page number, and in words why others were not read; "" when all were.
    """
    if media_type(name, body) != "application/pdf":
        return {}, ""
    try:
        wanted = apart(unread_pages, body)
    except ParseError:
        # The file cannot be read at all, which is told elsewhere.
        return {}, ""
    found: dict[int, OcrText] = {}
    for number in wanted[:MAX_PAGES]:
        try:
            found[number] = apart(recognised_page, body, number)
        except ParseError as error:
            return found, str(error)
    left = len(wanted) - MAX_PAGES
    return found, f"OCR: {left} further pages are too many" if left > 0 else ""


def unread_pages(body: bytes) -> list[int]:
    """Return the numbers of the pages of a PDF that are pictures or damaged."""
    pages = read_pdf(body).pages
    return [
        number for number, page in enumerate(pages, start=1) if page.state in _UNREAD
    ]
