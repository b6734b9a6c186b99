"""Chapters, sections, subsections and items, as one expression lists them.

``locator_tokens`` cuts an expression into numbers, separators and unit words; a reader
walks over them. Finnish puts the number before the unit ("3 luvun 23 §:n 1 ja 2 momentti"),
but "§ 23", "luku 3", "pykälät 121 - 125" and "kohta 25" occur as well.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from analyzers.law.locating.act_places import ActPlace, Locator, read_plain
from analyzers.law.locating.locator_tokens import (
    NUMBER_AHEAD,
    START,
    token_at,
)
from analyzers.law.locating.ordinals import ordinal_number

MAX_RANGE = 200
"""A longer range is no list of sections; its ends are taken."""

MAX_TOKENS = 400
"""A longer list is read in pieces."""

MAX_PLACES = 300
"""From this many places on, ranges in the same list are not expanded."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"

Unit = Literal["section", "chapter", "subsection", "item"]
_UNITS: dict[str, Unit] = {
    "chap": "chapter",
    "mom": "subsection",
    "item": "item",
}


def read_locator(
    lower: str,
    position: int,
    *,
    is_after_act: bool = True,
    limit: int | None = None,
    may_have_colon: bool = False,
) -> Locator | None:
    """Read the locator that starts at *position*; None when there is none.

    Args:
        lower: cleaned lower-case text.
        position: where its first number or unit word starts; one blank may precede.
        is_after_act: an act stands before, so a number may have lost its sign.
        limit: offset that the locator must not pass.
        may_have_colon: "7:3" without a sign is chapter and section.
    """
    if START.match(lower, position) is None:
        return None
    end = len(lower) if limit is None else min(limit, len(lower))
    plain = read_plain(lower, position, end)
    if plain is not None:
        return plain
    return read_tokens(lower, position, end, is_after_act, may_have_colon)


def read_tokens(
    lower: str, position: int, end: int, is_after_act: bool, may_have_colon: bool
) -> Locator | None:
    """Read the locator at *position* token by token, as ``read_locator`` tells."""
    reader = _Reader(is_after_act, may_have_colon)
    at = position
    start: int | None = None
    for _ in range(MAX_TOKENS):
        match = token_at(lower, at, end)
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

    def __init__(self, is_after_act: bool, may_have_colon: bool) -> None:
        self._may_have_colon = may_have_colon
        self.places: list[ActPlace] = []
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
        self._is_chapter_named = False
        self._has_colon = False
        self._last: Unit | None = None

    def take(self, match: re.Match[str]) -> bool:
        """Take one token; False when the locator ends before it."""
        group = match.lastgroup
        if group in ("num", "letter", "alpha", "roman", "ordinal"):
            return self._take_number(match)
        if group == "colon":
            return self._take_colon(match)
        if group == "bare_colon":
            return self._take_bare_colon(match)
        if group == "upto":
            return self._take_letter(match)
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
        number = match["num"] or match["alpha"]
        if match["ordinal"]:
            number = ordinal_number(match["ordinal"])
        elif not number:
            number = _arabic(match["roman"])
        if not number.isdigit():
            number = "".join(number.split()).rstrip(".")
        number += (match["letter"] or "").strip()
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
        self._pending_end = match.end()
        self._is_separated = False
        self._has_colon = True
        return True

    def _take_bare_colon(self, match: re.Match[str]) -> bool:
        """Take "7:3": chapter and section, with no sign after them."""
        is_open = self._is_separated or not self.places
        if not self._may_have_colon or self._pending or not is_open:
            return False  # in "24 § 1:25" the numbers are no chapter and section
        chapter, _, section = match["bare_colon"].partition(":")
        self._close_chapters()
        self._chapter = chapter
        self._pending.append(re.sub(r"\s", "", section))
        self._has_colon = True
        self._apply("section", match.end())
        return True

    def _take_letter(self, match: re.Match[str]) -> bool:
        """Take the "g" of "117 a–g §" and the "b" of "26 a ja b §"."""
        lettered = re.fullmatch(r"(\d+)[a-zåäö]", (self._pending or [""])[-1])
        if lettered is None or not self._is_separated:
            return False
        number = lettered[1] + match["upto"]
        is_range = self._is_range
        self._pending.extend(
            _between(self._pending[-1], number) if is_range else [number]
        )
        self._pending_end = match.end()
        self._is_separated = self._is_range = False
        return True

    def _take_separator(self, match: re.Match[str]) -> bool:
        if match["dash"]:
            is_bullet = not self._pending and match[0].startswith("\n")
            if is_bullet or (not self._pending and self._last != "section"):
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
        has_number_after = NUMBER_AHEAD.match(match.string, match.end()) is not None
        if self._pending and self._prefix is not None:
            if self._is_range and unit == self._prefix:
                return True  # "§ 66 - § 70"
            if not self._close_prefix(self._prefix, unit, has_number_after):
                return False
        if self._pending:
            if unit in ("subsection", "item") and not self.places:
                return False
            self._apply(unit, match.end())
            return True
        is_letter = len((match["item"] or "long").strip()) < 3
        if self._prefix is not None or (is_letter and not has_number_after):
            return False
        self._prefix = unit
        self._is_chapter_named = unit == "chapter" and match["chap"] != "luvun"
        self.is_prefixed |= not self.places and unit == "section"
        self._is_separated = True
        return unit in ("section", "chapter") or bool(self.places)

    def _close_prefix(self, prefix: Unit, unit: Unit, has_number_after: bool) -> bool:
        """Assign the numbers since a unit that came first to it, when the next unit comes.

        False when the numbers were never its own.
        """
        if prefix == "chapter" and unit == "section":
            # "luku 1 § 5" is chapter 1; in "luvun 1 §" the number is the section
            if has_number_after:
                self._apply("chapter", self._pending_end)
            elif self._is_chapter_named and len(self._pending) > 1:
                # "luku 10, 77 ja 78 §"
                sections = self._pending[1:]
                del self._pending[1:]
                self._apply("chapter", self._pending_end)
                self._pending = sections
            self._prefix = None
            return True
        # "§ 23, 1 mom" and "§ 23, 3 luku 12 §": the last number belongs to the unit
        # after it; "§ 24.1 kohta 29": that unit has its number after it
        is_before = not has_number_after or (
            unit == "chapter" and not self._is_separated
        )
        is_held = len(self._pending) > 1 and is_before
        held = [self._pending.pop()] if is_held else []
        if not held and unit != prefix and not has_number_after:
            # "pykälän 2 momentin": the number was never a section's
            self._pending.clear()
            return False
        self._apply(prefix, self._pending_end)
        self._pending = held
        return True

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
            chapter, has_colon = self._chapter, self._has_colon
            self.places += [_section(chapter, one, has_colon) for one in numbers]
            self._has_colon = False
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
        self.places.extend(ActPlace(chapter=number) for number in self._open_chapters)
        self._open_chapters = []


def _section(chapter: str | None, number: str, has_colon: bool) -> ActPlace:
    section, _, rest = number.partition(".")
    subsection, _, item = rest.partition(".")
    return ActPlace(chapter, section, subsection or None, item or None, has_colon)


def _between(first: str, last: str) -> list[str]:
    """Return what follows *first* up to *last*: "5a" to "5d", "1" to "4".

    >>> _between("11", "13b"), _between("26", "26a")
    (['12', '13', '13a', '13b'], ['26a'])
    """
    start = re.fullmatch(r"(\d*)([a-zåäö]?)", first)
    end = re.fullmatch(r"(\d*)([a-zåäö]?)", last)
    if start is None or end is None:
        return [last]
    if start[2] and end[2] and end[1] in ("", start[1]) and start[2] < end[2]:
        inside = _LETTERS[_LETTERS.index(start[2]) + 1 : _LETTERS.index(end[2]) + 1]
        return [start[1] + letter for letter in inside]
    if not start[1] or not end[1]:
        return [last]
    low, high = int(start[1]), int(end[1])
    if not 0 <= high - low <= MAX_RANGE or (low == high and start[2]):
        return [last]
    numbers = [str(number) for number in range(low + 1, high + 1)]
    lettered = _LETTERS[: _LETTERS.index(end[2]) + 1] if end[2] else ""
    return [*numbers, *(end[1] + letter for letter in lettered)] or [last]


def _arabic(roman: str) -> str:
    """Return "21" of "xxi"."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in roman]
    signed = (
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return str(sum(signed))
