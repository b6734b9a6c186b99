"""Which documents match a query tree, and their scores, one document after the other.

The formula is that of ``indexer.contract.formula``.
"""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean

from indexer.contract.backend import Way, Zone
from indexer.contract.formula import bm25, norm, rarity
from indexer.contract.occurrences import (
    ZONES,
    InvertedDocument,
    anchors,
    is_often,
    spans,
    stands_for,
    tokens_of,
    zones_of,
)
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
from indexer.facets import facet

Scores = dict[str, float]
"""Score by id, of the documents that match."""


class Collection:
    """The documents of one evaluation, with the means that scores need."""

    def __init__(
        self, entries: Mapping[str, InvertedDocument], weights: Weights
    ) -> None:
        self.entries = entries
        self.weights = weights
        self._means = {
            zone: fmean(
                [len(tokens_of(x.document, zone)) for x in entries.values()] or [0]
            )
            for zone in ZONES
        }

    def strength(self, entry: InvertedDocument, counts: Mapping[Zone, float]) -> float:
        """Sum the *counts* of the zones, each weighted and damped."""
        weights = self.weights
        total = 0.0
        for zone in ZONES:
            if zone in counts:
                weight = getattr(weights, zone)
                damping = getattr(weights, f"{zone}_length")
                length = float(len(tokens_of(entry.document, zone)))
                total += (
                    weight * counts[zone] / norm(length, self._means[zone], damping)
                )
        return total

    def leaf(self, strengths: Mapping[str, float]) -> Scores:
        """Turn the strengths of the documents that match into scores."""
        idf = rarity(len(self.entries), len(strengths))
        k1 = self.weights.saturation
        return {name: bm25(value, idf, k1) for name, value in strengths.items()}


def evaluate(node: Node, collection: Collection) -> Scores:
    """Return the documents that match *node*."""
    match node:
        case Nothing():
            return {}
        case Word():
            return _word(node, collection)
        case Prefix() | OneOf():
            return collection.leaf(_term_set_strengths(node, collection))
        case Phrase() | Near():
            return collection.leaf(_sequence_strengths(node, collection))
        case (
            Every() | Filter() | DateRange() | Among() | NumberRange() | Often() | Not()
        ):
            return _unscored(node, collection)
        case And():
            return _and(node, collection)
        case Or():
            return _or(node, collection)
        case Boost():
            found = evaluate(node.node, collection)
            return {name: score * node.factor for name, score in found.items()}
        case Constant():
            return dict.fromkeys(evaluate(node.node, collection), node.score)
        case Lift():
            return _lift(node, collection)


def _unscored(
    node: Every | Filter | DateRange | Among | NumberRange | Often | Not,
    collection: Collection,
) -> Scores:
    if isinstance(node, Not):
        hidden = evaluate(node.node, collection)
        return {name: 0.0 for name in collection.entries if name not in hidden}
    return {
        name: 0.0 for name, entry in collection.entries.items() if _passes(node, entry)
    }


def _passes(
    node: Every | Filter | DateRange | Among | NumberRange | Often,
    entry: InvertedDocument,
) -> bool:
    match node:
        case Filter():
            values = entry.document.facets.get(facet(node.facet).name, ())
            return any(value in node.values for value in values)
        case NumberRange():
            numbers = map(float, entry.document.facets.get(node.facet, ()))
            return any(
                (node.least is None or node.least <= number)
                and (node.most is None or number <= node.most)
                for number in numbers
            )
        case DateRange():
            date = entry.document.date
            return (
                date is not None
                and (node.start is None or node.start <= date)
                and (node.end is None or date <= node.end)
            )
        case Among():
            return entry.document.decision_id in node.ids
        case Often():
            return is_often(node, entry)
        case _:
            return True


def _and(node: And, collection: Collection) -> Scores:
    if not node.nodes:
        return dict.fromkeys(collection.entries, 0.0)
    lists = [evaluate(child, collection) for child in node.nodes]
    common = [name for name in lists[0] if all(name in found for found in lists)]
    return {name: sum((found[name] for found in lists), 0.0) for name in common}


def _or(node: Or, collection: Collection) -> Scores:
    scores: Scores = {}
    for child in node.nodes:
        for name, score in evaluate(child, collection).items():
            if name not in scores:
                scores[name] = score
            elif node.is_best:
                scores[name] = max(scores[name], score)
            else:
                scores[name] += score
    return scores


def _lift(node: Lift, collection: Collection) -> Scores:
    scores = evaluate(node.node, collection)
    for bonus in node.bonuses:
        for name, score in evaluate(bonus, collection).items():
            if name in scores:
                scores[name] += score
    return scores


def _word(node: Word, collection: Collection) -> Scores:
    scores = collection.leaf(_word_strengths(node, collection))
    for part in node.ranking_part:
        bonus = collection.leaf(_part_strengths(part, node.scope, collection))
        for name in scores.keys() & bonus.keys():
            scores[name] += collection.weights.ranking_part * bonus[name]
    return scores


def _word_strengths(node: Word, collection: Collection) -> dict[str, float]:
    weights = collection.weights
    zones = zones_of(node.scope)
    strengths = {}
    for name, entry in collection.entries.items():
        if not any(spans(node, zone, entry) for zone in zones):
            continue
        forms = {zone: entry.count(zone, "exact", node.exact) for zone in zones}
        bonus = {zone: weights.exact * forms[zone] for zone in zones}
        own = {zone: weights.lemma * forms[zone] for zone in zones}
        if not node.is_exact:
            for zone in zones:
                weighted = _weighted(entry, zone, node.exact, weights)
                own[zone] = max(own[zone], weighted)
        best = collection.strength(
            entry, {zone: own[zone] + bonus[zone] for zone in zones}
        )
        others = [] if node.is_exact else [x for x in node.lemma if x != node.exact]
        for term in others:
            counts = {zone: _weighted(entry, zone, term, weights) for zone in zones}
            strength = collection.strength(entry, counts)
            best = max(best, strength + collection.strength(entry, bonus))
        strengths[name] = best
    return strengths


def _weighted(
    entry: InvertedDocument, zone: Zone, term: str, weights: Weights
) -> float:
    lemmas = entry.count(zone, "lemma", term)
    parts = entry.count(zone, "part", term)
    return weights.lemma * lemmas + weights.part * parts


def _part_strengths(
    part: str, scope: Scope, collection: Collection
) -> dict[str, float]:
    strengths = {}
    for name, entry in collection.entries.items():
        counts = {
            zone: _weighted(entry, zone, part, collection.weights)
            for zone in zones_of(scope)
        }
        if any(
            part in entry.positions[zone, way]
            for zone in zones_of(scope)
            for way in ("lemma", "part")
        ):
            strengths[name] = collection.strength(entry, counts)
    return strengths


def _term_set_strengths(
    node: Prefix | OneOf, collection: Collection
) -> dict[str, float]:
    weights = collection.weights
    strengths = {}
    for name, entry in collection.entries.items():
        zones = zones_of(node.scope)
        if any(spans(node, zone, entry) for zone in zones):
            counts = {
                zone: weights.lemma * _counted(entry, zone, "lemma", node)
                + weights.exact * _counted(entry, zone, "exact", node)
                for zone in zones
            }
            strengths[name] = collection.strength(entry, counts)
    return strengths


def _counted(
    entry: InvertedDocument, zone: Zone, way: Way, node: Prefix | OneOf
) -> int:
    terms = entry.positions[zone, way]
    return sum(len(found) for term, found in terms.items() if stands_for(node, term))


def _sequence_strengths(
    node: Phrase | Near, collection: Collection
) -> dict[str, float]:
    strengths = {}
    for name, entry in collection.entries.items():
        counts = {
            zone: (
                bool(anchors(node, zone, entry))
                if isinstance(node, Near)
                else len(spans(node, zone, entry))
            )
            for zone in ZONES
        }
        if any(counts.values()):
            weighted = {
                zone: collection.weights.phrase * count
                for zone, count in counts.items()
            }
            strengths[name] = collection.strength(entry, weighted)
    return strengths
