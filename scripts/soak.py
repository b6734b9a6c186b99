"""Serve for hours under mixed requests and see whether memory stays flat.

    python scripts/soak.py --data var --minutes 480 --json soak.json

Starts ``paatoshaku serve`` on a free port, asks for pages, files, feeds and the API from
several threads, and takes the memory of the server's processes at even times. Exit 1
when a request failed with 5xx or not at all, or when memory grew: the median of the last
quarter is over that of the second one by more than a tenth and 10 MB.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import random
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

WORDS = [
    "kirjasto",
    "koulu",
    "kaava",
    "päätös",
    "budjetti",
    "valitus",
    "ŠČ",
    "漢字",
    "§",
]
PATHS = (
    "/haku?q={q}",
    "/sv/haku?q={q}&sivu=1",
    "/haku.atom?q={q}",
    "/haku.csv?q={q}",
    "/api/v1/haku?q={q}&raja=10",
    "/api/v1/tila",
    "/kunnat",
    "/laki/?haku={q}",
    "/muutokset",
    "/healthz",
)
ALLOWED_GROWTH = 1.1
ALLOWED_GROWTH_MB = 10.0
END_WITHIN_S = 60.0


def memory_mb(pid: int) -> float:
    """Return the resident memory of a process and its children."""
    total = 0
    for process in (pid, *_children(pid)):
        try:
            status = Path(f"/proc/{process}/status").read_text()
        except OSError:
            continue
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        total += int(found[1]) if found else 0
    return total / 1024


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def ask_until(end: float, base: str, seed: int, codes: Counter[str]) -> None:
    """Ask for one page after the other until *end*."""
    chance = random.Random(seed)  # noqa: S311 - which page is asked next
    while time.monotonic() < end:
        query = urllib.parse.quote(
            " ".join(chance.choices(WORDS, k=chance.randint(1, 3)))
        )
        url = base + chance.choice(PATHS).format(q=query)
        try:
            with urllib.request.urlopen(url, timeout=60) as reply:  # noqa: S310 - our own
                reply.read()
                codes[str(reply.status)] += 1
        except urllib.error.HTTPError as error:
            codes[str(error.code)] += 1
            error.close()
        except OSError as error:
            codes[type(error).__name__] += 1


def grew(curve: list[float]) -> bool:
    """Whether memory grew from the second quarter to the last one."""
    quarter = max(1, len(curve) // 4)
    early = statistics.median(curve[quarter : 2 * quarter] or curve[:1])
    late = statistics.median(curve[-quarter:])
    return late > early * ALLOWED_GROWTH and late > early + ALLOWED_GROWTH_MB


def what_lacks(address: str) -> str:
    """Return why the server cannot answer searches; "" when it can."""
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=60):  # noqa: S310
            return ""
    except urllib.error.HTTPError as error:
        return " ".join(error.read().decode(errors="replace").split())


def soak(data: Path, minutes: float, threads: int, samples: int) -> dict[str, object]:
    """Serve and ask for *minutes*; return the figures."""
    command = [sys.executable, "-u", "-m", "search_web", "--data", str(data)]
    codes: Counter[str] = Counter()
    curve = []
    with subprocess.Popen(
        [*command, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        found = re.search(r"http://[^/]+", server.stdout.readline())
        if found is None:
            raise SystemExit("the server did not start")
        if lacking := what_lacks(found[0]):
            server.terminate()
            raise SystemExit(f"nothing to soak: {lacking}")
        end = time.monotonic() + minutes * 60
        askers = [
            threading.Thread(target=ask_until, args=(end, found[0], seed, codes))
            for seed in range(threads)
        ]
        for asker in askers:
            asker.start()
        for _ in range(samples):
            time.sleep(minutes * 60 / samples)
            curve.append(round(memory_mb(server.pid), 1))
        for asker in askers:
            asker.join()
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(END_WITHIN_S)
        if server.poll() is None:
            server.kill()
    bad = {code: n for code, n in codes.items() if not code.isdigit() or code >= "500"}
    return {
        "minutes": minutes,
        "requests": sum(codes.values()),
        "codes": dict(sorted(codes.items())),
        "memory_mb": curve,
        "grew": grew(curve),
        "failed": bad,
        "exit": server.returncode,
    }


def main() -> int:
    """Soak and print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=480)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--samples", type=int, default=96)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    figures = soak(given.data, given.minutes, given.threads, given.samples)
    text = json.dumps(figures, indent=1)
    if given.json:
        given.json.write_text(text + "\n")
    print(text)
    bars = itertools.chain([0.0], figures["memory_mb"])  # type: ignore[arg-type]
    top = max(bars) or 1.0
    for value in figures["memory_mb"]:  # type: ignore[attr-defined]
        print(f"{value:8.1f} MB {'#' * int(60 * value / top)}")
    return 1 if figures["grew"] or figures["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
