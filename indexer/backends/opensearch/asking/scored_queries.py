"""Query trees with scores: the contract's formula in the cluster.

A match gives how often a term occurs, times the weight of its way. One script for each
zone of a reading of a word divides the sum by the zone's norm; one for the reading makes
the score of the leaf of the sum over zones. The cluster keeps scores as 32-bit numbers:
they agree with the formula to 2e-6.

Of a beginning of a word that few documents have the first 1,024 words of a shard are counted,
and all words of a set, if the query's sets are not larger than a query may be; of others
only whether one occurs. The matches are the same as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from indexer.backends.opensearch.asking.filter_queries import filtering
from indexer.backends.opensearch.asking.interval_queries import sequence
from indexer.backends.opensearch.asking.leaf_counts import LeafStatistics, ScoredLeaf
from indexer.backends.opensearch.asking.term_queries import (
    EVERYTHING,
    NOTHING,
    Query,
    any_of,
    beginning,
    zones,
)
from indexer.backends.opensearch.documents.token_slots import term
from indexer.contract.backend import Zone
from indexer.contract.formula import rarity
from indexer.contract.query import (
    And,
    Boost,
    Constant,
    Lift,
    Near,
    Node,
    OneOf,
    Or,
    Phrase,
    Prefix,
    SingleWord,
    Word,
)
from indexer.contract.weights import Weights

SURELY_COUNTED = 128
"""Words of a set whose occurrences are counted one by one, however many documents match."""

MOST_COUNTED = 2_000
"""Words of all sets of a query that are counted: each is six terms of 16,384."""

MOST_BEGUN = 1_024
"""Words of a shard with one beginning whose occurrences are counted."""

LEAST_LETTERS = 3
"""Of a beginning whose words are counted; a shorter one has too many."""

MOST_MATCHING = 2_000
"""Documents of a beginning or a large set whose words are counted: each costs 10 µs."""

# Declared types and a field's own name: a script runs for every hit, and what is looked up
# by name each time takes longer than the arithmetic.
_ZONE = """
double weight = params.weight; double damping = params.damping;
double mean = params.mean; double count = _score;
double length = (double) doc['{zone}_length'].value;
double size = mean > 0 ? length / mean : 1.0;
return weight * count / (1.0 - damping + damping * size);
"""
_LEAF = """
double k1 = params.k1; double idf = params.idf; double strength = _score;
return idf * ((k1 + 1.0) * strength / (k1 + strength));
"""


@dataclass(frozen=True, slots=True)
class ScoredQueries:
    """Makes scored queries with the counts and means of one state of an index."""

    weights: Weights
    statistics: LeafStatistics

    def scored(self, node: Node) -> Query:
        """Return what matches exactly what *node* matches, with its scores."""
        match node:
            case Word():
                return self._word(node)
            case Prefix() | OneOf():
                return self._leaf(node, [self._set_counts(node)])
            case Phrase() | Near():
                return self._leaf(node, [self._sequence_counts(node)])
            case And():
                return self._and(node)
            case Or():
                return self._or(node)
            case Boost():
                return _boosted(self.scored(node.node), node.factor)
            case Constant():
                return _constant(filtering(node.node), node.score)
            case Lift():
                return self._lift(node)
            case _:
                return _constant(filtering(node), 0.0)

    # -- nodes with nodes ------------------------------------------------------------

    def _and(self, node: And) -> Query:
        if not node.nodes:
            return _constant(EVERYTHING, 0.0)
        loud = [self.scored(child) for child in node.nodes if not _is_silent(child)]
        silent = [filtering(child) for child in node.nodes if _is_silent(child)]
        if not loud:
            return _constant({"bool": {"filter": silent}}, 0.0)
        return {"bool": {"must": loud, "filter": silent}}

    def _or(self, node: Or) -> Query:
        queries = [self.scored(child) for child in node.nodes]
        if node.is_best and len(queries) > 1:
            return {"dis_max": {"queries": queries}}
        return any_of(queries)

    def _lift(self, node: Lift) -> Query:
        bonuses = [self.scored(one) for one in node.bonuses if not _is_silent(one)]
        if not bonuses:
            return self.scored(node.node)
        return {"bool": {"must": [self.scored(node.node)], "should": bonuses}}

    # -- leaves ----------------------------------------------------------------------

    def _word(self, node: Word) -> Query:
        readings = self._readings(node)
        query = self._leaf(node, readings)
        bonuses = [
            _boosted(self._part(part, node), self.weights.ranking_part)
            for part in node.ranking_part
        ]
        return {"bool": {"must": [query], "should": bonuses}} if bonuses else query

    def _readings(self, node: Word) -> list[Query]:
        weights, exact = self.weights, term("e", node.exact)
        if node.is_exact:
            once = weights.lemma + weights.exact
            return [self._zones(node, lambda zone: [_counted(zone, exact, once)])]
        found = [self._zones(node, lambda zone: self._own(zone, node.exact))]
        others = (lemma for lemma in node.lemma if lemma != node.exact)
        found += [self._zones(node, partial(self._lemma, x, exact)) for x in others]
        return found

    def _lemma(self, lemma: str, exact: str, zone: Zone) -> list[Query]:
        bonus = _counted(zone, exact, self.weights.exact)
        return [*self._both(zone, lemma), bonus]

    def _own(self, zone: Zone, form: str) -> list[Query]:
        weights, exact = self.weights, term("e", form)
        ways = [any_of(self._both(zone, form)), _counted(zone, exact, weights.lemma)]
        return [{"dis_max": {"queries": ways}}, _counted(zone, exact, weights.exact)]

    def _both(self, zone: Zone, text: str) -> list[Query]:
        weights = self.weights
        return [
            _counted(zone, term("l", text), weights.lemma),
            _counted(zone, term("p", text), weights.part),
        ]

    def _part(self, part: str, node: Word) -> Query:
        reading = self._zones(node, lambda zone: self._both(zone, part))
        return self._leaf(ScoredLeaf.of_part(part, node.scope), [reading])

    def _set_counts(self, node: Prefix | OneOf) -> Query:
        weights = self.weights
        ways = (("l", weights.lemma), ("e", weights.exact))
        few = self.statistics.counts[ScoredLeaf(node)] <= MOST_MATCHING
        if isinstance(node, OneOf) and self._is_counted(node, few):
            return self._zones(
                node,
                lambda zone: [
                    _counted(zone, term(way, one), weight)
                    for way, weight in ways
                    for one in node.words
                ],
            )
        count = _set_count if few else _set_occurs
        return self._zones(
            node,
            lambda zone: [count(zone, way, node, weight) for way, weight in ways],
        )

    def _is_counted(self, node: OneOf, few: bool) -> bool:
        """Whether the words of a set are counted one by one."""
        if len(node.words) <= SURELY_COUNTED:
            return True
        sets = [leaf.node for leaf in self.statistics.counts]
        words = sum(len(one.words) for one in sets if isinstance(one, OneOf))
        return few and words <= MOST_COUNTED

    def _sequence_counts(self, node: Phrase | Near) -> Query:
        return self._zones(node, lambda zone: self._sequence(node, zone))

    def _sequence(self, node: Phrase | Near, zone: Zone) -> list[Query]:
        query, once = sequence(node, zone), self.weights.phrase
        if query == NOTHING:
            return []
        if isinstance(node, Near):
            return [_constant(query, once)]
        # The score of an interval query is n / (n + 1) for n occurrences.
        source = "Math.round(_score / (1.0 - _score)) * params.once"
        script = {"source": source, "params": {"once": once}}
        return [{"script_score": {"query": query, "script": script}}]

    def _zones(
        self,
        node: SingleWord | Phrase | Near,
        pieces: Callable[[Zone], list[Query]],
    ) -> Query:
        """Return what matches *pieces* of any zone; scores are strengths, added."""
        found = [(zone, pieces(zone)) for zone in zones(node)]
        return any_of([self._strength(zone, any_of(x)) for zone, x in found if x])

    def _strength(self, zone: Zone, counts: Query) -> Query:
        """Return *counts* of a zone with its weight, divided by its norm."""
        weight, damping = {
            "title": (self.weights.title, self.weights.title_length),
            "body": (self.weights.body, self.weights.body_length),
            "attachment": (self.weights.attachment, self.weights.attachment_length),
        }[zone]
        parameters = {
            "weight": weight,
            "damping": damping,
            "mean": self.statistics.means[zone],
        }
        script = {"source": _ZONE.format(zone=zone), "params": parameters}
        return {"script_score": {"query": counts, "script": script}}

    def _leaf(self, leaf: ScoredLeaf | Node, readings: list[Query]) -> Query:
        matching = self.statistics.counts[
            leaf if isinstance(leaf, ScoredLeaf) else ScoredLeaf(leaf)
        ]
        if not matching:
            return NOTHING
        parameters = {
            "k1": self.weights.saturation,
            "idf": rarity(self.statistics.documents, matching),
        }
        script = {"source": _LEAF, "params": parameters}
        queries = [
            {"script_score": {"query": reading, "script": script}}
            for reading in readings
        ]
        return queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries}}


def _is_silent(node: Node) -> bool:
    """Whether every match of *node* scores 0."""
    match node:
        case Boost(child) | Lift(child, ()):
            return _is_silent(child)
        case And(nodes) | Or(nodes):
            return all(_is_silent(child) for child in nodes)
        case Word() | Prefix() | OneOf() | Phrase() | Near() | Constant() | Lift():
            return False
        case _:
            return True


def _counted(zone: Zone, text: str, weight: float) -> Query:
    return {"term": {zone: {"value": text, "boost": weight}}}


def _set_count(zone: Zone, way: str, node: Prefix | OneOf, weight: float) -> Query:
    """Return what counts the words of a set, at least once where one occurs."""
    once = _set_occurs(zone, way, node, weight)
    if not isinstance(node, Prefix) or len(node.text) < LEAST_LETTERS:
        return once
    counted = {
        "value": term(way, node.text),
        "boost": weight,
        "rewrite": f"top_terms_{MOST_BEGUN}",
    }
    return {"dis_max": {"queries": [once, {"prefix": {zone: counted}}]}}


def _set_occurs(zone: Zone, way: str, node: Prefix | OneOf, weight: float) -> Query:
    return _constant(_any_of_set(zone, way, node), weight)


def _any_of_set(zone: Zone, way: str, node: Prefix | OneOf) -> Query:
    if isinstance(node, Prefix):
        return beginning(zone, way, node.text)
    return {"terms": {zone: [term(way, one) for one in node.words]}}


def _constant(query: Query, score: float) -> Query:
    return {"constant_score": {"filter": query, "boost": score}}


def _boosted(query: Query, factor: float) -> Query:
    return {"bool": {"must": [query], "boost": factor}}
