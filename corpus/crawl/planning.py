"""What a crawl would do, before it does it: sources, hosts, pages and time."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.crawl.options import CrawlOptions, delay_of, slot_of
from corpus.errors import UnknownPlatform
from corpus.platforms.registry import platform_id
from corpus.sources import Source
from corpus.store import DecisionStore
from corpus.wording import counted

# Reports looked through for one that says how many pages the source has.
_REPORTS = 10


@dataclass(frozen=True, slots=True)
class PlannedSource:
    """One source of a plan.

    Attributes:
        source: the registry row.
        slot: what is asked serially, so that sources of one slot wait for each other.
        pages: as many as the fullest of its last crawls met, or the very last one where
            only the newest days are asked for; None before the first.
        delay_s: least seconds between two of them.
    """

    source: Source
    slot: str
    pages: int | None
    delay_s: float


@dataclass(frozen=True, slots=True)
class CrawlPlan:
    """What would be crawled; ``left_out`` are (source, why) pairs."""

    planned: tuple[PlannedSource, ...]
    left_out: tuple[tuple[Source, str], ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """Hosts, or addresses that many sources share, in order."""
        return tuple(sorted({item.slot for item in self.planned}))

    @property
    def pages(self) -> int:
        """Pages of the sources whose number is known."""
        return sum(item.pages or 0 for item in self.planned)

    @property
    def unknown(self) -> int:
        """How many sources have never been crawled, so that nothing is known."""
        return sum(item.pages is None for item in self.planned)

    @property
    def least_s(self) -> float:
        """Seconds that the known pages take at least: one slot after another waits."""
        by_slot: dict[str, float] = defaultdict(float)
        for item in self.planned:
            by_slot[item.slot] += (item.pages or 0) * item.delay_s
        return max(by_slot.values(), default=0.0)


def plan_crawl(
    store: DecisionStore,
    chosen: Sequence[Source],
    options: CrawlOptions,
    *,
    is_partial: bool = False,
) -> CrawlPlan:
    """Plan a crawl of the chosen sources; nothing is fetched.

    A partial one asks for the newest days only: as the last crawl, most likely.
    """
    planned, left_out = [], []
    for source in chosen:
        why = not_crawled(source)
        if why is not None:
            left_out.append((source, why))
            continue
        planned.append(
            PlannedSource(
                source,
                slot_of(source.base_url),
                _pages(store, source, options.page_limit, is_partial=is_partial),
                delay_of(source, options),
            )
        )
    return CrawlPlan(tuple(planned), tuple(left_out))


def not_crawled(source: Source) -> str | None:
    """Return why a source cannot be crawled, None when it can."""
    if not source.rules.is_fetched:
        return source.never_reason or source.rules.about
    try:
        platform_id(source.platform)
    except UnknownPlatform as error:
        return str(error)
    return None


def plan_lines(plan: CrawlPlan, shown: int = 12) -> Iterator[str]:
    """Write a plan for people; the sources with most pages, then sums."""
    rows = sorted(plan.planned, key=lambda item: -(item.pages or 0))
    for item in rows[:shown]:
        pages = "pages not known" if item.pages is None else counted(item.pages, "page")
        yield f"{item.source.source_id:<28} {item.slot:<28} {pages}"
    if len(rows) > shown:
        yield f"… and {len(rows) - shown} more"
    for why, count in _reasons(plan):
        yield f"left out: {count} ({why})"
    is_paced = plan.pages and plan.least_s
    time = f"at least {duration(plan.least_s)}" if is_paced else "time not known"
    yield (
        f"{counted(len(plan.planned), 'source')} on {counted(len(plan.slots), 'host')}, "
        f"{counted(plan.pages, 'page')} known from earlier crawls, {time}"
    )
    if plan.unknown:
        yield (
            f"{plan.unknown} of them have never been crawled: how many pages they have "
            "is not known, and a first crawl takes longest"
        )


def duration(seconds: float) -> str:
    """Write a length of time for people.

    >>> duration(4000)
    '1 h 7 min'
    """
    if seconds < 60:
        return f"{math.ceil(seconds)} s"
    minutes = math.ceil(seconds / 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{minutes} min"


def _pages(
    store: DecisionStore, source: Source, limit: int | None, *, is_partial: bool
) -> int | None:
    reports = store.crawl_reports(source.source_id, limit=_REPORTS)
    whole = [
        report.pages
        for report in reports
        if report.pages and report.finished_at and not report.error
    ]
    met = whole[:1] if is_partial and whole else [report.pages for report in reports]
    most = max(met, default=0)
    if not most:
        return limit
    return min(most, limit) if limit else most


def _reasons(plan: CrawlPlan) -> list[tuple[str, int]]:
    counts: dict[str, int] = defaultdict(int)
    for _, why in plan.left_out:
        counts[re.split(r"[:;] | \(", why)[0]] += 1
    return sorted(counts.items(), key=lambda row: -row[1])
