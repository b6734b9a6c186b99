"""The context of the decision page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import url_for
from flask_babel import gettext

from analyzers.law_model import LawReference
from corpus.model import Attachment, Block, Decision
from corpus.records import StoredDecision
from search_web.labels import block_label, value_label
from search_web.law_links import LawLink, law_link, law_spans
from search_web.library import Library
from search_web.templating import format_day, format_moment
from search_web.text_view import Paragraph, paragraphs

SET_APART = ("proposal", "decision")


@dataclass(frozen=True, slots=True)
class BlockView:
    """One part of the text; ``anchor`` is its fragment id on the page."""

    kind: str
    anchor: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    language: str
    earlier: str | None


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """An attachment; ``address`` is None when there is none that may be opened."""

    title: str
    address: str | None
    is_published: bool
    reason: str | None
    pages_read: int | None
    pages_total: int | None


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """What ``decision.html`` shows.

    Attributes:
        stored: the decision and what the store knows of it.
        decision: the same decision.
        title: never empty.
        original: address of the original, None when it cannot be opened.
        permalink: absolute address of this page.
        facts: (label, value) rows of what the source says, unknown ones left out.
        blocks: the text, in its order.
        laws: statutes that the text cites, in order of appearance, each once.
        attachments: as listed.
        is_noindex: robots must not index it: it may hold names.
    """

    stored: StoredDecision
    decision: Decision
    title: str
    original: str | None
    permalink: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[BlockView, ...]
    laws: tuple[LawLink, ...]
    attachments: tuple[AttachmentView, ...]
    is_noindex: bool


def decision_page(stored: StoredDecision, library: Library) -> DecisionPage:
    """Build the page of a stored decision."""
    decision = stored.decision
    references = library.law_references(decision)
    keys = dict.fromkeys(
        key for ref in references if ref.kind == "statute" for key in ref.keys
    )
    return DecisionPage(
        stored=stored,
        decision=decision,
        title=decision_title(decision),
        original=web_address(decision.url),
        permalink=url_for(
            "decision.show", decision_id=decision.decision_id, _external=True
        ),
        facts=decision_facts(stored),
        blocks=block_views(decision, references),
        laws=tuple(law_link(key) for key in keys),
        attachments=tuple(attachment_view(item) for item in decision.attachments),
        is_noindex=has_names(decision),
    )


def decision_title(decision: Decision) -> str:
    """Return the title; kind and body stand in where the source gives none."""
    if decision.title:
        return decision.title
    kind = value_label("kind", decision.kind)
    return f"{kind}, {decision.body}" if decision.body else kind


def decision_facts(stored: StoredDecision) -> tuple[tuple[str, str], ...]:
    """Return what the source says, as rows; what it does not say is left out."""
    decision = stored.decision
    rows: tuple[tuple[str, str | None], ...] = (
        (gettext("Municipality"), decision.municipality),
        (gettext("Organisation"), decision.organisation),
        (gettext("Body"), decision.body),
        (gettext("Office holder"), decision.officeholder),
        (gettext("Day"), format_day(decision.date)),
        (gettext("Time"), decision.meeting_time),
        (gettext("Meeting"), decision.meeting_number),
        (gettext("Section of the minutes"), decision.minutes_section),
        (gettext("Item"), decision.item_number),
        (gettext("Record number"), decision.case_number),
        (gettext("Topic"), _topic(decision.task_class)),
        (gettext("Outcome"), _value("outcome", decision.outcome)),
        (gettext("Kind of document"), _value("kind", decision.kind)),
        (gettext("Stage"), _value("status", decision.status)),
        (gettext("Presented by"), decision.presenter),
        (gettext("Prepared by"), decision.preparer),
        (gettext("Appeal"), ", ".join(decision.appeal_kinds)),
        (gettext("Confidential"), _secrecy(decision)),
        (gettext("Language"), _value("language", decision.language)),
        (gettext("Page of the minutes"), _text(decision.page_number)),
        (gettext("Published"), format_day(decision.published)),
        (gettext("Fetched"), format_moment(stored.last_seen)),
        (gettext("Version"), str(stored.version)),
    )
    return tuple((label, value) for label, value in rows if value)


def _value(facet: str, value: str | None) -> str | None:
    return value_label(facet, value) if value else None


def _topic(task_class: str | None) -> str | None:
    return value_label("topic", task_class) if task_class else None


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _secrecy(decision: Decision) -> str | None:
    if not decision.is_confidential:
        return None
    return decision.secrecy_ground or gettext("yes")


def has_names(decision: Decision) -> bool:
    """Say whether robots must stay away: officeholder decisions and marked ones."""
    is_officeholder = (
        decision.kind == "officeholder-decision" or decision.status == "officeholder"
    )
    return is_officeholder or decision.has_personal_data is not False


def web_address(address: str | None) -> str | None:
    """Return *address* when it is an http(s) one; others are never linked."""
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    is_web = parts.scheme.lower() in ("http", "https") and bool(parts.netloc)
    return address.strip() if is_web else None


def attachment_view(attachment: Attachment) -> AttachmentView:
    """Prepare an attachment for the page."""
    return AttachmentView(
        title=attachment.title,
        address=web_address(attachment.url) if attachment.is_published else None,
        is_published=attachment.is_published,
        reason=attachment.not_published_reason,
        pages_read=attachment.pages_read,
        pages_total=attachment.pages_total,
    )


def block_views(
    decision: Decision, references: Sequence[LawReference]
) -> tuple[BlockView, ...]:
    """Return the whole text as blocks; text outside any block is never lost."""
    spans = law_spans(references)
    views = []
    for number, block in enumerate(_all_blocks(decision), start=1):
        cut = paragraphs(decision.text, block.start, block.end, spans)
        if not cut and block.heading is None:
            continue
        views.append(_block_view(block, number, cut))
    return tuple(views)


def _block_view(block: Block, number: int, cut: tuple[Paragraph, ...]) -> BlockView:
    heading = (block.heading or "").strip().rstrip(":")
    if not heading and block.kind != "other":
        heading = block_label(block.kind)
    earlier = None
    if block.earlier is not None:
        given = (block.earlier.body, block.earlier.date, block.earlier.minutes_section)
        day = f"{given[1].day}.{given[1].month}.{given[1].year}" if given[1] else None
        section = f"§ {given[2]}" if given[2] else None
        earlier = " ".join(part for part in (given[0], day, section) if part)
    return BlockView(
        kind=block.kind,
        anchor=f"osa-{number}",
        heading=heading,
        paragraphs=cut,
        language=block.language,
        earlier=earlier,
    )


def _all_blocks(decision: Decision) -> list[Block]:
    """Return the blocks with the stretches between them as blocks of kind "other"."""
    filled: list[Block] = []
    position = 0
    for block in sorted(decision.blocks, key=lambda item: item.start):
        gap = decision.text[position : block.start]
        if block.heading:
            gap = gap.rstrip().removesuffix(block.heading)
        if gap.strip():
            end = position + len(gap)
            filled.append(Block("other", None, position, end, decision.language))
        filled.append(block)
        position = max(position, block.end)
    if decision.text[position:].strip():
        end = len(decision.text)
        filled.append(Block("other", None, position, end, decision.language))
    return filled
