"""What is drawn on a page: texts, paths, pictures and groups, in the file's order.

The list of a page is made once; those who ask for places and colours share it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.pdf.plain_calls import (
    Answers,
    Argument,
    address,
    answers,
    argument,
    clip_count,
    clip_path,
    clip_segment,
    clip_segment_count,
    group_object,
    group_size,
    object_bounds,
    object_kind,
    object_matrix,
    page_object,
    segment_point,
)

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
PageObject = tuple[int, int, Argument]
"""An object of a page: its kind (``FPDF_PAGEOBJ_…``), its address, and that for calls."""

Drawn = tuple[PageObject, Matrix | None]
"""An object with the way from its frame to that of the page, None where they are one."""

_MOST_OBJECTS, _MOST_DRAWN = 20_000, 2_000_000
_MOST_IN_GROUP = 3000
_DEPTH = 3
"""How deep groups inside groups are looked into."""

_MOST_GROUPS = 500
_MOST_CLIPS, _MOST_POINTS = 4, 60
_OUTSIDE = 2.0
_CORNERS, _OF_A_BOX = 3, (4, 5)
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_GROUP = pdfium.FPDF_PAGEOBJ_FORM


def page_objects(page: Any) -> list[PageObject]:
    """Return the objects of a page (``FPDF_PAGE``), at most 20,000."""
    place = argument(address(page))
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    return _objects(list(map(page_object, repeat(place, count), range(count))))


def group_objects(group: Argument) -> list[PageObject]:
    """Return the objects of a group (``FPDF_PAGEOBJ_FORM``), at most 3,000."""
    count = min(group_size(group), _MOST_IN_GROUP)
    numbers = map(ctypes.c_ulong, range(count))
    return _objects(list(map(group_object, repeat(group, count), numbers)))


def _objects(items: Sequence[int]) -> list[PageObject]:
    handles = list(map(argument, items))
    return list(zip(map(object_kind, handles), items, handles, strict=True))


def drawn_objects(
    objects: Sequence[PageObject],
    cut: dict[int, Box] | None = None,
    most: int = _MOST_DRAWN,
) -> list[Drawn]:
    """Return objects with their places, those of groups in their stead.

    What a program stamps or signs is one group on its page.

    Args:
        objects: those of the page.
        cut: gets the texts of groups of which only a part of the page shows, with that.
        most: of them are returned.
    """
    groups = _Groups({} if cut is None else cut, most)
    groups.take(objects, None, None, 0)
    return groups.drawn[:most]


class _Groups:
    """Takes what is in the groups of a page, and in the groups inside them."""

    def __init__(self, cut: dict[int, Box], most: int) -> None:
        self.drawn: list[Drawn] = []
        self._cut, self._most = cut, most
        self._opened, self._clips = 0, Clips()

    def take(
        self,
        objects: Sequence[PageObject],
        place: Matrix | None,
        shown: Box | None,
        depth: int,
    ) -> None:
        """Take objects of one frame, *shown* being the part of the page that they have."""
        begin = 0
        kinds = [one[0] for one in objects]
        for _ in range(kinds.count(_GROUP)):
            end = kinds.index(_GROUP, begin)
            self._append(objects[begin:end], place, shown)
            self._open(objects[end][2], place, shown, depth)
            begin = end + 1
            if len(self.drawn) >= self._most:
                return
        self._append(objects[begin:], place, shown)

    def _append(
        self, objects: Sequence[PageObject], place: Matrix | None, shown: Box | None
    ) -> None:
        self.drawn += zip(objects, repeat(place))
        if shown is not None:
            texts = [one[1] for one in objects if one[0] == pdfium.FPDF_PAGEOBJ_TEXT]
            self._cut.update(dict.fromkeys(texts, shown))

    def _open(
        self, group: Argument, place: Matrix | None, shown: Box | None, depth: int
    ) -> None:
        if depth < _DEPTH and self._opened < _MOST_GROUPS:
            self._opened += 1
            own = group_matrix(group)
            inner = own if place is None else _combined(own, place)
            part = shared(self._clips.of(group, place), shown)
            self.take(group_objects(group), inner, part, depth + 1)


def group_matrix(group: Argument) -> Matrix:
    """Return the way from the frame of a group to the frame that it is drawn in."""
    numbers = answers(6)
    if not object_matrix(group, numbers.places[0]):
        return _SAME
    a, b, c, d, e, f = numbers.floats(6)
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


def shared(one: Box | None, other: Box | None) -> Box | None:
    """Return the part that two boxes share; None is the whole page."""
    if one is None or other is None:
        return one or other
    return (
        *(max(one[0], other[0]), max(one[1], other[1])),
        *(min(one[2], other[2]), min(one[3], other[3])),
    )


def is_inside(inner: Box, outer: Box) -> bool:
    """Whether a box is in another one, or hardly beyond it."""
    return (
        inner[0] >= outer[0] - _OUTSIDE
        and inner[1] >= outer[1] - _OUTSIDE
        and inner[2] <= outer[2] + _OUTSIDE
        and inner[3] <= outer[3] + _OUTSIDE
    )


class TextClips(NamedTuple):
    """What clippings leave of a page: of each text a box or all, and each path's box."""

    shown: list[Box | None]
    parts: list[Box]


class Clips:
    """Asks for the clippings of objects; those that many objects share are read once."""

    _point = Answers(2)

    def __init__(self) -> None:
        self._known: dict[int | None, Box | None] = {}

    def of(self, item: Argument, matrix: Matrix | None = None) -> Box | None:
        """Return the box that an object's clipping leaves of the page, None for all."""
        clip, known = argument(clip_path(item)), self._known
        count = clip_count(clip)
        if count <= 0:
            return None
        box: Box | None = None
        for path in (0,) if count == 1 else range(min(count, _MOST_CLIPS)):
            first = clip_segment(clip, path, 0)
            own = known[first] if first in known else self._read(clip, path, first)
            if own is not None:
                box = own if box is None else shared(own, box)
        return box if box is None or matrix is None else moved(box, matrix)

    def of_texts(self, texts: Sequence[tuple[Argument, Matrix | None]]) -> TextClips:
        """Return the boxes that their clippings leave of the page to texts."""
        clips = list(map(argument, map(clip_path, [item for item, _ in texts])))
        counts = list(map(clip_count, clips))
        known: dict[tuple[int | None, ...], Box | None] = {}
        shown: list[Box | None] = []
        parts: list[Box] = []
        for clip, count, (item, place) in zip(clips, counts, texts, strict=True):
            if count <= 0:
                shown.append(None)
                continue
            paths = range(min(count, _MOST_CLIPS))
            firsts = [clip_segment(clip, path, 0) for path in paths]
            key = (id(place), *firsts)
            if key not in known:
                known[key] = self.of(item, place)
                own = [box for first in firsts if (box := self._known[first])]
                parts += [box if place is None else moved(box, place) for box in own]
            shown.append(known[key])
        return TextClips(shown, parts)

    def _read(self, clip: Argument, path: int, first: int | None) -> Box | None:
        """Read a path and remember it by its first segment."""
        count = clip_segment_count(clip, path)
        self._known[first] = None
        if not 0 < count <= _MOST_POINTS:
            return None
        points = list(self._points(clip, path, min(count, _CORNERS)))
        if count not in _OF_A_BOX or not _are_corners(points):
            points += self._points(clip, path, count, _CORNERS)
        if not points:
            return None
        across, along = zip(*points, strict=True)
        box = min(across), min(along), max(across), max(along)
        self._known[first] = box
        return box

    def _points(
        self, clip: Argument, path: int, count: int, begin: int = 0
    ) -> Iterator[tuple[float, float]]:
        point = self._point
        for number in range(begin, count):
            segment = argument(clip_segment(clip, path, number))
            if segment_point(segment, *point.places):
                across, along = point.floats(2)
                yield across, along


def _are_corners(points: Sequence[tuple[float, float]]) -> bool:
    """Whether three points that follow each other are corners of an upright box."""
    if len(points) != _CORNERS:
        return False
    (x, y), (next_x, next_y), (last_x, last_y) = points
    return (next_x == x and next_y == last_y) or (next_y == y and next_x == last_x)


def box_of(item: Argument, matrix: Matrix | None = None) -> Box | None:
    """Return left, bottom, right and top of an object, None when it has none."""
    (box,) = boxes_of_objects([item])
    return box if box is None or matrix is None else moved(box, matrix)


def boxes_of_objects(items: Sequence[Argument]) -> list[Box | None]:
    """Return the places of objects in their own frames, None for each without one.

    Asked for at once, which is much faster than one by one.
    """
    size = 4 * len(items)
    edges = answers(size)
    columns = [edges.places[number:size:4] for number in range(4)]
    has_place = list(map(object_bounds, items, *columns))
    values = iter(edges.floats(size))
    boxes = zip(values, values, values, values, strict=True)
    if all(has_place):
        return list(boxes)
    return [box if has else None for box, has in zip(boxes, has_place, strict=True)]
