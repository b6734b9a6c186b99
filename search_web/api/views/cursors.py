"""Opaque cursors: the place to go on from, bound to one search on one index state.

An index state never changes, so the number of hits already given is an exact place in
it; another state has another order, and its cursors are refused rather than answered
with a gap or a repetition.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass, replace

from flask_babel import gettext

from indexer.errors import GenerationGone
from indexer.parameters.request_writing import query_string
from indexer.request import SearchRequest
from search_web.errors import BadParameter

PARAMETER = "kohdistin"


@dataclass(frozen=True, slots=True)
class Cursor:
    """``offset`` hits were given; ``last_id`` was the last of them."""

    generation: str
    offset: int
    last_id: str
    search: str


def write_cursor(
    request: SearchRequest, generation: str, offset: int, last_id: str
) -> str:
    """Return the cursor after *offset* hits of *request*."""
    values = [generation, offset, last_id, _fingerprint(request)]
    raw = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def read_cursor(text: str, request: SearchRequest, generation: str) -> Cursor:
    """Read a cursor of the same search.

    Raises:
        BadParameter: no cursor of ours, or one of another search.
        GenerationGone: the index has changed since.
    """
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
        cursor = Cursor(*json.loads(raw))
        is_whole = (
            isinstance(cursor.offset, int)
            and cursor.offset > 0
            and all(isinstance(v, str) for v in (cursor.generation, cursor.search))
        )
    except (binascii.Error, ValueError, TypeError):
        is_whole = False
    if not is_whole:
        raise BadParameter(
            PARAMETER,
            gettext("The cursor is not one of ours."),
            gettext("the value of next_cursor"),
        )
    if cursor.search != _fingerprint(request):
        raise BadParameter(
            PARAMETER,
            gettext("The cursor belongs to another search."),
            gettext("the same parameters as in the first request"),
        )
    if cursor.generation != generation:
        raise GenerationGone(
            "the index has changed since this cursor was given; start again without "
            f"{PARAMETER}, or stream the whole result as .ndjson"
        )
    return cursor


def _fingerprint(request: SearchRequest) -> str:
    text = query_string(replace(request, offset=0, limit=0))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
