"""Everything at once, and everything since: NDJSON snapshots and changes.

A client loads the snapshot once, keeps its sequence number, and asks for the changes
after it from then on. A removal is a line of its own with the reason and nothing of what
was removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext

from corpus.records import Change, StoredDecision
from search_web.errors import BadParameter
from search_web.library import library
from search_web.page.responding.decision_records import decision_json
from search_web.page.responding.http_replies import charge, stream_reply
from search_web.parameters import read_number, read_single, refuse_unknown

NDJSON = "application/x-ndjson"
MAX_CHANGES = 1000
_BATCH = 200


def export_snapshot() -> Response:
    """Stream every decision; the header Paatoshaku-Sequence says where changes begin."""
    refuse_unknown(request.args, ())
    store = library().store
    sequence = store.last_sequence()
    charge(100)
    lines = (
        _line({"op": "upsert", "decision": decision_json(stored)})
        for stored in store.iter_decisions()
    )
    reply = stream_reply(lines, NDJSON, file_name="paatoshaku.ndjson")
    reply.headers["Paatoshaku-Sequence"] = str(sequence)
    following = url_for("api.list_changes", kohdistin=sequence, _external=True)
    reply.headers["Link"] = f'<{following}>; rel="next"'
    return reply


def list_changes() -> Response:
    """Return what was added, changed or removed after a sequence number."""
    refuse_unknown(request.args, ("kohdistin", "raja"))
    after = _sequence(read_single(request.args, "kohdistin"))
    limit = read_number(request.args, "raja", default=200, largest=MAX_CHANGES)
    store = library().store
    changes = list(store.changes_since(after, limit))
    last = changes[-1].sequence if changes else after
    newest = store.last_sequence()
    charge(len(changes))
    reply = stream_reply(_change_lines(changes), NDJSON)
    reply.headers["Paatoshaku-Sequence"] = str(last)
    reply.headers["Paatoshaku-More"] = "true" if last < newest else "false"
    following = url_for("api.list_changes", kohdistin=last, raja=limit, _external=True)
    reply.headers["Link"] = f'<{following}>; rel="next"'
    return reply


def _sequence(text: str | None) -> int:
    if text is None:
        return 0
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    raise BadParameter(
        "kohdistin",
        gettext("The cursor of changes is a number."),
        gettext("0, or the value of Paatoshaku-Sequence"),
    )


def _change_lines(changes: list[Change]) -> Iterator[bytes]:
    store = library().store
    for batch in _batches(changes):
        added = [change for change in batch if change.op == "upsert"]
        kept = store.get_many(change.decision_id for change in added)
        today = store.present_hashes(
            (change.decision_id, change.content_hash or "") for change in added
        )
        for change in batch:
            stored = kept.get(change.decision_id)
            name = today.get((change.decision_id, change.content_hash or ""))
            yield _line(_change(change, stored, name))


def _batches(changes: list[Change]) -> Iterator[list[Change]]:
    for start in range(0, len(changes), _BATCH):
        yield changes[start : start + _BATCH]


def _change(
    change: Change, stored: StoredDecision | None, present_hash: str | None
) -> dict[str, Any]:
    record: dict[str, Any] = {
        "sequence": change.sequence,
        "op": change.op,
        "id": change.decision_id,
        "at": change.at.isoformat(),
        "content_hash": change.content_hash,
        "reason": change.reason,
    }
    # A later change of the same decision may have removed or replaced it by now; the
    # line then has no record and the later line tells the rest.
    if stored is not None and stored.decision.content_hash == present_hash:
        record["decision"] = decision_json(stored)
    return record


def _line(record: dict[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "replace")
