"""Whether a source has fallen silent: its pages answer, and nothing new comes on them.

A publisher that changes its platform often leaves the old pages where they were. They are
fetched without an error for years, and say nothing of what has been decided since.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

SILENT = "nothing newer than {day} came, after a steady flow (has it moved?)"
"""The reason of a source that has fallen silent."""

_LEAST_MONTHS = 4
"""A summer break, and a month until the minutes are checked."""

_LEAST_HISTORY = 6
_LOOKED_BACK = 24


def silent_since(
    months: Sequence[str],
    last: dt.date | None,
    first_crawl: dt.datetime | None,
    today: dt.date,
) -> dt.date | None:
    """Return the day of the last decision of a source that has fallen silent.

    Silent is who published in six months or more of the last two years before, and for
    twice the longest pause of those years (four months at least) does not any more. An
    archive that had ended before we first came is none.

    Args:
        months: with a decision, as "2026-03".
        last: day of the newest decision.
        first_crawl: when the source was first fetched.
        today: the day that is asked for.
    """
    if last is None or first_crawl is None or last < first_crawl.date():
        return None
    newest = _number(f"{last:%Y-%m}")
    seen = sorted({_number(each) for each in months})
    recent = [each for each in seen if newest - _LOOKED_BACK <= each <= newest]
    if len(recent) < _LEAST_HISTORY:
        return None
    pauses = [after - before for before, after in itertools.pairwise(recent)]
    allowed = max(_LEAST_MONTHS, 2 * max(pauses))
    return last if _number(f"{today:%Y-%m}") - newest > allowed else None


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])
