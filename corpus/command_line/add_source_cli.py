"""``paatoshaku add-source URL``: find the platform, try it, write the row."""

from __future__ import annotations

import dataclasses
import itertools
import re
import shlex
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from analyzers.notations.toponyms.municipalities import municipality
from corpus.command_line.cli import CorpusSettings
from corpus.errors import CorpusError
from corpus.sources import Source, load_sources, parse_sources
from corpus.wording import counted


@click.command("add-source")
@click.argument("url")
@click.option("--publisher", required=True, help="Municipality or organisation.")
@click.option("--platform", "platform_name", help="When it cannot be told by itself.")
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Registry file to append to (made when missing); default: print only.",
)
@click.pass_obj
def add_source(
    settings: CorpusSettings,
    url: str,
    publisher: str,
    platform_name: str | None,
    target: Path | None,
) -> None:
    """Try URL with a few pages and write its [[source]] row."""
    from corpus.crawl.downloading.connection import check_connection
    from corpus.crawl.downloading.fetch_policy import policy_of
    from corpus.crawl.options import CrawlOptions, is_loopback
    from corpus.platforms.registry import platform_id
    from corpus.probing.platform_signs import (
        addresses_below,
        common_addresses,
        platform_of_address,
    )
    from corpus.probing.probe_engine import run_probes
    from corpus.probing.probe_report import row_of
    from corpus.probing.probe_walk import ProbeLimits

    told = platform_id(platform_name) if platform_name else platform_of_address(url)
    source = new_source(url, publisher, told or "unknown")
    parse_sources(row_of(source, {}))  # names what is wrong with the address
    if target is not None and not target.parent.is_dir():
        raise CorpusError(f"there is no folder {target.parent} for the row to go to")
    rows = _rows_of(target) if target is not None else ()
    _named_beside(source, rows)
    options = CrawlOptions(
        delay_s=0 if is_loopback(url) else settings.crawl_delay_s,
        timeout_s=settings.crawl_timeout_s,
        contact=settings.contact,
        tries=2,
    )
    is_new = settings.sources == target and target is not None and not target.exists()
    registry = load_sources(None if is_new else settings.sources)
    if refusal := policy_of(source).refusal(url):
        raise CorpusError(f"{url} is not fetched: {refusal}")
    check_connection([source], registry)

    def elsewhere(source: Source) -> Iterator[tuple[str, str]]:
        if told is None:
            yield from addresses_below(url)
        if not is_loopback(url):
            yield from common_addresses(source)

    results = run_probes(
        [source],
        options,
        ProbeLimits(),
        lambda *page: None,
        registry=registry,
        elsewhere=elsewhere,
        follows=told is None,
    )
    if not results:
        raise CorpusError("stopped before it was tried; nothing was written")
    result = results[0]
    if not result.decisions:
        click.echo(f"{result.state}, {result.score}: {result.reason}", err=True)
        raise CorpusError(
            f"no decision was read at {url}; nothing was written"
            + (
                f" (it may be {' at '.join(result.found_at)})"
                if result.found_at
                else ""
            )
        )
    if result.found_at:
        source = new_source(result.found_at[1], publisher, result.found_at[0])
    source = _named_beside(source, rows)
    click.echo(
        f"{source.platform} at {source.base_url}: {counted(result.decisions, 'decision')} read, "
        f"{result.score}",
        err=True,
    )
    if result.swedish_start:
        click.echo(
            f"Swedish decisions are published at {result.swedish_start}; a row of its own: "
            f"paatoshaku add-source {result.swedish_start} --publisher {shlex.quote(publisher)}",
            err=True,
        )
    note = f"added {result.day}: {counted(result.decisions, 'decision')} read ({result.score})"
    row = row_of(source, {"confidence": "medium", "note": note})
    click.echo(row)
    if target is not None:
        _append(target, source, row)
        if settings.sources != target:
            click.echo(
                f"to crawl it: PAATOSHAKU_SOURCES={target} "
                f"paatoshaku crawl {source.source_id}",
                err=True,
            )


def new_source(url: str, publisher: str, platform_name: str) -> Source:
    """Return the row of a publisher at an address, named after the publisher."""
    known = municipality(publisher)
    name = known.name_fi if known else publisher.strip()
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore")
    source_id = re.sub(r"[^a-z0-9]+", "-", plain.decode()).strip("-")
    source = Source(source_id or "uusi", platform_name, url)
    if known and known.kind == "municipality":
        return dataclasses.replace(
            source, municipality=name, municipality_code=known.code
        )
    return dataclasses.replace(source, organisation=name)


def _rows_of(target: Path) -> tuple[Source, ...]:
    """Return the sources of the file that a row goes to; none where it is not there yet."""
    is_there = target.exists() and target.read_bytes().strip()
    return load_sources(target) if is_there else ()


def _named_beside(source: Source, rows: Sequence[Source]) -> Source:
    """Return *source* under a name that no other row has: another platform of one town.

    Raises:
        CorpusError: a row has its address.
    """
    for row in rows:
        if row.base_url.rstrip("/") == source.base_url.rstrip("/"):
            raise CorpusError(f"{row.source_id} has this address; nothing was written")
    taken = {row.source_id for row in rows}
    other = f"{source.source_id}-{source.platform}"
    numbered = (f"{other}-{number}" for number in itertools.count(2))
    names = itertools.chain((source.source_id, other), numbered)
    name = next(name for name in names if name not in taken)
    return dataclasses.replace(source, source_id=name)


def _append(target: Path, source: Source, row: str) -> None:
    """Append *row*; the file must read well with it, else it stays as it is."""
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    text = f"{before.rstrip()}\n\n{row}" if before.strip() else row
    parse_sources(text, str(target))
    target.write_text(text, encoding="utf-8")
    click.echo(f"{target}: {source.source_id} added", err=True)
