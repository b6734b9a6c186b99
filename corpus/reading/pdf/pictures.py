"""How much of a page is covered by pictures: the mark of a scan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.page_objects import Bounds, PageObject, group_objects

_MOST_OBJECTS = 3000
_DEPTH = 3


def picture_share(page: Any, objects: Sequence[PageObject]) -> float:
    """Return the share of a page's area under its largest pictures together, at most 1.

    Args:
        page: ``FPDF_PAGE``.
        objects: those of the page.
    """
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    covered = sum(_picture_area(*item) for item in objects[:_MOST_OBJECTS])
    return min(covered / area, 1.0) if area > 0 else 0.0


def _picture_area(kind: int, item: int, depth: int = 0) -> float:
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
        return sum(_picture_area(*one, depth + 1) for one in group_objects(item))
    if kind != pdfium.FPDF_PAGEOBJ_IMAGE or not (box := Bounds().of(item)):
        return 0.0
    left, bottom, right, top = box
    return abs(right - left) * abs(top - bottom)
