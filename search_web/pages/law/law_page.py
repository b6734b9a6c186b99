"""The context of a law page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from flask import request, url_for
from flask_babel import gettext

from analyzers.law.register.section_titles import SectionTitle, section_title
from analyzers.law.register.statutes import Statute, finlex_url, statute
from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest, SearchResult
from search_web.library import Library
from search_web.page.components.case_cards import LastRuling
from search_web.page.components.later_rulings import later_rulings
from search_web.page.components.paging import Pager, paginate
from search_web.page.components.routine_items import without_routine
from search_web.page.document_text.law_links import LawLink, law_link
from search_web.page.labelling.law_names import capitalized, full_title, short_name
from search_web.pages.law.citing import Citing, citings
from search_web.pages.law.legal_sources import LEAST, source_kind
from search_web.pages.law.related_acts import (
    RelatedAct,
    last_day_in_force,
    namesakes,
    parts_from,
    parts_to,
    predecessors,
    successors,
)
from search_web.pages.law.two_counts import (
    BothResults,
    CountLink,
    YearCounts,
    both_results,
    count_links,
    year_counts,
)

LAW_FACETS = ("municipality", "year", "outcome", "law_reference")
MOST_ACTS = 100


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A cited section of an act and how many decisions apply it.

    ``title`` is its heading, None when it is not known.
    """

    link: LawLink
    title: SectionTitle | None
    count: int


@dataclass(frozen=True, slots=True)
class SectionCounts:
    """A cited section of an act: how many decisions apply it, how many cite it.

    ``title`` is its heading, None when it is not known.
    """

    link: LawLink
    title: SectionTitle | None
    applied: int
    cited: int


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act in the list: how many decisions apply it, how many cite it."""

    link: LawLink
    title: str
    applied: int
    cited: int


@dataclass(frozen=True, slots=True)
class LawPage:
    """What ``law.html`` shows.

    Attributes:
        link: the law itself.
        act: its row of the statute table, None when the table lacks it.
        title: title of the act, "" when unknown.
        is_act: a whole act, not a section of it.
        eli: its European Legislation Identifier at Finlex, None for what is not a statute.
        heading: of the section; None for whole acts and where it is not known.
        whole: link of the act a section belongs to.
        successors: acts that replaced, repealed or renamed it; never merged with it.
        predecessors: acts that it replaced.
        parts_to: acts that took over a part of it.
        parts_from: acts of which it took over a part.
        namesakes: acts that are called by the same short name.
        total: decisions that are listed, with the page's filters.
        applied: those that apply it.
        cited: all that cite it.
        whole_cited: all that cite the act it is of.
        is_all: all that cite it are listed, not only those that apply it.
        other_address: the page with the other of these two lists.
        routine: routine items and cover pages among those listed.
        proper_address: the page without them, None when there are none.
        citings: this page's hits.
        later: by their ids how another body ended the same matter later.
        municipalities: counts, most first.
        years: bar chart of both counts.
        outcomes: counts.
        sections: cited sections in the order of the act; for whole acts only.
        csv_address: the whole list as CSV.
        feed_address: the whole list as an Atom feed.
        search_address: the same as a search.
        compare_address: municipalities compared.
        pager: numbered pages.
    """

    link: LawLink
    act: Statute | None
    title: str
    is_act: bool
    eli: str | None
    heading: SectionTitle | None
    whole: LawLink
    successors: tuple[RelatedAct, ...]
    predecessors: tuple[RelatedAct, ...]
    parts_to: tuple[RelatedAct, ...]
    parts_from: tuple[RelatedAct, ...]
    namesakes: tuple[RelatedAct, ...]
    total: int
    applied: int
    cited: int
    whole_cited: int
    is_all: bool
    other_address: str
    routine: int
    proper_address: str | None
    citings: tuple[Citing, ...]
    later: Mapping[str, LastRuling]
    municipalities: tuple[CountLink, ...]
    years: tuple[YearCounts, ...]
    outcomes: tuple[CountLink, ...]
    sections: tuple[SectionCounts, ...]
    csv_address: str
    feed_address: str
    search_address: str
    compare_address: str
    pager: Pager

    @property
    def is_unknown(self) -> bool:
        """Whether no act of this number is in our list, under any name."""
        return self.act is None and not self.link.name

    @property
    def last_day_of_name(self) -> dt.date | None:
        """The last day that the act had its first name, None when it is not known."""
        renamed = self.act.renamed_on if self.act else None
        return renamed - dt.timedelta(days=1) if renamed else None

    @property
    def former_title(self) -> str:
        """The first title of the act, in the reader's language where it is known."""
        if self.act is None:
            return ""
        is_swedish = self.whole.language == "sv" and self.act.title_sv
        return self.act.title_sv if is_swedish else self.act.title_fi

    @property
    def last_day(self) -> dt.date | None:
        """The last day the act was in force, None when it is or that is not known."""
        return last_day_in_force(self.act) if self.act else None


def law_page(key: str, result: SearchResult, held: Library) -> LawPage:
    """Build the page of *key* from a search that is filtered by it."""
    asked = result.request
    number = key.partition(" ")[0]
    found = statute(number)
    page = asked.offset // asked.limit + 1
    results = both_results(result, held.service)
    is_all = asked.law_roles == "any"
    proper = without_routine(asked)
    routine = result.total - held.service.count(proper) if proper else 0
    return LawPage(
        link=law_link(key),
        act=found,
        title=full_title(found) if found else "",
        is_act=key == number,
        eli=finlex_url(key),
        heading=section_title(key),
        whole=law_link(number),
        successors=successors(found) if found else (),
        predecessors=predecessors(number),
        parts_to=parts_to(number),
        parts_from=parts_from(number),
        namesakes=namesakes(number),
        total=result.total,
        applied=results.applied.total,
        cited=results.cited.total,
        whole_cited=held.known_values("statute_any").get(number, 0),
        is_all=is_all,
        other_address=_here(
            replace(asked, offset=0, law_roles="body" if is_all else "any")
        ),
        routine=routine,
        proper_address=_here(proper) if proper and routine else None,
        later=later_rulings(result.hits, held.store),
        citings=citings(result.hits, key, held.service, asked.law_roles),
        municipalities=count_links("municipality", results, _here),
        years=year_counts(results, _here),
        outcomes=count_links("outcome", results, _here),
        sections=_sections(number, results) if key == number else (),
        csv_address=_here(replace(asked, offset=0), suffix=".csv"),
        feed_address=quote(request.script_root + request.path + ".atom"),
        search_address=_address(url_for("search.results"), asked),
        compare_address=_address(url_for("compare.table"), asked),
        pager=paginate(
            result.total,
            page=page,
            size=asked.limit,
            address=lambda n: _here(replace(asked, offset=(n - 1) * asked.limit)),
        ),
    )


def act_rows(
    applied: Mapping[str, int], cited: Mapping[str, int]
) -> tuple[ActRow, ...]:
    """Return the acts that most decisions apply, then those only cited.

    EU acts that have their own list are left out.
    """
    kinds = {key: source_kind("statute", key) for key in cited}
    own = [key for key, kind in kinds.items() if kind is None or cited[key] < LEAST]
    rows = sorted(own, key=lambda key: (-applied.get(key, 0), -cited[key], key))
    made = []
    for number in rows[:MOST_ACTS]:
        act = statute(number)
        title = _told_title(act) if act else ""
        link = law_link(number)
        if kinds[number] == "eu-act":
            title = capitalized(link.name) or gettext("EU act")
        made.append(ActRow(link, title, applied.get(number, 0), cited[number]))
    return tuple(made)


def _told_title(act: Statute) -> str:
    """Return the title with the name that the other pages use, where they differ."""
    title, short = full_title(act), short_name(act)
    is_same = short.casefold() == title.casefold()
    return title if is_same else f"{title} ({short})"


def _sections(number: str, results: BothResults) -> tuple[SectionCounts, ...]:
    counts = results.counts("law_reference")
    rows = [
        SectionCounts(law_link(key), section_title(key), *counts[key])
        for key in counts
        if key.startswith(f"{number} ")
        and (results.shown is results.cited or counts[key][0])
    ]
    return tuple(sorted(rows, key=lambda row: _natural(row.link.place)))


def _natural(place: str) -> list[tuple[int, str]]:
    return [
        (int(digits), letters)
        for digits, letters in re.findall(r"(\d+) ?([a-zåäö]?)", place)
    ]


def _here(asked: SearchRequest, suffix: str = "") -> str:
    """Return the address of this law page with other filters."""
    filters = {f: v for f, v in asked.filters.items() if f != "law_reference"}
    shown = replace(asked, filters=filters)
    if shown.sort == "newest" and not shown.query:
        shown = replace(shown, sort="relevance")
    path = quote(request.script_root + request.path + suffix)
    return _address(path, shown)


def _address(path: str, asked: SearchRequest) -> str:
    arguments = query_string(asked)
    return f"{path}?{arguments}" if arguments else path
