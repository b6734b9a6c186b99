"""The counts of a facet's values: the most frequent come with a search, all when wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from indexer.contract.backend import RankedCounts


class RankedValues(Mapping[str, int], RankedCounts):
    """See ``RankedCounts``; reading more than what came along takes requests.

    Several shards give the most frequent values of each, so a value may lack what it has in
    a shard that did not name it. Only what is sure is told of what came along.

    Args:
        found: the answer to a ``terms`` aggregation with its possible errors.
        load: gets the counts of all values.
    """

    def __init__(
        self, found: Mapping[str, Any], load: Callable[[], Mapping[str, int]]
    ) -> None:
        self._buckets = found["buckets"]
        self._missed = found["doc_count_error_upper_bound"]
        self._load = load

    def top(self, limit: int) -> list[tuple[str, int]]:
        """See ``RankedCounts``."""
        first = self._buckets[:limit]
        is_sure = len(first) == limit > 0 and (
            not self._missed or first[-1]["doc_count"] > self._missed
        )
        if is_sure and not any(_error(bucket) for bucket in first):
            return [(bucket["key"], bucket["doc_count"]) for bucket in first]
        ordered = sorted(self._whole.items(), key=lambda item: (-item[1], item[0]))
        return ordered[: limit or None]

    @cached_property
    def _whole(self) -> Mapping[str, int]:
        return self._load()

    def __getitem__(self, value: str) -> int:
        for bucket in self._buckets:
            if bucket["key"] == value and not _error(bucket):
                count: int = bucket["doc_count"]
                return count
        return self._whole[value]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)


def _error(bucket: Mapping[str, Any]) -> int:
    error: int = bucket.get("doc_count_error_upper_bound", 0)
    return error
