"""robots.txt, obeyed as RFC 9309 asks, and the least delay of each download slot.

Scrapy's own middleware reads an unreachable robots.txt as "all is allowed"; the RFC asks
for the contrary. Rules are asked for again after a day.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred

from corpus.crawl.options import ROBOTS_NAME, slot_of

_MAX_AGE_S = 24 * 3600
# A longer Crawl-delay would stop the crawl; RFC 9309 does not know the line at all.
_MAX_CRAWL_DELAY_S = 60.0


MOST_BYTES = 512_000
"""So much of a robots.txt is read, the least that RFC 9309 (2.5) asks for: all crawls
wait while it is read, and each page of its host is compared with every rule of it."""


MOST_BYTES_OF_ROBOTS = 8_000_000
"""A larger robots.txt is not fetched to its end, and its host not at all."""


def first_rules(body: bytes) -> bytes:
    """Return the whole lines within the first ``MOST_BYTES``."""
    if len(body) <= MOST_BYTES:
        return body
    return body[: body.rfind(b"\n", 0, MOST_BYTES) + 1]


class RobotsForbid(IgnoreRequest):  # type: ignore[misc]
    """robots.txt does not let us fetch this address."""


class RobotsUnreachable(IgnoreRequest):  # type: ignore[misc]
    """robots.txt could not be read; until then nothing may be fetched."""


class NeverFetch(IgnoreRequest):  # type: ignore[misc]
    """The address belongs to a publisher who refuses machine reading."""


class PoliteRobots(RobotsTxtMiddleware):  # type: ignore[misc]
    """Obeys robots.txt; a server error there means: not now."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._read_at: dict[str, float] = {}
        self._broken: dict[str, str] = {}

    async def process_request(self, request: Request, spider: Any = None) -> None:
        """Let the request pass or raise."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        netloc = urlsplit(request.url).netloc
        if self._parsers.get(netloc, netloc) is None:
            self._parsers.pop(netloc)  # they could not be read the last time
        if time.monotonic() - self._read_at.get(netloc, 0.0) > _MAX_AGE_S:
            if netloc in self._read_at:
                self._parsers.pop(netloc, None)
            self._read_at[netloc] = time.monotonic()
        rules = await self.robot_parser(request)
        if rules is None:
            reason = self._broken.get(netloc, "no answer")
            raise RobotsUnreachable(f"robots.txt of {netloc}: {reason}")
        if not rules.allowed(request.url, ROBOTS_NAME):
            raise RobotsForbid(f"robots.txt of {netloc} forbids {request.url}")

    async def robot_parser(self, request: Request) -> Any:
        """Return the rules for *request*, None when they could not be read.

        Scrapy 2.19 lets all requests that wait for the rules of one host await one
        Deferred, whose result is None for all but the first of them.
        """
        waiting = self._parsers.get(urlsplit(request.url).netloc)
        if not isinstance(waiting, Deferred):
            return await super().robot_parser(request)
        own: Deferred[Any] = Deferred()

        def tell(rules: Any) -> Any:
            own.callback(rules)
            return rules

        waiting.addCallback(tell)
        return await maybe_deferred_to_future(own)

    async def _parse_robots(
        self, response: Response, netloc: str, request: Request
    ) -> None:
        if response.status >= 500 or response.status == 429:
            self._robots_error(IgnoreRequest(f"HTTP {response.status}"), netloc)
            return
        if response.status >= 400:
            # RFC 9309: "unavailable" means that all is allowed, whatever the error
            # page says.
            response = response.replace(body=b"")
        response = response.replace(body=first_rules(response.body))
        await super()._parse_robots(response, netloc, request)
        rules = getattr(self._parsers[netloc], "rp", None)
        wished = rules.crawl_delay(ROBOTS_NAME) if rules is not None else None
        if wished:
            throttle = self.crawler.get_extension(PerSlotThrottle)
            throttle.at_least(slot_of(request.url), min(wished, _MAX_CRAWL_DELAY_S))

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._broken[netloc] = " ".join(str(exc).split())[:200] or type(exc).__name__
        super()._robots_error(exc, netloc)


class PerSlotThrottle(AutoThrottle):  # type: ignore[misc]
    """AutoThrottle with a least delay for each slot, not one for all."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._least_s = dict(crawler.settings["PAATOSHAKU_LEAST_DELAYS"])

    def at_least(self, slot: str, delay_s: float) -> None:
        """Never ask *slot* more often than every *delay_s* seconds."""
        self._least_s[slot] = max(delay_s, self._least_s.get(slot, 0.0))
        open_slot = self.crawler.engine.downloader.slots.get(slot)
        if open_slot is not None:
            open_slot.delay = max(open_slot.delay, delay_s)

    def _response_downloaded(
        self, response: Response, request: Request, spider: Any
    ) -> None:
        super()._response_downloaded(response, request, spider)
        key, slot = self._get_slot(request, spider)
        if slot is not None:
            slot.delay = max(slot.delay, self._least_s.get(key, 0.0))


class SlotMiddleware:
    """Puts every request, also for robots.txt and redirects, into its shared slot.

    It is next to the downloader, so nothing gets past it.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._never_hosts = frozenset(crawler.settings["PAATOSHAKU_NEVER_HOSTS"])
        self._unthrottled = frozenset(crawler.settings["PAATOSHAKU_UNTHROTTLED"])

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SlotMiddleware:
        """Make one for a crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Name the slot; refuse hosts that are never to be fetched."""
        host = (urlsplit(request.url).hostname or "").lower().rstrip(".")
        if host in self._never_hosts:
            raise NeverFetch(f"{host} refuses machine reading (sources.toml: never)")
        slot = slot_of(request.url)
        request.meta["download_slot"] = slot
        request.meta["autothrottle_dont_adjust_delay"] = slot in self._unthrottled
