"""The whole result of a search as a file: same filters, same order, same total."""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext

from corpus.model import Decision
from indexer.answering.hits.hit_fields import (
    EXPORT_COLUMNS,
    export_rows,
    hit_json,
    permalink_to,
)
from indexer.answering.hits.table_files import csv_lines
from indexer.asked_publishers import uncovered
from indexer.parameters.request_writing import query_string
from indexer.request import Hit, SearchRequest, SearchResult
from indexer.saved.queries import SavedQuery
from search_web.files.parquet import is_installed, write_parquet
from search_web.files.research_package import PackageAbout, package_bytes
from search_web.files.sheet_columns import (
    COLUMNS,
    cell_text,
    given_values,
    sheet_values,
)
from search_web.files.workbook import table_workbook
from search_web.library import engine, library
from search_web.page.bibliography import FORMS, MEDIA_TYPES
from search_web.page.components.chips import search_name
from search_web.page.components.later_rulings import later_rulings
from search_web.page.labelling.languages import current_language, translate
from search_web.page.responding.csv_options import csv_options
from search_web.page.responding.http_replies import stream_reply
from search_web.page.templating import format_moment, format_number
from search_web.pages.decision.decision_page import citation_of
from search_web.pages.places.publisher_list import check_publishers
from search_web.parameters import read_search

blueprint = Blueprint("exports", __name__)

_BATCH = 200
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NDJSON = "application/x-ndjson"
_PARQUET = "application/vnd.apache.parquet"


@blueprint.get("/haku.csv")
def as_csv() -> Response:
    """Stream every hit as CSV.

    ``muoto=taulukko`` gives headings and values in the reader's language, for spreadsheets;
    else they are those of the API, the same in every language. ``bom=1`` begins with a
    byte-order mark; ``erotin=puolipiste`` puts ";" between cells.
    """
    options = csv_options()
    asked = _asked(options.names)
    if options.is_table:
        header = [translate(column.label) for column in COLUMNS]
        rows: Iterable[Sequence[object]] = (
            [cell_text(value) for value in row] for row in _sheet_rows(asked)
        )
    else:
        header, rows = list(EXPORT_COLUMNS), _rows(asked)
    chunks = csv_lines(header, rows, bom=options.bom, delimiter=options.delimiter)
    return stream_reply(chunks, CSV, file_name="paatokset.csv")


@blueprint.get("/haku.xlsx")
def as_xlsx() -> Response:
    """Stream every hit as a workbook for people; its last sheet says what it is."""
    asked = _asked()
    return stream_reply(
        table_workbook(
            COLUMNS, _sheet_rows(asked), _about(asked), gettext("Decisions")
        ),
        XLSX,
        file_name="paatokset.xlsx",
    )


def _sheet_rows(asked: SearchRequest) -> Iterator[list[object]]:
    """Yield the values of ``COLUMNS`` for each hit, read in batches."""
    rows, permalink = _hits_with_decisions(asked), _permalink()
    while batch := list(islice(rows, _BATCH)):
        later = later_rulings((hit for hit, _ in batch), library().store)
        for hit, decision in batch:
            name = hit.decision_id
            given = given_values(permalink(name), later.get(name))
            yield sheet_values(hit, decision, given)


def _hits_with_decisions(asked: SearchRequest) -> Iterator[tuple[Hit, Decision]]:
    hits = engine().iter_hits(asked)
    while batch := list(islice(hits, _BATCH)):
        kept = library().store.get_many(hit.decision_id for hit in batch)
        for hit in batch:
            if hit.decision_id in kept:
                yield hit, kept[hit.decision_id].decision


def _about(asked: SearchRequest) -> list[tuple[str, str]]:
    """Return what was asked, when, and of what; for the last sheet."""
    result = engine().search(replace(asked, limit=0, facets=()))
    facts = library().coverage()
    query = query_string(asked)
    address = url_for("search.results", _external=True)
    held = sum(1 for each in facts.publishers.values() if each.decisions)
    return [
        ("Päätöshaku", url_for("search.home", _external=True)),
        (gettext("Search term"), search_name(asked) or gettext("All decisions")),
        (gettext("Read as"), result.reading.in_words.get(current_language(), "")),
        (gettext("Address"), f"{address}?{query}" if query else address),
        *_found(result),
        *_missing(result),
        (gettext("Made on"), format_moment(dt.datetime.now(dt.UTC))),
        (gettext("Decisions held"), format_number(facts.decisions)),
        (gettext("Publishers held"), format_number(held)),
        (gettext("Last fetched"), format_moment(facts.last_success)),
        (gettext("State of the index"), result.generation),
        (
            gettext("Note"),
            gettext(
                "What was read from texts may be wrong or missing; an empty cell means "
                "“not known”. The official version is the publisher's own."
            ),
        ),
    ]


def _missing(result: SearchResult) -> Iterator[tuple[str, str]]:
    """Yield a note on publishers asked for of which nothing is held."""
    if names := ", ".join(uncovered(engine(), result)):
        yield gettext("Note"), gettext("Nothing is held of: %(names)s.", names=names)


def _found(result: SearchResult) -> list[tuple[str, str]]:
    """Return how many decisions the file holds, the exact and the near ones apart."""
    exact = gettext("Decisions found"), format_number(result.total)
    near = gettext("Near decisions found"), format_number(result.near_total)
    if result.request.tier == "all":
        return [exact, near]
    return [near if result.request.tier == "near" else exact]


@blueprint.get("/haku.ndjson")
def as_ndjson() -> Response:
    """Stream every hit as JSON lines, in the shape of the API's hits."""
    asked = _asked()
    permalink = _permalink()
    lines = (
        json.dumps(
            {**hit_json(hit), "permalink": permalink(hit.decision_id)},
            ensure_ascii=False,
        )
        + "\n"
        for hit in engine().iter_hits(asked)
    )
    return stream_reply(
        (line.encode("utf-8", "replace") for line in lines),
        _NDJSON,
        file_name="paatokset.ndjson",
    )


@blueprint.get("/haku.parquet")
def as_parquet() -> Response:
    """Return every hit as a Parquet file; needs the extra "parquet"."""
    rows, permalink = _hits_with_decisions(_asked()), _permalink()
    with tempfile.TemporaryFile() as file:
        write_parquet(file, rows, permalink)
        kept = os.dup(file.fileno())
    return stream_reply(_chunks(kept), _PARQUET, file_name="paatokset.parquet")


@blueprint.app_template_global("has_parquet")
def has_parquet() -> bool:
    """Whether Parquet files can be had here."""
    return is_installed()


def _chunks(descriptor: int) -> Iterator[bytes]:
    with os.fdopen(descriptor, "rb") as file:
        file.seek(0)
        while chunk := file.read(65_536):
            yield chunk


@blueprint.get("/haku.zip")
def as_package() -> Response:
    """Stream a research package: data, codebook, query, run and how to cite it."""
    asked = _asked()
    name = search_name(asked) or gettext("All decisions")
    lines = _about(asked)
    query = query_string(asked)
    address = url_for("search.results", _external=True)
    about = PackageAbout(
        f"{address}?{query}" if query else address,
        tuple(lines),
        dt.datetime.now(dt.UTC),
    )
    return stream_reply(
        package_bytes(
            engine(), library().store, SavedQuery(name, asked), about, _permalink()
        ),
        "application/zip",
        file_name="paatokset.zip",
    )


@blueprint.get("/haku.<any(bib, ris):form>")
def as_citations(form: str) -> Response:
    """Stream a citation of every hit, for reference managers."""
    asked = _asked()
    write = FORMS[form]
    texts = (write(citation_of(made)) for made in _decisions(asked))
    return stream_reply(
        (f"{text}\n".encode("utf-8", "replace") for text in texts),
        f"{MEDIA_TYPES[form]}; charset=utf-8",
        file_name=f"paatokset.{form}",
    )


def _decisions(asked: SearchRequest) -> Iterator[Decision]:
    """Yield the decisions of a search in its order, read in batches."""
    ids = engine().iter_ids(asked)
    while batch := list(islice(ids, _BATCH)):
        kept = library().store.get_many(batch)
        yield from (kept[key].decision for key in batch if key in kept)


def _asked(extra: tuple[str, ...] = ()) -> SearchRequest:
    asked = check_publishers(read_search(request.args, extra=extra), library())
    return replace(asked, offset=0, snippets=False, explain=False)


def _permalink() -> Callable[[str], str]:
    return permalink_to(url_for("search.home", _external=True))


def _rows(asked: SearchRequest) -> Iterable[list[str]]:
    return export_rows(engine().iter_hits(asked), _permalink())
