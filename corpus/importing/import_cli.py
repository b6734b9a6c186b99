"""``paatoshaku import``: files and folders into the store."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Protocol

import click

from corpus import finnish_time
from corpus.day_option import Day
from corpus.importing.importing import (
    ImportedRecord,
    ImportFailure,
    read_paths,
)
from corpus.importing.rows import SOURCE_ID
from corpus.logfile import log_to
from corpus.model import Decision, DocumentProvenance, Issue
from corpus.model.writable import on_one_line
from corpus.reading.recognising import is_wanted
from corpus.stewardship import clock
from corpus.store import DecisionStore

_BATCH = 200
_CHOICES = {True: "on", False: "off"}


class ImportSettings(Protocol):
    """What this command needs of the settings."""

    @property
    def store_url(self) -> str:
        """Address of the decision store."""

    @property
    def data(self) -> Path:
        """The data folder, where the log is written."""

    @property
    def ocr(self) -> str:
        """Whether scanned pages are read: "auto", "on" or "off"."""


def _domain(_: object, __: object, value: str | None) -> str | None:
    """Return the domain; of an address of mail what follows the @."""
    domain = value.rpartition("@")[2].lower() if value else None
    if domain and not re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", domain):
        raise click.BadParameter(f"{value!r} is no domain; allowed: akaa.fi")
    return domain


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with the columns file, municipality, language, kind; any may be missing. "
    "A manifest.csv inside a given folder is used by itself.",
)
@click.option(
    "--ocr/--no-ocr",
    "with_ocr",
    default=None,
    help="Read scanned pages of PDF files with Tesseract (Finnish and Swedish). "
    "Without either: as PAATOSHAKU_OCR says, by default where it is installed.",
)
@click.option("--letter", help="Which letter this answers or is: your own name of it.")
@click.option("--sender", callback=_domain, help="Domain that the answer came from.")
@click.option(
    "--received",
    type=Day(is_past=True),
    help="Day on which the answer came: 2026-04-03 or 3.4.2026.",
)
@click.pass_obj
def import_(
    settings: ImportSettings,
    paths: tuple[Path, ...],
    manifest: Path | None,
    with_ocr: bool | None,
    letter: str | None,
    sender: str | None,
    received: dt.date | None,
) -> None:
    """Import files and folders: text, web pages, PDF, Word and office files, .jsonl.

    The answer to an information request goes in as it came: a zip archive, a letter
    (.eml), a mailbox (.mbox) or a Maildir, each document with its provenance.

    Importing the same again changes nothing. A file that cannot be read is named on
    standard error and skipped; the exit code is then 1.
    """
    with_ocr = is_wanted(settings.ocr if with_ocr is None else _CHOICES[with_ocr])
    told = DocumentProvenance(letter, sender, received)
    counts: Counter[str] = Counter()
    failures = 0
    with log_to(settings.data), DecisionStore.open(settings.store_url) as store:
        clock.doubt(store, finnish_time.now())
        found = read_paths(paths, manifest, with_ocr=with_ocr, told=told)
        while batch := list(islice(found, _BATCH)):
            failures += _report(batch)
            decisions = [one for one in batch if isinstance(one, Decision)]
            counts.update(store.put_many(decisions))
            store.crawls.forget_unread(one.decision_id for one in decisions)
            store.add_issues(
                SOURCE_ID, [one for one in batch if isinstance(one, Issue)]
            )
            _progress(sum(counts.values()))
    _progress(None)
    click.echo(_summary(counts, failures))
    if not (counts or failures):
        named = ", ".join(map(str, paths))
        click.echo(f"paatoshaku: nothing to import in {named}", err=True)
    if failures or not counts:
        sys.exit(1)


def _report(batch: list[ImportedRecord]) -> int:
    """Name what was not read; return how many files or rows failed."""
    failed = [one for one in batch if isinstance(one, ImportFailure)]
    told = [(one.name, one.reason) for one in failed]
    told += [
        ((one.decision_id or "").removeprefix(f"{SOURCE_ID}/"), one.message)
        for one in batch
        if isinstance(one, Issue)
    ]
    for name, reason in told:
        _progress(None)
        click.echo(on_one_line(f"paatoshaku: {name}: {reason}"), err=True)
    return len(failed)


def _progress(done: int | None) -> None:
    """Show a count on a terminal; None clears it."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[K" + (f"{done} …" if done else ""), nl=False, err=True)


def _summary(counts: Counter[str], failures: int) -> str:
    parts = [f"{counts[name]} {name}" for name in ("new", "changed", "unchanged")]
    parts += [f"{counts['reread']} read otherwise"] if counts["reread"] else []
    parts += [f"{counts['refused']} refused (taken down)"] if counts["refused"] else []
    parts += [f"{failures} failed"] if failures else []
    return ", ".join(parts)
