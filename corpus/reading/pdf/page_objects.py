"""What is drawn on a page: texts, paths, pictures and groups, in the file's order.

The list of a page is made once; those who ask for places and colours share it.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.plain_calls import (
    address,
    group_object,
    group_size,
    object_bounds,
    object_kind,
    page_object,
)

_MOST_OBJECTS = 20_000
_MOST_IN_GROUP = 3000

Box = tuple[float, float, float, float]
PageObject = tuple[int, int]
"""An object of a page: its kind (``FPDF_PAGEOBJ_…``) and its address."""


def page_objects(page: Any) -> list[PageObject]:
    """Return the objects of a page (``FPDF_PAGE``), at most 20,000."""
    place = address(page)
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    items = [page_object(place, index) for index in range(count)]
    return list(zip(map(object_kind, items), items, strict=True))


def group_objects(group: int) -> list[PageObject]:
    """Return the objects of a group (``FPDF_PAGEOBJ_FORM``), at most 3,000."""
    count = min(group_size(group), _MOST_IN_GROUP)
    items = [group_object(group, index) for index in range(count)]
    return list(zip(map(object_kind, items), items, strict=True))


class Bounds:
    """Asks for the places of objects; the numbers asked with are made once."""

    __slots__ = ("_edges", "_places")

    def __init__(self) -> None:
        self._edges = (ctypes.c_float * 4)()
        self._places = places_of(self._edges)

    def of(self, item: int) -> Box | None:
        """Return left, bottom, right and top of an object, None when it has none."""
        if not object_bounds(item, *self._places):
            return None
        left, bottom, right, top = self._edges
        return left, bottom, right, top


def places_of(numbers: Any) -> tuple[int, ...]:
    """Return the address of each number of an array of ctypes."""
    start, size = ctypes.addressof(numbers), ctypes.sizeof(numbers._type_)
    return tuple(start + size * place for place in range(len(numbers)))
