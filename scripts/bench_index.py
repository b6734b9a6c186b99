"""Measure building an index end to end: analysis, law references, inversion, merging.

Usage: python scripts/bench_index.py FILE.jsonl [--documents 20000]

FILE holds decisions as JSON lines with "text" and "title". Their lines are drawn anew into
decisions of about 350 words, so that words are as frequent as in real text; 3 % of the
words become compounds of two words of FILE, mostly new, so that the vocabulary grows. Prints
documents a second of wall time, and of processor time in all processes together.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.model import Decision
from corpus.store import DecisionStore
from indexer.documents.update import update_index
from tests.making import make_decision

NEW_SHARE = 0.03


def make_decisions(path: Path, count: int) -> Iterator[Decision]:
    """Draw decisions from the lines of the texts in *path*."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    lines = [x for row in rows for x in (row["text"] or "").splitlines() if len(x) > 20]
    words_known = sorted({w for x in lines for w in x.split() if _is_part(w)})
    titles = [_title(row) or "Päätös" for row in rows]
    dice = random.Random(1)  # noqa: S311 - reproducible texts
    for number in range(count):
        wanted = min(4000, max(40, int(dice.lognormvariate(5.7, 0.55))))
        text: list[str] = []
        words = 0
        while words < wanted:
            text.append(_with_compounds(dice.choice(lines), words_known, dice))
            words += text[-1].count(" ") + 1
        yield make_decision(
            decision_id=f"bench/{number:07}",
            source_id="bench",
            platform="bench",
            url=None,
            title=dice.choice(titles),
            text="\n".join(text),
            municipality=f"Kunta {number % 300}",
            body_name="kunnanhallitus",
            date=dt.date(2020 + number % 6, 1, 1 + number % 28),
        )


def _is_part(word: str) -> bool:
    return word.isalpha() and word.islower() and 4 <= len(word) <= 9


def _with_compounds(line: str, parts: Sequence[str], dice: random.Random) -> str:
    """Put a compound in the place of 3 % of the words."""
    if not parts:
        return line
    return " ".join(
        dice.choice(parts) + dice.choice(parts) if dice.random() < NEW_SHARE else word
        for word in line.split(" ")
    )


def _title(row: dict[str, Any]) -> str | None:
    """The title of a plain row, or of a row with a gold record."""
    title: str | None = row.get("title") or row.get("gold", {}).get("title")
    return title


def processor_time() -> float:
    """Return seconds spent by this process and by those it has waited for."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(x.ru_utime + x.ru_stime for x in map(resource.getrusage, kinds))


def main() -> None:
    """Fill a store, build the index, print the rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=20_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with DecisionStore.open(f"sqlite:///{folder / 'store.db'}") as store:
            decisions = list(make_decisions(options.file, options.documents))
            for start in range(0, len(decisions), 1000):
                store.put_many(decisions[start : start + 1000])
            del decisions
            started, spent = time.perf_counter(), processor_time()
            report = update_index(store, folder / "index", rebuild=True)
            wall, spent = time.perf_counter() - started, processor_time() - spent
        size = sum(path.stat().st_size for path in (folder / "index").iterdir())
    count = report.document_count
    print(
        f"{count} documents: {count / wall:.0f}/s, {count / spent:.0f} a processor second, "
        f"{size / count / 1000:.1f} kB a document"
    )


if __name__ == "__main__":
    main()
