"""Columns and cells of a PDF whose gaps are hardly wider than those between words."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import Draw, paper

LEFT = textwrap.wrap(
    "Lautakunta rakennuttaa laiturin rannalle ja saunan sen viereen, jos talousarvio"
    " antaa siihen rahaa ja jos naapurit eivät sitä vastusta ensi kesään mennessä.",
    38,
)
RIGHT = textwrap.wrap(
    "Nämnden låter bygga en brygga vid stranden och en bastu bredvid den, om budgeten"
    " tillåter det och om grannarna inte motsätter sig det före nästa sommar.",
    38,
)


def text_of(*pages: Draw) -> str:
    return read_document("x.pdf", paper(*pages)).text


def beside(canvas: Canvas, columns: Sequence[Sequence[str]], gap: float) -> None:
    """Draw columns, each as far right of the one before as its lines and a gap need."""
    left = 60.0
    for column in columns:
        for number, line in enumerate(column):
            canvas.drawString(left, 700 - 14 * number, line)
        left += max(canvas.stringWidth(line) for line in column) + gap


@pytest.mark.parametrize("gap", [8, 11, 14])
def test_columns_with_a_narrow_gutter_come_one_after_the_other(gap: float) -> None:
    text = text_of(lambda canvas: beside(canvas, [LEFT, RIGHT], gap))

    assert text == "\n".join(LEFT) + "\n\n" + "\n".join(RIGHT)


def test_a_word_cut_at_the_end_of_a_column_has_no_gap_in_it() -> None:
    cut = [*LEFT[:-1], "jos se tehdään ensi vuoden keväänä vesi-"]
    rest = ["laitoksen laskuun, kuten aiemminkin on", *LEFT[:-1]]

    text = text_of(lambda canvas: beside(canvas, [cut, rest], 12))

    assert "keväänä vesi-\nlaitoksen laskuun" in text


@pytest.mark.parametrize("gap", [8, 11])
def test_cells_of_a_table_without_lines_stay_apart_however_near(gap: float) -> None:
    columns = [
        ["Hakija", "Kyläseura Haapa", "Latu", "Soittajat"],
        ["Haettu", "4 500", "1 200", "900"],
        ["Päätös", "myönnetään osittain", "myönnetään", "hylätään"],
    ]

    text = text_of(lambda canvas: beside(canvas, columns, gap))

    assert text.split("\n") == [
        "   ".join(cells) for cells in zip(*columns, strict=True)
    ]


def test_words_of_running_text_are_never_parted() -> None:
    lines = [*LEFT, *LEFT]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 11)
        for number, line in enumerate(lines):
            canvas.drawString(60, 700 - 14 * number, line)

    assert text_of(draw) == "\n".join(lines)


def test_a_drawn_line_parts_words_however_near() -> None:
    rows = [("Kadut", "100 000", "hyväksytty"), ("Puistot", "90", "hylätty")]

    def draw(canvas: Canvas) -> None:
        edges = [60, 100, 150, 215]
        for number, row in enumerate(rows):
            y = 700 - 16 * number
            for left, right, text in zip(edges, edges[1:], row, strict=False):
                canvas.rect(left, y - 4, right - left, 16)
                # Words end right before the line.
                canvas.drawRightString(right - 1.5, y, text)

    assert text_of(draw).split("\n") == ["   ".join(row) for row in rows]


def test_a_line_that_crosses_words_parts_none() -> None:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(LEFT):
            canvas.drawString(60, 700 - 14 * number, line)
        canvas.line(131, 500, 131, 720)

    assert text_of(draw) == "\n".join(LEFT)


def test_a_word_cut_inside_a_cell_is_whole() -> None:
    rows = [
        ("Putki", ["Vesi-", "laitoksen Etelä-", "Mallilan putki"], "900"),
        ("Kaivo", ["Koulun", "piha"], "70"),
    ]

    def draw(canvas: Canvas) -> None:
        top = 715
        canvas.line(55, top, 400, top)
        for name, texts, price in rows:
            canvas.drawString(60, top - 15, name)
            canvas.drawString(340, top - 15, price)
            for number, text in enumerate(texts):
                canvas.drawString(180, top - 15 - 13 * number, text)
            top -= 50
            canvas.line(55, top, 400, top)

    assert text_of(draw).split("\n") == [
        "Putki   Vesilaitoksen Etelä-Mallilan putki   900",
        "Kaivo   Koulun piha   70",
    ]


@pytest.mark.parametrize("is_list", [False, True])
def test_cells_in_boxes_are_whole_where_a_sentence_goes_on_in_one(
    is_list: bool,
) -> None:
    sentence = ["Lautakunta rakennuttaa laiturin", "rannalle ja saunan sen viereen."]
    rows = [
        (["Laituri", "ja sauna"], sentence),
        (["Koski Aapo", "Niemi Bea"], ["puheenjohtaja", "varajäsen"]),
    ]
    left, right = rows[is_list]

    def draw(canvas: Canvas) -> None:
        for top in (700, 640):
            canvas.rect(55, top - 34, 220, 34)
            canvas.rect(275, top - 34, 260, 34)
            for number in range(2):
                canvas.drawString(60, top - 14 - 14 * number, left[number])
                canvas.drawString(280, top - 14 - 14 * number, right[number])

    found = text_of(draw)

    if is_list:
        assert found.startswith("Koski Aapo   puheenjohtaja\nNiemi Bea   varajäsen\n")
    else:
        assert found.startswith("Laituri ja sauna   " + " ".join(sentence) + "\n")
