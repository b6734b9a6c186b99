"""``paatoshaku saved``: run query files, compare runs, verify them, run many at once."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import click

from corpus.store import DecisionStore
from indexer.answering.hits.hit_fields import EXPORT_COLUMNS, export_rows, permalink_to
from indexer.answering.hits.table_files import csv_lines, xlsx_bytes
from indexer.asked_publishers import uncovered, unknown
from indexer.contract.engine import IndexEngine
from indexer.errors import SavedQueryError
from indexer.request import SearchRequest
from indexer.saved.differences import Difference, difference, verify
from indexer.saved.matrix import MATRIX_COLUMNS, matrix_rows, read_matrix
from indexer.saved.queries import SavedQuery, load_saved_query
from indexer.saved.runs import read_run, run_query, to_text, write_run
from indexer.service import SearchService


class SavedSettings(Protocol):
    """The settings that these commands use."""

    @property
    def store_url(self) -> str:
        """Address of the decision store."""

    @property
    def index_folder(self) -> Path:
        """Folder of the search index."""

    @property
    def index_engine(self) -> IndexEngine:
        """What opens, makes and looks after the index."""

    @property
    def dense(self) -> bool:
        """Whether nearness by meaning counts."""

    @property
    def site_url(self) -> str:
        """Where the pages of decisions are."""


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FORMS = click.Choice(["json", "csv", "xlsx"])


@contextmanager
def _service(settings: SavedSettings) -> Iterator[SearchService]:
    with DecisionStore.open(settings.store_url) as store:
        service = SearchService.open(
            settings.index_folder,
            store,
            engine=settings.index_engine,
            is_dense=settings.dense,
        )
        try:
            yield service
        finally:
            service.close()


@click.group()
def saved() -> None:
    """Saved queries as files: run, diff, verify, matrix."""


@saved.command()
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.option(
    "--runs",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("runs"),
    show_default=True,
    help="Folder that gets the run files.",
)
@click.option("--format", "form", type=_FORMS, help="Also write the hits as a table.")
@click.option(
    "--time",
    type=click.DateTime(formats=["%Y-%m-%dT%H:%M:%SZ"]),
    help="Time to record instead of now (UTC, 2026-01-31T12:00:00Z).",
)
@click.pass_obj
def run(
    settings: SavedSettings,
    files: tuple[Path, ...],
    runs: Path,
    form: str | None,
    time: dt.datetime | None,
) -> None:
    """Run query FILES and write a run file for each."""
    queries = [load_saved_query(path) for path in files]
    moment = time.replace(tzinfo=dt.UTC) if time else None
    with _service(settings) as service:
        for query in queries:
            _tell_publishers(service, query)
            result = run_query(service, query, moment)
            path = write_run(result, runs)
            click.echo(f"{path}\t{result.total}\t{query.name}")
            if form in ("csv", "xlsx"):
                _write_table(
                    service, query.request, path.with_suffix(f".{form}"), form, settings
                )
            elif form == "json":
                click.echo(to_text(result))


def _tell_publishers(service: SearchService, query: SavedQuery) -> None:
    """Print the publishers that a query asks for and of which nothing is held.

    Raises:
        SavedQueryError: it asks for one that nobody is called.
    """
    if names := unknown(service, query.request):
        raise SavedQueryError(
            f"{query.name}: kunta {names[0]!r}: no publisher with decisions and no "
            "municipality has this name"
        )
    request = replace(query.request, limit=0, facets=(), snippets=False)
    if missing := uncovered(service, service.search(request)):
        click.echo(
            f"{query.name}: nothing is held of {', '.join(missing)}; a zero does not tell "
            "what was decided there",
            err=True,
        )


def _write_table(
    service: SearchService,
    request: SearchRequest,
    path: Path,
    form: str,
    settings: SavedSettings,
) -> None:
    rows = export_rows(service.iter_hits(request), permalink_to(settings.site_url))
    write = csv_lines if form == "csv" else xlsx_bytes
    chunks = write(EXPORT_COLUMNS, rows)
    with path.open("wb") as file:
        file.writelines(chunks)


@saved.command()
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def diff(settings: SavedSettings, old: Path, new: Path, as_json: bool) -> None:
    """Print what changed between two runs: added, changed, removed.

    A hash that only our own program has renamed since is not a change; the store knows.
    """
    runs = read_run(old), read_run(new)
    found = difference(*runs)
    if found.changed and DecisionStore.exists(settings.store_url):
        with DecisionStore.open(settings.store_url) as store:
            found = difference(*runs, store.present_hashes)
    if as_json:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
    else:
        _print_difference(found)


def _print_difference(found: Difference) -> None:
    for hit in found.added:
        click.echo(f"added\t{hit.id}\t{hit.content_hash}")
    for changed in found.changed:
        click.echo(f"changed\t{changed.id}\t{changed.old_hash}\t{changed.new_hash}")
    for hit in found.removed:
        click.echo(f"removed\t{hit.id}\t{hit.content_hash}")
    click.echo(
        f"{len(found.added)} added, {len(found.changed)} changed, "
        f"{len(found.removed)} removed, {found.unchanged} unchanged"
    )


@saved.command("verify")
@click.argument("run_file", metavar="RUN", type=_FILE)
@click.pass_context
def verify_run(ctx: click.Context, run_file: Path) -> None:
    """Run RUN's query again and say whether its result is reproduced.

    Exit code 0: reproduced. 1: not, and why.
    """
    old = read_run(run_file)
    settings: SavedSettings = ctx.obj
    with (
        _service(settings) as service,
        DecisionStore.open(settings.store_url) as store,
    ):
        verdict = verify(old, run_query(service, old.query), store.present_hashes)
    click.echo("reproduced" if verdict.is_reproduced else "not reproduced")
    for reason in verdict.reasons:
        click.echo(reason)
    if not verdict.is_reproduced:
        _print_difference(verdict.difference)
        if verdict.difference.is_empty and not verdict.is_order_equal:
            click.echo("the same decisions in another order")
        ctx.exit(1)


@saved.command()
@click.argument("file", type=_FILE)
@click.option(
    "--format", "form", type=_FORMS, default="csv", show_default=True, help="Form."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; default: standard output.",
)
@click.pass_obj
def matrix(settings: SavedSettings, file: Path, form: str, output: Path | None) -> None:
    """Run every query of a CSV FILE (name,query,…) by municipality and year."""
    queries = read_matrix(file)
    with _service(settings) as service:
        for query in queries:
            _tell_publishers(service, query)
        rows = matrix_rows(service, queries)
        if form == "json":
            text = "".join(
                json.dumps(
                    dict(zip(MATRIX_COLUMNS, row, strict=True)), ensure_ascii=False
                )
                + "\n"
                for row in rows
            )
            chunks = iter([text.encode()])
        else:
            make = csv_lines if form == "csv" else xlsx_bytes
            chunks = make(MATRIX_COLUMNS, rows)
        if output is None:
            sys.stdout.buffer.writelines(chunks)
        else:
            with output.open("wb") as target:
                target.writelines(chunks)
