"""Letters of a PDF that stand one below the other."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import Draw, paper

ROWS = [("Henkilöstö", "450"), ("Palvelut", "210"), ("Aineet", "35")]


def text_of(draw: Draw) -> list[str]:
    return read_document("x.pdf", paper(draw)).text.split("\n")


def stack(canvas: Canvas, letters: str, top: float, step: float) -> None:
    for number, letter in enumerate(letters):
        canvas.drawCentredString(70, top - step * number, letter)


def rows(canvas: Canvas, top: float, step: float) -> None:
    for number, (name, amount) in enumerate(ROWS):
        canvas.drawString(100, top - step * number, name)
        canvas.drawRightString(300, top - step * number, amount)


def test_letters_below_each_other_beside_a_table_are_its_label() -> None:
    def draw(canvas: Canvas) -> None:
        stack(canvas, "MENOT", 700, 13)
        rows(canvas, 696, 22)

    assert text_of(draw) == ["MENOT   Henkilöstö   450", *map("   ".join, ROWS[1:])]


def test_signs_that_a_file_has_column_by_column_stay_in_their_rows() -> None:
    columns = (
        ["Aho", "Berg", "Ek"],
        ["1", "–", "3"],
        ["x", "", "J"],
        ["JAA", "2", "E"],
    )

    def draw(canvas: Canvas) -> None:
        for place, column in enumerate(columns):
            for number, text in enumerate(column):
                canvas.drawString(70 + 90 * place, 700 - 15 * number, text)

    assert text_of(draw) == ["Aho   1   x   JAA", "Berg   –   2", "Ek   3   J   E"]


def test_marks_in_a_column_of_a_table_are_no_word() -> None:
    def draw(canvas: Canvas) -> None:
        rows(canvas, 700, 15)
        canvas.drawString(100, 655, "Muut")
        stack(canvas, "KOTI", 700, 15)

    assert text_of(draw) == [
        *(
            f"{letter}   {'   '.join(row)}"
            for letter, row in zip("KOT", ROWS, strict=True)
        ),
        "I   Muut",
    ]
