"""How many decisions and how many cases a search finds, by municipality and year.

A case is one however many bodies handle it. A decision without a case number is a case of
its own, as on the search page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.request import SearchRequest
from indexer.service import SearchService


@dataclass(frozen=True, slots=True)
class Counted:
    """What is found of one publisher in a year or in several.

    Attributes:
        decisions: exact number of them.
        case_keys: the cases of those that have a case number.
        in_cases: how many of the decisions have one.
    """

    decisions: int = 0
    case_keys: frozenset[str] = frozenset()
    in_cases: int = 0

    @property
    def cases(self) -> int:
        """How many cases the decisions are."""
        return len(self.case_keys) + self.decisions - self.in_cases


def joined(parts: Iterable[Counted]) -> Counted:
    """Return all *parts* as one: a case of two years is one case of both."""
    held = list(parts)
    return Counted(
        sum(part.decisions for part in held),
        frozenset[str]().union(*(part.case_keys for part in held)),
        sum(part.in_cases for part in held),
    )


def counted_by_publisher(
    service: SearchService, asked: SearchRequest
) -> dict[str, dict[str, Counted]]:
    """Count by municipality and year; years are the rows because they are fewer.

    Where municipalities are chosen, only they: the facet counts the others, too, as if
    none were chosen, so that one can be added.
    """
    chosen = asked.filters.get("municipality", ())
    turned: dict[str, dict[str, Counted]] = {}
    found = service.counts(asked, "year", ("municipality", "case"))
    for year, tables in found.items():
        cases = _by_publisher(tables.get("case", {}))
        for name, decisions in tables.get("municipality", {}).items():
            if chosen and name not in chosen:
                continue
            of_name = cases.get(name, {})
            turned.setdefault(name, {})[year] = Counted(
                decisions, frozenset(of_name), sum(of_name.values())
            )
    return turned


def _by_publisher(cases: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Part the values of the facet "case", which begin with their publisher."""
    parted: dict[str, dict[str, int]] = {}
    for value, count in cases.items():
        parted.setdefault(value.partition("/")[0], {})[value] = count
    return parted
