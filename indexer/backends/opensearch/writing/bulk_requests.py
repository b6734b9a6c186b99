"""Sends documents in bulk: lines of bytes, made in any process, sent by the holder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.documents.document_records import record_of
from indexer.backends.opensearch.documents.token_slots import SlotWriter
from indexer.backends.opensearch.writing.writer_lease import WriterLease
from indexer.contract.document import IndexDocument
from indexer.errors import IndexLocked, IndexUnavailable

MOST_BYTES = 4_000_000
"""Of one request, unless a single document is larger."""

_MOST_NAMED = 3

_SLOTS = SlotWriter()
"""Of this process: an analyser has one vocabulary for batch after batch."""


def document_lines(documents: Iterable[IndexDocument]) -> Iterator[tuple[str, bytes]]:
    """Yield the id and the record of each document."""
    for document in documents:
        yield document.decision_id, orjson.dumps(record_of(document, _SLOTS))


class BulkWriter:
    """Sends documents and deletions to one index, in the order they come."""

    def __init__(self, cluster: Cluster, lease: WriterLease, index: str) -> None:
        self._cluster = cluster
        self._lease = lease
        self._path = f"/{index}/_bulk"
        self._waiting: list[bytes] = []
        self._size = 0

    def add(self, decision_id: str, record: bytes) -> None:
        """Add or replace a document."""
        self._queue(self._head("index", decision_id), record)

    def delete(self, decision_id: str) -> None:
        """Delete a document, if there is one."""
        self._queue(self._head("delete", decision_id))

    def flush(self) -> None:
        """Send what waits.

        Raises:
            IndexLocked: somebody else has begun to write.
            IndexUnavailable: naming documents that were refused.
        """
        if not self._waiting:
            return
        self._lease.hold()
        body = b"".join(self._waiting)
        self._waiting, self._size = [], 0
        answer = self._cluster.write(
            "POST",
            self._path,
            body,
            filter_path="errors,items.*.status,items.*.error,items.*._id",
        )
        if answer.get("errors"):
            _refuse(answer)

    def _head(self, action: str, decision_id: str) -> bytes:
        place = {
            "_id": decision_id,
            "version": self._lease.number,
            "version_type": "external_gte",
        }
        return json.dumps({action: place}, ensure_ascii=False).encode()

    def _queue(self, *lines: bytes) -> None:
        # Documents may be made one by one, long before there are enough to send.
        self._lease.hold()
        size = sum(map(len, lines))
        if self._waiting and self._size + size > MOST_BYTES:
            self.flush()
        self._waiting += [line + b"\n" for line in lines]
        self._size += size


def _refuse(answer: Any) -> None:
    rows = [row for item in answer["items"] for row in item.values() if "error" in row]
    if any(row["status"] == 409 for row in rows):
        raise IndexLocked("another process has begun to write to the index")
    named = "; ".join(
        f"{row['_id']}: {row['error'].get('reason', '')[:200]}"
        for row in rows[:_MOST_NAMED]
    )
    raise IndexUnavailable(f"the cluster refused {len(rows)} documents ({named})")
