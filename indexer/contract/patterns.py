"""Words that are asked for by a pattern: ``*kaava*``, ``k?ulu``, ``kesantö~``.

A pattern is not a node of a query tree. Reading a query asks the index which of its words
a pattern stands for, and puts those into the tree as ``OneOf``; so the person who asks is
shown the words, the limit is held in one place, and all backends find the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from indexer.contract.marked_letters import is_spelled_like
from indexer.contract.query import Scope

MOST_WORDS = 1000
"""Words that one pattern may stand for; of more, the nearest are taken."""


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words that match as a whole: ``*`` is any letters, also none; ``?`` is one.

    ``pattern`` is folded and holds no other signs than ``*`` and ``?``.
    """

    pattern: str
    scope: Scope = "all"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words that become ``text`` (folded) with at most ``distance`` changed letters.

    A change is a letter more, a letter less, or another letter.
    """

    text: str
    distance: int = 1
    scope: Scope = "all"


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Words that are ``text`` (folded) where it was typed without their marks.

    With ``is_first_part`` those whose part before the first hyphen is.
    """

    text: str
    is_first_part: bool = False
    scope: Scope = "all"


WordPattern = Wildcard | Fuzzy | Unmarked


@dataclass(frozen=True, slots=True)
class MatchingWords:
    """What a pattern stands for in an index.

    Attributes:
        words: the nearest first (see ``nearest_first``), at most as many as asked for.
        total: how many there are in all.
    """

    words: tuple[str, ...]
    total: int


class Vocabulary(Protocol):
    """Answers which words of an index a pattern stands for: its exact forms and lemmas."""

    def __call__(self, pattern: WordPattern, limit: int = MOST_WORDS) -> MatchingWords:
        """See ``IndexBackend.matching_words``."""
        ...


def nearest_first(
    pattern: WordPattern, words: Iterable[str], limit: int
) -> MatchingWords:
    """Put the words that match *pattern* in order, and keep *limit* of them.

    Of a fuzzy word those with fewer changed letters come first; then the shorter ones,
    which are the more general ones in a language of compounds; then by code points.
    """
    found = set(words)
    if isinstance(pattern, Fuzzy):
        keyed = [(edit_distance(pattern.text, word), len(word), word) for word in found]
    else:
        keyed = [(0, len(word), word) for word in found]
    return MatchingWords(tuple(word for *_, word in sorted(keyed)[:limit]), len(found))


def is_match(pattern: WordPattern, word: str) -> bool:
    """Return whether *word* matches, letter by letter; the reference for backends."""
    if isinstance(pattern, Fuzzy):
        return edit_distance(pattern.text, word) <= pattern.distance
    if isinstance(pattern, Unmarked):
        part, hyphen, _ = (
            word.partition("-") if pattern.is_first_part else (word, "", "")
        )
        is_whole = bool(hyphen) == pattern.is_first_part
        return is_whole and is_spelled_like(part, pattern.text)
    reached = {0}
    for sign in pattern.pattern:
        if sign == "*":
            reached = set(range(min(reached, default=len(word) + 1), len(word) + 1))
        else:
            reached = {
                at + 1 for at in reached if at < len(word) and sign in ("?", word[at])
            }
    return len(word) in reached


def edit_distance(first: str, second: str) -> int:
    """Return how many letters must be added, removed or changed (Levenshtein)."""
    row = list(range(len(second) + 1))
    for at, sign in enumerate(first, 1):
        before, row[0] = row[0], at
        for column, other in enumerate(second, 1):
            changed = before + (sign != other)
            before = row[column]
            row[column] = min(changed, row[column - 1] + 1, row[column] + 1)
    return row[-1]
