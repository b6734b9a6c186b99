"""What has changed as files: every change of a choice, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from flask import Blueprint, Response, url_for
from flask_babel import gettext

from corpus.finnish_time import day_of
from indexer.answering.hits.table_files import csv_lines
from search_web.files.exports import CSV, XLSX
from search_web.files.sheet_columns import SheetHead, cell_text
from search_web.files.workbook import table_workbook
from search_web.page.components.decided import deciding_vote, ruling
from search_web.page.labelling.labels import (
    N_,
    outcome_label,
    region_label,
    removal_label,
)
from search_web.page.labelling.languages import translate
from search_web.page.responding.csv_options import csv_options
from search_web.page.responding.http_replies import stream_reply
from search_web.page.templating import format_moment
from search_web.pages.changes.change_choice import ChangeChoice, read_choice
from search_web.pages.changes.change_page import kind_label
from search_web.pages.changes.change_rows import ChangeRow
from search_web.pages.places.publisher_list import table_row

blueprint = Blueprint("change_files", __name__)

CHANGE_COLUMNS = (
    SheetHead("change", N_("Change"), "text", 18),
    SheetHead("seen_on", N_("Seen on"), "day", 12),
    SheetHead("municipality", N_("Publisher"), "text", 20),
    SheetHead("region", N_("Region"), "text", 18),
    SheetHead("body", N_("Body"), "text", 24),
    SheetHead("date", N_("Day"), "day", 12),
    SheetHead("minutes_section", N_("Section"), "text", 8),
    SheetHead("title", N_("Title"), "text", 50),
    SheetHead("ruling", N_("What was decided"), "text", 50),
    SheetHead("outcome", N_("Outcome"), "text", 18),
    SheetHead("votes_for", N_("Votes for"), "count", 8),
    SheetHead("votes_against", N_("Votes against"), "count", 8),
    SheetHead("reason", N_("Why it was removed"), "text", 30),
    SheetHead("url", N_("Original"), "link", 30),
    SheetHead("permalink", N_("Permanent address"), "link", 30),
)
"""Columns of the files; of a removed decision only change, day, publisher, region and reason."""


@blueprint.get("/muutokset.csv")
def as_csv() -> Response:
    """Return the changes as CSV; ``muoto=taulukko`` gives it in the reader's language."""
    options = csv_options()
    choice = read_choice(extra=options.names)
    if options.is_table:
        header = [translate(column.label) for column in CHANGE_COLUMNS]
        rows = ([cell_text(value) for value in row] for row in _rows(choice))
    else:
        header = [column.name for column in CHANGE_COLUMNS]
        rows = (["" if v is None else str(v) for v in row] for row in _codes(choice))
    chunks = csv_lines(header, rows, bom=options.bom, delimiter=options.delimiter)
    return stream_reply(chunks, CSV, file_name="muutokset.csv")


@blueprint.get("/muutokset.xlsx")
def as_xlsx() -> Response:
    """Return the changes as a workbook; its last sheet says what it is."""
    choice = read_choice()
    title = gettext("What has changed")
    about = [
        ("Päätöshaku", url_for("search.home", _external=True)),
        (title, choice.name or gettext("all")),
        (gettext("Change"), kind_label(choice.kind) if choice.kind else gettext("all")),
        (gettext("Seen"), choice.period_words() or gettext("any time")),
        (
            gettext("Address"),
            url_for("changes.show", _external=True, **choice.arguments()),
        ),
        (gettext("Made on"), format_moment(dt.datetime.now(dt.UTC))),
    ]
    chunks = table_workbook(CHANGE_COLUMNS, _rows(choice), about, title)
    return stream_reply(chunks, XLSX, file_name="muutokset.xlsx")


def _rows(choice: ChangeChoice) -> Iterator[list[object]]:
    """Yield the changes in words."""
    for change in choice.all_changes():
        row = _values(change)
        row["change"] = kind_label(change.kind)
        if row.get("region"):
            row["region"] = region_label(str(row["region"]))
        if row.get("outcome"):
            row["outcome"] = outcome_label(str(row["outcome"]))
        if change.stored is None:
            row["reason"] = removal_label(change.reason or "gone")
        yield [row.get(column.name) for column in CHANGE_COLUMNS]


def _codes(choice: ChangeChoice) -> Iterator[list[object]]:
    """Yield the changes in the values of the API, the same in every language."""
    for change in choice.all_changes():
        row = _values(change)
        yield [row.get(column.name) for column in CHANGE_COLUMNS]


def _values(change: ChangeRow) -> dict[str, object]:
    seen = day_of(change.at)
    place = table_row(change.publisher)
    told: dict[str, object] = {
        "change": change.kind,
        "seen_on": seen,
        "municipality": change.publisher,
        "region": place.region if place else None,
    }
    if change.stored is None:
        return {**told, "reason": change.reason}
    made = change.stored.decision
    vote = deciding_vote(made)
    return {
        **told,
        "body": made.shown_body,
        "date": made.date,
        "minutes_section": made.minutes_section,
        "title": made.title,
        "ruling": ruling(made),
        "outcome": made.outcome if made.outcome != "none" else None,
        "votes_for": vote.yes if vote else None,
        "votes_against": vote.no if vote else None,
        "url": made.url,
        "permalink": url_for(
            "decision.show", decision_id=change.decision_id, _external=True
        ),
    }
