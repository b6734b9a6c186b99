"""Presentations (.pptx): a page for each slide, with its tables and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.errors import ParseError
from corpus.reading.office.package import Element, Package, attribute, local
from corpus.reading.office.relations import relations_of
from corpus.reading.office.tables import row_lines
from corpus.reading.scans.document_pages import (
    MAX_CHARACTERS,
    DocumentPage,
    ReadDocument,
)

MAX_SLIDES = 500
_MAIN = "ppt/presentation.xml"
_DIAGRAM = re.compile(r"ppt/diagrams/data\d*\.xml")


def read_presentation(body: bytes) -> ReadDocument:
    """Return the slides that are shown, in their order; without text, an empty page.

    Raises:
        ParseError: damaged, encrypted, far too large unpacked, or too long.
    """
    package = Package(body)
    slides = _slides(package)
    pages = []
    notes = []
    hidden = 0
    left = MAX_CHARACTERS
    for number, name in enumerate(slides[:MAX_SLIDES], start=1):
        slide = package.tree(name)
        if attribute(slide, "show") in ("0", "false"):
            hidden += 1
            continue
        parts = list(_blocks(slide))
        for relation in relations_of(package, name).values():
            if relation.kind == "notesSlide" and package.has(relation.name):
                remarks = _blocks(package.tree(relation.name))
                parts += [text for text in remarks if len(text) > 3]
            elif _DIAGRAM.fullmatch(relation.name) and package.has(relation.name):
                parts += _blocks(package.tree(relation.name))
        text = "\n".join(part for part in parts if part.strip())
        left -= len(text)
        if left < 0:
            raise ParseError(
                f"a text of over {MAX_CHARACTERS:,} characters, which is the most; "
                f"slide {number} of {len(slides)} is beyond it"
            )
        pages.append(DocumentPage(text, "good" if text else "empty"))
    if hidden:
        notes.append(f"{hidden} hidden slides are left out")
    if len(slides) > MAX_SLIDES:
        notes.append(f"{len(slides)} slides; only the first {MAX_SLIDES} are read")
    return ReadDocument(tuple(pages), notes=tuple(notes))


def _slides(package: Package) -> list[str]:
    """Return the parts that are slides, in the order in which they are shown."""
    names = list(package.parts(r"ppt/slides/slide\d+\.xml"))
    relations = relations_of(package, _MAIN)
    listed = [
        relations[reference].name
        for item in package.tree(_MAIN).iter()
        if local(item) == "sldId" and (reference := _reference(item)) in relations
    ]
    shown = [name for name in listed if package.has(name)]
    return shown or names


def _reference(item: Element) -> str:
    """Return the id of a relation; the item has a number of its own beside it."""
    return next(
        (str(value) for key, value in item.attrib.items() if str(key).endswith("}id")),
        "",
    )


def _blocks(parent: Element) -> Iterator[str]:
    """Yield the paragraphs of shapes in the order of the file, tables as rows."""
    for child in parent:
        name = local(child)
        if name == "p":
            yield "".join(_characters(child))
        elif name == "sp" and _is_page_number(child):
            continue
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


def _is_page_number(shape: Element) -> bool:
    return any(
        local(inner) == "ph" and attribute(inner, "type") == "sldNum"
        for inner in shape.iter()
    )


def _rows(table: Element) -> Iterator[str]:
    for row in table:
        if local(row) == "tr":
            cells = [
                [text for text in _blocks(cell) if text]
                for cell in row
                if local(cell) == "tc"
            ]
            yield from row_lines(cells)
