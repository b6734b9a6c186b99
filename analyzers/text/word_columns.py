"""Words of a text as columns of numbers: what indexing in bulk works with."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from analyzers.text.word_terms import FoundWord, WordTerms

Array = npt.NDArray[Any]


class GrowingTable:
    """Rows of whole numbers. ``rows`` has room behind the last one.

    Arrays that were taken from ``rows`` keep what they have while it grows.
    """

    __slots__ = ("_size", "rows")

    def __init__(self, width: int) -> None:
        self.rows: Array = np.zeros((256, width), np.intp)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def extend(self, values: Sequence[int]) -> None:
        """Add rows, given as their values in a row."""
        new = np.fromiter(values, np.intp, len(values))
        new = new.reshape(-1, self.rows.shape[1])
        size = self._size + len(new)
        if size > len(self.rows):
            room = np.zeros((size, self.rows.shape[1]), np.intp)
            self.rows = np.concatenate([self.rows[: self._size], room])
        self.rows[self._size : size] = new
        self._size = size


class WordTable(list[WordTerms]):
    """Numbers terms by their place; grows only, by the holder of ``lock``."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = threading.Lock()
        self._by_id: dict[int, int] = {}
        self._completed: dict[WordTerms, WordTerms] = {}

    def number(self, terms: WordTerms) -> int:
        """Return the number of this very object; equal ones have others."""
        # Objects stay in the list, so that no other one ever gets their id.
        known = self._by_id.get(id(terms))
        if known is None:
            known = self._by_id[id(terms)] = len(self)
            self.append(terms)
        return known

    def completed(self, terms: WordTerms) -> int:
        """Return the number of terms that are made anew at every place."""
        with self.lock:
            return self.number(self._completed.setdefault(terms, terms))


@dataclass(slots=True, eq=False)
class WordColumns(Sequence[FoundWord]):
    """Words in reading order; as a sequence, ``(start, end, terms)`` of each.

    Attributes:
        vocabulary: terms by number; what it holds never changes.
        numbers: of each word's terms.
        starts: code-point offsets.
        ends: offsets one past the last character.
    """

    vocabulary: WordTable
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
