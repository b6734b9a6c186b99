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


SQUEEZED = [
    "Kunnanhallitus hyväksyi sopimuksen ja merkitsi tiedoksi selvityksen",
    "laiturin korjaamisesta. Urakan sai edullisimman tarjouksen jättänyt",
    "yritys, jonka työ on varmistettu ja jatkuu vuokrista jo kertyneellä",
    "rahalla. Lautakunta toteaa, että hankkeen rahoitus on kunnossa ja",
    "työ voidaan aloittaa keväällä, kun jää on sulanut rannasta.",
]


@pytest.mark.parametrize("gap", [0.08, 0.1, 0.12, 0.14, 0.16, 0.2, 0.25])
def test_letters_that_hang_over_begin_words_of_their_own(gap: float) -> None:
    """A "j" of this font reaches under the letter before it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for number, line in enumerate(SQUEEZED):
            _draw_words(canvas, line, 700 - 15 * number, gap)

    assert read_document("x.pdf", paper(draw)).text.split("\n") == SQUEEZED


@pytest.mark.parametrize("font", ["Times-Roman", "Helvetica"])
def test_one_squeezed_line_of_a_page_is_parted(font: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 11)
        for number, line in enumerate(SQUEEZED * 4):
            gap = 0.12 if number == 6 else 0.27
            _draw_words(canvas, line, 700 - 15 * number, gap)

    assert read_document("x.pdf", paper(draw)).text.split("\n") == SQUEEZED * 4


def test_long_words_and_addresses_are_whole() -> None:
    long = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"
    lines = [*SQUEEZED, f"Virkaan valittiin {long}.", "www.kunta.example/laiturit/2031"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for number, line in enumerate(lines):
            _draw_words(canvas, line, 700 - 15 * number, 0.27)

    assert read_document("x.pdf", paper(draw)).text.split("\n") == lines


def _draw_words(canvas: Canvas, line: str, base: float, gap: float) -> None:
    """Draw the words of a line without blanks."""
    left = 60.0
    for word in line.split():
        canvas.drawString(left, base, word)
        left += canvas.stringWidth(word) + 11 * gap


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
