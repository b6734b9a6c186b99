"""Which tokens of given documents of a shard the words of a query matched."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.docset import DocSet
from indexer.backends.whoosh.postings.segment import Shard, zones_of
from indexer.backends.whoosh.searching.spans import (
    CELLS,
    NO_KEYS,
    Spans,
    near_anchors,
    near_lists,
    phrase_starts,
    within,
)
from indexer.backends.whoosh.searching.stored_documents import StoredDocuments
from indexer.contract.backend import Place
from indexer.contract.occurrences import place_order
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

Mark = tuple[SingleWord, Array]


def places_in(
    shard: Shard, stored: StoredDocuments, numbers: Sequence[int], root: Node
) -> dict[int, tuple[Place, ...]]:
    """Return the places of each numbered document, in order."""
    docs = DocSet(shard.segment.size, np.unique(np.array(numbers, np.int32)))
    spans = Spans(shard, docs)
    found: dict[int, list[Place]] = {number: [] for number in numbers}
    marks = _marks(root, spans)
    keys = np.concatenate([NO_KEYS, *(keys for _, keys in marks)])
    which = np.repeat(np.arange(len(marks)), [len(keys) for _, keys in marks])
    cells, words = spans.cells(keys), [word for word, _ in marks]
    own, positions = docs.docs[cells // CELLS], spans.positions(keys)
    for number, place in stored.places(words, which, own, cells % CELLS, positions):
        found[number].append(place)
    if len({word for word, _ in marks}) < len(marks):  # the same place twice
        found = {number: list(dict.fromkeys(x)) for number, x in found.items()}
    return {
        number: tuple(sorted(places, key=place_order))
        for number, places in found.items()
    }


def _marks(node: Node, spans: Spans) -> list[Mark]:
    match node:
        case Word() | Prefix() | OneOf():
            return [(node, spans.starts(node, zones_of(node.scope)))]
        case Phrase():
            return _phrase_marks(node, phrase_starts(node, spans))
        case Near():
            return _near_marks(node, spans)
        case And() | Or():
            return [mark for child in node.nodes for mark in _marks(child, spans)]
        case Boost() | Constant() | Lift():
            return _marks(node.node, spans)
        case _:
            return []


def _phrase_marks(node: Phrase, starts: Array) -> list[Mark]:
    return [(word, starts + offset) for offset, word in enumerate(node.words)]


def _near_marks(node: Near, spans: Spans) -> list[Mark]:
    anchors = near_anchors(node, spans)
    marks: list[Mark] = []
    for word, (starts, ends) in zip(node.words, near_lists(node, spans), strict=True):
        chosen = starts[within(starts, ends, anchors, node.distance)]
        if isinstance(word, Phrase):
            marks += _phrase_marks(word, chosen)
        else:
            marks.append((word, chosen))
    return marks
