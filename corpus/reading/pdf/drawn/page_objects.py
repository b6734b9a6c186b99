"""What is drawn on a page: texts, paths, pictures and groups, in the file's order.

The list of a page is made once; those who ask for places and colours share it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.plain_calls import (
    address,
    group_object,
    group_size,
    object_bounds,
    object_kind,
    object_matrix,
    page_object,
)

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
PageObject = tuple[int, int]
"""An object of a page: its kind (``FPDF_PAGEOBJ_…``) and its address."""

_MOST_OBJECTS = 20_000
_MOST_IN_GROUP = 3000
_DEPTH = 3
"""How deep groups inside groups are looked into."""

_MOST_GROUPS = 500
_END: PageObject = (0, 0)


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


def drawn_objects(
    objects: Sequence[PageObject],
) -> Iterator[tuple[int, int, Matrix | None]]:
    """Return kind, address and place of all objects, those of groups in their stead.

    What a program stamps or signs is one group on its page. The place is the matrix from
    the object's frame to that of the page, None where they are the same.
    """
    if any(kind == pdfium.FPDF_PAGEOBJ_FORM for kind, _ in objects):
        return _opened(objects)
    return ((kind, item, None) for kind, item in objects)


def _opened(
    objects: Iterable[PageObject],
) -> Iterator[tuple[int, int, Matrix | None]]:
    levels: list[tuple[Iterator[PageObject], Matrix | None]] = [(iter(objects), None)]
    opened = 0
    while levels:
        level, place = levels[-1]
        kind, item = next(level, _END)
        if not item:
            levels.pop()
        elif kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield kind, item, place
        elif len(levels) <= _DEPTH and opened < _MOST_GROUPS:
            opened += 1
            own = group_matrix(item)
            inner = own if place is None else _combined(own, place)
            levels.append((iter(group_objects(item)), inner))


def group_matrix(group: int) -> Matrix:
    """Return the way from the frame of a group to the frame that it is drawn in."""
    numbers = (ctypes.c_float * 6)(1, 0, 0, 1, 0, 0)
    object_matrix(group, ctypes.addressof(numbers))
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _combined(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        *(a * g + b * i, a * h + b * j),
        *(c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def moved(box: Box, matrix: Matrix) -> Box:
    """Return a box in the frame that a matrix leads to."""
    left, bottom, right, top = box
    a, b, c, d, e, f = matrix
    if b == 0 == c and a > 0 < d:
        return a * left + e, d * bottom + f, a * right + e, d * top + f
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    across = [a * x + c * y + e for x, y in corners]
    along = [b * x + d * y + f for x, y in corners]
    return min(across), min(along), max(across), max(along)


class Bounds:
    """Asks for the places of objects; the numbers asked with are made once."""

    __slots__ = ("_edges", "_places")

    def __init__(self) -> None:
        self._edges = (ctypes.c_float * 4)()
        self._places = places_of(self._edges)

    def of(self, item: int, matrix: Matrix | None = None) -> Box | None:
        """Return left, bottom, right and top of an object, None when it has none."""
        if not object_bounds(item, *self._places):
            return None
        left, bottom, right, top = self._edges
        box = left, bottom, right, top
        return box if matrix is None else moved(box, matrix)


def places_of(numbers: Any) -> tuple[int, ...]:
    """Return the address of each number of an array of ctypes."""
    start, size = ctypes.addressof(numbers), ctypes.sizeof(numbers._type_)
    return tuple(start + size * place for place in range(len(numbers)))
