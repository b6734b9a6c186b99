"""Comparing municipalities: a search by municipality and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import gettext

from indexer.parameters.parameter_table import BY_NAME
from indexer.parameters.request_writing import request_arguments
from indexer.request import SearchRequest, SearchResult, Tier
from indexer.understanding.values.reading_words import piece
from search_web.library import library
from search_web.page.components.chips import Chip, chips, search_name
from search_web.page.components.facet_groups import with_filter
from search_web.page.components.query_steps import StepView, step_views
from search_web.page.labelling.languages import current_language
from search_web.page.responding.csv_options import DELIMITER
from search_web.page.responding.csv_reply import csv_reply
from search_web.page.responding.http_replies import stream_reply
from search_web.page.responding.responses import keep_out_of_robots
from search_web.page.templating import format_moment, format_number
from search_web.pages.compare.case_counts import counted_by_publisher
from search_web.pages.compare.compare_map import ComparisonMap, comparison_map
from search_web.pages.compare.compare_table import (
    MOST_YEARS,
    UNITS,
    ComparisonTable,
    Unit,
    begun,
    build_table,
    cut,
    pick_years,
)
from search_web.pages.compare.comparison_file import comparison_workbook
from search_web.pages.compare.line_chart import NARROW, WIDE, LineChart, line_chart
from search_web.pages.compare.small_charts import SmallChart, small_charts
from search_web.pages.compare.trend import compared_publishers, trend
from search_web.pages.places.publisher_groups import PublisherGroup, publisher_groups
from search_web.pages.places.publisher_list import check_publishers, named_regions
from search_web.pages.places.similar_size import similar_in_size
from search_web.parameters import (
    bad_value,
    read_search,
    read_single,
)

blueprint = Blueprint("compare", __name__)

EXTRA = ("yksikko", "nollat")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHARTED = 12
COMPARISON_COLUMNS = (
    *("municipality", "year", "hits", "decisions_held", "coverage", "cases"),
    "counted",
)


@dataclass(frozen=True, slots=True)
class GroupLink:
    """A choice of the comparison as a link: a group of publishers, a tier."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What ``compare.html`` shows.

    Attributes:
        request: the search that is compared.
        is_asked: False until words or a filter are given.
        unit: "asiat" (cases), "maara" (decisions) or "tuhatta" (per 1,000 decisions).
        with_zeros: also covered publishers without a hit.
        table: rows of publishers, columns of years.
        trends: all that is compared, added up by year, as a line: for wide and for narrow
            screens.
        charts: the first rows as small charts on one scale.
        map: every row on the map of municipalities, None before something is asked.
        regions: regions to choose from: the value and its name.
        groups: publishers by size, kind and language, as links.
        tiers: exact, near or both, as links; empty without words.
        names: publishers that decisions are held of, to choose from.
        csv_address: the table as CSV.
        xlsx_address: the table as a workbook.
        search_address: the same as a search.
        counted: which decisions are counted, in words.
        steps: how the words were read; some say what is not counted.
        found: decisions in all years, those that the table leaves out among them.
        unit_addresses: address of this page with each unit.
        chips: active filters.
        clear_address: the same words without filters.
        hidden: parameters that the form keeps.
    """

    request: SearchRequest
    is_asked: bool
    unit: Unit
    with_zeros: bool
    table: ComparisonTable
    trends: tuple[LineChart, LineChart]
    charts: tuple[SmallChart, ...]
    map: ComparisonMap | None
    regions: tuple[tuple[str, str], ...]
    groups: tuple[GroupLink, ...]
    tiers: tuple[GroupLink, ...]
    names: tuple[str, ...]
    csv_address: str
    xlsx_address: str
    search_address: str
    counted: str
    steps: tuple[StepView, ...]
    found: int
    unit_addresses: dict[str, str]
    chips: tuple[Chip, ...]
    clear_address: str
    hidden: tuple[tuple[str, str], ...]


@blueprint.get("/vertaa")
def table() -> str:
    """Show the comparison."""
    keep_out_of_robots()
    page = compare_page(*_read())
    return render_template("compare.html", page=page)


@blueprint.get("/vertaa.csv")
def table_csv() -> Response:
    """Return the whole comparison as CSV, one line a municipality and year.

    No row and no year is left out, unlike on the page, which says how many it leaves. Each
    line says what the page says of which decisions count.
    """
    asked, unit, with_zeros = _read((DELIMITER,))
    made = _table(asked, unit, with_zeros, is_whole=True)
    counted = _words_read(asked, _COUNTING)

    def rows() -> Iterator[tuple[object, ...]]:
        for row in made.rows:
            for year, cell in zip(made.years, row.cells, strict=True):
                counts = cell.count, cell.base, cell.state, cell.cases
                yield row.name, year, *counts, counted

    return csv_reply(COMPARISON_COLUMNS, rows(), "vertailu")


@blueprint.get("/vertaa.xlsx")
def table_xlsx() -> Response:
    """Return the whole comparison as a workbook, with a sheet that says what it is."""
    asked, unit, with_zeros = _read()
    made = _table(asked, unit, with_zeros, is_whole=True)
    about = (
        ("Päätöshaku", url_for("search.home", _external=True)),
        (gettext("Search term"), search_name(asked) or gettext("All decisions")),
        (gettext("Counted"), _tier_words(asked)),
        (gettext("The search was read as"), _words_read(asked)),
        (gettext("Address"), request.url.replace("/vertaa.xlsx", "/vertaa", 1)),
        (gettext("Made on"), format_moment(dt.datetime.now(dt.UTC))),
        (gettext("Decisions held"), format_number(library().coverage().decisions)),
    )
    data = comparison_workbook(made, about, _cell_addresses(asked, is_full=True))
    return stream_reply(iter((data,)), XLSX, file_name="vertailu.xlsx")


def compare_page(asked: SearchRequest, unit: Unit, with_zeros: bool) -> ComparePage:
    """Build the page."""
    is_asked = bool(asked.query or asked.filters)
    whole = _table(asked, unit, with_zeros)
    made = cut(whole, _cell_addresses(asked))
    rest = with_filter(replace(asked, query=""), "region", ())
    read = _read_as(asked)
    return ComparePage(
        request=asked,
        is_asked=is_asked,
        unit=unit,
        with_zeros=with_zeros,
        table=made,
        trends=_trends(asked, whole),
        charts=small_charts(
            made,
            CHARTED,
            lambda name: _search_address(with_filter(asked, "municipality", (name,))),
        ),
        map=comparison_map(
            whole.rows,
            library().coverage(),
            unit,
            lambda name: _search_address(with_filter(asked, "municipality", (name,))),
            _chosen_publishers(asked),
        )
        if is_asked
        else None,
        regions=named_regions(),
        groups=_groups(asked, unit, with_zeros),
        tiers=_tiers(asked, unit, with_zeros),
        names=tuple(sorted(library().known_values("municipality"))),
        csv_address=_address("compare.table_csv", asked, unit, with_zeros),
        xlsx_address=_address("compare.table_xlsx", asked, unit, with_zeros),
        search_address=_search_address(asked),
        counted=_tier_words(asked),
        steps=step_views(
            read, lambda one: _address("compare.table", one, unit, with_zeros)
        ),
        found=read.total,
        unit_addresses={
            name: _address("compare.table", asked, name, with_zeros) for name in UNITS
        },
        chips=chips(asked, url_for("compare.table")),
        clear_address=_address(
            "compare.table", SearchRequest(query=asked.query), unit, with_zeros
        ),
        hidden=tuple(request_arguments(rest)),
    )


def _chosen_publishers(asked: SearchRequest) -> Collection[str] | None:
    """Return the publishers that the filters choose, None where all are compared."""
    if not asked.filters.keys() & {"municipality", "region"}:
        return None
    return compared_publishers(asked, library().coverage())


def _trends(
    asked: SearchRequest, whole: ComparisonTable
) -> tuple[LineChart, LineChart]:
    """Return the line of all that is compared; its one publisher names it, if one."""
    facts = library().coverage()
    name = whole.rows[0].name if len(whole.rows) == 1 else gettext("All together")
    found = trend(
        whole,
        compared_publishers(asked, facts),
        facts,
        name,
        lambda year: _search_address(with_filter(asked, "year", (year,))),
    )
    return line_chart(found, 1, WIDE), line_chart(found, 1, NARROW)


def _table(
    asked: SearchRequest, unit: Unit, with_zeros: bool, *, is_whole: bool = False
) -> ComparisonTable:
    """Return the table; a whole one has every year and every row, covered or not."""
    is_asked = bool(asked.query or asked.filters)
    held = library()
    counts = counted_by_publisher(held.service, asked) if is_asked else {}
    years = pick_years(asked, counts, None if is_whole else MOST_YEARS)
    made = build_table(
        counts,
        held.coverage(),
        years=years,
        wanted=asked.filters.get("municipality", ()),
        unit=unit,
        with_zeros=with_zeros,
    )
    is_chosen = is_whole or "year" in asked.filters or asked.date_from is not None
    if is_chosen or not made.years:
        return made
    shown = begun(made, asked.filters.get("municipality", ()))
    older = (year for row in counts.values() for year in row if year < shown.years[0])
    return replace(shown, earlier=min(older, default=None))


def _read_as(asked: SearchRequest) -> SearchResult:
    """Return how the words are read and how many decisions count, without hits."""
    bare = replace(asked, limit=0, facets=(), snippets=False)
    return library().service.search(bare)


_COUNTING = frozenset(("eased", "left-out", "mainly", "closely"))
"""Steps of the reading that say which decisions count, and how many do not."""


def _words_read(asked: SearchRequest, kinds: Collection[str] | None = None) -> str:
    """Return the steps of the reading in words, those of some *kinds* or all."""
    steps = _read_as(asked).reading.steps
    chosen = (step for step in steps if kinds is None or step.kind in kinds)
    return " · ".join(piece(step, current_language()) for step in chosen)


def _tier_words(asked: SearchRequest) -> str:
    """Return in words which decisions are counted."""
    words: dict[str, str] = {
        "near": gettext("decisions that come near: those with most of the words"),
        "all": gettext("decisions with all of the words, and those with most of them"),
    }
    exact: str = gettext("decisions with all that is asked")
    return words.get(asked.tier, exact)


def _groups(
    asked: SearchRequest, unit: Unit, with_zeros: bool
) -> tuple[GroupLink, ...]:
    """Return the choices of publishers of which something is held."""
    chosen = set(asked.filters.get("municipality", ()))
    return tuple(
        GroupLink(
            group.label,
            _address(
                "compare.table",
                with_filter(asked, "municipality", group.names),
                unit,
                with_zeros,
            ),
            chosen == set(group.names),
        )
        for group in (*_similar(asked), *publisher_groups(library()))
    )


def _similar(asked: SearchRequest) -> tuple[PublisherGroup, ...]:
    """Return those of similar size as the one municipality that is chosen."""
    chosen = asked.filters.get("municipality", ())
    if len(chosen) != 1:
        return ()
    names = similar_in_size(chosen[0], library().known_values("municipality"))
    label = gettext("Similar in size to %(name)s", name=chosen[0])
    return (PublisherGroup(label, names),) if names else ()


def _tiers(asked: SearchRequest, unit: Unit, with_zeros: bool) -> tuple[GroupLink, ...]:
    """Return the choices of what counts; words are needed for something to be near."""
    if not asked.query:
        return ()
    labels: tuple[tuple[Tier, str], ...] = (
        ("default", gettext("Exact")),
        ("near", gettext("Near")),
        ("all", gettext("Both")),
    )
    shown: Tier = "default" if asked.tier == "exact" else asked.tier
    return tuple(
        GroupLink(
            label,
            _address("compare.table", replace(asked, tier=tier), unit, with_zeros),
            tier == shown,
        )
        for tier, label in labels
    )


def _read(extra: tuple[str, ...] = ()) -> tuple[SearchRequest, Unit, bool]:
    asked = read_search(request.args, extra=(*EXTRA, *extra))
    unit = read_single(request.args, "yksikko") or UNITS[0]
    if unit not in UNITS:
        raise bad_value("yksikko", unit, ", ".join(UNITS))
    zeros = read_single(request.args, "nollat")
    if zeros not in (None, "1"):
        raise bad_value("nollat", zeros or "", "1")
    asked = check_publishers(replace(asked, offset=0), library())
    return asked, unit, zeros is not None


def _cell_addresses(
    asked: SearchRequest, *, is_full: bool = False
) -> Callable[[str, Sequence[str]], str]:
    """Return what gives the address of a search in a municipality and some years.

    A table has thousands of them, which differ in these values only. A full one has the
    name of the host.
    """
    place, year = BY_NAME["municipality"].name, BY_NAME["year"].name
    filters = {**asked.filters, "municipality": ("",), "year": ("",)}
    pairs = request_arguments(replace(asked, filters=filters))
    first, second = pairs.index((place, "")), pairs.index((year, ""))
    before = urlencode(pairs[:first])
    between = urlencode(pairs[first + 1 : second])
    after = urlencode(pairs[second + 1 :])
    page = url_for("search.results", _external=is_full)

    def address(name: str, years: Sequence[str]) -> str:
        named = urlencode({place: name})
        dated = urlencode([(year, one) for one in years])
        return (
            f"{page}?{'&'.join(filter(None, (before, named, between, dated, after)))}"
        )

    return address


def _search_address(asked: SearchRequest) -> str:
    return f"{url_for('search.results')}?{urlencode(request_arguments(asked))}"


def _address(endpoint: str, asked: SearchRequest, unit: str, with_zeros: bool) -> str:
    pairs = request_arguments(asked)
    if unit != UNITS[0]:
        pairs.append(("yksikko", unit))
    if with_zeros:
        pairs.append(("nollat", "1"))
    return f"{url_for(endpoint)}?{urlencode(pairs)}"
