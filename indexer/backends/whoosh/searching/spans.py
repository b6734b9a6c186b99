"""Positions: phrases and words near each other, as arithmetic on sorted keys.

A *key* holds a place: the rank of a document among the candidates, the zone, the position.
Keys of different documents or zones are further apart than any distance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.docset import DocSet
from indexer.backends.whoosh.postings.inversion import WAYS, ZONES
from indexer.backends.whoosh.postings.position_column import BitPlaces
from indexer.backends.whoosh.postings.segment import (
    EXACT,
    LEMMA,
    PART,
    PostingList,
    Shard,
    slots_of,
    zones_of,
)
from indexer.backends.whoosh.searching.term_sets import postings_of
from indexer.contract.query import Near, Phrase, SingleWord, Word

_SHIFT = 33
_ZONE_BITS = 2
_DOCUMENT_SHIFT = _SHIFT + _ZONE_BITS
CELLS = 1 << _ZONE_BITS
"""Cells of a document: one for each zone, and one that is never used."""

_FAR = (1 << 32) - 1
_FEW = 256
_BODY = 1
"""The zone that nearly all words are in."""

_TO_SORT = 3
_NARROWER = 2
"""Documents are left out of what is looked at when no more than one of so many is left."""

NO_KEYS: Array = np.zeros(0, np.int64)

Ways = tuple[int, ...]
Wanted = list[tuple[PostingList, Ways]]


class Spans:
    """Finds where words are in the candidate documents of a shard.

    ``kept_bytes`` says how large what it remembers has become.
    """

    def __init__(self, shard: Shard, candidates: DocSet) -> None:
        self._shard = shard
        self.candidates = candidates
        self.kept_bytes = 0
        self._starts: dict[tuple[SingleWord | Phrase, tuple[int, ...]], Array] = {}

    def cells(self, keys: Array) -> Array:
        """Return for each key the rank of its document times ``CELLS``, plus its zone."""
        return keys >> _SHIFT

    def positions(self, keys: Array) -> Array:
        """Return the position of each key."""
        return keys & ((1 << _SHIFT) - 1)

    def starts(self, node: SingleWord | Phrase, zones: Sequence[int]) -> Array:
        """Return the ascending keys at which *node* begins in these zones.

        A tree asks for the same word in many places: it is looked for once.
        """
        inside = tuple(zone for zone in zones if zone in zones_of(node.scope))
        if (known := self._starts.get((node, inside))) is not None:
            return known
        if isinstance(node, Phrase):
            found = phrase_starts(node, self, inside)
        else:
            found = merged(self.pieces(node, inside))
        self._starts[node, inside] = found
        self.kept_bytes += found.nbytes
        return found

    def pieces(self, node: SingleWord, zones: Sequence[int]) -> list[Array]:
        """Return the keys of *node*: several arrays, each ascending, none empty."""
        zones = [zone for zone in zones if zone in zones_of(node.scope)]
        return self.pieces_of(self.wanted(node), zones)

    def pieces_of(self, wanted: Wanted, zones: Sequence[int]) -> list[Array]:
        """Return the keys of postings as ``pieces`` does."""
        return [keys for row in wanted for keys in self._keys(*row, zones)]

    def narrowed(self, keys: Array) -> tuple[Spans, Array]:
        """Return spans of the documents that *keys* are in, if few, and the keys in them."""
        ranks, count = keys >> _DOCUMENT_SHIFT, self.candidates.count
        is_left = np.zeros(count, bool)
        is_left[ranks] = True
        if _NARROWER * np.count_nonzero(is_left) > count:
            return self, keys
        docs = self.candidates.docs[is_left]
        narrow = Spans(self._shard, DocSet(self.candidates.size, docs))
        return narrow, narrow.of_other(self, keys)

    def of_other(self, other: Spans, keys: Array) -> Array:
        """Return keys of *other* spans, all of whose documents are candidates here."""
        if other is self:
            return keys
        ranks = keys >> _DOCUMENT_SHIFT
        own = self.candidates.ranks[other.candidates.docs[ranks]].astype(np.int64)
        return np.asarray(keys + ((own - ranks) << _DOCUMENT_SHIFT))

    def wanted(self, node: SingleWord) -> Wanted:
        """Return the postings of *node*, with the ways that count."""
        segment = self._shard.segment
        wanted: list[tuple[PostingList | None, Ways]]
        if not isinstance(node, Word):
            wanted = [(postings_of(segment, node), (LEMMA, EXACT))]
        elif node.is_exact:
            wanted = [(segment.postings(node.exact), (EXACT,))]
        else:
            every, but_exact = (LEMMA, PART, EXACT), (LEMMA, PART)
            wanted = [
                (segment.postings(term), every if term == node.exact else but_exact)
                for term in dict.fromkeys((*node.lemma, node.exact))
            ]
        return [(postings, ways) for postings, ways in wanted if postings]

    def _keys(
        self, postings: PostingList, ways: Ways, zones: Sequence[int]
    ) -> Iterator[Array]:
        segment = self._shard.segment
        chosen, places = self.candidates.find(postings)
        if not len(places):
            return
        codes = postings.codes[chosen].astype(np.intp)
        begin = postings.position_places(chosen)
        cells = places.astype(np.int64) << _DOCUMENT_SHIFT
        slots = slots_of(ways, tuple(zones))
        if len(places) < _FEW:
            if len(keys := self._few_keys(codes, begin, cells, slots)):
                yield keys
            return
        others = tuple(slot for slot in slots if slot // WAYS != _BODY)
        some = np.flatnonzero(segment.has_slots(others).take(codes, mode="clip"))
        if len(some):
            there = BitPlaces(begin.at[some], begin.widths[some])
            yield self._few_keys(codes[some], there, cells[some], others)
        for slot in slots:
            if slot in others:
                continue
            is_there = segment.has_slots((slot,)).take(codes, mode="clip")
            has = slice(None) if is_there.all() else np.flatnonzero(is_there)
            if not len(own := codes[has]):
                continue
            counts = segment.counts[:, slot].take(own, mode="clip")
            widths = begin.widths[has]
            first = segment.sums[:, slot].take(own, mode="clip") * widths
            first += begin.at[has]
            keys = cells[has] + (slot // WAYS << _SHIFT)
            at = BitPlaces(first, widths)
            if len(own) < counts.sum():
                at, owners = BitPlaces.with_owners(first, counts, widths)
                keys = keys[owners]
            keys += segment.positions[at]
            yield keys if postings.is_sorted else np.sort(keys, kind="stable")

    def _few_keys(
        self, codes: Array, begin: BitPlaces, cells: Array, slots: tuple[int, ...]
    ) -> Array:
        """Do for all slots at once what is cheaper slot by slot for many postings."""
        segment = self._shard.segment
        chosen = np.array(slots, np.intp)
        every = segment.counts[codes[:, None], chosen]
        rows, columns = np.nonzero(every)
        counts, slot, widths = every[rows, columns], chosen[columns], begin.widths[rows]
        first = segment.sums[codes[rows], slot] * widths
        first += begin.at[rows]
        keys: Array = cells[rows] + (slot // WAYS << _SHIFT)
        at = BitPlaces(first, widths)
        if len(rows) < counts.sum():
            at, owners = BitPlaces.with_owners(first, counts, widths)
            keys = keys[owners]
        keys += segment.positions[at]
        keys.sort()
        return keys


def merged(pieces: Sequence[Array]) -> Array:
    """Return all keys of *pieces*, ascending ones, in order, each once."""
    keys = _sorted(pieces)
    is_first = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=is_first[1:])
    return keys if is_first.all() else keys[is_first]


def _sorted(pieces: Sequence[Array]) -> Array:
    if len(pieces) < 2:
        return pieces[0] if pieces else NO_KEYS
    # Merging ascending runs is what this kind is best at: four times faster.
    return np.sort(np.concatenate(pieces), kind="stable")


def _is_in_any(keys: Array, pieces: Sequence[Array]) -> Array:
    """Return which of *keys* are in one of the ascending *pieces*."""
    if len(keys) * (len(pieces) - 1) > sum(map(len, pieces)):
        pieces = [_sorted(pieces)]
    found = np.zeros(len(keys), bool)
    for among in pieces:
        at = np.searchsorted(among, keys)
        at[at == len(among)] = 0
        found |= among.take(at, mode="clip") == keys
    return found


def _followed(starts: Array, offset: int, pieces: Sequence[Array]) -> Array:
    """Return those of *starts* that have one of the ascending *pieces* so far after them.

    Sorting all of them at once is quicker than looking for nearly as many, one by one.
    """
    if _TO_SORT * len(starts) < sum(map(len, pieces)):
        return np.asarray(starts[_is_in_any(starts + offset, pieces)])
    row = np.concatenate([starts, *pieces])
    row[len(starts) :] -= offset
    row <<= 1
    row[len(starts) :] |= 1
    row.sort()
    last, after = row[:-1], row[1:]
    return np.asarray(last[(last & 1 == 0) & (after == last + 1)] >> 1)


def phrase_starts(
    node: Phrase, spans: Spans, zones: Sequence[int] = range(ZONES)
) -> Array:
    """Return the ascending keys at which the phrase begins.

    The rarest two words come first; positions of the others are read only in the documents
    that have these at the right distance.
    """
    zones = [zone for zone in zones if zone in zones_of(node.scope)]
    wanted = [spans.wanted(word) for word in node.words]
    sizes = [sum(len(postings.docs) for postings, _ in row) for row in wanted]
    starts, left = NO_KEYS, spans
    for number, offset in enumerate(sorted(range(len(wanted)), key=sizes.__getitem__)):
        inside = [x for x in zones if x in zones_of(node.words[offset].scope)]
        pieces = left.pieces_of(wanted[offset], inside)
        if not pieces:
            return NO_KEYS
        if number:
            starts = _followed(starts, offset, pieces)
        else:
            keys = np.concatenate(pieces)
            starts = keys - offset
            # A phrase cannot begin before position 0 of its own document and zone.
            starts = starts[starts >> _SHIFT == keys >> _SHIFT]
        if 0 < number < len(wanted) - 1:
            left, starts = left.narrowed(starts)
    return spans.of_other(left, merged([np.sort(starts)]))


def near_lists(node: Near, spans: Spans) -> list[tuple[Array, Array]]:
    """Return the ascending first and last keys of each word's occurrences."""
    lists = []
    for word in node.words:
        starts = spans.starts(word, zones_of(node.scope))
        length = len(word.words) if isinstance(word, Phrase) else 1
        lists.append((starts, starts + (length - 1)))
    return lists


def near_anchors(node: Near, spans: Spans) -> Array:
    """Return the ascending keys around which all words of ``Near`` are."""
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
    """Return which occurrences are within *distance* of one of the ascending anchors."""
    if not len(anchors):
        return np.zeros(len(starts), bool)
    # The last anchor not after the end is the one that reaches furthest.
    at = np.searchsorted(anchors, ends, side="right") - 1
    reach = anchors[np.maximum(at, 0)] + min(distance, _FAR)
    return np.asarray((at >= 0) & (starts <= reach))
