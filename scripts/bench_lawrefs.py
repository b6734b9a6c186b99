#!/usr/bin/env python3
"""Measure how fast law references are found, on real texts and on hostile ones.

usage: bench_lawrefs.py FILE… [--repeat N]

Each FILE is a text; .jsonl files give the ``text`` of each row. Prints megabytes of
UTF-8 a second of processor time on one core (best of N), then, for made-up hostile
texts, the time for twice the length over the time for the length: 2 is linear.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from analyzers.law.find import find_law_references

HOSTILE = (
    *(
        "a",
        " ",
        "§",
        "§ ",
        "5 § ",
        "1, ",
        "1 ja ",
        "1–200 §, ",
        "(((1/2000",
        "lain (",
        "/2000",
    ),
    *(
        "laki a b c d e ",
        "sta annetun lain ",
        "lag om a b ",
        "5 § i ",
        "KHO 2016:1–2 ja 3 ",
    ),
    *(
        "(410/2015, jäljempänä a",
        "kuntalain a b c d koskevan ",
        "mainitun lain 5 § ",
        "-\n",
    ),
    *(
        "tuomio- ",
        "\xad",
        "&sect;",
        "MRL 5 §, ",
        "1.1.2000 ",
        "5:9 § ",
        "6 artiklan ",
        "x" * 79 + " ",
    ),
)


def seconds(texts: list[str]) -> float:
    """Return the processor time of one pass."""
    start = time.process_time()
    for text in texts:
        find_law_references(text)
    return time.process_time() - start


def read(path: Path) -> list[str]:
    """Return the texts of a file."""
    content = path.read_text(encoding="utf-8")
    if path.suffix != ".jsonl":
        return [content]
    return [json.loads(line)["text"] for line in content.splitlines() if line.strip()]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    find_law_references("kuntalain 14 §")
    texts = [text for path in arguments.files for text in read(path)]
    if texts:
        size = sum(len(text.encode("utf-8", "replace")) for text in texts) / 1e6
        best = min(seconds(texts) for _ in range(arguments.repeat))
        print(f"{len(texts)} texts, {size:.2f} MB: {size / best:.2f} MB/s")
    for unit in HOSTILE:
        short, long = (
            seconds([unit * (size // len(unit))]) for size in (50_000, 100_000)
        )
        print(
            f"{unit[:24]!r:30} {0.1 / max(long, 1e-6):6.2f} MB/s  x{long / max(short, 1e-6):.2f}"
        )


if __name__ == "__main__":
    main()
