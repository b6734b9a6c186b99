"""Score what decisions mean against judged rows, by field and language.

    python scripts/eval_meaning.py GOLD.jsonl… [--errors]

Rows have the shape {"id", "text", "lang", "gold": {…}}; each is read as ``paatoshaku read``
reads it. A refusal shown as consent, or the reverse, is counted as dangerous.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.importing.row_facts import row_facts

FIELDS = (
    "matter_outcome",
    "proposal_fate",
    "decided_by_vote",
    "votes",
    "appeal",
    "money",
)
YES = frozenset(["granted", "approved", "amended-approved", "partly-granted"])
NO = frozenset(["rejected", "not-admitted"])


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option("--errors", is_flag=True, help="List rows whose outcome is wrong.")
def main(files: tuple[Path, ...], errors: bool) -> None:
    """Print right / rows for each field, in all and by language."""
    rows = [
        json.loads(line)
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]
    started = time.process_time()
    found = [row_facts({"id": row["id"], "text": row["text"]}) for row in rows]
    seconds = time.process_time() - started
    right: Counter[tuple[str, str]] = Counter()
    size: Counter[str] = Counter()
    dangerous = 0
    for row, facts in zip(rows, found, strict=True):
        gold = row["gold"]
        dangerous += _is_dangerous(gold["matter_outcome"], facts["matter_outcome"])
        for group in ("all", row["lang"]):
            size[group] += 1
            for field in FIELDS:
                right[group, field] += _plain(field, gold) == _plain(field, facts)
        if errors and gold["matter_outcome"] != facts["matter_outcome"]:
            click.echo(
                f"{row['id']}: {facts['matter_outcome']}, not {gold['matter_outcome']}"
            )
    for group, count in sorted(size.items()):
        figures = "  ".join(f"{f} {right[group, f] / count:.3f}" for f in FIELDS)
        click.echo(f"{group:4} {count:4}  {figures}")
    click.echo(f"dangerous {dangerous}; {len(rows) / seconds:.0f} rows a second")


def _plain(field: str, facts: dict[str, Any]) -> Any:
    value = facts[field]
    if field == "votes":
        return [(v["for"], v["against"], v["empty"], v["absent"]) for v in value]
    if field == "money":
        return sorted(round(float(one["euros"]), 2) for one in value)
    return set(value) if field == "appeal" else value


def _is_dangerous(gold: str, said: str) -> bool:
    return (gold in NO and said in YES) or (gold in YES and said in NO)


if __name__ == "__main__":
    main()
