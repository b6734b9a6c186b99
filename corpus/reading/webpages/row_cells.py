"""Rows of tables on web pages: their cells, and whether they hold values or lay out text.

Browsers show what stands in a row and in no cell of it before the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from analyzers.decision.lines.decision_lists import is_head

CELLS = frozenset({"td", "th"})
_GROUPS = frozenset(["thead", "tbody", "tfoot", "form"])
_AROUND_CELLS = frozenset({"form", "font", "span", "div", "a", "b", "center"})
_SET_AS_CELLS = (
    ".//*[(@role='cell' or @role='gridcell' or @role='columnheader' or @role='rowheader'"
    " or contains(translate(@style, ' ', ''), 'display:table-cell'))"
    " and not(self::td or self::th)]/.."
)
"""What holds elements that are named or set as cells of a table."""

_LEAST_ALIKE, _MOST_COMPARED = 3, 12
_LONGEST_VALUE = 100
_MOST_LABELS, _LONGEST_LABEL = 9, 200
_NUMBER = re.compile(r"[-–+]?\d[\d .,\u00a0]*(?: ?(?:%|€|euroa|eur|kpl|st|m²|m2|h|t))?")
_BULLET = re.compile("[-–—•·*]")
_SECTION = re.compile(r"§ ?\d{1,4}|\d{1,4} ?§")
CELL_MARK = " | "
"""Between the cells of a table where its rows and cells are to be kept."""


def make_rows(root: HtmlElement) -> None:
    """Make rows of elements whose parts are named cells, or set as such by a style."""
    for row in root.xpath(_SET_AS_CELLS):
        parts = [part for part in row if isinstance(part.tag, str)]
        if len(parts) > 1 and row.tag not in ("body", "html"):
            row.tag = "tr"
            for part in parts:
                part.tag = "td"


def is_one_line(cells: Sequence[str]) -> bool:
    """Whether a row is a line that a table only sets: a label, a bullet, body and §.

    >>> is_one_line(["Puhelin:", "123"]), is_one_line(["Laituri", "900"])
    (True, False)
    """
    return (
        cells[0].endswith(":")
        or _BULLET.fullmatch(cells[0]) is not None
        or any(_SECTION.fullmatch(cell) for cell in cells)
    )


def cells_of_row(row: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the cells of a row, also those inside a form or a font in it."""
    for child in row:
        if child.tag in CELLS:
            yield child
        elif child.tag in _AROUND_CELLS:
            yield from (one for one in child.iter("td", "th") if _is_of(one, row))


def _is_of(cell: HtmlElement, row: HtmlElement) -> bool:
    """Whether a cell is of a row, and of no table inside it."""
    return next(cell.iterancestors("tr"), None) is row


def strays_of_row(row: HtmlElement) -> Iterator[str]:
    """Yield the text of a row that is in none of its cells; browsers show it before."""
    for text in (row.text, *(child.tail for child in row)):
        if text and text.strip():
            yield text


def are_data(row: HtmlElement, filled: Sequence[str]) -> bool:
    """Whether cells of several short lines stand beside numbers, as in no layout."""
    parent = row.getparent()
    rows = () if parent is None else islice(parent.iterchildren("tr"), _MOST_COMPARED)
    count = sum(1 for _ in cells_of_row(row))
    alike = sum(
        1
        for one in rows
        if sum(1 for _ in islice(cells_of_row(one), count + 1)) == count
    )
    return (
        len(filled) > 1
        and alike >= _LEAST_ALIKE
        and any(map(_NUMBER.fullmatch, filled))
        and all(
            len(cell) <= _LONGEST_VALUE and CELL_MARK not in cell and "\n\n" not in cell
            for cell in filled
            if "\n" in cell
        )
    )


def lists_decisions(table: HtmlElement) -> bool:
    """Whether the columns of a table are items, their titles and decisions."""
    first = _first_row(table)
    if first is None:
        return False
    labels = map(_label, islice(cells_of_row(first), _MOST_LABELS))
    return is_head(list(labels))


def _first_row(table: HtmlElement) -> HtmlElement | None:
    """Return the first row; ``iter`` takes as long for it as the table is long."""
    for child in table:
        if child.tag == "tr":
            return child
        found = _first_row(child) if child.tag in _GROUPS else None
        if found is not None:
            return found
    return None


def _label(cell: HtmlElement) -> str:
    """Return the text of a cell, "" for a longer one than labels are."""
    text = ""
    for piece in cell.itertext():
        text += str(piece)
        if len(text) > _LONGEST_LABEL:
            return ""
    return " ".join(text.split())


def filled_places(table: HtmlElement) -> set[int]:
    """Return the places of cells that some row of a table fills."""
    return {
        place
        for row in table
        if row.tag == "tr"
        for place, cell in enumerate(cells_of_row(row))
        if cell.text_content().strip()
    }
