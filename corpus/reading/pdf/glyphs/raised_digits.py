"""Small digits above or below the line: "m²", "CO₂", the mark of a note."""

from __future__ import annotations

import re

from corpus.reading.raised_signs import lowered, raised

_MOST = 2
MAYBE_SMALL = re.compile(
    rf"(?<=[^\W\d_])[0-9]{{1,{_MOST}}}(?![0-9])|(?<=[\w.)%€])[0-9]{{1,{_MOST}}}(?=\W*\Z)"
)
"""Digits of a word that may be such ones: behind letters, or the last ones of a number."""

ONLY_DIGITS = re.compile(rf"[0-9]{{1,{_MOST}}}\)?")
SMALLER = 0.85
_ABOVE, _BELOW = 0.14, 0.05
_HIGHEST = 0.8
_DEEPEST = 0.5


def with_place(
    text: str, base: float, height: float, other_base: float, other_height: float
) -> str:
    """Return small digits as raised or lowered ones beside larger letters.

    Args:
        text: the digits.
        base: their baseline.
        height: of their font.
        other_base: the baseline of the letters.
        other_height: of the font of those.

    >>> with_place("2", 704, 7, 700, 11), with_place("2", 700, 7, 700, 11)
    ('²', '2')
    """
    if not 0 < height < SMALLER * other_height:
        return text
    step = (base - other_base) / other_height
    if _ABOVE < step < _HIGHEST:
        return raised(text)
    return lowered(text) if -_DEEPEST < step < -_BELOW else text
