"""``paatoshaku read``: rows of text in, rows of facts out."""

from __future__ import annotations

import contextlib
import gc
import itertools
import json
import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import click

from corpus.errors import ParseError, plain_reason
from corpus.importing.row_facts import row_facts

LOGGER = logging.getLogger(__name__)
_BATCH = 100
"""Rows that a process reads at a time."""

_WORTH_PROCESSES = 2_000_000
"""Bytes from which on starting other processes takes less time than they save."""

_MOST_PROCESSES = 8
_OBJECTS = 50_000
"""New objects after which cycles are looked for among them."""
_Numbered = tuple[int, str]
_Read = tuple[dict[str, Any], str | None]
"""A record, and what to tell of a row that could not be read."""


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    help="How many read at the same time; by default as many as there are processors, "
    "and one for a small file.",
)
def read(file: Path, processes: int | None) -> None:
    """Read the texts of a JSON lines FILE and print what each says, one row a line.

    Rows in: {"id", "text", "url"?, "municipality"?}. Rows out, in the same order: the
    facts of the head (publisher, body, date, section, title …) and of the meaning
    (matter_outcome, proposal_fate, votes, money …); null where the text does not say.
    A row that cannot be read comes out as {"id", "error"}, and the next one is read;
    exit code 1 when no row can be read.
    """
    chosen = processes or processes_for(file.stat().st_size)
    with (
        file.open(encoding="utf-8-sig", errors="replace") as lines,
        _collected_seldom(),
    ):
        failed = total = 0
        for record in read_lines(lines, chosen):
            total += 1
            failed += record.keys() == {"id", "error"}
            click.echo(json.dumps(record, ensure_ascii=False))
    if total and failed == total:
        raise SystemExit(1)


def read_lines(lines: Iterable[str], processes: int = 1) -> Iterator[dict[str, Any]]:
    """Yield one record a line that is not blank, in order; never raises for a row."""
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    size = _BATCH if processes > 1 else 1
    for batch in _read_batches(_batches(numbered, size), processes):
        for record, message in batch:
            if message:
                click.echo(message, err=True)
            yield record


def _collect_seldom() -> None:
    """Look for cyclic garbage seldom: a row makes many small objects and few cycles."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])


@contextlib.contextmanager
def _collected_seldom() -> Iterator[None]:
    before = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def processes_for(size: int) -> int:
    """Return how many processes read a file of *size* bytes when nobody says so."""
    if size < _WORTH_PROCESSES:
        return 1
    return min(os.cpu_count() or 1, _MOST_PROCESSES)


def _batches(rows: Iterator[_Numbered], size: int) -> Iterator[tuple[_Numbered, ...]]:
    while batch := tuple(itertools.islice(rows, size)):
        yield batch


def _read_batches(
    batches: Iterable[tuple[_Numbered, ...]], processes: int
) -> Iterator[list[_Read]]:
    """Yield what each batch says, in order; a few wait in memory at a time."""
    if processes == 1:
        yield from map(_read_batch, batches)
        return
    waiting: deque[Future[list[_Read]]] = deque()
    context = get_context("spawn")
    with ProcessPoolExecutor(
        processes, mp_context=context, initializer=_collect_seldom
    ) as pool:
        for batch in batches:
            waiting.append(pool.submit(_read_batch, batch))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read_batch(batch: tuple[_Numbered, ...]) -> list[_Read]:
    return [_record(line, number) for number, line in batch]


def _record(line: str, number: int) -> _Read:
    try:
        row = json.loads(line)
    except ValueError:
        return _failed(None, number, "not JSON")
    if not isinstance(row, Mapping) or not isinstance(row.get("text"), str):
        wanted = 'a row is an object with "id" and "text"'
        return _failed(
            row.get("id") if isinstance(row, Mapping) else None, number, wanted
        )
    try:
        return {**row_facts(row), "id": row.get("id")}, None
    except ParseError as error:
        return _failed(row.get("id"), number, plain_reason(error))
    except Exception as error:
        # One odd text must not end a run over thousands; the log has the trace.
        LOGGER.debug("reading row %s failed", number, exc_info=True)
        message = f"the reader failed: {type(error).__name__}"
        return _failed(row.get("id"), number, message)


def _failed(identifier: Any, number: int, reason: str) -> _Read:
    message = f"paatoshaku: row {number}: {reason}"
    return {"id": identifier, "error": reason}, message
