"""Law references in a text that the client sends; nothing of it is kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Response, request
from flask_babel import gettext

from analyzers.law.find import find_law_references
from analyzers.law.model import LawReference
from analyzers.law.register.statutes import finlex_url
from search_web.api.problems import problem
from search_web.page.responding.http_replies import json_reply

MAX_TEXT_LENGTH = 64_000
MAX_REFERENCES = 250
_SHAPE = '{"text": "…", "date": "2026-05-07"}'


def recognise_law_references() -> Response:
    """Find the law references of a text, with offsets in code points."""
    record = request.get_json(silent=True)
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return _refused(gettext("The body is not a JSON object with a text."))
    unknown = sorted(set(record) - {"text", "date"})
    if unknown:
        return _refused(gettext("Unknown member “%(name)s”.", name=unknown[0][:80]))
    text = record["text"]
    if len(text) > MAX_TEXT_LENGTH:
        return problem(
            413,
            gettext("The text has %(length)s characters.", length=len(text)),
            kind="too-long",
            parameter="text",
            allowed=gettext("at most %(limit)s characters", limit=MAX_TEXT_LENGTH),
            hint=gettext(
                "Send the text in pieces, or use: paatoshaku lawrefs FILE.jsonl"
            ),
        )
    try:
        day = _day(record.get("date"))
    except ValueError:
        return _refused(gettext("“date” is not a day such as 2026-05-07."))
    found = find_law_references(text, doc_date=day)
    body = {
        "references": [_reference(text, row) for row in found[:MAX_REFERENCES]],
        "is_complete": len(found) <= MAX_REFERENCES,
    }
    return json_reply(body, records=len(found))


def _day(value: object) -> dt.date | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - one error for both ways to be wrong
    return dt.date.fromisoformat(value)


def _refused(detail: str) -> Response:
    return problem(400, detail, kind="bad-body", parameter="body", allowed=_SHAPE)


def _reference(text: str, row: LawReference) -> dict[str, Any]:
    is_national = bool(row.keys) and row.kind == "statute"
    return {
        "start": row.start,
        "end": row.end,
        "text": text[row.start : row.end],
        "kind": row.kind,
        "keys": list(row.keys),
        "targets": [
            {
                "act": target.act,
                "chapter": target.chapter,
                "section": target.section,
                "subsection": target.subsection,
                "item": target.item,
            }
            for target in row.targets
        ],
        "is_anaphoric": row.is_anaphoric,
        "is_uncertain": row.is_uncertain,
        "notes": list(row.notes),
        "other_act": row.other_act,
        "finlex_url": finlex_url(row.keys[0]) if is_national else None,
    }
