"""Postings of frequent terms: a byte or less for a document, half a one for a code.

A list has its documents by blocks of ``BLOCK``: how many are in each block, then the place
of each in its block. A list of more than about every eighth document has a bit for each
instead. Half bytes say the most frequent codes; the others follow, as bytes and, if these
do not do, as four bytes each. What decides are numbers of documents, which are known.
"""

from __future__ import annotations

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFile
from indexer.backends.whoosh.files.row_numbers import narrow, parted

BLOCK = 255
"""Documents of a block, so that their number fits into a byte."""

LARGER = 15
"""In the place of a code that does not fit into half a byte."""

LISTED = 255
"""In the place of a code that does not fit into a byte."""

_LIST_BYTES = 20
"""What a list takes besides: its term, where it begins, the postings before it."""

_SHORT_BYTES = 3
"""What a posting takes that is in no list."""

_NUMBERS = np.arange(256)
_HALVES: Array = ((_NUMBERS & LARGER) | (_NUMBERS >> 4 << 8)).astype(np.uint16)
"""The two half bytes of each byte, as two bytes."""


def are_long(counts: Array, size: int) -> Array:
    """Return for which numbers of postings a list takes less room.

    Args:
        counts: postings of each term.
        size: documents of the segment.
    """
    bytes_ = _document_bytes(counts, size) + (counts + 1) // 2 + _LIST_BYTES
    return np.asarray((counts > 0) & (bytes_ < _SHORT_BYTES * counts))


def _document_bytes(counts: Array, size: int) -> Array:
    return np.asarray(np.minimum(counts + -(-size // BLOCK), _mask_bytes(size)))


def _mask_bytes(size: int) -> int:
    return (size + 7) // 8


def encoded(docs: Array, codes: Array, size: int) -> Array:
    """Return the bytes of a list; see ``are_long``."""
    if _is_mask(len(docs), size):
        mask = np.zeros(size, bool)
        mask[docs] = True
        pieces: list[Array] = [np.packbits(mask, bitorder="little")]
    else:
        blocks, places = np.divmod(docs, BLOCK)
        counts = np.bincount(blocks, minlength=-(-size // BLOCK))
        pieces = [counts.astype(np.uint8), places.astype(np.uint8)]
    halves = np.zeros((len(codes) + 1) // 2 * 2, np.uint8)
    halves[: len(codes)] = np.minimum(codes, LARGER)
    larger = codes[codes >= LARGER].astype(np.uint32)
    listed = larger[larger >= LISTED].astype("<u4")
    pieces += [halves[::2] | halves[1::2] << 4, np.minimum(larger, LISTED)]
    pieces.append(listed.view(np.uint8))
    return np.concatenate([piece.astype(np.uint8) for piece in pieces])


def _is_mask(count: int, size: int) -> bool:
    return count + -(-size // BLOCK) > _mask_bytes(size)


class LongLists:
    """The lists of a segment file; a list is asked for by its number.

    Attributes:
        terms: number of the term of each, ascending.
        sums: postings of all lists before each, and of all.
    """

    def __init__(self, file: ArrayFile) -> None:
        self._size = file.number("documents")
        self.terms = file.array("lists.terms")
        self.sums = file.array("lists.sums")
        self._starts = file.array("lists.starts")
        self._bytes = file.array("lists.bytes")
        blocks = -(-self._size // BLOCK)
        self._bases = np.arange(blocks, dtype=np.int32) * BLOCK

    def documents(self, number: int) -> Array:
        """Return the ascending documents of a list, as int32."""
        start, count = int(self._starts[number]), self._count(number)
        if _is_mask(count, self._size):
            bits = self._bytes[start : start + _mask_bytes(self._size)]
            mask = np.unpackbits(bits, count=self._size, bitorder="little")
            return mask.view(bool).nonzero()[0].astype(np.int32)
        places = start + len(self._bases)
        docs: Array = self._bases.repeat(self._bytes[start:places])
        docs += self._bytes[places : places + count]
        return docs

    def codes(self, number: int) -> Array:
        """Return the codes of a list, in a type that holds them."""
        count, start = self._count(number), int(self._starts[number])
        blocks = count + len(self._bases)
        start += min(blocks, _mask_bytes(self._size))
        rest = start + (count + 1) // 2
        halves = self._bytes[start:rest]
        codes: Array = _HALVES.take(halves, mode="clip").view(np.uint8)[:count]
        larger = (codes == LARGER).nonzero()[0]
        further = self._bytes[rest : int(self._starts[number + 1])]
        return _with_larger(
            codes, larger, further[: len(larger)], further[len(larger) :]
        )

    def documents_of(self, first: int, last: int) -> Array:
        """Return the documents of the lists from *first* to before *last*, in a row."""
        bytes_, counts, sizes = self._parts(first, last)
        is_mask = counts + len(self._bases) > _mask_bytes(self._size)
        heads = np.where(is_mask, 0, len(self._bases))
        if not len(blocks := (~is_mask).nonzero()[0]):
            return np.concatenate([self.documents(x) for x in range(first, last)])
        places = np.where(is_mask, 0, counts)
        rest = sizes - heads - places
        kind = parted(heads, places, rest)
        docs: Array = np.tile(self._bases, len(blocks)).repeat(bytes_[kind == 0])
        docs += bytes_[kind == 1]
        if len(blocks) == len(counts):
            return docs
        every = np.empty(int(counts.sum()), np.int32)
        own = parted(places, counts - places)
        every[own == 0] = docs
        masks = [self.documents(first + x) for x in is_mask.nonzero()[0].tolist()]
        every[own == 1] = np.concatenate(masks)
        return every

    def codes_of(self, first: int, last: int) -> Array:
        """Return their codes, in a type that holds them."""
        bytes_, counts, sizes = self._parts(first, last)
        docs, halves = _document_bytes(counts, self._size), (counts + 1) // 2
        rest = sizes - docs - halves
        kind = parted(docs, halves, rest)
        codes = _HALVES.take(bytes_[kind == 1], mode="clip").view(np.uint8)
        if (counts % 2).any():
            codes = codes[parted(counts, counts % 2) == 0]
        larger = (codes == LARGER).nonzero()[0]
        further = bytes_[kind == 2]
        own = np.diff(larger.searchsorted(counts.cumsum()), prepend=0)
        listed = further[:0]
        if len(further) > len(larger):
            kind = parted(own, rest - own)
            listed, further = further[kind == 1], further[kind == 0]
        return _with_larger(codes, larger, further, listed)

    def _parts(self, first: int, last: int) -> tuple[Array, Array, Array]:
        """Return the bytes of lists, how many documents they have, and how many bytes."""
        starts = self._starts[first : last + 1].astype(np.int64)
        bytes_ = self._bytes[int(starts[0]) : int(starts[-1])]
        counts = np.diff(self.sums[first : last + 1].astype(np.int64))
        return bytes_, counts, np.diff(starts)

    def _count(self, number: int) -> int:
        return int(self.sums[number + 1]) - int(self.sums[number])


def _with_larger(codes: Array, at: Array, own: Array, listed: Array) -> Array:
    """Put in the larger codes; the bytes of those that are listed follow."""
    codes[at] = own
    if not len(listed):
        return codes
    values = np.frombuffer(listed.tobytes(), "<u4")
    wide = narrow(codes, int(values.max()) + 1)
    wide[at[own == LISTED]] = values
    return wide
