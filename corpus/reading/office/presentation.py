"""Presentations (.pptx): a page for each slide, with its tables and its notes."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.reading.office.package import Element, Package, local
from corpus.reading.office.tables import row_lines
from corpus.reading.scans.document_pages import DocumentPage, ReadDocument

MAX_SLIDES = 500


def read_presentation(body: bytes) -> ReadDocument:
    """Return the slides in the order of their numbers; without text, an empty page.

    Raises:
        ParseError: damaged, encrypted, or far too large unpacked.
    """
    package = Package(body)
    slides = list(package.parts(r"ppt/slides/slide\d+\.xml"))
    pages = []
    for name in slides[:MAX_SLIDES]:
        parts = list(_blocks(package.tree(name)))
        remarks = name.replace("slides/slide", "notesSlides/notesSlide")
        if package.has(remarks):
            parts += [text for text in _blocks(package.tree(remarks)) if len(text) > 3]
        text = "\n".join(part for part in parts if part.strip())
        pages.append(DocumentPage(text, "good" if text else "empty"))
    notes = (
        [f"{len(slides)} slides; only the first {MAX_SLIDES} are read"]
        if len(slides) > MAX_SLIDES
        else []
    )
    return ReadDocument(tuple(pages), notes=tuple(notes))


def _blocks(parent: Element) -> Iterator[str]:
    """Yield the paragraphs of shapes in the order of the file, tables as rows."""
    for child in parent:
        name = local(child)
        if name == "p":
            yield "".join(_characters(child))
        elif name == "tbl":
            yield from _rows(child)
        elif name == "AlternateContent":
            yield from _blocks(next(iter(child), child))
        elif name:
            yield from _blocks(child)


def _characters(paragraph: Element) -> Iterator[str]:
    for part in paragraph.iter():
        name = local(part)
        if name == "t":
            yield part.text or ""
        elif name == "br":
            yield "\n"


def _rows(table: Element) -> Iterator[str]:
    for row in table:
        if local(row) == "tr":
            cells = [
                [text for text in _blocks(cell) if text]
                for cell in row
                if local(cell) == "tc"
            ]
            yield from row_lines(cells)
