"""Word files since 2007 (.docx): what a reader sees on paper, deletions left out.

Content controls, tracked insertions, text boxes, tables in tables, numbers of lists,
page heads and notes are text like any other. ``mammoth`` and ``docx2python`` were tried:
the first reads no page heads, neither gives the numbers of lists, both build the whole
tree of a bomb; so the walk is our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import ParseError
from corpus.reading.office.package import Element, Package, attribute, local
from corpus.reading.office.relations import Relation, relations_of
from corpus.reading.office.tables import row_lines
from corpus.reading.office.word.chunks import foreign_text
from corpus.reading.office.word.numbering import Numbering
from corpus.reading.office.word.symbols import symbol
from corpus.reading.office.word.word_styles import hiding_styles, is_hidden
from corpus.reading.scans.document_pages import DocumentPage, EmbeddedFile, ReadDocument

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
_SIGNS = {
    "ptab": "\t",
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
_PAGE_NUMBER = re.compile(
    r"(?i)\W*(?:sivu|sivunumero|sida|page|s\.)?\W*\d*\W*(?:av|of|yhteensä)?\W*\d*\W*"
)
"""A line of a page's head or foot that says only which page it is."""

_MOST_CHUNKS = 3
"""How deep documents inside documents may be nested."""


def read_word(body: bytes) -> ReadDocument:
    """Return the text of a Word file as one page.

    Raises:
        ParseError: damaged, encrypted, no Word file, or far too large unpacked.
    """
    return _read_word(body, 0)


def _read_word(body: bytes, depth: int) -> ReadDocument:
    package = Package(body)
    main = _main_part(package)
    folder = main.rpartition("/")[0]
    folder = f"{folder}/" if folder else ""
    relations = relations_of(package, main)
    styles = _optional(package, folder + "styles.xml")
    walk = _Walk(
        Numbering(_optional(package, folder + "numbering.xml"), styles),
        hiding_styles(styles),
        _chunk_reader(package, relations, depth),
        _diagram_reader(package, relations),
    )
    heads = _furniture(package, walk, folder + r"header\d*\.xml")
    text = list(walk.blocks(package.tree(main)))
    notes = [*_notes(package, walk, folder, "footnote")]
    notes += _notes(package, walk, folder, "endnote")
    feet = _furniture(package, walk, folder + r"footer\d*\.xml")
    parts = [*heads, *text, *notes, *feet]
    embedded = [
        EmbeddedFile(one.name.rpartition("/")[2], package.read(one.name))
        for one in relations.values()
        if one.kind == "package" and package.has(one.name)
    ]
    return ReadDocument(
        (DocumentPage("\n\n".join(part for part in parts if part.strip())),),
        embedded=tuple(embedded),
        notes=tuple(_unread(package, walk, folder, len(embedded))),
    )


def _chunk_reader(
    package: Package, relations: Mapping[str, Relation], depth: int
) -> Callable[[str], str | None]:
    """Return what reads a part in a foreign format by its reference, None if unread."""

    def read(reference: str) -> str | None:
        relation = relations.get(reference)
        if relation is None or depth >= _MOST_CHUNKS or not package.has(relation.name):
            return None
        body = package.read(relation.name)
        try:
            if body.startswith(b"PK"):
                return _read_word(body, depth + 1).pages[0].text
            return foreign_text(relation.name, body)
        except ParseError:
            return None

    return read


def _diagram_reader(
    package: Package, relations: Mapping[str, Relation]
) -> Callable[[str], list[Element]]:
    """Return what gives the paragraphs of a diagram ("SmartArt") by its reference."""

    def read(reference: str) -> list[Element]:
        relation = relations.get(reference)
        if relation is None or not package.has(relation.name):
            return []
        return [one for one in package.tree(relation.name).iter() if local(one) == "p"]

    return read


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
        blocks = "\n".join(walk.blocks(package.tree(name))).split("\n")
        text = "\n".join(line for line in blocks if not _PAGE_NUMBER.fullmatch(line))
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


def _unread(package: Package, walk: _Walk, folder: str, read: int) -> Iterator[str]:
    """Yield what the file holds that was not read."""
    if walk.foreign_parts:
        yield f"{walk.foreign_parts} parts in a foreign format were not read"
    objects = len(list(package.parts(folder + r"embeddings/[^/]+"))) - read
    if objects > 0:
        yield f"{objects} embedded objects were not read"


class _Walk:
    """Walks a part from its beginning to its end."""

    def __init__(
        self,
        numbering: Numbering,
        hiding: Collection[str],
        read_chunk: Callable[[str], str | None],
        read_diagram: Callable[[str], list[Element]],
    ) -> None:
        self._numbering = numbering
        self._hiding = hiding
        self._read_chunk = read_chunk
        self._read_diagram = read_diagram
        self._begun = ""
        self.foreign_parts = 0

    def blocks(self, parent: Iterable[Element]) -> Iterator[str]:
        """Yield paragraphs, and tables as the lines of their rows."""
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield "\n".join(self._rows(child))
            elif name == "altChunk":
                text = self._read_chunk(attribute(child, "id") or "")
                self.foreign_parts += text is None
                yield text or ""
            elif name == "AlternateContent":
                yield from self.blocks(_alternative(child))
            elif name in _INTO:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        boxes: list[Iterable[Element]] = []
        inside = "".join(self._inline(paragraph, boxes))
        look = _properties(paragraph)
        if look.style in self._hiding:
            inside = ""
        text = self._begun + inside
        # A paragraph whose end was deleted goes on in the next one.
        self._begun = text if look.is_end_deleted else ""
        if not look.is_end_deleted:
            label = self._numbering.label(look.number, look.style)
            if text.strip():
                yield f"{label} {text}".strip() if label else text.strip()
        for box in boxes:
            yield from self.blocks(box)

    def _inline(self, parent: Element, boxes: list[Iterable[Element]]) -> Iterator[str]:
        """Yield the characters of a paragraph; text boxes in it are gathered."""
        for child in parent:
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield symbol(
                    attribute(child, "font") or "", attribute(child, "char") or ""
                )
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "relIds":
                boxes.append(self._read_diagram(attribute(child, "dm") or ""))
            elif name == "AlternateContent":
                yield from self._inline(_alternative(child), boxes)
            elif name == "r" and is_hidden(child, self._hiding):
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
    """Yield rows of a table or cells of a row, wrapped ones too, unseen ones not."""
    for child in parent:
        name = local(child)
        if name == wanted:
            if wanted != "tr" or _is_seen(child):
                yield child
        elif name in _INTO:
            yield from _inner(child, wanted)


def _is_seen(row: Element) -> bool:
    """Whether a row is neither deleted nor hidden."""
    return not any(
        local(inner) in ("del", "hidden")
        for child in row
        if local(child) == "trPr"
        for inner in child
    )


def _alternative(element: Element) -> Element:
    """Return the first form with content of those that say the same."""
    return next((form for form in element if len(form)), element)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a paragraph says of itself: list place, style, whether its end is deleted."""

    number: Element | None = None
    style: str | None = None
    is_end_deleted: bool = False


def _properties(paragraph: Element) -> _Look:
    number = style = None
    is_end_deleted = False
    for child in paragraph:
        if local(child) != "pPr":
            continue
        for one in child:
            name = local(one)
            if name == "numPr":
                number = one
            elif name == "pStyle":
                style = attribute(one, "val")
            elif name == "framePr":
                # A large first letter is a paragraph of its own in the file only.
                is_end_deleted = attribute(one, "dropCap") in ("drop", "margin")
            elif name == "rPr":
                is_end_deleted |= any(
                    local(mark) in ("del", "moveFrom") for mark in one
                )
    return _Look(number, style, is_end_deleted)
