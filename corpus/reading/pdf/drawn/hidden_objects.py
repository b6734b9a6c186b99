"""What is on layers that are switched off, taken out of a page that pdfium has loaded.

``corpus.reading.pdf.layers`` has given those layers a name of ours.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.drawn.page_objects import PageObject, group_objects
from corpus.reading.pdf.plain_calls import argument

OFF = "paatoshaku: this layer is off"
_OFF_BYTES = OFF.encode("utf-16-le")
_DEPTH = 3
_MOST_MARKS = 8


def remove_hidden(page: Any, objects: Sequence[PageObject]) -> int:
    """Take what is on layers that are off out of a page; return how many texts those are.

    Args:
        page: ``FPDF_PAGE`` of a document with named layers.
        objects: those of the page.
    """
    removed = 0
    hidden = [item for item in objects if _is_hidden(item[1])]
    for kind, item, _ in hidden:
        pdfium.FPDFPage_RemoveObject(page, _handle(item))
        removed += kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM)
    kept = [item for item in objects if item not in hidden]
    return removed + sum(_remove_inside(group, _DEPTH) for group in _groups(kept))


def _remove_inside(group: int, depth: int) -> int:
    if not depth:
        return 0
    objects = group_objects(argument(group))
    hidden = [item for item in objects if _is_hidden(item[1])]
    for _, item, _ in hidden:
        pdfium.FPDFFormObj_RemoveObject(_handle(group), _handle(item))
    removed = len([0 for kind, *_ in hidden if kind == pdfium.FPDF_PAGEOBJ_TEXT])
    kept = [item for item in objects if item not in hidden]
    return removed + sum(_remove_inside(inner, depth - 1) for inner in _groups(kept))


def _groups(objects: Sequence[PageObject]) -> Iterator[int]:
    for kind, item, _ in objects:
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield item


def _is_hidden(item: int) -> bool:
    """Whether an object is in marked content with the name of ours."""
    place = _handle(item)
    count = min(max(pdfium.FPDFPageObj_CountMarks(place), 0), _MOST_MARKS)
    return any(
        _name(pdfium.FPDFPageObj_GetMark(place, index)) == _OFF_BYTES
        for index in range(count)
    )


def _name(mark: Any) -> bytes:
    buffer = (ctypes.c_ushort * (len(OFF) + 1))()
    size = ctypes.c_ulong()
    has_name = pdfium.FPDFPageObjMark_GetParamStringValue(
        mark, b"Name", buffer, ctypes.sizeof(buffer), size
    )
    return bytes(buffer)[: len(_OFF_BYTES)] if has_name else b""


def _handle(item: int) -> Any:
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)
