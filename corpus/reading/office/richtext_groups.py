"""Groups of rich text brought into a form that its reader shows as paper does.

striprtf leaves out page heads, notes and the text of boxes, and shows what is hidden or
deleted; here the former become text and the latter go. Fonts of signs and what is set
above or below the line are unknown to it, so their signs are written as what they show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpus.reading.office.paper import are_paper_white
from corpus.reading.office.word.symbols import symbol, with_plain_symbols
from corpus.reading.raised_signs import lowered, raised

_PIECE = re.compile(
    r"\\bin(?P<size>\d+) ?|\\(?P<word>[a-zA-Z]+)(?P<number>-?\d+)? ?|\\'(?P<code>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}]+)",
    re.DOTALL,
)
_HEADS = frozenset({"header", "headerl", "headerr", "headerf"})
_FEET = frozenset({"footer", "footerl", "footerr", "footerf"})
_BOXES = frozenset({"shp", "shpgrp", "shptxt", "shpinst"})
_OPENED = frozenset({"object", "result"})
_ALIGNS = {"super": "super", "sub": "sub", "nosupersub": ""}
_FONT = re.compile(r"\\f(\d+)[^{};]{0,200}?\b((?:Wingdings|Symbol)[^{};\\]{0,20});")
_STRUCK = frozenset({"strike", "striked"})
_HIDING = frozenset({"v", "deleted"}) | _STRUCK
_TWICE, _IN_UNICODE = "upr", "ud"
_SIGNS = {"~": "\\'a0", "_": "-", "-": ""}
_COLOURS = re.compile(r"\{\\colortbl([^{}]{0,20000})\}")
_PART = re.compile(r"\\(?:red|green|blue)(\d{1,3})")
_PAINTED = re.compile(
    r"\\(?:(?:clcbpat|clcbpatraw|cbpat|trcbpat)[1-9]|(?:clshdng|shading)(?:raw)?[1-9])"
)
"""What may be painted below letters: shades of cells and paragraphs."""

_GROUNDS = ("highlight", "chcbpat", "cb")
_ODD = re.compile("[^\\x00-\\xff]")
_DEEPEST = 500
_FONT_TABLE = 100_000


@dataclass(frozen=True, slots=True)
class _Group:
    """Where the text of a group goes, and which properties hide it.

    ``is_twice``: its text follows twice, for old programs and in Unicode. ``is_white``: its
    letters are, which is not seen unless it ``has_ground``.
    """

    place: str = "text"
    hiding: frozenset[str] = frozenset()
    is_head: bool = False
    align: str = ""
    font: str = ""
    is_twice: bool = False
    is_white: bool = False
    has_ground: bool = False


@dataclass(slots=True)
class _Writer:
    parts: dict[str, list[str]] = field(
        default_factory=lambda: {"text": [], "notes": [], "feet": []}
    )
    stack: list[_Group] = field(default_factory=list)
    now: _Group = _Group()
    fonts: dict[str, str] = field(default_factory=dict)
    white: frozenset[str] = frozenset()
    notes: int = 0

    def leaves(self, match: re.Match[str]) -> bool:
        """Whether a piece is left out: it is hidden, or letters white on bare paper."""
        is_letter = match["text"] or match["code"] or match["word"] == "u"
        is_unseen = self.now.is_white and not self.now.has_ground and is_letter
        return bool(self.now.hiding or is_unseen)

    def text(self, piece: str) -> None:
        """Write letters as their font and their place on the line show them."""
        shown = with_plain_symbols(self.now.font, piece) if self.now.font else piece
        if self.now.align:
            shown = raised(shown) if self.now.align == "super" else lowered(shown)
        self.write(_ODD.sub(lambda sign: f"{{\\uc1\\u{ord(sign[0])}?}}", shown))

    def letter(self, code: str) -> None:
        """Write a letter that stands as its number."""
        font, piece = self.now.font, f"\\'{code}"
        shown = symbol(font, f"F0{code}") if font else ""
        self.write(f"{{\\uc1\\u{ord(shown)}?}}" if shown else piece)

    def write(self, piece: str) -> None:
        self.parts[self.now.place].append(piece)

    def brace(self, piece: str) -> None:
        if piece == "{" and len(self.stack) < _DEEPEST:
            self.stack.append(self.now)
            self.now = replace(self.now, is_head=False, is_twice=False)
            if self.stack[-1].is_twice:
                self.hide(_TWICE, None)
        if piece == "}" and (self.now.is_head or self._ends_a_part()):
            self.write("\\par ")
        self.write(piece)
        if piece == "}" and self.stack:
            self.now = self.stack.pop()

    def _ends_a_part(self) -> bool:
        return bool(self.stack) and self.stack[-1].place != self.now.place

    def begin(self, place: str) -> None:
        """Send the group that has just begun to another place."""
        group = self.parts[self.now.place]
        if place != self.now.place and group and group[-1] == "{":
            group.pop()
            self.parts[place].append("{")
        self.now = replace(self.now, place=place, is_head=place == "text")

    def hide(self, word: str, number: str | None) -> None:
        is_on = number != "0"
        hiding = self.now.hiding | {word} if is_on else self.now.hiding - {word}
        self.now = replace(self.now, hiding=hiding)


def as_printed(text: str) -> str:
    """Return rich text with heads, notes and boxes in it, what is hidden left out."""
    writer = _Writer(
        fonts=dict(_FONT.findall(text[:_FONT_TABLE])), white=_white_numbers(text)
    )
    place = 0
    while match := _PIECE.match(text, place):
        place = match.end() + int(match["size"] or 0)
        _take(writer, match)
    whole = "".join(writer.parts["text"])
    more = "".join(writer.parts["notes"] + writer.parts["feet"])
    last = whole.rfind("}")
    return f"{whole[:last]}\\par {more}{whole[last:]}" if more and last >= 0 else whole


def _white_numbers(text: str) -> frozenset[str]:
    """Return the numbers of the colours that are as white as paper, if that is bare."""
    table = _COLOURS.search(text[:_FONT_TABLE])
    if table is None or _PAINTED.search(text):
        return frozenset()
    colours = (_PART.findall(colour) for colour in table[1].split(";"))
    return frozenset(
        str(number)
        for number, parts in enumerate(colours)
        if len(parts) == 3 and are_paper_white(map(int, parts))
    )


def _take(writer: _Writer, match: re.Match[str]) -> None:
    word, sign = match["word"], match["sign"]
    if match["brace"]:
        writer.brace(match["brace"])
    elif (
        match["size"]
        or (word and _take_word(writer, word, match))
        or writer.leaves(match)
    ):
        return
    elif match["text"]:
        writer.text(match["text"])
    elif match["code"]:
        writer.letter(match["code"])
    else:
        writer.write(_SIGNS.get(sign, match[0]) if sign else match[0])


def _take_word(writer: _Writer, word: str, match: re.Match[str]) -> bool:
    """Return whether a word was taken here; what is text is left to the reader."""
    now, number = writer.now, match["number"]
    if word in _HIDING:
        writer.hide(word, number)
    elif word in _ALIGNS:
        writer.now = replace(now, align="" if number == "0" else _ALIGNS[word])
    elif word == "f":
        writer.now = replace(now, font=writer.fonts.get(number or "", ""))
        return False
    elif word == "cf":
        writer.now = replace(now, is_white=number in writer.white)
    elif word in _GROUNDS:
        writer.now = replace(now, has_ground=number not in (None, "0", *writer.white))
    elif word == "plain":
        hiding = now.hiding - {"v"} - _STRUCK
        writer.now = replace(
            now,
            hiding=hiding,
            align="",
            font="",
            is_white=False,
            has_ground=False,
        )
        writer.write(match[0])
    elif word == "chftn" and now.place == "notes":
        writer.notes += 1
        writer.write(f"{writer.notes} ")
    elif word == _TWICE:
        writer.now = replace(now, is_twice=True)
    elif word == _IN_UNICODE:
        writer.hide(_TWICE, "0")
    elif word == "pntext" and not now.hiding:
        # The older word for the number of a list's item, which the reader knows as this.
        writer.write("\\listtext ")
    else:
        return _take_place(writer, word)
    return True


def _take_place(writer: _Writer, word: str) -> bool:
    """Return whether a word that says where the text of its group goes was taken."""
    if word in _HEADS:
        writer.begin("text")
    elif word in _FEET:
        writer.begin("feet")
    elif word == "footnote":
        writer.begin("notes")
    elif word in _BOXES:
        _open_box(writer)
    else:
        return word in _OPENED
    return True


def _open_box(writer: _Writer) -> None:
    """Show a group that programs without boxes are told to pass by."""
    group = writer.parts[writer.now.place]
    if group and group[-1] == "\\*":
        group.pop()
    writer.now = replace(writer.now, is_head=True, has_ground=True)
