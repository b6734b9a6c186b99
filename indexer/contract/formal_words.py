"""Words of formal parts: appeal instructions, lines of presenters and contacts.

They are in the index under a mark, so that a search for "oikaisuvaatimus" finds decisions
about claims and not every decision that tells how to make one, and "kunnanjohtajan palkka"
none that a manager presents. Who wants these parts as
well asks for both forms.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np

from analyzers.text.word_columns import WordColumns
from analyzers.text.word_terms import WordTerms
from indexer.contract.patterns import (
    MOST_WORDS,
    MatchingWords,
    Vocabulary,
    WordPattern,
)
from indexer.contract.query import Word

MARK = "‡"
"""Begins every term of a formal part; no word of a text has it."""

_Value = TypeVar("_Value")


def is_formal(term: str) -> bool:
    """Whether a term of the index is of a formal part."""
    return term.startswith(MARK)


def with_formal_parts(
    words: WordColumns, spans: Sequence[tuple[int, int]]
) -> WordColumns:
    """Return *words* with those that begin in *spans* (offsets) under the mark."""
    inside = np.zeros(len(words), bool)
    for start, end in spans:
        inside |= (words.starts >= start) & (words.starts < end)
    if not inside.any():
        return words
    table = words.vocabulary
    numbers = words.numbers.copy()
    found, places = np.unique(numbers[inside], return_inverse=True)
    under_mark = [table.completed(_marked(table[number])) for number in found.tolist()]
    numbers[inside] = np.array(under_mark, numbers.dtype)[places]
    return dataclasses.replace(words, numbers=numbers)


def also_in_formal_parts(value: _Value) -> _Value:
    """Return a query, a node or a term whose words are asked for in formal parts, too.

    Beginnings of words and quoted single words are asked for outside these only.
    """
    if isinstance(value, tuple):
        return type(value)(map(also_in_formal_parts, value))
    if isinstance(value, Word):
        if value.is_exact or value.scope == "title":
            return value
        lemmas = tuple(f"{MARK}{lemma}" for lemma in value.lemma)
        return dataclasses.replace(value, lemma=(*value.lemma, *lemmas))
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        new = also_in_formal_parts(old)
        if new is not old and new != old:
            changes[field.name] = new
    return dataclasses.replace(value, **changes) if changes else value


def outside_formal_parts(vocabulary: Vocabulary) -> Vocabulary:
    """Return *vocabulary* without the words of formal parts."""

    def matching(pattern: WordPattern, limit: int = MOST_WORDS) -> MatchingWords:
        found = vocabulary(pattern, limit)
        words = tuple(word for word in found.words if not is_formal(word))
        return MatchingWords(words, found.total - len(found.words) + len(words))

    return matching


def _marked(terms: WordTerms) -> WordTerms:
    return terms._replace(
        lemma=tuple(f"{MARK}{term}" for term in terms.lemma),
        part=tuple(f"{MARK}{term}" for term in terms.part),
        exact=f"{MARK}{terms.exact}",
        asked=(),
    )
