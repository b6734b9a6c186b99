"""Positions: phrases and words near each other, as arithmetic on sorted keys.

A *key* holds a place: the rank of a document among the candidates, the zone, the position.
Keys of different documents or zones are further apart than any distance.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.backends.whoosh_docset import DocSet
from indexer.backends.whoosh_file import Array
from indexer.backends.whoosh_inversion import WAYS, ranges
from indexer.backends.whoosh_segment import PostingList, Shard
from indexer.query import Near, Phrase, Prefix, Word

_SHIFT = 33
_FAR = (1 << 32) - 1
NO_KEYS: Array = np.zeros(0, np.int64)


class Spans:
    """Finds where words stand in the candidate documents of a shard."""

    def __init__(self, shard: Shard, candidates: DocSet) -> None:
        self._shard = shard
        self.candidates = candidates

    def cells(self, keys: Array) -> Array:
        """Return for each key twice the rank of its document, plus its zone."""
        return keys >> _SHIFT

    def positions(self, keys: Array) -> Array:
        """Return the position of each key."""
        return keys & ((1 << _SHIFT) - 1)

    def starts(self, node: Word | Prefix | Phrase, zones: Sequence[int]) -> Array:
        """Return the ascending keys at which *node* begins in these zones."""
        zones = [zone for zone in zones if zone == 0 or node.scope == "all"]
        if isinstance(node, Phrase):
            return phrase_starts(node, self, zones)
        pieces = [keys for _, keys in self.by_term(node, zones)]
        return merged(pieces)

    def by_term(
        self, node: Word | Prefix, zones: Sequence[int]
    ) -> list[tuple[tuple[str, int], Array]]:
        """Return keys by (term, way); for a prefix all of its terms at once, as ""."""
        segment = self._shard.segment
        wanted: list[tuple[str, PostingList | None, tuple[int, ...]]]
        if isinstance(node, Prefix):
            wanted = [(node.text, segment.postings_of_prefix(node.text), (0, 2))]
        elif node.is_exact:
            wanted = [(node.exact, segment.postings(node.exact), (2,))]
        else:
            wanted = [
                (
                    term,
                    segment.postings(term),
                    (0, 1, 2) if term == node.exact else (0, 1),
                )
                for term in dict.fromkeys((*node.lemma, node.exact))
            ]
        return [
            ((term, way), self._keys(postings, zone * WAYS + way))
            for term, postings, ways in wanted
            if postings
            for zone in zones
            for way in ways
        ]

    def _keys(self, postings: PostingList, slot: int) -> Array:
        segment = self._shard.segment
        chosen, places = self.candidates.find(postings)
        codes = postings.codes[chosen]
        counts = segment.table[codes, slot]
        has = np.flatnonzero(counts)
        if not len(has):
            return NO_KEYS
        starts = postings.position_starts(chosen[has]) + segment.sums[codes[has], slot]
        found = segment.positions(ranges(starts, counts[has]))
        cells = places[has].astype(np.int64) * 2 + slot // WAYS
        keys = (np.repeat(cells, counts[has]) << _SHIFT) + found
        return keys if postings.is_sorted else distinct(keys)


def merged(pieces: Sequence[Array]) -> Array:
    """Return all keys of sorted *pieces* in order, each once."""
    pieces = [piece for piece in pieces if len(piece)]
    if len(pieces) < 2:
        return pieces[0] if pieces else NO_KEYS
    return distinct(np.concatenate(pieces))


def distinct(keys: Array) -> Array:
    """Return *keys* in ascending order, each once.

    The pieces are runs in order, which a stable sort merges quickly; ``np.unique``
    hashes and takes ten times as long.
    """
    ordered = np.sort(keys, kind="stable")
    is_first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    found: Array = ordered[is_first]
    return found


def is_in(keys: Array, among: Array) -> Array:
    """Say which of *keys* are in the ascending *among*."""
    at = np.searchsorted(among, keys)
    at[at == len(among)] = 0
    return np.asarray(among[at] == keys)


def phrase_starts(node: Phrase, spans: Spans, zones: Sequence[int] = (0, 1)) -> Array:
    """Return the ascending keys at which the phrase begins."""
    zones = [zone for zone in zones if zone == 0 or node.scope == "all"]
    lists = []
    for offset, word in enumerate(node.words):
        keys = spans.starts(word, zones)
        if not len(keys):
            return NO_KEYS
        lists.append((offset, keys))
    if not lists:
        return NO_KEYS
    lists.sort(key=lambda found: len(found[1]))
    offset, rarest = lists[0]
    starts = rarest - offset
    # A phrase cannot begin before position 0 of its own document and zone.
    starts = starts[starts >> _SHIFT == rarest >> _SHIFT]
    for offset, keys in lists[1:]:
        starts = starts[is_in(starts + offset, keys)]
    return np.asarray(starts)


def near_lists(node: Near, spans: Spans) -> list[tuple[Array, Array]]:
    """Return the ascending first and last keys of each word's occurrences."""
    lists = []
    for word in node.words:
        starts = spans.starts(word, (0, 1))
        length = len(word.words) if isinstance(word, Phrase) else 1
        lists.append((starts, starts + (length - 1)))
    return lists


def near_anchors(node: Near, spans: Spans) -> Array:
    """Return the ascending keys that ``scoring`` counts for ``Near``."""
    lists = near_lists(node, spans)
    if not lists or not all(len(starts) for starts, _ in lists):
        return NO_KEYS
    anchors = merged([ends for _, ends in lists])
    for starts, ends in lists:
        at = np.searchsorted(ends, anchors)
        is_there = at < len(ends)
        anchors, at = anchors[is_there], at[is_there]
        anchors = anchors[starts[at] <= anchors + min(node.distance, _FAR)]
    return np.asarray(anchors)


def within(starts: Array, ends: Array, anchors: Array, distance: int) -> Array:
    """Say which occurrences lie within *distance* of one of the ascending anchors."""
    if not len(anchors):
        return np.zeros(len(starts), bool)
    # The last anchor not after the end is the one that reaches furthest.
    at = np.searchsorted(anchors, ends, side="right") - 1
    reach = anchors[np.maximum(at, 0)] + min(distance, _FAR)
    return np.asarray((at >= 0) & (starts <= reach))
