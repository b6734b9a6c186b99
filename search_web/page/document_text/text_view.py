"""A decision's text as paragraphs of plain and linked pieces, for templates to loop over.

Offsets are code points of ``Decision.text``; nothing here makes HTML.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search_web.page.document_text.reflow import Stretch, flowing


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that is a link; offsets into the whole text, end exclusive."""

    start: int
    end: int
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text without markup; ``span`` when it is a link."""

    text: str
    span: Span | None = None


Line = tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; ``is_list`` when each starts with a list mark."""

    lines: tuple[Line, ...]
    is_list: bool = False


_LINE_BREAK = re.compile(r"\n")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_LIST_MARK = re.compile(r"\s*(?:[-–•*]|\(?\d{1,2}[.)]|[a-zåäö]\))\s+\S")


def paragraphs(
    text: str, start: int, end: int, spans: Sequence[Span] = ()
) -> tuple[Paragraph, ...]:
    """Cut ``text[start:end]`` into paragraphs at blank lines.

    Args:
        text: the whole text.
        start: first code point.
        end: one past the last.
        spans: links, in order and not overlapping; those outside are left out.
    """
    found: list[Paragraph] = []
    for first, last in _stretches(text, start, end, _BLANK):
        found.extend(_paragraphs(text, first, last, spans))
    return tuple(found)


def _paragraphs(
    text: str, start: int, end: int, spans: Sequence[Span]
) -> Iterator[Paragraph]:
    """Yield runs of list lines and of other lines; one list mark alone makes no list."""
    inside = [span for span in spans if span.end > start and span.start < end]
    rows = list(_stretches(text, start, end, _LINE_BREAK))

    def is_mark(first: int, last: int) -> bool:
        return _LIST_MARK.match(text, first, last) is not None

    lines = flowing(text, rows, is_mark)
    marked = [is_mark(*line[0]) for line in lines]
    if sum(marked) < 2:
        marked = [False] * len(lines)
    for is_list, run in itertools.groupby(zip(lines, marked, strict=True), _is_marked):
        shown = tuple(
            tuple(piece for a, b in line for piece in _pieces(text, a, b, inside))
            for line, _ in run
        )
        yield Paragraph(shown, is_list)


def _is_marked(row: tuple[list[Stretch], bool]) -> bool:
    return row[1]


def _stretches(
    text: str, start: int, end: int, separator: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    position = start
    for found in separator.finditer(text, start, end):
        if text[position : found.start()].strip():
            yield position, found.start()
        position = found.end()
    if text[position:end].strip():
        yield position, end


def _pieces(
    text: str, start: int, end: int, spans: Iterable[Span]
) -> Iterator[TextPiece]:
    position = start
    for span in spans:
        first, last = max(span.start, position), min(span.end, end)
        if first >= last:
            continue
        if first > position:
            yield TextPiece(text[position:first])
        yield TextPiece(text[first:last], span)
        position = last
    if position < end:
        yield TextPiece(text[position:end])
