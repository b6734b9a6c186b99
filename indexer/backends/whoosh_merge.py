"""Several segments into one: deleted documents and their words are left behind.

Arrays are joined block by block, so memory stays bounded however large the segments are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from indexer.backends.whoosh_facets import Column, column
from indexer.backends.whoosh_file import Array, ArrayFileWriter, Texts
from indexer.backends.whoosh_inversion import SLOTS, narrow, ranges, starts_of
from indexer.backends.whoosh_segment import Segment

_POSTINGS_PER_BLOCK = 3_000_000
_DOCUMENTS_PER_BLOCK = 5_000


@dataclass(frozen=True, slots=True)
class Input:
    """A segment to merge.

    Attributes:
        deleted: numbers of documents to leave out.
        new_numbers: of each document, -1 for those left out.
    """

    segment: Segment
    deleted: Array
    new_numbers: Array


class Merger:
    """Writes the live documents of *sources* as one segment."""

    def __init__(self, sources: Sequence[tuple[Segment, Array]]) -> None:
        live = [
            (name, at, number)
            for at, (segment, deleted) in enumerate(sources)
            for number, name in _live_ids(segment, deleted)
        ]
        live.sort()
        self._origin = np.array([row[1] for row in live], np.int32)
        self._number = np.array([row[2] for row in live], np.int32)
        self.size = len(live)
        self._inputs = []
        for at, (segment, deleted) in enumerate(sources):
            numbers = np.full(segment.size, -1, np.int32)
            mine = np.flatnonzero(self._origin == at)
            numbers[self._number[mine]] = mine
            self._inputs.append(Input(segment, deleted, numbers))

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
        lists = [x.segment.terms.all() for x in self._inputs]
        terms = sorted(set(chain.from_iterable(lists)))
        number = {term: at for at, term in enumerate(terms)}
        maps = [
            np.fromiter((number[term] for term in mine), np.int64, len(mine))
            for mine in lists
        ]
        del number, lists
        table, code_maps = self._join_tables()
        file.add("postings.table", table)
        counts, position_counts = self._write_postings(
            file, len(terms), maps, code_maps
        )
        is_kept = counts > 0
        file.add("postings.starts", starts_of(counts[is_kept]))
        file.add("positions.starts", starts_of(position_counts[is_kept]))
        kept = np.flatnonzero(is_kept)
        file.add_texts("terms", [terms[at] for at in kept.tolist()])
        renumbered = np.cumsum(is_kept) - 1
        return [renumbered[mine] for mine in maps]

    def _join_tables(self) -> tuple[Array, list[Array]]:
        tables = [x.segment.table for x in self._inputs]
        joined = np.concatenate(tables).reshape(-1, SLOTS)
        table, codes = np.unique(joined, axis=0, return_inverse=True)
        codes = narrow(codes.ravel(), len(table))
        return table, np.split(codes, np.cumsum([len(x) for x in tables])[:-1])

    def _write_postings(
        self,
        file: ArrayFileWriter,
        term_count: int,
        maps: Sequence[Array],
        code_maps: Sequence[Array],
    ) -> tuple[Array, Array]:
        counts = np.zeros(term_count, np.int64)
        position_counts = np.zeros(term_count, np.int64)
        written = 0
        dtype = code_maps[0].dtype
        file.append("postings.docs", np.zeros(0, np.int32))
        file.append("postings.codes", np.zeros(0, dtype))
        file.append("positions.low", np.zeros(0, np.uint16))
        high_at, high = [np.zeros(0, np.int64)], [np.zeros(0, np.uint16)]
        for low, up in self._term_blocks(term_count, maps):
            block = [
                _posting_block(source, mine, codes, low, up)
                for source, mine, codes in zip(
                    self._inputs, maps, code_maps, strict=True
                )
            ]
            term, doc, code, positions, sizes = _sorted_block(block, low)
            counts[low:up] = np.bincount(term, minlength=up - low)
            position_counts[low:up] = np.bincount(
                term, weights=sizes, minlength=up - low
            ).astype(np.int64)
            file.append("postings.docs", doc)
            file.append("postings.codes", code)
            file.append("positions.low", (positions & 0xFFFF).astype(np.uint16))
            tall = np.flatnonzero(positions >> 16)
            high_at.append(tall + written)
            high.append((positions[tall] >> 16).astype(np.uint16))
            written += len(positions)
        file.add("positions.high_at", np.concatenate(high_at))
        file.add("positions.high", np.concatenate(high))
        return counts, position_counts

    def _term_blocks(
        self, term_count: int, maps: Sequence[Array]
    ) -> Iterator[tuple[int, int]]:
        """Give ranges of terms with about as many postings as a block may have."""
        sizes = np.zeros(term_count, np.int64)
        for source, mine in zip(self._inputs, maps, strict=True):
            sizes[mine] += np.diff(source.segment.posting_starts)
        ends = np.cumsum(sizes)
        low = 0
        while low < term_count:
            wanted = (ends[low - 1] if low else 0) + _POSTINGS_PER_BLOCK
            up = max(low + 1, int(np.searchsorted(ends, wanted, side="right")))
            yield low, up
            low = up

    # -- documents -----------------------------------------------------------------

    def _blocks(self) -> Iterator[list[tuple[Segment, int]]]:
        segments = [x.segment for x in self._inputs]
        for start in range(0, self.size, _DOCUMENTS_PER_BLOCK):
            end = start + _DOCUMENTS_PER_BLOCK
            yield [
                (segments[at], number)
                for at, number in zip(
                    self._origin[start:end].tolist(),
                    self._number[start:end].tolist(),
                    strict=True,
                )
            ]

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
        for zone, name in enumerate(("title", "body")):
            lengths = self._per_document([x.lengths[zone] for x in segments])
            file.add(f"length.{name}", lengths)
        for name in ("ids", "titles", "texts", "extras", "cards"):
            readers = {x.name: Texts(x.file, name) for x in segments}
            sizes = [np.zeros(0, np.int64)]
            file.append(f"{name}.blob", np.zeros(0, np.uint8))
            for block in self._blocks():
                texts = [readers[segment.name][number] for segment, number in block]
                sizes.append(np.array([len(text) for text in texts], np.int64))
                file.append(f"{name}.blob", np.frombuffer(b"".join(texts), np.uint8))
            file.add(f"{name}.starts", starts_of(np.concatenate(sizes)))

    def _write_tokens(self, file: ArrayFileWriter, term_maps: Sequence[Array]) -> None:
        segments = [x.segment for x in self._inputs]
        starts = [x.file.array("tokens.starts") for x in segments]
        counts = self._per_document([np.diff(x) for x in starts])
        new_starts = starts_of(counts)
        file.add("tokens.starts", new_starts)
        form_maps = self._write_forms(file, term_maps, starts)
        for name in ("form", "start", "length"):
            arrays = {x.name: x.file.array(f"tokens.{name}") for x in segments}
            bounds = {x.name: row for x, row in zip(segments, starts, strict=True)}
            maps = {x.name: row for x, row in zip(segments, form_maps, strict=True)}
            dtype = arrays[segments[0].name].dtype
            file.append(f"tokens.{name}", np.zeros(0, dtype))
            for block in self._blocks():
                pieces = []
                for segment, number in block:
                    first, last = bounds[segment.name][number : number + 2]
                    piece = arrays[segment.name][first:last]
                    pieces.append(
                        maps[segment.name][piece] if name == "form" else piece
                    )
                file.append(f"tokens.{name}", np.concatenate(pieces).astype(dtype))
        self._write_jumps(file, starts, new_starts)

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
            is_used[read("tokens.form")[tokens]] = True
            used = np.flatnonzero(is_used)
            maps.append((np.cumsum(is_used) - 1 + total).astype(np.uint32))
            total += len(used)
            sizes = form_starts[used + 1] - form_starts[used]
            entries = ranges(form_starts[used], sizes)
            counts.append(sizes)
            terms.append(mine[read("forms.terms")[entries]].astype(np.uint32))
            ways.append(read("forms.ways")[entries])
        file.add("forms.starts", starts_of(np.concatenate(counts)))
        file.add("forms.terms", np.concatenate(terms))
        file.add("forms.ways", np.concatenate(ways))
        return maps

    def _write_jumps(
        self, file: ArrayFileWriter, starts: Sequence[Array], new_starts: Array
    ) -> None:
        places, positions = [], []
        for source, token_starts in zip(self._inputs, starts, strict=True):
            at = source.segment.file.array("jumps.at")
            doc = np.searchsorted(token_starts, at, side="right") - 1
            new = source.new_numbers[doc]
            is_live = new >= 0
            moved = at - token_starts[doc] + new_starts[np.maximum(new, 0)]
            places.append(moved[is_live])
            positions.append(source.segment.file.array("jumps.position")[is_live])
        order = np.argsort(np.concatenate(places), kind="stable")
        file.add("jumps.at", np.concatenate(places)[order])
        file.add("jumps.position", np.concatenate(positions)[order])

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
        file.add(f"facet.{name}.starts", starts_of(counts))
        file.add(f"facet.{name}.numbers", numbers[order])


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


_Block = tuple[Array, Array, Array, Array, Array]
"""Term, document, code, positions in a row, number of positions."""


def _posting_block(
    source: Input, numbers: Array, codes: Array, low: int, up: int
) -> _Block:
    segment = source.segment
    first, last = np.searchsorted(numbers, [low, up]).tolist()
    start, end = segment.posting_starts[[first, last]].tolist()
    counts = np.diff(segment.posting_starts[first : last + 1])
    doc = source.new_numbers[segment.posting_docs[start:end]]
    old_codes = segment.posting_codes[start:end]
    sizes = segment.sums[:, -1][old_codes]
    begin, finish = segment.position_starts[[first, last]].tolist()
    positions = segment.positions(np.arange(begin, finish))
    is_live = doc >= 0
    return (
        np.repeat(numbers[first:last], counts)[is_live],
        doc[is_live],
        codes[old_codes][is_live],
        positions[np.repeat(is_live, sizes)],
        sizes[is_live],
    )


def _sorted_block(block: Sequence[_Block], low: int) -> _Block:
    term, doc, code, positions, sizes = (
        np.concatenate(column) for column in zip(*block, strict=True)
    )
    term = term - low
    # Each input is sorted, and merging sorted runs is what this sort is best at.
    order = np.argsort((term << 32) | doc, kind="stable")
    first = (np.cumsum(sizes) - sizes)[order]
    sizes = sizes[order]
    return term[order], doc[order], code[order], positions[ranges(first, sizes)], sizes
