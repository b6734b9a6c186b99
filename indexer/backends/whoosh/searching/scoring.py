"""Scores of chosen documents of a shard, in the order of operations of ``scoring``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.docset import DocSet
from indexer.backends.whoosh.postings.inversion import WAYS, ZONES
from indexer.backends.whoosh.postings.segment import (
    EXACT,
    EXACT_UNIT,
    LEMMA,
    PART,
    PostingList,
    zones_of,
)
from indexer.backends.whoosh.searching.matching import (
    Leaf,
    Matching,
    Part,
    summed,
)
from indexer.backends.whoosh.searching.term_sets import TermSet, postings_of
from indexer.contract.formula import bm25
from indexer.contract.query import (
    Among,
    And,
    Boost,
    Constant,
    DateRange,
    Every,
    Filter,
    Lift,
    Near,
    Node,
    Not,
    Nothing,
    NumberRange,
    Often,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Scope,
    Word,
)
from indexer.contract.weights import Weights

Rarity = Callable[[Leaf], float]

Places = Array | slice
Strength = tuple[Places, Array]
"""Places among the chosen documents, and the strength in each; elsewhere it is 0."""

EACH = slice(None)
_BODY = 1
NOWHERE: Strength = np.zeros(0, np.intp), np.zeros(0)

_SCORELESS = (Filter, DateRange, Among, NumberRange, Every, Not, Nothing, Often)


@dataclass(frozen=True, slots=True)
class CountTable:
    """Weighted counts by code, for each zone, and which codes have one in it."""

    zones: tuple[Array, ...]
    has: tuple[Array, ...]


class Scoring:
    """Scores documents of one shard."""

    def __init__(self, matching: Matching, weights: Weights, rarity: Rarity) -> None:
        self._matching = matching
        self._shard = matching.shard
        self._segment = matching.shard.segment
        self._weights = weights
        self._rarity = rarity

    def scores(self, node: Node, chosen: DocSet) -> Array:
        """Return the score of *node* for each chosen document; 0 where it has none."""
        match node:
            case Word():
                return self._word(node, chosen)
            case Prefix() | OneOf() | Phrase() | Near():
                return self._leaf(node, chosen)
            case And():
                return self._matching_only(node, self._sum(node.nodes, chosen), chosen)
            case Or():
                return self._or(node, chosen)
            case Boost():
                return self.scores(node.node, chosen) * node.factor
            case Constant():
                return np.where(self._has(node, chosen), node.score, 0.0)
            case Lift():
                total = self._sum((node.node, *node.bonuses), chosen)
                return self._matching_only(node, total, chosen)
            case _:
                return np.zeros(chosen.count)

    def _sum(self, nodes: Sequence[Node], chosen: DocSet) -> Array:
        total: Array | None = None
        for node in nodes:
            if isinstance(node, _SCORELESS):
                continue
            scores = self.scores(node, chosen)
            total = scores if total is None else total + scores
        return np.zeros(chosen.count) if total is None else total

    def _matching_only(self, node: And | Lift, scores: Array, chosen: DocSet) -> Array:
        """Take back what children gave to documents that *node* does not match."""
        has = self._has(node, chosen)
        return scores if has.all() else np.where(has, scores, 0.0)

    def _or(self, node: Or, chosen: DocSet) -> Array:
        if not node.is_best:
            return self._sum(node.nodes, chosen)
        best = np.full(chosen.count, -np.inf)
        for child in node.nodes:
            scores = self.scores(child, chosen)
            np.maximum(best, scores, out=best, where=self._has(child, chosen))
        best[np.isneginf(best)] = 0.0
        return best

    def _has(self, node: Node, chosen: DocSet) -> Array:
        found = self._matching.found(node)
        if found is chosen:
            return np.ones(chosen.count, bool)
        return np.asarray(found.mask[chosen.docs])

    def _leaf(self, leaf: Leaf, chosen: DocSet) -> Array:
        places, strength = self._strength(leaf, chosen)
        scores = bm25(strength, self._rarity(leaf), self._weights.saturation)
        return _spread(places, scores, chosen.count)

    def _word(self, node: Word, chosen: DocSet) -> Array:
        scores = self._leaf(node, chosen)
        if not node.ranking_part:
            return scores
        is_match = self._has(node, chosen)
        for term in node.ranking_part:
            bonus = self._leaf(Part(term, node.scope), chosen)
            scores += np.where(is_match, self._weights.ranking_part * bonus, 0.0)
        return scores

    def _strength(self, leaf: Leaf, chosen: DocSet) -> Strength:
        if isinstance(leaf, Word):
            return self._word_strength(leaf, chosen)
        if isinstance(leaf, Part):
            table = self._table("lemma and part", self._lemma_and_part)
            return self._term_strength(leaf.term, leaf.scope, table, chosen)
        if isinstance(leaf, Prefix | OneOf):
            return EACH, self._term_set_strength(leaf, chosen)
        return EACH, self._sequence_strength(leaf, chosen)

    def _table(self, kind: str, make: Callable[[Array], Array]) -> CountTable:
        """Return the weighted count by code and zone, made once for a segment."""
        key = (kind, self._weights)
        known: CountTable | None = self._segment.columns.get(key)
        if known is None:
            zones = np.array([self._zone_weight(zone) for zone in range(ZONES)])
            counts = np.ascontiguousarray((zones * make(self._segment.table)).T)
            known = CountTable(tuple(counts), tuple(row > 0 for row in counts))
            self._segment.columns[key] = known
        return known

    def _lemma_and_part(self, table: Array) -> Array:
        lemmas = self._weights.lemma * table[:, LEMMA::WAYS]
        return np.asarray(lemmas + self._weights.part * table[:, PART::WAYS])

    def _bonus(self, table: Array) -> Array:
        return np.asarray(self._weights.exact * table[:, EXACT::WAYS])

    def _as_written(self, table: Array) -> Array:
        forms = self._weights.lemma * table[:, EXACT::WAYS]
        return np.asarray(forms + self._bonus(table))

    def _own(self, table: Array) -> Array:
        forms = self._weights.lemma * table[:, EXACT::WAYS]
        return np.maximum(forms, self._lemma_and_part(table)) + self._bonus(table)

    def _word_strength(self, node: Word, chosen: DocSet) -> Strength:
        form, scope = node.exact, node.scope
        if node.is_exact:
            table = self._table("as written", self._as_written)
            return self._term_strength(form, scope, table, chosen)
        own = self._table("own", self._own)
        places, strength = self._term_strength(form, scope, own, chosen)
        others = [term for term in dict.fromkeys(node.lemma) if term != form]
        if not others:
            return places, strength
        best = _spread(places, strength, chosen.count)
        table = self._table("bonus", self._bonus)
        bonus = _spread(*self._term_strength(form, scope, table, chosen), chosen.count)
        table = self._table("lemma and part", self._lemma_and_part)
        for term in others:
            # Where a lemma is not, its strength is the bonus, which ``best`` holds.
            places, strength = self._term_strength(term, scope, table, chosen)
            best[places] = np.maximum(best[places], strength + bonus[places])
        return EACH, best

    def _term_strength(
        self, term: str, scope: Scope, table: CountTable, chosen: DocSet
    ) -> Strength:
        """Sum the counts of *table*, each damped by its zone's length."""
        postings = self._segment.postings(term)
        if postings is None:
            return NOWHERE
        numbers, places = _found(postings, chosen)
        codes = postings.codes[numbers].astype(np.intp)
        docs = postings.docs[numbers].astype(np.intp)
        norms = self._shard.norms
        zones = zones_of(scope)
        # Most words are in the body only, so it is the body that is taken whole.
        main = min(_BODY, zones[-1])
        # "clip" only says that no number is out of bounds: that need not be checked.
        strength = table.zones[main].take(codes, mode="clip")
        strength /= norms[main].take(docs, mode="clip")
        for zone in zones:
            if zone == main:
                continue
            has = np.flatnonzero(table.has[zone].take(codes, mode="clip"))
            if len(has):
                strength[has] += table.zones[zone][codes[has]] / norms[zone][docs[has]]
        return places, strength

    def _zone_weight(self, zone: int) -> float:
        weights = self._weights
        return (weights.title, weights.body, weights.attachment)[zone]

    def _summed(self, counts: Array, scope: Scope, chosen: DocSet) -> Array:
        """Sum weighted *counts* by document and zone as ``_term_strength`` does."""
        strength = np.zeros(chosen.count)
        for zone in zones_of(scope):
            norms = self._shard.norms[zone][chosen.docs]
            strength += self._zone_weight(zone) * counts[:, zone] / norms
        return strength

    def _term_set_strength(self, node: TermSet, chosen: DocSet) -> Array:
        counts = np.zeros((chosen.count, ZONES))
        postings = postings_of(self._segment, node)
        if postings is None:
            return np.zeros(chosen.count)
        packed = self._packed_counts(node, postings, chosen)
        for zone in zones_of(node.scope):
            sums = packed[zone]
            exact = np.floor(sums / EXACT_UNIT)
            lemmas = sums - exact * EXACT_UNIT
            counts[:, zone] = self._weights.lemma * lemmas + self._weights.exact * exact
        return self._summed(counts, node.scope, chosen)

    def _packed_counts(
        self, node: TermSet, postings: PostingList, chosen: DocSet
    ) -> list[Array]:
        if len(postings.docs) > chosen.size:
            every = self._matching.summed_counts(node, postings)
            return [counts.take(chosen.docs, mode="clip") for counts in every]
        numbers, places = chosen.find(postings)
        codes = postings.codes[numbers].astype(np.intp)
        return [
            summed(by_code, codes, places, chosen.count)
            for by_code in self._segment.packed_counts
        ]

    def _sequence_strength(self, node: Phrase | Near, chosen: DocSet) -> Array:
        found = self._matching.occurrences(node)
        counts = np.zeros((chosen.count, ZONES))
        is_chosen = np.flatnonzero(chosen.mask[found.found.docs])
        places = chosen.ranks[found.found.docs[is_chosen]]
        times = found.counts[is_chosen]
        once = np.minimum(times, 1) if isinstance(node, Near) else times
        counts[places] = self._weights.phrase * once
        return self._summed(counts, "all", chosen)


def _found(postings: PostingList, chosen: DocSet) -> tuple[Array | slice, Places]:
    """Return the postings of the chosen documents, and the places of these."""
    if len(postings.docs) == chosen.count and np.array_equal(
        postings.docs, chosen.docs
    ):
        return EACH, EACH
    return chosen.find(postings)


def _spread(places: Places, values: Array, size: int) -> Array:
    """Return *values* at their places among *size*, 0 elsewhere."""
    if isinstance(places, slice):
        return values
    spread = np.zeros(size)
    spread[places] = values
    return spread
