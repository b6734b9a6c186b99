"""Spans of a text, and its blocks as the readers of parts give them."""

from __future__ import annotations

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
