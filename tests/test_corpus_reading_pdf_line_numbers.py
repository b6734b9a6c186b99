"""PDF: the numbers of lines in a margin are no text, on no page of the document."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.pdf.reading import read_pdf

SHORT = (
    *("§ 7", "Laiturin korjaus", "Päätös", "Hyväksyttiin.", "§ 8", "Saunan vuokra"),
    *(
        "Päätös",
        "Hylättiin.",
        "§ 9",
        "Tien nimi",
        "Päätös",
        "Pöydälle.",
        "§ 10",
        "Muut asiat",
    ),
    *("Päätös", "Merkittiin.", "§ 11", "Kokouksen päätös", "Puheenjohtaja kiitti."),
)


def paper(
    pages: Sequence[Sequence[str]],
    every: int,
    *,
    size: float = 7,
    goes_on: bool = False,
    blank_after: int = 0,
) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    number = 0
    for lines in pages:
        number = number if goes_on else 0
        height = 780.0
        for place, line in enumerate(lines, start=1):
            number += 1
            canvas.setFont("Helvetica", 10)
            canvas.drawString(90, height, line)
            if number % every == 0:
                canvas.setFont("Helvetica", size)
                canvas.drawRightString(70, height, str(number))
            height -= 15
            if blank_after and place % blank_after == 0:
                height -= 15
                number += 1
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        paper([SHORT, SHORT[:7]], 5),
        paper([SHORT, SHORT[:7]], 5, goes_on=True),
        paper([SHORT, SHORT[:7]], 5, size=10),
        paper([SHORT, SHORT[:6]], 1),
        paper([SHORT, SHORT[:10]], 5, blank_after=3),
    ],
    ids=["fives", "going on", "as large", "each line", "blank lines count"],
)
def test_numbers_of_lines_leave_short_and_last_pages(body: bytes) -> None:
    for page, count in zip(read_pdf(body).pages, (19, 6), strict=True):
        lines = [line for line in page.text.split("\n") if line]

        assert lines[:count] == list(SHORT[:count])


def test_numbers_of_a_table_stay() -> None:
    rows = [
        f"{number}   {name}"
        for number, name in zip((5, 10, 15, 20), SHORT, strict=False)
    ]
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for place, row in enumerate(rows):
        number, name = row.split("   ")
        canvas.drawRightString(70, 700 - 15 * place, number)
        canvas.drawString(90, 700 - 15 * place, name)
    for place, line in enumerate(SHORT[:8]):
        canvas.drawString(90, 600 - 15 * place, line)
    canvas.save()

    assert read_pdf(out.getvalue()).pages[0].text.split("\n")[:4] == rows
