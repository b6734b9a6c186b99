"""The postings of the terms of a segment, in columns or, of frequent terms, in lists."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

import numpy as np

from indexer.backends.whoosh.files.array_file import (
    Array,
    ArrayFile,
    ArrayFileWriter,
    places_in,
)
from indexer.backends.whoosh.files.row_numbers import parted, ranges, starts_of
from indexer.backends.whoosh.files.size_column import SizeColumn, write_sizes
from indexer.backends.whoosh.postings.long_lists import LongLists, are_long, encoded
from indexer.backends.whoosh.postings.posting_columns import (
    CodeColumn,
    ColumnWriter,
    DocumentColumn,
)

_TERMS_COUNTED = 200_000

Postings = tuple[Array, Array]
"""Documents and codes."""


class PostingLists:
    """Documents and codes of the postings of terms, by number.

    Attributes:
        rows: postings of each term.
    """

    def __init__(self, file: ArrayFile) -> None:
        self.rows = SizeColumn(file, "postings")
        self._docs = DocumentColumn.read(file)
        self._codes = CodeColumn.read(file)
        self._long = LongLists(file)
        self._long_terms, self._long_sums = self._long.terms.data, self._long.sums.data

    def __len__(self) -> int:
        return len(self.rows)

    def of_term(self, number: int) -> Postings:
        """Return the postings of one term."""
        at = bisect_left(self._long_terms, number)
        if at < len(self._long_terms) and self._long_terms[at] == number:
            return self._long.documents(at), self._long.codes(at)
        start, end = self.rows.bounds(number)
        before = self._long_sums[at]
        short = slice(start - before, end - before)
        return self._docs[short], self._codes[short]

    def documents(self, first: int, last: int) -> Array:
        """Return the documents of the terms from *first* to before *last*, in a row."""
        return self._in_a_row(first, last, self._docs, self._long.documents_of)

    def codes(self, first: int, last: int) -> Array:
        """Return their codes."""
        return self._in_a_row(first, last, self._codes, self._long.codes_of)

    def _in_a_row(
        self,
        first: int,
        last: int,
        column: DocumentColumn | CodeColumn,
        lists_of: Callable[[int, int], Array],
    ) -> Array:
        low, high = places_in(self._long.terms, np.array([first, last])).tolist()
        start, end = self.rows.start(first), self.rows.start(last)
        short = column[start - self._long_sums[low] : end - self._long_sums[high]]
        if low == high:
            return short
        long = lists_of(low, high)
        cuts = self._long.terms[low:high].astype(np.int64)
        begins, sizes = self.rows.rows(cuts)
        between = np.diff(np.append(begins, end), prepend=start)
        between[1:] -= sizes
        kind = parted(between, np.append(sizes, 0))
        values = np.empty(end - start, np.promote_types(long.dtype, short.dtype))
        values[kind == 0] = short
        values[kind == 1] = long
        return values

    def of_terms(self, numbers: Array) -> Postings:
        """Return the postings of terms with ascending numbers, in a row."""
        starts, sizes = self.rows.rows(numbers)
        at = places_in(self._long.terms, numbers)
        is_long = np.append(self._long.terms, -1)[at] == numbers
        starts -= self._long.sums[at]
        docs, codes, done = [], [], 0
        for cut in [*is_long.nonzero()[0].tolist(), len(numbers)]:
            chosen = ranges(starts[done:cut], sizes[done:cut])
            docs.append(self._docs[chosen])
            codes.append(self._codes[chosen])
            if cut < len(numbers):
                docs.append(self._long.documents(int(at[cut])))
                codes.append(self._long.codes(int(at[cut])))
            done = cut + 1
        return np.concatenate(docs), np.concatenate(codes)

    def code_counts(self, size: int) -> Array:
        """Return how many postings have each code, of *size* codes."""
        counts = np.zeros(size, np.int64)
        for first, last in self.blocks():
            counts += np.bincount(self.codes(first, last), minlength=size)
        return counts

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Yield ranges of terms whose codes may be in memory together."""
        for first in range(0, len(self), _TERMS_COUNTED):
            yield first, min(first + _TERMS_COUNTED, len(self))


class PostingWriter:
    """Writes the postings of terms, some terms at a time.

    Args:
        file: of the segment.
        size: its documents.
    """

    def __init__(self, file: ArrayFileWriter, size: int) -> None:
        self._file = file
        self._size = size
        self._columns = ColumnWriter(file)
        self._terms = 0
        self._counts: list[Array] = [np.zeros(0, np.uint32)]
        self._long: list[tuple[int, int, int]] = []
        file.append("lists.bytes", np.zeros(0, np.uint8))

    def add(self, counts: Array, docs: Array, codes: Array) -> None:
        """Append terms, given how many postings each has, and all their postings."""
        self._counts.append(counts.astype(np.uint32))
        is_long = are_long(counts, self._size)
        ends = np.cumsum(counts)
        for term in np.flatnonzero(is_long).tolist():
            mine = slice(int(ends[term] - counts[term]), int(ends[term]))
            list_ = encoded(docs[mine], codes[mine], self._size)
            self._file.append("lists.bytes", list_)
            self._long.append((self._terms + term, int(counts[term]), len(list_)))
        if self._long and is_long.any():
            is_short = ~np.repeat(is_long, counts)
            docs, codes = docs[is_short], codes[is_short]
        self._columns.add(docs, codes)
        self._terms += len(counts)

    def finish(self) -> Array:
        """Write what is not written yet; return which terms have any postings.

        The others get no number.
        """
        self._columns.finish()
        counts = np.concatenate(self._counts)
        is_kept = counts > 0
        write_sizes(self._file, "postings", counts[is_kept])
        terms, sizes, lengths = np.array(self._long, np.int64).reshape(-1, 3).T
        renumbered = np.cumsum(is_kept, dtype=np.int64) - 1
        self._file.add("lists.terms", renumbered[terms].astype(np.int32))
        self._file.add_starts("lists.sums", starts_of(sizes))
        self._file.add_starts("lists.starts", starts_of(lengths))
        return is_kept
