"""From tokens of documents to postings of terms, as arrays, in one sorted pass.

A *slot* is a zone and a way: title lemma, title part, title exact, then the same of the
body and of the attachments. A *posting* is a term in a document; its *code* is a row of a
table of counts by slot, for few combinations of counts exist. Its positions are those of
slot 0, then of slot 1 and so on, ascending in each. A term that is written as its lemma
wherever it is one in a zone has the same positions twice: they are kept once, and the last
column of the table says in which zones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.files.row_numbers import narrow, ranges, starts_of

WAYS = 3
ZONES = 3
"""Title, body, attachments."""

SLOTS = ZONES * WAYS
COLUMNS = SLOTS + 1
"""Of the table: counts by slot, and a bit for each zone whose positions are kept once."""

_LEMMA, _EXACT = 0, 2
_BITS = 7
"""Of a count in a packed row; 9 slots leave one for the sign."""


@dataclass(frozen=True, slots=True)
class FormTable:
    """The terms of each distinct token, for one way: rows in the form of starts."""

    starts: Array
    terms: Array


@dataclass(frozen=True, slots=True)
class TokenArrays:
    """Tokens of all documents, document by document, by position.

    Attributes:
        form: number of the distinct token.
        doc: number of the document, ascending.
        position: ascending in a zone.
        zone: 0 title, 1 body, 2 attachments, which come in this order.
    """

    form: Array
    doc: Array
    position: Array
    zone: Array


@dataclass(frozen=True, slots=True)
class Postings:
    """Postings of all terms in order; ``starts`` and ``position_starts`` by term."""

    starts: Array
    docs: Array
    codes: Array
    table: Array
    position_starts: Array
    positions: Array


def invert(tokens: TokenArrays, ways: Sequence[FormTable], term_count: int) -> Postings:
    """Sort the terms of all tokens by term, document, slot and position."""
    term, doc, slot, position = _entries(tokens, ways)
    order = _order(term, doc, term_count)
    term, doc, slot, position = term[order], doc[order], slot[order], position[order]
    changes = _changes(term) | _changes(doc)
    run = changes | _changes(slot)
    fresh = run | _changes(position)
    if not fresh.all():  # two tokens at one position with a term in common
        term, doc, slot, position = (
            term[fresh],
            doc[fresh],
            slot[fresh],
            position[fresh],
        )
        changes, run = changes[fresh], run[fresh]
    posting_at, run_at = np.flatnonzero(changes), np.flatnonzero(run)
    first = np.searchsorted(run_at, posting_at)
    runs = Runs(run_at, np.diff(run_at, append=len(term)), slot[run_at].astype(int))
    codes, table = encode_counts(runs.counts, runs.slots, first)
    repeated = _repeated(runs, changes[run_at], position)
    codes, table = _with_repeated(codes, table, runs, repeated, first)
    posting_term = term[posting_at]
    is_kept = ~np.repeat(repeated, runs.counts)
    return Postings(
        starts=starts_of(np.bincount(posting_term, minlength=term_count)),
        docs=doc[posting_at].astype(np.int32),
        codes=codes,
        table=table,
        position_starts=starts_of(np.bincount(term[is_kept], minlength=term_count)),
        positions=position[is_kept],
    )


@dataclass(frozen=True, slots=True)
class Runs:
    """Positions of one posting and slot: where they begin, how many, which slot."""

    starts: Array
    counts: Array
    slots: Array


def _repeated(runs: Runs, begins_posting: Array, position: Array) -> Array:
    """Return which runs, of forms as written, have the positions of the lemma's."""
    repeated = np.zeros(len(runs.starts), bool)
    # Between the two there may be the run of parts.
    for back in (1, 2):
        at = np.arange(back, len(repeated))
        is_alike = runs.slots[at] - _EXACT == runs.slots[at - back] - _LEMMA
        is_alike &= runs.slots[at] % WAYS == _EXACT
        is_alike &= runs.counts[at] == runs.counts[at - back]
        for step in range(back):
            is_alike &= ~begins_posting[at - step]
        at = at[is_alike]
        if len(at):
            counts = runs.counts[at]
            own = position[ranges(runs.starts[at], counts)]
            lemmas = position[ranges(runs.starts[at - back], counts)]
            firsts = np.cumsum(counts) - counts
            repeated[at] = np.logical_and.reduceat(own == lemmas, firsts)
    return repeated


def _with_repeated(
    codes: Array, table: Array, runs: Runs, repeated: Array, first: Array
) -> tuple[Array, Array]:
    """Number codes anew that say in which zones positions are kept once, too."""
    if not len(first):
        return codes, np.zeros((0, COLUMNS), np.int32)
    bits = np.where(repeated, 1 << runs.slots // WAYS, 0)
    kept_once = np.add.reduceat(bits, first)
    pairs = codes.astype(np.int64) << ZONES | kept_once
    is_used = np.bincount(pairs, minlength=len(table) << ZONES) > 0
    distinct = np.flatnonzero(is_used)
    rows = np.concatenate(
        [table[distinct >> ZONES], distinct[:, None] & ((1 << ZONES) - 1)], axis=1
    )
    numbers = np.cumsum(is_used) - 1
    return narrow(numbers[pairs], len(rows)), rows.astype(np.int32)


def kept_counts(table: Array) -> Array:
    """Return how many positions are kept of each row of a table, by slot."""
    counts = table[:, :SLOTS].astype(np.int64)
    for zone in range(ZONES):
        is_once = table[:, SLOTS] >> zone & 1 > 0
        counts[is_once, zone * WAYS + _EXACT] = 0
    return counts


def kept_starts(table: Array) -> Array:
    """Return how many positions of a row are before those of each slot, and in all."""
    sums = np.zeros((len(table), SLOTS + 1), np.int64)
    np.cumsum(kept_counts(table), axis=1, out=sums[:, 1:])
    for zone in range(ZONES):
        is_once = table[:, SLOTS] >> zone & 1 > 0
        exact, lemma = zone * WAYS + _EXACT, zone * WAYS + _LEMMA
        sums[is_once, exact] = sums[is_once, lemma]
    return sums


def _changes(values: Array) -> Array:
    changed = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def _entries(
    tokens: TokenArrays, ways: Sequence[FormTable]
) -> tuple[Array, Array, Array, Array]:
    pieces = []
    for zone in range(ZONES):
        chosen = np.flatnonzero(tokens.zone == zone)
        form, doc = tokens.form[chosen], tokens.doc[chosen]
        position = tokens.position[chosen]
        for number, way in enumerate(ways):
            first = way.starts[form]
            counts = way.starts[form + 1] - first
            slots = np.full(int(counts.sum()), zone * WAYS + number, np.uint8)
            pieces.append(
                (
                    way.terms[ranges(first, counts)],
                    np.repeat(doc, counts),
                    slots,
                    np.repeat(position, counts),
                )
            )
    term, doc, slot, position = (
        np.concatenate(column) for column in zip(*pieces, strict=True)
    )
    return term, doc, slot, position


def _order(term: Array, doc: Array, term_count: int) -> Array:
    """Return the order by term, then document; equal ones stay as they are.

    Numpy sorts 16-bit numbers by counting, so two or three such passes, from the lowest
    digit to the highest, take a tenth of the time of one comparison sort.
    """
    order = np.argsort((doc & 0xFFFF).astype(np.uint16), kind="stable")
    if len(doc) and int(doc.max()) > 0xFFFF:
        order = order[np.argsort((doc >> 16).astype(np.uint16)[order], kind="stable")]
    order = order[np.argsort((term & 0xFFFF).astype(np.uint16)[order], kind="stable")]
    if term_count > 1 << 16:
        order = order[np.argsort((term >> 16).astype(np.uint16)[order], kind="stable")]
    return order


def encode_counts(counts: Array, slots: Array, first: Array) -> tuple[Array, Array]:
    """Number the combinations of counts by slot.

    Args:
        counts: of a posting in a slot, above 0.
        slots: the slots of these counts; those of one posting come together.
        first: where each posting begins in the two.

    Returns:
        The code of each posting, and the table of counts by code and slot.
    """
    if not len(first):
        return np.zeros(0, np.uint16), np.zeros((0, SLOTS), np.int32)
    packed = np.add.reduceat(counts.astype(np.int64) << slots * np.int64(_BITS), first)
    rare: dict[tuple[int, ...], int] = {}
    too_many = np.flatnonzero(np.maximum.reduceat(counts, first) >= 1 << _BITS)
    bounds = np.append(first, len(counts))
    for posting in too_many.tolist():
        row = [0] * SLOTS
        for at in range(int(bounds[posting]), int(bounds[posting + 1])):
            row[int(slots[at])] = int(counts[at])
        packed[posting] = -1 - rare.setdefault(tuple(row), len(rare))
    values, codes = _numbered(packed)
    shifts = np.arange(SLOTS) * _BITS
    table = ((values[:, None] >> shifts) & ((1 << _BITS) - 1)).astype(np.int32)
    for row_counts, number in rare.items():
        table[np.searchsorted(values, -1 - number)] = row_counts
    return narrow(codes, len(table)), table


def _numbered(packed: Array) -> tuple[Array, Array]:
    """Return the distinct values in order, and the number of each value.

    Nearly all counts are 0 to 3: those are numbered through a small table, and only the
    rest has to be sorted.
    """
    shifts = np.arange(SLOTS, dtype=np.int64) * _BITS
    is_small = (packed & ~np.int64((np.int64(3) << shifts).sum())) == 0
    small = np.zeros(len(packed), np.int64)
    for slot in range(SLOTS):
        small |= ((packed >> np.int64(_BITS * slot)) & 3) << np.int64(2 * slot)
    present = np.flatnonzero(np.bincount(small[is_small], minlength=4**SLOTS))
    unpacked = ((present[:, None] >> (np.arange(SLOTS) * 2)) & 3) << shifts
    large, large_codes = np.unique(packed[~is_small], return_inverse=True)
    values = np.concatenate([unpacked.sum(axis=1), large])
    order = np.argsort(values)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    lookup = np.zeros(4**SLOTS, np.int64)
    lookup[present] = rank[: len(present)]
    codes = lookup[small]
    codes[~is_small] = rank[len(present) :][large_codes]
    return values[order], codes
