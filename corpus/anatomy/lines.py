"""A text as lines with offsets, free of Markdown decoration.

Every reader in this package works on these lines, so that what it finds can be placed
in the original text. The text itself is never changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKUP = re.compile(r"[\s#*_|>\\­​﻿]*")
_TRAILING = re.compile(r"[\s#*_|\\­​]+$")
_INNER = re.compile(r"\*\*|__|­|\s*\|\s*|[ \t ]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        text: without decoration, inner white space collapsed.
        start: offset of the first character that is no decoration.
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


_WIDE = re.compile(r"\S(\s{2,}| *\| *)\S")


def split_lines(text: str) -> list[Line]:
    """Return the lines of *text* that hold something, in order."""
    lines: list[Line] = []
    offset = 0
    blank = True
    for raw in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text):
        end = offset + len(raw)
        line = _line(raw, offset, blank=blank)
        if line is not None:
            lines.append(line)
        blank = line is None
        offset = end + (2 if text.startswith("\r\n", end) else 1)
    return lines


def _line(raw: str, offset: int, *, blank: bool) -> Line | None:
    match = _MARKUP.match(raw)
    begin = match.end() if match else 0
    trailing = _TRAILING.search(raw, begin)
    end = trailing.start() if trailing else len(raw)
    if begin >= end:
        return None
    wide = _WIDE.search(raw, begin, end)
    return Line(
        text=clean(raw[begin:end]),
        start=offset + begin,
        end=offset + end,
        wide_gap=offset + wide.start(1) if wide else None,
        is_after_blank=blank,
    )


def clean(raw: str) -> str:
    """Collapse white space, drop Markdown emphasis and soft hyphens."""
    return _INNER.sub(_replacement, raw).strip()


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    return "" if found in {"**", "__", "\N{SOFT HYPHEN}"} else " "
