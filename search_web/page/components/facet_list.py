"""The page that lists every value of one facet, for long lists and without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import url_for

from indexer.facet_row import Facet
from indexer.parameters.request_writing import query_string, request_arguments
from indexer.request import SearchResult
from search_web.page.components.facet_groups import (
    FacetOption,
    facet_options,
    with_filter,
)
from search_web.page.labelling.labels import facet_label


@dataclass(frozen=True, slots=True)
class FacetListPage:
    """What ``facet_values.html`` shows.

    Attributes:
        label: heading of the facet.
        parameter: its address parameter.
        options: values whose label holds ``typed``; chosen ones always.
        typed: what the list is narrowed to, "" for everything.
        total: how many values there are in all.
        back: the search without changes.
        hidden: the search's other parameters, kept by the form.
    """

    label: str
    parameter: str
    options: tuple[FacetOption, ...]
    typed: str
    total: int
    back: str
    hidden: tuple[tuple[str, str], ...]


def facet_list_page(row: Facet, result: SearchResult, typed: str) -> FacetListPage:
    """Build the list of *row* from a search that counted all its values."""
    asked = replace(result.request, limit=20)
    options = facet_options(row.name, result.facets.get(row.name, ()))
    wanted = typed.casefold()
    return FacetListPage(
        label=facet_label(row.name),
        parameter=row.parameter,
        options=tuple(
            option
            for option in options
            if option.is_selected or wanted in option.label.casefold()
        ),
        typed=typed,
        total=len(options),
        back=f"{url_for('search.results')}?{query_string(asked)}",
        hidden=tuple(request_arguments(with_filter(asked, row.name, ()))),
    )
