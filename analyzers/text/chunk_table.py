"""Words of what is between two blanks, cut and analysed once.

A *chunk* is what is between two blanks. It has the same words wherever it is, so
a text costs one dictionary look-up a chunk and a few array operations. Two things reach
over a blank: register numbers ("HEL 2024-009117") are put together before the look-up,
and suspended compounds are completed afterwards, by the caller.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from analyzers.text.cutting import WORD
from analyzers.text.word_columns import Array, GrowingTable, WordColumns, WordTable
from analyzers.text.word_terms import WordTerms

_BLANKS = "\n\t\r\u00a0"
"""Blanks that are common; the others may be inside a chunk, which does no harm."""

_REGISTER_TAIL = re.compile(r"\d{4}-\d{6}(?!\d)")
_PLAIN_ENDS = ".,;:)"
"""After letters and at the end of a chunk these belong to no word."""

_BATCH = 4_000
"""Chunks that are learnt together, at most."""

_HAS_SUSPENDED, _IS_TAIL = 1, 2
_FIRST, _COUNT, _SIZE, _MARKS = range(4)
_START, _END, _NUMBER, _IS_SUSPENDED = range(4)


class ChunkTable(dict[str, int]):
    """Numbers chunks and keeps their words. Several threads may read and add."""

    def __init__(
        self,
        terms_of: Callable[[str], WordTerms],
        prepare: Callable[[Iterable[str]], None],
        vocabulary: WordTable,
    ) -> None:
        """Make an empty table.

        Args:
            terms_of: of a word as it is written.
            prepare: told of most words, many at a time, before ``terms_of`` is asked.
            vocabulary: where terms get their numbers; tables may share one.
        """
        super().__init__()
        self._cost = 0
        self._terms_of = terms_of
        self._prepare = prepare
        self._vocabulary = vocabulary
        # A row a chunk (its first word, words, length, marks), and a row a word.
        self._chunks = GrowingTable(4)
        self._words = GrowingTable(4)

    @property
    def size(self) -> int:
        """The memory that is taken, counted in chunks of one usual word."""
        return self._cost // 12

    def words(self, text: str, offset: int) -> tuple[WordColumns, Array]:
        """Return the words of *text*, and the places of suspended ones among them.

        Args:
            text: begins and ends where a chunk does.
            offset: of *text*; it is added to all offsets.
        """
        chunks = _chunks(text)
        rows = self._rows(chunks)
        marks = rows[:, _MARKS]
        has_marks = marks.any()
        if has_marks:
            tails = (marks & _IS_TAIL).nonzero()[0].tolist()
            if joined := _with_registers(chunks, tails, text):
                rows = self._rows(joined)
        counts = rows[:, _COUNT]
        words = self._words.rows[_ranges(rows[:, _FIRST], counts)]
        widths = rows[:, _SIZE] + 1
        begins = (widths.cumsum() - widths + offset).repeat(counts)
        columns = WordColumns(
            self._vocabulary,
            words[:, _NUMBER],
            begins + words[:, _START],
            begins + words[:, _END],
        )
        places = words[:, _IS_SUSPENDED].nonzero()[0] if has_marks else _NONE
        return columns, places

    def _rows(self, chunks: Sequence[str]) -> Array:
        try:
            ids = np.fromiter(map(self.__getitem__, chunks), np.intp, len(chunks))
        except KeyError:
            self._learn(chunks)
            ids = np.fromiter(map(self.__getitem__, chunks), np.intp, len(chunks))
        return self._chunks.rows[ids]

    def _learn(self, chunks: Iterable[str]) -> None:
        """Cut and analyse the chunks that are not known."""
        with self._vocabulary.lock:
            # Not a difference of sets: that one goes through the whole table.
            new = [chunk for chunk in dict.fromkeys(chunks) if chunk not in self]
            for first in range(0, len(new), _BATCH):
                self._add(new[first : first + _BATCH])

    def _add(self, chunks: Sequence[str]) -> None:
        """Cut and analyse chunks, none of which is known."""
        words = [chunk if chunk.isalpha() else _plain_word(chunk) for chunk in chunks]
        self._prepare(filter(None, words))
        chunk_rows: list[int] = []
        word_rows: list[int] = []
        number_of, terms_of = self._vocabulary.number, self._terms_of
        first = len(self._words)
        for chunk, word in zip(chunks, words, strict=True):
            marks, count = 0, 1
            if word:
                word_rows += (0, len(word), number_of(terms_of(word)), 0)
            else:
                marks, count = self._cut(chunk, word_rows)
            chunk_rows += (first, count, len(chunk), marks)
            first += count
        self._words.extend(word_rows)
        self._chunks.extend(chunk_rows)
        # Last, because from now on other threads ask the tables for them.
        self.update(zip(chunks, itertools.count(len(self))))
        self._cost += 10 * len(chunks) + len(word_rows) // 4
        self._cost += sum(map(len, chunks)) // 10

    def _cut(self, chunk: str, word_rows: list[int]) -> tuple[int, int]:
        """Add the words of a chunk to *word_rows*; returns marks and their number."""
        marks = _IS_TAIL if _REGISTER_TAIL.match(chunk) else 0
        count = 0
        for match in WORD.finditer(chunk):
            terms = self._terms_of(match.group())
            marks |= terms.is_suspended
            number = self._vocabulary.number(terms)
            word_rows += (*match.span(), number, terms.is_suspended)
            count += 1
        return marks, count


def _plain_word(chunk: str) -> str:
    """Return the only word of "kunta," as ``WORD`` finds it; "" for other chunks."""
    word = chunk[:-1]
    return word if word.isalpha() and chunk[-1] in _PLAIN_ENDS else ""


_NONE: Array = np.zeros(0, np.intp)


def _chunks(text: str) -> list[str]:
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return text.split(" ")


def _with_registers(
    chunks: Sequence[str], tails: Sequence[int], text: str
) -> list[str]:
    """Put what may be a register number together: "(HEL", "2024-009117)".

    Args:
        chunks: of *text*.
        tails: places of chunks that may be the end of a number, in order.
        text: tells which chunks a space parts.

    Returns:
        The new chunks; [] when there is nothing to put together.
    """
    heads = [tail - 1 for tail in tails if tail and chunks[tail - 1][-1:].isupper()]
    if not heads:
        return []
    ends = list(itertools.accumulate(map(len, chunks)))
    result = list(chunks)
    for head in reversed(heads):
        if text[ends[head] + head] == " ":
            result[head : head + 2] = [f"{result[head]} {result[head + 1]}"]
    return result


def _ranges(firsts: Array, counts: Array) -> Array:
    """Return the numbers first, first + 1 … (count of them) for each row, in a row."""
    ends = counts.cumsum()
    numbers: Array = np.arange(ends[-1]) + (firsts - ends + counts).repeat(counts)
    return numbers
