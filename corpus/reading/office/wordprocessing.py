"""Word files since 2007 (.docx): what a reader sees on paper, deletions left out.

Content controls, tracked insertions, text boxes, tables in tables, numbers of lists,
page heads and notes are text like any other. ``mammoth`` and ``docx2python`` were tried:
the first reads no page heads, neither gives the numbers of lists, both build the whole
tree of a bomb; so the walk is our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.errors import ParseError
from corpus.reading.office.numbering import Numbering
from corpus.reading.office.package import Element, Package, attribute, local
from corpus.reading.office.tables import row_lines
from corpus.reading.scans.document_pages import DocumentPage, ReadDocument

_WRAPPERS = (
    "document body sdt sdtContent ins moveTo customXml smartTag hdr ftr footnote endnote "
    "txbxContent Choice"
)
_INTO = frozenset(_WRAPPERS.split())
"""Elements that only wrap what is inside."""

_NO_TEXT = (
    "del moveFrom pPr rPr sdtPr sdtEndPr instrText delText sectPr tblPr tblGrid trPr "
    "tcPr rt Fallback comment"
)
_LEFT_OUT = frozenset(_NO_TEXT.split())
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_SYMBOL_FONT = 0xF000


def read_word(body: bytes) -> ReadDocument:
    """Return the text of a Word file as one page.

    Raises:
        ParseError: damaged, encrypted, no Word file, or far too large unpacked.
    """
    package = Package(body)
    main = _main_part(package)
    folder = main.rpartition("/")[0] + "/"
    walk = _Walk(
        Numbering(
            _optional(package, folder + "numbering.xml"),
            _optional(package, folder + "styles.xml"),
        )
    )
    heads = _furniture(package, walk, folder + r"header\d*\.xml")
    text = list(walk.blocks(package.tree(main)))
    notes = [*_notes(package, walk, folder, "footnote")]
    notes += _notes(package, walk, folder, "endnote")
    feet = _furniture(package, walk, folder + r"footer\d*\.xml")
    parts = [*heads, *text, *notes, *feet]
    return ReadDocument(
        (DocumentPage("\n\n".join(part for part in parts if part.strip())),),
        notes=tuple(_unread(package, walk, folder)),
    )


def _main_part(package: Package) -> str:
    """Return the name of the part that is the document."""
    if package.has("word/document.xml"):
        return "word/document.xml"
    if package.has("_rels/.rels"):
        for relation in package.tree("_rels/.rels"):
            kind, target = attribute(relation, "Type"), attribute(relation, "Target")
            if kind and target and kind.endswith("/officeDocument"):
                return target.lstrip("/")
    raise ParseError("a packed file, but not a Word document")


def _optional(package: Package, name: str) -> Element | None:
    return package.tree(name) if package.has(name) else None


def _furniture(package: Package, walk: _Walk, pattern: str) -> list[str]:
    """Return page heads or feet, each wording once, page numbers alone left out."""
    found: dict[str, None] = {}
    for name in package.parts(pattern):
        text = "\n".join(walk.blocks(package.tree(name)))
        if any(sign.isalpha() for sign in text):
            found.setdefault(text)
    return list(found)


def _notes(package: Package, walk: _Walk, folder: str, kind: str) -> Iterator[str]:
    """Yield foot- or endnotes with their numbers; separators have a type of their own."""
    tree = _optional(package, f"{folder}{kind}s.xml")
    if tree is None:
        return
    number = 0
    for note in tree:
        if local(note) == kind and attribute(note, "type") in (None, "normal"):
            number += 1
            yield f"{number} " + " ".join(walk.blocks(note))


def _unread(package: Package, walk: _Walk, folder: str) -> Iterator[str]:
    """Say what the file holds that was not read."""
    if walk.foreign_parts:
        yield f"{walk.foreign_parts} parts in a foreign format were not read"
    objects = len(list(package.parts(folder + r"embeddings/[^/]+")))
    if objects:
        yield f"{objects} embedded objects were not read"


class _Walk:
    """Walks a part from its beginning to its end."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self.foreign_parts = 0

    def blocks(self, parent: Element) -> Iterator[str]:
        """Yield paragraphs, and tables as the lines of their rows."""
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield "\n".join(self._rows(child))
            elif name == "altChunk":
                self.foreign_parts += 1
            elif name == "AlternateContent":
                yield from self.blocks(_alternative(child))
            elif name in _INTO:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        boxes: list[Element] = []
        text = "".join(self._inline(paragraph, boxes))
        number, style = _properties(paragraph)
        if text.strip():
            label = self._numbering.label(number, style)
            yield f"{label} {text}".strip() if label else text.strip()
        for box in boxes:
            yield from self.blocks(box)

    def _inline(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield the characters of a paragraph; text boxes in it are gathered."""
        for child in parent:
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield _symbol(child)
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "AlternateContent":
                yield from self._inline(_alternative(child), boxes)
            elif name == "r" and _is_hidden(child):
                continue
            elif name not in _LEFT_OUT:
                yield from self._inline(child, boxes)

    def _rows(self, table: Element) -> Iterator[str]:
        for row in _inner(table, "tr"):
            cells = [self._cell(cell) for cell in _inner(row, "tc")]
            yield from row_lines(cells)

    def _cell(self, cell: Element) -> Sequence[str]:
        return [
            line for block in self.blocks(cell) for line in block.split("\n") if line
        ]


def _inner(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield rows of a table or cells of a row, wrapped ones too, deleted ones not."""
    for child in parent:
        name = local(child)
        if name == wanted:
            if wanted != "tr" or not _is_deleted(child):
                yield child
        elif name in _INTO:
            yield from _inner(child, wanted)


def _is_deleted(row: Element) -> bool:
    return any(
        local(inner) == "del"
        for child in row
        if local(child) == "trPr"
        for inner in child
    )


def _alternative(element: Element) -> Element:
    """Return the first of the forms that say the same."""
    return next(iter(element), element)


def _is_hidden(run: Element) -> bool:
    for child in run:
        if local(child) == "rPr":
            return any(
                local(one) == "vanish" and attribute(one, "val") not in ("0", "false")
                for one in child
            )
    return False


def _symbol(element: Element) -> str:
    """Return a character of a symbol font; its bullets are bullets."""
    code = attribute(element, "char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number >= _SYMBOL_FONT:
        return "•"
    return chr(number) if 0x20 <= number < 0xD800 else ""


def _properties(paragraph: Element) -> tuple[Element | None, str | None]:
    """Return the list place and the style of a paragraph."""
    number = style = None
    for child in paragraph:
        if local(child) == "pPr":
            for one in child:
                if local(one) == "numPr":
                    number = one
                elif local(one) == "pStyle":
                    style = attribute(one, "val")
    return number, style
