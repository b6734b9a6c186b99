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
        return merged(
            [keys for row in self._wanted(node) for keys in self._keys(*row, zones)]
        )

    def _wanted(
        self, node: Word | Prefix
    ) -> list[tuple[PostingList, tuple[tuple[int, int], ...]]]:
        """Return the postings of *node*, and half-open ranges of the ways that count."""
        segment = self._shard.segment
        wanted: list[tuple[PostingList | None, tuple[tuple[int, int], ...]]]
        if isinstance(node, Prefix):
            wanted = [(segment.postings_of_prefix(node.text), ((0, 1), (2, 3)))]
        elif node.is_exact:
            wanted = [(segment.postings(node.exact), ((2, 3),))]
        else:
            wanted = [
                (segment.postings(term), ((0, 3 if term == node.exact else 2),))
                for term in dict.fromkeys((*node.lemma, node.exact))
            ]
        return [(postings, ways) for postings, ways in wanted if postings]

    def _keys(
        self,
        postings: PostingList,
        ways: tuple[tuple[int, int], ...],
        zones: Sequence[int],
    ) -> list[Array]:
        segment = self._shard.segment
        chosen, places = self.candidates.find(postings)
        if not len(places):
            return []
        sums = segment.sums[postings.codes[chosen]]
        begin = postings.position_starts(chosen)
        cells = places.astype(np.int64) * 2
        pieces = []
        for zone in zones:
            for first, last in ways:
                before = sums[:, zone * WAYS + first]
                counts = sums[:, zone * WAYS + last] - before
                at = ranges(begin + before, counts)
                if len(at):
                    keys = np.repeat((cells + zone) << _SHIFT, counts)
                    pieces.append(keys + segment.positions(at))
        return pieces


def merged(pieces: Sequence[Array]) -> Array:
    """Return all keys of *pieces* in order, each once."""
    pieces = [piece for piece in pieces if len(piece)]
    if not pieces:
        return NO_KEYS
    keys = pieces[0] if len(pieces) == 1 else np.concatenate(pieces)
    return keys if (keys[1:] > keys[:-1]).all() else np.unique(keys)


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
