"""How many attachments one crawl of a source may read: a budget of pages and bytes.

Attachments come after the decisions, so a small budget costs no decision. What did not
fit is read by the next crawl, for only new texts are counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.crawl.ingesting.attachments import MAX_PAGES
from corpus.model import AttachmentText, Page
from corpus.sources import Source
from corpus.wording import counted

_BYTES_A_MEGABYTE = 1_000_000
_FRESH = dt.timedelta(days=30)
"""A text that was read more lately than so is not asked for again."""


def is_fresh(known: Page | None, moment: dt.datetime) -> bool:
    """Whether an attachment was fetched so lately that asking again would be a burden."""
    return (
        known is not None
        and known.fetched_at is not None
        and moment - known.fetched_at < _FRESH
    )


@dataclass(slots=True)
class AttachmentBudget:
    """What is left of a source's budget; ``waiting`` counts what did not fit."""

    pages: int
    size: int
    waiting: int = 0

    @classmethod
    def of(cls, source: Source) -> AttachmentBudget:
        """Return the whole budget of a source."""
        return cls(
            source.attachment_pages, source.attachment_megabytes * _BYTES_A_MEGABYTE
        )

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may be read."""
        return self.pages <= 0 or self.size <= 0

    def spend(self, page: Page, texts: Sequence[AttachmentText]) -> None:
        """Count a fetched attachment."""
        self.size -= len(page.body)
        self.pages -= sum(min(text.pages_total or 1, MAX_PAGES) for text in texts)

    def notice(self) -> str | None:
        """Return how many files wait for the next crawl, None when none does."""
        if not self.waiting:
            return None
        return (
            "attachments: the budget of pages or megabytes is used; "
            f"{counted(self.waiting, 'file')} left for the next crawl"
        )
