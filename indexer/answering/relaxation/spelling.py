"""Another spelling for words that no decision has: "vammaineuvosto", "tilinpätös".

Only a search that finds nothing or next to nothing is looked at, and nothing is replaced:
the other spelling is offered with its number of hits. Acts, case numbers and names that
were recognised are not looked at.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from analyzers.base import Analyzer
from indexer.contract.query import Word
from indexer.request import Relaxation, SearchRequest
from indexer.understanding.query_reading import ParsedQuery

_LETTERS = "aeinotslukämrvjhypdögbfcåwzxq"
_SHORTEST = 5
_LONGEST = 40
_MOST_WORDS = 3
_MOST_CANDIDATES = 12

FEW = 20
"""Hits up to which another spelling is offered beside them."""

_MANY_MORE = 5
"""So many times more hits must a spelling have that is offered beside hits."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Counts requests; ``ahead`` is told of several before they are counted."""

    count: Callable[[SearchRequest], int]
    ahead: Callable[[Sequence[SearchRequest]], None] = lambda requests: None


class SpellingHelp:
    """Finds near spellings with the dictionary of the analyzer."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer

    def corrected(
        self, base: SearchRequest, parsed: ParsedQuery, counting: Counting
    ) -> tuple[Relaxation, ...]:
        """Return the request with the words without any hit spelled otherwise.

        Empty when there is no such word, or no spelling that finds something.
        """
        query = base.query
        changed: list[str] = []
        for text in _doubtful(parsed):
            if counting.count(_bare(text)):
                continue
            best = self._best(text, counting)
            if best:
                query = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", best, query, count=1)
                changed.append(best)
        looser = dataclasses.replace(base, query=query, limit=0, offset=0, facets=())
        total = counting.count(looser) if changed else 0
        if not total:
            return ()
        return (Relaxation(f"spelling:{' '.join(changed)}", looser, total),)

    def offered(
        self, base: SearchRequest, parsed: ParsedQuery, total: int, counting: Counting
    ) -> tuple[Relaxation, ...]:
        """Return another spelling of words that the dictionary lacks, beside few hits.

        Empty unless it has many times the *total* hits of the words as typed.
        """
        query = base.query
        changed: list[str] = []
        for text in _doubtful(parsed):
            best = (
                None
                if self._analyzer.is_known(text.lower())
                else self._best(text, counting)
            )
            if best:
                query = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", best, query, count=1)
                changed.append(best)
        looser = dataclasses.replace(base, query=query, limit=0, offset=0, facets=())
        found = counting.count(looser) if changed else 0
        if found < max(total, 1) * _MANY_MORE:
            return ()
        return (Relaxation(f"spelling:{' '.join(changed)}", looser, found),)

    def _best(self, text: str, counting: Counting) -> str | None:
        """Return the known word one slip away that most decisions have.

        As it is written, or else in any form: "koulun" rather than "koulunne".
        """
        known = (one for one in slips(text.lower()) if self._analyzer.is_known(one))
        candidates = list(islice(known, _MOST_CANDIDATES))
        asked = {one: (_bare(f'"{one}"'), _bare(one)) for one in candidates}
        counting.ahead([request for pair in asked.values() for request in pair])
        totals = {
            one: (counting.count(written), counting.count(any_form))
            for one, (written, any_form) in asked.items()
        }
        best = max(totals, key=totals.__getitem__, default=None)
        return best if best and any(totals[best]) else None


def looked_at(parsed: ParsedQuery) -> list[SearchRequest]:
    """Return what is counted to see which words need another spelling."""
    return [_bare(text) for text in _doubtful(parsed)]


def _bare(word: str) -> SearchRequest:
    return SearchRequest(word, limit=0, facets=())


def _doubtful(parsed: ParsedQuery) -> list[str]:
    words = [
        term.text
        for term in parsed.terms
        if isinstance(term.node, Word)
        and not term.node.is_exact
        and term.text.isalpha()
        and _SHORTEST <= len(term.text) <= _LONGEST
    ]
    return list(dict.fromkeys(words))[:_MOST_WORDS]


def slips(word: str) -> Iterator[str]:
    """Yield what *word* would be without one slip of the fingers, each once.

    Swapped neighbours first, then a letter missing, doubled or wrong.
    """
    seen = {word}
    for candidate in _slips(word):
        if candidate not in seen:
            seen.add(candidate)
            yield candidate


def _slips(word: str) -> Iterator[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for head, tail in cuts:
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
    for head, tail in cuts:
        yield from (head + letter + tail for letter in _LETTERS)
    for head, tail in cuts:
        if tail:
            yield head + tail[1:]
    for head, tail in cuts:
        if tail:
            yield from (head + letter + tail[1:] for letter in _LETTERS)
