"""What a probe finds out about a source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from corpus.sources import Source

ProbeState = Literal[
    "healthy",
    "slow",
    "empty",
    "moved",
    "changed-markup",
    "not-read",
    "refusing",
    "unreachable",
    "not-asked",
]
ProbeScore = Literal["reads", "partly", "cannot"]

_OLD = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ProbedPage:
    """One page that was fetched, and what our readers made of it.

    ``asks`` are the robots rules of the page itself; ``complaints`` what was not
    understood, in words.
    """

    role: str
    url: str
    status: int
    bytes: int
    seconds: float
    asks: tuple[str, ...] = ()
    links: int = 0
    decisions: int = 0
    complaints: tuple[str, ...] = ()


@dataclass(slots=True)
class ProbeResult:
    """The findings about one source.

    Attributes:
        source: the registry row that was probed.
        day: when.
        state: what is the matter; "healthy" when nothing is.
        score: how well today's readers read it.
        reason: state and score in words.
        pages: what was fetched, in order.
        facts: kind of fact ("title", "date" …) -> decisions that have it.
        least_decisions: items that its lists name: it has at least so many.
        attachment: whether an attachment came, None when none was listed.
        notices: how many notices the platform's list has, None when none was tried.
        newest: day of the newest decision that was read.
        found_at: (platform, address) where it is instead.
        signs: (platform, address) that the page of an unknown platform may be or links
            to, the likeliest first.
        languages: language -> decisions of it that were read.
        swedish: address of its pages in Swedish, as they link to it.
        swedish_start: where Swedish decisions are published that the source has not.
        swedish_decisions: how many of them were read there.
    """

    source: Source
    day: dt.date
    state: ProbeState = "unreachable"
    score: ProbeScore = "cannot"
    reason: str = ""
    pages: list[ProbedPage] = field(default_factory=list)
    facts: dict[str, int] = field(default_factory=dict)
    least_decisions: int = 0
    attachment: bool | None = None
    notices: int | None = None
    newest: dt.date | None = None
    found_at: tuple[str, str] | None = None
    signs: tuple[tuple[str, str], ...] = ()
    languages: dict[str, int] = field(default_factory=dict)
    swedish: str | None = None
    swedish_start: str | None = None
    swedish_decisions: int = 0

    @property
    def is_old(self) -> bool:
        """Whether all that was read is old: an archive, or pages left where they were."""
        return self.newest is not None and self.day - self.newest > _OLD

    @property
    def decisions(self) -> int:
        """Decisions that were read."""
        return sum(page.decisions for page in self.pages)

    @property
    def seconds_a_page(self) -> float | None:
        """The median, None when no page came."""
        times = sorted(page.seconds for page in self.pages)
        return times[len(times) // 2] if times else None
