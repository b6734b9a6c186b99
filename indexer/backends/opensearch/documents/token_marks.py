"""Which tokens of stored documents the words of a query matched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from indexer.backends.opensearch.documents.document_records import KeptDocument
from indexer.backends.opensearch.documents.token_slots import term
from indexer.contract.backend import Place
from indexer.contract.document import IndexDocument
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

_FEW = 64
"""Terms that are looked for one by one; more are looked up slot by slot."""


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
    zones = {}
    for zone in ZONES:
        wanted = asked.among(document.slots(zone))
        zones[zone] = document.tokens(zone, wanted) if wanted else []
    if not any(zones.values()):
        return ()
    reduced = IndexDocument(
        decision_id=document.decision_id,
        title="",
        text="",
        title_tokens=tuple(zones["title"]),
        body_tokens=(*zones["body"], *zones["attachment"]),
        facets={},
        date=None,
        content_hash="",
        attachments_start=document.attachments_start,
    )
    return places_of(root, InvertedDocument.of(reduced))


class _Asked:
    """The terms of a query's words; finds the slots that hold one."""

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
        is_few = len(terms) <= _FEW
        self._many = frozenset() if is_few else frozenset(terms)
        self._pieces: dict[str, set[str]] = {}
        """Piece of a list of slots -> what may stand before it.

        A word is found quicker without what all slots have, the bar and the way.
        """
        for one, end in (
            *((x, "|") for x in terms if is_few),
            *((x, "") for x in beginnings),
        ):
            self._pieces.setdefault(one[1:] + end, set()).add(f"|{one[0]}")

    def among(self, slots: str) -> list[int]:
        """Return the numbers of those of *slots* that hold a term that was asked for."""
        found = {
            number
            for piece, ways in self._pieces.items()
            for number in _numbers(slots, piece, ways)
        }
        if self._many:
            found.update(
                number
                for number, slot in enumerate(slots.split(" "))
                if not self._many.isdisjoint(slot.split("|"))
            )
        return sorted(found)


def _numbers(slots: str, piece: str, ways: Set[str]) -> Iterator[int]:
    """Yield the numbers of the slots in which *piece* follows one of *ways*."""
    number, before, at = 0, 0, slots.find(piece, 3)
    while at >= 0:
        if slots[at - 2 : at] in ways:
            number += slots.count(" ", before, at)
            yield number
            before = at
        at = slots.find(piece, at + 1)


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
