"""A stored decision as plain JSON values: in the API, in bulk, in research packages."""

from __future__ import annotations

from typing import Any

from flask import url_for

from corpus.model.decision_json import to_json
from corpus.records import DecisionDocument, StoredDecision


def decision_json(stored: StoredDecision, *, with_text: bool = True) -> dict[str, Any]:
    """Return a stored decision as plain JSON values, with where it came from."""
    record = to_json(stored.decision)
    record["id"] = record.pop("decision_id")
    if not with_text:
        for name in ("text", "blocks", "attachments"):
            record.pop(name)
    else:
        record["proposal"] = stored.decision.proposal
        record["decision"] = stored.decision.decision
    record["permalink"] = url_for(
        "decision.show", decision_id=stored.decision.decision_id, _external=True
    )
    record["content_hash"] = stored.decision.content_hash
    record["version"] = stored.version
    record["first_seen"] = stored.first_seen.isoformat()
    record["last_seen"] = stored.last_seen.isoformat()
    record["changed_at"] = stored.changed_at.isoformat()
    record["archived_at"] = (
        stored.archived_at.isoformat() if stored.archived_at else None
    )
    record["documents"] = [_document_json(one) for one in stored.documents]
    return record


def _document_json(document: DecisionDocument) -> dict[str, Any]:
    decision = document.decision
    return {
        "id": document.raw_id,
        "url": decision.url,
        "title": decision.title,
        "language": decision.language,
        "status": decision.status,
        "form": document.form,
        "is_shown": document.is_shown,
    }
