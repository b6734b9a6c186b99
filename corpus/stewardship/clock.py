"""Whether the clock may be believed: a wrong one would expire decisions for good."""

from __future__ import annotations

import datetime as dt

from corpus.store import DecisionStore

LONGEST_STEP = dt.timedelta(days=1)
"""A longer step forward since the last use has to be confirmed."""


def doubt(store: DecisionStore, now: dt.datetime) -> str | None:
    """Return why nothing may expire at *now*, None when the clock is believed.

    A store that has never been used believes any clock. A clock that is believed is
    noted as the last known time; one that went back is believed, for it expires less.
    Ask before writing: what is written under a wrong clock must not speak for it later.
    """
    known = store.care.known_time()
    if known is None or now - known <= LONGEST_STEP:
        if known is None or now > known:
            store.care.note_time(now)
        return None
    # In an older store it was the day of the last change, which the next change moves.
    store.care.note_time(known)
    return (
        f"the clock says {now:%Y-%m-%d %H:%M}, but the store was last used on "
        f"{known:%Y-%m-%d %H:%M}: nothing expires until you confirm the clock "
        "(paatoshaku crawl --confirm-clock)"
    )


def confirm(store: DecisionStore, now: dt.datetime) -> None:
    """Believe the clock from now on."""
    store.care.note_time(now)
