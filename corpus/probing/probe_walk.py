"""The probe of one source: a dozen pages, one of each kind, and what they show."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from corpus import finnish_time
from corpus.crawl.downloading.address_checks import REDIRECTED
from corpus.crawl.downloading.fetching import Fetcher, FetchFailure
from corpus.crawl.ingesting.intake import PageReading, read_page_apart
from corpus.crawl.ingesting.page_rules import rules_of
from corpus.errors import ParseError, UnknownPlatform
from corpus.model import Decision, Link, Page
from corpus.platforms.base import Platform
from corpus.platforms.registry import platform
from corpus.probing.platform_signs import (
    addresses_in,
    is_page_of,
    platform_of_address,
    platforms_of,
    readers_of,
    swedish_twin,
)
from corpus.probing.probe_records import (
    ProbedPage,
    ProbeResult,
    ProbeScore,
    ProbeState,
)
from corpus.reading.isolated import WORKERS, may_be_hostile
from corpus.reading.notice_lists import NOTICE
from corpus.sources import Source
from corpus.wording import counted

_ENOUGH = 3
"""Decisions that suffice, once a page of each kind was fetched."""

_LOOKED_FOR_NEWS = 8
"""Further pages, where all that was read is old."""

_OLD_NEWS = ", none newer than {day} (an archive, or has the publisher moved?)"

_NOT_UNDERSTOOD = {"structure", "encoding", "wrong-page", "empty"}

Recorder = Callable[[str, Page, float], None]
"""Takes source id, page and seconds of every page that came."""


@dataclass(frozen=True, slots=True)
class ProbeLimits:
    """How much is asked of a source, and from which time a page on is slow."""

    pages: int = 14
    slow_s: float = 10.0


class Probe:
    """Walks through one source."""

    def __init__(
        self, source: Source, fetcher: Fetcher, limits: ProbeLimits, record: Recorder
    ) -> None:
        self._source = source
        self._fetcher = fetcher
        self._limits = limits
        self._record = record
        self._failures: list[FetchFailure] = []
        self._decisions: list[Decision] = []
        self._named: set[str] = set()
        self._slowed_by = ""
        self._found_on: dict[str, int] = {}
        self.result = ProbeResult(source, finnish_time.today())

    async def run(self) -> ProbeResult:
        """Fetch, read and judge."""
        try:
            adapter = platform(self._source.platform)
        except UnknownPlatform:
            await self._look_only()
            return self.result
        queue = list(adapter.start(self._source, None))
        self._found_on = dict.fromkeys((link.url for link in queue), 0)
        await self._walk(adapter, queue)
        self._note_newest()
        if self.result.is_old:
            await self._walk_to_news(adapter, queue)
        await self._attachment()
        await self._notices(adapter)
        self._judge()
        return self.result

    async def _walk(self, adapter: Platform, queue: list[Link]) -> None:
        """Fetch until a page of each kind was seen and there are decisions enough."""
        visited: Counter[str] = Counter()
        while queue and len(self.result.pages) < self._limits.pages:
            # Kinds of pages not seen yet first, then deeper ones before their likes.
            link = (
                min(reversed(queue), key=lambda item: visited[item.role])
                if visited
                else queue[0]
            )
            if len(self._decisions) >= _ENOUGH and visited[link.role]:
                break
            visited[link.role] += 1
            await self._follow(adapter, link, queue)

    async def _walk_to_news(self, adapter: Platform, queue: list[Link]) -> None:
        """Look at the other end of the lists: many begin with the newest meeting."""
        visited: Counter[str] = Counter()
        for _ in range(_LOOKED_FOR_NEWS):
            if not queue or not self.result.is_old:
                return
            link = min(
                queue,
                key=lambda item: (visited[item.role], -self._found_on[item.url]),
            )
            visited[link.role] += 1
            await self._follow(adapter, link, queue)
            self._note_newest()

    async def _follow(self, adapter: Platform, link: Link, queue: list[Link]) -> None:
        queue.remove(link)
        page = await self._fetch(link)
        if page is None:
            return
        reading = await self._read(adapter, page)
        await self._take(page, reading)
        fresh = [item for item in reading.links if item.url not in self._found_on]
        number = len(self.result.pages)
        self._found_on.update((item.url, number) for item in fresh)
        queue.extend(fresh)

    def _note_newest(self) -> None:
        days = (item.date for item in self._decisions if item.date is not None)
        self.result.newest = max(days, default=None)

    async def _look_only(self) -> None:
        """Of a source whose platform is not known, look for signs at its address."""
        page = await self._fetch(Link(self._source.base_url, "start"))
        if page is None:
            self._judge()
            return
        self.result.state = "changed-markup"
        self.result.reason = "the platform is not known, and its page shows no signs"
        self.result.pages.append(_probed(page, PageReading(), self._seconds))
        own = await _apart(platforms_of, page) or ()
        linked = await _apart(addresses_in, page) or ()
        clear = [*((name, page.url) for name in own), *linked]
        if clear:
            self._set_moved(*clear[0])
        shy = await _apart(readers_of, page) or ()
        self.result.signs = (*clear, *((name, page.url) for name in shy))

    async def _fetch(self, link: Link) -> Page | None:
        begun = time.monotonic()
        outcome = await self._fetcher.fetch(link)
        elapsed = time.monotonic() - begun
        self._seconds = self._fetcher.answered_in_s or elapsed
        if isinstance(outcome, FetchFailure):
            self._failures.append(outcome)
            return None
        self._record(self._source.source_id, outcome, self._seconds)
        if not self.result.swedish and self._found_on.get(link.url) == 0:
            self.result.swedish = await _apart(swedish_twin, outcome)
        return outcome

    async def _read(self, adapter: Platform, page: Page) -> PageReading:
        """Read a page; what may take long is read by a worker, beside other probes."""
        if not may_be_hostile(page.body):
            return read_page_apart(adapter, page, self._source)
        return await asyncio.to_thread(read_page_apart, adapter, page, self._source)

    async def _take(self, page: Page, reading: PageReading) -> None:
        self.result.pages.append(_probed(page, reading, self._seconds))
        self._slowed_by = self._slowed_by or reading.slowed_by
        self._decisions.extend(reading.decisions)
        self._named |= {item.url for item in reading.links if item.context.get("title")}
        self._named |= {item.decision_id for item in reading.decisions}
        if self.result.found_at is None and not await _apart(
            is_page_of, page, self._source
        ):
            shown = platform_of_address(page.url)
            other = [
                name
                for name in await _apart(platforms_of, page) or ()
                if name != self._source.platform and shown in (None, name)
            ]
            if other:
                self.result.found_at = (other[0], page.url)
            else:
                await self._look_for_links(page)

    async def _attachment(self) -> None:
        urls = [
            item.url
            for decision in self._decisions
            for item in decision.attachments
            if item.url
        ]
        if urls:
            page = await self._fetch(Link(urls[0], "attachment"))
            self.result.attachment = page is not None

    async def _notices(self, adapter: Platform) -> None:
        """Try the platform's list of notices; that there is none is no fault."""
        if not self._decisions:
            return
        without = replace(self._source, notices="not-known")
        usual = {link.url for link in adapter.start(without, None)}
        for link in adapter.start(replace(without, notices="platform"), None):
            if link.url in usual:
                continue
            page = await self._fetch(link)
            if page is None:
                self._failures.pop()
                self.result.notices = 0
                continue
            reading = await self._read(adapter, page)
            self.result.notices = sum(
                item.context.get("kind") == NOTICE for item in reading.links
            )

    async def _look_for_links(self, page: Page) -> None:
        for found, url in await _apart(addresses_in, page) or ():
            if found == self._source.platform and url == self._source.base_url:
                continue
            self.result.found_at = (found, url)
            return

    def _set_moved(self, found: str, url: str) -> None:
        self.result.state = "moved"
        self.result.found_at = (found, url)
        self.result.reason = f"{found} at {url}"

    def _judge(self) -> None:
        result = self.result
        result.least_decisions = len(self._named)
        result.facts = _facts(self._decisions)
        result.languages = dict(Counter(each.language for each in self._decisions))
        complaints = [text for page in result.pages for text in page.complaints]
        result.score = _score(self._decisions, complaints)
        result.state, result.reason = self._state(complaints)
        if result.is_old:
            result.reason += _OLD_NEWS.format(day=result.newest)

    def _state(self, complaints: list[str]) -> tuple[ProbeState, str]:
        result = self.result
        refused = [item for item in self._failures if item.kind in ("robots", "never")]
        failed = [
            item for item in self._failures if item.kind not in ("robots", "never")
        ]
        redirected = [f for f in failed if f.message.startswith(REDIRECTED)]
        if self._decisions:
            pace = result.seconds_a_page or 0.0
            if pace > self._limits.slow_s:
                return "slow", f"{pace:.1f} s a page"
            return "healthy", f"{counted(len(self._decisions), 'decision')} read"
        if self._slowed_by:
            return "not-read", self._slowed_by
        if redirected and not result.pages:
            target = redirected[0].message.removeprefix(REDIRECTED).split(": ")[0]
            found = platform_of_address(target) or self._source.platform
            result.found_at = (found, target)
            return "moved", redirected[0].message
        if refused and not result.pages:
            return "refusing", refused[0].message
        if not result.pages:
            return "unreachable", failed[0].message if failed else "nothing was fetched"
        if result.found_at is not None:
            return "moved", "its address shows {} ({})".format(*result.found_at)
        if any(
            "noindex" in page.asks or "nofollow" in page.asks for page in result.pages
        ):
            return "refusing", "its pages ask not to be indexed or followed"
        if complaints or not any(page.links for page in result.pages):
            return self._strange(complaints)
        if failed:
            return "unreachable", failed[0].message
        return "empty", "its lists name no items"

    def _strange(self, complaints: list[str]) -> tuple[ProbeState, str]:
        """Return "empty" for lists without rows, "changed-markup" where no page is known."""
        if all(self._is_own(page) for page in self.result.pages):
            return "empty", "its lists are understood and empty"
        return "changed-markup", complaints[
            0
        ] if complaints else "no page is understood"

    def _is_own(self, page: ProbedPage) -> bool:
        return not any("structure" in text for text in page.complaints)


async def _apart(look: Callable[..., Any], page: Page, *more: Any) -> Any:
    """Return what *look* sees in a page; None when a worker had to be ended over it."""
    if not may_be_hostile(page.body):
        return look(*more, page)
    try:
        return await asyncio.to_thread(WORKERS.call, look, *more, page)
    except ParseError:
        return None


def _probed(page: Page, reading: PageReading, seconds: float) -> ProbedPage:
    rules = rules_of(page)
    asks = {name: getattr(rules, name) for name in ("noindex", "nofollow", "noarchive")}
    return ProbedPage(
        role=page.role,
        url=page.url,
        status=page.status,
        bytes=len(page.body),
        seconds=round(seconds, 3),
        asks=tuple(name for name, is_so in asks.items() if is_so),
        links=len(reading.links),
        decisions=len(reading.decisions),
        complaints=tuple(
            f"{issue.kind}: {issue.message}"
            for issue in reading.issues
            if issue.kind in _NOT_UNDERSTOOD
        ),
    )


def _facts(decisions: list[Decision]) -> dict[str, int]:
    """Count decisions that have what a reader needs."""
    return {
        "title": sum(bool(item.title) for item in decisions),
        "date": sum(item.date is not None for item in decisions),
        "body": sum(bool(item.body or item.officeholder) for item in decisions),
        "text": sum(len(item.text) > len(item.title or "") for item in decisions),
    }


def _score(decisions: list[Decision], complaints: list[str]) -> ProbeScore:
    if not decisions:
        return "cannot"
    least = min(_facts(decisions).values())
    if complaints or least < 0.8 * len(decisions):
        return "partly"
    return "reads"
