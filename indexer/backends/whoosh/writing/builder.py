"""Builds one segment from index documents.

Tokens are kept as columns; terms, postings and positions come from arrays at the end.
Documents of a segment are in the order of their ids: ties then need no lookup.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFileWriter, encode
from indexer.backends.whoosh.files.packed_texts import (
    COMMON,
    Packing,
    dictionary_array,
    dictionary_name,
    own_dictionary,
    sampled,
)
from indexer.backends.whoosh.files.row_numbers import ranges, starts_of
from indexer.backends.whoosh.files.size_column import write_sizes
from indexer.backends.whoosh.postings.inversion import (
    FormTable,
    Postings,
    TokenArrays,
    invert,
    kept_starts,
)
from indexer.backends.whoosh.postings.position_column import PositionWriter, widths_of
from indexer.backends.whoosh.postings.posting_columns import by_frequency
from indexer.backends.whoosh.postings.posting_lists import PostingWriter
from indexer.backends.whoosh.postings.segment import UNDATED, ZONE_NAMES
from indexer.backends.whoosh.tokens import form_numbers
from indexer.backends.whoosh.tokens.form_column import write_forms
from indexer.backends.whoosh.tokens.form_terms import FormTermsWriter
from indexer.backends.whoosh.tokens.token_offsets import write_lengths, write_offsets
from indexer.backends.whoosh.tokens.token_rows import (
    TermNumbering,
    TokenCollector,
    form_arrays,
    shapes_of,
    sorted_terms,
)
from indexer.contract.document import IndexDocument
from indexer.contract.occurrences import own_token_count
from indexer.contract.stored import dump_references

_POSTINGS_PER_BLOCK = 1_000_000


@dataclass(frozen=True, slots=True)
class _Row:
    """What is kept of a document besides its tokens."""

    document_id: bytes
    date: int
    title: bytes
    text: bytes
    extra: bytes
    card: bytes
    facets: Mapping[str, tuple[str, ...]]
    title_count: int
    own_count: int
    tokens: tuple[int, int]


class SegmentBuilder:
    """Collects documents, then writes them as a segment file."""

    def __init__(self) -> None:
        self._rows: dict[str, _Row] = {}
        self._tokens = TokenCollector()

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def token_count(self) -> int:
        """Tokens taken so far; says when to write."""
        return len(self._tokens)

    def add(self, document: IndexDocument) -> None:
        """Take a document; one with the same id is forgotten."""
        first = len(self._tokens)
        title_count = len(document.title_tokens)
        odd = self._tokens.add(document.title_tokens, document.title, 0)
        odd += self._tokens.add(document.body_tokens, document.text, title_count)
        extra: dict[str, object] = {"content_hash": document.content_hash}
        if document.law_references:
            extra["law_references"] = dump_references(document.law_references)
        if document.attachments_start is not None:
            extra["attachments_start"] = document.attachments_start
        if odd:
            extra["odd"] = odd
        self._rows[document.decision_id] = _Row(
            document_id=encode(document.decision_id),
            date=document.date.toordinal() if document.date else UNDATED,
            title=encode(document.title),
            text=encode(document.text),
            extra=json.dumps(extra, separators=(",", ":")).encode(),
            card=json.dumps(dict(document.card), separators=(",", ":")).encode(),
            facets=document.facets,
            title_count=title_count,
            own_count=own_token_count(document),
            tokens=(first, len(self._tokens)),
        )

    def write(self, path: Path) -> tuple[int, str]:
        """Write the segment; returns the size and SHA-256 of the file."""
        rows = sorted(self._rows.values(), key=lambda row: row.document_id)
        bounds = np.array([row.tokens for row in rows], np.int64).reshape(-1, 2)
        counts = bounds[:, 1] - bounds[:, 0]
        taken = ranges(bounds[:, 0], counts)
        titles = np.array([row.title_count for row in rows], np.int32)
        own = np.array([row.own_count for row in rows], np.int32)
        lengths = np.stack([titles, own, counts - titles - own], axis=1)
        appeared, in_order = self._tokens.forms(taken)
        numbers, order = form_numbers.by_frequency(appeared, len(in_order))
        distinct = [in_order[number] for number in order.tolist()]
        tokens = TokenArrays(
            form=numbers,
            doc=np.repeat(np.arange(len(rows), dtype=np.int32), counts),
            position=self._tokens.positions()[taken],
            zone=_zones(lengths),
        )
        terms, forms = form_arrays(distinct)
        with ArrayFileWriter(path) as file:
            write_sizes(
                file, "terms", np.fromiter(map(len, terms), np.int64, len(terms))
            )
            file.add("terms.blob", np.frombuffer(b"".join(terms), np.uint8))
            widths = widths_of(tokens.doc, tokens.position, len(rows))
            postings = invert(tokens, split_ways(*forms), len(terms))
            write_postings(file, postings, widths)
            writer = FormTermsWriter(file, len(terms))
            writer.add(shapes_of(distinct), forms[1])
            writer.finish()
            file.add_starts("tokens.starts", starts_of(counts))
            write_forms(file, lambda: [tokens.form], counts, len(distinct))
            zones = _zone_starts(starts_of(counts), titles)
            token_lengths = self._tokens.lengths()[taken]
            write_offsets(file, self._tokens.starts()[taken], token_lengths, zones)
            write_lengths(file, tokens.form, token_lengths, len(distinct))
            _write_jumps(file, tokens, zones)
            for zone, name in enumerate(ZONE_NAMES):
                file.add(f"length.{name}", lengths[:, zone].astype(np.int32))
            _write_rows(file, rows)
            return file.finish({"documents": len(rows)})


def _zones(lengths: Array) -> Array:
    """Return the zone of each token, given the tokens of each document by zone."""
    zones = np.tile(np.arange(len(ZONE_NAMES), dtype=np.uint8), len(lengths))
    return np.repeat(zones, lengths.ravel())


def split_ways(starts: Array, terms: Array, ways: Array) -> list[FormTable]:
    """Return the terms of each form by way: lemma, part, exact."""
    tables = []
    for way in range(3):
        is_way = ways == way
        sums = starts_of(is_way)
        tables.append(FormTable(sums[starts], terms[is_way]))
    return tables


def write_postings(file: ArrayFileWriter, postings: Postings, widths: Array) -> None:
    """Write postings and positions; *widths* are the bits of a position, by document."""
    codes, table = by_frequency(postings.codes, postings.table)
    writer = PostingWriter(file, len(widths))
    writer.add(np.diff(postings.starts), postings.docs, codes)
    writer.finish()
    file.add("postings.table", table)
    sizes = kept_starts(table)[:, -1]
    positions = PositionWriter(file, widths)
    byte_counts = [np.zeros(0, np.int64)]
    for low, up in _term_blocks(postings.starts):
        start, end = postings.starts[low], postings.starts[up]
        first, last = postings.position_starts[[low, up]].tolist()
        byte_counts.append(
            positions.add(
                np.diff(postings.starts[low : up + 1]),
                postings.docs[start:end],
                sizes[codes[start:end]],
                postings.positions[first:last],
            )
        )
    positions.finish()
    write_sizes(file, "positions", np.concatenate(byte_counts))


def _term_blocks(starts: Array) -> Iterator[tuple[int, int]]:
    """Yield ranges of terms that have about as many postings as a block may have."""
    low, count = 0, len(starts) - 1
    while low < count:
        wanted = starts[low] + _POSTINGS_PER_BLOCK
        up = min(count, max(low + 1, int(np.searchsorted(starts, wanted))))
        yield low, up
        low = up


def _zone_starts(starts: Array, titles: Array) -> Array:
    """Return the number of the first token of each zone; empty ones have the next."""
    return np.concatenate([starts[:-1], starts[:-1] + titles])


def _write_jumps(file: ArrayFileWriter, tokens: TokenArrays, zones: Array) -> None:
    """Write where a token's position is not one above the one before in its zone."""
    previous = np.full(len(tokens.position), -1, np.int64)
    previous[1:] = tokens.position[:-1]
    previous[zones[zones < len(previous)]] = -1
    at = np.flatnonzero(tokens.position.astype(np.int64) != previous + 1)
    file.add_starts("jumps.at", at)
    file.add("jumps.position", tokens.position[at])


def _write_rows(file: ArrayFileWriter, rows: Sequence[_Row]) -> None:
    file.add("dates", np.array([row.date for row in rows], np.int32))
    file.add_texts("ids", (row.document_id for row in rows))
    file.add_texts("titles", (row.title for row in rows))
    own = own_dictionary(rows[at].text for at in sampled(len(rows)))
    if own:
        file.add(dictionary_name("texts"), dictionary_array(own))
    packing = Packing(own)
    file.add_texts("texts", (packing.pack(row.text) for row in rows))
    file.add_texts("extras", (COMMON.pack(row.extra) for row in rows))
    file.add_texts("cards", (COMMON.pack(row.card) for row in rows))
    names = sorted({name for row in rows for name in row.facets})
    for name in names:
        write_facet(file, name, [row.facets.get(name, ()) for row in rows])


def write_facet(
    file: ArrayFileWriter, name: str, values: Sequence[tuple[str, ...]]
) -> None:
    """Write a facet: its sorted values, and the number of each value of each row."""
    rows = [row if len(row) < 2 else tuple(dict.fromkeys(row)) for row in values]
    numbers: TermNumbering[str] = TermNumbering()
    counts = np.fromiter(map(len, rows), np.int64, len(rows))
    flat = list(map(numbers.__getitem__, chain.from_iterable(rows)))
    distinct, rank = sorted_terms(numbers)
    file.add_texts(f"facet.{name}.values", distinct)
    file.add_starts(f"facet.{name}.starts", starts_of(counts))
    file.add(f"facet.{name}.numbers", rank[np.array(flat, np.intp)].astype(np.int32))
