"""Put, read and put again made-up decisions; print rates as JSON.

``python scripts/bench_store.py --decisions 100000``
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.model import (
    Attachment,
    Block,
    Decision,
    GivenFacts,
    Published,
    Reading,
)
from corpus.store import DecisionStore

BATCH = 500
WORDS = [
    "lautakunta",
    "päätti",
    "hyväksyä",
    "esityksen",
    "koulukuljetusten",
    "hankinnasta",
    "lain",
    "mukaisesti",
    "talousarvio",
    "määräraha",
    "selvitys",
    "palvelu",
    "sopimus",
    "kiinteistö",
    "kaava",
    "vuokra",
    "avustus",
]


def decisions(count: int) -> Iterator[Decision]:
    """Yield items of about 350 words, thirty in a meeting."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - made-up text
        facts = GivenFacts(
            kind="meeting-item",
            status="minutes",
            municipality="Mittala",
            date=dt.date(2010, 1, 1) + dt.timedelta(days=number // 600 % 6000),
            meeting_time="17:00",
            case_number=f"{number}/00.01.02/2026",
        )
        published = Published(
            decision_id=f"mitta/{number:07d}",
            source_id="mitta",
            platform="demo",
            url=f"https://e.example/{number}",
            title=f"Asia {number}",
            text=" ".join(chance.choices(WORDS, k=350)),
            facts=facts,
            attachments=(Attachment("Liite 1", "https://e.example/liite.pdf"),),
        )
        reading = Reading(
            title=published.title,
            status=facts.status,
            municipality=facts.municipality,
            body_name=f"Lautakunta {number // 30 % 20}",
            date=facts.date,
            meeting_time=facts.meeting_time,
            case_number=facts.case_number,
            blocks=(Block("proposal", "Ehdotus", 0, 500),),
        )
        yield Decision(published, reading)


def put_all(store: DecisionStore, count: int) -> None:
    """Put in batches of one transaction each."""
    batch: list[Decision] = []
    for decision in decisions(count):
        batch.append(decision)
        if len(batch) == BATCH:
            store.put_many(batch)
            batch = []
    store.put_many(batch)


def rate(count: int, work: Callable[[], object]) -> float:
    """Return how many a second."""
    started = time.perf_counter()
    work()
    return round(count / (time.perf_counter() - started), 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=100_000)
    count = parser.parse_args().decisions
    ids = [f"mitta/{number:07d}" for number in range(0, count, max(1, count // 2000))]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        with DecisionStore.open(f"sqlite:///{file}") as store:
            result = {
                "decisions": count,
                "made_per_s": rate(count, lambda: sum(1 for _ in decisions(count))),
                "put_per_s": rate(count, lambda: put_all(store, count)),
                "read_per_s": rate(
                    count, lambda: sum(1 for _ in store.iter_decisions())
                ),
                "get_per_s": rate(len(ids), lambda: [store.get(i) for i in ids]),
                "put_again_per_s": rate(count, lambda: put_all(store, count)),
            }
        result["database_mb"] = round(file.stat().st_size / 1e6, 1)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
