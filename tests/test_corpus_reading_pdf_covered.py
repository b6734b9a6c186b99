"""Text that is in a PDF but not on paper: under boxes that somebody drew over it."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import paper

_NOTE = "text under boxes drawn over it is left out on pages 1"


def box(canvas: Canvas, left: float, width: float, grey: float, y: float = 696) -> None:
    """Fill a box over a line of letters."""
    canvas.setFillGray(grey)
    canvas.rect(left, y, width, 14, stroke=0, fill=1)
    canvas.setFillGray(0)


@pytest.mark.parametrize("grey", [0, 1])
def test_what_a_box_covers_is_no_text_to_the_letter(grey: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 720, "Avustus myönnetään.")
        canvas.drawString(60, 700, "Hakija: Aamu Esimerkki, Mallila")
        left = 60 + canvas.stringWidth("Hakija: ")
        box(canvas, left, canvas.stringWidth("Aamu Esimerkki"), grey)

    document = read_document("x.pdf", paper(draw))

    assert document.text.split() == [
        "Avustus",
        "myönnetään.",
        "Hakija:",
        ",",
        "Mallila",
    ]
    assert document.notes == (_NOTE,)


def test_what_is_written_on_a_white_box_is_read_in_place_of_what_it_covers() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Hakija: Aamu Esimerkki")
        box(canvas, 55, 300, 1)
        canvas.drawString(60, 700, "Hakija: (poistettu)")

    document = read_document("x.pdf", paper(draw))

    assert document.text == "Hakija: (poistettu)"
    assert document.notes == (_NOTE,)


def test_half_a_word_is_read_where_only_the_other_half_is_covered() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 10)
        canvas.drawString(60, 700, "Kiinteistö 123456-7890 Mallila")
        box(canvas, 60 + 6 * 18, 6 * 4, 0)

    assert read_document("x.pdf", paper(draw)).text.split() == [
        *("Kiinteistö", "123456-", "Mallila"),
    ]


def test_grounds_of_cells_and_white_boxes_beside_letters_cover_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(6):
            # Each row's ground lies over the feet of the letters above it.
            box(canvas, 55, 300, 1, 700 - 12 * row)
            canvas.drawString(60, 700 - 12 * row, f"Laituri {row}")

    document = read_document("x.pdf", paper(draw))

    assert document.text.split("\n") == [f"Laituri {row}" for row in range(6)]
    assert document.notes == ()


def test_a_box_covers_only_where_its_clipping_lets_it_show() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Laituri")
        canvas.drawString(60, 680, "piilossa")
        path = canvas.beginPath()
        path.rect(50, 670, 300, 22)
        canvas.clipPath(path, stroke=0)
        canvas.setFillGray(1)
        canvas.rect(50, 600, 300, 200, stroke=0, fill=1)

    assert read_document("x.pdf", paper(draw)).text == "Laituri"
