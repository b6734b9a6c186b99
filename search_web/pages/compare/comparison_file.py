"""A whole comparison as a workbook: typed cells, a frozen header, and what it is."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import xlsxwriter
from flask_babel import gettext

from indexer.answering.hits.table_files import XLSX_MAX_LINKS, printable
from search_web.page.labelling.labels import region_label
from search_web.pages.compare.compare_table import (
    SMALLEST_BASE,
    CellState,
    ComparisonTable,
)
from search_web.pages.places.publisher_list import table_row


def state_words(state: CellState) -> str:
    """Return what the state of a cell means."""
    if state == "none":
        words = gettext("not covered: the figure is not known")
    elif state == "partial":
        words = gettext("partly covered: at least so many")
    else:
        words = gettext("covered")
    return str(words)


def comparison_columns() -> tuple[tuple[str, str], ...]:
    """Return the label of each column, and what it means."""
    return (
        (gettext("Municipality"), gettext("Whose decisions they are.")),
        (gettext("Year"), gettext("Year of the decisions.")),
        (gettext("Decisions found"), gettext("Decisions that the search finds.")),
        (
            gettext("Decisions held"),
            gettext("All decisions of that year that we hold."),
        ),
        (
            gettext("Per 1,000 decisions"),
            gettext(
                "Found, for a thousand held; only where a hundred or more are held."
            ),
        ),
        (
            gettext("Coverage"),
            gettext("Whether the year is held as a whole; empty counts are not known."),
        ),
        (
            gettext("Cases found"),
            gettext("Each case once, however many bodies handled it in that year."),
        ),
        (gettext("Region"), gettext("Region of the municipality today.")),
        (
            gettext("Municipality code"),
            gettext("Code of Statistics Finland, three digits; other tables have it."),
        ),
        (gettext("Open"), gettext("The decisions found, as a search.")),
    )


def comparison_workbook(
    table: ComparisonTable,
    about: Sequence[tuple[str, str]],
    link: Callable[[str, Sequence[str]], str],
) -> bytes:
    """Return the file: a line a publisher and year, then a sheet that says what it is.

    Where nothing is held the cell of hits is empty; a rate is given from a hundred
    decisions on. *link* gives the address of the hits of a municipality in some years.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    bold = book.add_format({"bold": True, "bottom": 2})
    sheet = book.add_worksheet(gettext("Comparison"))
    columns = comparison_columns()
    for place, (label, _) in enumerate(columns):
        sheet.write_string(0, place, label, bold)
    line = links = 0
    for row in table.rows:
        publisher = table_row(row.name)
        for year, cell in zip(table.years, row.cells, strict=True):
            line += 1
            sheet.write_string(line, 0, printable(row.name))
            sheet.write_number(line, 1, int(year))
            if cell.state != "none":
                sheet.write_number(line, 2, cell.count)
                sheet.write_number(line, 3, cell.base)
                if cell.base >= SMALLEST_BASE:
                    sheet.write_number(line, 4, round(1000 * cell.count / cell.base, 2))
                sheet.write_number(line, 6, cell.cases)
            sheet.write_string(line, 5, state_words(cell.state))
            if publisher is not None and publisher.region:
                sheet.write_string(line, 7, region_label(publisher.region))
                sheet.write_string(line, 8, publisher.code)
            if cell.count:
                links += 1
                write = (
                    sheet.write_url if links < XLSX_MAX_LINKS else sheet.write_string
                )
                write(line, 9, link(row.name, (year,)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, line, len(columns) - 1)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, len(columns) - 1, 18)
    told = book.add_worksheet(gettext("About this file"))
    told.set_column(0, 0, 24)
    told.set_column(1, 1, 90)
    explained = (*about, ("", ""), *columns)
    for place, (label, value) in enumerate(explained):
        told.write_string(place, 0, label)
        told.write_string(place, 1, printable(value))
    book.close()
    return target.getvalue()
