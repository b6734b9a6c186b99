"""A whole result as a workbook for people: labels, typed cells, links, and what it is.

The first sheets hold the decisions, the last one says what was asked, when, of how many
decisions, what the columns mean and what they are called in files for programs.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter

from indexer.answering.hits.table_files import (
    XLSX_MAX_LINKS,
    XLSX_MAX_ROWS,
    printable,
)
from search_web.files.column_meanings import COLUMN_MEANINGS
from search_web.files.sheet_columns import LONGEST_CELL, CellType, SheetHead
from search_web.page.labelling.labels import N_
from search_web.page.labelling.languages import translate


def table_workbook(
    columns: Sequence[SheetHead],
    rows: Iterable[Sequence[object]],
    about: Sequence[tuple[str, str]],
    title: str,
) -> Iterator[bytes]:
    """Yield a workbook; it is written to a temporary file row by row first.

    Args:
        columns: heads of the columns.
        rows: a value for each column; None and "" are empty cells.
        about: label and value of each line of the last sheet.
        title: of the first sheet.
    """
    with tempfile.TemporaryFile() as file:
        book = _Book(file, columns, title)
        for row in rows:
            book.add(row)
        book.close(about)
        file.seek(0)
        while chunk := file.read(65_536):
            yield chunk


class _Book:
    def __init__(self, file: object, columns: Sequence[SheetHead], title: str) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_date_format": "d.m.yyyy",
        }
        self._columns, self._title = columns, title
        self._book = xlsxwriter.Workbook(file, options)
        self._bold = self._book.add_format({"bold": True, "bottom": 2})
        self._day = self._book.add_format({"num_format": "d.m.yyyy"})
        self._money = self._book.add_format({"num_format": "# ##0.00"})
        self._sheets = 0
        self._new_sheet()

    def _new_sheet(self) -> None:
        self._sheets += 1
        name = self._title if self._sheets == 1 else f"{self._title} {self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, XLSX_MAX_ROWS, len(self._columns) - 1)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, translate(column.label), self._bold)
        self._line = self._links = 0

    def add(self, row: Sequence[object]) -> None:
        """Write a row into the next line."""
        if self._line >= XLSX_MAX_ROWS:
            self._new_sheet()
        self._line += 1
        for place, (column, value) in enumerate(zip(self._columns, row, strict=True)):
            if value not in (None, ""):
                self._write(place, column.type, value)

    def _write(self, place: int, kind: CellType, value: object) -> None:
        if kind == "day" and isinstance(value, dt.date):
            self._sheet.write_datetime(self._line, place, value, self._day)
        elif kind == "euros" and isinstance(value, float):
            self._sheet.write_number(self._line, place, value, self._money)
        elif kind == "count" and isinstance(value, int):
            self._sheet.write_number(self._line, place, value)
        elif kind == "link" and self._is_link(str(value)):
            self._links += 1
            self._sheet.write_url(self._line, place, str(value))
        else:
            text = printable(str(value))[:LONGEST_CELL]
            self._sheet.write_string(self._line, place, text)

    def _is_link(self, address: str) -> bool:
        is_web = address.startswith(("http://", "https://")) and len(address) < 2000
        return is_web and self._links < XLSX_MAX_LINKS

    def close(self, about: Sequence[tuple[str, str]]) -> None:
        """Write the last sheet and end the file."""
        sheet = self._book.add_worksheet(translate(N_("About this file")))
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 90)
        sheet.set_column(2, 2, 20)
        for line, (label, value) in enumerate(about):
            sheet.write_string(line, 0, label, self._bold if line == 0 else None)
            sheet.write_string(line, 1, printable(value)[:LONGEST_CELL])
        self._explain(sheet, len(about) + 1)
        self._book.close()

    def _explain(self, sheet: xlsxwriter.worksheet.Worksheet, line: int) -> None:
        """Write what each column means, and its name in files for programs."""
        head = N_("Column"), N_("Meaning"), N_("Name for programs")
        for place, label in enumerate(head):
            sheet.write_string(line, place, translate(label), self._bold)
        for each, column in enumerate(self._columns, line + 1):
            meaning = translate(COLUMN_MEANINGS[column.name])
            for place, text in enumerate((translate(column.label), meaning)):
                sheet.write_string(each, place, text)
            sheet.write_string(each, 2, column.name)
