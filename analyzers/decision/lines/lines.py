"""A text as lines with offsets, free of Markdown decoration.

Every reader in this package works on these lines, so that what it finds can be placed
in the original text. The text itself is never changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_INVISIBLE = (
    "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"
)
_DECORATION = " \t#*_|\\" + _INVISIBLE
_LEADING = _DECORATION + ">"
_RULES = frozenset(4 * sign for sign in "-=~–—.")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_USUAL_BREAK = re.compile("\n")
_ODD_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_WIDE = re.compile(r"\S(\s{2,}| *\| *)\S")
_INNER = re.compile(r"\*\*|__|\u00ad|\s+\|\s*|\|\s+|(?<!\S)\|")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        text: without decoration, inner white space collapsed.
        start: offset of the first character that is not decoration.
        end: offset one past the last such character.
        wide_gap: offset of the first gap of two or more spaces inside, or None; a
            caption column ends there.
        is_after_blank: True when a blank line (or nothing) comes before.
    """

    text: str
    start: int
    end: int
    wide_gap: int | None = None
    is_after_blank: bool = True


def split_lines(text: str) -> list[Line]:
    """Return the lines of *text* that hold something, in order."""
    lines: list[Line] = []
    offset = 0
    blank = True
    for end, following in _ends(text):
        raw = text[offset:end]
        inner = raw.lstrip(_LEADING)
        begin = len(raw) - len(inner)
        inner = inner.rstrip(_DECORATION)
        cleaned = clean(inner)
        if cleaned[:4] in _RULES and not cleaned.strip(cleaned[0]):
            # A line drawn with signs is no text.
            cleaned = ""
        if cleaned:
            wide = _WIDE.search(inner) if "  " in inner or "|" in inner else None
            start = offset + begin
            lines.append(
                Line(
                    cleaned,
                    start,
                    start + len(inner),
                    start + wide.start(1) if wide else None,
                    blank,
                )
            )
        blank = not cleaned
        offset = following
    return lines


def _ends(text: str) -> list[tuple[int, int]]:
    """Return where each line ends and where the next begins."""
    is_odd = any(map(text.__contains__, _ODD_BREAKS))
    breaks = (_BREAK if is_odd else _USUAL_BREAK).finditer(text)
    return [*(match.span() for match in breaks), (len(text), len(text))]


def clean(raw: str) -> str:
    """Collapse white space, drop Markdown emphasis and soft hyphens."""
    if "**" in raw or "__" in raw or "|" in raw or "\xad" in raw:
        raw = _INNER.sub(_replacement, raw)
    return " ".join(raw.split())


def _replacement(match: re.Match[str]) -> str:
    return " " if "|" in match.group() else ""
