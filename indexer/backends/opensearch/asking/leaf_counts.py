"""Numbers of the whole index that scores need, counted once a state."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer.backends.opensearch.asking.filter_queries import filtering
from indexer.backends.opensearch.asking.term_queries import EVERYTHING, Query, any_of
from indexer.backends.opensearch.documents.token_slots import term
from indexer.contract.backend import Zone
from indexer.contract.occurrences import ZONES, zones_of
from indexer.contract.query import (
    And,
    Boost,
    Lift,
    Near,
    Node,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Scope,
    Word,
)

MOST_KEPT = 20_000
"""Leaves whose counts are kept for one state."""


@dataclass(frozen=True, slots=True)
class ScoredLeaf:
    """A scored leaf of a tree, or a compound part that only ranks."""

    node: Node | None
    part: str = ""
    scope: Scope = "all"

    @classmethod
    def of_part(cls, part: str, scope: Scope) -> ScoredLeaf:
        """Return the leaf of a ranking part."""
        return cls(None, part, scope)

    def query(self) -> Query:
        """Return what matches the documents that are counted."""
        if self.node is not None:
            return filtering(self.node)
        terms = [term("l", self.part), term("p", self.part)]
        return any_of([{"terms": {zone: terms}} for zone in zones_of(self.scope)])


@dataclass(frozen=True, slots=True)
class LeafStatistics:
    """Documents, mean tokens of the zones, and documents that match each leaf."""

    documents: int
    means: Mapping[Zone, float]
    counts: Mapping[ScoredLeaf, int]


@dataclass(slots=True)
class StateCounts:
    """What was counted of one state so far; safe to use from several threads."""

    documents: int
    means: Mapping[Zone, float]
    _counts: dict[ScoredLeaf, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def known(self, asked: Iterable[ScoredLeaf]) -> dict[ScoredLeaf, int]:
        """Return the counts of those *asked* for that were counted before."""
        with self._lock:
            return {leaf: self._counts[leaf] for leaf in asked if leaf in self._counts}

    def add(self, counts: Mapping[ScoredLeaf, int]) -> None:
        """Keep new counts."""
        with self._lock:
            if len(self._counts) > MOST_KEPT:
                self._counts.clear()
            self._counts.update(counts)

    def statistics(self, counts: Mapping[ScoredLeaf, int]) -> LeafStatistics:
        """Return the numbers of this state with *counts*."""
        return LeafStatistics(self.documents, self.means, counts)


def leaves(node: Node) -> Iterator[ScoredLeaf]:
    """Yield the leaves of *node* whose scores are asked for."""
    match node:
        case Word():
            yield ScoredLeaf(node)
            for part in node.ranking_part:
                yield ScoredLeaf.of_part(part, node.scope)
        case Prefix() | OneOf() | Phrase() | Near():
            yield ScoredLeaf(node)
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from leaves(child)
        case Boost(child):
            yield from leaves(child)
        case Lift(child, bonuses):
            yield from leaves(child)
            for bonus in bonuses:
                yield from leaves(bonus)


def count_body(found: list[ScoredLeaf]) -> dict[str, Any]:
    """Return the search that counts *found*, each over the whole index."""
    filters = {str(number): leaf.query() for number, leaf in enumerate(found)}
    return {
        "size": 0,
        "track_total_hits": False,
        "query": EVERYTHING,
        "aggs": {"leaves": {"filters": {"filters": filters}}},
    }


def read_counts(
    answer: Mapping[str, Any], found: list[ScoredLeaf]
) -> dict[ScoredLeaf, int]:
    """Read the answer to ``count_body``."""
    buckets = answer["aggregations"]["leaves"]["buckets"]
    return {leaf: buckets[str(x)]["doc_count"] for x, leaf in enumerate(found)}


MEANS_BODY: dict[str, Any] = {
    "size": 0,
    "track_total_hits": True,
    "aggs": {zone: {"sum": {"field": f"{zone}_length"}} for zone in ZONES},
}
"""The search that counts documents and their tokens."""


def read_means(answer: Mapping[str, Any]) -> StateCounts:
    """Read the answer to ``MEANS_BODY``."""
    total = answer["hits"]["total"]["value"]
    sums = {zone: answer["aggregations"][zone]["value"] for zone in ZONES}
    means = {zone: one / total if total else 0.0 for zone, one in sums.items()}
    return StateCounts(total, means)
