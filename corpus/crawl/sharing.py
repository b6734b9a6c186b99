"""Several crawlers on one store: each source has one of them, each host one pace.

What is held is told through the database (``corpus.storage.crawl_state.leases``), so the
crawlers may be on several machines. What a crawler held that has died is left to the
others after ``CrawlOptions.lease_s``; they go on where it was.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.records import CrawlReport
from corpus.storage.crawl_state.leases import LeaseBook
from corpus.storage.sql.codec import now
from corpus.store import DecisionStore

LOGGER = logging.getLogger(__name__)

_LOOK_EVERY_S = 2.0
_LONGEST_WAIT_S = 0.5
_TURN = "paatoshaku_turn"

Run = Callable[[CrawlTask], Awaitable[CrawlReport]]


class HostPace:
    """One request at a time to a host, with a pause after it, over all crawlers."""

    def __init__(self, book: LeaseBook, lease_s: float) -> None:
        self._book = book
        self._lease_s = lease_s
        self._ours: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._kept: dict[str, asyncio.Task[None]] = {}

    async def begin(self, host: str) -> None:
        """Wait for our turn at *host* and take it."""
        await self._ours[host].acquire()
        while wait_s := self._book.take(_host(host), self._lease_s):
            await asyncio.sleep(min(wait_s, _LONGEST_WAIT_S))
        self._kept[host] = asyncio.create_task(self._prolong(host))

    def end(self, host: str, pause_s: float) -> None:
        """End our turn; nobody has the next one within *pause_s* seconds."""
        self._kept.pop(host).cancel()
        self._book.release(_host(host), pause_s)
        self._ours[host].release()

    async def _prolong(self, host: str) -> None:
        """Keep the turn while a page is slow."""
        while True:
            await asyncio.sleep(self._lease_s / 3)
            self._book.take(_host(host), self._lease_s)


class TurnMiddleware:
    """Lets no request past before its host's turn; it is next to the downloader."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._least_s: dict[str, float] = crawler.settings["PAATOSHAKU_LEAST_DELAYS"]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> TurnMiddleware:
        """Make one for a crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the turn."""
        host = request.meta["download_slot"]
        await self._pace.begin(host)
        request.meta[_TURN] = host

    def process_response(self, request: Request, response: Response) -> Response:
        """End the turn."""
        self._end(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """End the turn of a request that failed."""
        del exception
        self._end(request)

    def _end(self, request: Request) -> None:
        host = request.meta.pop(_TURN, None)
        if host is not None:
            self._pace.end(host, self._pause_s(host))

    @property
    def _pace(self) -> HostPace:
        pace: HostPace = self._crawler.spider.pace
        return pace

    def _pause_s(self, host: str) -> float:
        slots = self._crawler.engine.downloader.slots
        delay_s: float = slots[host].delay if host in slots else 0.0
        return max(delay_s, self._least_s.get(host, 0.0))


class SharedCrawl:
    """The sources of one crawler among several that have the same ones to crawl."""

    def __init__(
        self,
        store: DecisionStore,
        book: LeaseBook,
        run: Run,
        options: CrawlOptions,
    ) -> None:
        self._store = store
        self._book = book
        self._run = run
        self._lease_s = options.lease_s
        self._lanes = options.lanes
        self._began = now()

    async def crawl(self, tasks: Sequence[CrawlTask]) -> list[CrawlReport]:
        """Crawl what no other crawler does; return the reports of ours.

        Ends when every source has been crawled since the start, by whomever.
        """
        reports: list[CrawlReport] = []
        places = asyncio.Semaphore(self._lanes)
        await asyncio.gather(*(self._one(task, places, reports) for task in tasks))
        return reports

    async def _one(
        self, task: CrawlTask, places: asyncio.Semaphore, reports: list[CrawlReport]
    ) -> None:
        source_id = task.source.source_id
        while not self._is_done_elsewhere(source_id):
            async with places:
                if not self._book.take(_name(source_id), self._lease_s):
                    try:
                        # Another one may have finished it a moment before.
                        if not self._is_done_elsewhere(source_id):
                            reports.append(await self._hold(task))
                    finally:
                        self._book.release(_name(source_id))
                    return
            await asyncio.sleep(min(_LOOK_EVERY_S, self._lease_s / 3))

    async def _hold(self, task: CrawlTask) -> CrawlReport:
        """Crawl a source while prolonging its lease; stop when another has taken it."""
        work = asyncio.ensure_future(self._run(task))
        while not work.done():
            await asyncio.wait([work], timeout=self._lease_s / 3)
            if work.done():
                break
            if self._book.take(_name(task.source.source_id), self._lease_s):
                LOGGER.warning("%s: another crawler took over", task.source.source_id)
                work.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await work
                return self._store.crawl_reports(task.source.source_id, limit=1)[0]
        return await work

    def _is_done_elsewhere(self, source_id: str) -> bool:
        latest = self._store.crawl_reports(source_id, limit=1)
        finished = latest[0].finished_at if latest else None
        return finished is not None and finished >= self._floor()

    def _floor(self) -> dt.datetime:
        # Times are stored in whole milliseconds or coarser.
        return self._began.replace(microsecond=0)


def _host(host: str) -> str:
    return f"host {host}"


def _name(source_id: str) -> str:
    return f"source {source_id}"
