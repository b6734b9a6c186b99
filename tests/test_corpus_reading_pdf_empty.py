"""Tables of a PDF with empty cells: what stands behind one keeps its column."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import paper

HEADS = ("Nimi", "Jaa", "Ei", "Tyhjä")
EDGES = (60, 240, 300, 360)


def text_of(rows: Sequence[Sequence[str]], *, is_right: bool = False) -> list[str]:
    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            for place, (left, text) in enumerate(zip(EDGES, row, strict=False)):
                if is_right and place:
                    canvas.drawRightString(left + 30, 700 - 16 * number, text)
                else:
                    canvas.drawString(left, 700 - 16 * number, text)

    return read_document("x.pdf", paper(draw)).text.split("\n")


@pytest.mark.parametrize("is_right", [False, True])
def test_a_value_behind_an_empty_cell_keeps_its_column(is_right: bool) -> None:
    rows = [
        HEADS,
        ("Aho Irma", "1", "0", "0"),
        ("Elo Aatu", "", "2"),
        ("Koski Bo", "", "", "-"),
        ("Niemi Ira", "12", "", "1 200"),
        ("Salo Eki", "3"),
    ]

    assert text_of(rows, is_right=is_right) == [
        "Nimi   Jaa   Ei   Tyhjä",
        "Aho Irma   1   0   0",
        "Elo Aatu |  | 2",
        "Koski Bo |  |  | -",
        "Niemi Ira | 12 |  | 1 200",
        "Salo Eki   3",
    ]


def test_further_lines_of_cells_and_rows_without_heads_stay() -> None:
    rows = [
        ("Nimi", "Jaa", "Ei", "Syy"),
        ("Aho", "1", "0", "poissa"),
        ("Irma", "", "", "töissä"),
    ]

    assert text_of(rows)[-1] == "Irma   töissä"
    assert text_of([("Aho", "1", "2", "3"), ("Elo", "", "2", "3")])[-1] == "Elo   2   3"
