"""Does a crawl yield what its history leads one to expect? Warnings in words."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.crawl.options import slot_of
from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.storage.crawl_state.crawls import OpenCrawl
from corpus.storage.crawl_state.status import MOVED, UNDER_COLLECTED
from corpus.wording import counted

# Below this share of what was stored before, something is likely broken, not removed.
_LEAST_SHARE = 0.8
# More than this share of links failing: the source does not work.
_MOST_LOST = 0.5
# Of few decisions a fifth is not a sign of anything.
_LEAST_EXPECTED = 5


def failure_of(report: CrawlReport, failed: int, message: str) -> str | None:
    """Return the error of a crawl of which most links failed, else None.

    Args:
        report: what the crawl did; a link that was given up is an issue "fetch".
        failed: links that were given up.
        message: why the last of them failed.
    """
    lost = max(failed, dict(report.issue_counts).get("fetch", 0))
    links = report.pages + lost
    if lost <= _MOST_LOST * links or lost < _LEAST_EXPECTED:
        return None
    return f"most links fail: {lost} of {links} ({message or 'no answer'})"


def moved_warning(url: str, arrived: str) -> str | None:
    """Return that a start address leads to another host, None when it does not."""
    if slot_of(url) == slot_of(arrived):
        return None
    return f"{MOVED}: {url} leads to {arrived}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a finished crawl came to, beside the figures of its report.

    Attributes:
        seen: decisions met in it, whether new, changed or unchanged.
        held: decisions of the source in the store at its end.
        failed: links that were given up.
        strange: pages that came and are not built as our readers know them.
    """

    seen: int
    held: int
    failed: int = 0
    strange: int = 0


def warning_of(
    source: Source, crawl: OpenCrawl, report: CrawlReport, outcome: Outcome
) -> str | None:
    """Return what is suspicious about a finished crawl; None when nothing is.

    Args:
        source: the registry row, with the least number of decisions expected.
        crawl: what was stored when it began.
        report: what it did.
        outcome: what it came to.
    """
    parts = []
    seen = outcome.seen
    if crawl.since is None and seen < source.min_decisions:
        parts.append(
            f"{UNDER_COLLECTED}: {counted(seen, 'decision')}, at least {source.min_decisions} "
            "expected (min_decisions)"
        )
    expected = crawl.expected - report.gone
    if crawl.expected >= _LEAST_EXPECTED and seen < _LEAST_SHARE * expected:
        parts.append(
            f"{UNDER_COLLECTED}: {seen} of {expected} known decisions met again"
        )
    if report.gone > (1 - _LEAST_SHARE) * crawl.expected >= 1:
        parts.append(
            f"{report.gone} of {crawl.expected} decisions were removed at once"
        )
    if seen == 0 and crawl.since is None:
        parts.append(f"{UNDER_COLLECTED}: no decision found")
    elif outcome.held == 0:
        # Of a source of which nothing is known, no history can tell what is missing.
        parts.append(
            f"{UNDER_COLLECTED}: no decision found since {crawl.since}, and none before"
        )
    allowed = report.pages - _LEAST_SHARE * report.pages
    if outcome.strange >= _LEAST_EXPECTED and outcome.strange > allowed:
        parts.append(
            f"{UNDER_COLLECTED}: {outcome.strange} of {counted(report.pages, 'page')} are "
            "not built as expected (has the platform changed?)"
        )
    if outcome.failed:
        parts.append(f"{counted(outcome.failed, 'page')} could not be fetched")
    return "; ".join(parts) or None
