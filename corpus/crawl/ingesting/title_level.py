"""Decisions of which only the title may be kept: title, body, day and address."""

from __future__ import annotations

import dataclasses
import hashlib

from analyzers.decision.model import GivenFacts
from corpus.addresses import normalise
from corpus.model import Decision, Link, Published
from corpus.reading.drafts import date_from, read_published, status_from
from corpus.sources import Source


def title_only(decision: Decision) -> Decision:
    """Return *decision* without its text and attachments.

    Its title, also one that was found in the text, is all that is left to read.
    """
    published = decision.as_published
    given = published.facts
    kept = GivenFacts(
        kind=given.kind,
        status=given.status,
        municipality=given.municipality,
        municipality_code=given.municipality_code,
        organisation=given.organisation,
        body=decision.body,
        officeholder=decision.officeholder,
        date=decision.date,
        minutes_section=decision.minutes_section,
        case_number=decision.case_number,
        language=given.language,
        is_confidential=given.is_confidential,
    )
    return read_published(
        dataclasses.replace(
            published,
            title=decision.title,
            text=decision.title or "",
            facts=kept,
            attachments=(),
        )
    )


def from_link(link: Link, source: Source) -> Decision | None:
    """Return what a list says of the item behind *link*; None when it names none.

    A list of meetings has no titles in its links, so it is followed.
    """
    title = link.context.get("title")
    if not title:
        return None
    given = GivenFacts(
        status=status_from(link.context),
        municipality=source.municipality,
        municipality_code=source.municipality_code,
        organisation=source.organisation,
        body=link.context.get("body"),
        officeholder=link.context.get("officeholder"),
        date=date_from(link.context, "date"),
        minutes_section=link.context.get("minutes_section"),
        case_number=link.context.get("case_number"),
        language=link.context.get("language") or source.language,
    )
    digest = hashlib.sha256(normalise(link.url).encode()).hexdigest()[:16]
    return read_published(
        Published(
            decision_id=f"{source.source_id}/title-{digest}",
            source_id=source.source_id,
            platform=source.platform,
            url=link.url,
            title=title,
            text=title,
            facts=given,
        )
    )
