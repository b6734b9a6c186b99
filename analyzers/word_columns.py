"""Words of a text as columns of numbers: what indexing in bulk works with."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from analyzers.word_terms import FoundWord, WordTerms

Array = npt.NDArray[Any]


class GrowingArray:
    """Numbers appended one by one. ``values`` has room behind the last one."""

    __slots__ = ("_size", "values")

    def __init__(self, dtype: type[np.generic]) -> None:
        self.values: Array = np.zeros(256, dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def append(self, value: int) -> None:
        """Add one number; arrays taken before keep what they have."""
        if self._size == len(self.values):
            self.values = np.concatenate([self.values, np.zeros_like(self.values)])
        self.values[self._size] = value
        self._size += 1


class Vocabulary(list[WordTerms]):
    """Numbers distinct terms by their place; grows only."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[WordTerms, int] = {}
        self._is_suspended = GrowingArray(np.bool_)
        self._lock = threading.Lock()

    def number(self, terms: WordTerms) -> int:
        """Return the number of *terms*, a new one when they are new."""
        known = self._numbers.get(terms)
        if known is not None:
            return known
        with self._lock:
            known = self._numbers.get(terms)
            if known is None:
                known = len(self)
                self.append(terms)
                self._is_suspended.append(terms.is_suspended)
                self._numbers[terms] = known
        return known

    def suspended(self, numbers: Array) -> Array:
        """Return the places in *numbers* of suspended words, ascending."""
        places: Array = np.flatnonzero(self._is_suspended.values[numbers])
        return places


@dataclass(slots=True, eq=False)
class WordColumns(Sequence[FoundWord]):
    """Words in reading order; as a sequence, ``(start, end, terms)`` of each.

    Attributes:
        vocabulary: terms by number; what it holds never changes.
        numbers: of each word's terms.
        starts: code-point offsets.
        ends: offsets one past the last character.
    """

    vocabulary: Vocabulary
    numbers: Array
    starts: Array
    ends: Array

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> FoundWord: ...
    @overload
    def __getitem__(self, place: slice) -> list[FoundWord]: ...
    def __getitem__(self, place: int | slice) -> FoundWord | list[FoundWord]:
        if isinstance(place, slice):
            return self.words()[place]
        terms = self.vocabulary[self.numbers[place]]
        return int(self.starts[place]), int(self.ends[place]), terms

    def words(self) -> list[FoundWord]:
        """Return all words; much faster than one by one."""
        terms = map(self.vocabulary.__getitem__, self.numbers.tolist())
        return list(zip(self.starts.tolist(), self.ends.tolist(), terms, strict=True))


def joined(pieces: Sequence[WordColumns]) -> WordColumns:
    """Put columns of one vocabulary in a row; at least one."""
    if len(pieces) == 1:
        return pieces[0]
    return WordColumns(
        pieces[0].vocabulary,
        np.concatenate([piece.numbers for piece in pieces]),
        np.concatenate([piece.starts for piece in pieces]),
        np.concatenate([piece.ends for piece in pieces]),
    )
