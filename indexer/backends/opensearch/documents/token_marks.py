"""Which tokens of stored documents the words of a query matched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analyzers.base import Token
from indexer.backends.opensearch.documents.document_records import KeptDocument
from indexer.backends.opensearch.documents.token_slots import terms_of
from indexer.contract.backend import Place
from indexer.contract.occurrences import InvertedDocument, places_of, ways_of
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
    words = tuple(dict.fromkeys(_words(root)))
    known: dict[str, bool] = {}
    return {
        document.decision_id: _marks(document, root, words, known)
        for document in documents
    }


def _marks(
    document: KeptDocument,
    root: Node,
    words: tuple[SingleWord, ...],
    known: dict[str, bool],
) -> tuple[Place, ...]:
    zones = []
    for zone in ("title", "body"):
        slots = set(document.slots(zone))
        for slot in slots.difference(known):
            known[slot] = slot != "|" and _is_matched(slot, words)
        wanted = frozenset(slot for slot in slots if known[slot])
        zones.append(document.tokens(zone, wanted) if wanted else [])
    if not any(zones):
        return ()
    reduced = document.part(*zones)
    return places_of(root, InvertedDocument(reduced, {}))


def _is_matched(slot: str, words: tuple[SingleWord, ...]) -> bool:
    token = Token("", 0, 0, 0, *terms_of(slot))
    return any(ways_of(word, token) for word in words)


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
