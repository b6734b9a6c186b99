"""The last day of appeal, where the text and the source tell enough to count it.

Members of a municipality are taken to know a decision seven days after its minutes were
put on the municipality's site (kuntalaki 140 §). The days of the instruction run from
the day after. A time that would end on a day off ends on the next working day (act
150/1930, 5 §).
"""

from __future__ import annotations

import datetime as dt

from dateutil.easter import easter

from corpus.model import Decision

NOTICE = dt.timedelta(days=7)
"""From publication to the day when members of the municipality are taken to know."""

MUNICIPAL_ROUTES = ("oikaisuvaatimus", "kunnallisvalitus")
"""Only their time runs from publication; the others count from service."""

_FIXED = ((1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26))
_FROM_EASTER = (-2, 0, 1, 39)
"""Good Friday, Easter, Easter Monday, Ascension Day."""


def last_appeal_day(decision: Decision) -> dt.date | None:
    """Return the last day for those told by publication; None when it cannot be counted.

    The source must tell the day of publication, the instruction one number of days, and
    every way of appeal must be one whose time runs from publication.
    """
    appeals = decision.meaning.appeals if decision.meaning else ()
    days = {one.days for one in appeals}
    if len(days) != 1 or any(one.route not in MUNICIPAL_ROUTES for one in appeals):
        return None
    published, given = decision.published, days.pop()
    if published is None or given is None or decision.status == "agenda":
        return None
    if decision.date is None or published < decision.date:
        return None
    return working_day(published + NOTICE + dt.timedelta(days=given))


def working_day(day: dt.date) -> dt.date:
    """Return *day*, or the first working day after it."""
    while day.weekday() >= 5 or _is_off(day):
        day += dt.timedelta(days=1)
    return day


def _is_off(day: dt.date) -> bool:
    if (day.month, day.day) in _FIXED:
        return True
    if (day - easter(day.year)).days in _FROM_EASTER:
        return True
    is_june_eve = day.month == 6 and 19 <= day.day <= 25
    return is_june_eve and day.weekday() == 4
