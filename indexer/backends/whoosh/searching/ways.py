"""In which way a word of the query matched a token: by numbers of terms, many at once."""

from __future__ import annotations

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.segment import EXACT, PART, Segment
from indexer.backends.whoosh.searching.term_sets import is_term_of
from indexer.contract.backend import Way
from indexer.contract.query import SingleWord, Word

_BEST_FIRST: tuple[Way, ...] = ("exact", "lemma", "part")
_RANKS: Array = np.array([1, 2, 0])
"""Place of lemma, part and exact among them."""


def matched_ways(
    segment: Segment, word: SingleWord, entries: tuple[Array, Array, Array]
) -> dict[int, tuple[Way, str]]:
    """Return how forms match, as ``memory_occurrences.ways_of`` does; the best way only.

    Args:
        segment: whose numbers of terms these are.
        word: of the query.
        entries: number of a form, of a term, and the way in which the form has it.

    Returns:
        By number of the form; those that do not match are left out.
    """
    forms, terms, ways = entries
    texts = _asked(segment, word) if isinstance(word, Word) else {}
    chosen = np.flatnonzero(_is_match(segment, word, texts, terms, ways))
    forms, terms, ranks = forms[chosen], terms[chosen], _RANKS[ways[chosen]]
    # Numbers of terms are in the order of their texts.
    order = np.lexsort((terms, ranks, forms))[::-1]
    rows = zip(*(x[order].tolist() for x in (forms, ranks, terms)), strict=True)
    best = {form: (rank, term) for form, rank, term in rows}
    return {
        form: (_BEST_FIRST[rank], texts.get(term) or segment.terms.text(term))
        for form, (rank, term) in best.items()
    }


def _asked(segment: Segment, word: Word) -> dict[int, str]:
    """Return the terms of *word* that the segment has, by number."""
    asked = (word.exact,) if word.is_exact else (*word.lemma, word.exact)
    numbers = ((segment.term_number(text), text) for text in asked)
    return {number: text for number, text in numbers if number is not None}


def _is_match(
    segment: Segment,
    word: SingleWord,
    asked: dict[int, str],
    terms: Array,
    ways: Array,
) -> Array:
    if not isinstance(word, Word):
        return np.asarray((ways != PART) & is_term_of(segment, word, terms))
    is_exact, matches = ways == EXACT, np.zeros(len(terms), bool)
    for number, text in asked.items():
        is_term = terms == number
        if text == word.exact:
            matches |= is_exact & is_term
        if not word.is_exact:
            matches |= ~is_exact & is_term
    return matches
