"""What the store gives back: decisions with their history, changes, removals, status."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from analyzers.decision.model import ConflictField, Outcome, Reading, Witness
from corpus.model import Decision, Issue, IssueKind, outcome_today
from corpus.policies import Confidence, Notices, PolicyId

ChangeOp = Literal["upsert", "delete"]
RemovalReason = Literal["gone", "aged", "emptied", "expired", "takedown", "withdrawn"]
"""``aged``: with its whole meeting, older than all that the source still shows."""
BARRING: tuple[RemovalReason, ...] = ("takedown", "expired")
"""After these a decision does not come back, however long its source shows it."""
PutResult = Literal["new", "changed", "unchanged", "reread", "refused"]
"""``reread``: the source changed nothing, but our readers now say something else."""
SourceState = Literal[
    "ok",
    "stale",
    "under-collecting",
    "failing",
    "moved",
    "never-crawled",
    "first-crawl",
    "asked",
    "refused",
    "not-implemented",
]
"""``first-crawl``: its first crawl has begun and not ended; it runs, or was stopped."""

TROUBLED: frozenset[SourceState] = frozenset(
    ("failing", "stale", "under-collecting", "moved")
)
"""States that an operator should look into."""


DocumentForm = Literal["own", "whole"]
"""``own``: a page or file of this item; ``whole``: part of minutes as a whole."""


@dataclass(frozen=True, slots=True)
class DecisionDocument:
    """One publication of a decision: item page, file, minutes, agenda or translation.

    Attributes:
        raw_id: its id at its source.
        decision: as published there, and read.
        is_shown: whether its text is the one that is shown; one document's is.
    """

    raw_id: str
    decision: Decision
    is_shown: bool = False

    @property
    def form(self) -> DocumentForm:
        """Whether it is the item's own or a part of something larger."""
        published = self.decision.as_published
        is_part = published.page_number is not None or "#page=" in (published.url or "")
        return "whole" if is_part else "own"


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """The newest version of a decision and what the store knows about it.

    Times are aware UTC. ``version`` counts from 1. ``agenda_version`` is the last version
    that was an agenda item, when minutes have replaced it. ``read_at`` is when today's
    reading was made; no change of the decision. ``documents`` are all its publications,
    empty when there is only this one. ``archived_at`` is when it aged out of
    what its source shows and was kept with private persons' names masked.
    """

    decision: Decision
    version: int
    first_seen: dt.datetime
    last_seen: dt.datetime
    changed_at: dt.datetime
    agenda_version: int | None = None
    read_at: dt.datetime | None = None
    documents: tuple[DecisionDocument, ...] = ()
    archived_at: dt.datetime | None = None

    @property
    def translations(self) -> tuple[DecisionDocument, ...]:
        """The best document in each other language, of the same stage."""
        found: dict[str, DecisionDocument] = {}
        for one in self.documents:
            is_other = one.decision.language != self.decision.language
            if is_other and one.decision.status == self.decision.status:
                found.setdefault(one.decision.language, one)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class ReadHandling:
    """One handling of a case as its newest version tells it, without the text."""

    decision_id: str
    reading: Reading

    @property
    def outcome(self) -> Outcome | None:
        """As read, under today's name."""
        return outcome_today(self.reading)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a decision; the newest has the highest number."""

    decision_id: str
    number: int
    content_hash: str
    seen_at: dt.datetime
    decision: Decision


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A removed decision: nothing of its text is kept."""

    decision_id: str
    removed_at: dt.datetime
    reason: RemovalReason
    content_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the change log; ``sequence`` grows by every change and is never reused."""

    sequence: int
    decision_id: str
    op: ChangeOp
    at: dt.datetime
    content_hash: str | None = None
    reason: RemovalReason | None = None


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What one crawl of one source did; ``finished_at`` is None while it runs.

    ``unchanged_pages`` of the ``pages`` were as they had been stored: the server said so
    (304) or sent the same bytes. The other figures count decisions.
    """

    source_id: str
    started_at: dt.datetime
    finished_at: dt.datetime | None
    pages: int = 0
    unchanged_pages: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    issues: int = 0
    issue_counts: tuple[tuple[IssueKind, int], ...] = ()
    warning: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingCounts:
    """How much of what a source publishes could be read.

    Attributes:
        attachments: files whose text is in the store.
        unreadable: attachments that could not be fetched or read.
        refused: attachments that we may not fetch.
        partly_read: decisions with pages that are pictures or damaged.
        unpublished: attachments that decisions list and that are not published.
    """

    attachments: int = 0
    unreadable: int = 0
    refused: int = 0
    partly_read: int = 0
    unpublished: int = 0


@dataclass(frozen=True, slots=True)
class ConflictCount:
    """How many decisions of a source have one kind of conflict between witnesses.

    Attributes:
        source_id: of the source, "import" for files that were imported.
        field: on which they disagree ("body", "date" …).
        followed: the witness whose value is shown.
        refused: the witness that says otherwise.
        decisions: how many.
        example: id of one of them.
    """

    source_id: str
    field: ConflictField
    followed: Witness
    refused: Witness
    decisions: int
    example: str


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """The state of one source: the answer to "is a zero here a real zero?".

    ``archived``: those of its decisions that it no longer shows.
    """

    source_id: str
    municipality: str | None
    organisation: str | None
    platform: str
    base_url: str
    state: SourceState
    reason: str | None
    decisions: int
    removed: int
    first_date: dt.date | None
    last_date: dt.date | None
    last_success: dt.datetime | None
    last_error: str | None
    gap_months: tuple[str, ...] = ()
    officeholder_decisions: int = 0
    policy: PolicyId = "obey"
    confidence: Confidence = "medium"
    note: str | None = None
    reading: ReadingCounts = ReadingCounts()
    archived: int = 0
    notices: Notices = "not-known"


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """An issue with where and when it arose."""

    source_id: str
    at: dt.datetime
    issue: Issue


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """Decisions of one body in one month ("2026-03"; None where the day is unknown).

    ``body_name`` is the official's title where ``is_officeholder``: officials' decisions
    are counted apart from those of bodies.
    """

    municipality: str | None
    body_name: str | None
    month: str | None
    decisions: int
    is_officeholder: bool = False


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """Sizes of the store; ``by_municipality`` is keyed by municipality or organisation."""

    decisions: int
    removed: int
    former_versions: int
    pages: int
    by_municipality: tuple[tuple[str | None, int], ...] = ()
