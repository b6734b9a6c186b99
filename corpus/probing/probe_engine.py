"""Probes of many sources in one run, as politely as a crawl: its downloader, its rules."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, AsyncCrawlerRunner
from scrapy.http import Response

from corpus import finnish_time
from corpus.crawl.downloading.fetch_policy import policy_of
from corpus.crawl.downloading.fetching import Fetcher
from corpus.crawl.engine import scrapy_settings
from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.errors import UnknownPlatform
from corpus.platforms.registry import platform
from corpus.probing.platform_signs import common_addresses, swedish_starts
from corpus.probing.probe_records import ProbeResult
from corpus.probing.probe_walk import Probe, ProbeLimits, Recorder
from corpus.sources import Source
from corpus.wording import counted

LOGGER = logging.getLogger(__name__)
_LOST = ("unreachable", "changed-markup", "empty")
"""States after which a publisher is looked for at the common addresses."""

_IN_SWEDISH = "; {} in Swedish read at {}"

Elsewhere = Callable[[Source], Iterable[tuple[str, str]]]


def run_probes(
    sources: Sequence[Source],
    options: CrawlOptions,
    limits: ProbeLimits,
    record: Recorder,
    *,
    registry: Sequence[Source] = (),
    elsewhere: Elsewhere = common_addresses,
    follows: bool = False,
    done: Callable[[ProbeResult], None] = lambda result: None,
) -> list[ProbeResult]:
    """Probe all *sources*; can be done once in a process, like a crawl.

    Args:
        sources: registry rows; those that may not be fetched are reported, not asked.
        options: delay, time and size limits of fetching.
        limits: how many pages of each.
        record: takes every page that came.
        registry: all known sources, for hosts that must never be fetched.
        elsewhere: gives (platform, address) where a lost source is looked for.
        follows: whether what the page of an unknown platform shows is tried as well.
        done: called with each result as it is ready.
    """
    process = AsyncCrawlerProcess(
        {"LOG_INSTALL_ROOT_HANDLER": False, "LOG_ENABLED": False}
    )
    results: list[ProbeResult] = []
    start_probes(
        process,
        results,
        sources,
        options,
        limits,
        record,
        registry=registry,
        elsewhere=elsewhere,
        follows=follows,
        done=done,
    )
    process.start()
    return results


def start_probes(
    runner: AsyncCrawlerRunner,
    results: list[ProbeResult],
    sources: Sequence[Source],
    options: CrawlOptions,
    limits: ProbeLimits,
    record: Recorder,
    *,
    registry: Sequence[Source] = (),
    elsewhere: Elsewhere = common_addresses,
    follows: bool = False,
    done: Callable[[ProbeResult], None] = lambda result: None,
) -> asyncio.Future[None]:
    """Start the probes in a reactor that runs already; *results* fill as they end."""
    asked = [source for source in sources if source.rules.is_fetched]
    results += [_not_asked(source) for source in sources if source not in asked]
    plan = {source.source_id: _at(source, elsewhere(source)) for source in asked}
    every = [*asked, *(place for places in plan.values() for place in places)]
    tasks = [CrawlTask(source, _adapter(source)) for source in every]
    never = [source for source in registry if not source.rules.is_fetched]
    runner.settings.setdict(scrapy_settings(tasks, options, never), "cmdline")

    async def probe(source: Source, download: Any) -> None:
        async def one(place: Source) -> ProbeResult:
            # What is only guessed is asked for once.
            tried = options if place is source else replace(options, tries=1)
            fetcher = Fetcher(place, download, tried, policy_of(place))
            walk = Probe(place, fetcher, limits, record)
            try:
                return await walk.run()
            except Exception as error:
                # A fault in one source's probe must not end those of the others.
                LOGGER.exception("probe of %s failed", place.source_id)
                walk.result.state = "changed-markup"
                walk.result.reason = f"the probe failed: {type(error).__name__}"
                return walk.result

        result = await one(source)
        places = _at(source, result.signs) if follows else []
        if follows or (result.state in _LOST and result.found_at is None):
            places += plan[source.source_id]
        for place in () if result.decisions else places:
            found = await one(place)
            if found.decisions:
                result = _found(result, found)
                break
        if result.decisions and not result.languages.get("sv"):
            await _look_for_swedish(result, one)
        results.append(result)
        done(result)

    future: asyncio.Future[None] = runner.crawl(
        _ProbeSpider, sources=asked, probe=probe
    )
    return future


class _ProbeSpider(Spider):  # type: ignore[misc]
    """Runs the probes; a spider by name only, as that of a crawl."""

    name = "paatoshaku-probe"

    def __init__(self, sources: Sequence[Source], probe: Any) -> None:
        super().__init__()
        self._sources = sources
        self._probe = probe

    async def start(self) -> AsyncIterator[Any]:
        """Work until every source was probed."""
        await asyncio.gather(
            *(self._probe(source, self._download) for source in self._sources)
        )
        return
        yield

    async def _download(self, request: Request) -> Response:
        return await self.crawler.engine.download_async(request)


def _at(source: Source, places: Iterable[tuple[str, str]]) -> list[Source]:
    return [
        replace(source, platform=platform_id, base_url=url)
        for platform_id, url in places
    ]


def _adapter(source: Source) -> Any:
    try:
        return platform(source.platform)
    except UnknownPlatform:
        return None


def _found(result: ProbeResult, found: ProbeResult) -> ProbeResult:
    """Return what was found elsewhere as a finding about the source itself."""
    place = found.source
    return replace(
        found,
        source=result.source,
        state="moved",
        found_at=(place.platform, place.base_url),
        reason=f"{result.reason}; {counted(found.decisions, 'decision')} read elsewhere",
    )


async def _look_for_swedish(
    result: ProbeResult, probe: Callable[[Source], Awaitable[ProbeResult]]
) -> None:
    """Try where Swedish pages may begin: by their link, then by their path."""
    platform_id, url = result.found_at or (
        result.source.platform,
        result.source.base_url,
    )
    linked = (result.swedish,) if result.swedish else ()
    for start in dict.fromkeys((*linked, *swedish_starts(url))):
        [place] = _at(result.source, [(platform_id, start)])
        found = await probe(place)
        if found.languages.get("sv", 0) * 2 > found.decisions:
            result.swedish_start = start
            result.swedish_decisions = found.decisions
            result.reason += _IN_SWEDISH.format(
                counted(found.decisions, "decision"), start
            )
            return


def _not_asked(source: Source) -> ProbeResult:
    result = ProbeResult(source, finnish_time.today(), "not-asked", "cannot")
    result.reason = source.never_reason or source.rules.about
    return result
