"""Numbers of lists in Word files: "1.", "12 a)", "•", as Word prints them.

A file holds only that a paragraph is of level 1 of list 5; the number comes of counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.reading.office.package import Element, attribute, local

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 4000
_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered; *text* has "%1" for the first level's number."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document, from its beginning to its end."""

    def __init__(self, part: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()
        if part is not None:
            self._read(part)
        self._styles = dict(_numbered_styles(styles)) if styles is not None else {}

    def label(self, number: Element | None, style: str | None) -> str:
        """Return what is printed before the next paragraph; "" for nothing.

        Args:
            number: the paragraph's own ``numPr``, None when it has none.
            style: the id of its style, which may be a numbered one.
        """
        place = _place(number) if number is not None else None
        if place is None and style is not None:
            place = self._styles.get(style)
        if place is None or place[0] not in self._lists:
            return ""
        return self._next(*place)

    def _read(self, part: Element) -> None:
        for item in part:
            if local(item) == "abstractNum":
                levels = dict(_levels(item))
                self._levels[attribute(item, "abstractNumId") or ""] = levels
            elif local(item) == "num":
                one = _List(_value(item, "abstractNumId") or "")
                for override in item:
                    start = _value(override, "startOverride")
                    if start is not None:
                        level = _whole(attribute(override, "ilvl"), 0)
                        one.starts[level] = _whole(start, 1)
                self._lists[attribute(item, "numId") or ""] = one

    def _next(self, list_id: str, level: int) -> str:
        one = self._lists[list_id]
        levels = self._levels.get(one.abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(one.abstract, [0] * 9)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for number, start in one.starts.items():
                counts[number] = start - 1
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        for deeper in range(level + 1, 9):
            counts[deeper] = 0
        if levels[level].form == "bullet":
            return "•"
        if levels[level].form == "none":
            return ""
        return _PLACE.sub(
            lambda match: _printed(levels, counts, int(match[1]) - 1),
            levels[level].text,
        )


def _printed(levels: dict[int, Level], counts: list[int], level: int) -> str:
    known = levels.get(level, Level())
    return spelled(counts[level] or known.start, known.form)


def spelled(number: int, form: str) -> str:
    """Return a number as a list prints it.

    >>> [spelled(4, form) for form in ("decimal", "lowerLetter", "upperRoman")]
    ['4', 'd', 'IV']
    """
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < _LARGEST_ROMAN:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if form == "lowerRoman" else roman.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _levels(abstract: Element) -> Iterator[tuple[int, Level]]:
    for item in abstract:
        if local(item) == "lvl":
            text = _value(item, "lvlText")
            yield (
                _whole(attribute(item, "ilvl"), 0),
                Level(
                    _value(item, "numFmt") or "decimal",
                    "%1." if text is None else text,
                    _whole(_value(item, "start"), 1),
                ),
            )


def _numbered_styles(styles: Element) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in styles:
        for inner in style.iter():
            if local(inner) == "numPr":
                place = _place(inner)
                if place is not None:
                    yield attribute(style, "styleId") or "", place


def _place(number: Element) -> tuple[str, int] | None:
    list_id = _value(number, "numId")
    if list_id is None:
        return None
    level = _whole(_value(number, "ilvl"), 0)
    return list_id, min(max(level, 0), 8)


def _value(parent: Element, name: str) -> str | None:
    """Return the value of the child of this name, None when there is none."""
    for child in parent:
        if local(child) == name:
            return attribute(child, "val")
    return None


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else default
