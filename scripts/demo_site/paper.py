"""Decisions on paper: plain PDF pages with a text layer, written with PDFium."""

from __future__ import annotations

import ctypes
import io
import re
import textwrap
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.reading.pdf.pdfium_lock import PDFIUM

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595.0, 842.0, 64.0
LINE_HEIGHT, FONT_SIZE, COLUMNS, LINES = 15.0, 11.0, 84, 46
_MOMENT = re.compile(rb"(?<=/CreationDate\(D:)\d{14}|(?<=<)[0-9A-F]{32}(?=>)")


def write_pdf(lines: list[str]) -> bytes:
    """Return a PDF with *lines* as text, wrapped at 84 characters, 46 lines a page.

    A form feed alone on a line begins a new page. May be called from any thread.
    """
    with PDFIUM:
        return _write_pdf(lines)


def _write_pdf(lines: list[str]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for page_lines in _pages(lines):
        page = document.new_page(PAGE_WIDTH, PAGE_HEIGHT)
        for row, line in enumerate(page_lines):
            _write_line(document, page, line, PAGE_HEIGHT - MARGIN - row * LINE_HEIGHT)
        page.gen_content()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    # The same paper is the same file, whenever it is asked for.
    return _MOMENT.sub(lambda found: b"0" * len(found[0]), buffer.getvalue())


def _pages(lines: list[str]) -> Iterator[list[str]]:
    page: list[str] = []
    for line in lines:
        pieces = textwrap.wrap(line, COLUMNS, break_long_words=False) or [""]
        for piece in pieces:
            if line == "\f" or len(page) == LINES:
                yield page
                page = []
            if line != "\f":
                page.append(piece)
    yield page


def _write_line(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, line: str, y: float
) -> None:
    if not line:
        return
    text_object = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", FONT_SIZE)
    encoded = (line + "\0").encode("utf-16-le")
    units = ctypes.cast(
        ctypes.create_string_buffer(encoded), ctypes.POINTER(ctypes.c_ushort)
    )
    pdfium.FPDFText_SetText(text_object, units)
    pdfium.FPDFPageObj_Transform(text_object, 1, 0, 0, 1, MARGIN, y)
    pdfium.FPDFPage_InsertObject(page.raw, text_object)
