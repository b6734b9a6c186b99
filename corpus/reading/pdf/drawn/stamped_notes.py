"""What stamps and signatures say that a program laid on a page as notes.

pdfium's text of a page leaves them out, for they are drawn above it. They are drawn into
the page, which is read no further, and their letters are those of the groups that came.
"""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

from corpus.reading.pdf.drawn.page_objects import drawn_objects, page_objects
from corpus.reading.pdf.plain_calls import address, argument, text_object

_MOST_NOTES, _MOST_CHARACTERS = 200, 20_000
_HIDDEN = 1 << 1
_UNSEEN = _HIDDEN | 1 << 5
"""Flags of what is shown nowhere, or not on screen."""

_SURROGATES = range(0xD800, 0xE000)


def read_stamps(document: Any, number: int, page: Any, form: Any | None) -> str:
    """Return the words of a page's stamps and signatures, "" when it has none.

    The page is changed: whatever else is asked of it has to be asked before.

    Args:
        document: ``FPDF_DOCUMENT``.
        number: of the page, counted from 0.
        page: ``FPDF_PAGE``.
        form: ``FPDF_FORMHANDLE`` of the document, None when it has no form.
    """
    count = min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)
    if not sum(_is_kept(page, index, form) for index in range(count)):
        return ""
    before = pdfium.FPDFPage_CountObjects(page)
    if (
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        != pdfium.FLATTEN_SUCCESS
    ):
        return ""
    drawn = pdfium.FPDF_LoadPage(document, number)
    if not drawn:
        return ""
    try:
        return _text_of(drawn, before)
    finally:
        pdfium.FPDF_ClosePage(drawn)


def _is_kept(page: Any, index: int, form: Any | None) -> bool:
    """Whether a note is a stamp or a signature; others are hidden."""
    note = pdfium.FPDFPage_GetAnnot(page, index)
    if not note:
        return False
    try:
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        is_signature = (
            kind == pdfium.FPDF_ANNOT_WIDGET
            and form is not None
            and pdfium.FPDFAnnot_GetFormFieldType(form, note)
            == pdfium.FPDF_FORMFIELD_SIGNATURE
        )
        if is_signature or kind == pdfium.FPDF_ANNOT_STAMP:
            return not pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN
        pdfium.FPDFAnnot_SetFlags(note, pdfium.FPDFAnnot_GetFlags(note) | _HIDDEN)
        return False
    finally:
        pdfium.FPDFPage_CloseAnnot(note)


def _text_of(page: Any, before: int) -> str:
    """Return the text of the objects behind the first *before* of a page."""
    texts = {
        item
        for (kind, item, _), _ in drawn_objects(page_objects(page)[before:])
        if kind == pdfium.FPDF_PAGEOBJ_TEXT
    }
    textpage = pdfium.FPDFText_LoadPage(page) if texts else None
    if not textpage:
        return ""
    try:
        place = argument(address(textpage))
        count = min(max(pdfium.FPDFText_CountChars(textpage), 0), 10 * _MOST_CHARACTERS)
        signs = [
            _sign(pdfium.FPDFText_GetUnicode(textpage, index))
            if text_object(place, index) in texts
            else " "
            for index in range(count)
        ]
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    return " ".join("".join(signs).split())[:_MOST_CHARACTERS]


def _sign(code: int) -> str:
    return "\ufffd" if code in _SURROGATES else chr(code)
