"""Places inside words at which two text objects meet, so that they may be two cells."""

from __future__ import annotations

import re
from itertools import repeat
from typing import NamedTuple

from corpus.reading.pdf.glyphs.glyph_boxes import boxes_of
from corpus.reading.pdf.plain_calls import Argument, text_object

_MAY_MEET = re.compile(r"[A-ZÅÄÖ\d§(](?<=[a-zåäö§%€)\d].)(?<!\d\d)")
"""Signs between which two cells may meet, as they seldom follow each other in a word."""

_LONG_NUMBER = re.compile(r"\d\d{3,}")
"""Begins with a digit, which is quick to look for."""

_YEAR = re.compile(r"(?:19|20)\d\d")


class Seam(NamedTuple):
    """Where two text objects meet inside a word.

    Attributes:
        offset: how many characters stand before it.
        right: where the one object ends.
        left: where the other begins.
    """

    offset: int
    right: float
    left: float


def meetings(text: str, page: Argument) -> list[int]:
    """Return the glyphs inside words before which two objects meet, the last first.

    Args:
        text: a character for each glyph of a page.
        page: the text page.
    """
    places = [match.start() for match in _MAY_MEET.finditer(text)]
    for match in _LONG_NUMBER.finditer(text):
        if _YEAR.fullmatch(match[0]):
            continue
        places += range(match.start() + 1, match.end())
    ones = map(text_object, repeat(page), [place - 1 for place in places])
    others = map(text_object, repeat(page), places)
    met = [
        place
        for place, one, other in zip(places, ones, others, strict=False)
        if one != other and _is_long(page, place, one, other)
    ]
    return sorted(met, reverse=True)


def _is_long(page: Argument, place: int, one: int, other: int) -> bool:
    """Whether one of two objects that meet before a glyph is of several glyphs."""
    before = text_object(page, place - 2) if place > 1 else None
    return bool(before == one or text_object(page, place + 1) == other)


def may_meet(one: str, other: str, page: Argument, start: int) -> bool:
    """Whether a word and the next, which begins at glyph *start*, may be two cells.

    A blank that no file holds stands between them.
    """
    pair = one[-1] + other[0]
    is_likely = pair.isdigit() or _MAY_MEET.search(pair) is not None
    return is_likely and bool(text_object(page, start - 2) != text_object(page, start))


def seam_at(page: Argument, place: int, offset: int) -> Seam:
    """Return the seam before a glyph, *offset* characters behind the word's begin."""
    one, other = boxes_of(page, (place - 1, place))
    return Seam(offset, one[2], other[0])
