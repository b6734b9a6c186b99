"""Builds one segment from index documents.

Tokens are kept as columns; terms, postings and positions come from arrays at the end.
Documents of a segment are in the order of their ids: ties then need no lookup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFileWriter, encode
from indexer.backends.whoosh.files.form_column import write_forms
from indexer.backends.whoosh.files.inversion import (
    FormTable,
    Postings,
    TokenArrays,
    invert,
    ranges,
    starts_of,
)
from indexer.backends.whoosh.files.packed_texts import pack
from indexer.backends.whoosh.files.posting_columns import PostingWriter, by_frequency
from indexer.backends.whoosh.files.segment import UNDATED, ZONE_NAMES
from indexer.backends.whoosh.files.token_offsets import TokenOffsets
from indexer.backends.whoosh.files.token_rows import (
    TermNumbering,
    TokenCollector,
    form_arrays,
    sorted_terms,
)
from indexer.contract.document import IndexDocument
from indexer.contract.occurrences import own_token_count
from indexer.contract.stored import dump_references


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
        numbers, distinct = self._tokens.forms(taken)
        tokens = TokenArrays(
            form=numbers,
            doc=np.repeat(np.arange(len(rows), dtype=np.int32), counts),
            position=self._tokens.positions()[taken],
            zone=_zones(lengths),
        )
        terms, forms = form_arrays(distinct)
        with ArrayFileWriter(path) as file:
            file.add_texts("terms", terms)
            write_postings(file, invert(tokens, split_ways(*forms), len(terms)))
            file.add_starts("forms.starts", forms[0])
            file.add("forms.terms", forms[1])
            file.add("forms.ways", forms[2])
            file.add_starts("tokens.starts", starts_of(counts))
            write_forms(file, lambda: [tokens.form], len(forms[0]))
            zones = _zone_starts(starts_of(counts), titles)
            offsets = self._tokens.starts()[taken], self._tokens.lengths()[taken]
            TokenOffsets.of(*offsets, zones).write(file)
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


def write_postings(file: ArrayFileWriter, postings: Postings) -> None:
    """Write postings; positions above 16 bits have their upper half apart."""
    file.add_starts("postings.starts", postings.starts)
    codes, table = by_frequency(postings.codes, postings.table)
    writer = PostingWriter(file)
    writer.add(postings.docs, codes)
    writer.finish()
    file.add("postings.table", table)
    file.add_starts("positions.starts", postings.position_starts)
    file.add("positions.low", (postings.positions & 0xFFFF).astype(np.uint16))
    high = np.flatnonzero(postings.positions >> 16)
    file.add("positions.high_at", high)
    file.add("positions.high", (postings.positions[high] >> 16).astype(np.uint16))


def _zone_starts(starts: Array, titles: Array) -> Array:
    """Return the number of the first token of each zone; empty ones have the next."""
    return np.concatenate([starts[:-1], starts[:-1] + titles])


def _write_jumps(file: ArrayFileWriter, tokens: TokenArrays, zones: Array) -> None:
    """Write where a token's position is not one above the one before in its zone."""
    previous = np.full(len(tokens.position), -1, np.int64)
    previous[1:] = tokens.position[:-1]
    previous[zones[zones < len(previous)]] = -1
    at = np.flatnonzero(tokens.position.astype(np.int64) != previous + 1)
    file.add("jumps.at", at)
    file.add("jumps.position", tokens.position[at])


def _write_rows(file: ArrayFileWriter, rows: Sequence[_Row]) -> None:
    file.add("dates", np.array([row.date for row in rows], np.int32))
    file.add_texts("ids", (row.document_id for row in rows))
    file.add_texts("titles", (row.title for row in rows))
    file.add_texts("texts", (pack(row.text) for row in rows))
    file.add_texts("extras", (pack(row.extra) for row in rows))
    file.add_texts("cards", (pack(row.card) for row in rows))
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
