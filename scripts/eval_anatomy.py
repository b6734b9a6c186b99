"""Score the anatomy against judged decisions, per field and per kind of page.

    python scripts/eval_anatomy.py GOLD.jsonl… [--errors FIELD] [--without-url]

Rows have the shape {"id", "url", "platform", "text_origin", "text", "gold": {…}}. Each is
read as ``paatoshaku import`` reads it. A field counts as right when it equals the gold
value; where gold is null, any value counts as false.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analyzers.notations.case_keys import case_key
from corpus.importing.importing import row_decision
from corpus.model import Decision

FIELDS = (
    "municipality",
    "organisation",
    "body",
    "date",
    "section",
    "title",
    "case_id",
    "kind",
    "headings",
)


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--errors", type=click.Choice(FIELDS), help="List what is wrong in a field."
)
@click.option("--origin", help="Only rows of this text_origin (real, rewritten).")
@click.option("--without-url", is_flag=True, help="Do not use the row's address.")
def main(
    files: tuple[Path, ...], errors: str | None, origin: str | None, without_url: bool
) -> None:
    """Print a table of right / known and false / null for each field."""
    rows = [row for row in _rows(files) if origin in {None, row.get("text_origin")}]
    started = time.process_time()
    found = [
        row_decision({**row, "url": None if without_url else row.get("url")})
        for row in rows
    ]
    seconds = time.process_time() - started
    right: dict[str, dict[str, Counter[str]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    for row, decision in zip(rows, found, strict=True):
        for field in FIELDS:
            verdict = _verdict(field, row["gold"], decision)
            for group in (
                "all",
                f"all {row.get('text_origin')}",
                f"{row['platform']} {row.get('text_origin')}",
            ):
                right[group][field][verdict] += 1
            if field == errors and verdict in {"wrong", "missing", "false"}:
                _print_error(row, decision, field, verdict)
    _print_table(right)
    click.echo(f"{len(rows)} rows, {len(rows) / seconds:.0f} a second")


def _rows(files: tuple[Path, ...]) -> Iterator[dict[str, Any]]:
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def _values(field: str, decision: Decision) -> list[str | None]:
    """Return the values that would be right, the chief one first."""
    if field == "body":
        return [decision.body, decision.body_name]
    if field == "date":
        return [decision.date.isoformat() if decision.date else None]
    if field == "section":
        return [
            decision.minutes_section,
            decision.item_number if decision.status == "agenda" else None,
        ]
    if field == "case_id":
        return [decision.case_number]
    value: str | None = getattr(decision, field)
    return [value]


def _verdict(field: str, gold: dict[str, Any], decision: Decision) -> str:
    if field == "headings":
        known = Counter(_plain(name).rstrip(":") for name in gold["headings"])
        ours = Counter(_plain(b.heading or "").rstrip(":") for b in decision.blocks)
        return "right" if not known - ours else "wrong"
    expected = gold.get(field)
    values = _values(field, decision)
    if expected is None:
        return "null" if values[0] is None else "false"
    if not any(values):
        return "missing"
    return (
        "right"
        if any(_same(field, expected, value) for value in values if value)
        else "wrong"
    )


def _same(field: str, expected: str, value: str) -> bool:
    if field == "case_id":
        return case_key(expected) == case_key(value)
    return _plain(expected) == _plain(value)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _print_error(
    row: dict[str, Any], decision: Decision, field: str, verdict: str
) -> None:
    click.echo(
        f"{verdict:8}{row['id']} {row['platform']} {row.get('text_origin')} {row['gold'].get(field)!r} <> {_values(field, decision) if field != 'headings' else [b.heading for b in decision.blocks]}"
    )


def _print_table(right: dict[str, dict[str, Counter[str]]]) -> None:
    click.echo(f"{'':28}" + "".join(f"{field:>22}" for field in FIELDS))
    for group, fields in sorted(right.items()):
        cells = []
        for field in FIELDS:
            count = fields[field]
            known = count["right"] + count["wrong"] + count["missing"]
            share = f"{100 * count['right'] / known:5.1f}" if known else "    -"
            cells.append(
                f"{share}% {count['right']}/{known} f{count['false']}".rjust(22)
            )
        click.echo(f"{group:28}" + "".join(cells))


if __name__ == "__main__":
    main()
