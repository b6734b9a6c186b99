"""Places in acts, and how most expressions name them.

"23 §:n 1 momentin", "3 luvun 5 §" and "§ 28" are nine in ten; one pattern reads them
whole. What goes on in any other way is left to ``locators``, which gives the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analyzers.law.locating import ordinals


@dataclass(frozen=True, slots=True)
class ActPlace:
    """One place in an act; parts without spaces, None when not named.

    ``has_colon``: it was written "7:3", which may be section and subsection in an act
    whose sections go on through its chapters.
    """

    chapter: str | None = None
    section: str | None = None
    subsection: str | None = None
    item: str | None = None
    has_colon: bool = False


@dataclass(frozen=True, slots=True)
class Locator:
    """What an expression names, in order, and where the expression ends.

    ``number_in_brackets`` is the span of a bracketed number after the last unit.
    """

    start: int
    end: int
    places: tuple[ActPlace, ...]
    number_in_brackets: tuple[int, int] | None = None
    is_prefixed: bool = False


_WORD = (
    # a word that no expression goes on with: no conjunction or unit, nothing numbered
    r"(?!(?:ja|sekä|tai|taikka|eli|och|samt|eller|till|osa(?:n|ssa|sta)?|avd\w*|kap\w*|"
    r"lu[kv]u\w*|mom\w*|koh[dt]\w*|alakoh\w*|(?:under)?punkt\w*|pyk\w*|paragraf\w*|[ivxl]+)"
    rf"(?![a-zåäö])|{ordinals.BEGINS})[a-zåäö]{{2,}}(?![\w-])(?!\s\d)"
)
_DATE = r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}"
_END = (
    rf"(?=$|[.)”\"]|,?\s(?:{_WORD}|i\s(?!osa|lu[kv]u|avd|kap|koh)[a-zåäö]{{4}}|/\s[a-zåäö]{{2}})"
    rf"|,?\s?{_DATE}|[:;]\s[a-zåäö]{{4}})"
)
"""What an expression ends before."""

_PLAIN = re.compile(
    r"\s?(?:(?P<chapter>\d{1,3})\.?\sluvun\s)?(?P<section>\d{1,3}(?:\s?[a-j])?)\s?§"
    r"(?::[a-zäö]{1,5}(?![\wäö]))?"
    rf"(?:\s(?P<subsection>\d{{1,3}})\smoment[a-zåäö]{{1,6}}(?![\wäö]))?{_END}"
)
_PREFIXED = re.compile(
    # not "§ 14.04.2020", "§ 24.1", "§ 3. momentti", "§ 38) kohta"
    r"\s?§\s?(?P<section>\d{1,3})(?!\d|\.\s?(?:\d|lu[kv]u|pykäl|mom|koh)|\)?\s?-?(?:ala)?koh)"
    + _END
)


def in_chapter(chapter: str, places: tuple[ActPlace, ...]) -> tuple[ActPlace, ...]:
    """Return *places* in *chapter* where they name none."""
    return tuple(replace(place, chapter=place.chapter or chapter) for place in places)


def read_plain(lower: str, position: int, end: int) -> Locator | None:
    """Read a plain expression at *position*; None when there is none or it may go on.

    Args:
        lower: cleaned lower-case text.
        position: where it starts; one blank may precede.
        end: offset that it must not pass.
    """
    match = _PLAIN.match(lower, position, end)
    if match is not None:
        chapter, section, subsection = match.group("chapter", "section", "subsection")
        place = ActPlace(chapter, "".join(section.split()), subsection)
    elif (match := _PREFIXED.match(lower, position, end)) is not None:
        place = ActPlace(None, match["section"])
    else:
        return None
    start = position + (lower[position] in " \n")
    return Locator(start, match.end(), (place,), None, match.re is _PREFIXED)
