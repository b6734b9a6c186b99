"""OpenDocument files (.odt, .ods, .odp): text, sheets and slides as one sees them.

What is deleted or hidden is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager

from corpus.reading.equations import line_of_equation
from corpus.reading.office.odf.odf_lists import (
    HeadingCounter,
    ListCounter,
    list_styles,
    outline_levels,
)
from corpus.reading.office.odf.odf_styles import OdfStyles
from corpus.reading.office.package import Element, Package, attribute, local
from corpus.reading.office.tables import row_lines
from corpus.reading.scans.document_pages import DocumentPage, ReadDocument

_NO_TEXT = (
    "tracked-changes annotation annotation-end forms sequence-decls variable-decls "
    "user-field-decls ruby-text note-citation desc title hidden-text hidden-paragraph "
    "shapes settings"
)
_LEFT_OUT = frozenset(_NO_TEXT.split())
_SHAPES = frozenset(
    {"custom-shape", "rect", "ellipse", "circle", "polygon", "path", "caption", "line"}
)
_UNSEEN = ("collapse", "filter")
_MOST_BLANKS = 200
_MOST_PAGES = 500
_MOST_REPEATED, _MOST_COPIED = 20, 20_000


def read_opendocument(body: bytes) -> ReadDocument:
    """Return the text of an OpenDocument file: one page, or one a sheet or slide.

    Raises:
        ParseError: damaged, encrypted, no such file, or far too large unpacked.
    """
    package = Package(body)
    styles = package.tree("styles.xml") if package.has("styles.xml") else None
    content = package.tree("content.xml")
    looks = OdfStyles(styles, content)
    walk = _Walk(
        looks,
        ListCounter(list_styles(styles, content)),
        HeadingCounter(outline_levels(styles)),
        lambda name: _equation(package, name),
    )
    places = [place for place in _places(content) if not looks.hides_table(place)]
    if places:
        pages = [_page(place, walk) for place in places[:_MOST_PAGES]]
        told = _unread(package, walk)
        if len(places) > _MOST_PAGES:
            told.append(f"only the first {_MOST_PAGES} sheets or slides are read")
        return ReadDocument(tuple(pages), notes=tuple(told))
    shown = _printed_pages(styles, looks)
    parts = _edges(shown, walk, ("header", "header-first"))
    for element in content:
        if local(element) == "body":
            parts += walk.blocks(element)
    parts += walk.notes
    parts += _edges(shown, walk, ("footer", "footer-first"))
    text = "\n\n".join(part for part in parts if part.strip())
    return ReadDocument((DocumentPage(text),), notes=tuple(_unread(package, walk)))


def _unread(package: Package, walk: _Walk) -> list[str]:
    """Return what the file holds that was not read."""
    objects = set(package.parts(r"Object \d+/content\.xml")) - walk.equations
    told = ["text as white as its paper is left out"] if walk.has_white else []
    if objects:
        told.append(f"{len(objects)} embedded objects were not read")
    return told


def _equation(package: Package, name: str) -> Element | None:
    """Return an object of the file where it is an equation."""
    tree = package.tree(name) if package.has(name) else None
    return tree if tree is not None and local(tree) == "math" else None


def _printed_pages(styles: Element | None, looks: OdfStyles) -> list[Element]:
    """Return the kinds of pages that a document has: the usual one and those it begins."""
    pages = list(styles.iter("{*}master-page")) if styles is not None else []
    if not pages:
        return [] if styles is None else [styles]
    names = [attribute(page, "name") or "" for page in pages]
    used = looks.master_pages | {
        "Standard" if "Standard" in names else "".join(names[:1])
    }
    used |= {
        attribute(page, "next-style-name") or ""
        for page, name in zip(pages, names, strict=True)
        if name in used
    }
    return [page for page, name in zip(pages, names, strict=True) if name in used]


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
        # What a slide paints below its letters comes of its template.
        with walk.on_ground():
            text = "\n".join(block for block in walk.blocks(place) if block.strip())
    return DocumentPage(text, "good" if text else "empty")


def _edges(pages: Sequence[Element], walk: _Walk, names: Collection[str]) -> list[str]:
    """Return page heads or feet, each wording once, page numbers alone left out."""
    found: dict[str, None] = {}
    for element in (one for page in pages for one in page.iter()):
        if local(element) in names and attribute(element, "display") != "false":
            text = "\n".join(walk.blocks(element))
            if any(sign.isalpha() for sign in text):
                found.setdefault(text)
    return list(found)


class _Walk:
    """Walks a document from its beginning to its end; notes are gathered.

    Attributes:
        notes: foot- and endnotes with their numbers.
        equations: names of the parts that were read as equations.
        has_white: whether text as white as its paper was left out.
    """

    def __init__(
        self,
        styles: OdfStyles,
        lists: ListCounter,
        headings: HeadingCounter,
        read_equation: Callable[[str], Element | None],
    ) -> None:
        self.notes: list[str] = []
        self.equations: set[str] = set()
        self._styles = styles
        self._lists = lists
        self._headings = headings
        self._read_equation = read_equation
        self._depth = 0
        self._is_white, self._has_ground = False, styles.has_backdrop
        self.has_white = False

    def blocks(self, parent: Element) -> Iterator[str]:
        """Yield paragraphs, items of lists, and tables as the lines of their rows."""
        for child in parent:
            name = local(child)
            if name in ("p", "h"):
                with self._colours(child):
                    yield from self._paragraph(child)
            elif name == "list":
                yield "\n".join(self._items(child))
            elif name == "table":
                yield "\n".join(self.rows(child))
            elif name and name not in _LEFT_OUT and not _is_hidden(child):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        boxes: list[Element] = []
        if self._styles.hides(paragraph) or any(
            attribute(one, "is-hidden") == "true"
            for one in paragraph.iter("{*}hidden-paragraph")
        ):
            return
        text = "".join(self._inline(paragraph, boxes)).strip()
        if local(paragraph) == "h" and not self._depth:
            text = f"{self._headings.label(paragraph)} {text}".strip() if text else ""
        if text:
            yield text
        with self.on_ground():
            for box in boxes:
                yield from self.blocks(box)

    @contextmanager
    def on_ground(self) -> Iterator[None]:
        """Read white letters as long as something may be painted below them."""
        before, self._has_ground = self._has_ground, True
        yield
        self._has_ground = before

    def _inline(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        yield self._seen(parent.text)
        for child in parent:
            name = local(child)
            if name == "s":
                count = attribute(child, "c") or "1"
                yield " " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS)
            elif name == "tab":
                yield "\t"
            elif name == "line-break":
                yield "\n"
            elif name == "text-box" or name in _SHAPES:
                boxes.append(child)
            elif name == "note":
                self.notes.append(self._note(child))
            elif name == "object":
                yield self._object(child)
            elif name == "span":
                if not self._styles.hides(child):
                    with self._colours(child):
                        inside = "".join(self._inline(child, boxes))
                    yield self._styles.placed(child, inside)
            elif name and name not in _LEFT_OUT:
                yield from self._inline(child, boxes)
            yield self._seen(child.tail)

    @contextmanager
    def _colours(self, element: Element) -> Iterator[None]:
        """Go by the colours of an element as long as it is read."""
        before = self._is_white, self._has_ground
        white = self._styles.is_white(element)
        self._is_white = self._is_white if white is None else white
        self._has_ground |= self._styles.has_ground(element)
        yield
        self._is_white, self._has_ground = before

    def _seen(self, text: str | None) -> str:
        """Return text as it is shown: nothing of white letters on bare paper."""
        shown = _collapsed(text)
        if not self._is_white or self._has_ground:
            return shown
        self.has_white |= bool(shown.strip())
        return ""

    def _note(self, note: Element) -> str:
        printed = next(
            (
                "".join(map(str, one.itertext()))
                for one in note.iter("{*}note-citation")
            ),
            "",
        )
        number = printed.strip() or str(len(self.notes) + 1)
        return f"{number} {' '.join(self.blocks(note))}"

    def _object(self, element: Element) -> str:
        """Return an equation, which stands in the text or in a part of its own."""
        name = f"{(attribute(element, 'href') or '').removeprefix('./')}/content.xml"
        inside = next(iter(element.iter("{*}math")), None)
        equation = self._read_equation(name) if inside is None else inside
        if equation is None:
            return ""
        self.equations.add(name)
        return line_of_equation(equation)

    def _items(self, items: Element) -> Iterator[str]:
        first = next(iter(items.iter("{*}p", "{*}h")), None)
        usual = "" if first is None else self._styles.list_style(first)
        self._lists.begin(items, usual)
        self._depth += 1
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
        self._depth -= 1

    def rows(self, table: Element) -> Iterator[str]:
        """Yield the lines of the rows that are shown."""
        with self._colours(table):
            yield from self._rows(table, _hidden_columns(table))

    def _rows(self, part: Element, hidden: Collection[int]) -> Iterator[str]:
        for row in part:
            name = local(row)
            if attribute(row, "visibility") in _UNSEEN:
                continue
            if name == "table-row":
                with self._colours(row):
                    cells = list(self._row(row, hidden))
                lines = row_lines(cells)
                for _ in range(_times(row, "number-rows-repeated", lines)):
                    yield from lines
            elif name in ("table-header-rows", "table-rows", "table-row-group"):
                yield from self._rows(row, hidden)

    def _row(self, row: Element, hidden: Collection[int]) -> Iterator[Sequence[str]]:
        place = 0
        for cell in row:
            if local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            for lines in self._cells(cell):
                if local(cell) == "table-cell" and place not in hidden:
                    yield lines
                place += 1

    def _cells(self, cell: Element) -> Iterator[Sequence[str]]:
        """Yield a cell as often as the file repeats it, empty ones a few times."""
        with self._colours(cell):
            lines = [line for block in self.blocks(cell) for line in block.split("\n")]
        for _ in range(_times(cell, "number-columns-repeated", lines)):
            yield lines


def _times(element: Element, name: str, lines: Sequence[str] = ()) -> int:
    """Return how often the file repeats a cell or a row, long ones once."""
    count = attribute(element, name) or "1"
    times = int(count) if count.isdecimal() and len(count) < 5 else 1
    times = min(times, _MOST_REPEATED)
    return times if times * sum(map(len, lines)) <= _MOST_COPIED else 1


def _hidden_columns(table: Element) -> set[int]:
    """Return the places of the columns of a table that are not shown."""
    found: set[int] = set()
    place = 0
    for column in _columns(table):
        times = _times(column, "number-columns-repeated")
        if attribute(column, "visibility") in _UNSEEN:
            found.update(range(place, place + times))
        place += times
    return found


def _columns(part: Element) -> Iterator[Element]:
    for child in part:
        if local(child) == "table-column":
            yield child
        elif local(child).startswith("table-") and "column" in local(child):
            yield from _columns(child)


def _is_hidden(section: Element) -> bool:
    return local(section) == "section" and (
        attribute(section, "display") == "none"
        or attribute(section, "is-hidden") == "true"
    )


def _collapsed(text: str | None) -> str:
    """Return text with its blanks as OpenDocument means them: many are one."""
    return re.sub(r"\s+", " ", text) if text else ""
