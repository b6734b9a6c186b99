"""Documents and codes of postings that are in no long list: 16 bits and a byte for each.

Numbers of documents are kept as their lower 16 bits. The upper ones change rarely, as the
documents of a term ascend, so they are kept as runs. Codes are numbered by how often they
come, so a byte says nearly all; the others are listed. Both are asked for by slices, or by
the numbers of postings, as arrays are.
"""

from __future__ import annotations

import numpy as np

from indexer.backends.whoosh.files.array_file import (
    Array,
    ArrayFile,
    ArrayFileWriter,
    places_in,
)
from indexer.backends.whoosh.files.row_numbers import narrow
from indexer.backends.whoosh.postings.inversion import COLUMNS

LOW_BITS = 16
LISTED = 255
"""In the place of a code that does not fit into a byte."""


class DocumentColumn:
    """Numbers of documents, as int32."""

    def __init__(self, low: Array, run_at: Array, run_high: Array) -> None:
        self._low = low
        self._run_at = run_at
        self._high = run_high.astype(np.int32) << LOW_BITS
        self._is_wide = bool(self._high.any())

    @classmethod
    def read(cls, file: ArrayFile) -> DocumentColumn:
        """Return that of a segment file."""
        names = "postings.docs", "postings.runs_at", "postings.runs"
        return cls(*(file.array(name) for name in names))

    def __len__(self) -> int:
        return len(self._low)

    def __getitem__(self, chosen: slice | Array) -> Array:
        docs: Array = self._low[chosen].astype(np.int32)
        if not self._is_wide or not len(docs):
            return docs
        if not isinstance(chosen, slice):
            runs = places_in(self._run_at, chosen, side="right") - 1
            docs += self._high[runs]
            return docs
        start, end, _ = chosen.indices(len(self._low))
        first = int(places_in(self._run_at, start, side="right")) - 1
        last = int(places_in(self._run_at, end))
        if last - first == 1:
            docs += self._high[first]
            return docs
        bounds = np.append(self._run_at[first:last], end)
        bounds[0] = start
        docs += np.repeat(self._high[first:last], np.diff(bounds))
        return docs


class CodeColumn:
    """Rows of the table of counts, as the narrowest type that holds those asked for."""

    def __init__(self, low: Array, listed_at: Array, listed: Array) -> None:
        self._low = low
        self._listed_at = listed_at
        self._listed = listed

    @classmethod
    def read(cls, file: ArrayFile) -> CodeColumn:
        """Return that of a segment file."""
        names = "postings.codes", "postings.listed_at", "postings.listed"
        return cls(*(file.array(name) for name in names))

    def __len__(self) -> int:
        return len(self._low)

    def __getitem__(self, chosen: slice | Array) -> Array:
        low: Array = self._low[chosen]
        if not len(self._listed):
            return low
        if not isinstance(chosen, slice):
            has = np.flatnonzero(low == LISTED)
            if not len(has):
                return low
            codes = low.astype(self._listed.dtype)
            codes[has] = self._listed[places_in(self._listed_at, chosen[has])]
            return codes
        start, end, _ = chosen.indices(len(self._low))
        first, last = places_in(self._listed_at, np.array([start, end])).tolist()
        if first == last:
            return low
        codes = low.astype(self._listed.dtype)
        codes[self._listed_at[first:last] - start] = self._listed[first:last]
        return codes


class ColumnWriter:
    """Writes both columns, block after block."""

    def __init__(self, file: ArrayFileWriter) -> None:
        self._file = file
        self._written = 0
        self._last = -1
        self._runs_at: list[Array] = [np.zeros(0, np.int64)]
        self._runs: list[Array] = [np.zeros(0, np.uint16)]
        self._listed_at: list[Array] = [np.zeros(0, np.int64)]
        self._listed: list[Array] = [np.zeros(0, np.uint32)]
        file.append("postings.docs", np.zeros(0, np.uint16))
        file.append("postings.codes", np.zeros(0, np.uint8))

    def add(self, docs: Array, codes: Array) -> None:
        """Append postings."""
        high = (docs >> LOW_BITS).astype(np.uint16)
        run_at = np.flatnonzero(np.diff(high.astype(np.int32), prepend=self._last))
        if len(docs):
            self._last = int(high[-1])
        self._runs_at.append(run_at + self._written)
        self._runs.append(high[run_at])
        listed_at = np.flatnonzero(codes >= LISTED)
        self._listed_at.append(listed_at + self._written)
        self._listed.append(codes[listed_at].astype(np.uint32))
        low = (docs & ((1 << LOW_BITS) - 1)).astype(np.uint16)
        self._file.append("postings.docs", low)
        self._file.append("postings.codes", np.minimum(codes, LISTED).astype(np.uint8))
        self._written += len(docs)

    def finish(self) -> None:
        """Write what is listed."""
        self._file.add_starts("postings.runs_at", np.concatenate(self._runs_at))
        self._file.add("postings.runs", np.concatenate(self._runs))
        self._file.add_starts("postings.listed_at", np.concatenate(self._listed_at))
        listed = np.concatenate(self._listed)
        size = int(listed.max()) + 1 if len(listed) else 0
        self._file.add("postings.listed", narrow(listed, size))


def by_frequency(codes: Array, table: Array) -> tuple[Array, Array]:
    """Number the rows of a table of counts anew, the most frequent first."""
    counts = np.bincount(codes, minlength=len(table))
    order = np.argsort(-counts, kind="stable")
    return ranks(order).astype(codes.dtype)[codes], table[order].reshape(-1, COLUMNS)


def ranks(order: Array) -> Array:
    """Return the place of each number in *order*."""
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places
