"""From facts on a page, and facts its linking page told, to a finished ``Decision``.

Adapters read what a page's structure says into a ``Facts``; this module merges it with
``Page.context`` and lets ``analyzers.decision`` read the rest from the text.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from analyzers.decision.completing import complete
from corpus.model import (
    Attachment,
    Block,
    Decision,
    DecisionKind,
    Outcome,
    Page,
    Status,
)
from corpus.sources import Source


@dataclass(frozen=True, slots=True)
class Facts:
    """What the structure of a page says about one decision; None = it does not say."""

    raw_id: str
    text: str
    url: str | None
    kind: DecisionKind = "meeting-item"
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    status: Status | None = None
    date: dt.date | None = None
    body: str | None = None
    title: str | None = None
    minutes_section: str | None = None
    item_number: str | None = None
    meeting_time: str | None = None
    meeting_number: str | None = None
    case_number: str | None = None
    task_class: str | None = None
    officeholder: str | None = None
    preparer: str | None = None
    presenter: str | None = None
    language: str | None = None
    published: dt.date | None = None
    is_confidential: bool = False
    secrecy_ground: str | None = None
    has_personal_data: bool | None = None
    page_number: int | None = None
    outcome: Outcome | None = None


def draft(facts: Facts, page: Page, source: Source, platform: str) -> Decision:
    """Merge *facts* with the page's context; the page itself wins over the context."""
    context = page.context

    def fact(name: str) -> str | None:
        value: str | None = getattr(facts, name)
        return value or context.get(name)

    status = facts.status or status_from(context)
    kind = facts.kind
    if status == "officeholder" and kind == "meeting-item":
        kind = "officeholder-decision"
    return Decision(
        decision_id=f"{source.source_id}/{facts.raw_id}",
        source_id=source.source_id,
        platform=platform,
        url=facts.url,
        title=fact("title"),
        text=facts.text,
        kind=kind,
        status=status,
        municipality=source.municipality or context.get("municipality"),
        municipality_code=source.municipality_code,
        organisation=source.organisation,
        body=fact("body"),
        officeholder=fact("officeholder"),
        date=facts.date or date_from(context, "date"),
        meeting_time=fact("meeting_time"),
        meeting_number=fact("meeting_number"),
        minutes_section=fact("minutes_section"),
        item_number=fact("item_number"),
        case_number=fact("case_number"),
        task_class=facts.task_class,
        presenter=fact("presenter"),
        preparer=fact("preparer"),
        blocks=facts.blocks,
        attachments=facts.attachments or attachments_from(context),
        language=facts.language or context.get("language") or source.language,
        published=facts.published,
        is_confidential=facts.is_confidential,
        secrecy_ground=facts.secrecy_ground,
        has_personal_data=facts.has_personal_data,
        page_number=facts.page_number,
        outcome=facts.outcome,
    )


def finish(decision: Decision) -> Decision:
    """Fill what is open from the text, and make sure that a title is one line."""
    completed = complete(decision)
    if completed.title:
        return replace(completed, title=" ".join(completed.title.split()))
    return completed


def status_from(context: Mapping[str, str]) -> Status | None:
    """Return the status that the linking page told, or None."""
    statuses: tuple[Status, ...] = ("agenda", "minutes", "officeholder")
    return next((name for name in statuses if name == context.get("status")), None)


def date_from(context: Mapping[str, str], key: str) -> dt.date | None:
    """Return the ISO date under *key*, or None."""
    value = context.get(key)
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        return None


def attachments_to(attachments: tuple[Attachment, ...]) -> str:
    """Write attachments as context text; ``attachments_from`` is the inverse."""
    return json.dumps(
        [[item.title, item.url] for item in attachments], ensure_ascii=False
    )


def attachments_from(context: Mapping[str, str]) -> tuple[Attachment, ...]:
    """Read the attachments that an earlier page listed; () when none."""
    rows = json.loads(context.get("attachments") or "[]")
    return tuple(Attachment(title=title, url=url) for title, url in rows)


def facts_context(**values: object) -> dict[str, str]:
    """Return the given values that are not empty as context text, dates in ISO."""
    return {
        key: value.isoformat() if isinstance(value, dt.date) else str(value)
        for key, value in values.items()
        if value not in (None, "")
    }
