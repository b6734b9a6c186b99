"""Changes of an index: update, rebuild, care."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Generic

from indexer.backends.batch_processes import in_processes, uncollected
from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_indices import ClusterState, Indices
from indexer.backends.opensearch.writing.bulk_requests import BulkWriter, document_lines
from indexer.backends.opensearch.writing.writer_lease import WriterLease, leased
from indexer.contract.document import IndexDocument
from indexer.contract.engine import Batch
from indexer.errors import IndexDamaged, IndexUnavailable

EXPUNGED_S = 120.0
EXPUNGE_PAUSE_S = 5.0
MERGE_PAUSE_S = 0.2
LARGEST_SEGMENT = 5_000_000_000
"""Bytes; what is larger is not merged any more when documents are replaced."""


def update(
    cluster: Cluster,
    indices: Indices,
    documents: Iterable[IndexDocument],
    deleted_ids: Iterable[str],
    versions: Mapping[str, str],
) -> None:
    """Delete, then add or replace; readers see it when all is written.

    Raises:
        IndexLocked: another process is writing.
    """
    indices.make_notes()
    with leased(cluster, indices.notes) as lease:
        # First of all: a rebuild that stalled must find nothing any more to swap in.
        indices.remove_others()
        state = indices.state(versions)
        name = state.name or indices.make(versions)
        bulk = BulkWriter(cluster, lease, name)
        for decision_id in deleted_ids:
            bulk.delete(decision_id)
        for decision_id, record in document_lines(documents):
            bulk.add(decision_id, record)
        bulk.flush()
        _show(cluster, indices, lease, name, state, versions)


def rebuild(
    cluster: Cluster,
    indices: Indices,
    batches: Iterable[Batch],
    make: Callable[[Batch], Iterable[IndexDocument]],
    versions: Mapping[str, str],
    *,
    processes: int = 1,
    on_batch: Callable[[int], None] | None = None,
) -> int:
    """Fill a new index and let it answer; return its number of documents.

    Raises:
        IndexLocked: another process is writing.
    """
    indices.make_notes()
    count = 0
    with leased(cluster, indices.notes) as lease:
        indices.remove_others()
        name = indices.make(versions)
        bulk = BulkWriter(cluster, lease, name)
        for lines in in_processes(DocumentEncoder(make), batches, processes):
            for decision_id, record in lines:
                bulk.add(decision_id, record)
            bulk.flush()
            count += len(lines)
            if on_batch:
                on_batch(len(lines))
        lease.hold()
        _tidy(cluster, lease, name)
        lease.hold()
        indices.swap_in(name)
    return count


def _tidy(cluster: Cluster, lease: WriterLease, name: str) -> None:
    """Merge a new index to few segments, for every search looks into each."""
    cluster.write("POST", f"/{name}/_refresh")
    found = cluster.read("GET", f"/{name}/_stats/store")
    size: int = found["_all"]["primaries"]["store"]["size_in_bytes"]
    _merge(cluster, lease, name, 1 + size // cluster.address.shards // LARGEST_SEGMENT)
    cluster.write("POST", f"/{name}/_refresh")


class DocumentEncoder(Generic[Batch]):
    """Makes the documents of a batch and writes them as lines; can be pickled."""

    def __init__(self, make: Callable[[Batch], Iterable[IndexDocument]]) -> None:
        self._make = make

    def __call__(self, batch: Batch) -> list[tuple[str, bytes]]:
        """Return the lines of a batch."""
        with uncollected():
            return list(document_lines(self._make(batch)))


def compact(cluster: Cluster, indices: Indices, versions: Mapping[str, str]) -> None:
    """Let deleted documents leave the segments, and remove replaced indexes.

    Raises:
        IndexLocked: another process is writing.
    """
    indices.make_notes()
    with leased(cluster, indices.notes) as lease:
        indices.remove_others(is_at_once=True)
        state = indices.state(versions)
        if not state.name:
            return
        _expunge(cluster, lease, state.name)
        _show(cluster, indices, lease, state.name, state, versions)


def _expunge(cluster: Cluster, lease: WriterLease, name: str) -> None:
    """Merge until no segment holds a deleted document.

    A node keeps them for its copies, which say every 30 seconds how far they are.
    """
    until = time.monotonic() + EXPUNGED_S
    while True:
        lease.hold()
        cluster.write("POST", f"/{name}/_flush", force="true")
        _merge(cluster, lease, name)
        # Merged segments are taken into use by a refresh, the old ones then go.
        cluster.write("POST", f"/{name}/_refresh")
        found = cluster.read("GET", f"/{name}/_stats/docs")["_all"]["total"]["docs"]
        if not found["deleted"]:
            return
        if time.monotonic() > until:
            raise IndexUnavailable(
                f"{found['deleted']} deleted documents are still in the segments of "
                f"{name}; run: paatoshaku index --compact"
            )
        time.sleep(EXPUNGE_PAUSE_S)


def _merge(cluster: Cluster, lease: WriterLease, name: str, segments: int = 0) -> None:
    """Merge to so many segments a shard, or (0) what is deleted away.

    A large index takes longer than an answer may.
    """
    send = partial(cluster.write, "POST", f"/{name}/_forcemerge")
    if segments:
        begun = send(max_num_segments=str(segments), wait_for_completion="false")
    else:
        begun = send(only_expunge_deletes="true", wait_for_completion="false")
    while not (done := cluster.read("GET", f"/_tasks/{begun['task']}"))["completed"]:
        lease.hold()
        time.sleep(MERGE_PAUSE_S)
    if reason := done.get("error") or done.get("response", {}).get("failures"):
        raise IndexUnavailable(f"the cluster could not merge {name}: {reason}")


def check(cluster: Cluster, indices: Indices) -> None:
    """Make sure that every shard answers and that documents are whole.

    Raises:
        IndexDamaged: naming what is missing.
        IndexOutdated: it is in another format.
    """
    state = indices.state({})
    if not state.name:
        raise IndexDamaged(f"there is no index {indices.name} in the cluster")
    health = cluster.read("GET", f"/_cluster/health/{state.name}", level="shards")
    if health["status"] == "red":
        raise IndexDamaged(
            f"the index {state.name} is red: {health['unassigned_shards']} shards of it "
            "are on no node"
        )
    lacking = {"bool": {"must_not": [{"exists": {"field": "body_length"}}]}}
    body = {"size": 0, "track_total_hits": True, "query": lacking}
    [answer] = cluster.search_many(state.name, [body])
    if answer["hits"]["total"]["value"]:
        raise IndexDamaged(f"the index {state.name} holds documents of another kind")


def _show(
    cluster: Cluster,
    indices: Indices,
    lease: WriterLease,
    name: str,
    state: ClusterState,
    versions: Mapping[str, str],
) -> None:
    """Let readers see what was written, then tell them that there is a new state."""
    lease.hold()
    cluster.write("POST", f"/{name}/_refresh")
    kept = versions or state.versions or {}
    indices.note_state(name, kept)
    if not state.name:
        indices.swap_in(name)
