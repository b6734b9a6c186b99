"""The context of the front page: what is inside, seen at once."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from flask import url_for

from analyzers.law.register.section_titles import section_title
from analyzers.notations.toponyms.municipalities import municipalities
from corpus import finnish_time
from indexer.parameters.request_writing import query_string
from indexer.request import Hit, SearchRequest
from search_web.coverage_facts import CoverageFacts
from search_web.library import Library
from search_web.page.components.case_cards import CaseCard, case_cards
from search_web.page.components.coverage_map import (
    OffMapPublisher,
    coverage_map,
    covered_municipalities,
    map_name,
    off_the_map,
)
from search_web.page.components.finland_map import ColouredMap
from search_web.page.components.routine_items import DECIDED, NOT_NEWS
from search_web.page.document_text.law_links import law_link
from search_web.pages.law.law_page import SectionRow

LATEST = 5
MOST_LAWS = 8
MOST_VOTES = 4
NEWEST_VOTES = 40
"""The closest votes are chosen among so many of the newest decisions with a vote."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """What ``home.html`` shows: what is covered, what is new, what is cited most.

    Attributes:
        facts: everything about coverage.
        proper: decisions other than routine items and cover pages.
        routine: those that are.
        newest: address of all that has been decided, newest first.
        publishers: how many publishers have decisions.
        covered: how many municipalities have decisions, of ``municipalities``.
        municipalities: how many there are.
        map: the same on a map; ``map_name`` says what it shows. None without a
            municipality that is on it.
        off_map: publishers with decisions that are on no map, shown where there is none.
        latest: the newest decisions proper, without agenda items.
        votes: the closest of the newest votes, closest first.
        voted: among how many decisions with a vote they were chosen.
        laws: the sections that are cited most.
    """

    facts: CoverageFacts
    proper: int
    routine: int
    newest: str
    publishers: int
    covered: int
    municipalities: int
    map: ColouredMap | None
    map_name: str
    off_map: tuple[OffMapPublisher, ...]
    latest: tuple[CaseCard, ...]
    votes: tuple[CaseCard, ...]
    voted: int
    laws: tuple[SectionRow, ...]


def home_page(held: Library) -> HomePage:
    """Build the front page."""
    facts = held.coverage()
    counts = held.known_values("law_reference")
    sections = [key for key in counts if " " in key]
    voted = _newest(held, NEWEST_VOTES, {"voted": ("yes",)})
    cards = [card for card in case_cards(voted, held.store) if card.vote]
    proper = held.service.count(SearchRequest(excluded=NOT_NEWS))
    return HomePage(
        facts=facts,
        proper=proper,
        routine=held.service.count(SearchRequest()) - proper,
        newest=newest_address(),
        publishers=sum(1 for each in facts.publishers.values() if each.decisions),
        covered=covered_municipalities(facts),
        municipalities=sum(row.kind == "municipality" for row in municipalities()),
        map=coverage_map(facts, finnish_time.today()),
        map_name=map_name(),
        off_map=off_the_map(facts, finnish_time.today()),
        latest=case_cards(_newest(held, LATEST, {}), held.store),
        votes=tuple(sorted(cards, key=_closeness)[:MOST_VOTES]),
        voted=len(cards),
        laws=tuple(
            SectionRow(law_link(key), section_title(key), counts[key])
            for key in sections[:MOST_LAWS]
        ),
    )


def newest_address() -> str:
    """Return the address of what has been decided, newest first."""
    asked = SearchRequest(excluded=DECIDED, sort="newest")
    return f"{url_for('search.results')}?{query_string(asked)}"


def _newest(
    held: Library, limit: int, filters: dict[str, tuple[str, ...]]
) -> tuple[Hit, ...]:
    asked = SearchRequest(
        filters=filters,
        excluded=DECIDED,
        sort="newest",
        limit=limit,
        facets=(),
        snippets=False,
    )
    return held.service.search(asked).hits


def _closeness(card: CaseCard) -> tuple[int, int]:
    """Order by the margin, as the list of votes does; of equals the largest body first."""
    vote = card.vote
    return (vote.won - vote.lost, -vote.won - vote.lost) if vote else (sys.maxsize, 0)
