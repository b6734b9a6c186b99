"""Numbers of lists in Word files: "1.", "12 a)", "•", as Word prints them.

A file holds only that a paragraph is of level 1 of list 5; the number comes of counting.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.reading.office.package import Element, attribute, local
from corpus.reading.webpages.list_numbers import spelled

_MOST_BASES = 12
_PLACE = re.compile(r"%([1-9])")
_VANISH = "{*}vanish"
_NO = ("0", "false", "off")
_ENDS = {"ordinal": "."}


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered.

    Attributes:
        form: "decimal", "lowerLetter" …
        text: what is printed, "%1" for the first level's number.
        start: its first number.
        is_plain: numbers of the levels above it are printed as digits in it.
        restarts_after: the level, counted from 1, after which it begins anew; 0 for never,
            None for any level above.
        style: the id of the style whose paragraphs are of this level.
        is_hidden: its numbers count, and are not printed.
    """

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    is_plain: bool = False
    restarts_after: int | None = None
    style: str | None = None
    is_hidden: bool = False


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document, from its beginning to its end."""

    def __init__(self, part: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._linked: dict[str, str] = {}
        self._links: dict[str, str] = {}
        if part is not None:
            self._read(part)
        self._styles = _numbered_styles(styles) if styles is not None else {}

    def label(self, number: Element | None, style: str | None) -> str:
        """Return what is printed before the next paragraph; "" for nothing.

        Args:
            number: the paragraph's own ``numPr``, None when it has none.
            style: the id of its style, which may be a numbered one.
        """
        own, level = _place(number) if number is not None else (None, None)
        named, usual = self._styles.get(style or "", (None, None))
        list_id = named if own is None else own
        if list_id is None or list_id not in self._lists:
            return ""
        if level is None:
            level = self._level_of(list_id, style) if own is None else None
        return self._next(
            list_id, next((one for one in (level, usual) if one is not None), 0)
        )

    def _level_of(self, list_id: str, style: str | None) -> int | None:
        """Return the level of a list that is that of a style."""
        for number, level in self._levels_of(list_id).items():
            if style is not None and level.style == style:
                return number
        return None

    def _levels_of(self, list_id: str) -> dict[int, Level]:
        """Return the levels of a list, its own in place of those it is built on."""
        one = self._lists[list_id]
        return {**self._levels.get(self._abstract_of(one), {}), **one.levels}

    def _abstract_of(self, one: _List) -> str:
        return self._linked.get(self._links.get(one.abstract, ""), one.abstract)

    def _read(self, part: Element) -> None:
        for item in part:
            if local(item) == "abstractNum":
                name = attribute(item, "abstractNumId") or ""
                self._levels[name] = dict(_levels(item))
                self._linked[_value(item, "styleLink") or "\0"] = name
                self._links[name] = _value(item, "numStyleLink") or ""
            elif local(item) == "num":
                one = _List(_value(item, "abstractNumId") or "")
                for override in item:
                    one.levels.update(_levels(override))
                    start = _value(override, "startOverride")
                    if start is not None:
                        level = _whole(attribute(override, "ilvl"), 0)
                        one.starts[level] = _whole(start, 1)
                self._lists[attribute(item, "numId") or ""] = one

    def _next(self, list_id: str, level: int) -> str:
        one, levels = self._lists[list_id], self._levels_of(list_id)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._abstract_of(one), [None] * 9)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for number, start in one.starts.items():
                counts[number] = start - 1
        last = counts[level]
        counts[level] = levels[level].start if last is None else last + 1
        for deeper in range(level + 1, 9):
            after = levels.get(deeper, Level()).restarts_after
            if after is None or level < after:
                counts[deeper] = None
        if levels[level].form == "bullet":
            return "•"
        if levels[level].is_hidden:
            return ""
        return _PLACE.sub(
            lambda match: _printed(levels, counts, int(match[1]) - 1, levels[level]),
            levels[level].text,
        ).strip()


def _printed(
    levels: dict[int, Level], counts: Sequence[int | None], level: int, within: Level
) -> str:
    known = levels.get(level, Level())
    form = "decimal" if within.is_plain else known.form
    if form == "none":
        return ""
    count = counts[level]
    number = known.start if count is None else count
    return spelled(number, form) + _ENDS.get(form, "")


def _levels(abstract: Element) -> Iterator[tuple[int, Level]]:
    for item in abstract:
        if local(item) == "lvl":
            text = _value(item, "lvlText")
            restart = _value(item, "lvlRestart")
            yield (
                _whole(attribute(item, "ilvl"), 0),
                Level(
                    _value(item, "numFmt") or "decimal",
                    "%1." if text is None else text,
                    _whole(_value(item, "start"), 1),
                    any(
                        local(child) == "isLgl"
                        and attribute(child, "val") not in ("0", "false")
                        for child in item
                    ),
                    None if restart is None else _whole(restart, 0),
                    _value(item, "pStyle"),
                    any(attribute(one, "val") not in _NO for one in item.iter(_VANISH)),
                ),
            )


def _numbered_styles(styles: Element) -> dict[str, tuple[str | None, int | None]]:
    """Return list and level of each numbered style; each is its own or its base's."""
    lists: dict[str, str] = {}
    levels: dict[str, int] = {}
    bases: dict[str, str] = {}
    for style in styles:
        name = attribute(style, "styleId") or ""
        bases[name] = _value(style, "basedOn") or ""
        for inner in style.iter("{*}numPr"):
            list_id, level = _place(inner)
            if list_id is not None:
                lists[name] = list_id
            if level is not None:
                levels[name] = level
    return {
        name: (
            lists.get(nearest(name, bases, lists) or ""),
            levels.get(nearest(name, bases, levels) or ""),
        )
        for name in bases
        if nearest(name, bases, lists) is not None
    }


def nearest(name: str, bases: Mapping[str, str], wanted: Collection[str]) -> str | None:
    """Return the first of *wanted* on the way from a style to its bases."""
    for _ in range(_MOST_BASES):
        if name in wanted:
            return name
        name = bases.get(name, "")
    return None


def _place(number: Element) -> tuple[str | None, int | None]:
    """Return the list and the level that a ``numPr`` names."""
    level = _value(number, "ilvl")
    return _value(number, "numId"), (
        None if level is None else min(_whole(level, 0), 8)
    )


def _value(parent: Element, name: str) -> str | None:
    """Return the value of the child of this name, None when there is none."""
    for child in parent:
        if local(child) == name:
            return attribute(child, "val")
    return None


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else default
