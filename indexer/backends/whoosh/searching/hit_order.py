"""The order of hits: the highest values of each shard, and the shards' hits in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.segment import Shard


@dataclass(frozen=True, slots=True)
class RankedDocuments:
    """Documents of a shard in order; ``values`` descend, equal ones by number."""

    shard: Shard
    docs: Array
    values: Array
    scores: Array


@dataclass(frozen=True, slots=True)
class HitRow:
    """A hit, and where it is."""

    decision_id: str
    score: float
    shard: Shard
    doc: int


def window(ranked: Sequence[RankedDocuments], offset: int, end: int) -> list[HitRow]:
    """Return the hits from *offset* to before *end* of all shards, ties by id.

    Ids cost more than anything else on a page far down, so only those are read that
    are shown, or tie with the first or the last one shown.
    """
    values = np.concatenate([part.values for part in ranked]) if ranked else np.zeros(0)
    end = min(end, len(values))
    if offset >= end:
        return []
    order = np.argsort(-values, kind="stable")
    values = values[order]
    first = int(np.searchsorted(-values, -values[offset], side="left"))
    last = int(np.searchsorted(-values, -values[end - 1], side="right"))
    shown = order[first:last]
    parts = np.repeat(np.arange(len(ranked)), [len(part.docs) for part in ranked])
    docs = np.concatenate([part.docs for part in ranked])[shown].tolist()
    scores = np.concatenate([part.scores for part in ranked])[shown].tolist()
    rows = []
    for value, part, doc, score in zip(
        values[first:last].tolist(), parts[shown].tolist(), docs, scores, strict=True
    ):
        shard = ranked[part].shard
        name = shard.segment.ids.text(doc)
        rows.append((-value, name, HitRow(name, score, shard, doc)))
    rows.sort(key=itemgetter(0, 1))
    return [row for _, _, row in rows[offset - first : end - first]]


def iter_rows(ranked: RankedDocuments) -> Iterator[tuple[float, str, float]]:
    """Yield value (negative), id and score of each document, in order."""
    ids = ranked.shard.segment.ids
    for start in range(0, len(ranked.docs), 1000):
        docs = ranked.docs[start : start + 1000].tolist()
        values = ranked.values[start : start + 1000].tolist()
        scores = ranked.scores[start : start + 1000].tolist()
        for doc, value, score in zip(docs, values, scores, strict=True):
            yield -value, ids.text(doc), score


_BLOCK = 64


def highest(values: Array, wanted: int) -> Array:
    """Return the places of the *wanted* highest values, descending, ties by place."""
    if wanted >= len(values):
        return np.argsort(-values, kind="stable")
    blocks = len(values) // _BLOCK
    if 0 < wanted < blocks:
        # As many blocks reach the bound as values are wanted, so only values from
        # there on count, and they are few.
        highs = values[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
        bound = _nth_highest(highs, wanted)
        near = np.flatnonzero(values >= bound)
        return np.asarray(near[_highest(values[near], wanted)])
    return _highest(values, wanted)


def _highest(values: Array, wanted: int) -> Array:
    least = _nth_highest(values, wanted)
    above = np.flatnonzero(values > least)
    above = above[np.argsort(-values[above], kind="stable")]
    equal = np.flatnonzero(values == least)[: wanted - len(above)]
    return np.concatenate([above, equal])


def _nth_highest(values: Array, number: int) -> Any:
    """Return the value that *number* of *values* reach, their lowest ones left aside.

    Where most are the lowest (documents without a sum), selecting among them all takes
    ten times as long.
    """
    lowest = values.min()
    above = values[values > lowest]
    if len(above) < number:
        return lowest
    return np.partition(above, len(above) - number)[len(above) - number]
