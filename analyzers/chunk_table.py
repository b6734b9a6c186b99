"""Words of what stands between two blanks, cut and analysed once.

A *chunk* is what stands between two blanks. It has the same words wherever it stands, so
a text costs one dictionary look-up a chunk and a few array operations. Two things reach
over a blank: register numbers ("HEL 2024-009117") are put together before the look-up,
and suspended compounds are completed afterwards, by the caller.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Collection, Sequence

import numpy as np

from analyzers.word_columns import Array, GrowingArray, Vocabulary, WordColumns
from analyzers.word_terms import FoundWord, WordTerms
from analyzers.words import WORD

_BLANKS = "\n\t\r\u00a0"
"""Blanks that are common; the others may stand inside a chunk, which does no harm."""

_REGISTER_TAIL = re.compile(r"\d{4}-\d{6}(?!\d)")
_HAS_SUSPENDED, _IS_TAIL = 1, 2


class ChunkTable(dict[str, int]):
    """Numbers chunks and keeps their words. Several threads may read and add."""

    def __init__(
        self, terms_of: Callable[[str], WordTerms], vocabulary: Vocabulary
    ) -> None:
        """Make an empty table.

        Args:
            terms_of: of a word as it is written.
            vocabulary: where terms get their numbers; tables may share one.
        """
        super().__init__()
        self._cost = 0
        self._terms_of = terms_of
        self._vocabulary = vocabulary
        self._lock = threading.Lock()
        self._sizes, self._firsts, self._counts, self._marks = (
            GrowingArray(dtype) for dtype in (np.intp, np.intp, np.intp, np.uint8)
        )
        self._starts, self._ends, self._numbers = (
            GrowingArray(dtype) for dtype in (np.intp, np.intp, np.uint32)
        )

    @property
    def size(self) -> int:
        """The memory that is taken, counted in chunks of one usual word."""
        return self._cost // 12

    def __missing__(self, chunk: str) -> int:
        words = [
            (*match.span(), self._terms_of(match.group()))
            for match in WORD.finditer(chunk)
        ]
        with self._lock:
            known = self.get(chunk)
            return self._add(chunk, words) if known is None else known

    def _add(self, chunk: str, words: Sequence[FoundWord]) -> int:
        marks = _IS_TAIL if _REGISTER_TAIL.match(chunk) else 0
        self._firsts.append(len(self._numbers))
        for start, end, terms in words:
            self._starts.append(start)
            self._ends.append(end)
            self._numbers.append(self._vocabulary.number(terms))
            marks |= _HAS_SUSPENDED if terms.is_suspended else 0
        self._sizes.append(len(chunk))
        self._counts.append(len(words))
        self._marks.append(marks)
        self._cost += 10 + len(chunk) // 10 + len(words)
        # Last, because from now on other threads ask the arrays for it.
        number = self[chunk] = len(self)
        return number

    def words(self, text: str, offset: int) -> tuple[WordColumns, bool]:
        """Return the words of *text*, and whether any is suspended.

        Args:
            text: begins and ends where a chunk does.
            offset: of *text*; it is added to all offsets.
        """
        chunks = _chunks(text)
        ids = self._look_up(chunks)
        marks = self._marks.values[ids]
        has_marks = bool(marks.any())
        if has_marks and (marks & _IS_TAIL).any():
            tails = set(np.flatnonzero(marks & _IS_TAIL).tolist())
            ids = self._look_up(_with_registers(chunks, tails, text))
        counts = self._counts.values[ids]
        places = _ranges(self._firsts.values[ids], counts)
        widths = self._sizes.values[ids] + 1
        begins = np.repeat(np.cumsum(widths) - widths + offset, counts)
        columns = WordColumns(
            self._vocabulary,
            self._numbers.values[places],
            begins + self._starts.values[places],
            begins + self._ends.values[places],
        )
        return columns, has_marks

    def _look_up(self, chunks: Sequence[str]) -> Array:
        return np.fromiter(map(self.__getitem__, chunks), np.intp, len(chunks))


def _chunks(text: str) -> list[str]:
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return text.split(" ")


def _with_registers(
    chunks: Sequence[str], tails: Collection[int], text: str
) -> list[str]:
    """Put what may be a register number together: "(HEL", "2024-009117)"."""
    result: list[str] = []
    offset = 0
    for place, chunk in enumerate(chunks):
        is_tail = place in tails and result and result[-1][-1:].isupper()
        if is_tail and text[offset - 1] == " ":
            result[-1] += f" {chunk}"
        else:
            result.append(chunk)
        offset += len(chunk) + 1
    return result


def _ranges(firsts: Array, counts: Array) -> Array:
    """Return the numbers first, first + 1 … (count of them) for each row, in a row."""
    ends = np.cumsum(counts)
    numbers: Array = np.arange(ends[-1]) + np.repeat(firsts - ends + counts, counts)
    return numbers
