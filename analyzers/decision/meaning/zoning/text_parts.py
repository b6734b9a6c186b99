"""Spans of a text, and its blocks as the readers of parts give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

Span = tuple[int, int]


class TextPart(Protocol):
    """A block of the text, as the readers of parts give it."""

    @property
    def kind(self) -> str:
        """Return what the part is."""

    @property
    def heading(self) -> str | None:
        """Return its heading as printed."""

    @property
    def start(self) -> int:
        """Return the offset of its first character."""

    @property
    def end(self) -> int:
        """Return the offset one past its last character."""

    @property
    def earlier(self) -> object | None:
        """Return the earlier handling that it belongs to, or None."""


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part that a reader of meaning tells itself, in place of a block's."""

    start: int
    end: int
    kind: str
    heading: str | None = None
    earlier: object | None = None


def votes_with_headings(text: str, blocks: Sequence[TextPart]) -> Iterator[Span]:
    """Yield the parts on votes, with a heading that opens their first line.

    "Äänestystulos: 5–4 esityksen puolesta" tells of votes only with its heading.
    """
    for block in blocks:
        if block.kind == "votes" and block.end > block.start:
            line = text[text.rfind("\n", 0, block.start) + 1 : block.start]
            yield block.start - len(line.lstrip()), block.end


def spans_of(blocks: Sequence[TextPart], *kinds: str) -> tuple[Span, ...]:
    """Return the places of the parts of these kinds that hold something."""
    return tuple(
        (block.start, block.end)
        for block in blocks
        if block.kind in kinds and block.end > block.start
    )


def apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order without those that an earlier one holds."""
    found: list[Span] = []
    for start, end in spans:
        if not found or end > found[-1][1]:
            found.append((start, end))
    return tuple(found)


def outside(handling: Sequence[Span], decision: Sequence[Span]) -> Iterator[Span]:
    """Yield the handling up to the decision that stands in it, and what is below it."""
    for start, end in handling:
        for begin, stop in decision:
            if start < begin < end:
                yield start, begin
                start = min(stop, end)
        if start < end:
            yield start, end
