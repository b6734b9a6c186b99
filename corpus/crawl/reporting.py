"""Does a crawl yield what its history leads one to expect? Warnings in words."""

from __future__ import annotations

from corpus.records import CrawlReport
from corpus.sources import Source
from corpus.storage.crawls import OpenCrawl

# Below this share of what was stored before, something is likely broken, not removed.
_LEAST_SHARE = 0.8
# Of few decisions a fifth is not a sign of anything.
_LEAST_EXPECTED = 5


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
            f"under-collected: {seen} decisions, at least {source.min_decisions} "
            "expected (min_decisions)"
        )
    expected = crawl.expected - report.gone
    if crawl.expected >= _LEAST_EXPECTED and seen < _LEAST_SHARE * expected:
        parts.append(f"under-collected: {seen} of {expected} known decisions met again")
    if report.gone > (1 - _LEAST_SHARE) * crawl.expected >= 1:
        parts.append(
            f"{report.gone} of {crawl.expected} decisions were removed at once"
        )
    if seen == 0 and crawl.since is None:
        parts.append("no decision found")
    if failed:
        parts.append(f"{failed} pages could not be fetched")
    return "; ".join(parts) or None
