"""Workbooks (.xlsx): a page for each sheet, its name above its rows."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any

import openpyxl
from lxml.etree import LxmlError

from corpus.errors import ParseError
from corpus.reading.office.charts import chart_words
from corpus.reading.office.package import Package
from corpus.reading.office.paper import is_paper_white
from corpus.reading.office.relations import relations_of
from corpus.reading.office.sheet_values import (
    HiddenParts,
    count_uncalculated,
    hidden_parts,
    shown_value,
)
from corpus.reading.scans.document_pages import DocumentPage, ReadDocument

MAX_SHEETS = 50
MAX_CELLS = 200_000
"""Of a workbook, empty ones counted, too."""

_MOST_BYTES = 100_000_000
_STRICT = b"http://purl.oclc.org/ooxml/"
_OOXML = b"http://schemas.openxmlformats.org/"
_USUAL = (
    (_STRICT + b"spreadsheetml/main", _OOXML + b"spreadsheetml/2006/main"),
    (
        _STRICT + b"officeDocument/relationships",
        _OOXML + b"officeDocument/2006/relationships",
    ),
)
_BLANK_ROWS = 100
"""So many rows without a cell count as one cell: a row far below makes many."""

_PAINTED = re.compile(rb"<(?:\w+:)?(?:tablePart|conditionalFormatting)\b")
"""What may paint cells whose own style does not."""

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
    if _STRICT in package.read("xl/workbook.xml"):
        body = _transitional(package)
        package = Package(body)
    for name in package.parts(r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml"):
        package.read(name)
    pages: list[DocumentPage] = []
    notes: list[str] = []
    left, left_out, uncalculated, paper = MAX_CELLS, 0, 0, _Paper()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(body), read_only=True, data_only=True
            )
            for sheet in book.worksheets[:MAX_SHEETS]:
                if sheet.sheet_state != "visible":
                    continue
                path = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
                hidden = hidden_parts(package, path)
                uncalculated += count_uncalculated(package, path)
                left_out += bool(hidden.rows or hidden.columns)
                # Programs tell the size of a sheet wrongly; its rows tell it right.
                sheet.reset_dimensions()
                is_plain = _PAINTED.search(package.read(path)) is None
                rows, left = _rows(
                    sheet.iter_rows(), left, hidden, paper if is_plain else None
                )
                rows += _drawn(package, path)
                text = "\n".join([sheet.title, *rows]) if rows else ""
                pages.append(DocumentPage(text, "good" if text else "empty"))
                if left <= 0:
                    notes.append(f"only the first {MAX_CELLS} cells are read")
                    break
            if paper.has_white:
                notes.append("text as white as its paper is left out")
            if uncalculated:
                notes.append(f"{uncalculated} formulas have no calculated value")
            if left_out:
                notes.append(
                    f"hidden rows or columns of {left_out} sheets are left out"
                )
            if len(book.worksheets) > MAX_SHEETS:
                notes.append(f"only the first {MAX_SHEETS} sheets are read")
    except _DAMAGE as error:
        raise ParseError(f"not a readable workbook ({error})") from error
    return ReadDocument(tuple(pages), notes=tuple(notes))


def _drawn(package: Package, sheet: str) -> list[str]:
    """Return the text of boxes and charts that lie on a sheet."""
    found: list[str] = []
    for drawing in relations_of(package, sheet).values():
        if drawing.kind != "drawing" or not package.has(drawing.name):
            continue
        found += [
            "".join(run.text or "" for run in paragraph.iter("{*}t"))
            for paragraph in package.tree(drawing.name).iter("{*}p")
        ]
        for chart in relations_of(package, drawing.name).values():
            if chart.kind == "chart" and package.has(chart.name):
                found += chart_words(package.tree(chart.name))
    return [text for text in found if text.strip()]


def _transitional(package: Package) -> bytes:
    """Return a workbook of the strict form with the names that the reader knows."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        left = _MOST_BYTES
        for name in package.names:
            part = package.read(name)
            left -= len(part)
            if left < 0:
                raise ParseError(f"a workbook of over {_MOST_BYTES} bytes unpacked")
            for strict, usual in _USUAL:
                part = part.replace(strict, usual)
            file.writestr(name, part)
    return archive.getvalue()


class _Paper:
    """Which cells are written in white on bare paper, by the numbers of their styles.

    Attributes:
        has_white: whether any was.
    """

    def __init__(self) -> None:
        self._unseen: dict[int, bool] = {}
        self.has_white = False

    def hides(self, cell: Any) -> bool:
        """Whether nobody sees what a cell holds."""
        number = cell._style_id
        if number not in self._unseen:
            self._unseen[number] = (
                _is_white(cell.font.color) and not cell.fill.fill_type
            )
        self.has_white |= self._unseen[number]
        return self._unseen[number]


def _is_white(colour: Any) -> bool:
    """Whether a colour is white: by its parts, or the first one of the usual theme."""
    if colour is None or colour.tint:
        return False
    if colour.type == "theme":
        return bool(colour.theme == 0)
    return colour.type == "rgb" and is_paper_white(str(colour.rgb))


def _rows(
    rows: Iterable[tuple[Any, ...]],
    left: int,
    hidden: HiddenParts,
    paper: _Paper | None,
) -> tuple[list[str], int]:
    """Return rows as lines, and how many cells may still be read."""
    lines = []
    for number, row in enumerate(rows, start=1):
        left -= len(row) or number % _BLANK_ROWS == 0
        cells = [
            ""
            if cell.value is None or (paper and paper.hides(cell))
            else shown_value(cell.value, cell.number_format)
            for column, cell in enumerate(row, start=1)
            if column not in hidden.columns
        ]
        line = " | ".join(cells).strip(" |")
        if line and number not in hidden.rows:
            lines.append(line)
        if left <= 0:
            break
    return lines, left
