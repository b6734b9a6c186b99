"""Functions of pdfium that are called for each glyph or object, without wrapping.

The bindings check and wrap each pointer anew, which takes longer than most answers do.
Here a pointer is an ``Argument``, which is made once and used for all calls, and so are
the places for answers; numbers are plain ones. Other threads wait meanwhile, for giving
them leave takes longer than most answers, too.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NewType, cast

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

Argument = NewType("Argument", object)
"""A pointer as a call takes it. An address as a plain number would be cut to 32 bits."""

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_SHARED = 4096


def address(pointer: Any) -> int:
    """Return the address of a handle or a function of pdfium."""
    return ctypes.cast(pointer, _ADDRESS).value or 0


argument = cast("Callable[[int | None], Argument]", _ADDRESS.from_param)
"""Makes an argument of an address."""

place_of = cast("Callable[..., Argument]", ctypes.byref)
"""Makes an argument of the place of something of ctypes, which it keeps alive."""


class Answers:
    """Places for numbers of 32 bits, one behind the other.

    Attributes:
        places: the argument for each.
    """

    __slots__ = ("_numbers", "_words", "places")

    def __init__(self, count: int) -> None:
        self._numbers = (ctypes.c_uint * count)()
        self._words: Any = memoryview(self._numbers).cast("B")
        self.places = [place_of(self._numbers, 4 * number) for number in range(count)]

    def wipe(self, count: int) -> None:
        """Make the first *count* numbers 0."""
        ctypes.memset(self._numbers, 0, 4 * count)

    def floats(self, count: int) -> list[float]:
        """Return the first *count* numbers, which a call wrote as floats."""
        values: list[float] = self._words[: 4 * count].cast("f").tolist()
        return values

    def array(self, count: int) -> NDArray[np.float32]:
        """Return the first *count* floats as they change with the next call."""
        return np.frombuffer(self._words, np.float32, count)

    def numbers(self, count: int) -> list[int]:
        """Return the first *count* numbers, which a call wrote as unsigned ones."""
        values: list[int] = self._words[: 4 * count].cast("I").tolist()
        return values


def answers(count: int) -> Answers:
    """Return places for *count* numbers, all of them 0, to be used before the next call."""
    found = _shared() if count <= _SHARED else Answers(count)
    found.wipe(count)
    return found


@lru_cache(maxsize=1)
def _shared() -> Answers:
    """Making an argument takes half as long as a call, so most calls share them."""
    return Answers(_SHARED)


def _plain(function: Any, result: Any = _INT) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result)(address(function))


loose_char_box = _plain(pdfium.FPDFText_GetLooseCharBox)
"""(text page, glyph, FS_RECTF) -> whether it has one."""

char_angle = _plain(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
"""(text page, glyph) -> by how much it is turned, in radians."""

char_matrix = _plain(pdfium.FPDFText_GetMatrix)
"""(text page, glyph, FS_MATRIX) -> whether it has one."""

char_origin = _plain(pdfium.FPDFText_GetCharOrigin)
"""(text page, glyph, two doubles) -> whether it has an origin."""

is_generated = _plain(pdfium.FPDFText_IsGenerated)
"""(text page, glyph) -> 1 where pdfium put it in itself."""

has_map_error = _plain(pdfium.FPDFText_HasUnicodeMapError)
"""(text page, glyph) -> 1 where no table tells its character."""

text_object = _plain(pdfium.FPDFText_GetTextObject, _ADDRESS)
"""(text page, glyph) -> the text object that it is of."""

page_object = _plain(pdfium.FPDFPage_GetObject, _ADDRESS)
"""(page, number) -> the object."""

text_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode)
"""(text object) -> ``FPDF_TEXTRENDERMODE_…``."""

mark_count = _plain(pdfium.FPDFPageObj_CountMarks)
"""(object) -> in how many pieces of marked content it is."""

object_mark = _plain(pdfium.FPDFPageObj_GetMark, _ADDRESS)
"""(object, number as c_ulong) -> the piece of marked content."""

mark_text = _plain(pdfium.FPDFPageObjMark_GetParamStringValue)
"""(mark, key, place, its size as c_ulong, place for the length) -> whether it has one."""

clip_path = _plain(pdfium.FPDFPageObj_GetClipPath, _ADDRESS)
"""(object) -> its clipping."""

clip_count = _plain(pdfium.FPDFClipPath_CountPaths)
"""(clipping) -> of how many paths it is."""

clip_segment = _plain(pdfium.FPDFClipPath_GetPathSegment, _ADDRESS)
"""(clipping, path, number) -> the segment."""

clip_segment_count = _plain(pdfium.FPDFClipPath_CountPathSegments)
"""(clipping, path) -> of how many segments it is."""

segment_point = _plain(pdfium.FPDFPathSegment_GetPoint)
"""(segment, two floats) -> whether it has a place."""

object_kind = _plain(pdfium.FPDFPageObj_GetType)
"""(object) -> ``FPDF_PAGEOBJ_…``."""

object_bounds = _plain(pdfium.FPDFPageObj_GetBounds)
"""(object, four floats) -> whether it has a place."""

object_colour = _plain(pdfium.FPDFPageObj_GetFillColor)
"""(object, four unsigned numbers) -> whether it is filled with a colour."""

draw_mode = _plain(pdfium.FPDFPath_GetDrawMode)
"""(path, way of filling, whether it is stroked) -> whether it has them."""

segment_count = _plain(pdfium.FPDFPath_CountSegments)
"""(path) -> of how many segments it is made."""

group_size = _plain(pdfium.FPDFFormObj_CountObjects)
"""(group) -> how many objects are in it."""

group_object = _plain(pdfium.FPDFFormObj_GetObject, _ADDRESS)
"""(group, number as c_ulong) -> the object."""

object_matrix = _plain(pdfium.FPDFPageObj_GetMatrix)
"""(object, six floats) -> whether it has a matrix."""
