"""The crawl of one source: its links one after the other until none is left.

Serial on purpose: an installation remembers its visitor, and one page at a time is
polite. Every step is written down before the next, so a kill loses at most the page in
flight, which is fetched again.
"""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.crawl.downloading.address_checks import REDIRECTED
from corpus.crawl.downloading.fetching import Fetcher, FetchFailure
from corpus.crawl.ingesting.attachment_budget import AttachmentBudget, is_fresh
from corpus.crawl.ingesting.attachments import (
    attachment_links,
    has_text,
    is_ours,
    is_wanted,
    read_attachment,
)
from corpus.crawl.ingesting.intake import (
    PageReading,
    obey,
    read_page_apart,
    take_page,
    withdraw,
)
from corpus.crawl.ingesting.quarantine import Quarantine
from corpus.crawl.ingesting.rereading import catch_up
from corpus.crawl.options import CrawlOptions
from corpus.crawl.reporting import Outcome, failure_of, moved_warning, warning_of
from corpus.errors import CorpusError
from corpus.model import Issue, IssueKind, Link, Page
from corpus.platforms.base import Forgiving, Platform
from corpus.reading.isolated import OCR_WORKERS, may_be_hostile
from corpus.reading.recognising import OcrBudget, with_recognised
from corpus.records import CrawlReport, RemovalReason
from corpus.sources import Source
from corpus.storage.crawl_state.crawls import OpenCrawl
from corpus.storage.crawl_state.frontier import FrontierLink
from corpus.storage.crawl_state.status import MOVED, REFUSED_BY_PAGES, REFUSED_BY_ROBOTS
from corpus.storage.sql.codec import now
from corpus.store import DecisionStore
from corpus.wording import counted

LOGGER = logging.getLogger(__name__)

# A crawl that was stopped longer ago starts anew: its lists have grown old.
_RESUME_WITHIN = dt.timedelta(days=7)

_LAST = -1
"""Depth of links that wait until all others are done: the deepest comes first."""

# The figures cost two queries.
_REPORT_EVERY_S = 0.2

_ISSUE_KINDS: dict[str, IssueKind] = {
    "robots": "robots",
    "never": "robots",
    "refused": "refused",
    "wrong-page": "wrong-page",
    "too-large": "skipped",
}

Progress = Callable[[str, CrawlReport, int], None]
"""Called now and then with source id, figures so far and links left."""


@dataclass(frozen=True, slots=True)
class CrawlTask:
    """A source to crawl with its adapter."""

    source: Source
    platform: Platform
    since: dt.date | None = None


class Lane:
    """Crawls one source."""

    def __init__(
        self,
        store: DecisionStore,
        task: CrawlTask,
        fetcher: Fetcher,
        options: CrawlOptions,
        progress: Progress,
    ) -> None:
        self._store = store
        self._task = task
        self._source = task.source
        self._fetcher = fetcher
        self._options = options
        self._progress = progress
        self._quarantine = Quarantine(store)
        self._failures_in_row = 0
        self._met_robots = False
        self._last_failure = ""
        self._moved: str | None = None
        self._limit: str | None = None
        self._began_at = time.monotonic()
        self._attachments = AttachmentBudget.of(task.source)
        self._ocr = OcrBudget(options.ocr_pages)
        self._reported_at = 0.0

    async def run(self) -> CrawlReport:
        """Crawl, or go on with a crawl that was stopped, and return the report."""
        crawl = self._open()
        try:
            stopped = await self._work(crawl)
            return self._close(crawl, stopped)
        except CorpusError as error:
            message = str(error)
        except Exception as error:
            # A fault in one source's crawl must not end those of the others.
            LOGGER.exception("crawl of %s failed", self._source.source_id)
            message = f"the crawl failed: {type(error).__name__}"
        return self._store.finish_crawl(crawl.crawl_id, error=message, resumable=True)

    def _open(self) -> OpenCrawl:
        """Resume the unfinished crawl if it covers what is wanted, else start one."""
        since = self._task.since
        found = self._store.crawls.unfinished_crawl(self._source.source_id)
        if found is not None:
            covers = found.since is None or (since is not None and found.since <= since)
            if covers and now() - found.started_at < _RESUME_WITHIN:
                self._store.crawls.resume_crawl(found)
                return found
        return self._store.start_crawl(self._source.source_id, since)

    async def _work(self, crawl: OpenCrawl) -> str | None:
        """Fetch until nothing is left; return why it stopped early, if it did."""
        if self._source.rules.covers_persons:
            self._store.pages.seal_addresses(self._source.source_id)
        if crawl.phase == "links":
            # Known ones are left out, so this is also right for a resumed crawl.
            links = list(self._task.platform.start(self._source, crawl.since))
            self._add_links(crawl, links, 0)
        fetched = 0
        while True:
            place = self._store.frontier.next_link(crawl.crawl_id)
            if place is None:
                if not self._next_phase(crawl):
                    return None
                continue
            self._limit = self._limit_reached(fetched)
            if self._limit is not None:
                return None
            if is_ours(place.link) and self._passes_by(place):
                continue
            failure = await self._step(crawl, place)
            self._last_failure = failure or self._last_failure
            fetched += 1
            self._failures_in_row = self._failures_in_row + 1 if failure else 0
            self._report_progress(crawl)
            if self._failures_in_row >= self._options.failures_to_stop:
                return f"{counted(self._failures_in_row, 'page')} failed in a row: {failure}"

    def _limit_reached(self, fetched: int) -> str | None:
        """Return which limit of this run the source has come to, if any."""
        pages, longest_s = self._options.page_limit, self._options.longest_s
        if pages is not None and fetched >= pages:
            return f"stopped at the limit of {counted(pages, 'page')}"
        if longest_s is not None and time.monotonic() - self._began_at >= longest_s:
            hours = f"{longest_s / 3600:.3g}"
            return f"stopped after {hours} hours; the next crawl goes on from there"
        return None

    def _passes_by(self, place: FrontierLink) -> bool:
        """Leave out an attachment that is read, unwanted or over the budget."""
        link = place.link
        if not is_wanted(self._store, link):
            self._store.frontier.done(place.link_id)
            return True
        is_read = has_text(self._store, link)
        known = self._store.page(self._source.source_id, link) if is_read else None
        is_over = self._attachments.is_spent
        if not is_over and not is_fresh(known, now()):
            return False
        self._attachments.waiting += is_over and not is_read
        self._store.frontier.done(place.link_id)
        return True

    def _add_links(self, crawl: OpenCrawl, links: Sequence[Link], depth: int) -> None:
        self._store.frontier.add_links(
            crawl.crawl_id,
            links,
            depth,
            covers_persons=self._source.rules.covers_persons,
        )

    def _next_phase(self, crawl: OpenCrawl) -> bool:
        """Queue what failed once, then known pages not met; False when all is done."""
        report = self._store.crawls.crawl_report(crawl.crawl_id)
        if report.pages == 0 or self._met_robots:
            # Nothing was reached: that says nothing about single decisions.
            return False
        if self._store.frontier.retry_failed(crawl.crawl_id):
            return True
        return self._store.frontier.start_checks(crawl) > 0

    async def _step(self, crawl: OpenCrawl, place: FrontierLink) -> str | None:
        """Fetch and take in one page; return the reason when the server failed."""
        link = place.link
        known = self._store.page(self._source.source_id, link)
        if is_ours(link) and not has_text(self._store, link):
            known = None
        outcome = await self._fetcher.fetch(link, known)
        if isinstance(outcome, FetchFailure):
            self._last_failure = outcome.message
            if place.depth == 0 and outcome.message.startswith(REDIRECTED):
                self._moved = f"{MOVED}: {outcome.message}"
            return self._take_failure(crawl, place, outcome)
        if place.depth == 0:
            self._moved = moved_warning(link.url, outcome.url) or self._moved
        is_unchanged = known is not None and known.body == outcome.body
        if known is not None and not is_unchanged and not is_ours(link):
            catch_up(self._store, self._source, self._task.platform, known, link)
        if known is not None and is_unchanged:
            outcome = dataclasses.replace(outcome, recognised=known.recognised)
        reading, outcome = await self._read(outcome, link)
        self._take_page(crawl, place, outcome, reading, is_unchanged=is_unchanged)
        return None

    def _take_page(
        self,
        crawl: OpenCrawl,
        place: FrontierLink,
        page: Page,
        reading: PageReading,
        *,
        is_unchanged: bool,
    ) -> None:
        if is_ours(place.link):
            self._attachments.spend(page, reading.texts)
            # Its text is in the decision; the file itself is not kept.
            page = dataclasses.replace(page, body=b"")
        with self._store.transaction():
            taken = take_page(
                self._store,
                self._source,
                reading,
                page,
                place.link,
                crawl_id=crawl.crawl_id,
            )
            # Attachments come last, after every decision.
            for links, depth in (
                ([one for one in taken.links if not is_ours(one)], place.depth + 1),
                ([one for one in taken.links if is_ours(one)], _LAST),
            ):
                self._add_links(crawl, links, depth)
            reason: RemovalReason = "withdrawn" if reading.rules.noindex else "emptied"
            self._store.crawls.add_lost(self._source.source_id, taken.lost, reason)
            self._store.crawls.count(
                crawl.crawl_id,
                taken.results,
                pages=1,
                unchanged_pages=int(is_unchanged),
                gone=taken.gone,
            )
            self._store.frontier.done(place.link_id)

    async def _read(self, page: Page, link: Link) -> tuple[PageReading, Page]:
        """Read a page, and return it with what OCR read of it.

        One that may take long is waited for beside the other crawls.
        """
        if not may_be_hostile(page.body):
            return await self._read_by(_at_once, page, link), page
        reason = self._quarantine.reason(page)
        if reason is not None:
            kind: IssueKind = "skipped" if is_ours(link) else "structure"
            reading = PageReading(issues=[Issue(kind, reason, link.url)])
            obey(reading, page, self._source)
            return reading, page
        reading = await self._read_by(asyncio.to_thread, page, link)
        if reading.ended_by:
            self._quarantine.add(page, reading.ended_by)
        elif reading.slowed_by:
            self._quarantine.add_slow(page, reading.slowed_by)
        elif reading.may_lack_pages and self._options.ocr_pages:
            full = await asyncio.to_thread(
                with_recognised, page, OCR_WORKERS.call, self._ocr
            )
            if full is not page:
                return await self._read_by(asyncio.to_thread, full, link), full
        return reading, page

    async def _read_by(
        self, apart: Callable[..., Awaitable[PageReading]], page: Page, link: Link
    ) -> PageReading:
        if is_ours(link):
            reading = await apart(read_attachment, page, link)
            obey(reading, page, self._source)
            return reading
        reading = await apart(read_page_apart, self._task.platform, page, self._source)
        if not reading.rules.nofollow:
            reading.links.extend(attachment_links(self._source, reading.decisions))
        return reading

    def _take_failure(
        self, crawl: OpenCrawl, place: FrontierLink, failure: FetchFailure
    ) -> str | None:
        link, source_id = place.link, self._source.source_id
        if failure.kind in ("robots", "never") and place.depth == 0:
            self._met_robots = True
        if failure.kind == "refused":
            self._last_failure = failure.message
        with self._store.transaction():
            held = self._store.pages.decision_ids(source_id, link)
            if failure.kind == "vanished":
                self._store.crawls.add_lost(source_id, held, "gone")
                self._store.pages.forget_page(source_id, link)
            is_final = failure.kind != "fetch" or place.attempts > 0
            if is_final and not (failure.kind == "vanished" and held):
                kind = _ISSUE_KINDS.get(failure.kind, "fetch")
                issue = Issue(kind, f"{link.role}: {failure.message}", link.url)
                self._store.crawls.add_issues(source_id, [issue], crawl.crawl_id)
            if is_final and isinstance(self._task.platform, Forgiving):
                instead = list(self._task.platform.after_failure(link))
                self._add_links(crawl, instead, place.depth + 1)
            self._store.frontier.done(place.link_id, failed=failure.kind == "fetch")
        return failure.message if failure.kind == "fetch" else None

    def _close(self, crawl: OpenCrawl, stopped: str | None) -> CrawlReport:
        for notice in filter(None, (self._attachments.notice(), self._ocr.notice())):
            issue = Issue("skipped", notice, self._source.base_url)
            self._store.crawls.add_issues(
                self._source.source_id, [issue], crawl.crawl_id
            )
        report = self._store.crawls.crawl_report(crawl.crawl_id)
        if self._met_robots and report.pages == 0:
            return self._store.finish_crawl(crawl.crawl_id, error=REFUSED_BY_ROBOTS)
        if stopped is not None:
            return self._store.finish_crawl(
                crawl.crawl_id, error=stopped, resumable=True
            )
        if self._limit is not None:
            return self._store.finish_crawl(
                crawl.crawl_id, warning=self._limit, resumable=True
            )
        self._withdraw(crawl)
        report = self._store.crawls.crawl_report(crawl.crawl_id)
        failed = self._store.frontier.failed(crawl.crawl_id)
        if report.pages == 0:
            return self._store.finish_crawl(
                crawl.crawl_id,
                error=self._moved or f"no page could be fetched: {self._last_failure}",
            )
        seen = self._store.seen_since(self._source.source_id, crawl.started_at)
        if not seen and dict(report.issue_counts).keys() & {"noindex", "nofollow"}:
            return self._store.finish_crawl(crawl.crawl_id, error=REFUSED_BY_PAGES)
        broken = failure_of(report, failed, self._last_failure)
        if broken is not None:
            return self._store.finish_crawl(crawl.crawl_id, error=broken)
        outcome = Outcome(
            seen,
            self._store.held(self._source.source_id),
            failed,
            self._store.crawls.strange_pages(crawl.crawl_id),
        )
        warning = warning_of(self._source, crawl, report, outcome)
        warnings = [text for text in (self._moved, warning) if text]
        return self._store.finish_crawl(
            crawl.crawl_id, warning="; ".join(warnings) or None
        )

    def _withdraw(self, crawl: OpenCrawl) -> None:
        with self._store.transaction():
            lost = self._store.crawls.take_lost(self._source.source_id)
            gone = withdraw(self._store, self._source, lost, crawl.started_at)
            self._store.crawls.count(crawl.crawl_id, gone=gone)

    def _report_progress(self, crawl: OpenCrawl) -> None:
        moment = time.monotonic()
        if moment - self._reported_at < _REPORT_EVERY_S:
            return
        self._reported_at = moment
        self._progress(
            self._source.source_id,
            self._store.crawls.crawl_report(crawl.crawl_id),
            self._store.frontier.pending(crawl.crawl_id),
        )


async def _at_once(function: Callable[..., PageReading], *args: Any) -> PageReading:
    return function(*args)
