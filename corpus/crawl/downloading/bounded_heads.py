"""Replies whose head never ends are given up: a limit of size is only for what follows.

Scrapy counts the bytes of a body; a server that sends one header after the other would
fill the memory of the crawl of all sources until the time of the page is over.
"""

from __future__ import annotations

from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.web._newclient import BODY, DONE

MOST_HEAD_BYTES = 1_000_000
"""Of one reply with all that it announces; browsers take a quarter of that."""


class BoundedHeads(HTTP11DownloadHandler):  # type: ignore[misc]
    """Scrapy's downloads with a limit of the head."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        base = self._pool._factory

        def build(factory: Any, addr: Any) -> Any:
            return _counting(base.buildProtocol(factory, addr))

        self._pool._factory = type("CountingFactory", (base,), {"buildProtocol": build})


def _counting(connection: Any) -> Any:
    """Let a connection be aborted once a head is too large."""
    receive = connection.dataReceived
    counted: dict[str, Any] = {"parser": None, "size": 0}

    def received(data: bytes) -> None:
        parser = connection._parser
        if parser is not counted["parser"]:
            counted.update(parser=parser, size=0)
        if parser is not None and parser.state not in (BODY, DONE):
            counted["size"] += len(data)
        if counted["size"] > MOST_HEAD_BYTES:
            connection.abort()
        else:
            receive(data)

    connection.dataReceived = received
    return connection
