"""What goes between the crawler and the adapters: links, pages, and what is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from analyzers.decision.model import OcrPages
from corpus.model.decision import Decision


@dataclass(frozen=True, slots=True)
class Link:
    """A page to fetch next.

    Attributes:
        url: absolute address, normalised.
        role: what the adapter expects there ("meetings", "meeting", "decision" …); it
            comes back in ``Page.role``.
        form: POST fields when the page wants a form; empty for GET.
        since: do not follow what is older than this day.
        context: facts known from the linking page (body, date …), as text.
        expect: if not empty, at least one of these strings must occur in the page
            (case-insensitively); else the server sent another page and it is fetched
            again without cookies.
    """

    url: str
    role: str
    form: tuple[tuple[str, str], ...] = ()
    since: dt.date | None = None
    context: Mapping[str, str] = field(default_factory=dict)
    expect: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OcrText:
    """What an engine read on a page, and which engine it was."""

    text: str
    engine: str


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched response: bytes and headers as received, never decoded here.

    ``recognised`` holds what OCR read on pages of a document, by their numbers.
    """

    url: str
    role: str
    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    form: tuple[tuple[str, str], ...] = ()
    since: dt.date | None = None
    context: Mapping[str, str] = field(default_factory=dict)
    fetched_at: dt.datetime | None = None
    recognised: Mapping[int, OcrText] = field(default_factory=dict)


IssueKind = Literal[
    "structure",
    "encoding",
    "wrong-page",
    "fetch",
    "robots",
    "refused",
    "empty",
    "skipped",
    "unread-pages",
    "personal-data",
    "under-collected",
    "noindex",
    "nofollow",
    "noarchive",
]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was not understood or not obtained; visible in the crawl report."""

    kind: IssueKind
    message: str
    url: str | None = None
    decision_id: str | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The source no longer publishes this decision; it becomes a tombstone."""

    decision_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class AttachmentText:
    """The text of a fetched attachment, to be put into its decision."""

    decision_id: str
    url: str
    text: str
    media_type: str | None = None
    pages_read: int | None = None
    pages_total: int | None = None
    ocr: OcrPages | None = None


Yield = Link | Decision | AttachmentText | Gone | Issue
"""What an adapter finds on a page."""
