"""From facts on a page, and facts its linking page told, to a finished ``Decision``.

Adapters put what a page's structure says into a ``Facts``; this module merges it with
``Page.context`` into the ``Published`` record and lets ``analyzers.decision`` read the
rest from the text.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from analyzers.decision import conflicts
from analyzers.decision.model import DecisionText, Statement
from analyzers.decision.reading import read
from corpus.model import (
    Attachment,
    Block,
    Decision,
    DecisionKind,
    GivenFacts,
    GivenOutcome,
    Page,
    Published,
    Status,
)
from corpus.sources import Source


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about one decision; None = it does not say.

    ``found_in_text`` names the values that no structure states: the adapter took them
    from the text, which another reader might read otherwise.
    """

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
    outcome: GivenOutcome | None = None
    found_in_text: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """A published record before its text is read.

    ``source`` guides the reading; it may know more than was published, what an adapter
    itself read from the text or took from the place of a text inside a longer one.
    """

    published: Published
    source: DecisionText


def draft(facts: Facts, page: Page, source: Source, platform: str) -> Draft:
    """Merge *facts* with the page's context; the page itself wins over the context."""
    context = page.context

    def fact(name: str) -> str | None:
        value: str | None = getattr(facts, name)
        return value or context.get(name)

    status = facts.status or status_from(context)
    kind = facts.kind
    if status == "officeholder" and kind == "meeting-item":
        kind = "officeholder-decision"
    given = GivenFacts(
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
        language=facts.language or context.get("language") or source.language,
        is_confidential=facts.is_confidential or None,
        secrecy_ground=facts.secrecy_ground,
        has_personal_data=facts.has_personal_data,
        outcome=facts.outcome,
    )
    published = Published(
        decision_id=f"{source.source_id}/{facts.raw_id}",
        source_id=source.source_id,
        platform=platform,
        url=facts.url,
        title=fact("title"),
        text=facts.text,
        facts=given,
        attachments=facts.attachments or attachments_from(context),
        page_number=facts.page_number,
        published=facts.published,
    )
    reading = DecisionText(
        text=facts.text,
        title=published.title,
        url=facts.url,
        given=given,
        blocks=facts.blocks,
        statements=_statements(facts, context),
    )
    return Draft(_without(published, facts.found_in_text, context), reading)


def _statements(facts: Facts, context: Mapping[str, str]) -> tuple[Statement, ...]:
    """Return what the page and the one that led to it say, each for itself."""
    own: dict[str, object] = {}
    in_text: dict[str, object] = {}
    linked: dict[str, object] = {}
    for name in conflicts.FIELDS:
        place = in_text if name in facts.found_in_text else own
        place[name] = getattr(facts, name, None)
        linked[name] = context.get(name)
    return (
        *conflicts.stated("structure", **own),
        *conflicts.stated("head", **in_text),
        *conflicts.stated("link", **linked),
    )


def _without(
    published: Published, names: frozenset[str], context: Mapping[str, str]
) -> Published:
    """Leave out what an adapter found in the text: it is read, not published."""
    facts = published.facts
    found: dict[str, Any] = {
        name: context.get(name) for name in names if name != "title"
    }
    title = context.get("title") if "title" in names else published.title
    return replace(published, title=title, facts=replace(facts, **found))


def finish(draft: Draft) -> Decision:
    """Read the text of *draft* for what is open."""
    return Decision(draft.published, read(draft.source))


def read_published(published: Published) -> Decision:
    """Read a published record by itself, without the page that it stood on."""
    return Decision(published, read(source_of(published)))


def source_of(published: Published) -> DecisionText:
    """Return what a record says beside its text, and the text, to be read."""
    return DecisionText(published.text, published.title, published.url, published.facts)


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
