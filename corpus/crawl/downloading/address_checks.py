"""Scrapy middlewares that hold every request to its source's fetch policy."""

from __future__ import annotations

import asyncio
import socket
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.resolver import dnscache

from corpus.crawl.downloading.fetch_policy import FetchPolicy

POLICY = "paatoshaku_policy"
"""Key of a request's policy in its ``meta``; a redirect has that of its request."""


REDIRECTED = "redirected to "
"""Begins the message about an address that another one led to."""


class AddressRefused(IgnoreRequest):  # type: ignore[misc]
    """The address may not be fetched for this source; the message says why."""


class AddressCheck:
    """Refuses an address by its look, before anything else happens with it."""

    def __init__(self, crawler: Crawler) -> None:
        self._policies: tuple[FetchPolicy, ...] = crawler.settings[
            "PAATOSHAKU_POLICIES"
        ]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AddressCheck:
        """Make one for a crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let the request pass or raise."""
        own = request.meta.get(POLICY)
        # robots.txt is asked for by the middleware; it may be that of any source.
        policies = (own,) if own else self._policies
        reasons = [policy.refusal(request.url) for policy in policies]
        if reasons and all(reasons):
            hops = request.meta.get("redirect_times", 0)
            raise AddressRefused(
                f"{REDIRECTED}{request.url}: {reasons[0]}" if hops else reasons[0]
            )


class PeerCheck(AddressCheck):
    """Refuses a host whose name leads to this machine or a private network."""

    async def process_request(self, request: Request) -> None:  # type: ignore[override]
        """Look the name up; a proxy looks names up itself."""
        if request.meta.get("proxy"):
            return
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        found = await _addresses(host, parts.port)
        for address in found:
            self._check(request, address)
        # What was checked is what is asked, whatever the name leads to by then.
        ours = [address for address in found if ":" not in address]
        if ours:
            dnscache[host] = ours[0]

    def process_response(self, request: Request, response: Response) -> Response:
        """Take nothing from a machine that the name did not lead to a moment before."""
        if response.ip_address is not None and not request.meta.get("proxy"):
            self._check(request, str(response.ip_address))
        return response

    def _check(self, request: Request, address: str) -> None:
        own = request.meta.get(POLICY)
        policies = (own,) if own else self._policies
        reasons = [policy.refused_peer(request.url, address) for policy in policies]
        if reasons and all(reasons):
            raise AddressRefused(reasons[0])


async def _addresses(host: str, port: int | None) -> list[str]:
    """Return what *host* leads to; [] when it is unknown, as the fetch will tell."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(row[4][0]) for row in found]
