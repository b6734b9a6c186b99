"""Items that begin with their number alone, without the sign §: "109", "BILDN 95".

Such a number is an item's only where the others count on from it one by one, and where
nearly all of them have a proposal or a decision of their own. Lists on covers have none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyzers.decision.minutes.minutes_rows import Row
from analyzers.decision.minutes.own_matter import MATTER

_ALONE = re.compile(r"(?P<number>\d{1,4})$")
_NAMED = re.compile(r"(?P<name>[A-ZÅÄÖ]{2,12}) (?P<number>\d{1,4})$")
_TITLED = re.compile(
    r"(?P<number>\d{1,4})\.? (?P<title>[A-ZÅÄÖ][\wåäöÅÄÖ-]+(?: .{1,240})?)$"
)
_LEAST, _LEAST_DECIDED, _SHARE, _MOST_OPENING = 3, 2, 0.6, 3


@dataclass(frozen=True, slots=True)
class _Begin:
    """A row that may begin the item *number*; whether a matter follows it."""

    number: int
    index: int
    has_matter: bool = False


def starts(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Return (section, row index) of each item in order, [] where numbers tell none."""
    best: list[_Begin] = []
    for found in (_named(rows), _alone(rows), _titled(rows)):
        run = _run(_with_matter(rows, found))
        if len(run) > len(best):
            best = run
    return [(str(one.number), one.index) for one in best]


def _named(rows: Sequence[Row]) -> list[_Begin]:
    """Numbers behind the one name in capitals that most of them have."""
    found = [
        (match["name"], _Begin(int(match["number"]), index))
        for index, row in enumerate(rows)
        if (match := _NAMED.match(row.line.text))
    ]
    common = Counter(name for name, _ in found).most_common(1)
    return [one for name, one in found if common and name == common[0][0]]


def _alone(rows: Sequence[Row]) -> list[_Begin]:
    """Numbers alone on their line, above a line that can be a title."""
    return [
        _Begin(int(match["number"]), index)
        for index, (row, below) in enumerate(pairwise(rows))
        if (match := _ALONE.match(row.line.text)) and below.line.text[:1].isupper()
    ]


def _titled(rows: Sequence[Row]) -> list[_Begin]:
    return [
        _Begin(int(match["number"]), index)
        for index, row in enumerate(rows)
        if (match := _TITLED.match(row.line.text))
    ]


def _with_matter(rows: Sequence[Row], found: Sequence[_Begin]) -> list[_Begin]:
    ends = [*(one.index for one in found[1:]), len(rows)][: len(found)]
    return [
        _Begin(
            one.number,
            one.index,
            any(MATTER.match(row.line.text) for row in rows[one.index + 1 : end]),
        )
        for one, end in zip(found, ends, strict=True)
    ]


def _run(found: Sequence[_Begin]) -> list[_Begin]:
    """Return the longest run of numbers that go up by one, most with a matter."""
    best: list[_Begin] = []
    for place, first in enumerate(found):
        if not first.has_matter or (best and first.index <= best[-1].index):
            continue
        run = [first]
        for one in found[place + 1 :]:
            if one.number == run[-1].number + 1:
                run.append(one)
        best = max(best, run, key=len)
    if not best:
        return []
    decided = sum(one.has_matter for one in best)
    opening = _opening(found, best[0])
    is_run = len(opening) + len(best) >= _LEAST and len(best) >= _LEAST_DECIDED
    return [*opening, *best] if is_run and decided >= _SHARE * len(best) else []


def _opening(found: Sequence[_Begin], first: _Begin) -> list[_Begin]:
    """Return the items right above *first* in which nothing is proposed or decided.

    A meeting is opened so. The last of a cover's list is none: another number follows it.
    """
    opening: list[_Begin] = []
    place = found.index(first)
    while place and len(opening) < _MOST_OPENING:
        place -= 1
        if found[place].number != first.number - 1:
            break
        first = found[place]
        opening.insert(0, first)
    return opening
