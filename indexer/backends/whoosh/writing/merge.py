"""Several segments into one: deleted documents and their words are left behind.

Arrays are joined block by block, so memory stays bounded however large the segments are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from indexer.backends.whoosh.files.array_file import (
    Array,
    ArrayFileWriter,
    places_in,
)
from indexer.backends.whoosh.files.mapped_memory import MappedPages
from indexer.backends.whoosh.files.row_numbers import narrow, starts_of
from indexer.backends.whoosh.files.size_column import write_sizes
from indexer.backends.whoosh.files.two_bits import TwoBitColumn, packed
from indexer.backends.whoosh.postings.facet_columns import Column, column
from indexer.backends.whoosh.postings.inversion import COLUMNS, kept_starts
from indexer.backends.whoosh.postings.position_column import PositionWriter
from indexer.backends.whoosh.postings.posting_columns import ranks
from indexer.backends.whoosh.postings.posting_lists import PostingWriter
from indexer.backends.whoosh.postings.segment import ZONE_NAMES, Segment
from indexer.backends.whoosh.tokens.form_column import FormColumn, write_forms
from indexer.backends.whoosh.writing.merge_blocks import (
    Input,
    are_runs,
    joined_block,
    sorted_block,
)
from indexer.backends.whoosh.writing.merge_forms import write_form_terms
from indexer.backends.whoosh.writing.merge_terms import JoinedTerms
from indexer.backends.whoosh.writing.merge_texts import JoinedTexts

_POSTINGS_PER_BLOCK = 1_000_000
_TERMS_PER_BLOCK = 1_000_000
_DOCUMENTS_PER_BLOCK = 5_000
_MOST_MAPPED_BYTES = 256 << 20
_NO_TERMS = np.zeros(0, np.int32)


class Merger:
    """Writes the live documents of *sources* as one segment.

    Args:
        sources: open segments, and the numbers of their deleted documents.
        look: called between the blocks, while the new file is there; may end it all.
    """

    def __init__(
        self,
        sources: Sequence[tuple[Segment, Array]],
        look: Callable[[], None] = lambda: None,
    ) -> None:
        sources = sorted(sources, key=lambda source: source[0].ids[0])
        self._look_outside = look
        self._pages = MappedPages(_MOST_MAPPED_BYTES)
        self._segments = [segment for segment, _ in sources]
        self._origin, self._number = _document_order(sources)
        self.size = len(self._origin)
        self._table, code_maps = _join_tables(self._segments)
        self._inputs = [
            Input(segment, deleted, self._new_numbers(at, segment), _NO_TERMS, codes)
            for at, ((segment, deleted), codes) in enumerate(
                zip(sources, code_maps, strict=True)
            )
        ]

    def _new_numbers(self, at: int, segment: Segment) -> Array:
        numbers = np.full(segment.size, -1, np.int32)
        mine = np.flatnonzero(self._origin == at)
        numbers[self._number[mine]] = mine
        return numbers

    def new_numbers(self, segment: Segment) -> Array:
        """Return the new number of each document of a source, -1 for those left out."""
        (found,) = (x.new_numbers for x in self._inputs if x.segment is segment)
        return found

    def write(self, path: Path) -> tuple[int, str]:
        """Write the segment; returns the size and SHA-256 of the file."""
        with ArrayFileWriter(path) as file:
            term_maps = self._write_terms(file, path.parent)
            self._write_tokens(file, term_maps)
            self._write_documents(file)
            names = sorted({x for i in self._inputs for x in i.segment.facet_names})
            for name in names:
                self._write_facet(file, name)
                self._look()
            return file.finish({"documents": self.size})

    def _look(self) -> None:
        """Between two blocks: give pages back, and let others have a word."""
        self._pages.bound(segment.file for segment in self._segments)
        self._look_outside()

    # -- terms and postings --------------------------------------------------------

    def _write_terms(self, file: ArrayFileWriter, folder: Path) -> list[Array]:
        """Write terms and postings; returns the new number of each input's terms."""
        file.add("postings.table", self._table)
        lists = [segment.terms for segment in self._segments]
        with JoinedTerms(lists, folder) as joined:
            joined.read(self._look)
            self._inputs = [
                replace(source, terms=numbers)
                for source, numbers in zip(self._inputs, joined.numbers, strict=True)
            ]
            is_kept, position_bytes = self._write_postings(file, joined.count)
            write_sizes(file, "positions", position_bytes[is_kept])
            joined.write(file, is_kept)
        if is_kept.all():
            return joined.numbers
        renumbered = np.cumsum(is_kept, dtype=np.int32) - 1
        return [renumbered[numbers] for numbers in joined.numbers]

    def _write_postings(
        self, file: ArrayFileWriter, term_count: int
    ) -> tuple[Array, Array]:
        """Write the postings; returns which terms have any, and their positions' bytes."""
        position_bytes = np.zeros(term_count, np.uint32)
        postings = PostingWriter(file, self.size)
        widths = [x.segment.positions.widths for x in self._inputs]
        positions = PositionWriter(file, self._per_document(widths))
        sizes = kept_starts(self._table)[:, -1]
        block_of = joined_block if are_runs(self._inputs) else sorted_block
        for low, up in self._term_blocks(term_count):
            block = block_of(self._inputs, low, up)
            postings.add(block.counts, block.docs, block.codes)
            position_bytes[low:up] = positions.add(
                block.counts, block.docs, sizes[block.codes], block.positions
            )
            self._look()
        positions.finish()
        return postings.finish(), position_bytes

    def _term_blocks(self, term_count: int) -> Iterator[tuple[int, int]]:
        """Yield ranges of terms with about as many postings as a block may have."""
        for start in range(0, term_count, _TERMS_PER_BLOCK):
            end = min(start + _TERMS_PER_BLOCK, term_count)
            ends = np.cumsum(self._posting_counts(start, end))
            low = 0
            while low < end - start:
                wanted = (ends[low - 1] if low else 0) + _POSTINGS_PER_BLOCK
                up = max(low + 1, int(np.searchsorted(ends, wanted, side="right")))
                yield start + low, start + up
                low = up

    def _posting_counts(self, start: int, end: int) -> Array:
        """Return the postings of the new terms *start* to *end*, of deleted ones, too."""
        sizes = np.zeros(end - start, np.int64)
        for source in self._inputs:
            first, last = np.searchsorted(source.terms, [start, end]).tolist()
            counts = source.segment.lists.rows.sizes(first, last)
            sizes[source.terms[first:last] - start] += counts
        return sizes

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
        self, arrays: Sequence[Array | TwoBitColumn], starts: Sequence[Array]
    ) -> Iterator[Array]:
        """Yield what the documents have in the arrays of their inputs, block by block.

        Args:
            arrays: of each input.
            starts: where each document's part begins, of each input.
        """
        for block in self._blocks():
            yield np.concatenate(
                [
                    arrays[at][starts[at][first] : starts[at][last]]
                    for at, first, last in block
                ]
            )
            self._look()

    def _forms(
        self, forms: Sequence[FormColumn], maps: Sequence[Array]
    ) -> Iterator[Array]:
        """Yield the new forms of the documents' tokens, block by block."""
        for block in self._blocks():
            yield np.concatenate(
                [maps[at][forms[at][first:last]] for at, first, last in block]
            )
            self._look()

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
        names = ["ids", "titles", "extras", "cards"]
        texts = JoinedTexts(segments, self._origin, self._number)
        if texts.are_as_they_were:
            names.append("texts")
        else:
            texts.write(file, self._look)
        for name in names:
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
        form_maps = write_form_terms(file, self._inputs, term_maps, self._look)
        forms = [FormColumn(x.file) for x in segments]
        count = max((int(x.max()) + 1 for x in form_maps if len(x)), default=0)
        numbers = partial(self._forms, forms, form_maps)
        write_forms(file, numbers, counts, count)
        gaps = [TwoBitColumn(x.file.array("tokens.gap")) for x in segments]
        file.add_pieces("tokens.gap", np.uint8, packed(self._slices(gaps, starts)))
        for listed in ("jumps.position", "gaps.start", "lengths.length"):
            self._write_listed(file, listed, starts, new_starts)

    def _write_listed(
        self,
        file: ArrayFileWriter,
        value_name: str,
        starts: Sequence[Array],
        new_starts: Array,
    ) -> None:
        """Write numbers of tokens that are listed, and a value of each."""
        at_name = f"{value_name.split('.')[0]}.at"
        places, values = [], []
        for source, token_starts in zip(self._inputs, starts, strict=True):
            at = source.segment.file.array(at_name)
            doc = places_in(token_starts, at, side="right") - 1
            new = source.new_numbers[doc]
            is_live = new >= 0
            moved = at - token_starts[doc] + new_starts[np.maximum(new, 0)]
            places.append(moved[is_live])
            values.append(source.segment.file.array(value_name)[is_live])
        order = np.argsort(np.concatenate(places), kind="stable")
        file.add_starts(at_name, np.concatenate(places)[order])
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
    tables = [segment.rows for segment in segments]
    joined = np.concatenate(tables).reshape(-1, COLUMNS)
    table, codes = np.unique(joined, axis=0, return_inverse=True)
    used = [segment.lists.code_counts(len(segment.rows)) for segment in segments]
    weights = np.concatenate(used).astype(np.float64)
    counts = np.bincount(codes.ravel(), weights=weights, minlength=len(table))
    order = np.argsort(-counts, kind="stable")
    codes = narrow(ranks(order)[codes.ravel()], len(table))
    return table[order], np.split(codes, np.cumsum([len(x) for x in tables])[:-1])


def _document_order(
    sources: Sequence[tuple[Segment, Array]],
) -> tuple[Array, Array]:
    """Return of each document, by id: the number of its source, and its number there."""
    ids: list[bytes] = []
    origin, number = [], []
    for at, (segment, deleted) in enumerate(sources):
        live = np.setdiff1d(np.arange(segment.size, dtype=np.int32), deleted)
        names = segment.ids.all()
        ids += [names[own] for own in live.tolist()]
        origin.append(np.full(len(live), at, np.int32))
        number.append(live)
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
    return np.concatenate(origin)[order], np.concatenate(number)[order]


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
