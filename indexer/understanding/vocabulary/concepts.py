"""Concepts of municipal decisions: words and phrases for one thing, read from a list.

``concepts.tsv`` is the list and says what its columns mean. A label of the list is found
among the words of a query by base forms, in any order, as long as its words are close.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

from analyzers.base import Analyzer, QueryWord
from indexer.contract.query import Near, Word
from indexer.understanding.vocabulary.list_tables import ROOM, ListTables, Table
from indexer.understanding.vocabulary.listed_words import listed_lemmas
from indexer.understanding.vocabulary.nominalisations import same_doing

SPAN = 3
"""Words that may be between those of a label, in all."""

WINDOW = 2
"""Positions besides its words within which a label's words count in a text."""

NEAR_WINDOW = 6
"""The same for near hits."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of the list: labels by relation, the first equal one is its name."""

    topic: str
    equal: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]
    swedish: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.equal[0]


@dataclass(frozen=True, slots=True)
class ConceptFound:
    """A concept that words of a query name; ``places`` are their places, in order.

    ``same`` and ``narrower`` count as the words typed, ``near`` finds near hits, ``wider``
    is what the words name a kind of. Each is label -> what it asks for.
    """

    name: str
    places: tuple[int, ...]
    same: Mapping[str, Word | Near] = field(default_factory=dict)
    narrower: Mapping[str, Word | Near] = field(default_factory=dict)
    near: Mapping[str, Word | Near] = field(default_factory=dict)
    wider: Mapping[str, Word | Near] = field(default_factory=dict)


Own = tuple[frozenset[str], ...]
"""Base forms and the form of each of some words."""

_LabelWord = list[Any]
"""A word of a label: as listed, what it is found by, and the base forms it asks for.

As JSON has it: a string and two lists of strings.
"""


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    lemmas: Own
    node: Word | Near
    near: Word | Near


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place of a label in the list: in which row, in which column."""

    label: _Label
    concept: Concept
    column: str


class Concepts:
    """The list; which labels a word may begin and their base forms are kept."""

    def __init__(self, analyzer: Analyzer, kept: ListTables | None = None) -> None:
        self._analyzer = analyzer
        self._kept = kept or ListTables(analyzer)
        self._label = cache(self._read_label)
        self._lemmas_of = cache(self._found_by)
        self._found_in = lru_cache(maxsize=256)(self._find)

    def find(self, words: Sequence[QueryWord]) -> list[ConceptFound]:
        """Return the concepts that *words* name: long labels first, none overlapping.

        Labels of equal length on the same words are all found.
        """
        return list(self._found_in(tuple(_lemmas(word) for word in words)))

    def _find(self, own: Own) -> tuple[ConceptFound, ...]:
        found = sorted(
            self._mentions_in(own), key=lambda pair: (-len(pair[1]), pair[1])
        )
        taken: set[int] = set()
        kept: list[ConceptFound] = []
        for places, group in itertools.groupby(found, key=lambda pair: pair[1]):
            if taken.intersection(places) and not _reaches_on(places, taken):
                continue
            taken.update(places)
            mentions = [mention for mention, _ in group]
            kept += [self._found(mention, places) for mention in _best(mentions)]
        return tuple(kept)

    def _mentions_in(self, own: Own) -> Iterator[tuple[_Mention, tuple[int, ...]]]:
        seen: set[tuple[int, tuple[int, ...]]] = set()
        lemmas = dict.fromkeys(lemma for one in own for lemma in sorted(one))
        for lemma in lemmas:
            for number in self._table["by_lemma"].get(lemma, ()):
                row, column, text = self._table["mentions"][number]
                places = _places(self._lemmas_of(text), own)
                if places and (number, places) not in seen:
                    seen.add((number, places))
                    yield _Mention(self._label(text), concepts()[row], column), places

    def _found(self, mention: _Mention, places: tuple[int, ...]) -> ConceptFound:
        concept, text = mention.concept, mention.label.text
        if mention.column == "narrower":
            near = self._near(text, concept.equal, concept.swedish)
            wider = self._nodes(concept.equal, text)
            return ConceptFound(concept.name, places, near=near, wider=wider)
        finnish = self._nodes(concept.equal, text)
        same = {**finnish, **self._nodes(concept.swedish, text)}
        narrower = self._nodes(concept.narrower, text)
        # The other language's labels lift near hits, too, where only some words match.
        is_swedish = mention.column == "swedish"
        columns = (
            (concept.equal, concept.narrower)
            if is_swedish
            else (concept.related, concept.swedish)
        )
        near = self._near(text, *columns)
        return ConceptFound(concept.name, places, same, narrower, near)

    def _near(self, own: str, *columns: Sequence[str]) -> dict[str, Word | Near]:
        return {
            label.text: label.near
            for labels in columns
            for text in labels
            for label in self._labels(text)
            if label.text != own
        }

    def _nodes(self, labels: Sequence[str], own: str) -> dict[str, Word | Near]:
        return {
            label.text: label.node
            for text in labels
            for label in self._labels(text)
            if label.text != own
        }

    def _labels(self, text: str) -> tuple[_Label, ...]:
        return tuple(map(self._label, _spelled_out(text)))

    def _read_label(self, text: str) -> _Label:
        words = self._table["labels"][text]
        nodes = [_label_node(words, window) for window in (WINDOW, NEAR_WINDOW)]
        return _Label(text, self._lemmas_of(text), *nodes)

    def _found_by(self, text: str) -> Own:
        return tuple(frozenset(found) for _, found, _ in self._table["labels"][text])

    def _analysed(self, text: str) -> list[_LabelWord]:
        words = self._analyzer.analyze_query(text)
        return [
            [word.exact, sorted(_lemmas(word)), _asked_lemmas(word, self._analyzer)]
            for word in words
        ]

    @cached_property
    def _table(self) -> Table:
        return self.table()

    def table(self) -> Table:
        """Return ``fresh_table`` as it is kept."""
        return self._kept.table("concepts", self.fresh_table)

    def fresh_table(self) -> Table:
        """Return the labels' words, the mentions, and lemma -> numbers of mentions.

        A mention is the number of a row, a column and a label that the lemma's word begins.
        """
        labels: dict[str, list[_LabelWord]] = {}
        mentions: list[list[int | str]] = []
        by_lemma: dict[str, list[int]] = {}
        for row, column, text in _all_labels():
            words = labels.setdefault(text, self._analysed(text))
            if words and column != "related":
                _, found, _ = words[0]
                for lemma in found:
                    by_lemma.setdefault(lemma, []).append(len(mentions))
                mentions.append([row, column, text])
        return {"labels": labels, "mentions": mentions, "by_lemma": by_lemma}


def _all_labels() -> Iterator[tuple[int, str, str]]:
    """Yield row, column and spelled out label of all; related ones name no concept."""
    for number, row in enumerate(concepts()):
        columns = {
            "equal": row.equal,
            "narrower": row.narrower,
            "related": row.related,
            "swedish": row.swedish,
        }
        for column, texts in columns.items():
            for text in texts:
                for label in _spelled_out(text):
                    yield number, column, label


def _label_node(words: Sequence[_LabelWord], window: int) -> Word | Near:
    """Return what the words of a label ask for: the word, or all near each other."""
    nodes = tuple(Word(tuple(lemmas), exact) for exact, _, lemmas in words)
    return nodes[0] if len(nodes) == 1 else Near(nodes, len(nodes) + window)


def _asked_lemmas(word: QueryWord, analyzer: Analyzer) -> list[str]:
    own = listed_lemmas(word, analyzer)
    return list(dict.fromkeys((*own, *same_doing(own))))


def _reaches_on(places: tuple[int, ...], taken: set[int]) -> bool:
    """Whether a label of several words has one that no kept label has."""
    return len(places) > 1 and not taken.issuperset(places)


def _lemmas(word: QueryWord) -> frozenset[str]:
    return frozenset((*word.lemma, *same_doing(word.lemma), word.exact))


def _places(label: Own, own: Own) -> tuple[int, ...]:
    """Return at which places the words of *label* are, close together; () when not."""
    ways: list[list[int]] = []
    for wanted in label:
        places = [at for at, lemmas in enumerate(own) if not lemmas.isdisjoint(wanted)]
        if not places:
            return ()
        ways.append(places)
    for way in itertools.product(*ways):
        is_apart = len(set(way)) == len(way)
        if is_apart and max(way) - min(way) < len(way) + SPAN:
            return tuple(sorted(way))
    return ()


def _best(mentions: Sequence[_Mention]) -> list[_Mention]:
    """Keep one mention of a concept, the column that says most."""
    order = {"equal": 0, "swedish": 1, "narrower": 2}
    best: dict[str, _Mention] = {}
    for mention in sorted(mentions, key=lambda one: order[one.column]):
        best.setdefault(mention.concept.name, mention)
    return list(best.values())


def _spelled_out(text: str) -> list[str]:
    """Return a label with each choice of its alternatives: "a/b c" -> "a c", "b c"."""
    choices = [word.split("/") for word in text.split()]
    return [" ".join(words) for words in itertools.product(*choices)]


@cache
def concepts() -> tuple[Concept, ...]:
    """Return the rows of the list in its order."""
    file = resources.files(ROOM) / "concepts.tsv"
    lines = [
        line
        for line in file.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    return tuple(_concept(line) for line in lines[1:])


def _concept(line: str) -> Concept:
    topic, *columns = line.split("\t")
    equal, narrower, related, swedish = (
        tuple(label.strip() for label in column.split(",") if label.strip())
        for column in columns
    )
    return Concept(topic, equal, narrower, related, swedish)
