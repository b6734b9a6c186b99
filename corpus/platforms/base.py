"""What every publishing platform's adapter must do.

An adapter does no input or output: a fetched page in; links, decisions, attachments'
texts and issues out. The crawl engine fetches. So a saved page tests an adapter, stored
raw pages can be read again, and any fetcher can drive it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Protocol

from corpus.model import AttachmentText, Decision, Gone, Issue, Link, Page
from corpus.sources import Source

Yield = Link | Decision | AttachmentText | Gone | Issue


class Platform(Protocol):
    """One publishing platform; an instance named ``PLATFORM`` in its file."""

    def start(self, source: Source, since: dt.date | None) -> Iterator[Link]:
        """Yield the first links of a crawl of *source*.

        Args:
            source: the registry row.
            since: only meetings on or after this day are wanted; None means all.
        """
        ...

    def read(self, page: Page, source: Source) -> Iterator[Yield]:
        """Turn one page into what it holds and what it leads to.

        A record that cannot be understood becomes an ``Issue`` and the rest goes on.

        Raises:
            ParseError: the page as a whole is not built as this platform's pages are.
        """
        ...
