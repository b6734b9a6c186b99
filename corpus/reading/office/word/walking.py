"""A part of a Word file from its beginning to its end, as its reader sees it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from analyzers.decision.lines.decision_lists import is_head
from corpus.reading.equations import line_of_equation
from corpus.reading.office.package import Element, attribute, local
from corpus.reading.office.tables import row_lines
from corpus.reading.office.word.numbering import Numbering
from corpus.reading.office.word.symbols import symbol, with_plain_symbols
from corpus.reading.office.word.word_colours import has_backdrop, has_ground
from corpus.reading.office.word.word_fields import Fields
from corpus.reading.office.word.word_styles import RunLook, RunStyles
from corpus.reading.raised_signs import lowered, raised

_WRAPPERS = (
    "document body sdt sdtContent ins moveTo customXml smartTag hdr ftr footnote endnote "
    "txbxContent Choice"
)
_INTO = frozenset(_WRAPPERS.split())
"""Elements that only wrap what is inside."""

_NO_TEXT = (
    "del moveFrom pPr rPr sdtPr sdtEndPr instrText delText sectPr tblPr tblGrid trPr "
    "tcPr rt Fallback comment ffData"
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
_LINE_END = re.compile(r"[ \t]*\n\s*")
_EQUATIONS = ("oMath", "oMathPara")
_DRAWN = {"relIds": "dm", "chart": "id"}
_NOTES = ("footnoteReference", "endnoteReference")


class WordWalk:
    """Walks the parts of a file one after the other.

    Attributes:
        foreign_parts: how many parts in a foreign format could not be read.
        has_white: whether text as white as its paper was left out.
        references: ids of the notes that were referred to, by the kind of reference.
    """

    def __init__(
        self,
        numbering: Numbering,
        styles: RunStyles,
        read_chunk: Callable[[str], str | None],
        read_diagram: Callable[[str], list[Element]],
    ) -> None:
        self._numbering = numbering
        self._styles = styles
        self._read_chunk = read_chunk
        self._read_diagram = read_diagram
        self._begun = ""
        self._fields = Fields()
        self._is_furniture = False
        self._has_backdrop = False
        self._grounds = 0
        self._is_white_paragraph = False
        self.foreign_parts = 0
        self.has_white = False
        self.references: dict[str, list[str]] = defaultdict(list)

    def part(self, root: Element, *, is_furniture: bool = False) -> Iterator[str]:
        """Yield the blocks of a part: the document, a page's head, a note."""
        self._fields = Fields(root)
        self._is_furniture = is_furniture
        self._has_backdrop |= has_backdrop(root)
        self._begun = ""
        yield from self.blocks(root)
        yield from self._left()

    def blocks(self, parent: Iterable[Element]) -> Iterator[str]:
        """Yield paragraphs, and tables as the lines of their rows."""
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._left()
                yield "\n".join(self._rows(child))
            elif name == "altChunk":
                text = self._read_chunk(attribute(child, "id") or "")
                self.foreign_parts += text is None
                yield text or ""
            elif name == "AlternateContent":
                yield from self.blocks(_alternative(child))
            elif name in _EQUATIONS:
                yield line_of_equation(child)
            elif name in _INTO:
                yield from self.blocks(child)

    def _left(self) -> Iterator[str]:
        """Yield what no further paragraph goes on from."""
        if self._begun.strip():
            yield self._begun.strip()
        self._begun = ""

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        boxes: list[Iterable[Element]] = []
        look = _properties(paragraph)
        is_shaded = look.is_shaded or self._styles.has_ground(look.style)
        self._is_white_paragraph = self._styles.is_white(look.style)
        with self._on_ground(is_painted=is_shaded):
            inside = "".join(self._inline(paragraph, boxes))
        if self._styles.hides_paragraph(look.style):
            inside = ""
        text = self._begun + inside
        if look.is_end_hidden and inside.strip():
            label = self._numbering.label(look.number, look.style)
            text = f"{label} {text}" if label else text
        # A paragraph whose end was deleted or is hidden goes on in the next one.
        goes_on = look.is_end_deleted or look.is_end_hidden
        self._begun = text if goes_on else ""
        if not goes_on:
            label = self._numbering.label(look.number, look.style)
            if text.strip():
                yield f"{label} {text}".strip() if label else text.strip()
        with self._on_ground(is_painted=bool(boxes)):
            for box in boxes:
                yield from self.blocks(box)

    @contextmanager
    def _on_ground(self, *, is_painted: bool) -> Iterator[None]:
        """Read white letters as long as something is painted below them."""
        self._grounds += is_painted
        yield
        self._grounds -= is_painted

    def _is_unseen(self, look: RunLook) -> bool:
        """Whether letters are white on bare paper."""
        is_white = self._is_white_paragraph if look.is_white is None else look.is_white
        return is_white and not (look.has_ground or self._grounds or self._has_backdrop)

    def _inline(self, parent: Element, boxes: list[Iterable[Element]]) -> Iterator[str]:
        """Yield the characters of a paragraph; text boxes in it are gathered."""
        for child in parent:
            name = local(child)
            if name == "fldChar":
                yield self._fields.take(child)
            elif name in _EQUATIONS:
                yield line_of_equation(child)
            elif name == "txbxContent":
                boxes.append(child)
            elif name in _DRAWN:
                reference = attribute(child, _DRAWN[name]) or ""
                boxes.append(self._read_diagram(reference))
            elif name == "AlternateContent":
                yield from self._inline(_alternative(child), boxes)
            elif name == "r":
                yield from self._run(child, boxes)
            elif name in _NOTES:
                self.references[name].append(attribute(child, "id") or "")
            elif name in _SIGNS or name in ("t", "sym", "textpath"):
                yield "" if self._fields.is_in_code else self._characters(name, child)
            elif name not in _LEFT_OUT:
                yield from self._inline(child, boxes)

    def _characters(self, name: str, element: Element) -> str:
        if name == "t":
            text = element.text or ""
            return _LINE_END.sub(" ", text) if "\n" in text else text
        if name == "sym":
            font, code = attribute(element, "font"), attribute(element, "char")
            return symbol(font or "", code or "")
        if name == "textpath":
            # Letters drawn along a path; in page heads they are watermarks.
            return "" if self._is_furniture else attribute(element, "string") or ""
        return _SIGNS[name]

    def _run(self, run: Element, boxes: list[Iterable[Element]]) -> Iterator[str]:
        look = self._styles.look(run)
        if look.is_hidden:
            return
        if self._is_unseen(look):
            self.has_white |= any(one.text for one in run.iter("{*}t"))
            return
        if look.align in (None, "baseline") and look.font is None:
            yield from self._inline(run, boxes)
        else:
            yield _as_it_looks("".join(self._inline(run, boxes)), look)

    def _rows(self, table: Element) -> Iterator[str]:
        with self._on_ground(is_painted=self._is_shaded(table)):
            yield from self._lines(table)

    def _is_shaded(self, table: Element) -> bool:
        """Whether a table shades any of its cells, itself or by its style."""
        for child in table:
            if local(child) == "tblPr":
                names = [attribute(one, "val") for one in child.iter("{*}tblStyle")]
                return has_ground(child) or any(map(self._styles.has_ground, names))
        return False

    def _lines(self, table: Element) -> Iterator[str]:
        is_list: bool | None = None
        for row in _inner(table, "tr"):
            cells = [
                [] if _is_covered(cell) else self._cell(cell)
                for cell in _inner(row, "tc")
            ]
            if is_list is None:
                is_list = is_head([" ".join(cell) for cell in cells])
            yield from row_lines(
                [[" ".join(cell)] for cell in cells] if is_list else cells
            )

    def _cell(self, cell: Element) -> Sequence[str]:
        is_shaded = any(has_ground(one) for one in cell if local(one) == "tcPr")
        with self._on_ground(is_painted=is_shaded):
            blocks = list(self.blocks(cell))
        return [line for block in blocks for line in block.split("\n") if line]


def _inner(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield rows of a table or cells of a row, wrapped ones too, unseen ones not."""
    for child in parent:
        name = local(child)
        if name == wanted:
            if _is_seen(child):
                yield child
        elif name in _INTO:
            yield from _inner(child, wanted)


def _is_seen(part: Element) -> bool:
    """Whether a row or a cell is neither deleted nor hidden."""
    return not any(
        local(inner) in ("del", "hidden", "cellDel")
        for child in part
        if local(child) in ("trPr", "tcPr")
        for inner in child
    )


def _is_covered(cell: Element) -> bool:
    """Whether a cell is the rest of the one above it, whose text is shown."""
    return any(
        local(inner) == "vMerge" and attribute(inner, "val") in (None, "continue")
        for child in cell
        if local(child) == "tcPr"
        for inner in child
    )


def _as_it_looks(text: str, look: RunLook) -> str:
    if look.font is not None:
        text = with_plain_symbols(look.font, text)
    if look.align == "superscript":
        return raised(text)
    return lowered(text) if look.align == "subscript" else text


def _alternative(element: Element) -> Element:
    """Return the first form with content of those that say the same."""
    return next((form for form in element if len(form)), element)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a paragraph says of itself: list place, style, what became of its end."""

    number: Element | None = None
    style: str | None = None
    is_end_deleted: bool = False
    is_end_hidden: bool = False
    is_shaded: bool = False


def _properties(paragraph: Element) -> _Look:
    number = style = None
    is_end_deleted = is_end_hidden = is_shaded = False
    for child in paragraph:
        if local(child) != "pPr":
            continue
        is_shaded = has_ground(child)
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
                is_end_hidden = any(
                    local(mark) == "vanish"
                    and attribute(mark, "val") not in ("0", "false", "off")
                    for mark in one
                )
    return _Look(number, style, is_end_deleted, is_end_hidden, is_shaded)
