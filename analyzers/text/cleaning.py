"""Undoes what PDF extraction does to Finnish text, with a way back to the original.

NFC, soft hyphens and zero-width characters out, all hyphens the same, ligatures spelled
out, words cut at a line end or inside a line joined, ``ammatti-ja`` parted.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from analyzers.text.signs import with_plain_signs

Array = npt.NDArray[Any]
KnownWord = Callable[[str], bool]

CONJUNCTIONS = frozenset(
    ["ja", "tai", "sekä", "eli", "eikä", "vai", "och", "eller", "samt"]
)
"""After a trailing hyphen these continue a suspended compound."""

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_ODD_CHARACTERS = re.compile(
    "[^\\W\\d_]?[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
    "|[\u212a\u212b\u2126]|[\ufb00-\ufb06]"
    "|\u00ad(?=[ \t]*\r?\n)|[\u00ad\u200b-\u200f\u2060\u2061-\u2064\ufeff]+"
)
_ODD = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u212a\u212b\u2126"
    "\ufb00-\ufb06\u00ad\u200b-\u200f\u2060-\u2064\ufeff]"
)
"""What each match of the above holds; a plain set is searched for ten times as fast."""

# The hyphen comes first in these: a search for one letter runs at the speed of memory.
_LINE_END = re.compile(r"-(?<=\w-)[ \t\u00a0]*\r?\n[ \t\u00a0]*(?:\r?\n[ \t\u00a0]*)?")
_MID_LINE = re.compile(rf"- (?!(?:{'|'.join(sorted(CONJUNCTIONS))})\b)(?=[^\W\d_])")
_LEFT = re.compile(r"[^\W_]++(?>(?:-[^\W_]++)*)\Z")
_RIGHT = re.compile(r"([^\W_]{1,60})((?:-[^\W_]{1,60}){0,4})")
_LONGEST_HALF = 80
_GLUED = re.compile(r"-(?=(?:ja|tai|sekä|eli) [^\W_])(?<=[^\W\d_]-)")


@dataclass(frozen=True, slots=True)
class _Edit:
    """Replaces ``[start, end)`` of a text by *new*."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where the pieces of an edited text came from.

    Attributes:
        starts: where each piece starts in the edited text, strictly growing.
        sources: ``(start, end)`` of each piece in the text before the edits.
        linear: whether the piece is unchanged, character by character.
    """

    starts: tuple[int, ...]
    sources: tuple[tuple[int, int], ...]
    linear: tuple[bool, ...]

    def start(self, offset: int) -> int:
        """Return where the character at *offset* began before the edits."""
        index = bisect_right(self.starts, offset) - 1
        begin, _ = self.sources[index]
        return begin + offset - self.starts[index] if self.linear[index] else begin

    def end(self, offset: int) -> int:
        """Return where the character before *offset* ended before the edits."""
        index = bisect_right(self.starts, offset - 1) - 1
        begin, end = self.sources[index]
        return begin + offset - self.starts[index] if self.linear[index] else end

    def moved(self, starts: Array, ends: Array) -> tuple[Array, Array]:
        """Return ``start`` of all *starts* and ``end`` of all *ends*."""
        pieces = np.array(self.starts)
        sources = np.array(self.sources)
        linear = np.array(self.linear)
        at = np.searchsorted(pieces, starts, side="right") - 1
        begins = sources[at, 0] + np.where(linear[at], starts - pieces[at], 0)
        at = np.searchsorted(pieces, ends - 1, side="right") - 1
        shifted = sources[at, 0] + ends - pieces[at]
        return begins, np.where(linear[at], shifted, sources[at, 1])


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A cleaned text.

    Attributes:
        text: what is cut into words.
        maps: one a cleaning step that changed offsets, in the order of the steps.
    """

    text: str
    maps: tuple[OffsetMap, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of ``[start, end)``, which must not be empty."""
        for one in reversed(self.maps):
            start, end = one.start(start), one.end(end)
        return start, end

    def spans(self, starts: Array, ends: Array) -> tuple[Array, Array]:
        """Return the original spans of many, none empty; see ``span``."""
        for one in reversed(self.maps):
            starts, ends = one.moved(starts, ends)
        return starts, ends


def clean(text: str, is_known: KnownWord) -> AlignedText:
    """Clean *text*; linear in its length.

    Args:
        text: any string.
        is_known: whether the dictionary knows a word; decides how cut words are joined.
    """
    text = with_plain_signs(text)
    for hyphen in _HYPHENS:
        if hyphen in text:
            text = text.replace(hyphen, "-")
    result = AlignedText(text)
    if _ODD.search(text):
        result = _apply(result, _character_edits(text))
    if "-" in result.text:
        result = _apply(result, _line_end_edits(result.text, is_known))
        result = _apply(result, _mid_line_edits(result.text, is_known))
    return result


def _character_edits(text: str) -> Iterable[_Edit]:
    for match in _odd_characters(text):
        found = match.group()
        if found == "\u00ad" and text[match.end() : match.end() + 1] in " \t\r\n":
            yield _Edit(match.start(), match.end(), "-")
            continue
        if found[0] in "\u00ad\u2060\ufeff" or "\u200b" <= found[0] <= "\u2064":
            yield _Edit(match.start(), match.end(), "")
            continue
        is_ligature = "\ufb00" <= found[0] <= "\ufb06"
        new = unicodedata.normalize("NFKC" if is_ligature else "NFC", found)
        if new != found:
            yield _Edit(match.start(), match.end(), new)


def _odd_characters(text: str) -> Iterator[re.Match[str]]:
    """Return the matches of ``_ODD_CHARACTERS``, as ``finditer`` would."""
    done = 0
    while odd := _ODD.search(text, done):
        at = odd.start()
        before = _ODD_CHARACTERS.match(text, at - 1) if at > done else None
        match = before or _ODD_CHARACTERS.match(text, at)
        if match:
            yield match
        done = match.end() if match else at + 1


def _line_end_edits(text: str, is_known: KnownWord) -> Iterable[_Edit]:
    for match in _LINE_END.finditer(text):
        left, right, rest = _halves(text, match.start(), match.end())
        if not left or not right:
            continue
        between = join_line_end(left, right, rest, is_known)
        if between is not None:
            yield _Edit(match.start(), match.end(), between)


def _halves(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the word before the gap, the one after it, and that one's hyphened rest."""
    left = _LEFT.search(text[max(0, start - _LONGEST_HALF) : start])
    right = _RIGHT.match(text, end)
    if not left or not right:
        return "", "", ""
    return left.group(), right.group(1), right.group(2)


def join_line_end(left: str, right: str, rest: str, is_known: KnownWord) -> str | None:
    """Return what is between the halves: "", "-", or None to leave them apart."""
    if right in CONJUNCTIONS and not rest:
        return None
    if right[0].isupper() or right[0].isdigit() or left[-1].isdigit():
        return "-"
    tail = left.rsplit("-", 1)[-1]
    if len(tail) > 1 and tail.isupper():
        return "-"
    # A long vowel is never cut: vuokra-|ajan is vuokra-aika, and no vuokraaja.
    if left[-1].lower() == right[0].lower() in "aeiouyäö":
        return "-"
    if is_known(left + right + rest) or (tail != left and is_known(tail + right)):
        return ""
    return "-" if is_known(f"{left}-{right}{rest}") else ""


def _mid_line_edits(text: str, is_known: KnownWord) -> Iterable[_Edit]:
    for match in _MID_LINE.finditer(text):
        start = match.start()
        if start and text[start - 1] == " ":
            start -= 1
        left, right, rest = _halves(text, start, match.end())
        if len(left) < 2 or len(right) < 2 or rest or "-" in left:
            continue
        if not right.islower() or not left.isalpha():
            continue
        if is_known(left + right) and not (is_known(left) and is_known(right)):
            yield _Edit(start, match.end(), "")
    for match in _GLUED.finditer(text):
        yield _Edit(match.end(), match.end(), " ")


def _apply(before: AlignedText, edits: Iterable[_Edit]) -> AlignedText:
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    if not ordered:
        return before
    text = before.text
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[tuple[int, int]] = []
    linear: list[bool] = []
    length = done = 0

    def add(piece: str, start: int, end: int, *, is_linear: bool) -> None:
        nonlocal length
        if piece:
            starts.append(length)
            sources.append((start, end))
            linear.append(is_linear)
            pieces.append(piece)
            length += len(piece)

    for edit in ordered:
        if edit.start < done:
            continue
        add(text[done : edit.start], done, edit.start, is_linear=True)
        add(edit.new, edit.start, edit.end, is_linear=False)
        done = edit.end
    add(text[done:], done, len(text), is_linear=True)
    offset_map = OffsetMap(tuple(starts), tuple(sources), tuple(linear))
    return AlignedText("".join(pieces), (*before.maps, offset_map))
