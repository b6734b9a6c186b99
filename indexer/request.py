"""A search, and what comes back: the values that every view of a search shares.

Web pages, JSON, CSV, feeds and the command line all build a ``SearchRequest`` and show a
``SearchResult``; none of them holds search logic.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from corpus.model import Outcome

Sort = Literal["relevance", "newest", "oldest", "largest", "closest"]
Widening = Literal["no", "same", "narrower", "kin"]
Tier = Literal["default", "exact", "near", "all"]
Searched = Literal["all", "own", "formal"]

DEFAULT_FACETS = ("municipality", "body", "law_reference", "year")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is asked for.

    Attributes:
        query: as typed; "" lists everything that passes the filters.
        filters: facet name -> values; any value within a facet, all facets together.
        excluded: facet name -> values that must not occur.
        date_from: first day, included.
        date_to: last day, included.
        sum_from: least sum decided, in euros, included; the largest of a decision counts.
        sum_to: largest sum decided, included.
        margin_to: most votes between the sides of the closest vote that decided.
        sort: ties are broken by decision id; undated decisions come last, and so do those
            without a sum ("largest") or a vote with figures ("closest").
        limit: hits wanted, 0 to 1000.
        offset: hits to leave out, counted from the first.
        facets: names to count.
        facet_limit: values to give per facet; 0 gives all.
        removed_steps: ids of automatic steps of the reading that the user took back.
        law_roles: which references the law facets count: the decision's own text only
            ("body"), or every role ("any").
        searched: where words are looked for: the decision and its attachments ("all"),
            the decision's own text only ("own"), or also in appeal instructions and
            in lines of presenters, contacts and distribution ("formal").
        prefer_recent: lift decisions of the last years a little when sorting by
            relevance; never changes a total.
        widening: which other words count as those typed: none, words for the same
            ("same"), or words for kinds of it as well; "kin" also, where nothing has
            these, everyday words for the same matter.
        tier: "exact" lists decisions with all that is asked, "near" those that come
            near, "all" both in one order; "default" is "all" on a page of results and
            "exact" in files, feeds and saved searches. ``total`` and facets always
            count the exact ones.
        explain: give for each hit the chain word, lemma, form found, field.
        snippets: cut and mark fragments.
    """

    query: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    sum_from: float | None = None
    sum_to: float | None = None
    margin_to: float | None = None
    sort: Sort = "relevance"
    limit: int = 20
    offset: int = 0
    facets: tuple[str, ...] = DEFAULT_FACETS
    facet_limit: int = 50
    removed_steps: frozenset[str] = frozenset()
    law_roles: Literal["body", "any"] = "body"
    searched: Searched = "all"
    prefer_recent: bool = False
    widening: Widening = "narrower"
    tier: Tier = "default"
    explain: bool = False
    snippets: bool = True


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of original text with the places to mark, as offsets into ``text``.

    ``start`` is where it begins in the whole text; in an attachment, where its first
    mark is.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    is_start_cut: bool = False
    is_end_cut: bool = False
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Match:
    """Why a hit matched: query word, the term it shares, the form found, the field."""

    query_word: str
    term: str
    form: str
    field: Literal["title", "body", "attachment"]
    way: Literal["exact", "lemma", "part", "phrase", "prefix", "synonym"]


@dataclass(frozen=True, slots=True)
class AttachmentPlace:
    """Where in the attachments of a decision a snippet is from.

    Attributes:
        number: of the attachment in the decision's list, from 1.
        title: as the decision lists it.
        url: of the file, None when it is not published.
        page: from 1; None when the file has no pages or is not known by pages.
    """

    number: int
    title: str
    url: str | None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One decision found; ``facets`` has its values in the index.

    ``is_near`` when it lacks something that was asked for; ``is_by_meaning`` when it
    has no word of the query and is near by its meaning alone.
    """

    decision_id: str
    score: float
    rank: int
    title: Fragment
    snippet: Fragment
    municipality: str | None
    organisation: str | None
    body: str | None
    date: dt.date | None
    minutes_section: str | None
    case_number: str | None
    url: str | None
    kind: str
    status: str | None
    language: str
    outcome: Outcome | None
    law_references: tuple[str, ...]
    content_hash: str
    case_size: int = 1
    matches: tuple[Match, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_near: bool = False
    is_by_meaning: bool = False
    attachment: AttachmentPlace | None = None


@dataclass(frozen=True, slots=True)
class SimilarityReason:
    """One thing that a decision has in common with another.

    Attributes:
        kind: "law" (a section both apply), "word" (a rare word both have), "topic" (the
            same task class), "body_type" (the same kind of body).
        value: the key, word or facet value.
        rarity: how many decisions of the index have it.
    """

    kind: Literal["law", "word", "topic", "body_type"]
    value: str
    rarity: int


@dataclass(frozen=True, slots=True)
class SimilarDecision:
    """A similar decision and why it is one.

    ``hit.score`` orders; ``copies`` are ids of decisions with nearly the same text
    (the same matter in several bodies, yearly copies), which are not listed themselves.
    """

    hit: Hit
    reasons: tuple[SimilarityReason, ...]
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One row of a facet; ``count`` is exact over the whole result."""

    value: str
    label: str
    count: int
    is_selected: bool = False


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """One thing the reader of the query did.

    Attributes:
        step_id: put it into ``SearchRequest.removed_steps`` to take the step back.
        kind: "word", "optional" and "filler" (not required), "phrase", "prefix", "wildcard",
            "fuzzy", "no-words", "synonym", "municipality", "body", "year", "law", "case",
            "field", "unknown-value", "uncovered", "translated", "mended", "eased", "left-out",
            "closely", "mainly", "not", "or", "near", "date", "month", "property",
            "minutes_section", "sum", "votes", "voted",
            "margin", "or-words", "or-title", "or-for", "or-case" (what counts beside the
            filter before it).
        text: the piece of the query it came from.
        value: what it became (lemmas joined by " / ", a key, a name, words).
        is_removable: whether ``removed_steps`` may hold it.
    """

    step_id: str
    kind: str
    text: str
    value: str
    is_removable: bool = False


@dataclass(frozen=True, slots=True)
class QueryReading:
    """How the query was read; ``in_words`` has one sentence a language (fi, sv, en)."""

    query: str
    steps: tuple[ReadingStep, ...] = ()
    in_words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A looser query and how many hits it would have; shown when little was found."""

    label_key: str
    request: SearchRequest
    total: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer.

    Attributes:
        total: exact number of decisions that match.
        hits: in order; at most ``request.limit``.
        facets: name -> values, most frequent first unless the facet says otherwise; a
            facet's own filter does not narrow its own counts.
        generation: id of the index state that answered.
        related: hits of a "most words" search, shown apart, never part of ``total``;
            empty when ``request.tier`` asks for near hits itself.
        near_total: exact number of near decisions, when ``request.tier`` asks for them.
        relaxations: offered when ``total`` is 0; another spelling also beside few hits.
        took_ms: time inside the engine.
    """

    request: SearchRequest
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    reading: QueryReading
    generation: str
    took_ms: float
    related: tuple[Hit, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    near_total: int = 0
