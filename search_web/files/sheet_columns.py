"""The columns of tables for people: XLSX, and CSV with ``muoto=taulukko``.

Headings and values are in the reader's language; a figure is a cell of its own, so that no
spreadsheet takes "9-12" for a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from flask_babel import gettext

from analyzers.decision.meaning_values import DecidedSum
from corpus.model import Decision
from indexer.answering.hits.table_files import printable
from indexer.request import Hit
from search_web.page.components.case_cards import LastRuling
from search_web.page.components.decided import (
    VoteView,
    decided_sums,
    deciding_vote,
    roll_calls,
    ruling,
)
from search_web.page.labelling.labels import N_, value_label
from search_web.page.labelling.languages import current_language
from search_web.page.labelling.vote_labels import side_label
from search_web.page.templating import (
    format_day,
    format_moment,
    sum_period_words,
    sum_tax_words,
)
from search_web.pages.decision.decision_facts import appeal_words

CellType = Literal["text", "day", "euros", "count", "link"]
LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""


@dataclass(frozen=True, slots=True)
class SheetHead:
    """The head of a column: its name in the other files, its label, type and width."""

    name: str
    label: str
    type: CellType
    width: int


@dataclass(frozen=True, slots=True)
class SheetColumn(SheetHead):
    """A column of decisions: its head, and its value of each."""

    value: Callable[[Hit, Decision], object]


def _facet(name: str) -> Callable[[Hit, Decision], object]:
    return lambda hit, _: "; ".join(
        value_label(name, value) for value in hit.facets.get(name, ())
    )


def _labelled(name: str, facet: str) -> Callable[[Hit, Decision], object]:
    def value(hit: Hit, _: Decision) -> object:
        found = getattr(hit, name)
        return value_label(facet, found) if found and found != "none" else None

    return value


def votes_of(
    of: Callable[[VoteView], int],
) -> Callable[[Hit, Decision], int | None]:
    """Return the value of a column that is *of* the vote that decided, if there is one."""

    def value(_: Hit, decision: Decision) -> int | None:
        vote = deciding_vote(decision)
        return of(vote) if vote else None

    return value


def _tier(hit: Hit, _: Decision) -> object:
    return gettext("near") if hit.is_near else gettext("exact")


def _roll_call(_: Hit, decision: Decision) -> object:
    sides = (
        f"{side_label(side)}: {', '.join(who)}" for side, who in roll_calls(decision)
    )
    return "; ".join(sides) or None


def _of_sum(of: Callable[[DecidedSum], object]) -> Callable[[Hit, Decision], object]:
    """Return the value of a column that is *of* the largest sum, if there is one."""

    def value(_: Hit, decision: Decision) -> object:
        sums = decided_sums(decision)
        return of(sums[0]) if sums else None

    return value


def _given(_: Hit, __: Decision) -> object:
    """Stand for what the decision alone does not tell: ``given_values`` has it."""
    return None


COLUMNS = (
    SheetColumn("id", N_("Id"), "text", 22, lambda hit, _: hit.decision_id),
    SheetColumn(
        "municipality", N_("Municipality"), "text", 18, lambda hit, _: hit.municipality
    ),
    SheetColumn(
        "organisation", N_("Organisation"), "text", 18, lambda hit, _: hit.organisation
    ),
    SheetColumn("region", N_("Region"), "text", 16, _facet("region")),
    SheetColumn("body", N_("Body"), "text", 22, lambda hit, _: hit.body),
    SheetColumn("date", N_("Day"), "day", 12, lambda hit, _: hit.date),
    SheetColumn(
        "minutes_section", N_("Section"), "text", 8, lambda hit, _: hit.minutes_section
    ),
    SheetColumn("title", N_("Title"), "text", 50, lambda hit, _: hit.title.text),
    SheetColumn(
        "ruling", N_("What was decided"), "text", 50, lambda _, made: ruling(made)
    ),
    SheetColumn("outcome", N_("Outcome"), "text", 18, _labelled("outcome", "outcome")),
    SheetColumn("later_outcome", N_("Later ruling"), "text", 18, _given),
    SheetColumn("later_body", N_("Body of the later ruling"), "text", 22, _given),
    SheetColumn("later_date", N_("Day of the later ruling"), "day", 12, _given),
    SheetColumn("votes_for", N_("Votes for"), "count", 8, votes_of(lambda v: v.yes)),
    SheetColumn(
        "votes_against", N_("Votes against"), "count", 8, votes_of(lambda v: v.no)
    ),
    SheetColumn(
        "votes_margin", N_("Margin"), "count", 8, votes_of(lambda v: v.won - v.lost)
    ),
    SheetColumn("roll_call", N_("Who voted how"), "text", 20, _roll_call),
    SheetColumn(
        "euros",
        N_("Largest sum decided, euros"),
        "euros",
        14,
        _of_sum(lambda one: one.euros),
    ),
    SheetColumn(
        "euros_what",
        N_("Sum of what"),
        "text",
        16,
        _of_sum(lambda one: value_label("sum", one.what)),
    ),
    SheetColumn("euros_per", N_("How often"), "text", 12, _of_sum(sum_period_words)),
    SheetColumn("euros_tax", N_("VAT"), "text", 14, _of_sum(sum_tax_words)),
    SheetColumn("appeal", N_("Appeal"), "text", 22, lambda _, made: appeal_words(made)),
    SheetColumn("topic", N_("Topic"), "text", 22, _facet("topic")),
    SheetColumn(
        "case_number", N_("Case number"), "text", 22, lambda hit, _: hit.case_number
    ),
    SheetColumn(
        "law_references", N_("Law references"), "text", 26, _facet("law_reference")
    ),
    SheetColumn("kind", N_("Kind of document"), "text", 16, _labelled("kind", "kind")),
    SheetColumn("status", N_("Stage"), "text", 12, _labelled("status", "status")),
    SheetColumn(
        "language", N_("Language"), "text", 8, _labelled("language", "language")
    ),
    SheetColumn("is_near", N_("Hit"), "text", 10, _tier),
    SheetColumn("url", N_("Original"), "link", 30, lambda hit, _: hit.url),
    SheetColumn("permalink", N_("Permanent address"), "link", 30, _given),
    SheetColumn("content_hash", "SHA-256", "text", 16, lambda hit, _: hit.content_hash),
    SheetColumn("text", N_("Text"), "text", 40, lambda _, made: made.text),
)
"""In the order of the sheet; ``given_values`` has what they do not find themselves."""


def given_values(permalink: str, later: LastRuling | None) -> dict[str, object]:
    """Return the values of a line beside the decision's own: address, later ruling."""
    if later is None:
        return {"permalink": permalink}
    outcome = later.outcome if later.outcome and later.outcome != "none" else None
    return {
        "permalink": permalink,
        "later_outcome": value_label("outcome", outcome) if outcome else None,
        "later_body": later.body or None,
        "later_date": later.day,
    }


def sheet_values(
    hit: Hit, decision: Decision, given: Mapping[str, object]
) -> list[object]:
    """Return the values of ``COLUMNS`` for a decision; those *given* come first."""
    return [
        given[column.name] if column.name in given else column.value(hit, decision)
        for column in COLUMNS
    ]


def cell_text(value: object) -> str:
    """Return a value as the cell of a CSV file for people."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return format_moment(value)
    if isinstance(value, dt.date):
        return format_day(value)
    if isinstance(value, float):
        return decimal(value)
    return printable(str(value))[:LONGEST_CELL]


def decimal(value: float) -> str:
    """Write a number as spreadsheets of the reader's language take it: 1234,50."""
    text = f"{value:.2f}"
    return text if current_language() == "en" else text.replace(".", ",")
