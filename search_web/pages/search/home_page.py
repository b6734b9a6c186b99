"""The context of the front page."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.request import Hit, SearchRequest
from search_web.coverage_facts import CoverageFacts
from search_web.library import Library
from search_web.page.law_links import law_link
from search_web.pages.law.law_page import SectionRow

LATEST = 5
MOST_LAWS = 8
NOT_NEWS = {
    "routine": ("yes",),
    "kind": ("minutes-front-page", "agenda", "attachment", "news", "notice"),
}
"""Excluded where the newest decisions are listed."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """What ``home.html`` shows: what is covered, what is new, what is cited most."""

    facts: CoverageFacts
    publishers: int
    latest: tuple[Hit, ...]
    laws: tuple[SectionRow, ...]


def home_page(held: Library) -> HomePage:
    """Build the front page."""
    facts = held.coverage()
    newest = SearchRequest(
        excluded=NOT_NEWS, sort="newest", limit=LATEST, facets=(), snippets=False
    )
    counts = held.known_values("law_reference")
    sections = [key for key in counts if " " in key]
    return HomePage(
        facts=facts,
        publishers=sum(1 for each in facts.publishers.values() if each.decisions),
        latest=held.service.search(newest).hits,
        laws=tuple(
            SectionRow(law_link(key), counts[key]) for key in sections[:MOST_LAWS]
        ),
    )
