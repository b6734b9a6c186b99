"""Pages of municipalities, other publishers, and their bodies."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from analyzers.notations.toponyms.municipalities import (
    INHABITANTS_YEAR,
    Municipality,
    municipalities,
)
from corpus import finnish_time
from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest, SearchResult
from search_web.coverage_facts import Coverage, PublisherCoverage
from search_web.library import library
from search_web.page.components.case_cards import CaseCard, case_cards
from search_web.page.components.facet_groups import FacetOption, facet_options
from search_web.page.components.routine_items import DECIDED, NOT_NEWS
from search_web.page.labelling.labels import alphabetical, publisher_label
from search_web.pages.places.meeting_items import MeetingRow, latest_meetings
from search_web.pages.places.publisher_counts import (
    Filters,
    LawCount,
    OutcomeCount,
    law_counts,
    opened,
    outcome_counts,
)
from search_web.pages.places.publisher_list import (
    find_publisher,
    known_publisher,
    named_regions,
    table_row,
)
from search_web.pages.places.similar_size import similar_in_size
from search_web.pages.places.voting_record import VotingRecord, voting_record
from search_web.parameters import read_query, refuse_unknown

blueprint = Blueprint("municipality", __name__, url_prefix="/kunta")

LATEST = 10
MOST_YEARS = 12
MOST_BODY_YEARS = 8
MOST_BODIES = 60
MONTHS = tuple(f"{month:02d}" for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class MonthCell:
    """Decisions of one month; ``level`` is 0 (none) to 4, for the shade."""

    month: str
    count: int
    level: int

    @property
    def days(self) -> dict[str, str]:
        """Its first and last day, as parameters of a search."""
        last = calendar.monthrange(int(self.month[:4]), int(self.month[5:]))[1]
        return {"alku": f"{self.month}-01", "loppu": f"{self.month}-{last}"}


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of the coverage table, with an estimate of how complete it is."""

    year: str
    total: int
    coverage: Coverage
    cells: tuple[MonthCell, ...]


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One row in the table of bodies and years; ``counts`` are in the table's order.

    ``address`` leads to its decisions, and ``filters`` are parameters of a search for
    them; None where they have no page or search.
    """

    name: str
    counts: tuple[int, ...]
    total: int
    address: str | None
    filters: Mapping[str, str] | None
    is_body: bool = True


@dataclass(frozen=True, slots=True)
class PublisherPage:
    """What ``publisher.html`` shows.

    Attributes:
        name: of the publisher.
        body: name of the body the page is about, None for the whole publisher.
        row: line of the national table, None for other organisations.
        publisher: what we hold of it.
        total: decisions in the index, routine items and cover pages among them.
        routine: how many of them are such.
        latest: newest decisions, with what was decided.
        votes: how many decisions votes decided, and the newest of them.
        meetings: newest meetings, coming ones from agendas included.
        bodies: bodies with counts, most first; empty on the page of a body.
        laws: most cited laws.
        outcomes: how often which outcome was recognised.
        years: coverage by month, newest year first.
        body_years: columns of the table of bodies, newest first.
        body_rows: its rows, most decisions first, then all officials' decisions
            together, then those of no known body; empty on the page of a body.
        search_address: all its decisions as a search.
        similar_size_address: the comparison with those of similar size, None without any.
    """

    name: str
    body: str | None
    row: Municipality | None
    publisher: PublisherCoverage
    total: int
    routine: int
    latest: tuple[CaseCard, ...]
    votes: VotingRecord
    meetings: tuple[MeetingRow, ...]
    bodies: tuple[FacetOption, ...]
    laws: tuple[LawCount, ...]
    outcomes: tuple[OutcomeCount, ...]
    years: tuple[YearRow, ...]
    body_years: tuple[str, ...]
    body_rows: tuple[BodyRow, ...]
    search_address: str
    similar_size_address: str | None


@blueprint.get("/")
def index() -> str | Response:
    """List municipalities by region, and other publishers; ``nimi`` leads to one's page."""
    refuse_unknown(request.args, ("nimi",))
    if typed := read_query(request.args, "nimi"):
        name = known_publisher("nimi", typed, library())
        return redirect(url_for("municipality.show", name=name))
    facts = library().coverage()
    regions: dict[str, list[Municipality]] = defaultdict(list)
    counties: list[Municipality] = []
    for row in municipalities():
        if row.kind == "municipality" and row.region:
            regions[row.region].append(row)
        elif row.kind != "municipality":
            counties.append(row)

    def by_name(rows: Iterable[Municipality]) -> list[Municipality]:
        return sorted(rows, key=lambda row: alphabetical(publisher_label(row.name_fi)))

    names = {row.name_fi for row in municipalities()}
    others = [each for name, each in facts.publishers.items() if name not in names]
    held = {name for name, each in facts.publishers.items() if each.decisions}
    return render_template(
        "publishers.html",
        facts=facts,
        held=held,
        regions=[(label, by_name(regions[name])) for name, label in named_regions()],
        counties=by_name(counties),
        names=tuple(sorted({*names, *facts.publishers}, key=alphabetical)),
        others=sorted(others, key=lambda each: alphabetical(each.name)),
    )


@blueprint.get("/<name>")
def show(name: str) -> str | Response:
    """Show a publisher."""
    return _show(name, None)


@blueprint.get("/<name>/toimielin/<path:body>")
def show_body(name: str, body: str) -> str | Response:
    """Show a body of a publisher."""
    return _show(name, body)


def _show(name: str, body: str | None) -> str | Response:
    refuse_unknown(request.args, ())
    found = find_publisher(name, library())
    if found is None:
        abort(404, gettext("There is no municipality “%(name)s”.", name=name[:100]))
    if found != name:
        return redirect(_address(found, body), 301)
    page = publisher_page(found, body)
    if body is not None and not page.total:
        message = gettext(
            "%(name)s has no decisions of a body called “%(body)s”.",
            name=found,
            body=body[:200],
        )
        abort(404, message)
    return render_template(
        "publisher.html", page=page, inhabitants_year=INHABITANTS_YEAR
    )


def publisher_page(name: str, body: str | None) -> PublisherPage:
    """Build the page of a known publisher."""
    filters = {"municipality": (name,)} | ({"body": (body,)} if body else {})
    result, proper = _counted(filters, {}), _counted(filters, NOT_NEWS)
    publisher = library().coverage().publisher(name)
    months = publisher.months
    if body:
        months = publisher.bodies.get(body) or publisher.officials.get(body, {})
    years = year_rows(months, publisher)
    body_years = tuple(row.year for row in years[:MOST_BODY_YEARS])
    everything = SearchRequest(filters=filters, sort="newest")
    decided = replace(everything, excluded=NOT_NEWS)
    return PublisherPage(
        name=name,
        body=body,
        row=table_row(name),
        publisher=publisher,
        total=result.total,
        routine=result.total - proper.total,
        latest=_latest(filters),
        votes=voting_record(filters, library()),
        meetings=latest_meetings(library(), name, body),
        bodies=() if body else facet_options("body", result.facets.get("body", ())),
        laws=law_counts(result.facets.get("law_reference", ()), everything),
        outcomes=outcome_counts(proper.facets.get("outcome", ()), decided),
        years=years,
        body_years=body_years,
        body_rows=() if body else body_rows(publisher, body_years),
        search_address=f"{url_for('search.results')}?{query_string(everything)}",
        similar_size_address=None if body else _similar_size_address(name),
    )


def _similar_size_address(name: str) -> str | None:
    names = similar_in_size(name, library().known_values("municipality"))
    asked = SearchRequest(filters={"municipality": names})
    return f"{url_for('compare.table')}?{query_string(asked)}" if names else None


def _counted(filters: Filters, excluded: Filters) -> SearchResult:
    asked = SearchRequest(
        filters=filters,
        excluded=excluded,
        limit=0,
        facets=("body", "law_reference", "outcome"),
        facet_limit=0,
    )
    return library().service.search(asked)


def _latest(filters: Filters) -> tuple[CaseCard, ...]:
    """Return the newest decisions, one card a case: no routine items, none only proposed."""
    asked = SearchRequest(
        filters=filters,
        excluded=DECIDED,
        sort="newest",
        limit=LATEST,
        facets=(),
        snippets=False,
    )
    held = library()
    return case_cards(held.service.search(asked).hits, held.store)


def year_rows(
    months: Mapping[str, int], publisher: PublisherCoverage
) -> tuple[YearRow, ...]:
    """Cut month counts into rows of years, newest first."""
    dated = {month: count for month, count in months.items() if month}
    if not dated:
        return ()
    today = finnish_time.today()
    largest = max(dated.values())
    first, last = int(min(dated)[:4]), int(max(dated)[:4])
    rows = []
    for year in range(last, max(first, last - MOST_YEARS + 1) - 1, -1):
        counts = [dated.get(f"{year}-{month}", 0) for month in MONTHS]
        cells = tuple(
            MonthCell(f"{year}-{month}", count, -(-4 * count // largest))
            for month, count in zip(MONTHS, counts, strict=True)
        )
        coverage = publisher.coverage(year, today)
        rows.append(YearRow(str(year), sum(counts), coverage, cells))
    return tuple(rows)


def body_rows(
    publisher: PublisherCoverage, years: Sequence[str]
) -> tuple[BodyRow, ...]:
    """Count the decisions of each body in each of *years*, and those of officials."""
    rows = [
        _body_row(
            name, months, years, _address(publisher.name, name), {"toimielin": name}
        )
        for name, months in publisher.bodies.items()
    ]
    rows.sort(key=lambda row: (-row.total, row.name))
    rows = rows[:MOST_BODIES]
    others = (
        (
            gettext("Officeholders' decisions"),
            publisher.officeholder_months,
            _officials_address(publisher.name),
            {"laji": "officeholder-decision"},
        ),
        (gettext("Body not known"), publisher.unnamed, None, None),
    )
    for name, months, address, filters in others:
        if months:
            rows.append(_body_row(name, months, years, address, filters, is_body=False))
    return tuple(rows)


def _body_row(
    name: str,
    months: Mapping[str, int],
    years: Sequence[str],
    address: str | None,
    filters: Mapping[str, str] | None,
    *,
    is_body: bool = True,
) -> BodyRow:
    counts = tuple(
        sum(count for month, count in months.items() if month[:4] == year)
        for year in years
    )
    total = sum(months.values())
    return BodyRow(name, counts, total, address, filters, is_body)


def _officials_address(name: str) -> str:
    return opened(
        SearchRequest(filters={"municipality": (name,)}),
        "kind",
        "officeholder-decision",
    )


def _address(name: str, body: str | None) -> str:
    if body is None:
        return url_for("municipality.show", name=name)
    return url_for("municipality.show_body", name=name, body=body)
