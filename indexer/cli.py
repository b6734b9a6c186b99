"""Commands of the indexer room: ``index`` and ``search``."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import click

from analyzers.notations.municipalities import municipality
from corpus.store import DecisionStore
from indexer.answering.relaxation_words import relaxation_in_words
from indexer.answering.serialising import HIT_COLUMNS, hit_json, hit_row, result_json
from indexer.documents.update import check_index, compact_index, update_index
from indexer.facets import facet
from indexer.request import Fragment, Hit, SearchRequest, SearchResult
from indexer.service import SearchService


class IndexSettings(Protocol):
    """The settings that these commands use."""

    @property
    def store_url(self) -> str:
        """Address of the decision store."""

    @property
    def index_folder(self) -> Path:
        """Folder of the search index."""


@click.command("index")
@click.option("--rebuild", is_flag=True, help="Build the index anew and swap it in.")
@click.option("--check", is_flag=True, help="Only compare the files with their sums.")
@click.option(
    "--compact", is_flag=True, help="Remove deleted decisions from the disk at once."
)
@click.pass_obj
def index(settings: IndexSettings, rebuild: bool, check: bool, compact: bool) -> None:
    """Bring the search index up to date with the stored decisions."""
    if check:
        count = check_index(settings.index_folder)
        click.echo(f"the index is whole; it holds {count} decisions")
        return
    with DecisionStore.open(settings.store_url) as store:
        report = update_index(store, settings.index_folder, rebuild, _show_progress)
    if compact:
        compact_index(settings.index_folder)
    click.echo("", err=True)
    click.echo(
        f"indexed {report.indexed}, deleted {report.deleted}; "
        f"the index holds {report.document_count} decisions"
    )


_SORTS = {
    "osuvimmat": "relevance",
    "uusimmat": "newest",
    "vanhimmat": "oldest",
    "relevance": "relevance",
    "newest": "newest",
    "oldest": "oldest",
}
_DAY = click.DateTime(formats=["%Y-%m-%d", "%d.%m.%Y"])


@click.command("search")
@click.argument("query", default="")
@click.option("--kunta", multiple=True, help="Municipality (may be repeated).")
@click.option("--toimielin", multiple=True, help="Body.")
@click.option("--laki", multiple=True, help="Law reference in any notation.")
@click.option("--vuosi", multiple=True, help="Year.")
@click.option("--alku", type=_DAY, help="First day, included.")
@click.option("--loppu", type=_DAY, help="Last day, included.")
@click.option(
    "--rajaa",
    multiple=True,
    metavar="FACET=VALUE",
    help="Any other facet, by its Finnish or English name.",
)
@click.option(
    "--jarjestys", type=click.Choice(list(_SORTS)), default="osuvimmat", help="Order."
)
@click.option("--raja", type=click.IntRange(0, 1000), default=20, help="Most hits.")
@click.option("--sivu", type=click.IntRange(1), default=1, help="Page, from 1.")
@click.option("--tuoreus", is_flag=True, help="Prefer decisions of the last years.")
@click.option(
    "--kaikki-viittaukset",
    is_flag=True,
    help="Law references of appeals, attachments and earlier handlings count too.",
)
@click.option("--perustelut", is_flag=True, help="Say why each hit matched.")
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
    query: str,
    kunta: tuple[str, ...],
    toimielin: tuple[str, ...],
    laki: tuple[str, ...],
    vuosi: tuple[str, ...],
    alku: dt.datetime | None,
    loppu: dt.datetime | None,
    rajaa: tuple[str, ...],
    jarjestys: str,
    raja: int,
    sivu: int,
    tuoreus: bool,
    kaikki_viittaukset: bool,
    perustelut: bool,
    kaikki: bool,
    form: str,
) -> None:
    """Search the decisions; an empty QUERY lists all that pass the filters."""
    request = SearchRequest(
        query=query,
        filters=_filters(
            {
                "municipality": kunta,
                "body": toimielin,
                "law_reference": laki,
                "year": vuosi,
            },
            rajaa,
        ),
        date_from=alku.date() if alku else None,
        date_to=loppu.date() if loppu else None,
        sort=_SORTS[jarjestys],  # type: ignore[arg-type]
        limit=raja,
        offset=(sivu - 1) * raja,
        law_roles="any" if kaikki_viittaukset else "body",
        prefer_recent=tuoreus,
        explain=perustelut,
    )
    with DecisionStore.open(settings.store_url) as store:
        service = SearchService.open(settings.index_folder, store)
        try:
            _warn_of_unknown(service, kunta)
            _answer(service, request, form, kaikki)
        finally:
            service.close()


def _warn_of_unknown(service: SearchService, names: tuple[str, ...]) -> None:
    """Say on standard error which names no municipality and no decision has."""
    for name in names:
        only = SearchRequest(
            filters={"municipality": (name,)}, limit=0, facets=(), snippets=False
        )
        if municipality(name) is None and not service.search(only).total:
            click.echo(
                f"paatoshaku: nobody that is covered is called {name!r}, and no such "
                "municipality is known",
                err=True,
            )


def _answer(
    service: SearchService, request: SearchRequest, form: str, is_all: bool
) -> None:
    if is_all and form in ("csv", "ndjson"):
        hits: Iterable[Hit] = service.iter_hits(request)
    else:
        result = service.search(request)
        if form == "json":
            click.echo(json.dumps(result_json(result), ensure_ascii=False, indent=2))
            return
        if form == "text":
            click.echo(_as_text(result, service.document_count))
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
        writer.writerow(HIT_COLUMNS)
        writer.writerows(hit_row(hit) for hit in hits)
        return
    for hit in hits:
        click.echo(json.dumps(hit_json(hit), ensure_ascii=False))


def _filters(
    named: dict[str, tuple[str, ...]], others: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    filters = {name: values for name, values in named.items() if values}
    for other in others:
        name, sign, value = other.partition("=")
        if not sign or not value:
            raise click.BadParameter(
                f"{other!r}: expected FACET=VALUE", param_hint="--rajaa"
            )
        filters[name] = (*filters.get(name, ()), value)
    return filters


def _show_progress(done: int, total: int) -> None:
    click.echo(f"\rindexing {done}/{total}", nl=False, err=True)


def _asked_in_words(result: SearchResult) -> str:
    """Say how the words were read; filters without words are not "all decisions"."""
    asked = result.request
    is_narrowed = asked.filters or asked.excluded or asked.date_from or asked.date_to
    if is_narrowed and not result.reading.steps:
        return "Kaikki päätökset, jotka läpäisevät rajaukset."
    return result.reading.in_words["fi"]


def _decisions(number: int) -> str:
    return f"{number} päätös" if number == 1 else f"{number} päätöstä"


def _as_text(result: SearchResult, searched: int) -> str:
    lines = [_asked_in_words(result), _decisions(result.total)]
    if not result.total:
        lines.append(
            f"Hakemistossa on {_decisions(searched)}; sisällön kertoo: paatoshaku status"
        )
    lines += [line for hit in result.hits for line in _card(hit)]
    if result.related:
        lines += ["", "Lähimmät muut (osa sanoista; eivät ole mukana määrässä):"]
        lines += [line for hit in result.related for line in _card(hit)]
    lines += ["", "Löytyy väljemmällä haulla:"] if result.relaxations else []
    for relaxation in result.relaxations:
        words = relaxation_in_words(relaxation.label_key, result.reading, "fi")
        lines.append(f"  {words}: {relaxation.total}")
    lines.append("")
    for name, values in result.facets.items():
        shown = ", ".join(f"{value.label} ({value.count})" for value in values[:8])
        # By the name under which the filter is given.
        lines += [f"{facet(name).parameter}: {shown}"] if shown else []
    return "\n".join(lines)


def _card(hit: Hit) -> list[str]:
    place = " · ".join(
        part
        for part in (
            hit.municipality or hit.organisation,
            hit.body,
            hit.date.isoformat() if hit.date else None,
            f"§ {hit.minutes_section}" if hit.minutes_section else None,
        )
        if part
    )
    lines = [
        "",
        f"{hit.rank}. {_marked(hit.title) or '(ei otsikkoa)'}",
        f"   {place}  [{hit.decision_id}]",
    ]
    lines += [f"   {_marked(hit.snippet)}"] if hit.snippet.text else []
    lines += [f"   {', '.join(hit.law_references)}"] if hit.law_references else []
    lines += [
        f"   {match.query_word} → {match.term} → {match.form} ({match.field}, {match.way})"
        for match in hit.matches
    ]
    return lines


def _marked(fragment: Fragment) -> str:
    text, at = "", 0
    for start, end in fragment.marks:
        text += f"{fragment.text[at:start]}[{fragment.text[start:end]}]"
        at = end
    text += fragment.text[at:]
    return f"{'… ' if fragment.is_start_cut else ''}{text}{' …' if fragment.is_end_cut else ''}"
