"""Scrapy's event loop in a thread, started once, so that many tests can crawl."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.utils.reactor import install_reactor

from corpus.crawl.engine import start_crawl
from corpus.records import CrawlReport

_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
_started: list[asyncio.AbstractEventLoop] = []


def crawl_in_loop(*arguments: Any, never: Any = ()) -> list[CrawlReport]:
    """Crawl to the end in the loop's thread and return the reports."""
    if not _started:
        _start()
    reports: list[CrawlReport] = []

    async def work() -> None:
        await start_crawl(
            AsyncCrawlerRunner(),
            reports,
            *arguments,
            lambda source_id, report, left: None,
            never,
        )

    done: Future[None] = asyncio.run_coroutine_threadsafe(work(), _started[0])
    done.result(timeout=60)
    return reports


def _start() -> None:
    ready = threading.Event()

    def run() -> None:
        install_reactor(_REACTOR)
        from twisted.internet import reactor

        _started.append(asyncio.get_event_loop())
        reactor.callWhenRunning(ready.set)  # type: ignore[attr-defined]
        reactor.run(installSignalHandlers=False)  # type: ignore[attr-defined]

    threading.Thread(target=run, daemon=True).start()
    assert ready.wait(10)
