"""What the page of an organisation or of a topic shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from flask import url_for

from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest, SearchResult
from indexer.understanding.vocabulary.concepts import Concept, concepts
from search_web.library import Library
from search_web.page.components.case_cards import CaseCard, case_cards
from search_web.page.components.facet_groups import (
    FacetOption,
    YearBar,
    facet_options,
    toggled,
    with_filter,
    year_bars,
)
from search_web.page.components.parties import PartyView, role_of
from search_web.page.components.routine_items import NOT_NEWS
from search_web.page.labelling.labels import value_label
from search_web.pages.places.publisher_counts import (
    LawCount,
    OutcomeCount,
    law_counts,
    outcome_counts,
)
from search_web.pages.subjects.decided_for import PublisherSums, publisher_sums

SubjectKind = Literal["party", "topic", "concept"]
"""What has pages: two facets, and the concepts that a query may name."""

LATEST = 10
MOST_ADDED = 1000
"""Decisions that are read to add up their sums; of more the page gives no sums."""


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """What ``subject.html`` shows.

    Attributes:
        kind: of the subject.
        value: as the index has it; of a concept its name, which is the query.
        name: for people.
        total: exact number of decisions.
        latest: newest decisions, one card a case.
        roles: what these decisions do with the organisation, by their ids, in words.
        years: bar chart; each bar opens its decisions.
        publishers: with counts and addresses, most first.
        outcomes: how often which outcome was recognised.
        laws: most cited sections.
        sums: what was decided for an organisation, by publisher; None where there are
            more decisions than are added up, and for topics.
        search_address: exactly these decisions as a search.
        compare_address: the comparison of them.
        files: query part of the addresses of files.
        concept: what it takes in; None for others.
    """

    kind: SubjectKind
    value: str
    name: str
    total: int
    latest: tuple[CaseCard, ...]
    roles: Mapping[str, str]
    years: tuple[YearBar, ...]
    publishers: tuple[tuple[FacetOption, str], ...]
    outcomes: tuple[OutcomeCount, ...]
    laws: tuple[LawCount, ...]
    sums: tuple[PublisherSums, ...] | None
    search_address: str
    compare_address: str
    files: str
    concept: Concept | None = None

    @property
    def lists(self) -> tuple[str, str]:
        """Addresses of the largest sums and of the votes among these decisions."""
        return (
            f"{url_for('ranked.sums')}?{self.files}",
            f"{url_for('ranked.votes')}?{self.files}",
        )


def find_concept(name: str) -> Concept | None:
    """Return the concept that is called *name*, or has it as an equal label."""
    folded = " ".join(name.casefold().split())
    rows = concepts()
    found = (one for one in rows if one.name.casefold() == folded)
    labelled = (
        one for one in rows if folded in [label.casefold() for label in one.equal]
    )
    return next(found, None) or next(labelled, None)


def subject_page(kind: SubjectKind, value: str, held: Library) -> SubjectPage:
    """Build the page of a value of a facet, or of a concept by its name."""
    whole = SearchRequest(filters={kind: (value,)}, sort="newest")
    if kind == "concept":
        whole = SearchRequest(query=value, sort="newest", tier="exact")
    result = held.service.search(
        replace(
            whole,
            limit=0,
            snippets=False,
            facets=("municipality", "year", "outcome", "law_reference"),
            facet_limit=0,
        )
    )
    query = query_string(replace(whole, tier="default"))
    latest = _latest(whole, held)
    return SubjectPage(
        kind=kind,
        value=value,
        name=value if kind == "concept" else value_label(kind, value),
        total=result.total,
        latest=latest,
        roles=_roles(value, latest, held) if kind == "party" else {},
        years=year_bars(result, link=lambda year: search(toggled(whole, year))),
        publishers=_publishers(result, whole),
        outcomes=outcome_counts(result.facets.get("outcome", ()), whole),
        laws=law_counts(result.facets.get("law_reference", ()), whole),
        sums=_sums(whole, result.total, held) if kind == "party" else None,
        search_address=search(whole),
        compare_address=f"{url_for('compare.table')}?{query}",
        files=query,
        concept=find_concept(value) if kind == "concept" else None,
    )


def search(asked: SearchRequest) -> str:
    """Return the address of the results of *asked*."""
    shown = replace(asked, tier="default")
    return f"{url_for('search.results')}?{query_string(shown)}"


def find_organisation(name: str, held: Library) -> str | None:
    """Return the name as decisions have it, whatever its case; None when none has it."""
    known = held.known_values("party")
    if name in known:
        return name
    folded = " ".join(name.casefold().split())
    return next((one for one in known if one.casefold() == folded), None)


def organisation_sums(value: str, held: Library) -> tuple[PublisherSums, ...] | None:
    """Return the sums of an organisation; None when it has too many decisions."""
    whole = SearchRequest(filters={"party": (value,)}, sort="newest")
    return _sums(whole, held.service.count(whole), held)


def _latest(whole: SearchRequest, held: Library) -> tuple[CaseCard, ...]:
    asked = replace(whole, excluded=NOT_NEWS, limit=LATEST, facets=(), snippets=False)
    return case_cards(held.service.search(asked).hits, held.store)


def _roles(name: str, cards: tuple[CaseCard, ...], held: Library) -> Mapping[str, str]:
    known = held.store.get_many(card.hit.decision_id for card in cards)
    roles = {key: role_of(one.decision, name) for key, one in known.items()}
    return {key: PartyView(name, role).label for key, role in roles.items() if role}


def _publishers(
    result: SearchResult, whole: SearchRequest
) -> tuple[tuple[FacetOption, str], ...]:
    options = facet_options("municipality", result.facets.get("municipality", ()))
    return tuple(
        (one, search(with_filter(whole, "municipality", (one.value,))))
        for one in options
    )


def _sums(
    whole: SearchRequest, total: int, held: Library
) -> tuple[PublisherSums, ...] | None:
    if total > MOST_ADDED:
        return None
    hits = tuple(held.service.iter_hits(replace(whole, facets=(), snippets=False)))
    known = held.store.get_many(hit.decision_id for hit in hits)
    return publisher_sums(
        whole.filters["party"][0],
        (
            (hit, stored.decision)
            for hit in hits
            if (stored := known.get(hit.decision_id))
        ),
    )
