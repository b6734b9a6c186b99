"""Measure whole pages of the web app over many decisions: store, index, and templates.

Usage: python scripts/bench_pages.py FILE.jsonl [--documents 20000] [--pages 200] [--folder DIR]

FILE holds decisions as JSON lines with "text" and "title"; ``bench_index`` draws decisions
from its lines, here with sections, bodies and cases of three steps. The app answers in this
process, as a browser would ask it, compressed; no search comes twice. Prints milliseconds
of processor time of all threads (p50, p95), kilobytes sent, and the hits of the searches.
``--folder`` keeps store and index for the next run.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

from bench_index import make_decisions
from werkzeug.test import Client

from corpus.model import Decision
from corpus.store import DecisionStore
from indexer.documents.update import update_index
from search_web.app import create_app
from search_web.serve import collect_seldom
from search_web.settings import Settings
from tests.making import changed

WARM_UP = 40
BODIES = ("tekninen lautakunta", "kunnanhallitus", "kunnanvaltuusto")
SECTIONS = ("2015/410/14", "2015/410/130", "1999/132/52", "1998/628/32", "2023/380/23")


def cases(path: Path, count: int) -> Iterator[Decision]:
    """Draw decisions; three in a row are steps of one case."""
    for number, decision in enumerate(make_decisions(path, count)):
        case, step = divmod(number, 3)
        yield changed(
            decision,
            kind="meeting-item",
            municipality=f"Kunta {case % 300}",
            body_name=BODIES[step],
            minutes_section=str(1 + case % 200),
            case_number=f"{case}/02.05.00/2024",
        )


def fill(path: Path, count: int, folder: Path) -> None:
    """Make store and index."""
    with DecisionStore.open(f"sqlite:///{folder / 'paatoshaku.db'}") as store:
        batch: list[Decision] = []
        for decision in cases(path, count):
            batch.append(decision)
            if len(batch) == 1000:
                store.put_many(batch)
                batch = []
        store.put_many(batch)
        update_index(store, folder / "index", rebuild=True)


def words_of(path: Path) -> list[str]:
    """Return running words of the texts, so drawn as often as they are used."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    words = [w for row in rows for w in (row["text"] or "").split()]
    return [w.lower() for w in words if w.isalpha() and len(w) > 4]


def pages(words: Sequence[str], documents: int, count: int) -> dict[str, list[str]]:
    """Return addresses of each kind of page, all different."""
    dice = random.Random(5)  # noqa: S311 - reproducible addresses

    def drawn(size: int) -> str:
        return quote(" ".join(dice.choice(words) for _ in range(size)))

    def town() -> str:
        return quote(f"Kunta {dice.randrange(300)}")

    makers = {
        "search, one word": lambda: f"/haku?q={drawn(1)}",
        "search, two words": lambda: f"/haku?q={drawn(2)}",
        "search, three words": lambda: f"/haku?q={drawn(3)}",
        "search, two words in a municipality": lambda: (
            f"/haku?q={drawn(2)}&kunta={town()}"
        ),
        "decision": lambda: f"/paatos/bench/{dice.randrange(documents):07}",
        "comparison": lambda: f"/vertaa?q={drawn(1)}",
        "publisher": lambda: f"/kunta/{town()}",
        "completion": lambda: f"/haku/ehdotukset?q={drawn(1)[:6]}",
    }
    found: dict[str, list[str]] = {}
    for kind, make in makers.items():
        some = dict.fromkeys(make() for _ in range(4 * count + 4 * WARM_UP))
        found[kind] = list(some)[: count + WARM_UP]
    found["law section"] = [f"/laki/{section}" for section in SECTIONS]
    return found


def measure(client: Client, addresses: Sequence[str]) -> str:
    """Ask the addresses and return a row of figures."""
    spent, sizes = [], []
    skipped = WARM_UP if len(addresses) > WARM_UP else 0
    for address in addresses:
        started = time.process_time()
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
        size = len(answer.get_data())
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status}")
        spent.append(1000 * (time.process_time() - started))
        sizes.append(size / 1000)
        answer.close()
    spent, sizes = spent[skipped:], sizes[skipped:]
    half, most = quantiles(spent, n=100)[49], quantiles(spent, n=100)[94]
    return f"{half:7.1f} {most:7.1f} ms  {quantiles(sizes, n=2)[0]:6.1f} kB  {len(spent)} pages"


def main() -> None:
    """Fill a folder where it is empty, then ask for pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        if not (folder / "index").exists():
            folder.mkdir(parents=True, exist_ok=True)
            fill(options.file, options.documents, folder)
        app = create_app(Settings(data=folder, pages_per_minute=10**9))
        collect_seldom()  # as the server does
        client = app.test_client()
        client.get("/haku?q=koulu").close()
        asked = pages(words_of(options.file), options.documents, options.pages)
        for kind, addresses in asked.items():
            print(f"{kind:36} {measure(client, addresses)}", flush=True)


if __name__ == "__main__":
    main()
