"""Nodes that ask for many terms at once: a beginning, or the words of a pattern."""

from __future__ import annotations

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.segment import PostingList, Segment
from indexer.contract.query import OneOf, Prefix

TermSet = Prefix | OneOf


def postings_of(segment: Segment, node: TermSet) -> PostingList | None:
    """Return the postings of all terms of *node*; None when no document has one."""
    if isinstance(node, Prefix):
        return segment.postings_of_prefix(node.text)
    return segment.postings_of_terms(node.words)


def is_term_of(segment: Segment, node: TermSet, terms: Array) -> Array:
    """Return which of these numbers of terms *node* asks for."""
    if isinstance(node, Prefix):
        first, last = segment.prefix_range(node.text)
        return np.asarray((terms >= first) & (terms < last))
    return np.isin(terms, segment.term_numbers(node.words))
