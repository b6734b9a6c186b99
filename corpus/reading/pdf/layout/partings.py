"""What parts words that stand near each other: lines of a table, and narrow gutters.

The gap between two columns may be hardly wider than one between two words. A line that is
drawn in it parts them, and so does a gutter: word after word begins at one place, line
after line, and no word lies across it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from corpus.reading.pdf.glyphs.page_words import PageWord

NARROW = 0.55
"""Gaps from this share of the height on may be those of columns."""

_SAME_PLACE = 1.5
_NEAR = 1.0
_MIDDLE = 0.3
_STEP = 2.4
_LEAST_LINES = 3
_WIDEST_GAP, _LEAST_GAP = 1.25, 0.1
_SIGNS = ((3, 2.0, 1), (5, 1.5, 1), (8, 1.2, 1), (8, 0.0, 4))
"""Lines of a gutter, by how much its gaps are wider than usual, and how many are narrow."""


class Parting(NamedTuple):
    """A place between columns, and from what height to what height it parts them."""

    place: float
    bottom: float
    top: float


class Gap(NamedTuple):
    """A gap between two words: its ends, the baseline and the height of the letters."""

    left: float
    right: float
    base: float
    height: float
    is_narrow: bool = True


def are_parted(partings: Sequence[Parting], gap: Gap) -> bool:
    """Whether one of the partings lies in a gap."""
    left, right, base, height, _ = gap
    level = base + _MIDDLE * height
    return any(
        left - _NEAR <= place <= right + _NEAR and bottom <= level <= top
        for place, bottom, top in partings
    )


def gutters(gaps: Sequence[Gap], words: Sequence[PageWord]) -> list[Parting]:
    """Return the gutters of a page that are too narrow to part words by themselves.

    Args:
        gaps: those of the page that are wider than between most words.
        words: all words of the page.
    """
    narrow = {_place(gap) for gap in gaps if gap.is_narrow}
    if not narrow or len(gaps) < _LEAST_LINES:
        return []
    placed: dict[int, list[Gap]] = defaultdict(list)
    for gap in gaps:
        placed[_place(gap)].append(gap)
    found: list[Parting] = []
    for place in sorted(narrow):
        near = [gap for one in (-1, 0, 1) for gap in placed.get(place + one, ())]
        if len(near) < _LEAST_LINES:
            continue
        edge = min(gap.right for gap in placed[place] if gap.is_narrow)
        aligned = sorted(
            (gap for gap in near if abs(gap.right - edge) < _SAME_PLACE),
            key=lambda gap: -gap.base,
        )
        found += _of_stretches(aligned, words)
    return found


def _place(gap: Gap) -> int:
    return round(gap.right / _SAME_PLACE)


def _of_stretches(gaps: Sequence[Gap], words: Sequence[PageWord]) -> Iterator[Parting]:
    for stretch in _stretches(gaps):
        narrow = [gap for gap in stretch if gap.is_narrow]
        if len(stretch) < _LEAST_LINES or not narrow:
            continue
        place = min(gap.right for gap in stretch) - _NEAR / 2
        first, last = stretch[0], stretch[-1]
        bottom = last.base - _MIDDLE * last.height
        parting = Parting(place, bottom, first.base + first.height)
        if is_clear(parting, words) and _is_gutter(len(stretch), narrow, words):
            yield parting


def _stretches(gaps: Sequence[Gap]) -> Iterator[list[Gap]]:
    """Yield gaps of lines that follow each other, each line once."""
    stretch: list[Gap] = []
    for gap in gaps:
        step = stretch[-1].base - gap.base if stretch else 0.0
        if stretch and step < _NEAR:
            continue
        if stretch and step > _STEP * gap.height:
            yield stretch
            stretch = []
        stretch.append(gap)
    if stretch:
        yield stretch


def _is_gutter(lines: int, narrow: Sequence[Gap], words: Sequence[PageWord]) -> bool:
    """Whether gaps are that much wider than those between words, or that many."""
    usual = [
        (other.left - one.right) / one.height
        for one, other in pairwise(words)
        if 0 < other.left - one.right < _WIDEST_GAP * one.height
    ]
    narrowest = min((gap.right - gap.left) / gap.height for gap in narrow)
    wider = narrowest / max(median(usual or (_WIDEST_GAP,)), _LEAST_GAP)
    return any(
        lines >= least and wider >= times and len(narrow) >= least_narrow
        for least, times, least_narrow in _SIGNS
    )


def is_clear(parting: Parting, words: Sequence[PageWord]) -> bool:
    """Whether no word lies across a parting."""
    return not _meets(parting, across(parting.place, words))


def across(place: float, words: Sequence[PageWord]) -> list[float]:
    """Return the heights at which words lie across a place."""
    first, last = place - _NEAR, place + _NEAR
    return [
        base + _MIDDLE * height
        for _, left, right, base, height in words
        if left < first and right > last
    ]


def _meets(parting: Parting, levels: Sequence[float]) -> bool:
    _, bottom, top = parting
    return bool([level for level in levels if bottom <= level <= top])


def lines_between(
    lines: Sequence[Parting],
    levels: Sequence[tuple[float, float, float]],
    words: Sequence[PageWord],
) -> list[Parting]:
    """Return the drawn lines that stand between words of one run, across none.

    Args:
        lines: upright lines.
        levels: left, right and height of each run of several words.
        words: all words of the page.
    """
    found: list[Parting] = []
    by_left: list[PageWord] = []
    begins: list[float] = []
    widest = 0.0
    lowest, highest = min([line[1] for line in lines]), max([line[2] for line in lines])
    levels = [one for one in levels if lowest <= one[2] <= highest]
    ordered = sorted(lines) if levels else []
    for place, same in groupby(ordered, key=lambda line: round(line[0])):
        crossed = [level for left, right, level in levels if left < place < right]
        met = [line for line in same if _meets(line, crossed)] if crossed else ()
        if met:
            if not by_left:
                by_left = sorted(words, key=itemgetter(1))
                begins = [word[1] for word in by_left]
                widest = max([word[2] - word[1] for word in words], default=0.0)
            first = bisect_left(begins, place - widest - _NEAR)
            after = bisect_right(begins, place + _NEAR)
            words_across = across(place, by_left[first:after])
            found += [line for line in met if not _meets(line, words_across)]
    return found
