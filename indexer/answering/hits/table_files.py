"""Whole results as CSV or XLSX, streamed: memory does not grow with the result."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlsxwriter

_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_FLUSH_CHARACTERS = 65_536
XLSX_MAX_LINKS = 65_000
"""A worksheet holds 65,530 links; further addresses are written as text."""

XLSX_MAX_ROWS = 1_048_575
"""Data rows that a worksheet can hold below its header."""


def defused(cell: str) -> str:
    """Keep a spreadsheet from reading a published text as a formula.

    A leading ``=``, ``+``, ``-``, ``@``, tab or carriage return gets an apostrophe before
    it, as spreadsheets themselves do for text.
    """
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def csv_lines(
    header: Sequence[str] | None,
    rows: Iterable[Sequence[object]],
    *,
    bom: bool = False,
    delimiter: str = ",",
) -> Iterator[bytes]:
    """Yield a CSV file (RFC 4180, UTF-8) in pieces of about 64 KiB.

    Args:
        header: column names, the first line; None: a piece of a file goes on.
        rows: cells; None is an empty one, formulas in texts are defused.
        bom: begin with a byte-order mark, which some spreadsheets need for UTF-8.
        delimiter: between cells; spreadsheets in Finnish and Swedish want ";".
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    if bom:
        buffer.write("\ufeff")
    if header is not None:
        writer.writerow(header)
    for row in rows:
        writer.writerow(["" if c is None else defused(str(c)) for c in row])
        if buffer.tell() > _FLUSH_CHARACTERS:
            yield buffer.getvalue().encode("utf-8", "replace")
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode("utf-8", "replace")


def xlsx_bytes(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, sheet: str = "Päätökset"
) -> Iterator[bytes]:
    """Yield an XLSX file; it is written to a temporary file row by row first.

    Cells are written as text, never as formulas or links. Rows past what a worksheet can
    hold go on to further worksheets.
    """
    import xlsxwriter  # Only who asks for a worksheet waits for it.

    with tempfile.TemporaryFile() as file:
        options = {"constant_memory": True, "strings_to_formulas": False}
        workbook = xlsxwriter.Workbook(file, {**options, "strings_to_urls": False})
        bold = workbook.add_format({"bold": True})
        worksheet = _new_sheet(workbook, sheet, 1, header, bold)
        line, sheets = 0, 1
        for row in rows:
            if line >= XLSX_MAX_ROWS:
                sheets += 1
                worksheet = _new_sheet(workbook, sheet, sheets, header, bold)
                line = 0
            line += 1
            for column, cell in enumerate(row):
                worksheet.write_string(line, column, printable(cell)[:32_767])
        workbook.close()
        file.seek(0)
        while chunk := file.read(65_536):
            yield chunk


def _new_sheet(
    workbook: xlsxwriter.Workbook,
    name: str,
    number: int,
    header: Sequence[str],
    bold: object,
) -> xlsxwriter.worksheet.Worksheet:
    worksheet = workbook.add_worksheet(name if number == 1 else f"{name} {number}")
    worksheet.freeze_panes(1, 0)
    for column, title in enumerate(header):
        worksheet.write_string(0, column, title, bold)
    return worksheet


def printable(cell: str) -> str:
    """Drop characters that XML 1.0 cannot hold."""
    return _UNPRINTABLE.sub("", cell)
