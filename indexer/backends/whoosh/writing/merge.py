"""Several segments into one: deleted documents and their words are left behind.

Arrays are joined block by block, so memory stays bounded however large the segments are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFileWriter
from indexer.backends.whoosh.files.facet_columns import Column, column
from indexer.backends.whoosh.files.form_column import FormColumn, write_forms
from indexer.backends.whoosh.files.inversion import SLOTS, narrow, ranges, starts_of
from indexer.backends.whoosh.files.posting_columns import (
    PostingWriter,
    code_counts,
    ranks,
)
from indexer.backends.whoosh.files.segment import ZONE_NAMES, Segment
from indexer.backends.whoosh.writing.merge_blocks import (
    Input,
    are_runs,
    joined_block,
    sorted_block,
)

_POSTINGS_PER_BLOCK = 3_000_000
_DOCUMENTS_PER_BLOCK = 5_000


class Merger:
    """Writes the live documents of *sources* as one segment."""

    def __init__(self, sources: Sequence[tuple[Segment, Array]]) -> None:
        sources = sorted(sources, key=lambda source: source[0].ids[0])
        live = [
            (name, at, number)
            for at, (segment, deleted) in enumerate(sources)
            for number, name in _live_ids(segment, deleted)
        ]
        live.sort()
        self._origin = np.array([row[1] for row in live], np.int32)
        self._number = np.array([row[2] for row in live], np.int32)
        self.size = len(live)
        segments = [segment for segment, _ in sources]
        self._term_lists = [segment.terms.all() for segment in segments]
        self._terms = sorted(set(chain.from_iterable(self._term_lists)))
        self._table, code_maps = _join_tables(segments)
        self._inputs = [
            Input(segment, deleted, self._new_numbers(at, segment), terms, codes)
            for at, ((segment, deleted), terms, codes) in enumerate(
                zip(sources, self._term_maps(), code_maps, strict=True)
            )
        ]

    def _new_numbers(self, at: int, segment: Segment) -> Array:
        numbers = np.full(segment.size, -1, np.int32)
        mine = np.flatnonzero(self._origin == at)
        numbers[self._number[mine]] = mine
        return numbers

    def _term_maps(self) -> list[Array]:
        number = {term: at for at, term in enumerate(self._terms)}
        lists, self._term_lists = self._term_lists, []
        return [
            np.fromiter(map(number.__getitem__, mine), np.int64, len(mine))
            for mine in lists
        ]

    def write(self, path: Path) -> tuple[int, str]:
        """Write the segment; returns the size and SHA-256 of the file."""
        with ArrayFileWriter(path) as file:
            term_maps = self._write_terms(file)
            self._write_tokens(file, term_maps)
            self._write_documents(file)
            names = sorted({x for i in self._inputs for x in i.segment.facet_names})
            for name in names:
                self._write_facet(file, name)
            return file.finish({"documents": self.size})

    # -- terms and postings --------------------------------------------------------

    def _write_terms(self, file: ArrayFileWriter) -> list[Array]:
        """Write terms and postings; returns the new number of each input's terms."""
        file.add("postings.table", self._table)
        counts, position_counts = self._write_postings(file)
        is_kept = counts > 0
        file.add_starts("postings.starts", starts_of(counts[is_kept]))
        file.add_starts("positions.starts", starts_of(position_counts[is_kept]))
        kept = np.flatnonzero(is_kept)
        file.add_texts("terms", [self._terms[at] for at in kept.tolist()])
        renumbered = np.cumsum(is_kept) - 1
        return [renumbered[source.terms] for source in self._inputs]

    def _write_postings(self, file: ArrayFileWriter) -> tuple[Array, Array]:
        counts, position_counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        written = 0
        postings = PostingWriter(file)
        file.append("positions.low", np.zeros(0, np.uint16))
        high_at, high = [np.zeros(0, np.int64)], [np.zeros(0, np.uint16)]
        block_of = joined_block if are_runs(self._inputs) else sorted_block
        for low, up in self._term_blocks():
            block = block_of(self._inputs, low, up)
            counts.append(block.counts)
            position_counts.append(block.position_counts)
            postings.add(block.docs, block.codes)
            file.append("positions.low", block.low)
            high_at.append(block.high_at + written)
            high.append(block.high)
            written += len(block.low)
        postings.finish()
        file.add("positions.high_at", np.concatenate(high_at))
        file.add("positions.high", np.concatenate(high))
        return np.concatenate(counts), np.concatenate(position_counts)

    def _term_blocks(self) -> Iterator[tuple[int, int]]:
        """Yield ranges of terms with about as many postings as a block may have."""
        term_count = len(self._terms)
        sizes = np.zeros(term_count, np.int64)
        for source in self._inputs:
            sizes[source.terms] += np.diff(source.segment.posting_starts)
        ends = np.cumsum(sizes)
        low = 0
        while low < term_count:
            wanted = (ends[low - 1] if low else 0) + _POSTINGS_PER_BLOCK
            up = max(low + 1, int(np.searchsorted(ends, wanted, side="right")))
            yield low, up
            low = up

    # -- documents -----------------------------------------------------------------

    def _blocks(self) -> Iterator[list[tuple[int, int, int]]]:
        """Yield runs of documents that are together in their input, some at a time.

        A run is the number of the input and a half-open range of its documents.
        """
        for start in range(0, self.size, _DOCUMENTS_PER_BLOCK):
            origin = self._origin[start : start + _DOCUMENTS_PER_BLOCK]
            number = self._number[start : start + _DOCUMENTS_PER_BLOCK]
            is_cut = (np.diff(origin) != 0) | (np.diff(number) != 1)
            cuts = (np.flatnonzero(is_cut) + 1).tolist()
            yield [
                (int(origin[first]), int(number[first]), int(number[last - 1]) + 1)
                for first, last in pairwise([0, *cuts, len(origin)])
            ]

    def _slices(
        self,
        arrays: Sequence[Array | FormColumn],
        starts: Sequence[Array],
        maps: Sequence[Array] | None = None,
    ) -> Iterator[Array]:
        """Yield what the documents have in the arrays of their inputs, block by block.

        Args:
            arrays: of each input.
            starts: where each document's part begins, of each input.
            maps: the new value of each value, of each input; None: they stay.
        """
        for block in self._blocks():
            pieces = [
                (at, arrays[at][starts[at][first] : starts[at][last]])
                for at, first, last in block
            ]
            yield np.concatenate(
                [maps[at][piece] if maps else piece for at, piece in pieces]
            )

    def _per_document(self, arrays: Sequence[Array]) -> Array:
        """Pick each document's value from the arrays of its segment."""
        result = np.empty(self.size, arrays[0].dtype)
        for at, values in enumerate(arrays):
            mine = self._origin == at
            result[mine] = values[self._number[mine]]
        return result

    def _write_documents(self, file: ArrayFileWriter) -> None:
        segments = [x.segment for x in self._inputs]
        file.add("dates", self._per_document([x.dates for x in segments]))
        for zone, zone_name in enumerate(ZONE_NAMES):
            lengths = self._per_document([x.lengths[zone] for x in segments])
            file.add(f"length.{zone_name}", lengths)
        for name in ("ids", "titles", "texts", "extras", "cards"):
            starts = [x.file.array(f"{name}.starts") for x in segments]
            blobs = [x.file.array(f"{name}.blob") for x in segments]
            file.add_pieces(f"{name}.blob", np.uint8, self._slices(blobs, starts))
            sizes = self._per_document([np.diff(x) for x in starts])
            file.add_starts(f"{name}.starts", starts_of(sizes))

    def _write_tokens(self, file: ArrayFileWriter, term_maps: Sequence[Array]) -> None:
        segments = [x.segment for x in self._inputs]
        starts = [x.file.array("tokens.starts") for x in segments]
        counts = self._per_document([np.diff(x) for x in starts])
        new_starts = starts_of(counts)
        file.add_starts("tokens.starts", new_starts)
        form_maps = self._write_forms(file, term_maps, starts)
        forms = [FormColumn.read(x.file) for x in segments]
        count = max((int(x[-1]) + 1 for x in form_maps if len(x)), default=0)
        write_forms(file, lambda: self._slices(forms, starts, form_maps), count)
        for name in ("gap", "length"):
            arrays = [x.file.array(f"tokens.{name}") for x in segments]
            pieces = self._slices(arrays, starts)
            file.add_pieces(f"tokens.{name}", arrays[0].dtype, pieces)
        for at, value in (("jumps.at", "jumps.position"), ("gaps.at", "gaps.start")):
            self._write_listed(file, at, value, starts, new_starts)

    def _write_forms(
        self, file: ArrayFileWriter, term_maps: Sequence[Array], starts: Sequence[Array]
    ) -> list[Array]:
        """Write the forms that live documents have; returns each input's new numbers."""
        maps, counts, terms, ways = [], [], [], []
        total = 0
        for source, mine, token_starts in zip(
            self._inputs, term_maps, starts, strict=True
        ):
            read = source.segment.file.array
            form_starts = read("forms.starts")
            is_used = np.zeros(len(form_starts) - 1, bool)
            live = np.flatnonzero(source.new_numbers >= 0)
            first = token_starts[live]
            tokens = ranges(first, token_starts[live + 1] - first)
            is_used[FormColumn.read(source.segment.file)[tokens]] = True
            used = np.flatnonzero(is_used)
            maps.append((np.cumsum(is_used) - 1 + total).astype(np.uint32))
            total += len(used)
            sizes = form_starts[used + 1] - form_starts[used]
            entries = ranges(form_starts[used], sizes)
            counts.append(sizes)
            terms.append(mine[read("forms.terms")[entries]].astype(np.uint32))
            ways.append(read("forms.ways")[entries])
        file.add_starts("forms.starts", starts_of(np.concatenate(counts)))
        file.add("forms.terms", np.concatenate(terms))
        file.add("forms.ways", np.concatenate(ways))
        return maps

    def _write_listed(
        self,
        file: ArrayFileWriter,
        at_name: str,
        value_name: str,
        starts: Sequence[Array],
        new_starts: Array,
    ) -> None:
        """Write numbers of tokens that are listed, and a value of each."""
        places, values = [], []
        for source, token_starts in zip(self._inputs, starts, strict=True):
            at = source.segment.file.array(at_name)
            doc = np.searchsorted(token_starts, at, side="right") - 1
            new = source.new_numbers[doc]
            is_live = new >= 0
            moved = at - token_starts[doc] + new_starts[np.maximum(new, 0)]
            places.append(moved[is_live])
            values.append(source.segment.file.array(value_name)[is_live])
        order = np.argsort(np.concatenate(places), kind="stable")
        file.add(at_name, np.concatenate(places)[order])
        file.add(value_name, np.concatenate(values)[order])

    def _write_facet(self, file: ArrayFileWriter, name: str) -> None:
        columns = [(x, column(x.segment, name)) for x in self._inputs]
        present = [(x, found) for x, found in columns if found is not None]
        pieces = [_facet_entries(source, found) for source, found in present]
        values = sorted({value for mine, _, _ in pieces for value in mine})
        number = {value: at for at, value in enumerate(values)}
        owners = np.concatenate([owner for _, owner, _ in pieces])
        numbers = np.concatenate(
            [
                np.array([number.get(x, 0) for x in mine], np.int32)[numbers]
                for mine, _, numbers in pieces
            ]
        )
        order = np.argsort(owners, kind="stable")
        file.add_texts(f"facet.{name}.values", values)
        counts = np.bincount(owners, minlength=self.size)
        file.add_starts(f"facet.{name}.starts", starts_of(counts))
        file.add(f"facet.{name}.numbers", numbers[order])


def _join_tables(segments: Sequence[Segment]) -> tuple[Array, list[Array]]:
    """Return the distinct rows of all tables, and the new number of each one's rows."""
    tables = [segment.table for segment in segments]
    joined = np.concatenate(tables).reshape(-1, SLOTS)
    table, codes = np.unique(joined, axis=0, return_inverse=True)
    used = [code_counts(x.posting_codes, len(x.table)) for x in segments]
    weights = np.concatenate(used).astype(np.float64)
    counts = np.bincount(codes.ravel(), weights=weights, minlength=len(table))
    order = np.argsort(-counts, kind="stable")
    codes = narrow(ranks(order)[codes.ravel()], len(table))
    return table[order], np.split(codes, np.cumsum([len(x) for x in tables])[:-1])


def _live_ids(segment: Segment, deleted: Array) -> Iterator[tuple[int, bytes]]:
    gone = set(deleted.tolist())
    return (
        (number, name)
        for number, name in enumerate(segment.ids.all())
        if number not in gone
    )


def _facet_entries(source: Input, found: Column) -> tuple[list[bytes], Array, Array]:
    """Return the values in use, and for each entry its new document and value."""
    owners = source.new_numbers[found.owners]
    is_live = owners >= 0
    numbers = found.numbers[is_live]
    used = np.zeros(len(found.values), bool)
    used[numbers] = True
    values = found.values.all()
    kept = [values[at] for at in np.flatnonzero(used).tolist()]
    return kept, owners[is_live], (np.cumsum(used) - 1)[numbers]
