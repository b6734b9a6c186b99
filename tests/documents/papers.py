"""PDF files made for tests, with invented words."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
Draw = Callable[[Canvas], None]


def paper(*pages: Draw) -> bytes:
    """Return a PDF with a page for each of *pages*."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(
    texts: Sequence[str], *, top: float = 780, left: float = 60, step: float = 15
) -> Draw:
    """Draw *texts* one below the other; an empty one leaves a gap."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            canvas.drawString(left, top - number * step, text)

    return draw


def both(*parts: Draw) -> Draw:
    """Draw several things on one page."""

    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def turned(part: Draw, degrees: int, x: float, y: float) -> Draw:
    """Draw *part* turned about (x, y), its origin moved there."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(degrees)
        part(canvas)
        canvas.restoreState()

    return draw


def picture(share: float = 1.0) -> Draw:
    """Cover a share of the page with a grey picture."""

    def draw(canvas: Canvas) -> None:
        image = ImageReader(Image.new("L", (8, 8), 200))
        canvas.drawImage(image, 0, 0, WIDTH, HEIGHT * share)

    return draw


def with_file(body: bytes, name: str, inner: bytes) -> bytes:
    """Return *body* with a file inside."""
    with pypdfium2.PdfDocument(body) as document:
        document.new_attachment(name).set_data(inner)
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()


def holding_itself() -> bytes:
    """Return a PDF whose page draws a form that draws itself twice."""
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        "/Resources<</XObject<</X 5 0 R>>>>>>",
        "<</Length 5>>stream\n/X Do\nendstream",
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
        "/Length 11>>stream\n/X Do /X Do\nendstream",
    )
    body = "%PDF-1.4\n" + "".join(
        f"{number} 0 obj\n{part}\nendobj\n"
        for number, part in enumerate(parts, start=1)
    )
    return (body + "trailer\n<</Root 1 0 R>>\n%%EOF").encode()
