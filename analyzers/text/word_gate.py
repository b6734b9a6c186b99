"""Which rows of a table a text may match, found in one pass over its words.

A row that needs words (``quick_patterns``) is likely where the text has one of each set
that it needs, inside a word. What is not likely matches nowhere; what is likely is
searched as ever. Words come again and again, so that what each may open is kept.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

_WORD = re.compile(r"\w+")
_MOST_WORDS = 100_000
_LEAST = 3
"""Letters of a word that is looked for: shorter ones are everywhere."""

Name = TypeVar("Name", bound=Hashable)


class WordGate(Generic[Name]):
    """Rows by name, asked all at once which of them a text may match.

    Args:
        needs: the sets of words of each row; every match holds a word of each set.
    """

    def __init__(self, needs: Mapping[Name, Iterable[Iterable[str]]]) -> None:
        self._always: set[Name] = set()
        self._needs: list[tuple[Name, frozenset[int]]] = []
        places: dict[str, list[int]] = {}
        for name, sets in needs.items():
            pieces = [found for words in sets if (found := _pieces(words))]
            first = len(self._needs)
            numbers = frozenset(range(first, first + len(pieces)))
            for number, found in enumerate(pieces, start=first):
                self._needs.append((name, numbers))
                for piece in found:
                    places.setdefault(piece, []).append(number)
            if not pieces:
                self._always.add(name)
        self._opened = _Opened(places)

    def of(self, lowered: str) -> set[Name]:
        """Return the names of the rows that a text in small letters may match."""
        words = set(_WORD.findall(lowered))
        found = frozenset[int]().union(*map(self._opened.__getitem__, words))
        likely = {
            name
            for name, numbers in map(self._needs.__getitem__, found)
            if numbers <= found
        }
        return likely | self._always


class _Opened(dict[str, frozenset[int]]):
    """The numbers of the needs that a word meets, by word; filled as words are asked for."""

    def __init__(self, places: Mapping[str, list[int]]) -> None:
        super().__init__()
        self._by_start: dict[str, list[tuple[str, list[int]]]] = {}
        for piece, numbers in places.items():
            self._by_start.setdefault(piece[:_LEAST], []).append((piece, numbers))

    def __missing__(self, word: str) -> frozenset[int]:
        if len(self) > _MOST_WORDS:
            self.clear()
        found: list[int] = []
        by_start = self._by_start
        for place in range(len(word) - _LEAST + 1):
            for piece, numbers in by_start.get(word[place : place + _LEAST], ()):
                if word.startswith(piece, place):
                    found += numbers
        self[word] = opened = frozenset(found)
        return opened


def _pieces(words: Iterable[str]) -> set[str]:
    """Return the longest part of each of some words; none where one has only short ones."""
    found = set()
    for word in words:
        piece = max(_WORD.findall(word.lower()), key=len, default="")
        if len(piece) < _LEAST:
            return set()
        found.add(piece)
    return found
