#!/usr/bin/env python3
"""Measure exports: rows a second and memory of a whole result, streamed.

Builds a store and an index of generated decisions, then streams all of them as CSV and
as NDJSON, as the web app and the command line do. The peer of the same run is Python's
own ``csv`` writer on rows that are already in memory.

    PYTHONPATH=. python scripts/bench_export.py --decisions 100000
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.model import Decision
from corpus.store import DecisionStore
from indexer.answering.hits.hit_fields import (
    EXPORT_COLUMNS,
    export_rows,
    hit_json,
    permalink_to,
)
from indexer.answering.hits.table_files import csv_lines
from indexer.documents.update import update_index
from indexer.request import SearchRequest
from indexer.service import SearchService
from tests.making import make_decision

TOWNS = ("Vantaa", "Lahti", "Kuopio", "Turku", "Oulu")
TEXT = (
    "Lautakunta päättää kirjaston aukioloajoista kuntalain (410/2015) 14 §:n nojalla. "
    "Asia {number} on valmisteltu yhdessä toimialojen kanssa.\n\nPäätös\n\n"
    "Lautakunta hyväksyi ehdotuksen."
)


def decisions(count: int) -> Iterator[Decision]:
    """Yield generated decisions; all of them match "kirjasto"."""
    for number in range(count):
        yield make_decision(
            decision_id=f"koe/{number}",
            source_id="koe",
            platform="demo",
            url=f"https://paatokset.example/{number}",
            title=f"Kirjaston aukioloajat {number}",
            text=TEXT.format(number=number),
            municipality=TOWNS[number % len(TOWNS)],
            body="Sivistyslautakunta",
            date=dt.date(2015 + number % 11, 1 + number % 12, 1 + number % 28),
            minutes_section=str(number % 300),
            case_number=f"{number}/12.03.00/2024",
        )


def megabytes() -> int:
    """Return the largest resident size of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(name: str, rows: Iterator[object]) -> None:
    """Consume *rows* and print rows a second and memory."""
    before, started = megabytes(), time.perf_counter()
    count = sum(1 for _ in rows)
    took = time.perf_counter() - started
    result = {
        "export": name,
        "rows": count,
        "rows_per_s": round(count / took),
        "rss_before_mb": before,
        "rss_after_mb": megabytes(),
    }
    print(json.dumps(result), flush=True)


def main() -> None:
    """Build, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=20_000)
    count = parser.parse_args().decisions
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with DecisionStore.open(f"sqlite:///{data / 'bench.db'}") as store:
            store.put_many(decisions(count))
            update_index(store, data / "index")
            _exports(SearchService.open(data / "index", store))


def _exports(service: SearchService) -> None:
    request = SearchRequest(query="kirjasto", snippets=False)
    permalink = permalink_to("https://paatoshaku.example")

    def table() -> Iterator[list[str]]:
        return export_rows(service.iter_hits(request), permalink)

    def lines() -> Iterator[str]:
        return (json.dumps(hit_json(hit)) for hit in service.iter_hits(request))

    def chunks() -> Iterator[bytes]:
        for chunk in csv_lines(EXPORT_COLUMNS, table()):
            yield from chunk.splitlines()

    measure("csv", chunks())
    measure("ndjson", lines())
    kept = list(table())
    writer = csv.writer(io.StringIO())
    measure("peer: csv module, rows in memory", map(writer.writerow, kept))


if __name__ == "__main__":
    main()
