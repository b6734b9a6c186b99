"""What an index backend must do.

A backend stores index documents and evaluates query trees. It knows nothing of query
syntax, of decisions or of languages. All backends give identical totals, facet counts,
order and (to 1e-9 relative) scores; the contract test runs each of them.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from indexer.contract.document import IndexDocument, PlacedLawReference
from indexer.contract.document_words import DocumentWords
from indexer.contract.patterns import MOST_WORDS, MatchingWords, WordPattern
from indexer.contract.query import Node, SingleWord

Zone = Literal["title", "body", "attachment"]
Way = Literal["lemma", "part", "exact"]
Order = Literal["relevance", "newest", "oldest", "largest", "closest"]

NUMBER_ORDERS: Mapping[Order, tuple[str, int]] = {
    "largest": ("sum_euros", -1),
    "closest": ("vote_margin", 1),
}
"""Orders by a number: its facet, and whether the smallest (1) or largest (-1) is first.

Documents without the number come last.
"""


@dataclass(frozen=True, slots=True)
class BackendHit:
    """One document found."""

    decision_id: str
    score: float


class RankedCounts(ABC):
    """Counts that know their order without reading all of them.

    A class to be derived from: asking whether something follows a protocol takes longer
    than counting a facet.
    """

    @abstractmethod
    def top(self, limit: int) -> list[tuple[str, int]]:
        """Return the *limit* most frequent values (0: all), ties by value."""
        ...


@dataclass(frozen=True, slots=True)
class BackendResult:
    """``counts``: facet name -> value -> number of matching documents.

    The values of a facet may be ``RankedCounts`` besides.
    """

    total: int
    hits: tuple[BackendHit, ...]
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class BackendQuery:
    """What the service asks of a backend.

    Attributes:
        root: the words; decides matches and scores.
        filters: facet name -> values, kept apart from ``root`` so that a facet's own
            filter can be left out of its own counts. No values: no filter.
        excluded: facet name -> values that must not occur; they narrow all counts.
        sort: ties by decision id; undated ones and those without the number last.
        facet_limit: the most frequent values of each facet that are likely to be read,
            0 for all; it changes no answer, only what comes along with it.
    """

    root: Node
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Order = "relevance"
    limit: int = 20
    offset: int = 0
    facets: Sequence[str] = ()
    facet_limit: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One token of a document that a word of the query matched.

    Attributes:
        node: the word, prefix or set of words of the query tree.
        zone: whether in the title, the decision's own text, or an attachment.
        position: the token's position; attachments go on where the body ends.
        start: the token's own offset, as it was indexed.
        end: one past its last character.
        way: how it matched; the first that holds of exact, lemma, part.
        term: the term in common.
    """

    node: SingleWord
    zone: Zone
    position: int
    start: int
    end: int
    way: Way
    term: str


@dataclass(frozen=True, slots=True)
class IndexHealth:
    """Whether an index can answer: "ok", "warn" (it can, but not for long) or "fail"."""

    verdict: Literal["ok", "warn", "fail"] = "ok"
    what: str = ""


class StoredDocument(Protocol):
    """A document without its tokens; an ``IndexDocument`` is one, too.

    Values are read when they are asked for, so ask for what is shown only.
    """

    @property
    def decision_id(self) -> str:
        """See ``IndexDocument``."""
        ...

    @property
    def title(self) -> str:
        """See ``IndexDocument``."""
        ...

    @property
    def text(self) -> str:
        """See ``IndexDocument``."""
        ...

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """See ``IndexDocument``."""
        ...

    @property
    def date(self) -> dt.date | None:
        """See ``IndexDocument``."""
        ...

    @property
    def content_hash(self) -> str:
        """See ``IndexDocument``."""
        ...

    @property
    def law_references(self) -> tuple[PlacedLawReference, ...]:
        """See ``IndexDocument``."""
        ...

    @property
    def card(self) -> Mapping[str, Any]:
        """See ``IndexDocument``."""
        ...

    @property
    def attachments_start(self) -> int | None:
        """See ``IndexDocument``."""
        ...


class IndexBackend(Protocol):
    """One index, open for reading; updates go through ``update``."""

    @property
    def generation(self) -> str:
        """Id of the state that ``search`` answers from; changes with each update."""
        ...

    @property
    def document_count(self) -> int:
        """Documents that are not deleted."""
        ...

    def update(
        self, documents: Iterable[IndexDocument], deleted_ids: Iterable[str] = ()
    ) -> None:
        """Add or replace *documents* by id and delete *deleted_ids*, atomically.

        An id in both is added; of documents with the same id the last one counts.
        """
        ...

    def health(self) -> IndexHealth:
        """Return whether it can answer; an index that does not answer at all raises.

        Raises:
            IndexUnavailable: naming what does not answer.
        """
        ...

    def search(self, query: BackendQuery) -> BackendResult:
        """Evaluate *query*; hits from ``offset``, at most ``limit``."""
        ...

    def search_many(self, queries: Sequence[BackendQuery]) -> list[BackendResult]:
        """Evaluate *queries* from one state; cheap where each request has its cost."""
        ...

    def prepare(self, queries: Iterable[BackendQuery]) -> None:
        """Be told what is about to be asked, to fetch it in one request.

        It changes no answer; an index at hand has nothing to do and does not even look
        at *queries*.
        """
        ...

    def iter_ids(self, query: BackendQuery) -> Iterator[str]:
        """Yield the ids of all documents that match, in the order of ``search``.

        ``limit``, ``offset`` and ``facets`` are not regarded. The state is that of the
        call, whatever updates happen meanwhile.
        """
        ...

    def iter_hits(self, query: BackendQuery) -> Iterator[BackendHit]:
        """Yield what ``iter_ids`` gives, with scores."""
        ...

    def places(
        self, decision_ids: Sequence[str], root: Node
    ) -> Mapping[str, tuple[Place, ...]]:
        """Return which tokens of these documents the words of *root* matched.

        Title first, by position. Words below ``Not`` have no places; words of a phrase
        or ``Near`` only where the whole of it occurs. Unknown ids are left out.
        """
        ...

    def matched(
        self, decision_ids: Sequence[str], nodes: Sequence[Node]
    ) -> Mapping[str, frozenset[Node]]:
        """Return which of *nodes*, words and filters, match each of these documents.

        Unknown ids are left out. Much cheaper than ``places``.
        """
        ...

    def matching_words(
        self, pattern: WordPattern, limit: int = MOST_WORDS
    ) -> MatchingWords:
        """Return which words of the index *pattern* stands for, the nearest first.

        Words are the exact forms and lemmas of documents that are not deleted, in the
        zones of the pattern's scope; ``patterns.nearest_first`` is their order.
        """
        ...

    def stored(self, decision_ids: Sequence[str]) -> Mapping[str, StoredDocument]:
        """Return what result pages show of these documents; unknown ids are left out.

        Much cheaper than ``document``, which makes all tokens.
        """
        ...

    def document(self, decision_id: str) -> IndexDocument | None:
        """Return the document as it was indexed, or None."""
        ...

    def words(self, decision_id: str) -> DocumentWords | None:
        """Return the words of ``document``, counted; much cheaper than its tokens."""
        ...

    def close(self) -> None:
        """Release files."""
        ...
