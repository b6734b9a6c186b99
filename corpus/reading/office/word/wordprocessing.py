"""Word files since 2007 (.docx): what a reader sees on paper, deletions left out.

Content controls, tracked insertions, text boxes, tables in tables, numbers of lists,
page heads and notes are text like any other. ``mammoth`` and ``docx2python`` were tried:
the first reads no page heads, neither gives the numbers of lists, both build the whole
tree of a bomb; so the walk is our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from corpus.errors import ParseError
from corpus.reading.office.charts import chart_words
from corpus.reading.office.package import Element, Package, attribute, local
from corpus.reading.office.relations import Relation
from corpus.reading.office.word.chunks import foreign_text
from corpus.reading.office.word.numbering import Numbering
from corpus.reading.office.word.printed_parts import (
    WordParts,
    numbered_notes,
    open_parts,
)
from corpus.reading.office.word.walking import WordWalk
from corpus.reading.office.word.word_styles import RunStyles
from corpus.reading.scans.document_pages import DocumentPage, EmbeddedFile, ReadDocument

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
    parts = open_parts(package, _main_part(package))
    relations, styles = parts.relations, parts.tree("styles")
    walk = WordWalk(
        Numbering(parts.tree("numbering"), styles),
        RunStyles(styles),
        _chunk_reader(package, relations, depth),
        _diagram_reader(package, relations),
    )
    heads = _furniture(parts, walk, "header")
    text = list(walk.part(parts.main))
    notes = [*_notes(parts, walk, "footnote"), *_notes(parts, walk, "endnote")]
    feet = _furniture(parts, walk, "footer")
    blocks = [*heads, *text, *notes, *feet]
    embedded = [
        EmbeddedFile(one.name.rpartition("/")[2], package.read(one.name))
        for one in relations.values()
        if one.kind == "package" and package.has(one.name)
    ]
    return ReadDocument(
        (DocumentPage("\n\n".join(block for block in blocks if block.strip())),),
        embedded=tuple(embedded),
        notes=tuple(_unread(parts, walk, len(embedded))),
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
    """Return what gives the paragraphs of a diagram or a chart by its reference."""

    def read(reference: str) -> list[Element]:
        relation = relations.get(reference)
        if relation is None or not package.has(relation.name):
            return []
        tree = package.tree(relation.name)
        if relation.kind == "chart":
            return list(map(_paragraph_of, chart_words(tree)))
        return [one for one in tree.iter() if local(one) == "p"]

    return read


def _paragraph_of(text: str) -> Element:
    paragraph = etree.Element("p")
    etree.SubElement(paragraph, "t").text = text
    return paragraph


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


def _furniture(parts: WordParts, walk: WordWalk, kind: str) -> list[str]:
    """Return page heads or feet, each wording once, page numbers alone left out."""
    found: dict[str, None] = {}
    for tree in parts.furniture(kind):
        blocks = "\n".join(walk.part(tree, is_furniture=True)).split("\n")
        text = "\n".join(line for line in blocks if not _PAGE_NUMBER.fullmatch(line))
        if any(sign.isalpha() for sign in text):
            found.setdefault(text)
    return list(found)


def _notes(parts: WordParts, walk: WordWalk, kind: str) -> Iterator[str]:
    """Yield the foot- or endnotes that are printed, each after its number."""
    references = walk.references[f"{kind}Reference"]
    for number, note in numbered_notes(parts.tree(f"{kind}s"), kind, references):
        yield f"{number} " + " ".join(walk.part(note))


def _unread(parts: WordParts, walk: WordWalk, read: int) -> Iterator[str]:
    """Yield what the file holds that was not read."""
    if walk.has_white:
        yield "text as white as its paper is left out"
    if walk.foreign_parts:
        yield f"{walk.foreign_parts} parts in a foreign format were not read"
    embedded = parts.package.parts(parts.folder + r"embeddings/[^/]+")
    objects = len(list(embedded)) - read
    if objects > 0:
        yield f"{objects} embedded objects were not read"
