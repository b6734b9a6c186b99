"""Functions of pdfium that are called for each glyph or object, with plain addresses.

The bindings check and wrap each pointer anew, which takes longer than most answers do.
Here a handle is the number that is its address, and so is a place for an answer. Other
threads wait meanwhile, for giving them leave takes longer than most answers, too.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def address(pointer: Any) -> int:
    """Return the address of a handle or a function of pdfium."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


loose_char_box = _plain(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
"""(text page, glyph, FS_RECTF) -> whether it has one."""

char_angle = _plain(pdfium.FPDFText_GetCharAngle, ctypes.c_float, _ADDRESS, _INT)
"""(text page, glyph) -> by how much it is turned, in radians."""

char_matrix = _plain(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
"""(text page, glyph, FS_MATRIX) -> whether it has one."""

char_origin = _plain(
    pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS
)
"""(text page, glyph, two doubles) -> whether it has an origin."""

is_generated = _plain(pdfium.FPDFText_IsGenerated, _INT, _ADDRESS, _INT)
"""(text page, glyph) -> 1 where pdfium put it in itself."""

has_map_error = _plain(pdfium.FPDFText_HasUnicodeMapError, _INT, _ADDRESS, _INT)
"""(text page, glyph) -> 1 where no table tells its character."""

text_object = _plain(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
"""(text page, glyph) -> the text object that it is of."""

page_object = _plain(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
"""(page, number) -> the object."""

text_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
"""(text object) -> ``FPDF_TEXTRENDERMODE_…``."""

mark_count = _plain(pdfium.FPDFPageObj_CountMarks, _INT, _ADDRESS)
"""(object) -> in how many pieces of marked content it is."""

object_mark = _plain(pdfium.FPDFPageObj_GetMark, _ADDRESS, _ADDRESS, ctypes.c_ulong)
"""(object, number) -> the piece of marked content."""

mark_text = _plain(
    pdfium.FPDFPageObjMark_GetParamStringValue,
    *(_INT, _ADDRESS, ctypes.c_char_p, _ADDRESS, ctypes.c_ulong, _ADDRESS),
)
"""(mark, key, place for UTF-16, its size, place for the length) -> whether it has one."""

clip_path = _plain(pdfium.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
"""(object) -> its clipping."""

clip_count = _plain(pdfium.FPDFClipPath_CountPaths, _INT, _ADDRESS)
"""(clipping) -> of how many paths it is."""

clip_segment = _plain(
    pdfium.FPDFClipPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT, _INT
)
"""(clipping, path, number) -> the segment."""

clip_segment_count = _plain(pdfium.FPDFClipPath_CountPathSegments, _INT, _ADDRESS, _INT)
"""(clipping, path) -> of how many segments it is."""

segment_point = _plain(
    pdfium.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS
)
"""(segment, two floats) -> whether it has a place."""

object_kind = _plain(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
"""(object) -> ``FPDF_PAGEOBJ_…``."""

object_bounds = _plain(pdfium.FPDFPageObj_GetBounds, _INT, *[_ADDRESS] * 5)
"""(object, four floats) -> whether it has a place."""

object_colour = _plain(pdfium.FPDFPageObj_GetFillColor, _INT, *[_ADDRESS] * 5)
"""(object, four unsigned numbers) -> whether it is filled with a colour."""

draw_mode = _plain(pdfium.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
"""(path, way of filling, whether it is stroked) -> whether it has them."""

segment_count = _plain(pdfium.FPDFPath_CountSegments, _INT, _ADDRESS)
"""(path) -> of how many segments it is made."""

group_size = _plain(pdfium.FPDFFormObj_CountObjects, _INT, _ADDRESS)
"""(group) -> how many objects are in it."""

group_object = _plain(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
"""(group, number) -> the object."""

object_matrix = _plain(pdfium.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
"""(object, six floats) -> whether it has a matrix."""
