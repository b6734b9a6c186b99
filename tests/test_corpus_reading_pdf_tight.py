"""Words of a PDF that stand nearer to each other than words do."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import paper

LINES = [
    "Lautakunta käsitteli laituria viime kokouksessaan ja päätti",
    "pyytää lisää selvityksiä rakentajalta ennen kevättä.",
    "Korjaus alkaa keväällä, kun jää on sulanut rannasta.",
]


@pytest.mark.parametrize("gap", [0.1, 0.12, 0.14, 0.16, 0.25])
def test_words_without_blanks_are_parted_however_near_they_stand(gap: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(LINES):
            left = 60.0
            for word in line.split():
                canvas.drawString(left, 700 - 15 * number, word)
                left += canvas.stringWidth(word, "Helvetica", 11) + 11 * gap

    assert read_document("x.pdf", paper(draw)).text.split("\n") == LINES


def test_letters_spaced_out_are_no_words_of_a_tight_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(LINES):
            canvas.drawString(60, 700 - 15 * number, line, charSpace=1.2)

    assert read_document("x.pdf", paper(draw)).text.split("\n") == LINES


def test_two_letters_that_lean_on_each_other_are_of_a_spaced_word() -> None:
    def draw(canvas: Canvas) -> None:
        left = 60.0
        for piece in ["Ky", *"lälauta", "ku", *"nnan"]:
            canvas.drawString(left, 700, piece)
            left += canvas.stringWidth(piece) + 5
        for place, piece in enumerate(["a", "b", "ja", "c", "d"]):
            canvas.drawString(60 + 11 * place, 600, piece)

    assert read_document("x.pdf", paper(draw)).text.split() == [
        *("Kylälautakunnan", "a", "b", "ja", "c", "d")
    ]
