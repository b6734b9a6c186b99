"""Workbooks (.xlsx): a page for each sheet, its name above its rows."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable

import openpyxl
from lxml.etree import LxmlError

from corpus.errors import ParseError
from corpus.reading.office.package import Package
from corpus.reading.scans.document_pages import DocumentPage, ReadDocument

MAX_SHEETS = 50
MAX_CELLS = 200_000
"""Of a workbook, empty ones counted, too."""

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, LxmlError, SyntaxError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, EOFError),
)


def read_workbook(body: bytes) -> ReadDocument:
    """Return the visible sheets; values as they were last calculated.

    Raises:
        ParseError: damaged, encrypted, or far too large unpacked.
    """
    package = Package(body)
    for name in package.parts(r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml"):
        package.read(name)
    pages: list[DocumentPage] = []
    notes: list[str] = []
    left = MAX_CELLS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(body), read_only=True, data_only=True
            )
            for sheet in book.worksheets[:MAX_SHEETS]:
                if sheet.sheet_state != "visible":
                    continue
                rows, left = _rows(sheet.iter_rows(values_only=True), left)
                text = "\n".join([sheet.title, *rows]) if rows else ""
                pages.append(DocumentPage(text, "good" if text else "empty"))
                if left <= 0:
                    notes.append(f"only the first {MAX_CELLS} cells are read")
                    break
            if len(book.worksheets) > MAX_SHEETS:
                notes.append(f"only the first {MAX_SHEETS} sheets are read")
    except _DAMAGE as error:
        raise ParseError(f"not a readable workbook ({error})") from error
    return ReadDocument(tuple(pages), notes=tuple(notes))


def _rows(rows: Iterable[tuple[object, ...]], left: int) -> tuple[list[str], int]:
    """Return rows as lines, and how many cells may still be read."""
    lines = []
    for row in rows:
        left -= max(len(row), 1)
        cells = [_shown(value) for value in row]
        line = " | ".join(cells).strip(" |")
        if line:
            lines.append(line)
        if left <= 0:
            break
    return lines, left


def _shown(value: object) -> str:
    """Return a value as Finnish readers write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, float):
        number = f"{round(value, 6):f}".rstrip("0").rstrip(".")
        return number.replace(".", ",")
    return " ".join(str(value).split())
