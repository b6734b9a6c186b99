"""The change log as rows for people: what came, what changed, what was removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from corpus.records import Change, StoredDecision
from search_web.library import Library

ChangeKind = Literal["uusi", "muuttunut", "poistettu"]
KINDS: tuple[ChangeKind, ...] = ("uusi", "muuttunut", "poistettu")
PAGE_SIZE = 50
STRETCH = 500
"""Lines of the log that are read at a time, from the newest backwards."""

MOST_STRETCHES = 40
"""How far back one page looks for rows of a rare kind or publisher."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change.

    Attributes:
        sequence: its number in the log.
        kind: new, changed after it was published here, or removed.
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
class ChangeList:
    """Rows, newest first; ``before`` is where older ones go on, None at the end."""

    rows: tuple[ChangeRow, ...]
    before: int | None


def change_list(
    held: Library,
    *,
    before: int | None = None,
    kind: str | None = None,
    publisher: str | None = None,
    only: Set[str] | None = None,
) -> ChangeList:
    """Return the newest changes, each decision once by its last change.

    Args:
        held: the store.
        before: only changes before this number of the log.
        kind: only this kind.
        publisher: only of this publisher.
        only: ids of the decisions whose changes are wanted; None for all.
    """
    rows: list[ChangeRow] = []
    seen: set[str] = set()
    end = before if before is not None else held.store.last_sequence() + 1
    for _ in range(MOST_STRETCHES):
        start = max(0, end - 1 - STRETCH)
        size = end - 1 - start
        if size <= 0:
            return ChangeList(tuple(rows), None)
        lines = list(held.store.changes_since(start, size))
        wanted = [
            one
            for one in reversed(lines)
            if one.sequence < end and (only is None or one.decision_id in only)
        ]
        for row in _rows(held, wanted):
            if row.decision_id in seen:
                continue
            seen.add(row.decision_id)
            if kind in (None, row.kind) and publisher in (None, row.publisher):
                rows.append(row)
            if len(rows) == PAGE_SIZE:
                return ChangeList(tuple(rows), row.sequence)
        end = start + 1
    return ChangeList(tuple(rows), end)


def _rows(held: Library, lines: Sequence[Change]) -> Iterator[ChangeRow]:
    known = held.store.get_many({line.decision_id for line in lines})
    owners = {
        status.source_id: status.municipality or status.organisation or ""
        for status in held.coverage().statuses
    }
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
        "muuttunut" if is_changed else "uusi",
        line.at,
        decision.decision_id,
        decision.municipality or decision.organisation or "",
        stored=stored,
        is_minutes=is_changed and stored.agenda_version == stored.version - 1,
    )
