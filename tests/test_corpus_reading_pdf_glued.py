"""Cells of a PDF that touch, so that pdfium makes one word of two."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import Draw, paper

ROWS = [
    ("Kyläseura Haapa", "4 500", "2 000"),
    ("Latuyhdistys ry", "12 300", "10 000"),
    ("Soittajat", "900", "0"),
]
ITEMS = [
    ("12 §", "Laiturin korjaus", "hyväksyttiin"),
    ("13 §", "Saunan lämmitys", "Hylättiin"),
    ("14 §", "Vene", "palautettiin"),
]


def text_of(draw: Draw) -> list[str]:
    return read_document("x.pdf", paper(draw)).text.split("\n")


def widths(canvas: Canvas, rows: list[tuple[str, str, str]]) -> list[float]:
    columns = zip(*rows, strict=True)
    return [max(map(canvas.stringWidth, column)) for column in columns]


@pytest.mark.parametrize("gap", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("is_right", [False, True])
def test_cells_less_than_a_point_apart_are_parted(gap: float, is_right: bool) -> None:
    def draw(canvas: Canvas) -> None:
        names, numbers, _ = widths(canvas, ROWS)
        for number, (name, one, other) in enumerate(ROWS):
            y = 700 - 16 * number
            canvas.drawString(60, y, name)
            if is_right:
                canvas.drawRightString(60 + names + numbers + 20, y, one)
                canvas.drawString(60 + names + numbers + 20 + gap, y, other)
            else:
                canvas.drawString(60 + names + gap, y, one)
                canvas.drawString(60 + names + numbers + 2 * gap, y, other)

    expected = ["   ".join(row) for row in ROWS]
    if is_right:
        # The first gap is that of an alignment to the right, which may be narrow.
        assert [line.split("   ")[-1] for line in text_of(draw)] == [
            row[-1] for row in ROWS
        ]
    else:
        assert text_of(draw) == expected


@pytest.mark.parametrize("is_box", [False, True])
def test_a_line_between_touching_cells_parts_them(is_box: bool) -> None:
    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(ITEMS):
            x, y = 60.0, 700 - 16 * number
            for text, width in zip(row, widths(canvas, ITEMS), strict=True):
                if is_box:
                    canvas.rect(x, y - 4, width + 0.8, 16)
                else:
                    canvas.rect(x, y - 4, 0.3, 16, fill=1, stroke=0)
                canvas.drawString(x + 0.4, y, text)
                x += width + 0.8

    assert text_of(draw) == ["   ".join(row) for row in ITEMS]


def test_pieces_of_one_word_are_not_parted_by_words_above_and_below() -> None:
    def draw(canvas: Canvas) -> None:
        for number, pieces in enumerate((["Vene"], ["Ve", "nelä"], ["V", "ene"])):
            x, y = 60.0, 700 - 15 * number
            for piece in (*pieces, "tunnus 20", "31 A", "4 ja kirje"):
                canvas.drawString(x, y, piece)
                x += canvas.stringWidth(piece)

    assert text_of(draw) == [
        f"{first}tunnus 2031 A4 ja kirje" for first in ("Vene", "Venelä", "Vene")
    ]
