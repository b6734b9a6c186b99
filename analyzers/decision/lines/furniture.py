"""Page furniture: running heads and feet, told by place and likeness across pages.

A line is furniture when further pages have the same line at the same place at their
edge, with nothing but furniture between it and the edge. Numbers are never masked: only
a page number, which grows with the page, may differ. So a body whose sections begin each
on a page of its own loses no case number and no "Ehdotus hyväksyttiin".

Of each head the first print stays in the text, and of each foot the last: what they say
(publisher, body, day) is part of the document once. A print that stands in the middle of
a sentence, at a page break, never stays.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from analyzers.decision.lines import headings
from analyzers.decision.lines.page_marks import is_page_mark, likeness

_MOST_LINES = 9
_SAME_PLACE = 3.0
"""Points by which a line may stand higher or lower from page to page."""

_APART = 1.6
"""A foot is parted from the text by a gap of this many line steps …"""

_MARGIN = 45.0
"""… or it lies within so many points of the page's edge."""

_LOWEST = 0.25
"""Feet lie in this share of a page at its lower edge."""

_OF_ONE_PART = 3.6
"""A heading and its sentence are not further apart than this many line steps."""

_LONGEST = 160
_MOST_ALONE = 4
"""More lines than so are no lone head on a scanned page, but a page printed twice."""

_SECTION_ALONE = re.compile(r"§ ?\d{1,4}(?:[-–]\d{1,4})?|\d{1,4}(?:[-–]\d{1,4})? ?§")
_SENTENCE = re.compile(r"^\W*\w\S*(?: \S+){2,}[.!?]$|^[^\W\d]+(?: [^\W\d]+)?\.$")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed on a page.

    Attributes:
        text: three spaces or more part its cells.
        depth: points between the upper edge of the page and the line; None when unknown.
        rise: points between the lower edge and the line; None when unknown.
    """

    text: str
    depth: float | None = None
    rise: float | None = None


Pages = Sequence[Sequence[PrintedLine]]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines of one page that are furniture, by their index; ``dropped`` leave the text."""

    heads: frozenset[int] = frozenset()
    feet: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()


def find_furniture(pages: Pages) -> list[Furniture]:
    """Return the furniture of each page; a document of one page has none.

    Lines must be in their order on the page, empty ones left out.
    """
    if len(pages) < 2:
        return [Furniture() for _ in pages]
    heads = _Edge(pages, lambda index, size: index, lambda line: line.depth).found()
    feet = _Edge(
        pages, lambda index, size: size - 1 - index, lambda line: line.rise
    ).found()
    feet = _standing_apart(pages, feet)
    first = _again(pages, heads, range(len(pages)), _torn(pages, heads, feet))
    last = _again(pages, feet, range(len(pages) - 1, -1, -1))
    return [
        Furniture(
            frozenset(heads[number]),
            frozenset(feet[number]),
            frozenset(_leaving_some(first[number] | last[number], len(page))),
        )
        for number, page in enumerate(pages)
    ]


def _torn(
    pages: Pages, heads: Sequence[set[int]], feet: Sequence[set[int]]
) -> set[int]:
    """Return the numbers of pages that begin in the middle of a sentence or word."""
    own = [
        [
            line.text
            for index, line in enumerate(page)
            if index not in heads[number] | feet[number]
        ]
        for number, page in enumerate(pages)
    ]
    return {
        number
        for number, (above, page) in enumerate(pairwise(own), start=1)
        if above and page and (page[0][:1].islower() or goes_on(above[-1], page[0]))
    }


def goes_on(above: str, text: str) -> bool:
    """Whether the last line of a page and the first of the next are of one sentence."""
    is_cut = above.endswith(("-", "\u2010")) and above[-2:-1].isalpha()
    return is_cut or (text[:1].islower() and above[-1:] not in ".:!?")


def _leaving_some(dropped: set[int], lines: int) -> set[int]:
    """Drop nothing of a page that is the same as another as a whole."""
    return dropped if len(dropped) < lines or lines <= _MOST_ALONE else set()


def without_section(text: str) -> str:
    """Return a head with the number of a section masked, "" when it is none.

    Such a head has something beside the number in a cell of its own.

    >>> without_section("Kunnanhallitus   § 45   4.5.2031")
    'Kunnanhallitus 4.5.2031 §'
    >>> without_section("§ 45 Laiturin rakentaminen")
    ''
    """
    cells = re.split(" {3,}", text)
    named = [cell for cell in cells if not _SECTION_ALONE.fullmatch(cell)]
    is_head = len(named) < len(cells) and any(map(str.isalpha, "".join(named)))
    return " ".join([*named, "§"]) if is_head else ""


def _masked(key: str) -> str:
    return re.sub(r"§ ?\d+|\d+ ?§", "§", key)


class _Edge:
    """The lines at one edge of all pages, counted from the edge inwards."""

    def __init__(
        self,
        pages: Pages,
        place: Callable[[int, int], int],
        distance: Callable[[PrintedLine], float | None],
    ) -> None:
        self._pages = pages
        self._place = place
        self._distance = distance
        self._least = 2 if len(pages) <= 4 else 3

    def found(self) -> list[set[int]]:
        """Return the indexes of furniture of each page, no gap up to the edge.

        Pages that are alike in more lines than furniture has are printed twice.
        """
        found: list[set[int]] = [set() for _ in self._pages]
        alive = list(range(len(self._pages)))
        for depth in range(_MOST_LINES + 1):
            # The last line of a page is never furniture: something must be left of it.
            alive = [page for page in alive if len(self._pages[page]) > depth]
            alive = sorted(self._repeated(alive, depth))
            for page in alive:
                found[page].add(self._place(depth, len(self._pages[page])))
        for page in alive:
            found[page].clear()
        return found

    def _line(self, page: int, depth: int) -> PrintedLine:
        lines = self._pages[page]
        return lines[self._place(depth, len(lines))]

    def _repeated(self, pages: Sequence[int], depth: int) -> set[int]:
        """Return the pages whose line at *depth* is one that others repeat."""
        rest, repeated = list(pages), set[int]()
        for key in (
            lambda page: self._line(page, depth).text.split(),
            self._key(depth),
            lambda page: without_section(self._line(page, depth).text),
        ):
            groups: dict[str, list[int]] = defaultdict(list)
            for page in rest:
                groups[str(key(page))].append(page)
            for name, group in groups.items():
                if name and may_repeat(self._line(group[0], depth).text):
                    least = 2 if "\0" in name else self._least
                    repeated |= self._at_one_place(group, depth, least)
            rest = [page for page in rest if page not in repeated]
        return repeated

    def _key(self, depth: int) -> Callable[[int], str]:
        return lambda page: likeness(self._line(page, depth).text, page)

    def _at_one_place(self, group: Sequence[int], depth: int, least: int) -> set[int]:
        """Return those pages of a group whose line stands where enough others have it.

        Of lines with the page's number two are enough: left pages may have other heads.
        """
        places = {page: self._distance(self._line(page, depth)) for page in group}
        known = {page: place for page, place in places.items() if place is not None}
        if len(known) < len(places):
            return set(group) if len(group) >= least else set()
        return {
            page
            for page, place in known.items()
            if least
            <= sum(abs(place - other) <= _SAME_PLACE for other in known.values())
        }


def may_repeat(text: str) -> bool:
    """Whether a line can be a running head: a heading of a decision's part is none."""
    name = " ".join(text.split()).rstrip(" :").casefold()
    known = headings.HEADINGS.keys() | headings.HISTORY
    return (
        0 < len(name) <= _LONGEST
        and name not in known
        and not (":" in name and name.partition(":")[0].rstrip() in known)
        and not re.match(r"^§ ?\d+\w?$|^\d+ ?\w? ?§$", name)
    )


def _standing_apart(pages: Pages, feet: Sequence[set[int]]) -> list[set[int]]:
    """Keep only feet that stand apart from the text above them."""
    step = _usual_step(pages)
    feet = [
        _below_text(page, _below_sentences(page, found), step)
        for page, found in zip(pages, feet, strict=True)
    ]
    with_feet = [number for number, found in enumerate(feet) if found]
    apart = sum(_is_apart(pages[number], feet[number], step) for number in with_feet)
    if apart * 2 >= len(with_feet):
        return [set(found) for found in feet]
    return [
        {
            index
            for index in found
            if is_page_mark(likeness(pages[number][index].text, number))
        }
        for number, found in enumerate(feet)
    ]


def _below_sentences(page: Sequence[PrintedLine], found: set[int]) -> set[int]:
    """Without known places, a sentence ends the text: "Hyväksyttiin." above a foot."""
    last = max(
        (
            index
            for index in found
            if page[index].rise is None and _SENTENCE.match(page[index].text)
        ),
        default=-1,
    )
    return {index for index in found if index > last}


def _below_text(page: Sequence[PrintedLine], found: set[int], step: float) -> set[int]:
    """Return the lines of the lowest quarter that are below the widest gap.

    Sections that begin each on a page of its own have the same sentence at the same
    place, above a foot or without one.
    """
    found = {index for index in found if not _is_high(page[index])}
    gaps = {index: _gap_above(page, index) for index in found}
    if not gaps or None in gaps.values():
        return found
    top = max(gaps, key=lambda index: (gaps[index] or 0.0, -index))
    near = (gaps[top] or 0.0) < _OF_ONE_PART * step
    if near and top and not may_repeat(page[top - 1].text):
        return {index for index in found if index > top}
    return {index for index in found if index >= top}


def _is_high(line: PrintedLine) -> bool:
    if line.rise is None or line.depth is None:
        return False
    return line.rise > _LOWEST * (line.rise + line.depth)


def _gap_above(page: Sequence[PrintedLine], index: int) -> float | None:
    """Return the points between a line and the one above it, None when not known."""
    own, above = page[index].rise, page[index - 1].rise if index else math.inf
    return None if own is None or above is None else above - own


def _is_apart(page: Sequence[PrintedLine], feet: Iterable[int], step: float) -> bool:
    top = min(feet)
    rise = page[top].rise
    if rise is None:
        return not (
            any(_SENTENCE.match(page[index].text) for index in feet)
            # What follows a heading is the part that it begins: "Päätös", "Hyväksyttiin".
            or (top and not may_repeat(page[top - 1].text))
        )
    above = page[top - 1].rise if top else None
    return rise < _MARGIN or above is None or above - rise > _APART * step


def _usual_step(pages: Pages) -> float:
    steps = [
        one.rise - other.rise
        for page in pages
        for one, other in pairwise(page)
        if one.rise is not None
        and other.rise is not None
        and 4 < one.rise - other.rise < 40
    ]
    return median(steps) if steps else 14.0


def _again(
    pages: Pages,
    furniture: Sequence[set[int]],
    order: Iterable[int],
    torn: Container[int] = (),
) -> list[set[int]]:
    """Return the furniture that a page before it in *order* has printed already.

    On *torn* pages all of it that any other page prints, too, be it with another §: the
    section has its heading on the page before.
    """
    keys = [
        {index: likeness(pages[number][index].text, number) for index in found}
        for number, found in enumerate(furniture)
    ]
    times = Counter(
        key
        for found in keys
        for key in {*found.values(), *map(_masked, found.values())}
    )
    seen: set[str] = set()
    again: list[set[int]] = [set() for _ in pages]
    for number in order:
        for index, key in keys[number].items():
            is_torn = number in torn and max(times[key], times[_masked(key)]) > 1
            if key in seen or is_torn or is_page_mark(key):
                again[number].add(index)
        if number not in torn:
            seen |= set(keys[number].values())
    return again
