"""A text made easy to match, with the way back to the original offsets.

Runs of white space become one character, soft hyphens and zero-width characters go,
words broken at a line end are joined, ``&sect;`` becomes the sign. Patterns can then
allow one optional blank where the page may have had anything, which also keeps them
linear on hostile white space.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_DAMAGE = re.compile(
    r"\s\s+|[^\S \n]|[\xad\u200b-\u200d\u2060\ufeff]+|&(?:sect|#167|nbsp|#160);"
    r"|[-\u2010]\s?\n\s*"
)
_SUSPENDED = ("ja ", "tai ", "sekä ", "och ", "eller ", "samt ")
_ENTITIES = {"&sect;": "§", "&#167;": "§", "&nbsp;": " ", "&#160;": " "}


class CleanText:
    """The cleaned text, its lower-case twin of the same length, and the offset map."""

    __slots__ = ("_clean_starts", "_original_starts", "lower", "text")

    def __init__(self, original: str) -> None:
        pieces: list[str] = []
        self._clean_starts = [0]
        self._original_starts = [0]
        length = done = 0
        for match in _DAMAGE.finditer(original):
            start, end = match.span()
            new = _replacement(original, start, end)
            if end - start == len(new) == 1 and original[start] in "\r\t\x0b\x0c":
                new = " "
            pieces.append(original[done:start])
            pieces.append(new)
            length += start - done + len(new)
            done = end
            self._clean_starts.append(length)
            self._original_starts.append(end)
        pieces.append(original[done:])
        self.text = "".join(pieces)
        self.lower = _lower(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of a non-empty clean span."""
        return self._original(start), self._original(end - 1) + 1

    def _original(self, position: int) -> int:
        index = bisect_right(self._clean_starts, position) - 1
        return self._original_starts[index] + position - self._clean_starts[index]


def _replacement(original: str, start: int, end: int) -> str:
    found = original[start:end]
    if found[0] == "&":
        return _ENTITIES[found]
    if found[0] in "-\u2010":
        joins = original[max(0, start - 1) : start].islower() and (
            original[end : end + 1].islower()
            and not original.startswith(_SUSPENDED, end)
        )
        return "" if joins else "-\n"
    if found.isspace():
        return "\n" if "\n" in found else " "
    return ""


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
