"""Sets of documents of one segment, as ascending numbers or as a mask, and their use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, reduce

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.segment import PostingList


class DocSet:
    """A set of documents; whichever form is not given is made when first asked for."""

    def __init__(
        self, size: int, docs: Array | None = None, mask: Array | None = None
    ) -> None:
        self.size = size
        if docs is not None:
            self.docs = docs
        if mask is not None:
            self.mask = mask

    @cached_property
    def docs(self) -> Array:
        """Ascending numbers."""
        return np.flatnonzero(self.mask).astype(np.int32)

    @cached_property
    def mask(self) -> Array:
        """One truth value a document of the segment."""
        mask = np.zeros(self.size, bool)
        mask[self.docs] = True
        return mask

    @cached_property
    def ranks(self) -> Array:
        """Place of each member in ``docs``; undefined for others."""
        ranks = np.empty(self.size, np.int32)
        ranks[self.docs] = np.arange(len(self.docs), dtype=np.int32)
        return ranks

    @property
    def is_mask(self) -> bool:
        """Whether only the mask is there, so that numbers would cost."""
        return "docs" not in self.__dict__

    @cached_property
    def count(self) -> int:
        """Members."""
        return int(np.count_nonzero(self.mask)) if self.is_mask else len(self.docs)

    def find(self, postings: PostingList) -> tuple[Array | slice, Array]:
        """Return the postings of members.

        Returns:
            Numbers of postings (or a slice of all of them), and for each the place of
            its document in ``docs``.
        """
        docs = postings.docs
        if postings.is_sorted and 16 * self.count < len(docs):
            at = np.searchsorted(docs, self.docs)
            at[at == len(docs)] = 0
            places = np.flatnonzero(docs[at] == self.docs)
            return at[places], places
        is_member = self.has(docs)
        if is_member.all():
            return slice(None), self.ranks.take(docs, mode="clip")
        chosen = np.flatnonzero(is_member)
        if postings.is_sorted and len(chosen) == self.count:
            return chosen, np.arange(self.count)
        return chosen, self.ranks[docs[chosen]]

    def has(self, docs: Array) -> Array:
        """Return which of *docs* are members."""
        # "clip" only says that no number is out of bounds: that need not be checked.
        return self.mask.take(docs, mode="clip")


def intersection(size: int, sets: Sequence[DocSet]) -> DocSet:
    """Return the documents that are in all *sets*; there must be one."""
    lists = sorted((x for x in sets if not x.is_mask), key=lambda found: found.count)
    masks = [x for x in sets if x.is_mask]
    if not lists:
        return DocSet(size, mask=reduce(np.logical_and, [x.mask for x in masks]))
    docs = lists[0].docs
    for other in [*lists[1:], *masks]:
        if not other.is_mask and 16 * len(docs) < other.count:
            at = np.searchsorted(other.docs, docs)
            at[at == other.count] = 0
            docs = docs[other.docs[at] == docs]
        else:
            docs = docs[other.has(docs)]
    return lists[0] if len(docs) == lists[0].count else DocSet(size, docs)


def union(size: int, sets: Sequence[DocSet]) -> DocSet:
    """Return the documents that are in one of *sets*."""
    sets = [x for x in sets if x.is_mask or x.count]
    if len(sets) == 1:
        return sets[0]
    mask = np.zeros(size, bool)
    for found in sets:
        if found.is_mask:
            mask |= found.mask
        else:
            mask[found.docs] = True
    return DocSet(size, mask=mask)
