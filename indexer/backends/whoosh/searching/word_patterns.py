"""Which words of a shard a pattern stands for: Whoosh's automata over our lexicon.

A fuzzy word is answered by Whoosh's Levenshtein automaton, which steps from word to word.
A wildcard is decided by Whoosh's ``Wildcard``; the arrays only narrow what it looks at,
as a pattern that begins with ``*`` would have it read every word of the index. A word
typed without marks is looked for letter by letter (``unmarked_words``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np
from whoosh import query as whoosh_query
from whoosh.codec.base import Automata
from whoosh.fields import Schema

from indexer.backends.whoosh.codec.schema import WORD_FIELDS, make_schema
from indexer.backends.whoosh.codec.terms import ArrayCursor, Lexicon, word_lexicon
from indexer.backends.whoosh.files.array_file import Array, encode
from indexer.backends.whoosh.postings.segment import (
    EXACT,
    LEMMA,
    Shard,
    slots_of,
    zones_of,
)
from indexer.backends.whoosh.searching.unmarked_words import unmarked_numbers
from indexer.contract.patterns import Fuzzy, Unmarked, Wildcard, WordPattern

_LITERALS = re.compile(r"[^*?]+")


def matching_terms(shard: Shard, pattern: WordPattern) -> list[str]:
    """Return the words of documents not deleted that *pattern* stands for."""
    slots = slots_of((LEMMA, EXACT), zones_of(pattern.scope))
    lexicon = word_lexicon(shard.segment, slots)
    if isinstance(pattern, Fuzzy):
        cursor = ArrayCursor(lexicon)
        words = list(Automata().terms_within(cursor, pattern.text, pattern.distance))
    elif isinstance(pattern, Unmarked):
        numbers = np.array(unmarked_numbers(lexicon.texts, pattern), np.int64)
        has = lexicon.has(numbers).tolist()
        words = [lexicon.texts.text(x) for x in compress(numbers.tolist(), has)]
    else:
        words = list(_wildcard_words(lexicon, pattern))
    return words if shard.live is None else _live(shard, slots, words)


def _live(shard: Shard, slots: tuple[int, ...], words: list[str]) -> list[str]:
    """Leave out the words of deleted documents only."""
    segment = shard.segment
    numbers = segment.term_numbers(words)
    if not len(numbers) or shard.live is None:
        return words
    counts = segment.lists.rows.sizes_of(numbers)
    docs, codes = segment.lists.of_terms(numbers)
    is_there = segment.has_slots(slots)[codes] & shard.live[docs]
    has = np.logical_or.reduceat(is_there, np.cumsum(counts) - counts)
    return [segment.terms.text(number) for number in numbers[has].tolist()]


def _wildcard_words(lexicon: Lexicon, pattern: Wildcard) -> Iterator[str]:
    if "*" not in pattern.pattern and "?" not in pattern.pattern:
        yield from _same(lexicon, pattern.pattern)
        return
    query = whoosh_query.Wildcard(WORD_FIELDS[0], pattern.pattern)
    reader = _Narrowed(make_schema(), lexicon, _candidates(lexicon, pattern.pattern))
    for _, word in query.expanded_terms(reader):
        yield word.decode("utf-8", "surrogatepass")


def _same(lexicon: Lexicon, word: str) -> list[str]:
    """Return the word itself, if there is one: no automaton is needed."""
    texts, wanted = lexicon.texts, encode(word)
    at = texts.find(wanted)
    is_there = at < len(texts) and texts[at] == wanted
    return [word] if is_there and bool(lexicon.has(np.array([at]))[0]) else []


def _candidates(lexicon: Lexicon, pattern: str) -> Array:
    """Return the numbers of the words that may match, by their letters and lengths."""
    texts = lexicon.texts
    head = re.split(r"[*?]", pattern, maxsplit=1)[0]
    first, last = 0, len(texts)
    if head:
        first, last = texts.find(encode(head)), texts.find(encode(head) + b"\xff")
    rest = _LITERALS.findall(pattern[len(head) :])
    if rest and first < last:
        numbers = texts.containing(encode(max(rest, key=len)), first, last)
    else:
        numbers = np.arange(first, last)
    return numbers[lexicon.has(numbers) & _may_be_long(texts.sizes(numbers), pattern)]


def _may_be_long(sizes: Array, pattern: str) -> Array:
    """Return which numbers of bytes a word that matches may have."""
    least = len(encode(pattern.replace("*", "").replace("?", "a")))
    is_long: Array = sizes >= least
    if "*" not in pattern:
        is_long &= sizes <= least + (_WIDEST - 1) * pattern.count("?")
    return is_long


_WIDEST = 4
"""Bytes of a letter."""


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What ``Wildcard`` asks of a Whoosh reader, with fewer words in it."""

    schema: Schema
    words: Lexicon
    numbers: Array

    def lexicon(self, fieldname: str) -> Iterator[bytes]:
        """Yield the words of the field."""
        return map(self.words.texts.__getitem__, self.numbers.tolist())

    def expand_prefix(self, fieldname: str, prefix: Any) -> Iterator[bytes]:
        """Yield the words of the field that begin so: all of them do."""
        return self.lexicon(fieldname)
