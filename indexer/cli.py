"""Commands of the indexer room: ``index`` and ``search``."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

import click

from corpus.stewardship.retention import expire_daily, load_rules
from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore
from corpus.wording import counted
from indexer.answering.hits.hit_fields import (
    EXPORT_COLUMNS,
    HIT_COLUMNS,
    hit_cells,
    hit_json,
    permalink_to,
)
from indexer.answering.hits.serialising import result_json
from indexer.answering.hits.table_files import defused
from indexer.asked_publishers import uncovered, unknown
from indexer.contract.engine import IndexEngine
from indexer.dense.embedder import installed_embedder
from indexer.dense.nearest import vectors_beside
from indexer.dense.vector_update import VectorReport, forget_gone, update_vectors
from indexer.documents.update import (
    check_index,
    compact_index,
    merge_index,
    update_index,
)
from indexer.errors import ParameterError
from indexer.parameters.parameter_table import parameters_of
from indexer.parameters.request_reading import read_request
from indexer.request import Hit, SearchRequest
from indexer.search_text import search_text
from indexer.service import SearchService
from indexer.understanding.vocabulary.list_tables import lists_beside


class IndexSettings(Protocol):
    """The settings that these commands use."""

    @property
    def data(self) -> Path:
        """Folder where everything lives."""

    @property
    def store_url(self) -> str:
        """Address of the decision store."""

    @property
    def index_folder(self) -> Path:
        """Folder of the search index."""

    @property
    def site_url(self) -> str:
        """Address under which the pages are."""

    @property
    def index_engine(self) -> IndexEngine:
        """What opens, makes and looks after the index."""

    @property
    def retention(self) -> Path | None:
        """Other retention rules than the built-in ones."""

    @property
    def dense(self) -> bool:
        """Whether nearness by meaning counts."""


@click.command("index")
@click.option("--rebuild", is_flag=True, help="Build the index anew and swap it in.")
@click.option("--check", is_flag=True, help="Only compare the files with their sums.")
@click.option(
    "--compact", is_flag=True, help="Remove deleted decisions from the disk at once."
)
@click.option("--merge", is_flag=True, help="Wait until large files are merged, too.")
@click.option(
    "--dense", is_flag=True, help="Compute vectors of meaning, too (extra: dense)."
)
@click.pass_obj
def index(
    settings: IndexSettings,
    rebuild: bool,
    check: bool,
    compact: bool,
    merge: bool,
    dense: bool,
) -> None:
    """Bring the search index up to date with the stored decisions."""
    if check:
        count = check_index(settings.index_folder, settings.index_engine)
        click.echo(f"the index is whole; it holds {counted(count, 'decision')}")
        return
    with DecisionStore.open(settings.store_url) as store:
        TakedownLedger(settings.data).replay(store)
        rules = load_rules(settings.retention)
        expired = expire_daily(store, dt.datetime.now(dt.UTC), rules)
        report = update_index(
            store,
            settings.index_folder,
            rebuild,
            _show_progress,
            engine=settings.index_engine,
        )
        vectors = _update_vectors(store, settings, dense or settings.dense)
    _keep_lists(settings.index_folder)
    if compact:
        compact_index(settings.index_folder, settings.index_engine)
    if merge:
        merge_index(settings.index_folder, settings.index_engine)
    click.echo("", err=True)
    if expired:
        click.echo(f"{counted(expired, 'decision')} expired")
    click.echo(
        f"indexed {report.indexed}, deleted {report.deleted}; "
        f"the index holds {counted(report.document_count, 'decision')}"
    )
    if vectors:
        click.echo(
            f"vectors of meaning: {counted(vectors.added, 'decision')} computed, "
            f"{vectors.removed} removed, {vectors.kept} kept"
        )


def _update_vectors(
    store: DecisionStore, settings: IndexSettings, is_wanted: bool
) -> VectorReport | None:
    """Bring the vectors up to date; what has left the store leaves them in any case."""
    folder = vectors_beside(settings.index_folder)
    if not is_wanted:
        forget_gone(store, folder)
        return None
    return update_vectors(store, folder, installed_embedder(), _show_progress)


def _keep_lists(index_folder: Path) -> None:
    """Compute what is kept of the word lists beside the index, so no search need do it."""
    from analyzers.finnish import FinnishAnalyzer
    from indexer.understanding.vocabulary.everyday_words import EverydayWords

    EverydayWords(FinnishAnalyzer(), lists_beside(index_folder)).keep()


def _search_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give *command* an option for each parameter of the table and each listed facet."""
    for row in reversed(parameters_of("command")):
        if row.kind == "words" or (row.facet and row.facet.is_hidden):
            continue
        is_flag = row.kind == "flag"
        options: dict[str, Any] = {"is_flag": True} if is_flag else {}
        if row.choices:
            options["type"] = click.Choice([*row.choices, *row.other_names])
        elif row.is_list:
            options["multiple"] = True
        elif row.kind == "number":
            options["type"] = click.IntRange(
                1 if row.name == "sivu" else 0, row.largest
            )
        command = click.option(f"--{row.name}", row.name, help=row.about, **options)(
            command
        )
    return command


@click.command("search")
@click.argument("query", default="")
@_search_options
@click.option(
    "--rajaa",
    multiple=True,
    metavar="FACET=VALUE",
    help="Any facet by its Finnish or English name; -FACET=VALUE excludes.",
)
@click.option(
    "--kaikki-viittaukset",
    is_flag=True,
    help="The same as --viittaukset kaikki.",
)
@click.option("--kaikki", is_flag=True, help="All hits (csv and ndjson only).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "ndjson"]),
    default="text",
    help="Form of the answer.",
)
@click.pass_obj
def search(
    settings: IndexSettings,
    /,
    query: str,
    rajaa: tuple[str, ...],
    kaikki_viittaukset: bool,
    kaikki: bool,
    form: str,
    **given: object,
) -> None:
    """Search the decisions; an empty QUERY lists all that pass the filters."""
    arguments = _arguments(query, given, rajaa)
    if kaikki_viittaukset:
        arguments["viittaukset"] = ["kaikki"]
    try:
        request = read_request(arguments, edge="command")
    except ParameterError as error:
        said = str(error).replace(
            f"The parameter “{error.parameter}”", f"--{error.parameter}"
        )
        raise click.UsageError(said) from error
    with DecisionStore.open(settings.store_url) as store:
        service = SearchService.open(
            settings.index_folder,
            store,
            engine=settings.index_engine,
            is_dense=settings.dense,
        )
        try:
            if names := unknown(service, request):
                raise click.UsageError(
                    f"--kunta {names[0]!r}: no publisher with decisions and no municipality "
                    "has this name"
                )
            _answer(service, request, form, kaikki, settings.site_url)
        finally:
            service.close()


def _arguments(
    query: str, given: Mapping[str, object], others: Iterable[str]
) -> dict[str, list[str]]:
    """Return options as parameters; flags that are set are "1"."""
    arguments = {"q": [query]}
    for name, value in given.items():
        texts = value if isinstance(value, tuple) else (value,)
        said = ["1" if one is True else str(one) for one in texts]
        if value not in (None, False, ()):
            arguments[name] = said
    for other in others:
        name, sign, text = other.partition("=")
        if not sign or not text:
            raise click.BadParameter(
                f"{other!r}: expected FACET=VALUE", param_hint="--rajaa"
            )
        arguments.setdefault(name, []).append(text)
    return arguments


def _answer(
    service: SearchService,
    request: SearchRequest,
    form: str,
    is_all: bool,
    site_url: str,
) -> None:
    if is_all and form in ("csv", "ndjson"):
        hits: Iterable[Hit] = service.iter_hits(request)
    else:
        result = service.search(request)
        if form == "json":
            missing = uncovered(service, result)
            click.echo(
                json.dumps(result_json(result, missing), ensure_ascii=False, indent=2)
            )
            return
        if form == "text":
            click.echo(
                search_text(result, service.document_count, uncovered(service, result))
            )
            return
        hits = result.hits
        if len(result.hits) < result.total:
            click.echo(
                f"paatoshaku: {len(result.hits)} of {result.total} hits; "
                "--kaikki writes all",
                err=True,
            )
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        columns = (
            *EXPORT_COLUMNS,
            *(c for c in HIT_COLUMNS if c not in EXPORT_COLUMNS),
        )
        permalink = permalink_to(site_url)
        writer.writerow(columns)
        for hit in hits:
            given = {
                "municipality": hit.municipality,
                "permalink": permalink(hit.decision_id),
            }
            writer.writerow(map(defused, hit_cells(hit, columns, given)))
        return
    for hit in hits:
        click.echo(json.dumps(hit_json(hit), ensure_ascii=False))


def _show_progress(done: int, total: int) -> None:
    click.echo(f"\rindexing {done}/{total}", nl=False, err=True)
