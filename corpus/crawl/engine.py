"""The crawl engine: Scrapy's downloader under our lanes.

Scrapy owns fetching: connections, robots.txt, AutoThrottle, cookies, redirects, limits.
Each source has a lane (``lane.py``) that decides what to fetch next and stores it. All
lanes run in one crawler, so that sources on one host or one shared platform address
wait for each other.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, AsyncCrawlerRunner
from scrapy.http import Response

from corpus.crawl.downloading.fetch_policy import FetchPolicy, policy_of
from corpus.crawl.downloading.fetching import Fetcher
from corpus.crawl.downloading.robots import MOST_BYTES_OF_ROBOTS
from corpus.crawl.lane import CrawlTask, Lane, Progress
from corpus.crawl.options import (
    LEAST_DELAY_S,
    CrawlOptions,
    delay_of,
    is_loopback,
    slot_of,
)
from corpus.crawl.sharing import HostPace, SharedCrawl
from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.store import DecisionStore

LOGGER = logging.getLogger(__name__)

_MIDDLEWARES = "scrapy.downloadermiddlewares."
_HANDLER = "corpus.crawl.downloading.bounded_heads.BoundedHeads"


def run_crawl(
    store: DecisionStore,
    tasks: Sequence[CrawlTask],
    options: CrawlOptions,
    *,
    progress: Progress = lambda source_id, report, left: None,
    never: Sequence[Source] = (),
) -> list[CrawlReport]:
    """Crawl all *tasks* to their end and return their reports, in order of finishing.

    Starts and stops Twisted's reactor, which can be done once in a process.

    Args:
        store: where pages and decisions go.
        tasks: sources with their adapters; none may be ``never``.
        options: the limits.
        progress: called after every page.
        never: sources whose hosts must not be fetched even when linked to.
    """
    reports: list[CrawlReport] = []
    process = AsyncCrawlerProcess(
        {"LOG_INSTALL_ROOT_HANDLER": False, "LOG_ENABLED": False}
    )
    start_crawl(process, reports, store, tasks, options, progress, never)
    process.start()
    return reports


def start_crawl(
    runner: AsyncCrawlerRunner,
    reports: list[CrawlReport],
    store: DecisionStore,
    tasks: Sequence[CrawlTask],
    options: CrawlOptions,
    progress: Progress,
    never: Sequence[Source] = (),
) -> asyncio.Future[None]:
    """Start the same crawl in a reactor that runs already; *reports* fill as it ends."""
    runner.settings.setdict(scrapy_settings(tasks, options, never), "cmdline")
    future: asyncio.Future[None] = runner.crawl(
        _LaneSpider,
        store=store,
        tasks=tasks,
        options=options,
        progress=progress,
        reports=reports,
    )
    return future


class _LaneSpider(Spider):  # type: ignore[misc]
    """Runs the lanes; Scrapy calls it a spider, though it yields nothing to Scrapy."""

    name = "paatoshaku"

    def __init__(
        self,
        store: DecisionStore,
        tasks: Sequence[CrawlTask],
        options: CrawlOptions,
        progress: Progress,
        reports: list[CrawlReport],
    ) -> None:
        super().__init__()
        self._store = store
        self._tasks = tasks
        self._options = options
        self._progress = progress
        self._reports = reports
        self._book = store.lease_book()
        self.pace = HostPace(self._book, options.lease_s)

    async def start(self) -> AsyncIterator[Any]:
        """Work until every lane has ended."""
        if self._options.is_shared:
            shared = SharedCrawl(self._store, self._book, self._run, self._options)
            self._reports += await shared.crawl(self._tasks)
        else:
            await asyncio.gather(*(self._report(task) for task in self._tasks))
        return
        yield

    async def _report(self, task: CrawlTask) -> None:
        self._reports.append(await self._run(task))

    async def _run(self, task: CrawlTask) -> CrawlReport:
        policy = policy_of_task(task)
        fetcher = Fetcher(task.source, self._download, self._options, policy)
        lane = Lane(self._store, task, fetcher, self._options, self._progress)
        return await lane.run()

    async def _download(self, request: Request) -> Response:
        return await self.crawler.engine.download_async(request)


def scrapy_settings(
    tasks: Sequence[CrawlTask], options: CrawlOptions, never: Sequence[Source]
) -> dict[str, Any]:
    """Return Scrapy's settings for these tasks: our limits, our middlewares."""
    delays: dict[str, float] = {}
    for task in tasks:
        slot = slot_of(task.source.base_url)
        delay_s = delay_of(task.source, options)
        delays[slot] = max(delay_s, delays.get(slot, 0.0))
    return {
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_MAX_DELAY": 30.0,
        "AUTOTHROTTLE_START_DELAY": options.delay_s,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "COOKIES_ENABLED": True,
        "DOWNLOAD_HANDLERS": {
            **dict.fromkeys(("data", "file", "ftp", "s3")),
            **dict.fromkeys(("http", "https"), _HANDLER),
        },
        "DOWNLOADER_MIDDLEWARES": {
            "corpus.crawl.downloading.address_checks.AddressCheck": 50,
            _MIDDLEWARES + "robotstxt.RobotsTxtMiddleware": None,
            "corpus.crawl.downloading.robots.PoliteRobots": 100,
            # Lanes try again themselves, with back-off and a memory of it.
            _MIDDLEWARES + "retry.RetryMiddleware": None,
            _MIDDLEWARES + "redirect.MetaRefreshMiddleware": None,
            _MIDDLEWARES + "offsite.OffsiteMiddleware": None,
            _MIDDLEWARES + "httpcompression.HttpCompressionMiddleware": None,
            "corpus.crawl.downloading.unpacking.StrictUnpacking": 590,
            # After the proxy of the environment, if any, is known.
            "corpus.crawl.downloading.address_checks.PeerCheck": 980,
            "corpus.crawl.downloading.robots.SlotMiddleware": 990,
            **(
                {"corpus.crawl.sharing.TurnMiddleware": 995}
                if options.is_shared
                else {}
            ),
        },
        "DOWNLOAD_DELAY": _delay_elsewhere(tasks, delays, options),
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "DOWNLOAD_SLOTS": {
            slot: {"concurrency": 1, "delay": delay_s, "jitter": 0.0}
            for slot, delay_s in delays.items()
        },
        # Of robots.txt; pages and attachments have limits of their own.
        "DOWNLOAD_MAXSIZE": MOST_BYTES_OF_ROBOTS,
        "DOWNLOAD_TIMEOUT": options.timeout_s,
        "EXTENSIONS": {
            "scrapy.extensions.throttle.AutoThrottle": None,
            "scrapy.extensions.telnet.TelnetConsole": None,
            "scrapy.extensions.logstats.LogStats": None,
            "scrapy.extensions.corestats.CoreStats": None,
            "scrapy.extensions.memusage.MemoryUsage": None,
            "corpus.crawl.downloading.robots.PerSlotThrottle": 0,
        },
        "PAATOSHAKU_LEAST_DELAYS": delays,
        "PAATOSHAKU_POLICIES": tuple(policy_of_task(task) for task in tasks),
        "PAATOSHAKU_NEVER_HOSTS": sorted(_never_hosts(tasks, never)),
        "PAATOSHAKU_UNTHROTTLED": sorted(s for s, d in delays.items() if d == 0),
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
        "USER_AGENT": options.user_agent,
    }


def policy_of_task(task: CrawlTask) -> FetchPolicy:
    """Return what may be fetched for a task; where its adapter begins is our own word."""
    try:
        starts = [link.url for link in task.platform.start(task.source, task.since)]
    except Exception:  # noqa: BLE001 - its lane meets the same and tells it
        starts = []
    return policy_of(task.source, starts)


def _delay_elsewhere(
    tasks: Sequence[CrawlTask], delays: dict[str, float], options: CrawlOptions
) -> float:
    """Return the delay of hosts that links lead to beside the sources' own."""
    if all(is_loopback(task.source.base_url) for task in tasks):
        return min(delays.values(), default=options.delay_s)
    return max(options.delay_s, LEAST_DELAY_S)


def _never_hosts(tasks: Sequence[CrawlTask], never: Sequence[Source]) -> set[str]:
    wanted = {urlsplit(task.source.base_url).hostname for task in tasks}
    refused = {urlsplit(source.base_url).hostname for source in never}
    return {host for host in refused - wanted if host}
