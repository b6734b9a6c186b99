"""The context of the search page, built from a search result."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import url_for
from flask_babel import gettext, ngettext

from indexer.parameters.parameter_table import SORT
from indexer.parameters.request_reading import PAGE_SIZE
from indexer.parameters.request_writing import (
    number_text,
    query_string,
    request_arguments,
)
from indexer.request import SearchRequest, SearchResult
from search_web.library import library
from search_web.page.components.case_cards import CaseCard, case_cards
from search_web.page.components.chips import Chip, chips
from search_web.page.components.facet_groups import (
    SEARCH_FACETS,
    SHOWN_VALUES,
    FacetGroup,
    YearBar,
    facet_groups,
    toggled,
    with_filter,
    year_bars,
)
from search_web.page.components.law_roles import (
    OtherRoles,
    other_roles,
    with_other_roles,
)
from search_web.page.components.paging import Pager, paginate
from search_web.page.components.query_steps import StepView, step_views
from search_web.page.components.routine_items import NOT_NEWS, without_routine
from search_web.page.labelling.labels import sort_label
from search_web.page.templating import format_number
from search_web.pages.places.publisher_groups import publisher_groups
from search_web.pages.search.joined_cases import (
    JoinedHits,
    counted_cases,
    pages_before,
)
from search_web.pages.search.zero_page import LooserSearch, looser_search


@dataclass(frozen=True, slots=True)
class RoutineLink:
    """How many hits are routine items or cover pages, and the search without them."""

    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Preset:
    """A group of publishers as one link."""

    label: str
    address: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class SortLink:
    """One way to order the hits."""

    name: str
    label: str
    is_current: bool


_WORD_STEPS = frozenset({"word", "phrase", "near", "or", "prefix", "pattern"})
"""Steps that look for words in texts."""


@dataclass(frozen=True, slots=True)
class TierLink:
    """The way to the exact or the near hits alone."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What ``search.html`` shows.

    Attributes:
        request: what was asked.
        whole: query part of the addresses of the whole result (feed, files, saving),
            whatever the page.
        heading: title of the window, with query, page and count.
        total: exact number of hits.
        near_total: exact number of near hits, listed among them.
        took_ms: time inside the engine.
        tiers: ways to the exact or the near hits alone, where both are listed.
        cards: this page's hits, in order; hits of one case are one card.
        joined: hits of this page that are on cards of earlier pages.
        cases: exact number of cases of the exact hits; None where it is not counted,
            and where every decision is a case of its own.
        related: cards of hits that hold only most of the words; never part of ``total``.
        spellings: other spellings beside few hits, with their number of hits.
        steps: how the query was read, step by step.
        is_unread: whether something was typed of which nothing is a word: "?!", "(".
        taken_back: address of the search with every automatic step back, None when no
            step was taken back.
        chips: active filters.
        clear_address: the same words without any filter.
        routine: the routine items among the hits as a link that leaves them out, None
            when there is none or the search decides about them already.
        law_roles: link to all that cite the law chosen, or to those that apply it; None
            where no law is chosen or both are the same.
        groups: facets.
        publishers: names to choose from when they do not fit among the boxes; of all
            publishers that decisions are held of.
        presets: ready-made choices of publishers, by size, kind and language.
        years: bar chart.
        sorts: orders.
        pager: numbered pages.
        own_text: address of the search in the decisions' own text only; None where that
            is what was asked.
        hidden: parameters that the form must keep although no field shows them.
    """

    request: SearchRequest
    whole: str
    heading: str
    total: int
    near_total: int
    took_ms: float
    tiers: tuple[TierLink, ...]
    cards: tuple[CaseCard, ...]
    joined: int
    cases: int | None
    related: tuple[CaseCard, ...]
    spellings: tuple[LooserSearch, ...]
    steps: tuple[StepView, ...]
    is_unread: bool
    taken_back: str | None
    chips: tuple[Chip, ...]
    clear_address: str
    routine: RoutineLink | None
    law_roles: OtherRoles | None
    groups: tuple[FacetGroup, ...]
    publishers: tuple[str, ...]
    presets: tuple[Preset, ...]
    years: tuple[YearBar, ...]
    sorts: tuple[SortLink, ...]
    pager: Pager
    own_text: str | None
    hidden: tuple[tuple[str, str], ...]

    @property
    def sum_from(self) -> str:
        """Return the least sum as the form holds it; "" when none was asked."""
        return _typed(self.request.sum_from)

    @property
    def sum_to(self) -> str:
        """Return the largest sum as the form holds it; "" when none was asked."""
        return _typed(self.request.sum_to)


def _typed(value: float | None) -> str:
    return "" if value is None else number_text(value)


def search_page(
    result: SearchResult, joined: JoinedHits, cases: int | None
) -> SearchPage:
    """Build the page of *result*: its *joined* hits, and how many *cases* it has."""
    asked = result.request
    address = url_for("search.results")
    store = library().store
    pager = paginate(
        pages_of(result),
        page=_page(asked),
        size=asked.limit or PAGE_SIZE,
        address=lambda page: f"{address}?{query_string(_at_page(asked, page))}",
    )
    return SearchPage(
        request=asked,
        whole=query_string(replace(asked, offset=0)),
        heading=_heading(result, pager),
        total=result.total,
        near_total=result.near_total,
        took_ms=result.took_ms,
        tiers=_tiers(result, address),
        cards=case_cards(joined.hits, store, is_of_case=True),
        joined=joined.left_out,
        cases=cases if cases != result.total else None,
        related=case_cards(
            () if asked.tier == "exact" else result.related, store, is_of_case=True
        ),
        spellings=tuple(
            looser_search(one, result.reading)
            for one in result.relaxations
            if result.total and one.label_key.startswith("spelling:")
        ),
        steps=_steps(result, address),
        is_unread=_is_unread(result),
        taken_back=_taken_back(asked, address),
        chips=chips(asked, address),
        clear_address=f"{address}?{query_string(SearchRequest(query=asked.query))}",
        routine=_routine(result, address),
        law_roles=_law_roles(result, address),
        groups=facet_groups(result, base=f"{address}/rajaus/"),
        publishers=_publishers(result),
        presets=_presets(asked, address),
        years=year_bars(
            result, link=lambda year: f"{address}?{query_string(toggled(asked, year))}"
        ),
        sorts=_sorts(asked),
        pager=pager,
        own_text=_own_text(asked, address),
        hidden=_hidden(asked),
    )


def asked_beside(asked: SearchRequest, total: int) -> list[SearchRequest]:
    """Return what the page asks beside its hits: cases, routine items, pages before."""
    beside = (
        counted_cases(asked, total),
        _proper(asked, total),
        _other_roles(asked),
        pages_before(asked),
    )
    return [one for one in beside if one is not None]


def _tiers(result: SearchResult, address: str) -> tuple[TierLink, ...]:
    asked = replace(result.request, offset=0)
    if not (result.total and result.near_total) or asked.tier in ("exact", "near"):
        return ()
    exact, near = replace(asked, tier="exact"), replace(asked, tier="near")
    return (
        TierLink(gettext("exact only"), f"{address}?{query_string(exact)}"),
        TierLink(gettext("near only"), f"{address}?{query_string(near)}"),
    )


def _is_unread(result: SearchResult) -> bool:
    kinds = {step.kind for step in result.reading.steps}
    asked = result.request
    return bool(asked.query.strip()) and kinds <= {"mended"} and not asked.removed_steps


def _own_text(asked: SearchRequest, address: str) -> str | None:
    if asked.searched == "own" or not asked.query.strip():
        return None
    return f"{address}?{query_string(replace(asked, searched='own', offset=0))}"


def pages_of(result: SearchResult) -> int:
    """Return how many decisions the pages of *result* list: of the tiers asked for."""
    if result.request.tier == "near":
        return result.near_total
    return result.total + result.near_total


def _page(asked: SearchRequest) -> int:
    return asked.offset // (asked.limit or PAGE_SIZE) + 1


def _at_page(asked: SearchRequest, page: int) -> SearchRequest:
    return replace(asked, offset=(page - 1) * asked.limit)


def _heading(result: SearchResult, pager: Pager) -> str:
    total = ngettext(
        "%(total)s decision",
        "%(total)s decisions",
        result.total,
        total=format_number(result.total),
    )
    parts = [result.request.query, total]
    if pager.page > 1:
        parts.append(
            gettext("page %(page)s of %(pages)s", page=pager.page, pages=pager.pages)
        )
    return " – ".join(part for part in parts if part)


def _steps(result: SearchResult, address: str) -> tuple[StepView, ...]:
    views = step_views(result, lambda asked: f"{address}?{query_string(asked)}")
    if not any(step.kind in _WORD_STEPS for step in result.reading.steps):
        return views
    return (*views, _where(replace(result.request, offset=0), address))


def _where(asked: SearchRequest, address: str) -> StepView:
    """Return where words are looked for, with the way to the other choice."""
    is_own = asked.searched == "own"
    words = (
        gettext("in the decision text only")
        if is_own
        else gettext("also in attachments")
    )
    other = replace(asked, searched="all" if is_own else "own")
    return StepView("where", "", words, f"{address}?{query_string(other)}")


def _taken_back(asked: SearchRequest, address: str) -> str | None:
    if not asked.removed_steps:
        return None
    again = replace(asked, removed_steps=frozenset(), offset=0)
    return f"{address}?{query_string(again)}"


def _routine(result: SearchResult, address: str) -> RoutineLink | None:
    proper = _proper(result.request, result.total)
    if proper is None:
        return None
    count = _routine_count(result)
    if count is None:
        count = result.total - library().service.count(proper)
    if not count:
        return None
    shown = without_routine(result.request) or proper
    return RoutineLink(count, f"{address}?{query_string(shown)}")


def _routine_count(result: SearchResult) -> int | None:
    """Return how many hits are routine by the page's own counts of values.

    None where some are by one facet and some by another: a hit may be both.
    """
    counts = [
        sum(row.count for row in result.facets[name] if row.value in values)
        for name, values in NOT_NEWS.items()
        if name in result.facets
    ]
    known = len(counts) == len(NOT_NEWS) and sum(map(bool, counts)) < 2
    return sum(counts) if known else None


def _law_roles(result: SearchResult, address: str) -> OtherRoles | None:
    other = with_other_roles(result.request)
    if other is None:
        return None
    count = library().service.count(_counted(other))
    return other_roles(other, count, result.total, address)


def _other_roles(asked: SearchRequest) -> SearchRequest | None:
    """Return the search that counts the other roles of a law; None without a law."""
    other = with_other_roles(asked)
    return None if other is None else _counted(other)


def _counted(asked: SearchRequest) -> SearchRequest:
    """Return the search of which only the number of decisions is asked."""
    return replace(
        asked, tier="exact", limit=0, facets=(), snippets=False, explain=False
    )


def _proper(asked: SearchRequest, total: int) -> SearchRequest | None:
    """Return the search that counts decisions proper; None where nothing is counted."""
    proper = without_routine(asked)
    if proper is None or not total:
        return None
    return _counted(proper)


def _publishers(result: SearchResult) -> tuple[str, ...]:
    """Return names to choose from; none where every publisher has its box."""
    if len(result.facets.get("municipality", ())) <= SHOWN_VALUES:
        return ()
    return tuple(sorted(library().known_values("municipality")))


def _presets(asked: SearchRequest, address: str) -> tuple[Preset, ...]:
    """Return the choices of publishers; one that would only give a zero is left out."""
    chosen = set(asked.filters.get("municipality", ()))
    return tuple(
        Preset(
            group.label,
            f"{address}?{query_string(with_filter(asked, 'municipality', group.names))}",
            chosen == set(group.names),
        )
        for group in publisher_groups(library())
    )


def _sorts(asked: SearchRequest) -> tuple[SortLink, ...]:
    """Return the orders; without words the most relevant are the newest, told once."""
    orders = dict(SORT.choices.items())
    labels = {value: sort_label(value) for value in orders.values()}
    if not asked.query.strip():
        labels["relevance"] = labels["newest"]
        hidden = "relevance" if asked.sort == "newest" else "newest"
        orders = {name: value for name, value in orders.items() if value != hidden}
    return tuple(
        SortLink(name, labels[value], value == asked.sort)
        for name, value in orders.items()
    )


def _hidden(asked: SearchRequest) -> tuple[tuple[str, str], ...]:
    """Return what no visible field of the form holds: years, exclusions, steps."""
    shown = {name for name in SEARCH_FACETS if name != "year"}
    rest = replace(
        asked,
        query="",
        date_from=None,
        date_to=None,
        sum_from=None,
        sum_to=None,
        sort="relevance",
        offset=0,
        filters={f: v for f, v in asked.filters.items() if f not in shown},
    )
    return tuple(request_arguments(rest))
