"""Word documents since 2007 (.docx)."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from corpus.errors import ParseError

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, OpcError, etree.LxmlError),
    *(KeyError, ValueError, OSError, EOFError, AttributeError, IndexError),
    # Encrypted, or packed in a way that Python does not know.
    *(RuntimeError, NotImplementedError),
)
MAX_UNPACKED_BYTES = 200_000_000


def text(body: bytes) -> str:
    """Return paragraphs and table rows in order; cells are parted by " | ".

    Raises:
        ParseError: damaged, not a Word document, or far too large unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if (
                sum(entry.file_size for entry in archive.infolist())
                > MAX_UNPACKED_BYTES
            ):
                raise ParseError("the Word document is too large when unpacked")
        document: Document = docx.Document(io.BytesIO(body))
        return "\n\n".join(_parts(document))
    except _DAMAGE as error:
        raise ParseError(f"not a readable Word document ({error})") from error


def _parts(document: Document) -> list[str]:
    parts = []
    for element in document.iter_inner_content():
        if isinstance(element, Paragraph):
            parts.append(element.text)
        elif isinstance(element, Table):
            parts.append("\n".join(_rows(element)))
    return [part for part in parts if part.strip()]


def _rows(table: Table) -> list[str]:
    rows = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:
            value = " ".join(cell.text.split())
            # A merged cell comes once for every column it covers.
            if not cells or cells[-1] != value:
                cells.append(value)
        rows.append(" | ".join(cell for cell in cells if cell))
    return [row for row in rows if row]
