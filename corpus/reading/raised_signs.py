"""Raised and lowered digits as signs of their own: "m²", "CO₂", "vuonna 2024¹".

Without that the mark of a note makes another number of the one before it.
"""

from __future__ import annotations

import re

_PLAIN = "0123456789+-=()"
_RAISED = str.maketrans(
    _PLAIN, "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079⁺⁻⁼⁽⁾"
)
_LOWERED = str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_DIGITS = re.compile(r"[-+]?[0-9]{1,3}\)?")
"""Longer numbers are set high for their looks only."""


def raised(text: str) -> str:
    """Return what is set above the line, where it is a number in raised signs.

    >>> raised("2"), raised(" 1) "), raised("a"), raised("2024")
    ('²', ' ¹⁾ ', 'a', '2024')
    """
    return text.translate(_RAISED) if _DIGITS.fullmatch(text.strip()) else text


def lowered(text: str) -> str:
    """Return what is set below the line, where it is a number in lowered signs.

    >>> lowered("2"), lowered("min")
    ('₂', 'min')
    """
    return text.translate(_LOWERED) if _DIGITS.fullmatch(text.strip()) else text
