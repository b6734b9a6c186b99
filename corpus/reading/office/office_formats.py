"""Which office file a packed file is, and who reads it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from corpus.reading.office.odf.opendocument import read_opendocument
from corpus.reading.office.package import part_names
from corpus.reading.office.presentation import read_presentation
from corpus.reading.office.spreadsheet import read_workbook
from corpus.reading.office.word.wordprocessing import read_word
from corpus.reading.scans.document_pages import ReadDocument

_OOXML = "application/vnd.openxmlformats-officedocument."
WORD = f"{_OOXML}wordprocessingml.document"
OPENDOCUMENT = "application/vnd.oasis.opendocument.text"
OFFICE_TYPES: dict[str, Callable[[bytes], ReadDocument]] = {
    WORD: read_word,
    f"{_OOXML}spreadsheetml.sheet": read_workbook,
    f"{_OOXML}presentationml.presentation": read_presentation,
    OPENDOCUMENT: read_opendocument,
}
_MARKS = {
    "xl/workbook.xml": f"{_OOXML}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{_OOXML}presentationml.presentation",
    "content.xml": OPENDOCUMENT,
}


def packed_type(body: bytes) -> str:
    """Return the media type of a packed file; an unknown or damaged one counts as Word."""
    try:
        names = set(part_names(zipfile.ZipFile(io.BytesIO(body)).namelist()))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return WORD
    return next((kind for mark, kind in _MARKS.items() if mark in names), WORD)


def flat_type(body: bytes) -> str:
    """Return the media type of an office file whose parts are in one XML file."""
    if b"<office:document " in body[:4096]:
        return OPENDOCUMENT
    return next((kind for mark, kind in _MARKS.items() if mark.encode() in body), WORD)
