"""Which tokens of stored documents the words of a query matched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indexer.backends.opensearch.documents.document_records import KeptDocument
from indexer.backends.opensearch.documents.token_slots import term
from indexer.contract.backend import Place
from indexer.contract.occurrences import ZONES, InvertedDocument, places_of
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


def marks_of(
    documents: Iterable[KeptDocument], root: Node
) -> Mapping[str, tuple[Place, ...]]:
    """Return the places of each document, as ``IndexBackend.places`` says.

    Only tokens that some word of *root* matches are made; the contract's own search for
    occurrences does the rest.
    """
    asked = _Asked(dict.fromkeys(_words(root)))
    return {
        document.decision_id: _marks(document, root, asked) for document in documents
    }


def _marks(document: KeptDocument, root: Node, asked: _Asked) -> tuple[Place, ...]:
    zones = []
    for zone in ZONES:
        wanted = asked.among(document.slots(zone))
        zones.append(document.tokens(zone, wanted) if wanted else [])
    if not any(zones):
        return ()
    reduced = document.part(*zones)
    return places_of(root, InvertedDocument(reduced, {}))


class _Asked:
    """The terms of a query's words; tells slots that hold one from those that do not."""

    def __init__(self, words: Iterable[SingleWord]) -> None:
        terms: set[str] = set()
        beginnings: list[str] = []
        for word in words:
            if isinstance(word, Prefix):
                beginnings += [term(way, word.text) for way in ("l", "e")]
            elif isinstance(word, OneOf):
                terms.update(term(way, x) for x in word.words for way in ("l", "e"))
            else:
                lemmas = () if word.is_exact else (*word.lemma, word.exact)
                terms.update(term(way, x) for x in lemmas for way in ("l", "p"))
                terms.add(term("e", word.exact))
        self._terms = frozenset(terms)
        self._beginnings = tuple(beginnings)
        self._known: dict[str, bool] = {}

    def among(self, slots: Iterable[str]) -> frozenset[str]:
        """Return those of *slots* that hold a term that was asked for."""
        known = self._known
        slots = set(slots)
        for slot in slots.difference(known):
            found = slot.split("|")
            known[slot] = not self._terms.isdisjoint(found) or (
                bool(self._beginnings)
                and any(one.startswith(self._beginnings) for one in found)
            )
        return frozenset(slot for slot in slots if known[slot])


def _words(node: Node) -> Iterable[SingleWord]:
    match node:
        case Word() | Prefix() | OneOf():
            yield node
        case Phrase(words):
            yield from words
        case Near(units):
            for unit in units:
                yield from _words(unit)
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from _words(child)
        case Boost(child) | Constant(child) | Lift(child):
            yield from _words(child)
