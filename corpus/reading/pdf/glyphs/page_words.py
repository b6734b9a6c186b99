"""The words of a page, each in the frame of its own reading direction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.reading.pdf.glyphs.seams import Seam


class PageWord(NamedTuple):
    """A word in the frame of its own reading direction: x grows to the right, y upwards.

    Attributes:
        text: its characters.
        left: where its first glyph begins.
        right: where its last glyph ends.
        base: height of its baseline.
        height: of the font, in points.
    """

    text: str
    left: float
    right: float
    base: float
    height: float


@dataclass(slots=True)
class PageWords:
    """The words of a page, by the quarter turn in which they run, and those askew.

    Attributes:
        turned: words by quarter turn: 0 upright, 1 running down, 2 upside down, 3 up.
        askew: words at any other angle, as stamps and watermarks stand.
        begins: the first glyph of each upright word.
        seams: of upright words that may be two cells, by their places in the list.
        has_unmapped: whether there are glyphs whose characters no table tells.
    """

    turned: dict[int, list[PageWord]] = field(default_factory=dict)
    askew: list[PageWord] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    seams: dict[int, list[Seam]] = field(default_factory=dict)
    has_unmapped: bool = False

    def main_turn(self) -> int:
        """Return the quarter turn in which most characters run."""
        if len(self.turned) == 1:
            return next(iter(self.turned))
        sizes = {
            turn: sum(len(word.text) for word in words)
            for turn, words in self.turned.items()
        }
        return max(sizes, key=lambda turn: sizes[turn], default=0)
