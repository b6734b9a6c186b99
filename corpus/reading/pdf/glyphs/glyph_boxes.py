"""The boxes of many glyphs at once, which is much faster than one by one.

Nothing of ours runs between the calls.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import repeat

from corpus.reading.pdf.plain_calls import Argument, answers, loose_char_box

GlyphBox = tuple[float, float, float, float]
"""Left, top, right and bottom of a glyph."""


def boxes_of(page: Argument, glyphs: Sequence[int]) -> Iterator[GlyphBox]:
    """Return the boxes of glyphs, in their order.

    Args:
        page: the text page.
        glyphs: their numbers.
    """
    size = 4 * len(glyphs)
    numbers = answers(size)
    places = numbers.places[:size:4]
    deque(map(loose_char_box, repeat(page), glyphs, places), maxlen=0)
    values = iter(numbers.floats(size))
    return zip(values, values, values, values, strict=True)
