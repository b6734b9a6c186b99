"""Words of a PDF with a line through them, and lines that go through none."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import both, lines, paper

BELOW = ["Lautakunta rakennuttaa laiturin.", "Työt alkavat keväällä."]


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier-Bold"])
@pytest.mark.parametrize("size", [8, 11, 18])
@pytest.mark.parametrize(
    ("above", "expected", "notes"),
    [
        (0.27, "Hinta 70 euroa", ("text that is struck out is left out on pages 1",)),
        (-0.12, "Hinta 500 70 euroa", ()),
        (0.9, "Hinta 500 70 euroa", ()),
    ],
    ids=["through", "below", "above"],
)
def test_a_word_with_a_line_through_it_is_no_text(
    font: str, size: int, above: float, expected: str, notes: tuple[str, ...]
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(60, 760, "Hinta 500 70 euroa")
        begin = 60 + canvas.stringWidth("Hinta ", font, size)
        width = canvas.stringWidth("500", font, size)
        canvas.rect(begin, 760 + above * size, width, 0.5, fill=1, stroke=0)

    document = read_document("x.pdf", paper(both(draw, lines(BELOW, top=700))))

    assert document.text.split("\n")[0] == expected
    assert document.notes == notes


def test_a_line_from_the_middle_of_a_word_strikes_none_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "Hinta on neljä euroa")
        canvas.line(70, 763, 92, 763)

    text = read_document("x.pdf", paper(both(draw, lines(BELOW, top=700)))).text

    assert text.startswith("Hinta on neljä euroa")
