"""A whole result as a workbook for people: labels, typed cells, links, and what it is.

The first sheets hold the decisions, the last one says what was asked, when, of how many
decisions and what the columns are called in the other files.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence

import xlsxwriter

from corpus.model import Decision
from indexer.answering.hits.table_files import XLSX_MAX_ROWS, printable
from indexer.request import Hit
from search_web.files.sheet_columns import COLUMNS, LONGEST_CELL, CellType
from search_web.page.labelling.labels import N_
from search_web.page.labelling.languages import translate

MOST_LINKS = 65_000
"""A worksheet holds 65,530 links; further addresses are written as text."""


def workbook_bytes(
    rows: Iterable[tuple[Hit, Decision]],
    permalink: Callable[[str], str],
    about: Sequence[tuple[str, str]],
) -> Iterator[bytes]:
    """Yield the file; it is written to a temporary file row by row first.

    Args:
        rows: hits with their decisions, in order.
        permalink: permanent address of a decision.
        about: label and value of each line of the last sheet.
    """
    with tempfile.TemporaryFile() as file:
        book = _Book(file)
        for hit, decision in rows:
            book.add(hit, decision, permalink(hit.decision_id))
        book.close(about)
        file.seek(0)
        while chunk := file.read(65_536):
            yield chunk


class _Book:
    def __init__(self, file: object) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_date_format": "d.m.yyyy",
        }
        self._book = xlsxwriter.Workbook(file, options)
        self._bold = self._book.add_format({"bold": True, "bottom": 2})
        self._day = self._book.add_format({"num_format": "d.m.yyyy"})
        self._money = self._book.add_format({"num_format": "# ##0.00"})
        self._sheets = 0
        self._new_sheet()

    def _new_sheet(self) -> None:
        self._sheets += 1
        name = translate(N_("Decisions"))
        shown = name if self._sheets == 1 else f"{name} {self._sheets}"
        self._sheet = self._book.add_worksheet(shown)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, XLSX_MAX_ROWS, len(COLUMNS) - 1)
        for place, column in enumerate(COLUMNS):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, translate(column.label), self._bold)
        self._line = self._links = 0

    def add(self, hit: Hit, decision: Decision, permalink: str) -> None:
        """Write a decision into the next line."""
        if self._line >= XLSX_MAX_ROWS:
            self._new_sheet()
        self._line += 1
        for place, column in enumerate(COLUMNS):
            is_own = column.name == "permalink"
            value = permalink if is_own else column.value(hit, decision)
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
        return is_web and self._links < MOST_LINKS

    def close(self, about: Sequence[tuple[str, str]]) -> None:
        """Write the last sheet and end the file."""
        sheet = self._book.add_worksheet(translate(N_("About this file")))
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 90)
        names = [(translate(row.label), row.name) for row in COLUMNS]
        lines = [*about, ("", ""), (translate(N_("Column")), "CSV, NDJSON"), *names]
        for line, (label, value) in enumerate(lines):
            sheet.write_string(line, 0, label, self._bold if line == 0 else None)
            sheet.write_string(line, 1, printable(value)[:LONGEST_CELL])
        self._book.close()
