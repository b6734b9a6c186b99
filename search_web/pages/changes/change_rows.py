"""The change log as rows for people: what came, what changed, what was removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from corpus.records import Change, StoredDecision
from search_web.library import Library
from search_web.page.components.routine_items import is_routine

ChangeKind = Literal["uusi", "lisatty", "muuttunut", "poistettu"]
KINDS: tuple[ChangeKind, ...] = ("uusi", "lisatty", "muuttunut", "poistettu")
PAGE_SIZE = 50
STRETCH = 500
"""Lines of the log that are read at a time, from the newest backwards."""

MOST_STRETCHES = 40
"""How far back one page looks for rows of a rare kind or publisher."""

NEWS_DAYS = 60
"""A decision is new when it came here within so many days of its meeting; an older one was
only added to what is held here, as by the first crawl of a source."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change.

    Attributes:
        sequence: its number in the log.
        kind: new, added though older, changed after it was published here, or removed.
        at: when we saw it.
        decision_id: of the decision.
        publisher: whose it is; of a removed one the source, when no more is known.
        stored: the decision as it is now; None for a removed one, of which nothing of
            its text or title is told.
        reason: why it was removed.
        is_minutes: the change made minutes of an agenda item.
    """

    sequence: int
    kind: ChangeKind
    at: dt.datetime
    decision_id: str
    publisher: str
    stored: StoredDecision | None = None
    reason: str | None = None
    is_minutes: bool = False


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are wanted; None stands for no condition.

    Attributes:
        kind: only this kind.
        publishers: only of these publishers.
        only: ids of the decisions whose changes are wanted.
        since: not before this moment, aware.
        until: before this moment, aware.
        has_routine: routine items and cover pages, too.
    """

    kind: str | None = None
    publishers: Set[str] | None = None
    only: Set[str] | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    has_routine: bool = True

    def may_have(self, line: Change) -> bool:
        """Return whether the log alone does not rule a line out."""
        if self.only is not None and line.decision_id not in self.only:
            return False
        return self.until is None or line.at < self.until

    def has(self, row: ChangeRow) -> bool:
        """Return whether a row is wanted."""
        if self.kind not in (None, row.kind):
            return False
        if self.publishers is not None and row.publisher not in self.publishers:
            return False
        is_hidden = row.stored is not None and is_routine(row.stored.decision)
        return self.has_routine or not is_hidden


@dataclass(frozen=True, slots=True)
class ChangeList:
    """Rows, newest first; ``before`` is where older ones go on, None at the end."""

    rows: tuple[ChangeRow, ...]
    before: int | None


def change_list(
    held: Library, wanted: ChangeFilter, before: int | None = None
) -> ChangeList:
    """Return the newest changes, each decision once by its last change.

    Args:
        held: the store.
        wanted: which changes.
        before: only changes before this number of the log.
    """
    rows: list[ChangeRow] = []
    end: int | None = None
    for found in islice(_stretches(held, wanted, before), MOST_STRETCHES):
        for row in found.rows:
            rows.append(row)
            if len(rows) == PAGE_SIZE:
                return ChangeList(tuple(rows), row.sequence)
        end = found.before
        if end is None:
            return ChangeList(tuple(rows), None)
    return ChangeList(tuple(rows), end)


def iter_changes(held: Library, wanted: ChangeFilter) -> Iterator[ChangeRow]:
    """Yield every change that is wanted, newest first, each decision once."""
    for found in _stretches(held, wanted):
        yield from found.rows


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The rows of one stretch of the log, read as they are asked for."""

    rows: Iterator[ChangeRow]
    before: int | None


def _stretches(
    held: Library, wanted: ChangeFilter, before: int | None = None
) -> Iterator[_Stretch]:
    """Yield the log piece by piece, from the newest or from *before* backwards.

    The rows of a piece must have been read before the next one is asked for.
    """
    seen: set[str] = set()
    end = before if before is not None else held.store.last_sequence() + 1
    while end > 1:
        start = max(0, end - 1 - STRETCH)
        lines = [
            one
            for one in held.store.changes_since(start, end - 1 - start)
            if one.sequence < end
        ]
        recent = [one for one in lines if not wanted.since or one.at >= wanted.since]
        likely = [one for one in reversed(recent) if wanted.may_have(one)]
        is_last = start == 0 or len(recent) < len(lines)
        yield _Stretch(
            _wanted(held, wanted, likely, seen), None if is_last else start + 1
        )
        if is_last:
            return
        end = start + 1


def _wanted(
    held: Library, wanted: ChangeFilter, lines: Sequence[Change], seen: set[str]
) -> Iterator[ChangeRow]:
    """Yield the rows of *lines* that are wanted and were not *seen*, which grows."""
    for at in range(0, len(lines), PAGE_SIZE):
        # The decisions of a few lines at a time: a page needs no more of the stretch.
        some = [x for x in lines[at : at + PAGE_SIZE] if x.decision_id not in seen]
        for row in _rows(held, some):
            if row.decision_id in seen:
                continue
            seen.add(row.decision_id)
            if wanted.has(row):
                yield row


def _rows(held: Library, lines: Sequence[Change]) -> Iterator[ChangeRow]:
    known = held.store.get_many({line.decision_id for line in lines})
    owners = held.source_owners()
    for line in lines:
        stored = known.get(line.decision_id)
        if line.op == "delete":
            source = line.decision_id.partition("/")[0]
            if stored is None:
                yield _removed(line, owners.get(source) or source)
        elif stored is not None:
            yield _kept(line, stored)


def _removed(line: Change, owner: str) -> ChangeRow:
    return ChangeRow(
        line.sequence,
        "poistettu",
        line.at,
        line.decision_id,
        owner,
        reason=line.reason,
    )


def _kept(line: Change, stored: StoredDecision) -> ChangeRow:
    decision = stored.decision
    is_changed = stored.version > 1
    return ChangeRow(
        line.sequence,
        "muuttunut" if is_changed else _arrival(stored),
        line.at,
        decision.decision_id,
        decision.municipality or decision.organisation or "",
        stored=stored,
        is_minutes=is_changed and stored.agenda_version == stored.version - 1,
    )


def _arrival(stored: StoredDecision) -> ChangeKind:
    """Return whether a decision was new when it came, or was only added here."""
    made = stored.decision.published or stored.decision.date
    if made is None:
        return "lisatty"
    age = stored.first_seen.date() - made
    return "uusi" if age <= dt.timedelta(days=NEWS_DAYS) else "lisatty"
