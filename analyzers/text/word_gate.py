"""Which rows of a table a text may match, found in one pass over its words.

A row that needs words (``quick_patterns``) is likely where the text has one of each set
that it needs, inside a word. What is not likely matches nowhere; what is likely is
searched as ever. Words come again and again, so that what each may open is kept.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

_WORD = re.compile(r"\w+")
_MOST_WORDS = 100_000
_LEAST = 3
"""Letters of a word that is looked for: shorter ones are everywhere."""

_ALWAYS = 1
"""What every text meets."""

Name = TypeVar("Name", bound=Hashable)


class WordGate(Generic[Name]):
    """Rows by name, asked all at once which of them a text may match.

    Args:
        needs: the sets of words of each row; every match holds a word of each set.
    """

    def __init__(self, needs: Mapping[Name, Iterable[Iterable[str]]]) -> None:
        self._needs: dict[Name, int] = {}
        places: dict[str, int] = {}
        bit = _ALWAYS
        for name, sets in needs.items():
            needed = 0
            for pieces in filter(None, map(_pieces, sets)):
                bit <<= 1
                needed |= bit
                for piece in pieces:
                    places[piece] = places.get(piece, 0) | bit
            self._needs[name] = needed or _ALWAYS
        self._met = _Met(places)

    def met(self, lowered: str) -> int:
        """Return the sets that a text in small letters has a word of, each as a bit."""
        words = _WORD.findall(lowered)
        return functools.reduce(
            operator.or_, map(self._met.__getitem__, words), _ALWAYS
        )

    def needs(self, name: Name) -> int:
        """Return the sets that a row needs, as bits of which a text must meet all."""
        return self._needs[name]

    def opens(self, names: Iterable[Name]) -> int:
        """Return bits of which a text meets one if it may match one of some rows.

        Of each row it is the first set that it needs, which tells most.
        """
        firsts = (bits & -bits for bits in map(self.needs, names))
        return functools.reduce(operator.or_, firsts, 0)

    def of(self, lowered: str) -> set[Name]:
        """Return the names of the rows that a text in small letters may match."""
        met = self.met(lowered)
        return {name for name, bits in self._needs.items() if bits & met == bits}


class _Met(dict[str, int]):
    """The needs that a word meets, by word; filled as words are asked for."""

    def __init__(self, places: Mapping[str, int]) -> None:
        super().__init__()
        self._by_start: dict[str, list[tuple[str, int]]] = {}
        for piece, bits in places.items():
            self._by_start.setdefault(piece[:_LEAST], []).append((piece, bits))

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_WORDS:
            self.clear()
        met = 0
        by_start = self._by_start
        for place in range(len(word) - _LEAST + 1):
            for piece, bits in by_start.get(word[place : place + _LEAST], ()):
                if word.startswith(piece, place):
                    met |= bits
        self[word] = met
        return met


def _pieces(words: Iterable[str]) -> set[str]:
    """Return the longest part of each of some words; none where one has only short ones."""
    found = set()
    for word in words:
        piece = max(_WORD.findall(word.lower()), key=len, default="")
        if len(piece) < _LEAST:
            return set()
        found.add(piece)
    return found
