"""The boxes of many glyphs at once, which is much faster than one by one.

Nothing of ours runs between the calls.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from corpus.reading.pdf.plain_calls import Answers, Argument, answers, loose_char_box

GlyphBox = tuple[float, float, float, float]
"""Left, top, right and bottom of a glyph."""

BoxColumns = NDArray[np.float64]
"""The left edges of glyphs, then the tops, the right edges and the bottoms."""


def boxes_of(page: Argument, glyphs: Sequence[int]) -> Iterator[GlyphBox]:
    """Return the boxes of glyphs, in their order.

    Args:
        page: the text page.
        glyphs: their numbers.
    """
    values = iter(_asked(page, glyphs).floats(4 * len(glyphs)))
    return zip(values, values, values, values, strict=True)


def box_columns(page: Argument, glyphs: Sequence[int]) -> BoxColumns:
    """Return the boxes of glyphs as four columns of numbers."""
    edges = _asked(page, glyphs).array(4 * len(glyphs))
    return edges.reshape(-1, 4).T.astype(np.float64)


def _asked(page: Argument, glyphs: Sequence[int]) -> Answers:
    size = 4 * len(glyphs)
    numbers = answers(size)
    places = numbers.places[:size:4]
    deque(map(loose_char_box, repeat(page), glyphs, places), maxlen=0)
    return numbers
