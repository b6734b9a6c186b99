"""``paatoshaku read``: rows of text in, rows of facts out."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from corpus.importing.row_facts import row_facts

LOGGER = logging.getLogger(__name__)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def read(file: Path) -> None:
    """Read the texts of a JSON lines FILE and print what each says, one row a line.

    Rows in: {"id", "text", "url"?, "municipality"?}. Rows out, in the same order: the
    facts of the head (publisher, body, date, section, title …) and of the meaning
    (matter_outcome, proposal_fate, votes, money …); null where the text does not say.
    A row that cannot be read comes out as {"id", "error"}, and the next one is read.
    """
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        for record in read_lines(lines):
            click.echo(json.dumps(record, ensure_ascii=False))


def read_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield one record a line that is not blank; never raises for a row."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _record(line, number)


def _record(line: str, number: int) -> dict[str, Any]:
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
        return {**row_facts(row), "id": row.get("id")}
    except Exception as error:
        # One odd text must not end a run over thousands; the log has the trace.
        LOGGER.debug("reading row %s failed", number, exc_info=True)
        message = f"the reader failed: {type(error).__name__}"
        return _failed(row.get("id"), number, message)


def _failed(identifier: Any, number: int, reason: str) -> dict[str, Any]:
    click.echo(f"paatoshaku: row {number}: {reason}", err=True)
    return {"id": identifier, "error": reason}
