"""The context of the page of a source of law other than a statute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from flask import request, url_for

from corpus.store import DecisionStore
from indexer.parameters.request_writing import query_string
from indexer.request import Hit, SearchRequest, SearchResult
from search_web.page.components.case_cards import LastRuling
from search_web.page.components.facet_groups import (
    FacetOption,
    YearBar,
    facet_options,
    toggled,
    with_filter,
    year_bars,
)
from search_web.page.components.later_rulings import later_rulings
from search_web.page.components.paging import Pager, paginate
from search_web.pages.law.legal_sources import LegalSource

SOURCE_FACETS = ("municipality", "year", "outcome")


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What ``law_source.html`` shows.

    Attributes:
        source: the source itself.
        total: decisions that cite it, with the page's filters.
        hits: this page's decisions, the newest first.
        later: by their ids how another body ended the same matter later.
        municipalities: (option, address that adds or removes it), most first.
        outcomes: the same.
        years: bar chart.
        search_address: the same as a search.
        compare_address: municipalities compared.
        feed_address: Atom feed of the search.
        pager: numbered pages.
    """

    source: LegalSource
    total: int
    hits: tuple[Hit, ...]
    later: Mapping[str, LastRuling]
    municipalities: tuple[tuple[FacetOption, str], ...]
    outcomes: tuple[tuple[FacetOption, str], ...]
    years: tuple[YearBar, ...]
    search_address: str
    compare_address: str
    feed_address: str
    pager: Pager


def source_page(
    source: LegalSource, result: SearchResult, store: DecisionStore
) -> SourcePage:
    """Build the page of *source* from a search that is filtered by it."""
    asked = result.request
    here = _here(source)
    page = asked.offset // asked.limit + 1
    return SourcePage(
        source=source,
        total=result.total,
        hits=result.hits,
        later=later_rulings(result.hits, store),
        municipalities=_options("municipality", result, here),
        outcomes=_options("outcome", result, here),
        years=year_bars(result, link=lambda year: here(toggled(asked, year))),
        search_address=_address(url_for("search.results"), asked),
        compare_address=_address(url_for("compare.table"), asked),
        feed_address=_address(url_for("feeds.search_feed"), replace(asked, offset=0)),
        pager=paginate(
            result.total,
            page=page,
            size=asked.limit,
            address=lambda n: here(replace(asked, offset=(n - 1) * asked.limit)),
        ),
    )


def _here(source: LegalSource) -> Callable[[SearchRequest], str]:
    path = quote(request.script_root + request.path)

    def address(asked: SearchRequest) -> str:
        filters = {name: v for name, v in asked.filters.items() if name != source.facet}
        sort = "relevance" if asked.sort == "newest" and not asked.query else asked.sort
        return _address(path, replace(asked, filters=filters, sort=sort))

    return address


def _options(
    facet: str, result: SearchResult, here: Callable[[SearchRequest], str]
) -> tuple[tuple[FacetOption, str], ...]:
    asked = result.request
    chosen = asked.filters.get(facet, ())
    found = []
    for option in facet_options(facet, result.facets.get(facet, ())):
        left = tuple(value for value in chosen if value != option.value)
        values = left if option.is_selected else (*chosen, option.value)
        found.append((option, here(with_filter(asked, facet, values))))
    return tuple(found)


def _address(path: str, asked: SearchRequest) -> str:
    arguments = query_string(asked)
    return f"{path}?{arguments}" if arguments else path
