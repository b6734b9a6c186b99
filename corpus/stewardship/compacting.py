"""How much of the disk raw pages may take, and which of them go when it is too much.

Superseded pages go first, the oldest first, then pages without a decision (lists), and
only when the budget forces it those that the newest version of a decision was read from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import get_args

from corpus.errors import SourceConfigError
from corpus.policies import PolicyId
from corpus.storage.crawl_state.page_sizes import PageSize, PageUse

MEGABYTE = 1_000_000
POLICY_IDS: tuple[PolicyId, ...] = get_args(PolicyId)


@dataclass(frozen=True, slots=True)
class RawPageBudget:
    """Bytes that raw pages may take: all of them, and those of a policy's sources."""

    total: int | None = None
    by_policy: Mapping[PolicyId, int] = field(default_factory=dict)

    @property
    def is_set(self) -> bool:
        """Whether anything is limited."""
        return self.total is not None or bool(self.by_policy)


@dataclass(frozen=True, slots=True)
class CompactPlan:
    """What would be dropped; counts and bytes by what the pages are for."""

    pages: int
    size: int
    dropped: tuple[int, ...]
    counts: Mapping[PageUse, int]
    sizes: Mapping[PageUse, int]


def read_budget(text: str) -> RawPageBudget:
    """Read "5000", "restricted=0" or "5000 restricted=200": megabytes.

    Raises:
        SourceConfigError: something else; names it and what is allowed.
    """
    total: int | None = None
    by_policy: dict[PolicyId, int] = {}
    for part in text.split():
        name, equals, number = part.rpartition("=")
        policy = next((one for one in POLICY_IDS if one == name), None)
        is_twice = policy in by_policy if equals else total is not None
        if not number.isdecimal() or (equals and policy is None) or is_twice:
            raise SourceConfigError(
                f"the budget of raw pages has {part!r}; allowed: megabytes once, and "
                f"POLICY=MEGABYTES once for each of {', '.join(POLICY_IDS)}"
            )
        if policy is None:
            total = int(number) * MEGABYTE
        else:
            by_policy[policy] = int(number) * MEGABYTE
    return RawPageBudget(total, by_policy)


def plan_compacting(
    found: Iterable[PageSize],
    budget: RawPageBudget,
    policies: Mapping[str, PolicyId],
) -> CompactPlan:
    """Return which of the pages, in the order given, go until the budget is met.

    Args:
        found: all stored bodies, in the order in which they are given up.
        budget: what they may take.
        policies: of each source; one that is missing has none, and counts in all only.
    """
    rows = list(found)
    size = sum(row.size for row in rows)
    by_policy: Counter[PolicyId] = Counter()
    for row in rows:
        if row.source_id in policies:
            by_policy[policies[row.source_id]] += row.size
    over = {
        policy: by_policy[policy] - most for policy, most in budget.by_policy.items()
    }
    too_much = size - budget.total if budget.total is not None else 0
    dropped: list[PageSize] = []
    # What a policy has too much of goes first: it counts in the whole, too.
    for row in rows:
        policy = policies.get(row.source_id)
        if policy is not None and over.get(policy, 0) > 0:
            over[policy] -= row.size
            too_much -= row.size
            dropped.append(row)
    gone = {row.page_id for row in dropped}
    for row in rows:
        if too_much > 0 and row.page_id not in gone:
            too_much -= row.size
            dropped.append(row)
    return _plan(len(rows), size, dropped)


def _plan(pages: int, size: int, dropped: list[PageSize]) -> CompactPlan:
    counts: Counter[PageUse] = Counter(row.use for row in dropped)
    sizes: Counter[PageUse] = Counter()
    for row in dropped:
        sizes[row.use] += row.size
    return CompactPlan(
        pages, size, tuple(row.page_id for row in dropped), counts, sizes
    )
