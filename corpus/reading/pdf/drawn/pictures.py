"""How much of a page is covered by pictures: the mark of a scan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.drawn.page_objects import PageObject, box_of, drawn_objects

_MOST_OBJECTS = 3000


def picture_share(page: Any, objects: Sequence[PageObject]) -> float:
    """Return the share of a page's area under its largest pictures together, at most 1.

    Args:
        page: ``FPDF_PAGE``.
        objects: those of the page.
    """
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    covered = 0.0
    for (kind, _, item), place in drawn_objects(objects, most=_MOST_OBJECTS):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = box_of(item, place) or (0, 0, 0, 0)
            covered += abs(right - left) * abs(top - bottom)
    return min(covered / area, 1.0) if area > 0 else 0.0
