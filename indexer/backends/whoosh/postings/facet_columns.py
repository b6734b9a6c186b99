"""Facets and days as columns: filters as masks, counts as sums over arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, Texts, encode
from indexer.backends.whoosh.files.row_numbers import narrow_type, ranges
from indexer.backends.whoosh.postings.docset import DocSet
from indexer.backends.whoosh.postings.segment import Segment, Shard
from indexer.contract.query import DateRange, Filter, NumberRange
from indexer.facets import facet

_KEPT_BYTES = 32_000_000
"""Of masks of filters that a shard remembers."""


_MOST_TEXTS = 50_000
"""Remembered of a column."""

_WIDEST = 8
"""Values of a document that come in a row."""


class Column:
    """The values of a facet in one segment.

    Attributes:
        values: sorted; a value's number is its place.
        starts: where the values of each document begin in ``numbers``.
        numbers: value numbers, document by document.
    """

    def __init__(self, segment: Segment, name: str) -> None:
        self.values = Texts(segment.file, f"facet.{name}.values")
        self.starts = segment.file.array(f"facet.{name}.starts")
        self.numbers = segment.file.array(f"facet.{name}.numbers")
        self._known: dict[int, str] = {}

    def text(self, number: int) -> str:
        """Return a value by its number."""
        if (known := self._known.get(number)) is None:
            if len(self._known) > _MOST_TEXTS:
                self._known = {}
            known = self._known[number] = self.values.text(number)
        return known

    def texts(self, numbers: Sequence[int]) -> list[str]:
        """Return values by their numbers; most were asked for before."""
        found = list(map(self._known.get, numbers))
        return [
            self.text(number) if known is None else known
            for number, known in zip(numbers, found, strict=True)
        ]

    def number(self, value: str) -> int | None:
        """Return the number of a value; None when no document has it."""
        return self.values.number(encode(value))

    @cached_property
    def _rows(self) -> Array:
        """The first values of each document in rows of one width.

        Counting whole rows costs half of finding out where each document's values are.
        Missing values are numbers above all others, another in each column, so that
        counting them does not wait for the same sum again and again.
        """
        counts, size = np.diff(self.starts), len(self.values)
        width = 1
        while width < _WIDEST and _beyond(counts, width) > len(self.numbers) // 50:
            width += 1
        rows = np.empty((len(counts), width), narrow_type(size + width))
        rows[:] = size + np.arange(width)
        for column in range(width):
            has = np.flatnonzero(counts > column)
            rows[has, column] = self.numbers[self.starts[has] + column]
        return rows

    @cached_property
    def _is_longer(self) -> Array | None:
        """Which documents have more values than a row; None when none has."""
        longer = np.diff(self.starts) > self._rows.shape[1]
        return longer if longer.any() else None

    @cached_property
    def owners(self) -> Array:
        """The document of each entry of ``numbers``."""
        documents = np.arange(len(self.starts) - 1, dtype=np.int32)
        return np.repeat(documents, np.diff(self.starts))

    @cached_property
    def _totals(self) -> Array:
        """Documents by value number, deleted ones included."""
        return np.bincount(self.numbers, minlength=len(self.values))

    def mask(self, values: Sequence[str]) -> Array:
        """Return which documents have one of *values*."""
        is_wanted = np.zeros(len(self.values), bool)
        numbers = [self.number(value) for value in values]
        is_wanted[[number for number in numbers if number is not None]] = True
        return self._having(is_wanted)

    def range_mask(self, least: float | None, most: float | None) -> Array:
        """Return which documents have a number from *least* to *most*."""
        is_wanted = np.ones(len(self.values), bool)
        if least is not None:
            is_wanted &= self._as_numbers >= least
        if most is not None:
            is_wanted &= self._as_numbers <= most
        return self._having(is_wanted)

    def first_numbers(self, docs: Array) -> Array:
        """Return the number of each of *docs*, NaN where it has none."""
        numbers = np.full(len(docs), np.nan)
        has = np.flatnonzero(self.starts[docs + 1] > self.starts[docs])
        numbers[has] = self._as_numbers[self.numbers[self.starts[docs[has]]]]
        return numbers

    @cached_property
    def _as_numbers(self) -> Array:
        """The values of a facet of numbers as such."""
        texts = (self.values.text(number) for number in range(len(self.values)))
        return np.fromiter(map(float, texts), np.float64, len(self.values))

    def _having(self, chosen: Array) -> Array:
        """Return which documents have one of the *chosen* value numbers."""
        rows = self._rows
        is_wanted = np.concatenate([chosen, np.zeros(rows.shape[1], bool)])
        # "clip" only says that no number is out of bounds: that need not be checked.
        mask = is_wanted.take(rows[:, 0], mode="clip")
        for column in range(1, rows.shape[1]):
            mask |= is_wanted.take(rows[:, column], mode="clip")
        if self._is_longer is not None:
            mask[self.owners[is_wanted.take(self.numbers, mode="clip")]] = True
        return mask

    def counts(self, docs: Array) -> Array:
        """Return how many of *docs* have each value."""
        if 2 * len(docs) > len(self.starts):
            others = np.ones(len(self.starts) - 1, bool)
            others[docs] = False
            rest: Array = self._totals - self._sum(np.flatnonzero(others))
            return rest
        return self._sum(docs)

    def _sum(self, docs: Array) -> Array:
        size = len(self.values)
        # "clip" only says that no number is out of bounds: that need not be checked.
        rows = self._rows.take(docs, axis=0, mode="clip")
        sums = np.bincount(rows.ravel(), minlength=size)[:size]
        if self._is_longer is not None:
            longer = docs[self._is_longer.take(docs, mode="clip")]
            first = self.starts[longer] + rows.shape[1]
            chosen = ranges(first, self.starts[longer + 1] - first)
            sums += np.bincount(self.numbers[chosen], minlength=size)
        return sums


def _beyond(counts: Array, width: int) -> int:
    return int(np.maximum(counts - width, 0).sum())


def column(segment: Segment, name: str) -> Column | None:
    """Return the column of a facet; None when no document of the segment has it."""
    if name not in segment.facet_names:
        return None
    columns: dict[str, Column] = segment.columns
    if name not in columns:
        columns[name] = Column(segment, name)
    return columns[name]


def facet_mask(shard: Shard, node: Filter) -> DocSet:
    """Return the documents that pass a filter."""
    name = facet(node.facet).name

    def make() -> Array:
        found = column(shard.segment, name)
        if found is None:
            return np.zeros(shard.segment.size, bool)
        return found.mask(node.values) & shard.live_mask

    return _remembered(shard, (name, frozenset(node.values)), make)


def number_mask(shard: Shard, node: NumberRange) -> DocSet:
    """Return the documents whose number is within a range."""

    def make() -> Array:
        found = column(shard.segment, node.facet)
        if found is None:
            return np.zeros(shard.segment.size, bool)
        return np.asarray(found.range_mask(node.least, node.most) & shard.live_mask)

    return _remembered(shard, node, make)


def date_mask(shard: Shard, node: DateRange) -> DocSet:
    """Return the documents dated within a range."""

    def make() -> Array:
        dates = shard.segment.dates
        start = node.start.toordinal() if node.start else 1
        mask = (dates >= start) & shard.live_mask
        if node.end:
            mask &= dates <= node.end.toordinal()
        return np.asarray(mask)

    return _remembered(shard, node, make)


def _remembered(shard: Shard, key: object, make: Callable[[], Array]) -> DocSet:
    # Only the mask is kept: numbers and ranks of its documents are eight times as large.
    memory: dict[object, Array] = shard.memory
    if (known := memory.get(key)) is None:
        known = make()
        kept = max(8, _KEPT_BYTES // max(1, shard.segment.size))
        with shard.lock:  # the oldest entry must not be sought while another one comes
            while len(memory) >= kept:
                del memory[next(iter(memory))]
            memory[key] = known
    return DocSet(shard.segment.size, mask=known)
