"""Letters of a PDF that nobody sees: cut off, invisible; and slanting ones that all see."""

from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.reading.files import read_document
from tests.documents.papers import Draw, both, lines, paper, picture

TEXT = [
    "Kunnanhallitus keskusteli laiturin korjaamisesta ja siihen varatuista",
    "rahoista.",
]


def clipped(box: tuple[float, float, float, float], part: Draw) -> Draw:
    """Draw *part* so that only what is in a box (x, y, width, height) shows."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(*box)
        canvas.clipPath(path, stroke=0, fill=0)
        part(canvas)
        canvas.restoreState()

    return draw


def written(text: str, y: float, mode: int = 0) -> Draw:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(60, y)
        line.setTextRenderMode(mode)
        line.textOut(text)
        line.setTextRenderMode(0)
        canvas.drawText(line)

    return draw


def as_form(inner: bytes, box: str) -> bytes:
    """Return a page that draws the page *inner* as a group of which a box shows."""
    with pikepdf.open(io.BytesIO(inner)) as document:
        page = document.pages[0]
        group = document.make_stream(
            page.Contents.read_bytes(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=pikepdf.Array([int(one) for one in box.split()]),
            Resources=page.Resources,
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=group))
        page.Contents = document.make_stream(b"/X Do")
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()


def test_what_is_cut_off_is_no_text_and_is_told() -> None:
    page = both(lines(TEXT), clipped((60, 400, 200, 20), written("Vanha luonnos", 300)))
    document = read_document("x.pdf", paper(page))

    assert document.text.split("\n") == TEXT
    assert document.notes == ("text cut off at an edge is left out on pages 1",)


def test_what_shows_in_a_tight_box_is_text() -> None:
    page = both(
        lines(TEXT), clipped((59, 399, 300, 8), written("Vene on laiturissa", 400))
    )

    assert read_document("x.pdf", paper(page)).text.endswith("Vene on laiturissa")


def test_what_is_beyond_the_box_of_a_group_is_no_text() -> None:
    inner = paper(both(lines(TEXT), written("Vanha luonnos", 300)))

    assert (
        read_document("x.pdf", as_form(inner, "0 400 595 842")).text.split("\n") == TEXT
    )
    assert "Vanha" in read_document("x.pdf", as_form(inner, "0 0 595 842")).text


@pytest.mark.parametrize("mode", [3, 7])
def test_letters_that_are_not_drawn_are_no_text_beside_others(mode: int) -> None:
    page = both(lines(TEXT), written("Piiloteksti", 500, mode))

    assert read_document("x.pdf", paper(page)).text.split("\n") == TEXT


@pytest.mark.parametrize("parts", [(picture(),), ()])
def test_letters_that_are_not_drawn_are_the_text_of_a_scan(
    parts: tuple[Draw, ...],
) -> None:
    text = (
        "Kunnanhallitus keskusteli laiturin korjaamisesta ja siihen varatuista rahoista, "
        * 2
    )
    page = both(*parts, written(text, 700, mode=3))

    assert read_document("x.pdf", paper(page)).text.startswith("Kunnanhallitus")


def test_upright_letters_that_were_slanted_stand_on_their_line() -> None:
    def slanting(canvas: Canvas) -> None:
        line = canvas.beginText()
        line.setTextTransform(1, 0, 0.3, 1, 60, 700)
        line.textOut("Vene on laiturissa")
        canvas.drawText(line)

    document = read_document("x.pdf", paper(slanting))

    assert document.text == "Vene on laiturissa"
    assert document.details[0].marks == ()


def test_a_form_that_few_programs_draw_is_told() -> None:
    with pikepdf.open(io.BytesIO(paper(lines(["Please wait..."])))) as document:
        document.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array(), XFA=document.make_stream(b"<xdp/>")
        )
        document.Root.NeedsRendering = True
        buffer = io.BytesIO()
        document.save(buffer)

    assert read_document("x.pdf", buffer.getvalue()).notes == (
        "its form (XFA) is drawn by few programs and was not read",
    )
