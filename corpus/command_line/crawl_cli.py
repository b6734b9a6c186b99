"""``paatoshaku crawl``: plan, ask, fetch, report."""

from __future__ import annotations

import datetime as dt
import math
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from corpus.command_line.cli import CorpusSettings, as_json_line, report_line
from corpus.day_option import Day
from corpus.errors import CorpusError
from corpus.records import CrawlReport
from corpus.sources import Source, find_sources, load_sources
from corpus.stewardship import clock
from corpus.stewardship.retention import load_rules
from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore


def _number(_: object, __: object, value: float | None) -> float | None:
    """Refuse "nan", which no range leaves out."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan is not a number of seconds")
    return value


@click.command()
@click.argument("source", nargs=-1)
@click.option("--all", "is_all", is_flag=True, help="All sources, without a question.")
@click.option(
    "--plan", "is_plan", is_flag=True, help="Say what would be done, and stop."
)
@click.option(
    "--since", type=Day(is_past=True), help="Only meetings on or after this day."
)
@click.option(
    "--sources",
    "registry",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Another source registry than the bundled one.",
)
@click.option(
    "--max-pages", type=click.IntRange(1), help="Pages of each source at most."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 3600.0),
    callback=_number,
    help="Seconds for one page.",
)
@click.option(
    "--confirm-clock",
    is_flag=True,
    help="The clock is right, though it jumped forward since the last use.",
)
@click.option(
    "--shared",
    is_flag=True,
    help="Share sources and hosts' pace with other crawlers of this store.",
)
@click.option("--json", "as_json", is_flag=True, help="Reports as JSON lines.")
@click.pass_obj
def crawl(
    settings: CorpusSettings,
    source: tuple[str, ...],
    is_all: bool,
    is_plan: bool,
    since: dt.date | None,
    registry: Path | None,
    max_pages: int | None,
    timeout: float | None,
    confirm_clock: bool,
    shared: bool,
    as_json: bool,
) -> None:
    """Fetch decisions from SOURCE... (ids or names in any case).

    Without a source it shows the plan for all of them and asks. A crawl that was
    stopped goes on where it was. robots.txt is obeyed; sources that refuse machine
    reading are never fetched.
    """
    from corpus.crawl.command import crawl_sources
    from corpus.crawl.downloading.connection import check_connection
    from corpus.crawl.lock import only_crawl
    from corpus.crawl.options import CrawlOptions
    from corpus.logfile import log_to
    from corpus.reading.recognising import is_wanted

    if source and is_all:
        raise click.UsageError("name sources, or say --all: not both")
    sources = load_sources(registry or settings.sources)
    chosen = find_sources(source, sources) if source else sources
    for refused in [item for item in chosen if source and not item.rules.is_fetched]:
        why = refused.never_reason or refused.rules.about
        click.echo(f"{refused.source_id}: never ({why})", err=True)
    options = CrawlOptions(
        delay_s=settings.crawl_delay_s,
        timeout_s=timeout or settings.crawl_timeout_s,
        contact=settings.contact,
        page_limit=max_pages,
        longest_s=settings.crawl_hours * 3600 or None,
        ocr_pages=settings.ocr_pages if is_wanted(settings.ocr) else 0,
        is_shared=shared,
    )
    rules = load_rules(settings.retention)
    with DecisionStore.open(settings.store_url, settings.data) as store:
        if is_plan or not (source or is_all):
            _show_plan(store, chosen, options, is_partial=since is not None)
        if is_plan or not (source or is_all or _is_wanted()):
            return
        with only_crawl(settings.data, is_shared=shared), log_to(settings.data):
            check_connection(chosen, sources)
            TakedownLedger(settings.data).replay(store)
            if confirm_clock:
                clock.confirm(store, dt.datetime.now(dt.UTC))
            reports = crawl_sources(
                store, chosen, options, since=since, registry=sources, rules=rules
            )
    _show_reports(reports, as_json)


def _show_plan(
    store: DecisionStore, chosen: Sequence[Source], options: object, *, is_partial: bool
) -> None:
    from corpus.crawl.options import CrawlOptions
    from corpus.crawl.planning import plan_crawl, plan_lines

    assert isinstance(options, CrawlOptions)
    for line in plan_lines(plan_crawl(store, chosen, options, is_partial=is_partial)):
        click.echo(line)


def _is_wanted() -> bool:
    """Ask; where nobody can answer, say how to do without the question."""
    if not sys.stdin.isatty():
        raise CorpusError(
            "crawl needs an answer: name sources, or say --all (or --plan to look only)"
        )
    return click.confirm("Crawl all of these?", default=False)


def _show_reports(reports: Sequence[CrawlReport], as_json: bool) -> None:
    for report in reports:
        click.echo(as_json_line(report) if as_json else report_line(report))
    if any(report.finished_at is None for report in reports):
        raise CorpusError("stopped before the end; the next crawl goes on from here")
    failed = [report for report in reports if report.error]
    if reports and len(failed) == len(reports):
        raise CorpusError(f"no source could be crawled: {failed[0].error}")
