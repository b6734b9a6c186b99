"""Scanned pages read by OCR; with the real engine where it is installed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.importing.importing import read_paths
from corpus.importing.recognising import recognise, unread_pages
from corpus.model import Decision, Issue
from corpus.reading.files import read_document
from corpus.reading.pdf.drawing import page_picture
from corpus.reading.scans.ocr import OcrText, as_grey_map, engine_name
from tests.documents.papers import HEIGHT, WIDTH, lines, paper

TEXT = ["Mallilan kunta", "Kunnanhallitus 12.3.2024", "§ 5 Laiturin hankinta"]
SCANNED = ["Laituri rakennetaan kesällä.", "Hinta on 900 euroa."]


def scanned(texts: list[str]) -> bytes:
    """A PDF of one text page and one that is only a picture of text."""
    with pypdfium2.PdfDocument(paper(lines(texts))) as document:
        picture: Image.Image = document[0].render(scale=300 / 72).to_pil()

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)

    return paper(lines(TEXT), draw)


def test_texts_of_ocr_stand_for_their_pages_and_are_marked() -> None:
    body = scanned(SCANNED)
    document = read_document("x.pdf", body, {2: OcrText("Laituri.", "engine 1")})

    assert unread_pages(body) == [2]
    assert document.text.endswith("Laituri.")
    assert [page.state for page in document.details] == ["good", "recognised"]
    assert document.details[1].engine == "engine 1"
    assert document.notes == ()


def test_a_page_is_drawn_in_grey() -> None:
    picture = page_picture(paper(lines(TEXT)), 1)

    assert picture.shape == (3509, 2480)
    assert (picture.min(), picture.max()) == (0, 255)
    assert as_grey_map(picture[:1, :2]) == b"P5\n2 1\n255\n\xff\xff"
    assert picture.dtype == np.uint8


def test_only_pages_that_need_it_are_asked_for() -> None:
    asked = []

    def apart(function: object, *args: object) -> object:
        asked.append((getattr(function, "__name__", ""), args[1:]))
        return [2, 4] if len(asked) == 1 else OcrText("x", "engine 1")

    texts, failure = recognise("x.pdf", scanned(SCANNED), apart)

    assert asked == [
        ("unread_pages", ()),
        ("recognised_page", (2,)),
        ("recognised_page", (4,)),
    ]
    assert (sorted(texts), failure) == ([2, 4], "")


@pytest.mark.skipif(engine_name() is None, reason="the optional engine is missing")
def test_a_scanned_page_is_read_by_the_engine(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scanned(SCANNED))

    decision, issue = read_paths([tmp_path / "a.pdf"], with_ocr=True)

    assert isinstance(decision, Decision)
    assert decision.text.endswith("\n".join(SCANNED))
    assert isinstance(issue, Issue)
    assert issue.message.startswith("2 of 2 pages read; read by OCR, tesseract")
