"""Everyday words and the official words for the same thing.

People ask for the dentist's tools; decisions buy supplies for oral health care. The list
lifts hits and finds near misses; it never brings a decision into a total.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from analyzers.base import Analyzer, QueryWord
from indexer.body_words import body_twins
from indexer.query import Phrase, Word


class EverydayWords:
    """The word list, analysed once."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._groups: dict[str, dict[str, Word | Phrase]] = {}
        for group in _groups():
            nodes = {name: _node(analyzer.analyze_query(name)) for name in group}
            for name in group:
                others = {other: nodes[other] for other in group if other != name}
                self._groups.setdefault(name.casefold(), {}).update(others)

    def of(self, word: QueryWord) -> Mapping[str, Word | Phrase]:
        """Return other words for the same thing, by name; those it has as lemmas not."""
        found: dict[str, Word | Phrase] = {}
        own = {*word.lemma, word.exact}
        for term in sorted(own):
            for name, node in self._groups.get(term, {}).items():
                lemmas = {*node.lemma, node.exact} if isinstance(node, Word) else set()
                if not lemmas & own:
                    found[name] = node
        return found


def _groups() -> list[list[str]]:
    return [*_listed(), *body_twins()]


def _listed() -> list[list[str]]:
    text = (resources.files("indexer") / "everyday_words.txt").read_text("utf-8")
    return [
        [name.strip() for name in line.split(",")]
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    ]


def _node(words: list[QueryWord]) -> Word | Phrase:
    nodes = tuple(Word(word.lemma, word.exact) for word in words)
    return nodes[0] if len(nodes) == 1 else Phrase(nodes)
