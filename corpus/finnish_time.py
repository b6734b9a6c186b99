"""The day in Finland: where decisions are made, it begins two or three hours before UTC's.

Moments are kept in UTC; a day that a reader is told, or that "yesterday" means, is this.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

FINLAND = ZoneInfo("Europe/Helsinki")


def now() -> dt.datetime:
    """Return this moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """Return the day that it is in Finland."""
    return day_of(now())


def day_of(moment: dt.datetime) -> dt.date:
    """Return the day that it is in Finland at an aware *moment*."""
    return moment.astimezone(FINLAND).date()
