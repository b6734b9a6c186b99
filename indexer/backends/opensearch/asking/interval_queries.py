"""Phrases and nearness as interval queries.

A phrase is an ordered run of intervals without gaps. Words near each other are intervals in
any order whose width is bounded: all of them are within ``distance`` just when the last one
begins at most ``distance`` after the first one's end. Intervals count a position once,
however many of a word's terms it holds.
"""

from __future__ import annotations

from itertools import permutations
from typing import Any

from indexer.backends.opensearch.asking.term_queries import (
    NOTHING,
    Query,
    any_of,
    terms,
    zones,
)
from indexer.backends.opensearch.documents.index_mapping import MOST_EXPANSIONS
from indexer.backends.opensearch.documents.token_slots import term
from indexer.contract.backend import Zone
from indexer.contract.occurrences import ZONES
from indexer.contract.query import Near, Often, Phrase, Prefix, SingleWord

Rule = dict[str, Any]


def sequence(node: Phrase | Near, zone: Zone) -> Query:
    """Return what matches where *node* occurs in *zone*."""
    if zone not in zones(node) or not _units(node):
        return NOTHING
    rule = _phrase(node) if isinstance(node, Phrase) else _near(node)
    return {"intervals": {zone: rule}}


def sequence_filter(node: Phrase | Near) -> Query:
    """Return what matches where *node* occurs in any zone."""
    return any_of([sequence(node, zone) for zone in zones(node) if _units(node)])


def often_filter(node: Often) -> Query:
    """Return what matches where a zone has the words of *node* often enough.

    Ordered intervals do not overlap, so each stands for a position of its own.
    """
    found = []
    for zone in ZONES:
        inside = [_single(word) for word in node.words if zone in zones(word)]
        if inside and node.times > 0:
            rules = [_any(inside)] * node.times
            rule = {"all_of": {"ordered": True, "intervals": rules}}
            found.append({"intervals": {zone: rule if node.times > 1 else rules[0]}})
    return any_of(found)


def _units(node: Phrase | Near) -> bool:
    """Whether there are words, in *node* and in each phrase of it."""
    return bool(node.words) and all(
        not isinstance(one, Phrase) or one.words for one in node.words
    )


def _single(node: SingleWord) -> Rule:
    if isinstance(node, Prefix):
        return _any([_beginning("l", node.text), _beginning("e", node.text)])
    return _any([_term(one) for one in terms(node)])


def _term(text: str) -> Rule:
    return {"match": {"query": text, "analyzer": "keyword"}}


def _beginning(way: str, text: str) -> Rule:
    pattern = "".join(f"\\{x}" if x in "*?\\" else x for x in term(way, text))
    return {"wildcard": {"pattern": f"{pattern}*", "max_expansions": MOST_EXPANSIONS}}


def _any(rules: list[Rule]) -> Rule:
    if len(rules) == 1:
        return rules[0]
    return {"any_of": {"intervals": rules or [_term("|")]}}


def _phrase(node: Phrase) -> Rule:
    rules = [_single(word) for word in node.words]
    if len(rules) == 1:
        return rules[0]
    return {"all_of": {"ordered": True, "max_gaps": 0, "intervals": rules}}


def _unit(node: SingleWord | Phrase) -> Rule:
    return _phrase(node) if isinstance(node, Phrase) else _single(node)


def _length(node: SingleWord | Phrase) -> int:
    return len(node.words) if isinstance(node, Phrase) else 1


def _near(node: Near) -> Rule:
    # The same word twice is there where it is once.
    units = list(dict.fromkeys(node.words))
    if len(units) == 1:
        return _unit(units[0])
    lengths = [_length(unit) for unit in units]
    if len(units) == 2 or max(lengths) == 1:
        ends = lengths[0] + lengths[1] if len(units) == 2 else 2
        return _within([_unit(unit) for unit in units], node.distance + ends - 2)
    return _any(
        [_in_order(list(order), node.distance) for order in permutations(units)]
    )


def _in_order(units: list[SingleWord | Phrase], distance: int) -> Rule:
    """Units one after the other, the last beginning near the end of the first."""
    width = distance + _length(units[0]) + _length(units[-1]) - 2
    return _within([_unit(unit) for unit in units], width, is_ordered=True)


def _within(rules: list[Rule], width: int, *, is_ordered: bool = False) -> Rule:
    source = f"interval.end - interval.start <= {width}"
    return {
        "all_of": {
            "ordered": is_ordered,
            "intervals": rules,
            "filter": {"script": {"source": source}},
        }
    }
