"""Whether a source has fallen silent, or tells far less than it did a year before.

A publisher that changes its platform often leaves the old pages where they were. They are
fetched without an error for years, and say nothing of what has been decided since. One
that moves body by body leaves some that go on.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence

from corpus.wording import counted

SILENT = "nothing newer than {day} came, after a steady flow (has it moved?)"
"""The reason of a source that has fallen silent."""

THINNED = (
    "under-collected: {now} of bodies from {first} to {last}, {before} a year before"
)
"""The reason of a source of which far fewer decisions come than a year before."""

_LEAST_MONTHS = 4
"""A summer break, and a month until the minutes are checked."""

_LEAST_HISTORY = 6
_LOOKED_BACK = 24

_COMPARED = 3
"""Months compared with those a year before; the two newest may not be published whole."""

_LEAST_BEFORE = 30
_LEAST_OF_BEFORE = 1 / 3


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


def thinned(counts: Mapping[str, int], today: dt.date) -> str | None:
    """Return ``THINNED`` with its figures, None where as much comes as a year before.

    Far fewer are less than a third, of thirty or more; none at all is silence. The same
    season is compared: in July nobody meets.

    Args:
        counts: decisions of bodies by month ("2026-03").
        today: the day that is asked for.

    >>> months = {f"2025-{month:02d}": 20 for month in range(1, 13)}
    >>> thinned(months | {"2026-03": 7}, dt.date(2026, 5, 20))
    'under-collected: 7 decisions of bodies from 2026-01 to 2026-03, 60 a year before'
    >>> thinned(months | {"2026-03": 20}, dt.date(2026, 5, 20)) is None
    True
    """
    newest = _number(f"{today:%Y-%m}") - 2
    compared = range(newest - _COMPARED + 1, newest + 1)
    recent, before = (
        sum(counts.get(_label(month - back), 0) for month in compared)
        for back in (0, 12)
    )
    is_as_ever = before < _LEAST_BEFORE or recent >= _LEAST_OF_BEFORE * before
    if is_as_ever or recent == 0:
        return None
    return THINNED.format(
        now=counted(recent, "decision"),
        first=_label(compared[0]),
        last=_label(newest),
        before=before,
    )


def _label(number: int) -> str:
    year, month = divmod(number - 1, 12)
    return f"{year}-{month + 1:02d}"


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])
