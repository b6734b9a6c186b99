"""An element as text with its lines: paragraphs apart, cells beside, headings above.

Decisions are read by their lines (body, date and § on one, a heading on the next), so
what stood on its own line on the page must do so in the text.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from lxml.html import HtmlElement, document_fromstring

from corpus.reading.equations import line_of_equation
from corpus.reading.raised_signs import lowered, raised
from corpus.reading.webpages.list_labels import item_label
from corpus.reading.webpages.row_cells import (
    CELLS,
    are_data,
    cells_of_row,
    filled_places,
    is_one_line,
    lists_decisions,
    strays_of_row,
)
from corpus.reading.webpages.side_headings import is_heading, is_label
from corpus.reading.webpages.visibility import (
    is_hidden,
    locked_value,
    shown_inside,
)

_SKIPPED = frozenset(
    {"style", "script", "noscript", "head", "template", "button", "datalist"}
    | {"video", "audio", "canvas", "noframes", "noembed"}
)
_DRAWN = frozenset({"svg", "math", "iframe", "sup", "sub"})
"""What is not shown as the text that it holds."""

_FIELDS = frozenset({"input", "select"})
_PARAGRAPHS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote"}
    | {"pre", "section", "article", "hr", "fieldset", "header", "footer", "main"}
    | {"nav", "form", "center", "caption"}
)
_LINES = frozenset(
    {
        "div",
        "li",
        "tr",
        "dt",
        "dd",
        "address",
        "thead",
        "tbody",
        "tfoot",
        "figure",
        "figcaption",
        "summary",
        "legend",
        "xp",
    }
)
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th"})
_VERBATIM_TAGS = frozenset({"pre", "textarea", "xmp", "listing"})
_BLOCK = re.compile(
    r"(?i)(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)\b"
)
_WIDE_BLANKS = re.compile(r"(?<=[^\s])[ \t]{3,}(?=[^\s])")
_MAX_DEPTH = 240

_MOST_LABELS, _LONGEST_SIGN = 500, 40
_LONG, _SEAM = 4000, 200
_VERBATIM = re.compile(
    r"(?i)white-space\s*:\s*(?:pre|pre-line|pre-wrap|break-spaces)\b"
)
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_NO_WIDTH_SIGN = re.compile(f"[{_NO_WIDTH}]")
_INSIDE_WORD = re.compile(r"(?<=\w)[\u200b-\u200d\u2060\ufeff]+(?=\w)")
_WIDE_GAP = re.compile("[ \u00a0]*\u00a0[ \u00a0]*\u00a0[ \u00a0]*")
"""Unbreakable blanks in a row, with which pages set columns."""


def to_text(*elements: HtmlElement, cell_mark: str = " ") -> str:
    """Return the text of *elements* in NFC, stripped; an empty line between paragraphs.

    Row cells of one line are joined by *cell_mark*; a heading that is glued to its text
    or stands in a left column gets its own line. Style, script, comments and what is
    hidden from the reader of the page are left out.
    """
    writer = _Writer(cell_mark)
    for element in elements:
        writer.walk(element, 0)
        writer.break_line(2)
    return writer.text()


class _Writer:
    """Collects lines; ``_line`` is the end of the one being written.

    What stands before it, of a line longer than ``_LONG``, is in ``_begun``: so that a
    page that is one endless line is not copied for each of its words.
    """

    def __init__(self, cell_mark: str = " ") -> None:
        self._cell_mark = cell_mark
        self._lines: list[str] = []
        self._line = ""
        self._begun: list[str] = []
        self._numbers: dict[HtmlElement, int] = {}
        self._filled: dict[HtmlElement, set[int]] = {}
        self._lists: dict[HtmlElement, bool] = {}
        self._label = ""
        self._gap = 0
        self._is_bold = False
        self._after_element = False

    def text(self) -> str:
        self.break_line(1)
        joined = unicodedata.normalize("NFC", "\n".join(self._lines))
        return joined.replace("\xad", "").strip()

    def break_line(self, strength: int) -> None:
        line = self._line
        if self._label and line == self._label:
            # The text of an item begins beside its number, in a paragraph or not.
            return
        if self._begun:
            line = "".join([*self._begun, line])
            self._begun.clear()
        line = line.strip()
        if line:
            if self._lines and self._gap >= 2:
                self._lines.append("")
            self._lines.append(line)
            self._gap = 0
        self._gap = max(self._gap, strength)
        self._line = ""
        self._is_bold = False

    def walk(self, element: HtmlElement, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or depth > _MAX_DEPTH:
            return
        if tag == "br":
            # The second of two breaks is an empty line.
            self.break_line(1 if self._line.strip() else 2)
        elif is_hidden(element):
            for inner in shown_inside(element):
                self.walk(inner, depth + 1)
        elif tag == "tr":
            self._row(element, depth)
        elif tag not in _DRAWN or not self._draw(element, depth):
            self._element(element, depth)

    def _element(self, element: HtmlElement, depth: int) -> None:
        tag = element.tag
        if tag == "table":
            _put_feet_last(element)
        style = element.get("style")
        strength = 2 if tag in _PARAGRAPHS else 1 if tag in _LINES else 0
        if not strength and style is not None and _BLOCK.search(style):
            strength = 1
        if strength:
            self.break_line(strength)
            if tag == "li":
                self._line += item_label(element, self._numbers)
                self._label = self._line
        elif tag in CELLS and self._line.strip():
            # A row that nobody marked as one.
            self._line = f"{self._line.rstrip()}{self._cell_mark}"
        self._content(element, depth, tag in _VERBATIM_TAGS or _is_verbatim(style))
        if strength:
            self._label = ""
            self.break_line(strength)
        elif self._line.strip():
            self._after_element = True
            self._is_bold = tag in _BOLD or "bold" in (style or "")

    def _content(self, element: HtmlElement, depth: int, is_verbatim: bool) -> None:
        if element.tag in _FIELDS:
            self._write(f" {locked_value(element)} ")
            return
        if element.tag == "q":
            self._write("”")
        if element.text:
            self._write(element.text, is_verbatim)
        for child in element:
            self.walk(child, depth + 1)
            if child.tail:
                self._write(child.tail, is_verbatim)
        if element.tag == "q":
            self._write("”")

    def _draw(self, element: HtmlElement, depth: int) -> bool:
        """Write what an element shows in place of its text; False where that is its text."""
        if element.tag in ("sup", "sub"):
            text = _short_text(element)
            shown = raised(text) if element.tag == "sup" else lowered(text)
            if shown != text:
                self._write(shown)
            return shown != text
        if element.tag == "math":
            self._write(line_of_equation(element))
        elif element.tag == "svg":
            for label in islice(element.iter("text"), _MOST_LABELS):
                outer = label.getparent()
                if outer is None or outer.tag != "text":
                    self._write(f" {label.text_content()} ")
        elif inner := element.get("srcdoc"):
            self.break_line(1)
            self.walk(document_fromstring(f"<div>{inner}</div>"), depth + 1)
            self.break_line(1)
        return True

    def _write(self, text: str, is_verbatim: bool = False) -> None:
        if is_verbatim:
            text = _WIDE_BLANKS.sub("\u00a0\u00a0", text)
            if "\n" in text:
                for line in text.split("\n"):
                    self._write(line)
                    self.break_line(1)
                return
        piece = _single_spaced(text)
        if piece in {"", " "} and not self._line:
            return
        self._label = ""
        if self._after_element and piece.strip():
            self._part(text, piece)
            self._after_element = False
        if self._line.endswith(" ") and piece.startswith(" "):
            piece = piece[1:]
        self._line += piece if self._line else piece.lstrip()
        if len(self._line) > _LONG:
            self._begun.append(self._line[:-_SEAM])
            self._line = self._line[-_SEAM:]

    def _part(self, text: str, piece: str) -> None:
        """Part what the markup parts: a heading or a label from what it introduces."""
        line, first = self._line, piece.lstrip()[:1]
        is_glued = not line.endswith(" ") and not piece.startswith(" ")
        is_parted = is_glued or self._is_bold or "\u00a0\u00a0" in text[:4]
        may_part = (is_parted or first.isupper()) and first not in "/,.)"
        is_whole = not self._begun
        if may_part and is_whole and is_heading(line):
            self.break_line(1)
            return
        if is_glued and first.isalnum():
            seam = line[-1:]
            if (is_whole and is_label(line)) or (
                (seam.islower() or seam.isdigit() or seam == ")")
                and first.isupper()
                and piece[1:2].islower()
            ):
                self._line += " "

    def _row(self, row: HtmlElement, depth: int) -> None:
        self.break_line(1)
        for stray in strays_of_row(row):
            self._write(f" {stray} ")
        self.break_line(1)
        cells = [
            _cell_text(cell, depth, self._cell_mark)
            for cell in cells_of_row(row)
            if not is_hidden(cell)
        ]
        filled = [cell for cell in cells if cell]
        if not filled:
            self.break_line(2)
            return
        is_listed = self._cell_mark.strip() != "" and self._is_of_decisions(row)
        is_heading_row = len(filled) > 1 and is_heading(filled[0]) and not is_listed
        if (
            self._cell_mark.strip()
            and not is_heading_row
            and (is_listed or are_data(row, filled))
        ):
            cells = [" ".join(cell.split("\n")) for cell in cells]
            filled = [cell for cell in cells if cell]
        if is_heading_row or any("\n" in cell for cell in filled):
            if is_heading_row:
                self.break_line(2)
            lines = "\n".join(filled).split("\n")
        else:
            is_line = is_one_line(filled) and not is_listed
            mark = " " if is_line else self._cell_mark
            has_places = mark.strip() and len(filled) < len(cells)
            lines = [mark.join(self._placed(row, cells) if has_places else filled)]
        for line in lines:
            self._line = line
            self.break_line(1 if line else 2)

    def _is_of_decisions(self, row: HtmlElement) -> bool:
        """Whether a row is of a list of decisions; a table is looked at once."""
        table = next(row.iterancestors("table"), None)
        if table is None:
            return False
        if table not in self._lists:
            self._lists[table] = lists_decisions(table)
        return self._lists[table]

    def _placed(self, row: HtmlElement, cells: list[str]) -> list[str]:
        """Return cells, an empty one among them where other rows fill its column.

        Cells that are empty in every row only set other cells apart.
        """
        parent = row.getparent()
        table = row if parent is None else parent
        if table not in self._filled:
            self._filled[table] = filled_places(table)
        places = [place for place, cell in enumerate(cells) if cell]
        return [
            cell
            for place, cell in enumerate(cells)
            if cell or (places[0] < place < places[-1] and place in self._filled[table])
        ]


def without_no_width(text: str) -> str:
    """Take out signs without a width; where a word does not go on, one is a blank.

    >>> without_no_width("kirjasto\u200bauto \u200b"), without_no_width("nol\u200cla")
    ('kirjastoauto  ', 'nolla')
    """
    if not any(map(text.__contains__, _NO_WIDTH)):
        return text
    return _NO_WIDTH_SIGN.sub(" ", _INSIDE_WORD.sub("", text))


def _put_feet_last(table: HtmlElement) -> None:
    """Move the foot of a table below its rows, where it is shown wherever it is written."""
    for foot in table.findall("tfoot"):
        if foot.getnext() is not None:
            table.append(foot)


def _single_spaced(text: str) -> str:
    """Make every run of white space one space; ten times as quick as a pattern."""
    text = without_no_width(text)
    if "\u00a0\u00a0" in text or "\u00a0 " in text:
        parts = [" ".join(part.split()) for part in _WIDE_GAP.split(text)]
        words = "   ".join(part for part in parts if part)
    else:
        words = " ".join(text.split())
    if not words:
        return " " if text else ""
    before = " " if text[0].isspace() else ""
    return f"{before}{words} " if text[-1].isspace() else before + words


def _short_text(element: HtmlElement) -> str:
    """Return the text of an element on one line, "" for a longer one."""
    text = ""
    for piece in element.itertext():
        text += str(piece)
        if len(text) > _LONGEST_SIGN:
            return ""
    return " ".join(text.split())


def _is_verbatim(style: str | None) -> bool:
    """Whether the line breaks of the source are lines on the page."""
    return style is not None and _VERBATIM.search(style) is not None


def _cell_text(cell: HtmlElement, depth: int, cell_mark: str) -> str:
    writer = _Writer(cell_mark)
    writer._content(cell, depth + 1, is_verbatim=False)
    return writer.text()
