"""What ``paatoshaku crawl`` does: sources to tasks, progress, the retention rules."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
import time
from collections.abc import Callable, Sequence
from typing import TextIO

from corpus import finnish_time
from corpus.crawl.engine import run_crawl
from corpus.crawl.lane import CrawlTask
from corpus.crawl.options import CrawlOptions
from corpus.crawl.planning import duration, not_crawled
from corpus.errors import CorpusError
from corpus.platforms.registry import platform
from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.stewardship import clock
from corpus.stewardship.retention import DEFAULT_RULES, RetentionRule, expire
from corpus.store import DecisionStore
from corpus.wording import counted


def crawl_sources(
    store: DecisionStore,
    chosen: Sequence[Source],
    options: CrawlOptions,
    *,
    since: dt.date | None = None,
    registry: Sequence[Source] = (),
    rules: Sequence[RetentionRule] = DEFAULT_RULES,
    now: dt.datetime | None = None,
    run: Callable[..., list[CrawlReport]] = run_crawl,
) -> list[CrawlReport]:
    """Crawl the chosen sources that may be and can be, in one run.

    Args:
        store: where to.
        chosen: sources; those that may not be fetched or have no reader are left out.
        options: the limits.
        since: only meetings from this day on.
        registry: all known sources, for hosts that must never be fetched.
        rules: how long decisions stay.
        now: when the crawl begins. By this day decisions expire, also where it goes on
            over midnight or the clock is set meanwhile.
        run: what fetches.

    Returns:
        The reports, in order of finishing; those of crawls that were stopped by a
        signal are last and have no ``finished_at``.

    Raises:
        CorpusError: nothing is left to crawl; says why.
    """
    tasks = []
    reasons = []
    for source in chosen:
        why = not_crawled(source)
        if why is not None:
            reasons.append(f"{source.source_id}: {why}")
            continue
        tasks.append(CrawlTask(source, platform(source.platform), since))
    if not tasks:
        raise CorpusError(
            f"nothing to crawl: {reasons[0] if reasons else 'no sources'}"
        )
    # Asked before the crawl writes today's time all over the store.
    moment = now or finnish_time.now()
    doubt = clock.doubt(store, moment)
    never = [source for source in registry if not source.rules.is_fetched]
    progress = ProgressLine(sys.stderr, len(tasks))
    reports = run(store, tasks, options, progress=progress.show, never=never)
    progress.close()
    if doubt:
        sys.stderr.write(f"warning: {doubt}\n")
    else:
        expire(store, finnish_time.day_of(moment), rules)
    finished = {report.source_id for report in reports}
    for task in tasks:
        if task.source.source_id not in finished:
            reports += store.crawl_reports(task.source.source_id, limit=1)
    return reports


LEAST_MEASURED_S = 60.0
"""So long a source is fetched before its pace tells how long the rest takes."""


class ProgressLine:
    """How far the crawl is, on a terminal in one line, else now and then a line."""

    def __init__(
        self,
        stream: TextIO,
        sources: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream
        self._sources = sources
        self._clock = clock
        self._is_terminal = stream.isatty()
        self._interval_s = 0.2 if self._is_terminal else 10.0
        self._shown_at = -self._interval_s
        self._latest: dict[str, tuple[CrawlReport, int]] = {}
        self._first: dict[str, tuple[float, int]] = {}

    def show(self, source_id: str, report: CrawlReport, left: int) -> None:
        """Take the figures of one source; write when it is time."""
        moment = self._clock()
        self._latest[source_id] = (report, left)
        # A crawl that goes on after a stop has pages that were not fetched just now.
        self._first.setdefault(source_id, (moment, report.pages))
        if moment - self._shown_at >= self._interval_s:
            self._shown_at = moment
            self._write(source_id)

    def close(self) -> None:
        """End the line."""
        if self._is_terminal and self._latest:
            self._stream.write("\n")

    def line(self, source_id: str) -> str:
        """Return the figures in words; rate and time left once they can be told."""
        reports = [report for report, _ in self._latest.values()]
        pages = sum(report.pages for report in reports)
        decisions = sum(r.new + r.changed + r.unchanged for r in reports)
        left = sum(count for _, count in self._latest.values())
        return (
            f"crawling, {len(reports)} of {counted(self._sources, 'source')} begun: "
            f"{counted(pages, 'page')}, {counted(decisions, 'decision')}, "
            f"{counted(left, 'link')} known ahead{self._pace()} ({source_id})"
        )

    def _pace(self) -> str:
        moment = self._clock()
        rates, waits = [], []
        for source_id, (report, left) in self._latest.items():
            begun, before = self._first[source_id]
            fetched, passed_s = report.pages - before, moment - begun
            if fetched <= 0 or passed_s <= 0:
                continue
            rates.append(fetched / passed_s)
            waits.append((passed_s, left * passed_s / fetched))
        if not rates:
            return ""
        rate = f", {sum(rates) * 60:.0f} pages a minute"
        passed_s, wait_s = max(waits, key=lambda one: one[1])
        if passed_s < LEAST_MEASURED_S:
            return rate
        return f"{rate}, these links take {duration(wait_s)} more"

    def _write(self, source_id: str) -> None:
        end = "\x1b[K\r" if self._is_terminal else "\n"
        # A closed terminal must not end the crawl.
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(self.line(source_id) + end)
            self._stream.flush()
