"""Queries that begin as typed: names, acts, sections, concepts, titles; the most frequent first.

Each phrase can be met at the beginning of any of its words. All beginnings are sorted, so
those that fit are one range, found by halving. What is typed without marks ("taytt") is
met behind what is written so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from analyzers.law.register.statutes import statute
from analyzers.notations.municipal_bodies.canonical_bodies import (
    canonical_body,
    swedish_names,
)
from indexer.contract.backend import BackendQuery, IndexBackend
from indexer.contract.marked_letters import without_marks
from indexer.contract.query import Every
from indexer.understanding.vocabulary.concepts import concepts

Kind = Literal["municipality", "body", "act", "section", "concept", "title"]

MOST = 8
LEAST_LETTERS = 2
_MOST_LOOKED_AT = 3_000
_LAST = "\U0010ffff"
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A whole query to offer; ``decisions`` have it (0: not counted)."""

    query: str
    kind: Kind
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    kind: Kind
    decisions: int


class Completions:
    """The phrases of one state of the index."""

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        rows: list[tuple[str, int, int]] = []
        kept: dict[str, _Phrase] = {}
        for phrase in phrases:
            kept.setdefault(phrase.text.casefold(), phrase)
        self._phrases = tuple(kept.values())
        for number, phrase in enumerate(self._phrases):
            written = phrase.text.casefold()
            bare = without_marks(written)
            rows += _beginnings(written, number, 0)
            if bare != written:
                rows += _beginnings(bare, number, _WITHOUT_MARKS)
        rows.sort()
        self._keys = [row[0] for row in rows]
        self._rows = [(number, behind) for _, number, behind in rows]

    def of(self, typed: str, limit: int = MOST) -> tuple[Suggestion, ...]:
        """Return queries that go on from *typed*; () for too little.

        The last words are gone on from where nothing begins like all of them.
        """
        words = typed.split()
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            head, tail = words[:-count], " ".join(words[-count:])
            found = self._beginning(tail.casefold(), limit)
            if found:
                ahead = "".join(f"{word} " for word in head)
                return tuple(
                    Suggestion(ahead + one.text, one.kind, one.decisions)
                    for one in found
                )
        return ()

    def _beginning(self, text: str, limit: int) -> list[_Phrase]:
        if len(text) < LEAST_LETTERS:
            return []
        first = bisect_left(self._keys, text)
        last = bisect_left(self._keys, text + _LAST)
        best: dict[int, int] = {}
        for number, behind in self._rows[first : min(last, first + _MOST_LOOKED_AT)]:
            best[number] = min(best.get(number, behind), behind)
        order = sorted(
            best, key=lambda number: (best[number], *_rank(self._phrases[number]))
        )
        found = [self._phrases[number] for number in order]
        return [one for one in found if one.text.casefold() != text][:limit]


_INSIDE = 1
_WITHOUT_MARKS = 2
"""How far behind a beginning stands: that of the phrase, as it is written, comes first."""


def _beginnings(text: str, number: int, behind: int) -> list[tuple[str, int, int]]:
    words = text.split()
    return [
        (" ".join(words[at:]), number, behind + (_INSIDE if at else 0))
        for at in range(len(words))
    ]


def completions_of(counts: Mapping[str, Mapping[str, int]]) -> Completions:
    """Return the completions for facet name -> value -> number of decisions."""
    return Completions(phrases_of(counts))


def phrases_of(counts: Mapping[str, Mapping[str, int]]) -> Iterable[_Phrase]:
    """Yield what can be offered: names and acts that the index has, and concepts."""
    for name, count in counts.get("municipality", {}).items():
        yield _Phrase(name, "municipality", count)
    for name, count in counts.get("body", {}).items():
        yield _Phrase(name, "body", count)
        for other in swedish_names(canonical_body(name)):
            yield _Phrase(other, "body", 0)
    for key, count in counts.get("law_reference", {}).items():
        act, _, section = key.partition(" § ")
        name = _name_of(act)
        if name and section:
            yield _Phrase(f"{name} {section} §", "section", count)
        elif name:
            yield _Phrase(name, "act", count)
    for title, count in counts.get("title", {}).items():
        yield _Phrase(title, "title", count)
    for row in concepts():
        for label in (row.name, *row.swedish[:1]):
            if "/" not in label:
                yield _Phrase(label, "concept", 0)


def _name_of(act: str) -> str:
    """Return what people call an act; "" when the register does not know it."""
    row = statute(act)
    if row is None:
        return ""
    return row.short_fi[0] if row.short_fi else row.title_fi


def _rank(phrase: _Phrase) -> tuple[int, int, str]:
    return -phrase.decisions, len(phrase.text), phrase.text


_TITLES_LOOKED_AT = 1_000
"""The newest decisions that are no routine: their titles are met again."""

_LEAST_OF_A_TITLE = 3
_MOST_TITLE_WORDS = 6


def index_completions(backend: IndexBackend) -> Completions:
    """Return what the names in an index let a beginning be gone on to."""
    names = ("municipality", "body", "law_reference")
    found = backend.search(BackendQuery(Every(), limit=0, facets=names))
    return completions_of({**found.counts, "title": _frequent_titles(backend)})


def _frequent_titles(backend: IndexBackend) -> Mapping[str, int]:
    """Return the titles that several of the newest decisions have, with how many do."""
    newest = BackendQuery(
        Every(),
        excluded={"routine": ("yes",)},
        sort="newest",
        limit=_TITLES_LOOKED_AT,
    )
    ids = [hit.decision_id for hit in backend.search(newest).hits]
    titles = Counter(row.title for row in backend.stored(ids).values())
    return {
        title: count
        for title, count in titles.items()
        if count >= _LEAST_OF_A_TITLE and 0 < len(title.split()) <= _MOST_TITLE_WORDS
    }
