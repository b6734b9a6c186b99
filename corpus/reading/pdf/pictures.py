"""How much of a page is covered by pictures: the mark of a scan."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_MOST_OBJECTS = 3000
_DEPTH = 3


def picture_share(page: Any) -> float:
    """Return the share of a page's area under its largest pictures together, at most 1."""
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    covered = sum(
        _picture_area(pdfium.FPDFPage_GetObject(page, index)) for index in range(count)
    )
    return min(covered / area, 1.0) if area > 0 else 0.0


def _picture_area(item: Any, depth: int = 0) -> float:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
        count = min(pdfium.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)
        inner = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(count))
        return sum(_picture_area(one, depth + 1) for one in inner)
    if kind != pdfium.FPDF_PAGEOBJ_IMAGE:
        return 0.0
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return 0.0
    left, bottom, right, top = (edge.value for edge in edges)
    return abs(right - left) * abs(top - bottom)
