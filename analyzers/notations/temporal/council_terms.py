"""Terms of Finnish councils: the days on which each began and ended."""

from __future__ import annotations

import datetime as dt

_Days = tuple[dt.date, dt.date]

_TERMS: tuple[_Days, ...] = (
    # first day, last day; the election of 2021 was held in June
    (dt.date(2005, 1, 1), dt.date(2008, 12, 31)),
    (dt.date(2009, 1, 1), dt.date(2012, 12, 31)),
    (dt.date(2013, 1, 1), dt.date(2017, 5, 31)),
    (dt.date(2017, 6, 1), dt.date(2021, 7, 31)),
    (dt.date(2021, 8, 1), dt.date(2025, 5, 31)),
    (dt.date(2025, 6, 1), dt.date(2029, 5, 31)),
)
COUNCIL_PERIOD = (
    r"(?:valtuustokau\w+|valtuuskau\w+|mandatperiod\w*|fullmäktigeperiod\w*)"
)
"""What a term of a council is called."""


def term_of(today: dt.date, back: int) -> _Days:
    """Return the term of *today*, or the one that many terms earlier."""
    begun = [at for at, (first, _) in enumerate(_TERMS) if first <= today]
    return _TERMS[max(begun[-1] - back, 0)] if begun else _TERMS[0]


def council_term(first: int, last: int) -> _Days | None:
    """Return the term that is called by these years; None when there was none such."""
    return next(
        (
            (begin, end)
            for begin, end in _TERMS
            if begin.year == first and end.year == last
        ),
        None,
    )
