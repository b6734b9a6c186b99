"""Counts of a law page side by side: decisions that apply the law, all that cite it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.request import SearchRequest, SearchResult
from indexer.service import SearchService
from search_web.page.components.facet_groups import (
    FacetOption,
    YearBar,
    facet_options,
    toggled,
    with_filter,
    year_bars,
)


@dataclass(frozen=True, slots=True)
class CountLink:
    """A facet value with both counts; ``address`` adds or removes it."""

    option: FacetOption
    applied: int
    cited: int
    address: str


@dataclass(frozen=True, slots=True)
class YearCounts:
    """A year of the chart: the bar of all that cite, and of those that apply."""

    bar: YearBar
    applied: int
    applied_height: int


@dataclass(frozen=True, slots=True)
class BothResults:
    """One request with either choice of roles; ``shown`` is the one that was asked."""

    shown: SearchResult
    applied: SearchResult
    cited: SearchResult

    def counts(self, facet: str) -> dict[str, tuple[int, int]]:
        """Return value -> (applied, cited)."""
        applied = _by_value(self.applied, facet)
        cited = _by_value(self.cited, facet)
        return {
            value: (applied.get(value, 0), cited.get(value, 0))
            for value in {**applied, **cited}
        }


def both_results(shown: SearchResult, service: SearchService) -> BothResults:
    """Count *shown* with the other choice of roles as well."""
    asked = shown.request
    is_all = asked.law_roles == "any"
    other = service.search(
        replace(
            asked,
            law_roles="body" if is_all else "any",
            limit=0,
            offset=0,
            snippets=False,
        )
    )
    pair = (other, shown) if is_all else (shown, other)
    return BothResults(shown, *pair)


def count_links(
    facet: str, results: BothResults, here: Callable[[SearchRequest], str]
) -> tuple[CountLink, ...]:
    """Return the values of *facet* that what is shown has, with both counts."""
    asked = results.shown.request
    chosen = asked.filters.get(facet, ())
    counts = results.counts(facet)
    links = []
    for option in facet_options(facet, results.shown.facets.get(facet, ())):
        left = tuple(value for value in chosen if value != option.value)
        values = left if option.is_selected else (*chosen, option.value)
        applied, cited = counts[option.value]
        address = here(with_filter(asked, facet, values))
        links.append(CountLink(option, applied, cited, address))
    return tuple(links)


def year_counts(
    results: BothResults, here: Callable[[SearchRequest], str]
) -> tuple[YearCounts, ...]:
    """Return the bars of the years, those that apply within all that cite."""
    asked = results.shown.request
    applied = _by_value(results.applied, "year")
    bars = year_bars(results.cited, link=lambda year: here(toggled(asked, year)))
    return tuple(
        YearCounts(
            bar,
            applied.get(bar.year, 0),
            round(bar.height * applied.get(bar.year, 0) / bar.count)
            if bar.count
            else 0,
        )
        for bar in bars
    )


def _by_value(result: SearchResult, facet: str) -> dict[str, int]:
    return {row.value: row.count for row in result.facets.get(facet, ())}
