"""Measure the analyzer's speed, cold and warm, against simpler ways, in one run.

Usage:
    python scripts/bench_analyzer.py FILE... [--seconds 3]

FILE: text files or JSON lines with a ``text`` field. Prints tokens a second of: a bare
regular expression with a dictionary look-up (the ceiling of the language), Snowball
Finnish, and the analyzer with token objects and in bulk; cold means an empty cache, the
median and the best of several new analyzers.
Also the cache's size in memory, and whether four threads give what one gives.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import Stemmer

from analyzers.finnish import FinnishAnalyzer

COLD_RUNS = 7
PLAIN_WORD = re.compile(r"\w+")


def read_texts(paths: list[Path]) -> list[str]:
    """Return the texts of the files; one a line for JSON lines."""
    texts: list[str] = []
    for path in paths:
        content = path.read_text("utf-8", errors="replace")
        if path.suffix == ".jsonl":
            rows = (json.loads(line) for line in content.splitlines() if line.strip())
            texts += [row["text"] for row in rows if row.get("text")]
        else:
            texts.append(content)
    return texts


def rate(work: Callable[[], int], seconds: float) -> float:
    """Return tokens a second of *work*, repeated for at least *seconds*."""
    tokens = 0
    start = time.perf_counter()
    while (spent := time.perf_counter() - start) < seconds or not tokens:
        tokens += work()
    return tokens / spent


def lookup_rate(texts: list[str], seconds: float) -> float:
    """Regular expression and dictionary, warm."""
    table = {word: word.lower() for text in texts for word in PLAIN_WORD.findall(text)}
    return rate(
        lambda: sum(
            len([table[word] for word in PLAIN_WORD.findall(text)]) for text in texts
        ),
        seconds,
    )


def snowball_rate(texts: list[str], seconds: float) -> float:
    """Regular expression and Snowball Finnish with its own cache."""
    stem = Stemmer.Stemmer("finnish", 100_000).stemWords
    return rate(
        lambda: sum(
            len(stem([word.lower() for word in PLAIN_WORD.findall(text)]))
            for text in texts
        ),
        seconds,
    )


def cold_rate(texts: list[str]) -> float:
    """Everything once, with a new analyzer."""
    analyzer = FinnishAnalyzer()
    start = time.perf_counter()
    tokens = sum(len(analyzer.analyze(text)) for text in texts)
    return tokens / (time.perf_counter() - start)


def cache_megabytes(texts: list[str]) -> tuple[float, int]:
    """Return the memory of the cache after *texts*, and how many words it holds."""
    tracemalloc.start()
    analyzer = FinnishAnalyzer()
    before = tracemalloc.get_traced_memory()[0]
    for text in texts:
        analyzer.analyze_terms(text)
    size = (tracemalloc.get_traced_memory()[0] - before) / 1e6
    tracemalloc.stop()
    return size, analyzer.cached_words


def threads_agree(texts: list[str], count: int = 4) -> bool:
    """Do *count* threads sharing one new analyzer give what a single one gives?"""
    expected = [FinnishAnalyzer().analyze(text) for text in texts]
    shared = FinnishAnalyzer()
    results: list[Any] = [None] * count

    def run(place: int) -> None:
        order = texts[place:] + texts[:place]
        found = [shared.analyze(text) for text in order]
        results[place] = found[len(texts) - place :] + found[: len(texts) - place]

    threads = [threading.Thread(target=run, args=(place,)) for place in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return all(result == expected for result in results)


def main() -> None:
    """Read the arguments and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()
    texts = read_texts(options.files)
    # First, before other analyzers fill the memory that the garbage collector visits.
    cold = [cold_rate(texts) for _ in range(COLD_RUNS)]
    warm = FinnishAnalyzer()
    tokens = sum(len(warm.analyze(text)) for text in texts)
    megabytes, words = cache_megabytes(texts)
    figures = {
        "tokens": tokens,
        "characters": sum(map(len, texts)),
        "regex_and_lookup_tokens_s": lookup_rate(texts, options.seconds),
        "snowball_tokens_s": snowball_rate(texts, options.seconds),
        "cold_tokens_s": statistics.median(cold),
        "cold_best_tokens_s": max(cold),
        "warm_tokens_s": rate(
            lambda: sum(len(warm.analyze(text)) for text in texts), options.seconds
        ),
        "warm_bulk_tokens_s": rate(
            lambda: sum(len(warm.analyze_terms(text)) for text in texts),
            options.seconds,
        ),
        "cache_words": words,
        "cache_bytes_a_word": megabytes * 1e6 / max(1, words),
        "four_threads_agree": threads_agree(texts[:200]),
    }
    print(json.dumps({name: round(value) for name, value in figures.items()}, indent=1))


if __name__ == "__main__":
    main()
