"""Frames with a few lines beside running text, and labels of cells two rows high."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import Draw, paper

TEXT = [
    "Lautakunta käsitteli laituria viime kokouksessaan",
    "ja päätti pyytää lisää selvityksiä rakentajalta,",
    "koska ranta on odotettua pehmeämpi ja kapeampi,",
    "eikä kunta ole varautunut sen vahvistamiseen.",
    "Korjaus alkaa keväällä, kun jää on sulanut.",
]
NOTE = ["Lisätietoja", "kanslisti Eeva Esimerkki", "puh. 012 345"]


def text_of(draw: Draw) -> str:
    return read_document("x.pdf", paper(draw)).text


def written(
    canvas: Canvas, lines: list[str], left: float, top: float, step: float
) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(left, top - step * number, line)


@pytest.mark.parametrize("left", [60, 380])
@pytest.mark.parametrize("is_lines", [False, True])
def test_a_framed_note_is_apart_from_the_text_beside_it(
    left: int, is_lines: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        written(canvas, TEXT, 240 if left == 60 else 60, 700, 15)
        written(canvas, NOTE, left + 5, 696, 13)
        if is_lines:
            for level in (660, 712):
                canvas.line(left, level, left + 160, level)
            for place in (left, left + 160):
                canvas.line(place, 660, place, 712)
        else:
            canvas.rect(left, 660, 160, 52)

    parts = ["\n".join(TEXT), "\n".join(NOTE)]
    assert text_of(draw) == "\n\n".join(parts if left == 380 else parts[::-1])


def test_cells_of_a_form_are_no_notes_beside_text() -> None:
    def draw(canvas: Canvas) -> None:
        written(canvas, ["Hakija", "Saunaseura Löyly"], 65, 690, 14)
        written(canvas, ["Kohde", "Laituri ja sen sauna"], 265, 690, 14)
        canvas.grid([60, 260, 500], [660, 705])

    assert "Hakija   Kohde" in text_of(draw)


def test_a_label_in_the_middle_of_two_rows_begins_the_first_one() -> None:
    def draw(canvas: Canvas) -> None:
        for number, row in enumerate([("120", "3 400"), ("30", "900"), ("8", "70")]):
            for left, text in zip((180, 300), row, strict=True):
                canvas.drawString(left, 700 - 20 * number, text)
        canvas.drawString(60, 690, "Sivistys")
        canvas.drawString(60, 660, "Tekninen")

    assert text_of(draw).split("\n") == [
        "Sivistys   120   3 400",
        "30   900",
        "Tekninen   8   70",
    ]


def test_cells_of_different_heights_around_one_middle_are_one_row() -> None:
    rows = [(["Avustus", "nro 3"], ["Kylätalo", "Aurinko ry"], ["650"])] * 2
    rows += [(["Tuki"], ["Laulajat", "Bassot ry"], ["Myönnetään", "ehdoin"])]

    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            middle = 700 - 40 * number
            for level in (middle - 20, middle + 20):
                canvas.line(55, level, 455, level)
            for left in (55, 155, 305, 455):
                canvas.line(left, middle - 20, left, middle + 20)
            for place, lines in enumerate(row):
                top = middle - 4 + 7 * (len(lines) - 1)
                written(canvas, lines, 60 + (100, 125)[place > 1] * place, top, 14)

    assert text_of(draw).split("\n") == [
        "Avustus nro 3   Kylätalo Aurinko ry   650",
        "Avustus nro 3   Kylätalo Aurinko ry   650",
        "Tuki   Laulajat Bassot ry   Myönnetään ehdoin",
    ]
