"""Where the heading of a block begins."""

from __future__ import annotations

from corpus.model import Block

_GAP = 8
"""Most signs between a heading and its block: blanks, line ends, a colon."""


def with_heading(block: Block, text: str) -> int:
    """Return where the block's heading begins; its own start where it has none."""
    if not block.heading:
        return block.start
    least = max(block.start - len(block.heading) - _GAP, 0)
    found = text.rfind(block.heading, least, block.start)
    return found if found >= 0 else block.start
