"""OpenDocument text (.odt): paragraphs, lists, tables, notes; deletions left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.reading.office.package import Element, Package, attribute, local
from corpus.reading.office.tables import row_lines
from corpus.reading.scans.document_pages import DocumentPage, ReadDocument

_NO_TEXT = (
    "tracked-changes annotation annotation-end forms sequence-decls variable-decls "
    "user-field-decls ruby-text note-citation desc title"
)
_LEFT_OUT = frozenset(_NO_TEXT.split())
_MOST_BLANKS = 200


def read_odt(body: bytes) -> ReadDocument:
    """Return the text of an OpenDocument file as one page.

    Raises:
        ParseError: damaged, encrypted, no such file, or far too large unpacked.
    """
    package = Package(body)
    walk = _Walk()
    parts: list[str] = []
    if package.has("styles.xml"):
        parts += _heads(package.tree("styles.xml"), walk)
    for element in package.tree("content.xml"):
        if local(element) == "body":
            parts += walk.blocks(element)
    parts += [f"{number} {text}" for number, text in enumerate(walk.notes, start=1)]
    objects = len(list(package.parts(r"Object \d+/content\.xml")))
    told = [f"{objects} embedded objects were not read"] if objects else []
    text = "\n\n".join(part for part in parts if part.strip())
    return ReadDocument((DocumentPage(text),), notes=tuple(told))


def _heads(styles: Element, walk: _Walk) -> list[str]:
    """Return page heads, each wording once, page numbers alone left out."""
    found: dict[str, None] = {}
    for element in styles.iter():
        if local(element) in ("header", "header-first"):
            text = "\n".join(walk.blocks(element))
            if any(sign.isalpha() for sign in text):
                found.setdefault(text)
    return list(found)


class _Walk:
    """Walks a document from its beginning to its end; notes are gathered."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def blocks(self, parent: Element) -> Iterator[str]:
        """Yield paragraphs, items of lists, and tables as the lines of their rows."""
        for child in parent:
            name = local(child)
            if name in ("p", "h"):
                yield from self._paragraph(child)
            elif name == "list":
                yield "\n".join(self._items(child))
            elif name == "table":
                yield "\n".join(self._rows(child))
            elif name and name not in _LEFT_OUT:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        boxes: list[Element] = []
        text = "".join(self._inline(paragraph, boxes)).strip()
        if text:
            yield text
        for box in boxes:
            yield from self.blocks(box)

    def _inline(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        yield _collapsed(parent.text)
        for child in parent:
            name = local(child)
            if name == "s":
                count = attribute(child, "c") or "1"
                yield " " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS)
            elif name == "tab":
                yield "\t"
            elif name == "line-break":
                yield "\n"
            elif name == "text-box":
                boxes.append(child)
            elif name == "note":
                self.notes.append(" ".join(self.blocks(child)))
            elif name and name not in _LEFT_OUT:
                yield from self._inline(child, boxes)
            yield _collapsed(child.tail)

    def _items(self, items: Element) -> Iterator[str]:
        for item in items:
            label = "".join(
                "".join(str(part) for part in child.itertext())
                for child in item
                if local(child) == "number"
            )
            texts = list(self.blocks(item))
            if texts:
                yield f"{label} {texts[0]}".strip() if label else texts[0]
                yield from texts[1:]

    def _rows(self, table: Element) -> Iterator[str]:
        for row in table:
            name = local(row)
            if name == "table-row":
                cells: list[Sequence[str]] = [
                    [line for block in self.blocks(cell) for line in block.split("\n")]
                    for cell in row
                    if local(cell) == "table-cell"
                ]
                yield from row_lines(cells)
            elif name in ("table-header-rows", "table-rows", "table-row-group"):
                yield from self._rows(row)


def _collapsed(text: str | None) -> str:
    """Return text with its blanks as OpenDocument means them: many are one."""
    return re.sub(r"\s+", " ", text) if text else ""
