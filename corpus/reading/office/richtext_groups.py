"""Groups of rich text brought into a form that its reader shows as paper does.

striprtf leaves out page heads, notes and the text of boxes, and shows what is hidden or
deleted; here the former become text and the latter go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

_PIECE = re.compile(
    r"\\bin(?P<size>\d+) ?|\\(?P<word>[a-zA-Z]+)(?P<number>-?\d+)? ?|\\'[0-9a-fA-F]{2}"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|[^\\{}]+",
    re.DOTALL,
)
_HEADS = frozenset({"header", "headerl", "headerr", "headerf"})
_FEET = frozenset({"footer", "footerl", "footerr", "footerf"})
_BOXES = frozenset({"shp", "shpgrp", "shptxt", "shpinst"})
_HIDING = frozenset({"v", "deleted"})
_SIGNS = {"~": "\\'a0", "_": "-", "-": ""}
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _Group:
    """Where the text of a group goes, and which properties hide it."""

    place: str = "text"
    hiding: frozenset[str] = frozenset()
    is_head: bool = False


@dataclass(slots=True)
class _Writer:
    parts: dict[str, list[str]] = field(
        default_factory=lambda: {"text": [], "notes": [], "feet": []}
    )
    stack: list[_Group] = field(default_factory=list)
    now: _Group = _Group()

    def write(self, piece: str) -> None:
        self.parts[self.now.place].append(piece)

    def brace(self, piece: str) -> None:
        if piece == "{" and len(self.stack) < _DEEPEST:
            self.stack.append(self.now)
            self.now = replace(self.now, is_head=False)
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
    writer = _Writer()
    place = 0
    while match := _PIECE.match(text, place):
        place = match.end() + int(match["size"] or 0)
        _take(writer, match)
    whole = "".join(writer.parts["text"])
    more = "".join(writer.parts["notes"] + writer.parts["feet"])
    last = whole.rfind("}")
    return f"{whole[:last]}\\par {more}{whole[last:]}" if more and last >= 0 else whole


def _take(writer: _Writer, match: re.Match[str]) -> None:
    word, sign = match["word"], match["sign"]
    if match["brace"]:
        writer.brace(match["brace"])
    elif match["size"]:
        return
    elif word in _HIDING:
        writer.hide(word, match["number"])
    elif word == "plain":
        writer.now = replace(writer.now, hiding=writer.now.hiding - {"v"})
        writer.write(match[0])
    elif word in _HEADS:
        writer.begin("text")
    elif word in _FEET:
        writer.begin("feet")
    elif word == "footnote":
        writer.begin("notes")
    elif word in _BOXES:
        _open_box(writer)
    elif word == "pntext" and not writer.now.hiding:
        # The older word for the number of a list's item, which the reader knows as this.
        writer.write("\\listtext ")
    elif not writer.now.hiding:
        writer.write(_SIGNS.get(sign, match[0]) if sign else match[0])


def _open_box(writer: _Writer) -> None:
    """Show a group that programs without boxes are told to pass by."""
    group = writer.parts[writer.now.place]
    if group and group[-1] == "\\*":
        group.pop()
    writer.now = replace(writer.now, is_head=True)
