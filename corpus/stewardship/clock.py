"""Whether the clock may be believed: a wrong one would expire decisions for good."""

from __future__ import annotations

import datetime as dt

from corpus.store import DecisionStore

LONGEST_STEP = dt.timedelta(days=1)
"""A longer step since the last use, forward or back, has to be confirmed."""


def doubt(store: DecisionStore, now: dt.datetime) -> str | None:
    """Return why nothing may expire at *now*, None when the clock is believed.

    A store that has never been used believes any clock. A clock that is believed is
    noted as the last known time. Of one that went back either the time now is wrong or
    the known one, below which no step forward would be noticed.
    Ask before writing: what is written under a wrong clock must not speak for it later.
    """
    known = store.care.known_time()
    why = why_doubted(known, now)
    if known is None or (why is None and now > known):
        store.care.note_time(now)
    elif why:
        # In an older store it was the day of the last change, which the next one moves.
        store.care.note_time(known)
    return why


def why_doubted(known: dt.datetime | None, now: dt.datetime) -> str | None:
    """Return why nothing may expire at *now*, where the last use was at *known*."""
    if known is None or abs(now - known) <= LONGEST_STEP:
        return None
    return (
        f"the clock says {now:%Y-%m-%d %H:%M}, but the store was last used on "
        f"{known:%Y-%m-%d %H:%M}: nothing expires until you confirm the clock "
        "(paatoshaku expire --confirm-clock)"
    )


def confirm(store: DecisionStore, now: dt.datetime) -> None:
    """Believe the clock from now on."""
    store.care.note_time(now)
