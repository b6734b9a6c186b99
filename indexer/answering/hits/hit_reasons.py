"""Why a hit matched: query word -> term -> form found -> field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer.answering.expansion.related import stems
from indexer.contract.backend import Place, StoredDocument
from indexer.contract.query import (
    Boost,
    Near,
    Node,
    OneOf,
    Phrase,
    Prefix,
    SingleWord,
    Word,
)
from indexer.request import Match
from indexer.understanding.query_reading import QueryTerm, TermGroup

_MOST_FORMS = 6
"""Different forms given for each word of the query."""


def word_texts(
    terms: Iterable[QueryTerm], groups: Iterable[TermGroup] = ()
) -> dict[Node, tuple[str, str]]:
    """Return for each word node the text typed and the way it is to be called.

    The way is "" where the place itself tells it (exact, lemma, part).
    """
    texts: dict[Node, tuple[str, str]] = {}
    for group in groups:
        typed = " ".join(term.text for term in group.terms)
        for node in (*group.ways, *group.near):
            for one in _words(node):
                texts.setdefault(one, (typed, "synonym"))
    terms = tuple(terms)
    for term in terms:
        for other in (*term.synonyms, *term.kin):
            for word in _words(other):
                texts.setdefault(word, (term.text, "synonym"))
        if isinstance(term.node, Word):
            for part in term.node.ranking_part:
                word = Word((part,), part, scope=term.node.scope)
                texts.setdefault(word, (term.text, "part"))
            for stem in stems(term.node.exact):
                texts.setdefault(Prefix(stem, term.node.scope), (term.text, "prefix"))
    for term in terms:
        way = "phrase" if isinstance(term.node, Phrase) else ""
        for word in _words(term.node):
            texts[word] = (term.text, "prefix" if isinstance(word, Prefix) else way)
    return texts


def matches(
    document: StoredDocument,
    places: Sequence[Place],
    texts: dict[Node, tuple[str, str]],
) -> tuple[Match, ...]:
    """Return the chain for each different form found, title first, in text order."""
    found: dict[Match, None] = {}
    counts: dict[str, int] = {}
    for place in _one_each(places, texts):
        text, way = texts.get(place.node, ("", ""))
        zone = document.title if place.zone == "title" else document.text
        match = Match(
            query_word=text or place.term,
            term=place.term,
            form=" ".join(zone[place.start : place.end].split()),
            field=place.zone,
            way=way or place.way,  # type: ignore[arg-type]
        )
        if match not in found and counts.get(match.query_word, 0) < _MOST_FORMS:
            counts[match.query_word] = counts.get(match.query_word, 0) + 1
            found[match] = None
    return tuple(found)


_DIRECT = ("", "phrase")


def _one_each(
    places: Sequence[Place], texts: dict[Node, tuple[str, str]]
) -> list[Place]:
    """Keep one place for each token, that of the most direct way."""
    best: dict[tuple[str, int], Place] = {}
    for place in places:
        at = (place.zone, place.position)
        way = texts.get(place.node, ("", "prefix"))[1]
        if at not in best or way in _DIRECT:
            best[at] = place
    return list(best.values())


def _words(node: Node) -> tuple[SingleWord, ...]:
    match node:
        case Boost(inner):
            return _words(inner)
        case Phrase(words):
            return words
        case Near(words):
            return tuple(one for word in words for one in _words(word))
        case Word() | Prefix() | OneOf():
            return (node,)
        case _:
            return ()
