"""Letters of PDF fonts that tell no characters, and letters set apart."""

from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from corpus.reading.pdf.glyphs.glyph_repairs import repaired, unknown_glyph
from tests.documents.papers import paper

LINES = [
    "Lautakunta päätti, että venelaiturin työt aloitetaan keväällä.",
    "Työn hinta on neljä euroa ja se sisältyy käyttötalouteen.",
    "Pöytäkirja tarkastetaan heti ja se pidetään nähtävänä.",
]


def without_characters(body: bytes) -> bytes:
    """Return a PDF whose fonts do not tell what their glyphs mean."""
    with pikepdf.open(io.BytesIO(body)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def test_a_glyph_of_a_font_without_characters_is_one_letter_in_all_words() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 11)
        for number, line in enumerate(LINES):
            canvas.drawString(60, 700 - 15 * number, line)

    body = without_characters(paper(draw))

    assert read_document("x.pdf", body).text == "\n".join(LINES)


def test_marks_set_on_letters_belong_to_them() -> None:
    assert repaired("¨A¨aret¨on p¨a¨at¨os, ˚Abo, caf´e, 5 ´ ja ¨") == (
        "Ääretön päätös, Åbo, café, 5 ´ ja ¨"
    )


def test_of_two_words_that_a_lost_letter_may_make_none_is_chosen() -> None:
    known = {"työn", "tytin"}

    assert repaired("ty\ufffdn", known.__contains__) == "ty\ufffdn"
    assert repaired("ty\ufffdn", {"työn"}.__contains__) == "työn"
    assert repaired(f"§ 4{unknown_glyph(3)}", known.__contains__) == "§ 4\ufffd"


@pytest.mark.parametrize("spacing", [0, 0.6, 1.2, 1.8])
def test_letters_of_a_heading_set_a_little_apart_are_words(spacing: float) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setCharSpace(spacing)
        text.textLine("MALLILAN KUNTA, PÖYTÄKIRJA")
        text.textLine("Laiturin AVATTAVAT osat ja WV-luku")
        canvas.drawText(text)

    assert read_document("x.pdf", paper(draw)).text.split("\n") == [
        "MALLILAN KUNTA, PÖYTÄKIRJA",
        "Laiturin AVATTAVAT osat ja WV-luku",
    ]
