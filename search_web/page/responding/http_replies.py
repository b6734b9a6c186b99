"""JSON replies with conditional requests: an unchanged index answers 304."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from flask import Response, g, request, stream_with_context
from werkzeug.urls import iri_to_uri

from search_web.front.file_slots import SlottedChunks
from search_web.front.rates import units


def json_reply(
    value: Any,
    *,
    state: str | None = None,
    records: int = 0,
    links: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    """Return *value* as JSON.

    Args:
        value: plain JSON values.
        state: what the answer depends on beside the address (the index generation);
            gives an ETag. None: never cached.
        records: how many records it holds; decides what it costs.
        links: relation -> address for the ``Link`` header (RFC 8288).
        status: HTTP status.
    """
    charge(records)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    body = f"{text}\n".encode("utf-8", "replace")
    reply = Response(body, status=status, content_type="application/json")
    for relation, address in (links or {}).items():
        reply.headers.add("Link", f'<{iri_to_uri(address)}>; rel="{relation}"')
    return conditional(reply, state)


def stream_reply(
    chunks: Iterator[bytes], content_type: str, *, file_name: str | None = None
) -> Response:
    """Return a streamed reply; *file_name* (ASCII) makes it a download.

    Raises:
        TooManyRequests: as many files are being made as may be at the same time.
    """
    slotted = SlottedChunks(stream_with_context(chunks))
    reply = Response(slotted, content_type=content_type)
    if file_name:
        reply.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    reply.headers["X-Robots-Tag"] = "noindex"
    return reply


def conditional(reply: Response, state: str | None) -> Response:
    """Give *reply* an ETag made of address and *state*; 304 when the client has it."""
    if state is None:
        reply.cache_control.no_store = True
        return reply
    key = f"{state} {request.url} {request.headers.get('Accept-Language', '')}"
    reply.set_etag(hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32])
    reply.cache_control.no_cache = True
    reply.headers["Vary"] = "Accept, Accept-Language"
    reply.make_conditional(request)
    return reply


def charge(records: int) -> None:
    """Note what this request costs; the limiter takes it when the reply is made."""
    g.api_units = units(records)
