"""Where the words of a query are in one document, by plain search.

An occurrence is a pair (first position, last position), both included.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from analyzers.base import Token
from indexer.contract.backend import Place, Way, Zone
from indexer.contract.document import IndexDocument
from indexer.contract.query import (
    And,
    Boost,
    Constant,
    Lift,
    Near,
    Node,
    Often,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Scope,
    SingleWord,
    Word,
)

Span = tuple[int, int]
ZONES: tuple[Zone, ...] = ("title", "body", "attachment")

_ZONES_OF: dict[Scope, tuple[Zone, ...]] = {
    "all": ZONES,
    "own": ZONES[:2],
    "title": ZONES[:1],
}


@dataclass(frozen=True, slots=True)
class InvertedDocument:
    """A document and, for each zone, way and term, the positions of the term."""

    document: IndexDocument
    positions: Mapping[tuple[Zone, Way], Mapping[str, Set[int]]]

    @classmethod
    def of(cls, document: IndexDocument) -> InvertedDocument:
        """Invert the document."""
        positions: dict[tuple[Zone, Way], dict[str, set[int]]] = {}
        for zone in ZONES:
            lists: dict[Way, dict[str, set[int]]] = {
                "lemma": {},
                "part": {},
                "exact": {},
            }
            for token in tokens_of(document, zone):
                for term in token.lemma:
                    lists["lemma"].setdefault(term, set()).add(token.position)
                for term in token.part:
                    lists["part"].setdefault(term, set()).add(token.position)
                lists["exact"].setdefault(token.exact, set()).add(token.position)
            for way, terms in lists.items():
                positions[zone, way] = terms
        return cls(document, positions)

    def count(self, zone: Zone, way: Way, term: str) -> int:
        """Return at how many positions *term* is."""
        return len(self.positions[zone, way].get(term, ()))


def tokens_of(document: IndexDocument, zone: Zone) -> Sequence[Token]:
    """Return the tokens of a zone."""
    if zone == "title":
        return document.title_tokens
    own = own_token_count(document)
    tokens = document.body_tokens
    return tokens[:own] if zone == "body" else tokens[own:]


def own_token_count(document: IndexDocument) -> int:
    """Return how many of the body's tokens are the decision's own, not an attachment's."""
    start = document.attachments_start
    if start is None:
        return len(document.body_tokens)
    return bisect_left(document.body_tokens, start, key=lambda token: token.start)


def zones_of(scope: Scope) -> tuple[Zone, ...]:
    """Return the zones in which a scope looks."""
    return _ZONES_OF[scope]


def stands_for(node: Prefix | OneOf, term: str) -> bool:
    """Return whether *term* is one of the terms that *node* asks for."""
    if isinstance(node, OneOf):
        return term in node.words
    return term.startswith(node.text)


def ways_of(node: SingleWord, token: Token) -> list[tuple[Way, str]]:
    """Return in which ways, and by which term, *token* matches; the best way first."""
    lemmas, parts = sorted(token.lemma), sorted(token.part)
    candidates: list[tuple[Way, str]] = [("exact", token.exact)]
    candidates += [("lemma", term) for term in lemmas]
    if not isinstance(node, Word):
        return [(way, x) for way, x in candidates if stands_for(node, x)]
    candidates += [("part", term) for term in parts]
    if node.is_exact:
        return [(way, x) for way, x in candidates[:1] if x == node.exact]
    asked = {*node.lemma, node.exact}
    return [
        (way, term)
        for way, term in candidates
        if (term == node.exact if way == "exact" else term in asked)
    ]


def spans(
    node: SingleWord | Phrase | Near, zone: Zone, entry: InvertedDocument
) -> set[Span]:
    """Return the occurrences of *node* in a zone; for ``Near`` those of its words."""
    if zone not in zones_of(node.scope):
        return set()
    if isinstance(node, Phrase):
        return _phrase_spans(node, zone, entry)
    if isinstance(node, Near):
        return set(chain.from_iterable(near_spans(node, zone, entry)))
    return {(position, position) for position in _positions(node, zone, entry)}


def is_often(node: Often, entry: InvertedDocument) -> bool:
    """Return whether one zone has the words at enough positions."""
    found = ([spans(word, zone, entry) for word in node.words] for zone in ZONES)
    return any(len(set().union(*lists)) >= node.times for lists in found)


def _positions(node: SingleWord, zone: Zone, entry: InvertedDocument) -> set[int]:
    """Return where a token stands that ``ways_of`` finds a way for."""
    exact = entry.positions[zone, "exact"]
    if not isinstance(node, Word):
        lists = (exact, entry.positions[zone, "lemma"])
        found = (
            at for terms in lists for x, at in terms.items() if stands_for(node, x)
        )
        return set(chain.from_iterable(found))
    here = exact.get(node.exact, ())
    if node.is_exact:
        return set(here)
    asked = {*node.lemma, node.exact}
    ways: tuple[Way, ...] = ("lemma", "part")
    more = (entry.positions[zone, way].get(term, ()) for way in ways for term in asked)
    return set(chain(here, *more))


def _lists(node: Phrase | Near, zone: Zone, entry: InvertedDocument) -> list[set[Span]]:
    """Return the occurrences of each word; none at all where one word has none."""
    lists = []
    for word in node.words:
        found = spans(word, zone, entry)
        if not found:
            return []
        lists.append(found)
    return lists


def _phrase_spans(node: Phrase, zone: Zone, entry: InvertedDocument) -> set[Span]:
    lists = [{first for first, _ in x} for x in _lists(node, zone, entry)]
    if not lists:
        return set()
    return {
        (start, start + len(lists) - 1)
        for start in lists[0]
        if all(start + offset in found for offset, found in enumerate(lists))
    }


def anchors(node: Near, zone: Zone, entry: InvertedDocument) -> set[int]:
    """Return the positions e of ``formula`` around which all words of ``Near`` are."""
    if zone not in zones_of(node.scope):
        return set()
    lists = _lists(node, zone, entry)
    return {
        anchor
        for _, anchor in chain.from_iterable(lists)
        if all(
            any(_is_within(span, anchor, node.distance) for span in x) for x in lists
        )
    }


def near_spans(node: Near, zone: Zone, entry: InvertedDocument) -> list[set[Span]]:
    """Return for each word of *node* its occurrences near all the others."""
    found = anchors(node, zone, entry)
    return [
        {
            span
            for span in spans(word, zone, entry)
            if any(_is_within(span, anchor, node.distance) for anchor in found)
        }
        for word in node.words
    ]


def _is_within(span: Span, anchor: int, distance: int) -> bool:
    return span[1] >= anchor and span[0] <= anchor + distance


def places_of(root: Node, entry: InvertedDocument) -> tuple[Place, ...]:
    """Return the places of one document, as ``IndexBackend.places`` says."""
    found = dict.fromkeys(
        Place(
            word, zone, token.position, token.start, token.end, *ways_of(word, token)[0]
        )
        for zone in ZONES
        for word, positions in _marked(root, zone, entry)
        for token in tokens_of(entry.document, zone)
        if token.position in positions and ways_of(word, token)
    )
    return tuple(sorted(found, key=place_order))


def place_order(place: Place) -> tuple[bool, int, int]:
    """Order of places: title first, by position; then in the order of the tree."""
    return place.zone != "title", place.position, place.start


def _marked(
    node: Node, zone: Zone, entry: InvertedDocument
) -> list[tuple[SingleWord, set[int]]]:
    match node:
        case Word() | Prefix() | OneOf():
            return [(node, {first for first, _ in spans(node, zone, entry)})]
        case Phrase():
            starts = {first for first, _ in spans(node, zone, entry)}
            return _phrase_marks(node, starts)
        case Near():
            marks: list[tuple[SingleWord, set[int]]] = []
            for word, found in zip(
                node.words, near_spans(node, zone, entry), strict=True
            ):
                starts = {first for first, _ in found}
                if isinstance(word, Phrase):
                    marks += _phrase_marks(word, starts)
                else:
                    marks.append((word, starts))
            return marks
        case And() | Or():
            return [
                mark for child in node.nodes for mark in _marked(child, zone, entry)
            ]
        case Boost() | Constant() | Lift():
            return _marked(node.node, zone, entry)
        case _:
            return []


def _phrase_marks(node: Phrase, starts: set[int]) -> list[tuple[SingleWord, set[int]]]:
    return [
        (word, {start + offset for start in starts})
        for offset, word in enumerate(node.words)
    ]
