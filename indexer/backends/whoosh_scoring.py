"""Scores of chosen documents of a shard, in the order of operations of ``scoring``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from indexer.backends.scoring import bm25
from indexer.backends.whoosh_docset import DocSet
from indexer.backends.whoosh_file import Array
from indexer.backends.whoosh_inversion import WAYS
from indexer.backends.whoosh_matching import (
    EXACT,
    LEMMA,
    PART,
    Leaf,
    Matching,
    Part,
    zones_of,
)
from indexer.query import (
    And,
    Boost,
    Constant,
    Lift,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    Scope,
    Word,
)
from indexer.weights import Weights

Rarity = Callable[[Leaf], float]


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
            case Prefix() | Phrase() | Near():
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
        total = np.zeros(chosen.count)
        for node in nodes:
            scores = self.scores(node, chosen)
            total += scores
        return total

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
        strength = self._strength(leaf, chosen)
        return bm25(strength, self._rarity(leaf), self._weights.saturation)

    def _word(self, node: Word, chosen: DocSet) -> Array:
        scores = self._leaf(node, chosen)
        if not node.ranking_part:
            return scores
        is_match = self._has(node, chosen)
        for term in node.ranking_part:
            bonus = self._leaf(Part(term, node.scope), chosen)
            scores += np.where(is_match, self._weights.ranking_part * bonus, 0.0)
        return scores

    def _strength(self, leaf: Leaf, chosen: DocSet) -> Array:
        if isinstance(leaf, Word):
            return self._word_strength(leaf, chosen)
        if isinstance(leaf, Part):
            table = self._table("lemma and part", self._lemma_and_part)
            return self._term_strength(leaf.term, leaf.scope, table, chosen)
        if isinstance(leaf, Prefix):
            return self._prefix_strength(leaf, chosen)
        return self._sequence_strength(leaf, chosen)

    def _table(self, kind: str, make: Callable[[Array], Array]) -> Array:
        """Return the weighted count by code and zone, made once for a segment."""
        key = (kind, self._weights)
        known: Array | None = self._segment.columns.get(key)
        if known is None:
            counts = make(self._segment.table)
            zones = np.array([self._weights.title, self._weights.body])
            known = self._segment.columns[key] = np.ascontiguousarray(
                (zones * counts).T
            )
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

    def _word_strength(self, node: Word, chosen: DocSet) -> Array:
        form, scope = node.exact, node.scope
        if node.is_exact:
            table = self._table("as written", self._as_written)
            return self._term_strength(form, scope, table, chosen)
        best = self._term_strength(form, scope, self._table("own", self._own), chosen)
        others = [term for term in dict.fromkeys(node.lemma) if term != form]
        if others:
            table = self._table("bonus", self._bonus)
            bonus = self._term_strength(form, scope, table, chosen)
            table = self._table("lemma and part", self._lemma_and_part)
            for term in others:
                strength = self._term_strength(term, scope, table, chosen) + bonus
                np.maximum(best, strength, out=best)
        return best

    def _term_strength(
        self, term: str, scope: Scope, table: Array, chosen: DocSet
    ) -> Array:
        """Sum the counts of *table*, a row a zone, each damped by length."""
        strength = np.zeros(chosen.count)
        postings = self._segment.postings(term)
        if postings is None:
            return strength
        numbers, places = chosen.find(postings)
        codes = postings.codes[numbers]
        docs = postings.docs[numbers]
        for zone in zones_of(scope):
            counts = table[zone][codes]
            has = np.flatnonzero(counts)
            if len(has) == len(counts):
                strength[places] += counts / self._shard.norms[zone][docs]
            elif len(has):
                damped = counts[has] / self._shard.norms[zone][docs[has]]
                strength[places[has]] += damped
        return strength

    def _zone_weight(self, zone: int) -> float:
        return self._weights.body if zone else self._weights.title

    def _summed(self, counts: Array, scope: Scope, chosen: DocSet) -> Array:
        """Sum weighted *counts* by document and zone as ``_term_strength`` does."""
        strength = np.zeros(chosen.count)
        for zone in zones_of(scope):
            norms = self._shard.norms[zone][chosen.docs]
            strength += self._zone_weight(zone) * counts[:, zone] / norms
        return strength

    def _prefix_strength(self, node: Prefix, chosen: DocSet) -> Array:
        counts = np.zeros((chosen.count, 2))
        postings = self._segment.postings_of_prefix(node.text)
        if postings:
            numbers, places = chosen.find(postings)
            codes = postings.codes[numbers]
            for zone in zones_of(node.scope):
                lemmas, exact = (
                    np.bincount(
                        places,
                        weights=self._segment.table[:, zone * WAYS + way][codes],
                        minlength=chosen.count,
                    )
                    for way in (LEMMA, EXACT)
                )
                counts[:, zone] = (
                    self._weights.lemma * lemmas + self._weights.exact * exact
                )
        return self._summed(counts, node.scope, chosen)

    def _sequence_strength(self, node: Phrase | Near, chosen: DocSet) -> Array:
        found = self._matching.occurrences(node)
        counts = np.zeros((chosen.count, 2))
        is_chosen = np.flatnonzero(chosen.mask[found.found.docs])
        places = chosen.ranks[found.found.docs[is_chosen]]
        counts[places] = self._weights.phrase * found.counts[is_chosen]
        return self._summed(counts, "all", chosen)
