"""Full names of several words in a query, and their abbreviations.

Who asks for the "opetus- ja kulttuuriministeriö" also finds what says "OKM".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.base import Analyzer, QueryWord
from analyzers.words.morphology.lexicon import abbreviations_of_names
from indexer.contract.query import Word

SHORTEST = 3
"""Letters of an abbreviation that a full name asks for; shorter ones mean too much."""


@dataclass(frozen=True, slots=True)
class FullName:
    """A name at words ``first`` to ``last`` (excluded), and one of its abbreviations."""

    first: int
    last: int
    abbreviation: str
    node: Word


class FullNames:
    """The names of several words, by the terms of their first word."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._names: dict[str, list[tuple[list[set[str]], str]]] = {}
        for name, shorts in abbreviations_of_names().items():
            if " " not in name:
                continue
            terms = [_terms(word) for word in analyzer.analyze_query(name)]
            for short in shorts:
                if len(short) >= SHORTEST and terms:
                    for term in terms[0]:
                        self._names.setdefault(term, []).append((terms, short))

    def find(self, words: Sequence[QueryWord]) -> list[FullName]:
        """Return the names among *words*, in order."""
        return [
            FullName(at, at + len(terms), short, self.node(short))
            for at, word in enumerate(words)
            for terms, short in self._starting_with(word)
            if _matches(terms, words[at:])
        ]

    def node(self, abbreviation: str) -> Word:
        """Return the word that an abbreviation asks for."""
        (word, *_) = self._analyzer.analyze_query(abbreviation)
        return Word(word.lemma, word.exact)

    def _starting_with(self, word: QueryWord) -> list[tuple[list[set[str]], str]]:
        found: dict[str, tuple[list[set[str]], str]] = {}
        for term in sorted(_terms(word)):
            for terms, short in self._names.get(term, ()):
                found.setdefault(short, (terms, short))
        return list(found.values())


def _matches(terms: Sequence[set[str]], words: Sequence[QueryWord]) -> bool:
    return len(terms) <= len(words) and all(
        asked & _terms(word) for asked, word in zip(terms, words, strict=False)
    )


def _terms(word: QueryWord) -> set[str]:
    return {*word.lemma, word.exact}
