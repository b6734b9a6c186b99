"""The words of an index as a list."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.contract.patterns import (
    MOST_WORDS,
    MatchingWords,
    Vocabulary,
    WordPattern,
    is_match,
    nearest_first,
)


def vocabulary(words: Iterable[str]) -> Vocabulary:
    """Return what answers as an index with these words does."""

    def matching(pattern: WordPattern, limit: int = MOST_WORDS) -> MatchingWords:
        found = (word for word in words if is_match(pattern, word))
        return nearest_first(pattern, found, limit)

    return matching
