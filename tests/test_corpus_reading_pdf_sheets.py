"""Sheets with two pages side by side: the left page first; wide tables stay as they are."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import Draw, lines, paper, turned
from tests.test_corpus_reading_pdf_sidebars import TEXT


def sheet(left: list[str], right: list[str]) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((1190, 842))
        lines(left, left=60)(canvas)
        lines(right, left=655)(canvas)

    return draw


def section(number: int, *more: str) -> list[str]:
    return [
        f"{number} §",
        "Laiturin korjaus",
        *more,
        "Päätös",
        f"Kohta {number} hyväksyttiin.",
    ]


SHEETS = {
    "short sections": (section(45), section(46)),
    "unequal": (section(45, "Perustelut", "Laituri on vanha."), section(46)),
    "running text": (TEXT, [f"Lisäksi todetaan, että {line}" for line in TEXT[:6]]),
    "text and heads": (
        ["Kunnanhallitus 12.3.2031", *TEXT, *TEXT],
        ["Kunnanhallitus 13.3.2031", *TEXT],
    ),
}


@pytest.mark.parametrize("kind", SHEETS)
def test_the_left_page_of_a_sheet_comes_before_the_right_one(kind: str) -> None:
    left, right = SHEETS[kind]
    text = read_document("x.pdf", paper(sheet(left, right))).text

    assert text.split("\n") == [*left, "", *right]


def test_a_turned_sheet_is_read_so_too() -> None:
    draw = turned(sheet(section(45), section(46)), 90, 842, 0)

    def turn(canvas: Canvas) -> None:
        draw(canvas)
        canvas.setPageSize((842, 1190))

    text = read_document("x.pdf", paper(turn)).text

    assert text.split("\n") == [*section(45), "", *section(46)]


def test_a_wide_table_is_read_across() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((1190, 842))
        for row, cells in enumerate(
            ("Kohde Ranta Vuosi Hinta", "Laituri Etelä 2031 900")
        ):
            for column, cell in enumerate(cells.split()):
                canvas.drawString(60 + 297 * column, 780 - 15 * row, cell)

    text = read_document("x.pdf", paper(draw)).text

    assert text == "Kohde   Ranta   Vuosi   Hinta\nLaituri   Etelä   2031   900"


def test_a_wide_table_of_long_cells_is_read_across() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((1190, 842))
        for row in range(8):
            for column in range(4):
                text = f"Laituri {row}{column} Mallilan rannassa"
                canvas.drawString(60 + 297 * column, 780 - 15 * row, text)

    text = read_document("x.pdf", paper(draw)).text

    assert text.split("\n")[0] == "   ".join(
        f"Laituri 0{column} Mallilan rannassa" for column in range(4)
    )
