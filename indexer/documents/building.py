"""From a decision to what the index holds of it.

Everything computed lives here: tokens, law references with their roles, facet values.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from analyzers.base import Analyzer
from analyzers.law.find import find_law_references
from analyzers.text.sentences import sentence_span
from corpus.model import Decision
from corpus.records import StoredDecision
from indexer.contract.document import IndexDocument, PlacedLawReference
from indexer.contract.formal_words import with_formal_parts
from indexer.contract.token_columns import JOINT, token_columns
from indexer.documents.attachment_places import attachment_card, attachment_pieces
from indexer.documents.cards import card_of
from indexer.documents.document_facets import facet_values
from indexer.documents.instruction_lines import instruction_spans
from indexer.documents.role_lines import role_spans
from indexer.documents.roles import role_of, title_role_of


def build_document(stored: StoredDecision, analyzer: Analyzer) -> IndexDocument:
    """Build what the index holds of a decision: tokens, law references, facet values."""
    decision = stored.decision
    title = decision.title or ""
    whole = _in_all_languages(stored)
    attached = attachment_pieces(decision)
    pieces = [whole, *(piece.text for piece in attached)]
    references = (
        *_title_references(title, decision),
        *_body_references(decision),
        *_attachment_references(pieces, decision),
    )
    content_hash = decision.content_hash
    words = analyzer.analyze_columns([title, *pieces])
    words[1] = with_formal_parts(words[1], _formal_parts(decision))
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
        attachments_start=(len(whole) + len(JOINT) if len(pieces) > 1 else None),
        card=card_of(decision, content_hash)
        | attachment_card(attached, len(whole), len(JOINT)),
    )


def _formal_parts(decision: Decision) -> list[tuple[int, int]]:
    """Return where the text only says how to appeal, or who has which part in the matter.

    A cover page's list stays a place where words are found: often it is the only trace
    that a matter was handled.
    """
    return [*instruction_spans(decision), *role_spans(decision)]


def _in_all_languages(stored: StoredDecision) -> str:
    """Return the text, and behind it those of other languages: each finds its words.

    Acts are read from the shown text alone: a translation cites them once more.
    """
    others = (one.decision for one in stored.translations)
    return JOINT.join(
        [
            stored.decision.text,
            *(f"{other.title or ''}\n{other.text}" for other in others),
        ]
    )


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
