"""Query trees with scores: the contract's formula in the cluster.

A match gives how often a term occurs. The counts of both zones are added in one number,
those of the title ``TITLE_STEP`` times, so that one script for each reading of a word takes
them apart, divides them by the zones' norms and makes the score of the leaf. The cluster
keeps scores as 32-bit numbers: they agree with the formula to 2e-6.

Beginnings of words, large sets of words and words near each other count once a zone;
the matches are the same as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    Word,
)
from indexer.contract.weights import Weights

TITLE_STEP = 65_536
"""Units that the body has room for: 4,369 occurrences of a word."""

UNITS = 10
"""Of one occurrence, so that each weight is a whole number of them."""

MOST_COUNTED = 128
"""Words of a set whose occurrences are counted one by one."""

_LEAF = """
double counts = _score;
double title = Math.floor(counts / params.step);
double body = counts - title * params.step;
double strength = 0.0;
if (title > 0) {
  double size = params.title_mean > 0 ? doc['title_length'].value / params.title_mean : 1.0;
  strength += params.title * (title / params.units)
    / (1.0 - params.title_damping + params.title_damping * size);
}
if (body > 0) {
  double size = params.body_mean > 0 ? doc['body_length'].value / params.body_mean : 1.0;
  strength += params.body * (body / params.units)
    / (1.0 - params.body_damping + params.body_damping * size);
}
return params.idf * ((params.k1 + 1.0) * strength / (params.k1 + strength));
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
            return [any_of([_counted(z, exact, once) for z in zones(node)])]
        own = [self._own(zone, node.exact) for zone in zones(node)]
        found = [any_of(own)]
        for lemma in node.lemma:
            if lemma != node.exact:
                pieces = [x for zone in zones(node) for x in self._both(zone, lemma)]
                pieces += [_counted(z, exact, weights.exact) for z in zones(node)]
                found.append(any_of(pieces))
        return found

    def _own(self, zone: Zone, form: str) -> Query:
        weights, exact = self.weights, term("e", form)
        ways = [any_of(self._both(zone, form)), _counted(zone, exact, weights.lemma)]
        return any_of(
            [{"dis_max": {"queries": ways}}, _counted(zone, exact, weights.exact)]
        )

    def _both(self, zone: Zone, text: str) -> list[Query]:
        weights = self.weights
        return [
            _counted(zone, term("l", text), weights.lemma),
            _counted(zone, term("p", text), weights.part),
        ]

    def _part(self, part: str, node: Word) -> Query:
        pieces = [x for zone in zones(node) for x in self._both(zone, part)]
        return self._leaf(ScoredLeaf.of_part(part, node.scope), [any_of(pieces)])

    def _set_counts(self, node: Prefix | OneOf) -> Query:
        weights = self.weights
        ways = (("l", weights.lemma), ("e", weights.exact))
        if isinstance(node, OneOf) and len(node.words) <= MOST_COUNTED:
            return any_of(
                [
                    _counted(zone, term(way, one), weight)
                    for zone in zones(node)
                    for way, weight in ways
                    for one in node.words
                ]
            )
        return any_of(
            [
                _once(zone, _any_of_set(zone, way, node), weight)
                for zone in zones(node)
                for way, weight in ways
            ]
        )

    def _sequence_counts(self, node: Phrase | Near) -> Query:
        found = []
        for zone in zones(node):
            query, once = sequence(node, zone), _units(zone, self.weights.phrase)
            if query == NOTHING:
                continue
            if isinstance(node, Near):
                found.append(_constant(query, once))
                continue
            # The score of an interval query is n / (n + 1) for n occurrences.
            source = "Math.round(_score / (1.0 - _score)) * params.once"
            script = {"source": source, "params": {"once": once}}
            found.append({"script_score": {"query": query, "script": script}})
        return any_of(found)

    def _leaf(self, leaf: ScoredLeaf | Node, readings: list[Query]) -> Query:
        matching = self.statistics.counts[
            leaf if isinstance(leaf, ScoredLeaf) else ScoredLeaf(leaf)
        ]
        if not matching:
            return NOTHING
        weights, statistics = self.weights, self.statistics
        parameters = {
            "step": TITLE_STEP,
            "units": UNITS,
            "title": weights.title,
            "body": weights.body,
            "title_damping": weights.title_length,
            "body_damping": weights.body_length,
            "title_mean": statistics.title_mean,
            "body_mean": statistics.body_mean,
            "k1": weights.saturation,
            "idf": rarity(statistics.documents, matching),
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


def _units(zone: Zone, weight: float) -> int:
    units = round(weight * UNITS)
    if abs(units - weight * UNITS) > 1e-9:
        raise ValueError(f"weight {weight}: expected a multiple of {1 / UNITS}")
    return units * TITLE_STEP if zone == "title" else units


def _counted(zone: Zone, text: str, weight: float) -> Query:
    return {"term": {zone: {"value": text, "boost": _units(zone, weight)}}}


def _once(zone: Zone, query: Query, weight: float) -> Query:
    return _constant(query, _units(zone, weight))


def _any_of_set(zone: Zone, way: str, node: Prefix | OneOf) -> Query:
    if isinstance(node, Prefix):
        return beginning(zone, way, node.text)
    return {"terms": {zone: [term(way, one) for one in node.words]}}


def _constant(query: Query, score: float) -> Query:
    return {"constant_score": {"filter": query, "boost": score}}


def _boosted(query: Query, factor: float) -> Query:
    return {"bool": {"must": [query], "boost": factor}}
