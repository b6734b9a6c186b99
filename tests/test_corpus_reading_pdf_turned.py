"""Words turned by a quarter beside upright text: heads of columns, labels in a margin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import Draw, both, lines, paper, turned

TEXT = [
    "Lautakunta rakennuttaa laiturin rannalle",
    "ja saunan sen viereen, jos talousarvio",
    "antaa siihen rahaa ja jos naapurit eivät",
    "vastusta sitä ensi kesään mennessä.",
]
ROWS = [("Haapa", "4 500", "2 000"), ("Latu", "12 300", "10 000"), ("Soitto", "5", "0")]


def text_of(*parts: Draw) -> str:
    return read_document("x.pdf", paper(both(*parts))).text


def label(text: str, x: float, y: float, degrees: int) -> Draw:
    """Draw a turned label; a column of letters that runs up begins at its foot."""

    def draw(canvas: Canvas) -> None:
        turned(lines([text], top=0, left=0), degrees, x, y)(canvas)

    return draw


def cells(rows: Sequence[tuple[str, ...]], top: float) -> Draw:
    columns = [
        lines([row[place] for row in rows], top=top, left=left)
        for place, left in enumerate((60, 200, 300))
    ]
    return both(*columns)


@pytest.mark.parametrize(("degrees", "y"), [(90, 600), (270, 660)])
@pytest.mark.parametrize("is_first_upright", [False, True])
def test_turned_heads_are_the_row_above_their_table(
    degrees: int, y: float, is_first_upright: bool
) -> None:
    first = (
        lines(["Hakija"], top=605 if degrees == 90 else 650)
        if is_first_upright
        else label("Hakija", 70, y, degrees)
    )
    heads = [label("Haettu", 212, y, degrees), label("Saatu", 312, y, degrees)]

    text = text_of(first, *heads, cells(ROWS, 580), lines(TEXT, top=760))

    assert text.split("\n\n")[-1].split("\n") == [
        "Hakija   Haettu   Saatu",
        *("   ".join(row) for row in ROWS),
    ]


@pytest.mark.parametrize(("degrees", "order"), [(90, (0, 13)), (270, (13, 0))])
def test_a_turned_head_of_two_lines_is_one_cell(
    degrees: int, order: tuple[int, int]
) -> None:
    y = 600 if degrees == 90 else 660
    words = zip(("Haettu", "euroa"), order, strict=True)
    heads = [label(word, 200 + shift, y, degrees) for word, shift in words]

    text = text_of(*heads, label("Saatu", 312, y, degrees), cells(ROWS, 580))

    assert text.startswith("Haettu euroa   Saatu\nHaapa")


@pytest.mark.parametrize("degrees", [90, 270])
@pytest.mark.parametrize("x", [50, 420])
@pytest.mark.parametrize("shift", [-10, 0, 10])
def test_a_turned_label_is_the_heading_of_the_text_beside_it(
    degrees: int, x: float, shift: float
) -> None:
    places = [(700, "Ehdotus"), (600, "Päätös")]
    parts = [lines(TEXT, top=top, left=80) for top, _ in places]
    parts += [
        label(text, x, top - (44 if degrees == 90 else 0) + shift, degrees)
        for top, text in places
    ]

    assert text_of(*parts).split("\n\n") == [
        "\n".join([text, *TEXT]) for _, text in places
    ]


@pytest.mark.parametrize("text", ["KOPIO", "Allekirjoitettu 3.3.2031", "Sivistystoimi"])
def test_other_turned_words_stay_apart(text: str) -> None:
    document = read_document(
        "x.pdf", paper(both(lines(TEXT, left=80), label(text, 50, 735, 90)))
    )

    assert document.text == "\n".join(TEXT)
    assert document.details[0].marks == (text,)
