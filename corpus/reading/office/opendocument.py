"""OpenDocument files (.odt, .ods, .odp): text, sheets and slides as one sees them.

What is deleted or hidden is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from corpus.reading.office.odf_lists import ListCounter, ListStyles, list_styles
from corpus.reading.office.package import Element, Package, attribute, local
from corpus.reading.office.tables import row_lines
from corpus.reading.scans.document_pages import DocumentPage, ReadDocument

_NO_TEXT = (
    "tracked-changes annotation annotation-end forms sequence-decls variable-decls "
    "user-field-decls ruby-text note-citation desc title hidden-text hidden-paragraph "
    "shapes settings"
)
_LEFT_OUT = frozenset(_NO_TEXT.split())
_MOST_BLANKS = 200
_MOST_PAGES = 500
_MOST_REPEATED = 20


def read_opendocument(body: bytes) -> ReadDocument:
    """Return the text of an OpenDocument file: one page, or one a sheet or slide.

    Raises:
        ParseError: damaged, encrypted, no such file, or far too large unpacked.
    """
    package = Package(body)
    styles = package.tree("styles.xml") if package.has("styles.xml") else None
    content = package.tree("content.xml")
    walk = _Walk(list_styles(styles, content))
    objects = len(list(package.parts(r"Object \d+/content\.xml")))
    told = [f"{objects} embedded objects were not read"] if objects else []
    places = _places(content)
    if places:
        if len(places) > _MOST_PAGES:
            told.append(f"only the first {_MOST_PAGES} sheets or slides are read")
        pages = [_page(place, walk) for place in places[:_MOST_PAGES]]
        return ReadDocument(tuple(pages), notes=tuple(told))
    parts = _edges(styles, walk, ("header", "header-first"))
    for element in content:
        if local(element) == "body":
            parts += walk.blocks(element)
    parts += [f"{number} {text}" for number, text in enumerate(walk.notes, start=1)]
    parts += _edges(styles, walk, ("footer", "footer-first"))
    text = "\n\n".join(part for part in parts if part.strip())
    return ReadDocument((DocumentPage(text),), notes=tuple(told))


def _places(content: Element) -> list[Element]:
    """Return the sheets of a workbook or the slides of a presentation."""
    found: list[Element] = []
    for body in content:
        for kind in body if local(body) == "body" else ():
            if local(kind) == "spreadsheet":
                found += [one for one in kind if local(one) == "table"]
            elif local(kind) == "presentation":
                found += [one for one in kind if local(one) == "page"]
    return found


def _page(place: Element, walk: _Walk) -> DocumentPage:
    if local(place) == "table":
        name = attribute(place, "name") or ""
        rows = list(walk.rows(place))
        text = "\n".join([name, *rows]) if rows else ""
    else:
        text = "\n".join(block for block in walk.blocks(place) if block.strip())
    return DocumentPage(text, "good" if text else "empty")


def _edges(styles: Element | None, walk: _Walk, names: Collection[str]) -> list[str]:
    """Return page heads or feet, each wording once, page numbers alone left out."""
    found: dict[str, None] = {}
    for element in styles.iter() if styles is not None else ():
        if local(element) in names:
            text = "\n".join(walk.blocks(element))
            if any(sign.isalpha() for sign in text):
                found.setdefault(text)
    return list(found)


class _Walk:
    """Walks a document from its beginning to its end; notes are gathered."""

    def __init__(self, styles: ListStyles) -> None:
        self.notes: list[str] = []
        self._lists = ListCounter(styles)

    def blocks(self, parent: Element) -> Iterator[str]:
        """Yield paragraphs, items of lists, and tables as the lines of their rows."""
        for child in parent:
            name = local(child)
            if name in ("p", "h"):
                yield from self._paragraph(child)
            elif name == "list":
                yield "\n".join(self._items(child))
            elif name == "table":
                yield "\n".join(self.rows(child))
            elif name and name not in _LEFT_OUT and not _is_hidden(child):
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
        self._lists.begin(items)
        for item in items:
            label = self._lists.label(item)
            printed = "".join(
                "".join(str(part) for part in child.itertext())
                for child in item
                if local(child) == "number"
            )
            texts = list(self.blocks(item))
            if texts:
                yield f"{printed or label} {texts[0]}".strip()
                yield from texts[1:]
        self._lists.end()

    def rows(self, table: Element) -> Iterator[str]:
        """Yield the lines of the rows that are shown."""
        for row in table:
            name = local(row)
            if attribute(row, "visibility") in ("collapse", "filter"):
                continue
            if name == "table-row":
                cells: list[Sequence[str]] = [
                    lines
                    for cell in row
                    if local(cell) == "table-cell"
                    for lines in self._cells(cell)
                ]
                yield from row_lines(cells)
            elif name in ("table-header-rows", "table-rows", "table-row-group"):
                yield from self.rows(row)

    def _cells(self, cell: Element) -> Iterator[Sequence[str]]:
        """Yield a cell as often as the file repeats it, empty ones a few times."""
        lines = [line for block in self.blocks(cell) for line in block.split("\n")]
        count = attribute(cell, "number-columns-repeated") or "1"
        times = int(count) if count.isdecimal() and len(count) < 5 else 1
        for _ in range(min(times, _MOST_REPEATED)):
            yield lines


def _is_hidden(section: Element) -> bool:
    return local(section) == "section" and attribute(section, "display") == "none"


def _collapsed(text: str | None) -> str:
    """Return text with its blanks as OpenDocument means them: many are one."""
    return re.sub(r"\s+", " ", text) if text else ""
