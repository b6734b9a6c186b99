"""Crawl a made-up Dynasty site on loopback and print time and memory as JSON.

``python scripts/bench_crawl.py --items 50000`` : the whole way (HTTP, adapter, anatomy,
store). Memory is sampled while it runs: the figures at a fifth and at the end tell
whether it grows.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import re
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.crawl.engine import run_crawl
from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.platforms.registry import platform
from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.store import DecisionStore

ITEMS_OF_MEETING = 25
BODIES = ("Kunnanhallitus", "Sivistyslautakunta", "Tekninen lautakunta", "Valtuusto")
WORDS = [
    "kunnan",
    "hallitus",
    "päättää",
    "hyväksyä",
    "esityksen",
    "koulukuljetusten",
    "hankinnasta",
    "talousarvio",
    "määräraha",
    "lautakunta",
    "selvitys",
    "palvelu",
    "sopimus",
    "kiinteistö",
    "kaava",
    "vuokra",
    "avustus",
    "valmistelu",
    "asiakas",
    "ympäristö",
    "lupa",
    "hakemus",
    "perusteella",
    "mukaisesti",
    "vuonna",
    "tarjous",
]


def page(query: dict[str, list[str]], meetings: int) -> str:
    """Return one page of the site."""
    kind = query.get("page", [""])[0]
    number = query.get("id", [""])[0]
    if kind == "meeting_handlers":
        return "<table>" + "".join(
            f'<tr><td><a href="?page=meetings&id={index}">{body}</a></td></tr>'
            for index, body in enumerate(BODIES)
        )
    if kind == "meetings":
        own = range(int(number), meetings, len(BODIES))
        return "<table>" + "".join(
            f'<tr><td>{_day(n)}</td><td><a href="?page=meeting&id=2026{n}">Pöytäkirja'
            "</a></td></tr>"
            for n in own
        )
    if kind == "meeting":
        return _meeting(int(number[4:]))
    if kind == "meetingitem":
        meeting, _, item = number.partition("-")
        return _item(int(meeting[4:]), int(item))
    return "<html></html>"


def _day(meeting: int) -> str:
    days = meeting // len(BODIES)
    return f"{days % 28 + 1:02d}.{days // 28 % 12 + 1:02d}.{2000 + days // 336}"


def _meeting(meeting: int) -> str:
    rows = "".join(
        f'<tr><td>{n}</td><td><a href="?page=meetingitem&id=2026{meeting}-{n}">'
        f"Asia {meeting} {n}</a></td></tr>"
        for n in range(1, ITEMS_OF_MEETING + 1)
    )
    body = BODIES[meeting % len(BODIES)]
    return (
        f"<h1>{body}  Pöytäkirja {_day(meeting)} klo 17:00 -  Sali</h1>"
        f"<table><tr><th>Pykälä</th><th>Otsikko</th></tr>{rows}</table>"
    )


def _item(meeting: int, item: int) -> str:
    chance = random.Random(meeting * 1000 + item)  # noqa: S311 - made-up text
    paragraphs = "".join(
        f"<p class='MsoNormal'><span>{' '.join(chance.choices(WORDS, k=60))}.</span></p>"
        for _ in range(5)
    )
    body = BODIES[meeting % len(BODIES)]
    identity = f"2026{meeting}-{item}"
    return (
        f"<h1 class='h1title'>{body}  Pöytäkirja {_day(meeting)}/Pykälä {item}</h1>"
        f"<a href='../kokous/{identity}.PDF'>Kokousasia PDF-muodossa</a>"
        f"<!--DATABEGIN--><div class='data-part-block-htm'>"
        f"<p>Asianumero&#xa0;{item}/00.01.02/{meeting}</p>"
        f"<p class='Otsikko1'>Asia {meeting} {item}</p>{paragraphs}"
        f"<p class='Sivuotsikko'><b>Päätös</b></p><p>Hyväksyttiin.</p></div><!--DATAEND-->"
    )


def serve(queue: Any, meetings: int) -> None:
    """Serve until killed; tells its port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            is_robots = self.path == "/robots.txt"
            text = "" if is_robots else f"<html><body>{page(query, meetings)}</body>"
            body = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    queue.put(server.server_port)
    server.serve_forever()


def resident_mb() -> float:
    """Return the memory of this process in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found
    return int(found[1]) / 1024


def main() -> None:
    """Crawl and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=50_000)
    options = parser.parse_args()
    meetings = max(1, options.items // ITEMS_OF_MEETING)
    queue: Any = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(queue, meetings), daemon=True)
    server.start()
    base = f"http://127.0.0.1:{queue.get()}/"
    samples: list[tuple[int, float]] = []

    def sample(_source: str, report: CrawlReport, _left: int) -> None:
        samples.append((report.new, resident_mb()))

    source = Source("mitta", "dynasty", base, municipality="Mittala", delay_s=0.0)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        with DecisionStore.open(f"sqlite:///{file}") as store:
            [report] = run_crawl(
                store,
                [CrawlTask(source, platform("dynasty"))],
                CrawlOptions(delay_s=0.0),
                progress=sample,
            )
        size_mb = sum(f.stat().st_size for f in Path(folder).iterdir()) / 1e6
    seconds = time.perf_counter() - started
    server.kill()
    at_fifth = next((mb for new, mb in samples if new >= options.items / 5), 0.0)
    print(
        json.dumps(
            {
                "items": report.new,
                "pages": report.pages,
                "issues": report.issues,
                "seconds": round(seconds, 1),
                "items_per_s": round(report.new / seconds, 1),
                "memory_mb_at_a_fifth": round(at_fifth, 1),
                "memory_mb_at_the_end": round(resident_mb(), 1),
                "memory_mb_peak": round(max(mb for _, mb in samples), 1),
                "database_mb": round(size_mb, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
