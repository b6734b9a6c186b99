"""Crawl a plain site in a process of its own, that a test can kill.

Reads one JSON object from standard input: store, source, options.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus.crawl.engine import run_crawl
from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.sources import Source
from corpus.store import DecisionStore
from tests.crawling.plain import PLATFORM


def main() -> None:
    """Crawl as told."""
    told = json.load(sys.stdin)
    rows = told.get("sources") or [told["source"]]
    tasks = [CrawlTask(Source(**row), PLATFORM) for row in rows]
    with DecisionStore.open(told["store"]) as store:
        run_crawl(store, tasks, CrawlOptions(**told["options"]))


if __name__ == "__main__":
    main()
