"""Errors of the API: one shape, ``application/problem+json`` (RFC 9457).

Members beside the standard ones: ``parameter`` names what was wrong and ``allowed`` says
what is allowed; ``hint`` says what to do next.
"""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Response

TYPE = "tag:paatoshaku,2026:ongelma/"


def problem(
    status: int,
    detail: str,
    *,
    kind: str = "",
    parameter: str | None = None,
    allowed: str | None = None,
    hint: str | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """Return an error reply.

    Args:
        status: HTTP status.
        detail: what was wrong, for people.
        kind: end of the ``type`` URI, such as "bad-parameter".
        parameter: name of the parameter that was wrong.
        allowed: what it may be.
        hint: what to do instead.
        headers: further headers.
    """
    body = {
        "type": TYPE + kind if kind else "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "parameter": parameter,
        "allowed": allowed,
        "hint": hint,
    }
    present = {name: value for name, value in body.items() if value is not None}
    text = json.dumps(present, ensure_ascii=False)
    reply = Response(text, status=status, content_type="application/problem+json")
    reply.headers.update(headers or {})
    return reply
