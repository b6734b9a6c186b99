"""Chapters, sections, subsections and items, as one expression lists them.

A small lexer cuts an expression into numbers, separators and unit words; a reader walks
over them. Finnish puts the number before the unit ("3 luvun 23 §:n 1 ja 2 momentti"),
but "§ 23", "luku 3", "pykälät 121 - 125" and "kohta 25" occur as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

MAX_RANGE = 200
"""A longer range is no list of sections; its ends are taken."""

MAX_PLACES = 300
"""From this many places on, ranges in the same list are not expanded."""

_UNIT_AHEAD = (
    r"\s?(?:§|pykäl|[-‐]?\s?lu(?:ku|vu)|[-‐]\s?lu[kv]u|kap|mom|koh(?:ta|da)|:n\b|:ss|[,)–—‒-]"
    r"|(?:ja|sekä|tai|och|samt|eller|till)\s|$|(?:muka|noja|perust)\w)"
)
_TOKEN = re.compile(
    r"\s?(?:"
    r"(?P<sect>§§?|[$¶\ufffd](?=:)|s(?=:n)|pykäl(?:ä\w{0,4}|i\w{1,5})|paragraf\w{0,5})"
    r"(?P<sect_end>\s?[:;]\s?[a-zäö]{1,5}(?![\wäö])|n(?![\wäö])|:(?=\s\d))?"
    r"|(?P<chap>[-‐]?\s?lu(?:ku|vu)(?![a-zäö]*(?:ttel|tto))\w{0,4}|kap(?:\.|itle[nt]s?|itel)?)(?![\wäö])\.?"
    r"|(?P<mom>m(?=\.?\s(?:kohta\s)?\d{1,2}\s?(?:k|p)(?:[\s.,;)]|$))\.?|mom(?:\.?:[a-z]{1,4}|ent[a-zåäö]{1,8}|\.)?)(?![\wäö])"
    r"|(?P<item>-?(?:kohta|kohda[nst]\w{0,3}|kohtaa|kohtien|kohti\w{0,3}|kohdissa|kohdista"
    r"|punkt(?:en|erna)?|alakohta|alakohda[ns]\w{0,3}|underpunkt(?:en)?)|(?:k|p)(?:\.|:n)?(?=[\s,;)]|$))"
    r"(?![\wäö])"
    r"|(?P<colon>\d{1,2}:\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z])?(?=\s?§))"
    r"|(?P<num>\d{1,3}(?!\d)(?:[a-z](?=\.\d{1,2}\s?§))?(?:\s?\.\s?\d{1,2}(?![\d/])(?:\.\d{1,2}(?=\s?§))?(?!\.\s?\d))?"
    r"(?:\.(?=\s?(?:luvu|luku|pykäl|mom|koh)))?)(?!\s?/\s?\d|,\d\d?\s?(?:%|€|m)|\.\d)"
    rf"(?P<letter>[a-zåäö](?![\wäö])|\s[a-jl-z](?={_UNIT_AHEAD})|\sk(?=\s?§))?(?:\)(?=\s?-?(?:ala)?koh))?"
    r"|(?P<roman>[ivx]{1,4}(?=\s(?:osa|luvu|luku|avd)))"
    r"|(?P<alpha>[a-zåäö](?=\)?\s?-?(?:ala)?koh[dt]|\s?(?:,|ja|tai|sekä|och|[-–])\s?"
    r"[a-zåäö]\)?\s?-?(?:ala)?koh[dt]|\)?\s?(?:under)?punkt))\)?"
    r"|(?P<part>osa(?:n|ssa|sta)?|avd\.?|avdelningen)(?![\wäö])"
    r"|(?P<sep>,|(?:ja|sekä|tai|och|samt|eller|taikka|eli|&)(?=[\s\d])|ynnä)"
    r"|(?P<dash>[-–—‒−‐‑]|till(?=\s))"
    r"|(?P<suffix>:(?:n|ssä|stä|ään|ää|llä|lle|ksi|t|ien|issä|istä|iä)(?![\wäö])|n(?=\s\d+\smom))"
    r"|(?P<word>(?!\w*(?:la(?:ki|in|issa)|asetu|kaar|sään|järjesty|hallitu|valtuust|lautakun|lag|förordning|balk|stadga"
    r"|jaost|sopimu|määräy|ohj|kunn|joht|pöytäkirj|päätö))[a-zåäö]{8,30}(?<!l)"
    r"(?=\s\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z])?\s?§))"
    r"|(?P<amending>\((?:[^()]{0,20}\s)?\d{1,4}\s?/\s?(?:19|20)?\d\d\))"
    r")"
)

_START = re.compile(
    r"\s?(?:\d|§|[$¶\ufffd]:|s:n|pykäl|paragr|[-‐]?\s?lu(?:ku|vu)|kap|"
    r"[ivx]{1,4}\s(?:osa|luvu|luku|avd))"
)
_NUMBER_AHEAD = re.compile(r"\s?\d{1,4}(?:\s?[a-z])?(?!\s?(?:mom|koh|\d|\.))")
Unit = Literal["section", "chapter", "subsection", "item"]
_UNITS: dict[str, Unit] = {
    "chap": "chapter",
    "mom": "subsection",
    "item": "item",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place in an act; parts without spaces, None when not named."""

    chapter: str | None = None
    section: str | None = None
    subsection: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Locator:
    """What an expression names, in order, and where the expression ends.

    ``number_in_brackets`` is the span of a bracketed number after the last unit.
    """

    start: int
    end: int
    places: tuple[Place, ...]
    number_in_brackets: tuple[int, int] | None = None
    is_prefixed: bool = False


def read_locator(
    lower: str, position: int, *, is_after_act: bool = True, limit: int | None = None
) -> Locator | None:
    """Read the locator that starts at *position*; None when there is none.

    Args:
        lower: cleaned lower-case text.
        position: where its first number or unit word starts; one blank may precede.
        is_after_act: an act stands before, so a number may have lost its sign.
        limit: offset that the locator must not pass.
    """
    if _START.match(lower, position) is None:
        return None
    reader = _Reader(is_after_act)
    end = len(lower) if limit is None else min(limit, len(lower))
    at = position
    start: int | None = None
    for _ in range(400):
        match = _TOKEN.match(lower, at, end)
        if match is None or match.lastgroup is None or match.end() == at:
            break
        if not reader.take(match):
            break
        if start is None:
            start = match.start() + (lower[match.start()] in " \n")
        at = match.end()
    reader.finish()
    if not reader.places or start is None:
        return None
    return Locator(
        start,
        reader.end,
        tuple(reader.places),
        reader.number_in_brackets,
        reader.is_prefixed,
    )


class _Reader:
    """Walks over the tokens of one locator."""

    def __init__(self, is_after_act: bool) -> None:
        self.places: list[Place] = []
        self.end = 0
        self.number_in_brackets: tuple[int, int] | None = None
        self.is_prefixed = False
        self._is_after_act = is_after_act
        self._chapter: str | None = None
        self._open_chapters: list[str] = []
        self._pending: list[str] = []
        self._pending_end = 0
        self._is_separated = True
        self._is_range = False
        self._prefix: Unit | None = None
        self._last: Unit | None = None
        self._part: bool = False

    def take(self, match: re.Match[str]) -> bool:
        """Take one token; False when the locator ends before it."""
        group = match.lastgroup
        if group in ("num", "letter", "alpha", "roman"):
            return self._take_number(match)
        if group == "colon":
            return self._take_colon(match)
        if group in ("sect", "sect_end"):
            return self._take_unit("section", match)
        if group in ("sep", "dash"):
            return self._take_separator(match)
        if group in _UNITS:
            return self._take_unit(_UNITS[group], match)
        if group == "amending":
            return self._take_amending(match)
        if group == "part":
            return self._take_part(match)
        if group == "word":
            # "126 § ja aloittamisoikeus 144 §"
            return self._is_separated and bool(self.places) and not self._pending
        return self._take_lost_sign(match)

    def finish(self) -> None:
        """Close what is open at the end of the expression."""
        if self._prefix is not None and self._pending:
            self._apply(self._prefix, self._pending_end)
        self._close_chapters()

    def _take_number(self, match: re.Match[str]) -> bool:
        number = re.sub(r"\s", "", match["num"] or match["alpha"] or match["roman"])
        number = number.rstrip(".") + (match["letter"] or "").strip()
        if self._pending and not self._is_separated:
            if self._prefix is not None:
                self._apply(self._prefix, self._pending_end)
            elif self._is_after_act and len(self._pending) == 1 and not self.places:
                # "31 1 momentin": the section sign was lost
                self._apply("section", self._pending_end)
            else:
                return False
        is_full = len(self.places) + len(self._pending) > MAX_PLACES
        if self._is_range and self._pending and not is_full:
            self._pending.extend(_between(self._pending[-1], number))
        elif self._is_range and self.places and not self._pending and not is_full:
            # "26 §–28 §": the range starts at a section that is already taken
            self._pending.extend(_between(self.places[-1].section or number, number))
        else:
            self._pending.append(number)
        self._pending_end = match.end()
        self._is_separated = self._is_range = False
        return True

    def _take_colon(self, match: re.Match[str]) -> bool:
        """Take "40:9 §": chapter and section in one."""
        if self._pending:
            return False
        chapter, _, section = match["colon"].partition(":")
        self._close_chapters()
        self._chapter = chapter
        self._pending.append(re.sub(r"\s", "", section))
        self._is_separated = False
        return True

    def _take_separator(self, match: re.Match[str]) -> bool:
        if match["dash"]:
            if not self._pending and self._last != "section":
                return False
            self._is_range = self._is_separated = True
            return True
        if self._prefix is not None and self._pending and self._is_separated:
            return False
        self._is_separated = True
        self._is_range = False
        return bool(self._pending or self.places or self._chapter)

    def _take_amending(self, match: re.Match[str]) -> bool:
        if self._pending and not self.places and self._is_after_act:
            self._apply("section", self._pending_end)
        if self._pending or self._last not in ("section", "subsection"):
            return False
        start = match.start("amending")
        self.number_in_brackets = (start, match.end("amending"))
        self.end = match.end()
        return True

    def _take_part(self, match: re.Match[str]) -> bool:
        if len(self._pending) != 1 or self.places:
            return False
        self._pending.clear()
        return True

    def _take_lost_sign(self, match: re.Match[str]) -> bool:
        if not self._pending or not self._is_after_act or self._prefix:
            return False
        self._apply("section", match.end())
        return True

    def _take_unit(self, unit: Unit, match: re.Match[str]) -> bool:
        if self._pending and self._prefix is not None:
            if self._is_range and unit == self._prefix:
                return True  # "§ 66 - § 70"
            if self._prefix == "chapter" and unit == "section":
                # "luku 1 § 5" is chapter 1; in "luvun 1 §" the number is the section
                if _NUMBER_AHEAD.match(match.string, match.end()):
                    self._apply("chapter", self._pending_end)
                self._prefix = None
            else:
                # "§ 23, 1 mom": numbers up to here belong to the unit before them;
                # "§ 24.1 kohta 29": this unit has its number after it
                is_next = bool(_NUMBER_AHEAD.match(match.string, match.end()))
                is_held = len(self._pending) > 1 and not is_next
                held = self._pending.pop() if is_held else None
                if held is None and unit != self._prefix and not is_next:
                    # "pykälän 2 momentin": the number was never a section's
                    self._pending.clear()
                    return False
                self._apply(self._prefix, self._pending_end)
                if held is not None:
                    self._pending = [held]
        if self._pending:
            if unit in ("subsection", "item") and not self.places:
                return False
            self._apply(unit, match.end())
            return True
        is_letter = len((match["item"] or "long").strip()) < 3
        is_followed = _NUMBER_AHEAD.match(match.string, match.end())
        if self._prefix is not None or (is_letter and not is_followed):
            return False
        self._prefix = unit
        self.is_prefixed |= not self.places and unit == "section"
        self._is_separated = True
        return unit in ("section", "chapter") or bool(self.places)

    def _apply(self, unit: Unit, end: int) -> None:
        numbers, self._pending = self._pending, []
        self._prefix = None
        self._is_separated = self._is_range = False
        self.end = end
        self._last = unit
        self.number_in_brackets = None
        if unit == "chapter":
            self._close_chapters()
            self._open_chapters = [number.partition(".")[0] for number in numbers]
            self._chapter = self._open_chapters[-1]
        elif unit == "section":
            self._open_chapters = []
            self.places.extend(_section(self._chapter, number) for number in numbers)
        else:
            self._refine(unit, numbers)

    def _refine(self, unit: Unit, numbers: list[str]) -> None:
        last = self.places[-1]
        if unit == "subsection":
            found = [replace(last, subsection=number, item=None) for number in numbers]
            is_refined = last.subsection is None and last.item is None
        else:
            if last.item is not None and last.item.isdigit() and numbers[0].isalpha():
                return  # a point within the item, which targets do not tell
            found = [replace(last, item=number) for number in numbers]
            is_refined = last.item is None
        if is_refined:
            self.places.pop()
        self.places.extend(found)

    def _close_chapters(self) -> None:
        self.places.extend(Place(chapter=number) for number in self._open_chapters)
        self._open_chapters = []


def _section(chapter: str | None, number: str) -> Place:
    section, _, rest = number.partition(".")
    subsection, _, item = rest.partition(".")
    return Place(chapter, section, subsection or None, item or None)


def _between(first: str, last: str) -> list[str]:
    """Return what follows *first* up to *last*: "26" to "26a", "5a" to "5d", "1" to "4"."""
    start = re.fullmatch(r"(\d*)([a-zåäö]?)", first)
    end = re.fullmatch(r"(\d*)([a-zåäö]?)", last)
    if start is None or end is None:
        return [last]
    if start[2] and end[2] and end[1] in ("", start[1]) and start[2] < end[2]:
        letters = "abcdefghijklmnopqrstuvwxyzåäö"
        inside = letters[letters.index(start[2]) + 1 : letters.index(end[2]) + 1]
        return [start[1] + letter for letter in inside]
    if not start[1] or not end[1]:
        return [last]
    low, high = int(start[1]), int(end[1])
    if not 0 < high - low <= MAX_RANGE:
        return [last]
    numbers = [str(number) for number in range(low + 1, high + 1)]
    return [*numbers, last] if end[2] else numbers
