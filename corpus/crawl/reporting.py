"""Does a crawl yield what its history leads one to expect? Warnings in words."""

from __future__ import annotations

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


def warning_of(
    source: Source, crawl: OpenCrawl, report: CrawlReport, *, seen: int, failed: int
) -> str | None:
    """Return what is suspicious about a finished crawl; None when nothing is.

    Args:
        source: the registry row, with the least number of decisions expected.
        crawl: what was stored when it began.
        report: what it did.
        seen: decisions met in it, whether new, changed or unchanged.
        failed: links that were given up.
    """
    parts = []
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
    if failed:
        parts.append(f"{counted(failed, 'page')} could not be fetched")
    return "; ".join(parts) or None
