"""Which words of the index a pattern stands for.

The cluster is asked which terms a query has: it says so for its expressions, from the
dictionaries of its segments, without a list of words in each document.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from indexer.backends.opensearch.asking.term_queries import EVERYTHING, Query, any_of
from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_failures import TooManyTerms
from indexer.backends.opensearch.documents.token_slots import word_of
from indexer.contract.marked_letters import letters_like
from indexer.contract.occurrences import ZONES, zones_of
from indexer.contract.patterns import (
    Fuzzy,
    MatchingWords,
    Unmarked,
    Wildcard,
    WordPattern,
    is_match,
    nearest_first,
)

LONGEST_WORD = 500
WAYS = ("e", "l")
"""In which words are looked for: exact forms and lemmas."""

SOME = 4_000
"""Terms of a zone where more words of one length match than can be told."""

COUNTED = 1_000
"""Words that one search counts."""

SEARCHES = 8
"""Searches of one request."""

_QUERYS_OWN = re.compile(r"(?:\)|~1)\Z")
"""What may follow the last term of alternatives: a bracket, and that one is enough."""

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


def words_of(cluster: Cluster, index: str, pattern: WordPattern) -> set[str]:
    """Return the words of documents that are there; of very many of one length some."""
    found = _terms(cluster, index, pattern, 1, LONGEST_WORD)
    return {word_of(f"l{one}") for one in _present(cluster, index, pattern, found)}


def _terms(
    cluster: Cluster, index: str, pattern: WordPattern, least: int, longest: int
) -> set[str]:
    """Return texts of terms from the dictionaries of all shards, and perhaps others.

    A query may have so many terms; of more the shorter and the longer ones are asked for.
    """
    path = f"/{index}/_validate/query"
    ask = partial(cluster.read, "POST", path, rewrite="true", all_shards="true")
    try:
        return read_terms(ask(terms_body(pattern, least, longest)), pattern)
    except TooManyTerms:
        if least == longest:
            body = terms_body(pattern, least, longest, f"top_terms_{SOME}")
            return read_terms(ask(body), pattern)
    middle = math.isqrt(least * longest)
    shorter = _terms(cluster, index, pattern, least, middle)
    return shorter | _terms(cluster, index, pattern, middle + 1, longest)


def terms_body(
    pattern: WordPattern, least: int, longest: int, rewrite: str = "scoring_boolean"
) -> dict[str, Any]:
    """Return the query for terms of so many letters; the cluster says which they are."""
    wanted = expression(pattern)
    if (least, longest) != (1, LONGEST_WORD):
        wanted = f"(.{{{least},{longest}}})&({wanted})"
    asked = {"value": f"[el]({wanted})", "rewrite": rewrite}
    found: list[Query] = [{"regexp": {x: asked}} for x in zones_of(pattern.scope)]
    return {"query": any_of(found)}


def read_terms(answer: Mapping[str, Any], pattern: WordPattern) -> set[str]:
    """Read the terms of a query: ``(title:ekaava body:ekaava body:lkaava)~1``.

    A term holds no blank. Which of the signs at its end are the query's is not known.
    """
    found: set[str] = set()
    for shard in answer["explanations"]:
        for one in shard["explanation"].split(" "):
            zone, _, text = one.lstrip("(").partition(":")
            if zone not in ZONES or text[:1] not in WAYS:
                continue
            found.add(text[1:])
            while end := _QUERYS_OWN.search(text):
                text = text[: end.start()]
                if is_match(pattern, word_of(text)):
                    found.add(text[1:])
    return found


def _present(
    cluster: Cluster, index: str, pattern: WordPattern, words: set[str]
) -> list[str]:
    """Return those of *words* that a document has: dictionaries keep removed ones."""
    row = sorted(words)
    pieces = [row[at : at + COUNTED] for at in range(0, len(row), COUNTED)]
    found: list[str] = []
    for at in range(0, len(pieces), SEARCHES):
        asked = pieces[at : at + SEARCHES]
        answers = cluster.search_many(index, [counts_body(pattern, x) for x in asked])
        for piece, answer in zip(asked, answers, strict=True):
            buckets = answer["aggregations"]["words"]["buckets"]
            counts = zip(piece, buckets, strict=True)
            found += [word for word, bucket in counts if bucket["doc_count"]]
    return found


def counts_body(pattern: WordPattern, words: Sequence[str]) -> dict[str, Any]:
    """Return the search that counts the documents of each of *words*."""
    zones = zones_of(pattern.scope)
    filters = [
        any_of([{"terms": {zone: [f"{x}{word}" for x in WAYS]}} for zone in zones])
        for word in words
    ]
    return {
        "size": 0,
        "track_total_hits": False,
        "query": EVERYTHING,
        "aggs": {"words": {"filters": {"filters": filters}}},
    }


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
