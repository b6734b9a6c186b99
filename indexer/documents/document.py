"""From a decision to what the index holds of it.

Everything computed lives here: tokens, law references with their roles, facet values.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from analyzers.base import Analyzer, Token
from analyzers.law.find import find_law_references
from analyzers.law.model import LawReference
from analyzers.text.sentences import sentence_span
from corpus.model import Decision
from corpus.records import StoredDecision
from indexer.documents.cards import card_of
from indexer.documents.document_facets import facet_values
from indexer.documents.roles import role_of, title_role_of
from indexer.documents.token_columns import JOINT, token_columns

LawRole = Literal["body", "appeal", "routine", "attachment", "secrecy", "earlier"]


@dataclass(frozen=True, slots=True)
class PlacedLawReference:
    """A law reference in ``Decision.text`` (or title, offsets then into it) and its role.

    ``sentence`` is the half-open offset pair of the citing sentence.
    """

    reference: LawReference
    role: LawRole
    sentence: tuple[int, int]
    field: Literal["title", "body", "attachment"] = "body"


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One decision, ready for a backend.

    Attributes:
        title_tokens: of the title.
        text: ``Decision.text``, then the titles and texts of attachments that it does
            not hold itself; so offsets into the decision's text stay good.
        body_tokens: of ``text``, with a gap in positions of 100 before each attachment
            so that no phrase runs across.
        card: what a list of hits shows of it, as plain JSON values (see ``cards``).
        attachments_start: where in ``text`` the attachments begin.
        facets: facet name -> values; absent when it has none.
        date: for sorting and ranges; None when undated.
        law_references: all of them, whatever their role.
    """

    decision_id: str
    title: str
    text: str
    title_tokens: Sequence[Token]
    body_tokens: Sequence[Token]
    facets: Mapping[str, tuple[str, ...]]
    date: dt.date | None
    content_hash: str
    law_references: tuple[PlacedLawReference, ...] = ()
    attachments_start: int | None = None
    card: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def build_document(stored: StoredDecision, analyzer: Analyzer) -> IndexDocument:
    """Build what the index holds of a decision: tokens, law references, facet values."""
    decision = stored.decision
    title = decision.title or ""
    pieces = [decision.text, *_attachment_texts(decision)]
    references = (
        *_title_references(title, decision),
        *_body_references(decision),
        *_attachment_references(pieces, decision),
    )
    content_hash = decision.content_hash
    words = analyzer.analyze_columns([title, *pieces])
    return IndexDocument(
        decision_id=decision.decision_id,
        title=title,
        text=JOINT.join(pieces),
        title_tokens=token_columns([title], words[:1]),
        body_tokens=token_columns(pieces, words[1:]),
        facets=facet_values(
            decision, [(placed.reference, placed.role) for placed in references]
        ),
        date=decision.date,
        content_hash=content_hash,
        law_references=references,
        attachments_start=(
            len(decision.text) + len(JOINT) if len(pieces) > 1 else None
        ),
        card=card_of(decision, content_hash),
    )


def _attachment_texts(decision: Decision) -> list[str]:
    """Return what attachments add: a title the text does not list, a fetched text."""
    found: list[str] = []
    for attachment in decision.attachments:
        title = "" if attachment.title in decision.text else attachment.title
        text = "\n".join(part for part in (title, attachment.text or "") if part)
        if text:
            found.append(text)
    return found


def _title_references(title: str, decision: Decision) -> Iterable[PlacedLawReference]:
    for reference in find_law_references(title, doc_date=decision.date):
        role = title_role_of(reference, decision)
        yield PlacedLawReference(reference, role, (0, len(title)), "title")


def _body_references(decision: Decision) -> Iterable[PlacedLawReference]:
    text = decision.text
    for reference in find_law_references(text, doc_date=decision.date):
        sentence = sentence_span(text, reference.start, reference.end)
        yield PlacedLawReference(reference, role_of(reference, decision), sentence)


def _attachment_references(
    pieces: list[str], decision: Decision
) -> Iterable[PlacedLawReference]:
    offset = len(pieces[0]) + len(JOINT)
    for piece in pieces[1:]:
        for found in find_law_references(piece, doc_date=decision.date):
            first, last = sentence_span(piece, found.start, found.end)
            moved = dataclasses.replace(
                found, start=found.start + offset, end=found.end + offset
            )
            yield PlacedLawReference(
                moved, "attachment", (first + offset, last + offset), "attachment"
            )
        offset += len(piece) + len(JOINT)
