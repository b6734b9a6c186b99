"""``paatoshaku probe``: a dozen pages of each source, and what they show of it."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.command_line.cli import CorpusSettings
from corpus.errors import CorpusError
from corpus.sources import find_sources, load_sources


@click.command()
@click.argument("source", nargs=-1)
@click.option("--all", "is_all", is_flag=True, help="Every source of the registry.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the reports and pages (default: probe in the data folder).",
)
@click.option(
    "--pages", type=click.IntRange(2), default=14, help="Pages of each source at most."
)
@click.option(
    "--mask", "is_masked", is_flag=True, help="Mask personal data in the kept pages."
)
@click.option(
    "--sources",
    "registry",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Another source registry than the bundled one.",
)
@click.pass_obj
def probe(
    settings: CorpusSettings,
    source: tuple[str, ...],
    is_all: bool,
    out: Path | None,
    pages: int,
    is_masked: bool,
    registry: Path | None,
) -> None:
    """Try SOURCE... (ids or names) with a dozen pages each, as politely as a crawl.

    Writes the pages, report.html, report.json and sources-update.toml, a proposal for
    the registry. Nothing goes into the store. See docs/probing.md.
    """
    from corpus.crawl.downloading.connection import check_connection
    from corpus.crawl.options import CrawlOptions
    from corpus.probing.probe_engine import run_probes
    from corpus.probing.probe_records import ProbeResult
    from corpus.probing.probe_report import PageFolder, write_reports
    from corpus.probing.probe_walk import ProbeLimits

    if bool(source) == is_all:
        raise CorpusError("name sources to probe, or say --all")
    sources = load_sources(registry or settings.sources)
    chosen = find_sources(source, sources) if source else list(sources)
    folder = out or settings.data / "probe"
    options = CrawlOptions(
        delay_s=settings.crawl_delay_s,
        timeout_s=settings.crawl_timeout_s,
        contact=settings.contact,
        tries=2,
    )

    def show(result: ProbeResult) -> None:
        name = result.source.source_id
        click.echo(f"{name:<28} {result.state:<15} {result.score:<7} {result.reason}")

    folder.mkdir(parents=True, exist_ok=True)
    check_connection(chosen, sources)
    keep = PageFolder(folder / "pages", is_masked=is_masked).keep
    results = run_probes(
        chosen, options, ProbeLimits(pages), keep, registry=sources, done=show
    )
    for path in write_reports(results, folder):
        click.echo(str(path))
