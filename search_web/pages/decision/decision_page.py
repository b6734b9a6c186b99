"""The context of the decision page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flask import request, url_for
from flask_babel import gettext

from analyzers.decision.meaning_values import DecidedSum
from analyzers.law.find import find_law_references
from analyzers.notations.case_codes.task_classes import top_class
from corpus import finnish_time
from corpus.model import Attachment, Decision
from corpus.reading.unread import ocr_note, ocr_words, page_counts
from corpus.records import DecisionDocument, StoredDecision
from indexer.errors import IndexerError
from search_web.library import Library
from search_web.page.bibliography import BibliographicRecord, text_form
from search_web.page.components.decided import (
    VoteView,
    decided_sums,
    ruling,
    vote_views,
)
from search_web.page.components.parties import PartyView, party_views
from search_web.page.components.proposed import proposed
from search_web.page.document_text.block_view import (
    BlockView,
    EarlierBody,
    block_views,
    earlier_handlings,
)
from search_web.page.document_text.law_links import LawLink
from search_web.page.labelling.labels import value_label
from search_web.page.labelling.languages import current_language, public_address
from search_web.page.templating import web_address
from search_web.pages.decision.appeal_time import last_appeal_day
from search_web.pages.decision.case_thread import (
    CaseHandling,
    case_handlings,
    neighbours,
    newer_handling,
)
from search_web.pages.decision.cited_laws import LawNoteView, cited_laws, law_notes
from search_web.pages.decision.decision_facts import (
    decision_facts,
    decision_title,
    fate_words,
    has_untimed_appeal,
    outcome_words,
    timed_appeal_words,
)
from search_web.pages.decision.similar_view import (
    MOST_SIMILAR,
    SimilarView,
    similar_views,
)
from search_web.pages.places.meeting_items import MeetingTurn, meeting_turn


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """An attachment; ``address`` is None when there is none that may be opened."""

    title: str
    address: str | None
    is_published: bool
    reason: str | None
    pages_read: int | None
    pages_total: int | None
    ocr: str | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One publication of a decision; ``kind`` is its stage, form and language in words."""

    title: str
    address: str | None
    language: str
    kind: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """What ``decision.html`` shows.

    Attributes:
        stored: the decision and what the store knows of it.
        decision: the same decision.
        title: never empty.
        original: address of the original, None when it cannot be opened.
        permalink: absolute address of this page.
        outcome: what became of the matter, or of the proposal, in words.
        facts: (label, value) rows of what the source says, unknown ones left out.
        ruling: the sentence that says what was decided, None when it was not found.
        fate: what became of the proposal, in words.
        votes: every vote with figures, in order.
        sums: what was decided in euros, largest first.
        appeal: ways of appeal in words.
        appeal_until: the last day for those told by publication, None when it cannot
            be counted.
        appeal_untimed: whether a way is open whose days the text does not tell.
        blocks: this body's own text, in its order.
        earlier: what earlier bodies said, quoted in this text.
        laws: statutes that the text cites, in order of appearance, each once.
        mentioned_laws: those that are only mentioned: quotations, background, secrecy.
        appeal_laws: those that only ways of appeal cite.
        law_notes: what is odd about a citation, in words, each once.
        attachments: as listed.
        citation: the text form in the reader's language.
        hash: SHA-256 of the content.
        handlings: the case across bodies, oldest first, itself included; empty when it
            is the only one.
        previous: the handling before this one.
        following: the one after it.
        turn: the meeting, and its items before and after this one; None when the
            meeting is not known.
        newer: the newest later handling of the case, None when this is the newest.
        similar: similar decisions, each with its reasons.
        is_noindex: robots must not index it: it may hold names, or its source's policy
            is that our pages of it ask so.
        pages: how many pages of the document were read and how many it has; None when
            all were.
        ocr: what OCR read, and which engine it was; None when no text is of OCR.
        documents: all publications of the decision; empty when there is only one.
        is_dropped: whether it was on the agenda and is not in the meeting's minutes.
        topic: code of its top task class that has a page; None when it has none.
        organisations: companies and associations named that have pages, with their roles.
    """

    stored: StoredDecision
    decision: Decision
    title: str
    original: str | None
    permalink: str
    outcome: str | None
    facts: tuple[tuple[str, str], ...]
    ruling: str | None
    fate: str | None
    votes: tuple[VoteView, ...]
    sums: tuple[DecidedSum, ...]
    appeal: str | None
    appeal_until: dt.date | None
    appeal_untimed: bool
    blocks: tuple[BlockView, ...]
    earlier: tuple[EarlierBody, ...]
    laws: tuple[LawLink, ...]
    mentioned_laws: tuple[LawLink, ...]
    appeal_laws: tuple[LawLink, ...]
    law_notes: tuple[LawNoteView, ...]
    attachments: tuple[AttachmentView, ...]
    citation: str
    hash: str
    handlings: tuple[CaseHandling, ...]
    previous: CaseHandling | None
    following: CaseHandling | None
    turn: MeetingTurn | None
    newer: CaseHandling | None
    similar: tuple[SimilarView, ...]
    is_noindex: bool
    pages: tuple[int, int] | None = None
    ocr: str | None = None
    documents: tuple[DocumentView, ...] = ()
    is_dropped: bool = False
    topic: str | None = None
    organisations: tuple[PartyView, ...] = ()


def decision_page(stored: StoredDecision, library: Library) -> DecisionPage:
    """Build the page of a stored decision."""
    decision = stored.decision
    references = find_law_references(decision.text, doc_date=decision.date)
    handlings = case_handlings(decision, library.store)
    laws = cited_laws(decision, references)
    unread = _unread(decision, library)
    blocks = block_views(decision, references)
    previous, following = neighbours(handlings)
    topic = top_class(decision.task_class)
    return DecisionPage(
        stored=stored,
        decision=decision,
        title=decision_title(decision),
        original=web_address(decision.url),
        permalink=permalink(decision.decision_id),
        outcome=outcome_words(decision),
        facts=decision_facts(stored),
        ruling=proposed(decision) if decision.status == "agenda" else ruling(decision),
        fate=fate_words(decision),
        votes=vote_views(decision),
        sums=decided_sums(decision),
        appeal=timed_appeal_words(decision),
        appeal_until=last_appeal_day(decision),
        appeal_untimed=has_untimed_appeal(decision),
        blocks=_with_text(block for block in blocks if block.earlier is None),
        earlier=earlier_handlings(blocks),
        laws=laws.applied,
        mentioned_laws=laws.mentioned,
        appeal_laws=laws.appeal,
        law_notes=law_notes(decision, references),
        attachments=tuple(attachment_view(item) for item in decision.attachments),
        citation=text_form(citation_of(decision), current_language()),
        hash=decision.content_hash,
        handlings=handlings if len(handlings) > 1 else (),
        previous=previous,
        following=following,
        turn=meeting_turn(decision, library),
        newer=newer_handling(handlings),
        similar=_similar(decision, library),
        is_noindex=is_kept_from_robots(decision, library),
        pages=page_counts(unread),
        ocr=ocr_words(decision.ocr) or ocr_note(unread),
        documents=tuple(map(document_view, stored.documents)),
        is_dropped=decision.status == "agenda" and library.store.has_minutes(decision),
        topic=_with_page("topic", topic.code, library) if topic else None,
        organisations=tuple(
            one
            for one in party_views(decision)
            if _with_page("party", one.name, library)
        ),
    )


def _with_text(blocks: Iterable[BlockView]) -> tuple[BlockView, ...]:
    """Leave out headings that only head what is folded below, if any text is left."""
    found = tuple(blocks)
    kept = tuple(block for block in found if block.paragraphs or block.signed)
    return kept or found


def document_view(document: DecisionDocument) -> DocumentView:
    """Return how one publication of a decision is listed."""
    decision = document.decision
    words = [
        value_label("status", decision.status) if decision.status else "",
        gettext("part of the whole minutes") if document.form == "whole" else "",
        value_label("language", decision.language),
    ]
    return DocumentView(
        title=decision_title(decision),
        address=web_address(decision.url),
        language=decision.language,
        kind=", ".join(filter(None, words)),
        is_shown=document.is_shown,
    )


def _with_page(facet: str, value: str, library: Library) -> str | None:
    """Return *value* when its page has decisions, the index being there."""
    try:
        return value if value in library.known_values(facet) else None
    except IndexerError:
        return None


def _unread(decision: Decision, library: Library) -> str:
    """Return what is told of the pages of the decision's document; "" for nothing."""
    issues = library.store.issues(
        decision.source_id, 1, "unread-pages", decision.decision_id
    )
    return issues[0].issue.message if issues else ""


def _similar(decision: Decision, library: Library) -> tuple[SimilarView, ...]:
    """Return similar decisions; none while there is no index that can be used."""
    try:
        found = library.service.similar(decision.decision_id, MOST_SIMILAR)
    except IndexerError:
        return ()
    return similar_views(found, library.store)


def citation_of(decision: Decision) -> BibliographicRecord:
    """Return what a citation of the decision is made of, retrieved today."""
    return BibliographicRecord(
        decision=decision,
        title=decision_title(decision),
        permalink=permalink(decision.decision_id),
        retrieved=finnish_time.today(),
    )


def permalink(decision_id: str) -> str:
    """Return the absolute address of a decision, the same in every language."""
    path = url_for("decision.show", decision_id=decision_id)
    return public_address(path.removeprefix(request.script_root))


def has_names(decision: Decision) -> bool:
    """Return whether robots must stay away: officeholder decisions and marked ones."""
    is_officeholder = (
        decision.kind == "officeholder-decision" or decision.status == "officeholder"
    )
    return is_officeholder or decision.has_personal_data is not False


def is_kept_from_robots(decision: Decision, library: Library) -> bool:
    """Return whether our page asks robots not to index it."""
    return has_names(decision) or library.is_hidden(decision.source_id)


def attachment_view(attachment: Attachment) -> AttachmentView:
    """Prepare an attachment for the page."""
    return AttachmentView(
        title=attachment.title,
        address=web_address(attachment.url) if attachment.is_published else None,
        is_published=attachment.is_published,
        reason=attachment.not_published_reason,
        pages_read=attachment.pages_read,
        pages_total=attachment.pages_total,
        ocr=ocr_words(attachment.ocr),
    )
