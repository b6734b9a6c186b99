"""What changed between two runs, and whether a run can be reproduced.

Removed decisions are named by id and hash only: what a source took away is not shown
again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.saved.runs import QueryRun


@dataclass(frozen=True, slots=True)
class Member:
    """A decision that only one of two results holds."""

    id: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A decision that both runs hold with another content."""

    id: str
    old_hash: str
    new_hash: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Each part is sorted by decision id."""

    added: tuple[Member, ...]
    changed: tuple[Changed, ...]
    removed: tuple[Member, ...]
    unchanged: int

    @property
    def is_empty(self) -> bool:
        """True when both runs hold the same decisions with the same contents."""
        return not (self.added or self.changed or self.removed)

    def to_json(self) -> dict[str, Any]:
        """Return plain values: added, changed, removed, unchanged."""
        return {
            "added": [{"id": h.id, "content_hash": h.content_hash} for h in self.added],
            "changed": [
                {"id": c.id, "old_hash": c.old_hash, "new_hash": c.new_hash}
                for c in self.changed
            ],
            "removed": [
                {"id": h.id, "content_hash": h.content_hash} for h in self.removed
            ],
            "unchanged": self.unchanged,
        }


Renaming = Callable[[Iterable[tuple[str, str]]], Mapping[tuple[str, str], str]]
"""Says what (decision id, hash) pairs are called today: ``DecisionStore.present_hashes``.

A content gets another hash when our own code changes; its source has changed nothing.
"""


def unrenamed(pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """Return every hash as it is: where there is no store to ask."""
    return {pair: pair[1] for pair in pairs}


def difference(
    old: QueryRun, new: QueryRun, renaming: Renaming = unrenamed
) -> Difference:
    """Compare two runs by decision id and content hash."""
    return difference_of(_hashes(old), _hashes(new), renaming)


def difference_of(
    before: Mapping[str, str],
    after: Mapping[str, str],
    renaming: Renaming = unrenamed,
) -> Difference:
    """Compare two results given as decision id -> content hash.

    Two hashes that *renaming* calls the same are of one content.
    """
    both = sorted(before.keys() & after.keys())
    unlike = [key for key in both if before[key] != after[key]]
    today = renaming((key, side[key]) for key in unlike for side in (before, after))
    changed = tuple(
        Changed(key, before[key], after[key])
        for key in unlike
        if today[key, before[key]] != today[key, after[key]]
    )
    return Difference(
        added=tuple(Member(k, after[k]) for k in sorted(after.keys() - before.keys())),
        changed=changed,
        removed=tuple(
            Member(k, before[k]) for k in sorted(before.keys() - after.keys())
        ),
        unchanged=len(both) - len(changed),
    )


def _hashes(run: QueryRun) -> dict[str, str]:
    return {hit.id: hit.content_hash for hit in run.hits}


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a run; ``reasons`` say what differs in the conditions."""

    is_reproduced: bool
    reasons: tuple[str, ...]
    difference: Difference
    is_order_equal: bool


def verify(
    old: QueryRun, new: QueryRun, renaming: Renaming = unrenamed
) -> Verification:
    """Judge whether *new*, a re-run of *old*'s query, gives the same result.

    Reproduced means: the same decisions with the same contents in the same order.
    """
    conditions = (
        ("index", old.manifest.generation, new.manifest.generation),
        ("analyzer", old.manifest.analyzer, new.manifest.analyzer),
        ("software", old.manifest.software, new.manifest.software),
        ("vectors of meaning", old.manifest.dense, new.manifest.dense),
        ("reading of the query", old.manifest.parsed_query, new.manifest.parsed_query),
    )
    reasons = tuple(
        f"{name} changed: {before} -> {after}"
        for name, before, after in conditions
        if before != after
    )
    found = difference(old, new, renaming)
    is_order_equal = [h.id for h in old.hits] == [h.id for h in new.hits]
    return Verification(
        is_reproduced=found.is_empty and is_order_equal and old.total == new.total,
        reasons=reasons,
        difference=found,
        is_order_equal=is_order_equal,
    )
