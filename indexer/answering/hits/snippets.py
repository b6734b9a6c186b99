"""Cut the fragment of a text that shows best why it was found, and say what to mark."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from indexer.request import Fragment

LENGTH = 260
"""Characters of a fragment, about two lines on a card."""

_LAW_LEAD = 60
"""Characters that may be shown before a law: a card has two or three short lines."""

_SENTENCE_START = re.compile(r"(?:(?<=[.!?:])\s+|\n\s*)(?=[^\s])")
_SPACES = re.compile(r"\s+")
_SPACE = re.compile(r"\s")
_FARTHEST = 30
"""Characters that a border of a word may be away."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to mark; ``what`` tells marks of different words apart.

    ``weight`` is above 1 for what matters more than a single word, a law reference.
    """

    start: int
    end: int
    what: Hashable
    weight: float = 1.0


def best_fragment(text: str, marks: Sequence[Mark], length: int = LENGTH) -> Fragment:
    """Return about *length* characters of *text* with most different marks in them.

    White space is collapsed; marks are offsets into the fragment's own text, in order,
    not overlapping. Without marks it is the beginning of the text.
    """
    # A law's mark covers those of its words.
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    first, last = _best_window(ordered, length)
    if not ordered:
        return _cut(text, 0, min(len(text), length), [])
    inside = _beginning_near(ordered[first:last])
    is_heavy = any(mark.weight > 1 for mark in inside)
    lead = _LAW_LEAD if is_heavy else length
    start, end = _widened(text, inside[0].start, inside[-1].end, length, lead)
    return _cut(text, start, end, [mark for mark in ordered if mark.end <= end])


def whole(text: str, marks: Sequence[Mark]) -> Fragment:
    """Return all of *text* as a fragment (for titles)."""
    return _cut(text, 0, len(text), sorted(marks, key=lambda mark: mark.start))


def _best_window(marks: Sequence[Mark], length: int) -> tuple[int, int]:
    """Return the run of marks within *length* that is worth most; the first of equals."""
    best, best_worth, last = (0, 0), -1.0, 0
    for first in range(len(marks)):
        last = max(last, first + 1)
        while last < len(marks) and marks[last].end - marks[first].start <= length:
            last += 1
        worth = _worth(marks[first:last])
        if worth > best_worth:
            best, best_worth = (first, last), worth
        if last == len(marks):  # the runs after this one are parts of it
            break
    return best


def _beginning_near(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Leave out marks too far before a law: a card shows the first lines."""
    heaviest = max(marks, key=lambda mark: mark.weight)
    if heaviest.weight <= 1:
        return marks
    return [mark for mark in marks if heaviest.start - mark.start <= _LAW_LEAD]


def _worth(marks: Sequence[Mark]) -> float:
    """Different words count most; repeats a little."""
    different = {mark.what: mark.weight for mark in marks}
    return sum(different.values()) + 0.1 * min(len(marks) - len(different), 5)


def _widened(
    text: str, first: int, last: int, length: int, lead: int
) -> tuple[int, int]:
    """Widen a span to sentence borders, at most *lead* before it, *length* in all."""
    room = max(0, length - (last - first))
    floor = max(0, first - room)
    starts = [found.end() for found in _SENTENCE_START.finditer(text, floor, first)]
    if floor == 0:
        starts.insert(0, 0)
    # The earliest sentence start that leaves room for what follows.
    most = min(lead, room * 2 // 3)
    start = next((at for at in starts if first - at <= most), None)
    if (
        start is None
        and starts
        and (lead > _LAW_LEAD or first - starts[-1] <= 2 * most)
    ):
        start = starts[-1]
    if start is None:
        start = _word_border(text, max(0, first - min(lead, room // 2)), 1)
    end = min(len(text), max(last, start + length))
    if end < len(text):
        end = max(last, _word_border(text, end, -1))
    return start, end


def _word_border(text: str, at: int, step: int) -> int:
    """Return the nearest border of a word from *at* on, or back from there; else *at*.

    Both ends of the text are borders, too.
    """
    if not 0 < at < len(text) or text[at].isspace():
        return at + 1 if step > 0 and 0 < at < len(text) else at
    if step > 0:
        found = _SPACE.search(text, at, at + _FARTHEST)
        if found:
            return found.end()
        return len(text) if at + _FARTHEST >= len(text) else at
    # Without space in it, what is left is the one piece there is.
    tail = text[max(at - _FARTHEST + 1, 1) : at + 1]
    last = tail.rsplit(None, 1)[-1]
    if len(last) < len(tail):
        return at - len(last)
    return at if at >= _FARTHEST else 0


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Fragment:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    # No white space but the plain space counts as printable.
    if (plain := text[start:end]).isprintable() and "  " not in plain:
        return _cut_even(text, start, end, marks)
    pieces: list[str] = []
    placed: list[tuple[int, int]] = []
    at, size = start, 0

    def take(until: int) -> int:
        nonlocal at, size
        piece = _SPACES.sub(" ", text[at:until])
        pieces.append(piece)
        at, size = until, size + len(piece)
        return size

    for mark in marks:
        if mark.start < at or mark.end > end or mark.end <= mark.start:
            continue
        placed.append((take(mark.start), take(mark.end)))
    take(end)
    return Fragment("".join(pieces), tuple(placed), start > 0, end < len(text), start)


def _cut_even(text: str, start: int, end: int, marks: Sequence[Mark]) -> Fragment:
    """Cut where all white space is single spaces, so that offsets only move."""
    placed: list[tuple[int, int]] = []
    at = start
    for mark in marks:
        if at <= mark.start < mark.end <= end:
            placed.append((mark.start - start, mark.end - start))
            at = mark.end
    return Fragment(text[start:end], tuple(placed), start > 0, end < len(text), start)
