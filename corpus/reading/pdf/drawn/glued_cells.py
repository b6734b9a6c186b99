"""Cells that touch, so that their words are one: parted where the page says so.

pdfium makes one word of "Haapa" and "4 500" less than a point apart. Two text objects
that meet inside a word are two cells where a line is drawn between them, or where words
of the lines beside begin or end at the same place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from corpus.reading.pdf.glyphs.glyph_boxes import boxes_of
from corpus.reading.pdf.glyphs.page_words import PageWord, PageWords
from corpus.reading.pdf.glyphs.seams import Seam
from corpus.reading.pdf.layout.partings import Parting
from corpus.reading.pdf.plain_calls import Argument, address, argument, text_object

_SAME_PLACE, _ON_LINE = 0.5, 0.9
_NEAR_LINES, _LEAST_LINES = 2, 2
_MIDDLE = 0.3


class _Edge(NamedTuple):
    """Where a word begins or ends, and the baseline and height of its line."""

    place: float
    base: float
    height: float


def part_glued_cells(
    words: PageWords, textpage: Any, upright: Sequence[Parting]
) -> list[Parting]:
    """Part upright words that are two cells.

    Args:
        words: of a page; those that are parted are replaced.
        textpage: ``FPDF_TEXTPAGE``.
        upright: the upright lines that are drawn on the page.

    Returns:
        Where cells are parted that no line parts, as if one were drawn there.
    """
    own = words.turned.get(0, [])
    partings: list[Parting] = []
    cuts: dict[int, set[Seam]] = {}
    for number, seam, edges in _aligned(words) if words.seams else ():
        cuts.setdefault(number, set()).add(seam)
        partings += [
            Parting(seam.left, edge.base - edge.height / 2, edge.base + edge.height / 2)
            for edge in edges
        ]
    for number, seam in _on_lines(words, textpage, upright):
        cuts.setdefault(number, set()).add(seam)
    if cuts:
        words.turned[0] = [
            part
            for number, word in enumerate(own)
            for part in _parts(word, sorted(cuts.get(number, ())))
        ]
    return partings


def _parts(word: PageWord, seams: Sequence[Seam]) -> Iterator[PageWord]:
    begin, left = 0, word.left
    for offset, right, next_left in seams:
        if begin < offset < len(word.text):
            yield word._replace(text=word.text[begin:offset], left=left, right=right)
            begin, left = offset, next_left
    yield word._replace(text=word.text[begin:], left=left) if begin else word


def _aligned(words: PageWords) -> Iterator[tuple[int, Seam, list[_Edge]]]:
    """Yield seams at whose place words of two near lines begin or end, with their lines."""
    own = words.turned.get(0, [])
    met = [(own[number], seam) for number, some in words.seams.items() for seam in some]
    begins = [_Edge(word.left, word.base, word.height) for word in own]
    begins += [_Edge(seam.left, word.base, word.height) for word, seam in met]
    ends = [_Edge(word.right, word.base, word.height) for word in own]
    ends += [_Edge(seam.right, word.base, word.height) for word, seam in met]
    levels = sorted({round(word.base) for word in own})
    for number, some in words.seams.items():
        place = levels.index(round(own[number].base))
        near = levels[max(place - _NEAR_LINES, 0) : place + _NEAR_LINES + 1]
        for seam in some:
            for edges, edge in ((begins, seam.left), (ends, seam.right)):
                alike = [
                    one
                    for one in edges
                    if abs(one.place - edge) < _SAME_PLACE and round(one.base) in near
                ]
                if len({round(one.base) for one in alike}) > _LEAST_LINES:
                    yield number, seam, alike
                    break


def _on_lines(
    words: PageWords, textpage: Any, upright: Sequence[Parting]
) -> Iterator[tuple[int, Seam]]:
    """Yield where a drawn line goes between two objects of a word."""
    own = words.turned.get(0, [])
    page = argument(address(textpage))
    for number, place in _crossed(own, upright) if own and upright else ():
        begin = words.begins[number]
        glyphs = range(begin, begin + len(own[number].text))
        if seam := _seam_at(page, glyphs, place):
            yield number, seam


def _crossed(
    words: Sequence[PageWord], upright: Sequence[Parting]
) -> Iterator[tuple[int, float]]:
    """Yield the numbers of words through which lines go, with the places of these."""
    lines = sorted(upright)
    places = [line[0] for line in lines]
    lowest, highest = min([line[1] for line in lines]), max([line[2] for line in lines])
    for number, (_, left, right, base, height) in enumerate(words):
        level = base + _MIDDLE * height
        if lowest <= level <= highest:
            first = bisect_left(places, left + _ON_LINE)
            after = bisect_left(places, right - _ON_LINE, first)
            for place, bottom, top in lines[first:after]:
                if bottom <= level <= top:
                    yield number, place


def _seam_at(page: Argument, glyphs: range, place: float) -> Seam | None:
    """Return where two objects of a word meet at a place, None where none do."""
    boxes = boxes_of(page, glyphs)
    for offset, ((_, _, right, _), (left, _, _, _)) in enumerate(pairwise(boxes), 1):
        if max(abs(right - place), abs(left - place)) < _ON_LINE:
            glyph = glyphs[offset]
            one, other = text_object(page, glyph - 1), text_object(page, glyph)
            return Seam(offset, right, left) if one != other else None
    return None
