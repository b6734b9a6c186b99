"""Counts of facet values over several segments, as a mapping that is read on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.facet_columns import Column
from indexer.contract.backend import RankedCounts

_MOST_JOINT = 50_000
"""Values that are numbered over segments; of facets with more, few are ever counted."""


class JointValues:
    """The values of several columns, numbered together in their order."""

    def __init__(self, columns: Sequence[Column]) -> None:
        lists = [column.values.all() for column in columns]
        self._values = sorted(set(chain.from_iterable(lists)))
        number = {value: at for at, value in enumerate(self._values)}
        self._maps = [
            np.fromiter((number[value] for value in mine), np.int64, len(mine))
            for mine in lists
        ]

    def texts(self, numbers: Sequence[int]) -> list[str]:
        """Return values by their numbers."""
        return [self._values[x].decode("utf-8", "surrogatepass") for x in numbers]

    def sums(self, counts: Sequence[Array]) -> Array:
        """Return sums by number, given the counts of each column."""
        sums = np.zeros(len(self._values), np.int64)
        for places, mine in zip(self._maps, counts, strict=True):
            sums[places] += mine
        return sums


def joint_values(columns: Sequence[Column]) -> JointValues | None:
    """Number the values of *columns* together; None for one column, or too many values."""
    if len(columns) < 2 or sum(len(x.values) for x in columns) > _MOST_JOINT:
        return None
    return JointValues(columns)


class FacetCounts(Mapping[str, int], RankedCounts):
    """Counts by value, above 0. ``top`` is much cheaper than sorting the items.

    Args:
        parts: columns with the counts of their values, by number.
        joint: the values of these columns in one numbering, when there is one.
    """

    def __init__(
        self,
        parts: Sequence[tuple[Column, Array]],
        joint: JointValues | None = None,
    ) -> None:
        self._parts = parts
        self._joint = joint

    @cached_property
    def _dict(self) -> dict[str, int]:
        sums: dict[str, int] = {}
        for values, counts in self._parts:
            numbers = np.flatnonzero(counts)
            for number, count in zip(
                numbers.tolist(), counts[numbers].tolist(), strict=True
            ):
                text = values.text(number)
                sums[text] = sums.get(text, 0) + count
        return sums

    def top(self, limit: int) -> list[tuple[str, int]]:
        """See ``RankedCounts``."""
        values: Column | JointValues | None = self._joint
        if len(self._parts) == 1:
            values, counts = self._parts[0]
        elif self._joint:
            counts = self._joint.sums([mine for _, mine in self._parts])
        if values is None:
            ordered = sorted(self._dict.items(), key=lambda item: (-item[1], item[0]))
            return ordered[: limit or None]
        order = _highest(counts, limit)
        texts = values.texts(order.tolist())
        return list(zip(texts, counts[order].tolist(), strict=True))

    def __getitem__(self, value: str) -> int:
        if "_dict" in self.__dict__:
            return self._dict[value]
        rows = ((counts, column.number(value)) for column, counts in self._parts)
        count = sum(int(counts[at]) for counts, at in rows if at is not None)
        if not count:
            raise KeyError(value)
        return count

    def __iter__(self) -> Iterator[str]:
        return iter(self._dict)

    def __len__(self) -> int:
        return len(self._dict)


def _highest(counts: Array, limit: int) -> Array:
    """Return the numbers of the *limit* highest counts (0: all) above 0, in order."""
    chosen = np.flatnonzero(counts)
    if 0 < limit < len(chosen):
        found = counts[chosen]
        # Most values come once: selecting among equal ones takes ten times as long.
        chosen = chosen[found >= np.sort(found)[-limit]]
    ordered: Array = chosen[np.argsort(-counts[chosen], kind="stable")]
    return ordered[:limit] if limit else ordered
