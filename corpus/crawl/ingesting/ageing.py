"""Which vanished decisions have only grown old: a window that moves on.

Many sources show a year or two. What falls out of the window goes whole meetings at a
time and oldest first; a single decision that vanishes among its neighbours was taken
away, and says something about that decision.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DatedDecision:
    """A stored decision with who decided, a body or an official, and when."""

    decision_id: str
    decided_by: str | None
    date: dt.date | None


def aged_out(
    stored: Iterable[DatedDecision], vanished: Collection[str]
) -> frozenset[str]:
    """Return those of *vanished* that only grew old.

    Whole days of one body, all of them before every day that the body still shows. Of a
    body that shows nothing any more, and of what is undated, nothing is known.

    >>> rows = [DatedDecision(str(n), "Hallitus", dt.date(2024, n, 1)) for n in (1, 2)]
    >>> sorted(aged_out(rows, {"1"}))
    ['1']
    """
    days: dict[str, dict[dt.date, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in stored:
        if row.decided_by and row.date:
            days[row.decided_by][row.date].append(row.decision_id)
    found: set[str] = set()
    for by_day in days.values():
        old: list[str] = []
        for day in sorted(by_day):
            if any(each not in vanished for each in by_day[day]):
                found.update(old)
                break
            old += by_day[day]
    return frozenset(found)
