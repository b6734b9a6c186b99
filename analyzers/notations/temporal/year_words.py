"""A year beside a part of it, as a number or told from today: "vuonna 2024", "i fjol"."""

from __future__ import annotations

import datetime as dt
import re

_YEAR = r"(?:19|20)\d\d"
_BACK = (
    # years back, the year in words
    (0, r"tänä\s+vuonna|tämän\s+vuoden|kuluvan\s+vuoden|i\s+år|detta\s+år|årets"),
    (1, r"viime\s+vuonna|viime\s+vuoden|edellisen\s+vuoden|i\s+fjol|förra\s+året"),
    (2, r"toissa\s?vuonna|toissa\s?vuoden|i\s+förrfjol"),
)
_BACKS = "|".join(f"(?P<back{back}>{words})" for back, words in _BACK)
WHEN = rf"(?:(?:(?:vuonna|vuoden|år)\s+)?(?P<year>{_YEAR})|{_BACKS})"
"""Pattern of a year; ``year_of`` reads what it found."""


def year_of(found: re.Match[str], today: dt.date) -> int:
    """Return the year that ``WHEN`` found as part of a pattern."""
    return int(found["year"] or 0) or today.year - next(
        back for back, _ in _BACK if found[f"back{back}"]
    )
