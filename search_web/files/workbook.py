"""A whole result as a workbook for people: labels, typed cells, links, and what it is.

The first sheets hold the decisions, the last one says what was asked, when, of how many
decisions and what the columns are called in the other files.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import xlsxwriter

from corpus.model import Decision
from indexer.answering.hits.table_files import XLSX_MAX_ROWS, printable
from indexer.request import Hit
from search_web.page.components.decided import (
    decided_sums,
    deciding_vote,
    roll_calls,
    ruling,
)
from search_web.page.labelling.labels import N_, value_label
from search_web.page.labelling.languages import translate
from search_web.page.labelling.vote_labels import side_label

CellType = Literal["text", "day", "number", "link"]
MOST_LINKS = 65_000
"""A worksheet holds 65,530 links; further addresses are written as text."""

LONGEST_CELL = 32_767


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: its name in the other files, its label, type, width and value."""

    name: str
    label: str
    type: CellType
    width: int
    value: Callable[[Hit, Decision], object]


def _facet(name: str) -> Callable[[Hit, Decision], object]:
    return lambda hit, _: "; ".join(
        value_label(name, value) for value in hit.facets.get(name, ())
    )


def _labelled(name: str, facet: str) -> Callable[[Hit, Decision], object]:
    def value(hit: Hit, _: Decision) -> object:
        found = getattr(hit, name)
        return value_label(facet, found) if found and found != "none" else None

    return value


def _votes(_: Hit, decision: Decision) -> object:
    vote = deciding_vote(decision)
    return f"{vote.won}–{vote.lost}" if vote else None


def _roll_call(_: Hit, decision: Decision) -> object:
    sides = (
        f"{side_label(side)}: {', '.join(who)}" for side, who in roll_calls(decision)
    )
    return "; ".join(sides) or None


def _euros(_: Hit, decision: Decision) -> object:
    sums = decided_sums(decision)
    return sums[0].euros if sums else None


COLUMNS = (
    SheetColumn("id", N_("Id"), "text", 22, lambda hit, _: hit.decision_id),
    SheetColumn(
        "municipality", N_("Municipality"), "text", 18, lambda hit, _: hit.municipality
    ),
    SheetColumn(
        "organisation", N_("Organisation"), "text", 18, lambda hit, _: hit.organisation
    ),
    SheetColumn("region", N_("Region"), "text", 16, _facet("region")),
    SheetColumn("body", N_("Body"), "text", 22, lambda hit, _: hit.body),
    SheetColumn("date", N_("Day"), "day", 12, lambda hit, _: hit.date),
    SheetColumn(
        "minutes_section", N_("Section"), "text", 8, lambda hit, _: hit.minutes_section
    ),
    SheetColumn("title", N_("Title"), "text", 50, lambda hit, _: hit.title.text),
    SheetColumn(
        "ruling", N_("What was decided"), "text", 50, lambda _, made: ruling(made)
    ),
    SheetColumn("outcome", N_("Outcome"), "text", 18, _labelled("outcome", "outcome")),
    SheetColumn("votes", N_("Votes"), "text", 8, _votes),
    SheetColumn("roll_call", N_("Who voted how"), "text", 20, _roll_call),
    SheetColumn("euros", N_("Largest sum decided, euros"), "number", 14, _euros),
    SheetColumn("topic", N_("Topic"), "text", 22, _facet("topic")),
    SheetColumn(
        "case_number", N_("Record number"), "text", 22, lambda hit, _: hit.case_number
    ),
    SheetColumn(
        "law_references", N_("Law references"), "text", 26, _facet("law_reference")
    ),
    SheetColumn("kind", N_("Kind of document"), "text", 16, _labelled("kind", "kind")),
    SheetColumn("status", N_("Stage"), "text", 12, _labelled("status", "status")),
    SheetColumn(
        "language", N_("Language"), "text", 8, _labelled("language", "language")
    ),
    SheetColumn("url", N_("Original"), "link", 30, lambda hit, _: hit.url),
    SheetColumn("permalink", N_("Permanent address"), "link", 30, lambda hit, _: None),
    SheetColumn("content_hash", "SHA-256", "text", 16, lambda hit, _: hit.content_hash),
    SheetColumn("text", N_("Text"), "text", 40, lambda _, made: made.text),
)
"""In the order of the sheet; ``permalink`` is filled by the writer."""


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
        elif kind == "number" and isinstance(value, float):
            self._sheet.write_number(self._line, place, value, self._money)
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
