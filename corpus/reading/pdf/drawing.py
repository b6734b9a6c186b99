"""A page of a PDF drawn as a picture."""

from __future__ import annotations

import numpy as np
import pypdfium2

from corpus.errors import ParseError
from corpus.model import OcrText
from corpus.reading.pdf.pdfium_lock import PDFIUM
from corpus.reading.scans.ocr import DOTS_PER_INCH, Picture, read_picture

_LARGEST_INCHES = 24.0


def recognised_page(body: bytes, number: int) -> OcrText:
    """Draw page *number*, counted from 1, and read it by OCR.

    Raises:
        ParseError: the page cannot be drawn or read.
    """
    return read_picture(page_picture(body, number))


def page_picture(body: bytes, number: int) -> Picture:
    """Return a page as rows of grey dots.

    Raises:
        ParseError: it cannot be drawn, or it is larger than a drawing board.
    """
    try:
        with PDFIUM, pypdfium2.PdfDocument(body) as document:
            page = document[number - 1]
            if max(page.get_size()) > 72 * _LARGEST_INCHES:
                raise ParseError(f"page {number} is too large for OCR")
            bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
            dots = np.array(bitmap.to_numpy(), dtype=np.uint8)
            page.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise ParseError(f"page {number} cannot be drawn ({error})") from error
    return dots.reshape(dots.shape[:2])
