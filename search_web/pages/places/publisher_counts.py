"""Counts on the page of a municipality or body, each with the decisions it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import url_for

from indexer.parameters.request_writing import query_string
from indexer.request import FacetValue, SearchRequest
from search_web.page.components.facet_groups import facet_options, with_filter
from search_web.page.document_text.law_links import LawLink, law_link

Filters = Mapping[str, tuple[str, ...]]
MOST_LAWS = 12


@dataclass(frozen=True, slots=True)
class LawCount:
    """A law, how many of the publisher's decisions cite it, and their address."""

    link: LawLink
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """An outcome, how often it was recognised, and the address of these decisions."""

    label: str
    count: int
    address: str


def opened(asked: SearchRequest, facet: str, value: str) -> str:
    """Return the search for exactly the decisions that a count was made of."""
    one = with_filter(asked, facet, (value,))
    shown = replace(one, sort="newest", tier="default", facets=())
    return f"{url_for('search.results')}?{query_string(shown)}"


def law_counts(
    values: tuple[FacetValue, ...], asked: SearchRequest
) -> tuple[LawCount, ...]:
    """Return the most cited sections among *asked*; acts as a whole are left out."""
    sections = [value for value in values if " " in value.value]
    return tuple(
        LawCount(
            law_link(value.value),
            value.count,
            opened(asked, "law_reference", value.value),
        )
        for value in sections[:MOST_LAWS]
    )


def outcome_counts(
    values: tuple[FacetValue, ...], asked: SearchRequest
) -> tuple[OutcomeCount, ...]:
    """Return every outcome recognised among *asked*, the most frequent first."""
    return tuple(
        OutcomeCount(option.label, option.count, opened(asked, "outcome", option.value))
        for option in facet_options("outcome", values)
    )
