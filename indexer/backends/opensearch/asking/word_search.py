"""Which words of the index a pattern stands for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from indexer.contract.marked_letters import letters_like
from indexer.contract.occurrences import zones_of
from indexer.contract.patterns import (
    Fuzzy,
    MatchingWords,
    Unmarked,
    Wildcard,
    WordPattern,
    is_match,
    nearest_first,
)

MOST_WORDS_AT_ONCE = 50_000
"""Words of one answer; the cluster gives 65,535 at most."""

LONGEST_WORD = 500
_SIGNS = frozenset('.?+*|{}[]()"\\#@&<>~^$-')


def expression(pattern: WordPattern) -> str:
    """Return a Lucene expression that all words of *pattern* match, and perhaps more."""
    if isinstance(pattern, Wildcard):
        return "".join(
            {"*": ".*", "?": "."}.get(x) or _plain(x) for x in pattern.pattern
        )
    if isinstance(pattern, Unmarked):
        rest = "\\-.*" if pattern.is_first_part else ""
        return "".join(map(_like, pattern.text)) + rest
    text, most = pattern.text, pattern.distance
    least, longest = max(len(text) - most, 0), len(text) + most
    if len(text) <= most:
        return f".{{{least},{longest}}}"
    # Of one piece more than there are changes, one is unchanged, near its own place.
    cuts = [len(text) * number // (most + 1) for number in range(most + 2)]
    pieces = [
        f".{{{max(start - most, 0)},{start + most}}}{_plain(text[start:end])}.*"
        for start, end in pairwise(cuts)
    ]
    return f"(.{{{least},{longest}}})&({'|'.join(pieces)})"


def words_body(pattern: WordPattern, length: int | None = None) -> dict[str, Any]:
    """Return the search for the words of *pattern*, or those of one length."""
    wanted = expression(pattern)
    if length is not None:
        wanted = f"(.{{{length}}})&({wanted})"
    zones = zones_of(pattern.scope)
    found = [{"regexp": {zone: {"value": f"[el]({wanted})"}}} for zone in zones]
    values = {"size": MOST_WORDS_AT_ONCE, "include": wanted}
    return {
        "size": 0,
        "track_total_hits": False,
        "query": {"bool": {"should": found}},
        "aggs": {
            zone: {"terms": {"field": f"{zone}_words", **values}} for zone in zones
        },
    }


def read_words(answer: Mapping[str, Any]) -> set[str] | None:
    """Read the answer to ``words_body``; None when there are too many for one."""
    found = answer.get("aggregations", {}).values()
    if any(one["sum_other_doc_count"] for one in found):
        return None
    return {bucket["key"] for one in found for bucket in one["buckets"]}


def nearest(pattern: WordPattern, words: set[str], limit: int) -> MatchingWords:
    """Return the words that match, the nearest first."""
    if isinstance(pattern, (Fuzzy, Unmarked)):
        words = {word for word in words if is_match(pattern, word)}
    return nearest_first(pattern, words, limit)


def _like(letter: str) -> str:
    """Return any letter where *letter* may have marks: naming them all is too long."""
    return "." if len(letters_like(letter)) > 1 else _plain(letter)


def _plain(text: str) -> str:
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in text)
