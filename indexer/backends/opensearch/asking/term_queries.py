"""The terms that a word of the query stands for, and simple queries of them."""

from __future__ import annotations

from typing import Any

from indexer.backends.opensearch.documents.token_slots import term
from indexer.contract.backend import Zone
from indexer.contract.occurrences import zones_of
from indexer.contract.query import (
    Near,
    OneOf,
    Phrase,
    Prefix,
    SingleWord,
    Word,
)

Query = dict[str, Any]

NOTHING: Query = {"match_none": {}}
EVERYTHING: Query = {"match_all": {}}


def terms(node: Word | OneOf) -> list[str]:
    """Return every term that brings a match."""
    if isinstance(node, OneOf):
        return [term(way, one) for one in node.words for way in ("l", "e")]
    if node.is_exact:
        return [term("e", node.exact)]
    asked = dict.fromkeys((*node.lemma, node.exact))
    found = [term(way, one) for one in asked for way in ("l", "p")]
    return [*found, term("e", node.exact)]


def zones(node: SingleWord | Phrase | Near) -> tuple[Zone, ...]:
    """Return the zones in which all of *node* may be."""
    found = zones_of(node.scope)
    if isinstance(node, Word | Prefix | OneOf):
        return found
    inner = [zones(word) for word in node.words]
    return tuple(zone for zone in found if all(zone in one for one in inner))


def any_of(queries: list[Query]) -> Query:
    """Return what matches any of *queries*, scores added."""
    if not queries:
        return NOTHING
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": queries, "minimum_should_match": 1}}


def beginning(zone: Zone, way: str, text: str) -> Query:
    """Return what matches terms of a *way* that begin with *text*."""
    return {"prefix": {zone: {"value": term(way, text)}}}
