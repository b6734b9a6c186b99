"""The left column of the search page: facet groups that templates only loop over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from indexer.facets import FACETS
from indexer.parameters.request_writing import query_string
from indexer.request import FacetValue, SearchRequest, SearchResult
from search_web.page.labelling.labels import facet_label, value_label

SEARCH_FACETS = (
    "municipality",
    "region",
    "body_type",
    "body",
    "law_reference",
    "year",
    "topic",
    "outcome",
    "voted",
    "margin",
    "amount",
    "party",
    "appeal",
    "kind",
    "language",
)
"""Facets of the search page, in their order; the years have their own chart."""

SHOWN_VALUES = 8
MOST_BARS = 30
_PARAMETERS = {row.name: row.parameter for row in FACETS}


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One check box: ``value`` goes into the address, ``label`` is for people."""

    value: str
    label: str
    count: int
    is_selected: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """One group.

    Attributes:
        name: name of the facet.
        parameter: its address parameter.
        label: heading.
        options: selected ones and the most frequent, in the facet's order.
        is_open: whether the group starts unfolded.
        all_address: page with every value, or None when ``options`` holds them all.
    """

    name: str
    parameter: str
    label: str
    options: tuple[FacetOption, ...]
    is_open: bool
    all_address: str | None


@dataclass(frozen=True, slots=True)
class YearBar:
    """One year of the chart.

    ``height`` is 0 to 100, ``address`` adds or removes the year; ``is_labelled`` says
    whether there is room for the year below the bar.
    """

    year: str
    count: int
    is_labelled: bool
    height: int
    is_selected: bool
    address: str


def facet_groups(result: SearchResult, *, base: str) -> tuple[FacetGroup, ...]:
    """Build the groups of check boxes, empty facets left out.

    Args:
        result: a search that counted ``SEARCH_FACETS``.
        base: address of the page that lists every value of a facet, "/" at its end.
    """
    query = query_string(replace(result.request, offset=0))
    groups = (
        _group(name, result, f"{base}{_PARAMETERS[name]}?{query}")
        for name in SEARCH_FACETS
        if name != "year"
    )
    return tuple(group for group in groups if group.options)


def year_bars(
    result: SearchResult, *, link: Callable[[str], str]
) -> tuple[YearBar, ...]:
    """Build the bar chart of years, oldest first, without gaps of missing years.

    *link* maps a year to the address that adds or removes it.
    """
    values = {value.value: value for value in result.facets.get("year", ())}
    for year in result.request.filters.get("year", ()):
        values.setdefault(year, FacetValue(year, year, 0, is_selected=True))
    if not values:
        return ()
    largest = max(value.count for value in values.values()) or 1
    first, last = int(min(values)), int(max(values))
    bars = []
    first = max(first, last - MOST_BARS + 1)
    gap = max(1, -(-(last - first) // 4))
    for year in (str(number) for number in range(first, last + 1)):
        count = values[year].count if year in values else 0
        bars.append(
            YearBar(
                year=year,
                count=count,
                is_labelled=(last - int(year)) % gap == 0,
                height=max(round(100 * count / largest), 2 if count else 0),
                is_selected=year in result.request.filters.get("year", ()),
                address=link(year),
            )
        )
    return tuple(bars)


def toggled(request: SearchRequest, year: str) -> SearchRequest:
    """Return *request* with *year* added to, or taken from, its years; first page."""
    chosen = request.filters.get("year", ())
    left = tuple(value for value in chosen if value != year)
    return with_filter(request, "year", left if year in chosen else (*chosen, year))


def with_filter(
    request: SearchRequest, facet: str, values: Iterable[str]
) -> SearchRequest:
    """Return the first page of *request* with other values for one facet."""
    filters = {
        name: chosen for name, chosen in request.filters.items() if name != facet
    }
    if chosen := tuple(values):
        filters[facet] = chosen
    return replace(request, filters=filters, offset=0)


def facet_options(facet: str, values: Iterable[FacetValue]) -> tuple[FacetOption, ...]:
    """Label the values of a facet."""
    return tuple(
        FacetOption(
            value=value.value,
            label=value_label(facet, value.value, value.label),
            count=value.count,
            is_selected=value.is_selected,
        )
        for value in values
    )


def _group(name: str, result: SearchResult, address: str) -> FacetGroup:
    chosen = result.request.filters.get(name, ())
    values = list(result.facets.get(name, ()))
    present = {value.value for value in values}
    values.extend(
        FacetValue(value, value, 0, is_selected=True)
        for value in chosen
        if value not in present
    )
    shown = [
        replace(value, is_selected=value.value in chosen)
        for rank, value in enumerate(values)
        if rank < SHOWN_VALUES or value.value in chosen
    ]
    is_cut = len(shown) < len(values)
    return FacetGroup(
        name=name,
        parameter=_PARAMETERS[name],
        label=facet_label(name),
        options=facet_options(name, shown),
        is_open=bool(chosen) or name in ("municipality", "body", "law_reference"),
        all_address=address if is_cut else None,
    )
