"""The commands reparse, takedown and status; ``crawl`` is in ``crawl_cli.py``."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, get_args

import click

from corpus.errors import UnknownPlatform
from corpus.index_marks import MarkPlace, mismatch
from corpus.model import IssueKind
from corpus.records import TROUBLED, CrawlReport, SourceStatus, StoredIssue
from corpus.sources import Source, find_sources, load_sources
from corpus.stewardship.takedown_ledger import TakedownLedger
from corpus.store import DecisionStore
from corpus.wording import counted


class CorpusSettings(Protocol):
    """The settings that these commands use."""

    @property
    def data(self) -> Path:
        """Folder where everything lives."""

    @property
    def sources(self) -> Path | None:
        """Another registry than the bundled one."""

    @property
    def index_marks(self) -> MarkPlace:
        """Where it is noted what the index holds."""

    @property
    def store_url(self) -> str:
        """Address of the decision store."""

    @property
    def contact(self) -> str:
        """Operator's address for the user agent."""

    @property
    def crawl_delay_s(self) -> float:
        """Least seconds between two requests to a host."""

    @property
    def retention(self) -> Path | None:
        """Other retention rules than the built-in ones."""

    @property
    def crawl_timeout_s(self) -> float:
        """Longest wait for one page."""

    @property
    def crawl_hours(self) -> float:
        """So many hours one source is crawled in a run; 0: to the end."""

    @property
    def ocr(self) -> str:
        """Whether scanned pages are read: "auto", "on" or "off"."""

    @property
    def ocr_pages(self) -> int:
        """Pages of one source that a crawl may read so."""


@click.command()
@click.argument("source", nargs=-1)
@click.pass_obj
def reparse(settings: CorpusSettings, source: tuple[str, ...]) -> None:
    """Read stored raw pages of SOURCE... again, without fetching (default: all)."""
    from corpus.crawl.ingesting.rereading import reread
    from corpus.logfile import log_to

    sources = load_sources(settings.sources)
    readable = [each for each in sources if is_implemented(each.platform)]
    chosen = find_sources(source, sources) if source else readable
    opened = DecisionStore.open(settings.store_url, settings.data)
    with log_to(settings.data), opened as store:
        for item in chosen:
            done = reread(store, item)
            if done.pages:
                click.echo(
                    f"{item.source_id}: {counted(done.pages, 'page')}, {done.new} new, "
                    f"{done.changed} changed, {done.reread} read otherwise, "
                    f"{done.unchanged} unchanged, "
                    f"{done.gone} gone, {counted(done.issues, 'issue')}"
                )


@click.command()
@click.argument("decision_id")
@click.option("--why", required=True, help="The reason, kept for the operator.")
@click.pass_obj
def takedown(settings: CorpusSettings, decision_id: str, why: str) -> None:
    """Remove the decision DECISION_ID for good; no later crawl brings it back."""
    from corpus.logfile import log_to

    with log_to(settings.data), DecisionStore.open(settings.store_url) as store:
        was_there = store.takedown(decision_id, why)
        TakedownLedger(settings.data).add(store.care.bars())
        current = store.resolve(decision_id)
    state = "taken down" if was_there else "was removed before, now barred for good"
    click.echo(f"{current}: {state} (the index follows at its next update)")


@click.command()
@click.argument("source", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.option("--all", "show_all", is_flag=True, help="Also sources never crawled.")
@click.option("--issues", type=click.IntRange(1), help="The newest N issues instead.")
@click.option(
    "--kind",
    type=click.Choice(get_args(IssueKind)),
    help="Only issues of this kind (personal-data: where something was masked).",
)
@click.option("--removed", is_flag=True, help="Removed decisions with reason instead.")
@click.option(
    "--failing",
    is_flag=True,
    help="Only sources in trouble (failing, stale, under-collecting, moved); exit 1 if any.",
)
@click.pass_obj
def status(
    settings: CorpusSettings,
    source: tuple[str, ...],
    as_json: bool,
    show_all: bool,
    issues: int | None,
    kind: IssueKind | None,
    removed: bool,
    failing: bool,
) -> None:
    """Show what is covered and how fresh it is (default: sources ever crawled)."""
    sources = load_sources(settings.sources)
    chosen = find_sources(source, sources) if source else list(sources)
    is_new = not DecisionStore.exists(settings.store_url)
    with DecisionStore.open(settings.store_url) as store:
        if is_new:
            # A wrong folder must not look like sources of which nothing is known.
            text = (
                f"warning: there was no store in {settings.data}; an empty one was made"
            )
            click.echo(text, err=True)
        if issues or kind:
            names = [item.source_id for item in chosen] if source else [None]
            found = [
                row
                for name in names
                for row in store.issues(name, issues or 1000, kind)
            ]
            _show_issues(found, as_json)
        elif removed:
            _show_removed(store, as_json)
        else:
            problem = mismatch(store, settings.index_marks)
            if problem:
                click.echo(f"warning: {problem}", err=True)
            rows = store.status(chosen, is_implemented)
            if failing:
                troubled = [row for row in rows if row.state in TROUBLED]
                if not troubled and not as_json:
                    click.echo(f"none of {len(rows)} sources is in trouble")
                    return
                _show_status(troubled, as_json, True)
                raise SystemExit(1 if troubled else 0)
            _show_status(rows, as_json, show_all or bool(source))
            if not (source or as_json):
                _show_others(sources, store)


def is_implemented(platform_id: str) -> bool:
    """Whether a reader for the platform exists."""
    from corpus.platforms.registry import platform

    try:
        platform(platform_id)
    except UnknownPlatform:
        return False
    return True


def report_line(report: CrawlReport) -> str:
    """One line for people."""
    line = (
        f"{report.source_id}: {counted(report.pages, 'page')}"
        f" ({report.unchanged_pages} unchanged), {report.new} new, "
        f"{report.changed} changed, {report.unchanged} unchanged, {report.gone} gone, "
        f"{counted(report.issues, 'issue')}"
    )
    if report.issue_counts:
        kinds = ", ".join(f"{count} {kind}" for kind, count in report.issue_counts)
        line += f" ({kinds})"
    if report.finished_at is None:
        line += " (not finished)"
    if report.error:
        line += f"\n  error: {report.error}"
    return line + (f"\n  warning: {report.warning}" if report.warning else "")


def _show_status(rows: Sequence[SourceStatus], as_json: bool, show_all: bool) -> None:
    if as_json:
        click.echo(json.dumps([_plain(row) for row in rows], ensure_ascii=False))
        return
    shown = [row for row in rows if show_all or row.decisions or _is_begun(row)]
    for row in shown:
        days = f"{row.first_date} – {row.last_date}" if row.first_date else "no dates"
        # Decisions of a crawl that ended in an error are held all the same.
        not_whole = "in part only" if row.decisions else "never"
        fetched = (
            f"{row.last_success:%Y-%m-%d %H:%M}" if row.last_success else not_whole
        )
        officials = row.officeholder_decisions
        of_them = f" ({officials} of officeholders)" if officials else ""
        click.echo(
            f"{row.source_id:<28} {row.state:<15} {row.decisions:>7} decisions{of_them}, "
            f"{days}, fetched {fetched}"
        )
        if row.reason:
            click.echo(f"  {row.reason}")
        if row.gap_months:
            click.echo(f"  no decisions in {', '.join(row.gap_months)}")
    states = ", ".join(
        f"{count} {state}"
        for state in sorted({row.state for row in rows})
        if (count := sum(row.state == state for row in rows))
    )
    what = "source" if len(rows) == 1 else "sources"
    click.echo(f"{len(rows)} {what}: {states}")


def _is_begun(row: SourceStatus) -> bool:
    return row.last_success is not None or row.state == "first-crawl"


def _show_others(sources: Sequence[Source], store: DecisionStore) -> None:
    """Print the decisions that no source of the registry has: imported, or another one's."""
    others = store.others(sources)
    if others > 0:
        click.echo(
            f"beside these: {counted(others, 'decision')}, imported or of sources that this "
            "registry does not name (PAATOSHAKU_SOURCES chooses another registry)"
        )


def _show_issues(rows: Sequence[StoredIssue], as_json: bool) -> None:
    for row in rows:
        if as_json:
            click.echo(as_json_line(row))
            continue
        where = row.issue.url or row.issue.decision_id or ""
        click.echo(
            f"{row.at:%Y-%m-%d %H:%M} {row.source_id} {row.issue.kind}: "
            f"{row.issue.message} {where}".rstrip()
        )


def _show_removed(store: DecisionStore, as_json: bool) -> None:
    for tombstone, why in store.tombstones():
        if as_json:
            click.echo(json.dumps(_plain(tombstone) | {"why": why}, ensure_ascii=False))
            continue
        reason = f"{tombstone.reason}: {why}" if why else tombstone.reason
        click.echo(
            f"{tombstone.removed_at:%Y-%m-%d %H:%M} {tombstone.decision_id} {reason}"
        )


def as_json_line(record: Any) -> str:
    """Return a record as one line of JSON."""
    return json.dumps(_plain(record), ensure_ascii=False)


def _plain(record: Any) -> dict[str, Any]:
    """Return a record as JSON values; days and times as ISO text."""
    plain: dict[str, Any] = json.loads(
        json.dumps(dataclasses.asdict(record), default=lambda value: value.isoformat())
    )
    return plain
