"""Papers with a scanned page."""

from __future__ import annotations

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.documents.papers import HEIGHT, WIDTH, lines, paper


def scanned(first: list[str], second: list[str]) -> bytes:
    """A PDF of one text page and one that is only a picture of text."""
    with pypdfium2.PdfDocument(paper(lines(second))) as document:
        picture: Image.Image = document[0].render(scale=300 / 72).to_pil()

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)

    return paper(lines(first), draw)
