"""Errors of the API: one shape, ``application/problem+json`` (RFC 9457).

Members beside the standard ones: ``parameter`` names what was wrong and ``allowed`` says
what is allowed; ``hint`` says what to do next. ``title`` is HTTP's own phrase;
all other texts are in the language of the address: Finnish below /api, Swedish and
English below /sv/api, /en/api.
"""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Response
from flask_babel import gettext

from search_web.page.labelling.languages import current_language

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
        "detail": str(detail),
        "parameter": parameter,
        "allowed": allowed,
        "hint": hint,
    }
    present = {name: value for name, value in body.items() if value is not None}
    text = json.dumps(present, ensure_ascii=False)
    reply = Response(text, status=status, content_type="application/problem+json")
    reply.headers["Content-Language"] = current_language()
    reply.headers.update(headers or {})
    return reply


def http_error_title(code: int) -> str:
    """Return what an HTTP error means, in the reader's language."""
    titles = {
        404: gettext("There is no such page"),
        405: gettext("The page cannot be used this way"),
        410: gettext("This decision has been removed"),
        500: gettext("Something went wrong"),
    }
    return str(titles.get(code, gettext("The request could not be answered")))
