"""What every publishing platform's adapter must do.

An adapter does no input or output: a fetched page in; links, decisions, attachments'
texts and issues out. The crawl engine fetches. So a saved page tests an adapter, stored
raw pages can be read again, and any fetcher can drive it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from corpus.model import Link, Page, Yield
from corpus.sources import Source


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


@dataclass(frozen=True, slots=True)
class PageIdentity:
    """What a page shows itself to be.

    Attributes:
        role: the role under which ``read`` understands it, or "" when it is not one of
            this platform's pages.
        url: its own address as far as its links tell it, or None.
    """

    role: str
    url: str | None = None


class SelfDescribing(Platform, Protocol):
    """A platform that recognises its pages by what is in them, never by a file name.

    Every adapter in this folder is one; ``parse`` reads files that came without a role,
    and a crawl learns that a server sent another page than the one asked for.
    """

    def identify(self, page: Page) -> PageIdentity:
        """Return what *page* is; never raise."""
        ...


@runtime_checkable
class Forgiving(Protocol):
    """A platform with another way to go on when a page cannot be had."""

    def after_failure(self, link: Link) -> Iterator[Link]:
        """Yield what to fetch when *link* was given up for good; often nothing."""
        ...
