"""Tokens of the documents of one segment, kept as columns until they are inverted.

A *form* is a distinct (lemma, part, exact). Documents from bulk analysis bring numbers in
a vocabulary; tokens that are objects get theirs from a vocabulary kept here. When the
segment is written, all of them become numbers of its own forms.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

import numpy as np

from analyzers.base import Token
from analyzers.text.word_terms import WordTerms
from indexer.backends.whoosh.files.array_file import Array, encode
from indexer.backends.whoosh.files.row_numbers import starts_of
from indexer.contract.token_columns import TokenColumns

Key = TypeVar("Key")
Form = tuple[tuple[str, ...], tuple[str, ...], str]
FormArrays = tuple[Array, Array, Array]
"""Where each form's entries start; the term and the way (0 lemma, 1 part, 2 exact) of
each entry."""

LONGEST = 0xFF
"""Lengths from here on are written down among the odd tokens."""


class TermNumbering(dict[Key, int], Generic[Key]):
    """Numbers new keys, each with the next number."""

    def __missing__(self, key: Key) -> int:
        number = self[key] = len(self)
        return number


class TokenCollector:
    """Takes tokens zone by zone; gives them back as arrays."""

    def __init__(self) -> None:
        self._own: TermNumbering[Form] = TermNumbering()
        self._vocabularies: list[Sequence[WordTerms]] = []
        self._numbers: list[Array] = [np.zeros(0, np.uint32)]
        self._owners: list[int] = [0]
        self._starts: list[Array] = [np.zeros(0, np.uint32)]
        self._lengths: list[Array] = [np.zeros(0, np.uint8)]
        self._positions: list[Array] = [np.zeros(0, np.uint32)]
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, tokens: Sequence[Token], source: str, number: int) -> list[object]:
        """Take the tokens of a zone.

        Args:
            tokens: of *source*.
            source: the text of the zone.
            number: of the first token within its document.

        Returns:
            ``[number, text, end]`` of those whose text is not at their offsets, or is
            too long for its length to be kept.
        """
        if isinstance(tokens, TokenColumns) and tokens.source == source:
            return self._add_columns(tokens, number)
        return self._add_tokens(_in_order(tokens), source, number)

    def _add_columns(self, tokens: TokenColumns, number: int) -> list[object]:
        lengths = tokens.ends - tokens.starts
        odd = np.flatnonzero(lengths >= LONGEST).tolist()
        self._keep(
            self._owner(tokens.vocabulary),
            tokens.numbers,
            tokens.starts,
            np.minimum(lengths, LONGEST),
            tokens.positions,
        )
        return [[number + at, tokens[at].text, tokens[at].end] for at in odd]

    def _add_tokens(
        self, tokens: Sequence[Token], source: str, number: int
    ) -> list[object]:
        numbers = [self._own[x.lemma, x.part, x.exact] for x in tokens]
        self._keep(
            0,
            np.array(numbers, np.uint32),
            np.array([x.start for x in tokens], np.uint32),
            np.array([min(x.end - x.start, LONGEST) for x in tokens], np.uint8),
            np.array([x.position for x in tokens], np.uint32),
        )
        return [
            [at, x.text, x.end]
            for at, x in enumerate(tokens, number)
            if source[x.start : x.end] != x.text or x.end - x.start >= LONGEST
        ]

    def _owner(self, vocabulary: Sequence[WordTerms]) -> int:
        for at, known in enumerate(self._vocabularies, 1):
            if known is vocabulary:
                return at
        self._vocabularies.append(vocabulary)
        return len(self._vocabularies)

    def _keep(
        self,
        owner: int,
        numbers: Array,
        starts: Array,
        lengths: Array,
        positions: Array,
    ) -> None:
        self._owners.append(owner)
        self._numbers.append(numbers)
        self._starts.append(starts.astype(np.uint32))
        self._lengths.append(lengths.astype(np.uint8))
        self._positions.append(positions.astype(np.uint32))
        self._count += len(numbers)

    def starts(self) -> Array:
        """Return the offset of each token, in the order they came."""
        return np.concatenate(self._starts)

    def lengths(self) -> Array:
        """Return the length of each token, ``LONGEST`` at most."""
        return np.concatenate(self._lengths)

    def positions(self) -> Array:
        """Return the position of each token in its zone."""
        return np.concatenate(self._positions)

    def forms(self, taken: Array) -> tuple[Array, list[Form]]:
        """Return the form numbers of the tokens *taken*, and the forms by number.

        Forms are numbered in the order of *taken*; those of no other tokens appear.
        """
        vocabularies = [list(self._own), *self._vocabularies]
        bases = list(accumulate(map(len, vocabularies), initial=0))
        offsets = np.array(bases, np.int64)[self._owners]
        sizes = np.fromiter(map(len, self._numbers), np.int64, len(self._numbers))
        numbers = np.concatenate(self._numbers) + np.repeat(offsets, sizes)
        codes, distinct = _by_appearance(numbers[taken], bases[-1])
        forms: TermNumbering[Form] = TermNumbering()
        final = []
        for code in distinct.tolist():
            at = bisect_right(bases, code) - 1
            lemma, part, exact, *_ = vocabularies[at][code - bases[at]]
            final.append(forms[lemma, part, exact])
        return np.array(final, np.uint32)[codes], list(forms)


def form_arrays(forms: Sequence[Form]) -> tuple[list[bytes], FormArrays]:
    """Return the terms of all *forms*, sorted, and which of them each form has."""
    numbers: TermNumbering[str] = TermNumbering()
    flat = [x for lemma, part, exact in forms for x in (*lemma, *part, exact)]
    found = np.fromiter(map(numbers.__getitem__, flat), np.uint32, len(flat))
    sizes = np.insert(shapes_of(forms), 2, 1, axis=1)
    terms, rank = sorted_terms(numbers)
    ways = np.tile(np.arange(3, dtype=np.uint8), len(sizes))
    return terms, (
        starts_of(sizes.sum(axis=1)),
        rank[found],
        np.repeat(ways, sizes.ravel()),
    )


def shapes_of(forms: Sequence[Form]) -> Array:
    """Return the number of lemmas and the number of parts of each form."""
    shapes = [(len(lemma), len(part)) for lemma, part, _ in forms]
    return np.array(shapes, np.uint32).reshape(-1, 2)


def sorted_terms(terms: Iterable[str]) -> tuple[list[bytes], Array]:
    """Return distinct terms as they are stored, sorted, and the place of each there."""
    encoded = [encode(term) for term in terms]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    rank = np.empty(len(order), np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    return [encoded[number] for number in order], rank


def _by_appearance(numbers: Array, size: int) -> tuple[Array, Array]:
    """Number the distinct values below *size* by appearance; also return them."""
    count = len(numbers)
    first = np.full(size, count, np.int64)
    first[numbers[::-1]] = np.arange(count - 1, -1, -1)  # the last one written stays
    used = np.flatnonzero(first < count)
    distinct = used[np.argsort(first[used])]
    code = np.zeros(size, np.int64)
    code[distinct] = np.arange(len(distinct))
    return code[numbers], distinct


def _in_order(tokens: Sequence[Token]) -> Sequence[Token]:
    positions: Iterable[int] = (token.position for token in tokens)
    if all(a <= b for a, b in pairwise(positions)):
        return tokens
    return sorted(tokens, key=lambda token: token.position)
