"""Values of form fields and notes written on a page, as words where they stand.

pdfium's text of a page leaves them out, for they are drawn above it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.glyphs.page_words import PageWord

_MOST_ANNOTATIONS = 2000
_MOST_CHARACTERS = 20_000
_VALUED = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
}
_TICKED = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
_LINE_HEIGHT = 12.0
_UNSEEN = 1 << 1 | 1 << 5
"""Flags of what is hidden on paper and on screen (PDF 32000, table 165)."""

_PASSWORD = 1 << 13


def read_fields(page: Any, form: Any | None) -> list[PageWord]:
    """Return what the fields and free-text notes of a page say, upright.

    Args:
        page: ``FPDF_PAGE``.
        form: ``FPDF_FORMHANDLE`` of the document, None when it has no form.
    """
    count = min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)
    words: list[PageWord] = []
    for index in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            words.extend(_words(annotation, form))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return words


def _words(annotation: Any, form: Any | None) -> Iterator[PageWord]:
    value = _value(annotation, form)
    box = pdfium.FS_RECTF()
    if not value or not pdfium.FPDFAnnot_GetRect(annotation, box):
        return
    lines = [line.strip() for line in value.replace("\r", "\n").split("\n")]
    lines = [line for line in lines if line]
    height = abs(box.top - box.bottom) / max(len(lines), 1)
    height = max(6.0, min(height, _LINE_HEIGHT))
    top = max(box.top, box.bottom)
    if len(lines) == 1:
        # In a field of one line the text stands in the middle.
        top = (box.top + box.bottom) / 2 + height / 2
    for number, line in enumerate(lines, start=1):
        right = max(box.right, box.left + 0.5 * height * len(line))
        yield PageWord(
            line, box.left, right, top - number * height + 0.2 * height, height
        )


def _value(annotation: Any, form: Any | None) -> str:
    if pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return ""
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _string(
            lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(
                annotation, b"Contents", buffer, size
            )
        )
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None:
        return ""
    field = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in _TICKED:
        return "[x]" if pdfium.FPDFAnnot_IsChecked(form, annotation) else ""
    is_secret = pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD
    if field not in _VALUED or is_secret:
        return ""
    return _string(
        lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(
            form, annotation, buffer, size
        )
    )


def _string(ask: Callable[[Any, int], int]) -> str:
    """Return a string of pdfium, which is asked for its size first."""
    size = ask(None, 0)
    if not 2 < size <= 2 * _MOST_CHARACTERS:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace").rstrip("\0")
