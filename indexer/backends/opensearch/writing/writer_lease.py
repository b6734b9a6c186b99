"""One writer at a time: a lease in the cluster, with a number that grows.

A lease is a document that is taken by compare-and-set and renewed while its holder writes.
Each new holder has a higher number, which is the version of all it writes: the cluster
refuses what a holder of a lower number sends after it. Who cannot renew stops. A lease
that ran out is renewed as long as nobody else has taken it.
"""

from __future__ import annotations

import contextlib
import os
import socket
import time
import uuid
from collections.abc import Iterator
from typing import Any

from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_failures import WriteConflict
from indexer.errors import IndexLocked, IndexUnavailable

LEASE_S = 180.0
"""How long a lease lasts without being renewed."""

LEASE_ID = "writer"
_LEAVING = 3

_ENDED: set[str] = set()
"""Holders of this process that could not give their lease back."""


class WriterLease:
    """The right to write, until it ends or is lost."""

    def __init__(self, cluster: Cluster, index: str, lasts_s: float = LEASE_S) -> None:
        self._cluster = cluster
        self._path = f"/{index}/_doc/{LEASE_ID}"
        self._lasts_s = lasts_s
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self._place: dict[str, str] = {}
        self._until = 0.0
        self._has_left = False
        self.number = 0

    def take(self) -> None:
        """Take the lease.

        Raises:
            IndexLocked: somebody else holds it.
        """
        if len(self._cluster.address.hosts) > 1:
            self._cluster.find_silent_nodes()
        found = self._cluster.read("GET", self._path, absent={})
        if not found.get("found"):
            self._put(1, {"op_type": "create"})
            return
        held = found["_source"]
        if held["until"] > time.time() and held["owner"] not in _ENDED:
            raise IndexLocked(
                f"another process is writing to the index: {held['owner']}"
            )
        self._put(held["number"] + 1, _as_it_was(found))

    def hold(self) -> None:
        """Make sure that the lease is still held; renew it when a third has passed.

        One that ran out goes on unless another one took it since, who then may have
        written: to make the documents of a batch can take long.

        Raises:
            IndexLocked: it was given back, or somebody else took it.
        """
        if self._has_left:
            raise IndexLocked("the right to write to the index has run out")
        if self._until - time.monotonic() < self._lasts_s * 2 / 3:
            self._put(self.number, self._place)

    def leave(self) -> None:
        """End the lease; one that is lost is another's."""
        self._has_left = True
        for _ in range(_LEAVING):
            try:
                self._put(self.number, self._place, lasts_s=0.0)
            except IndexLocked:
                return
            except IndexUnavailable:
                # The next node may answer.
                continue
            return
        self.forget()

    def forget(self) -> None:
        """Note that nobody holds it, though the cluster could not be told.

        For other processes it ends by itself.
        """
        self._has_left = True
        _ENDED.add(self._owner)

    def _put(
        self, number: int, place: dict[str, str], lasts_s: float | None = None
    ) -> None:
        lasts_s = self._lasts_s if lasts_s is None else lasts_s
        # Counted from before the request, so that we ask before others may begin.
        until = time.monotonic() + lasts_s
        record = {
            "owner": self._owner,
            "number": number,
            "until": time.time() + lasts_s,
        }
        try:
            done = self._cluster.write(
                "PUT", self._path, record, patience_s=0.0, **place
            )
        except WriteConflict as error:
            # The library sends it again when a node dies before it has answered.
            done = self._cluster.read("GET", self._path, absent={})
            if done.get("_source") != record:
                raise IndexLocked("another process is writing to the index") from error
        self.number, self._until, self._place = number, until, _as_it_was(done)


@contextlib.contextmanager
def leased(
    cluster: Cluster, index: str, lasts_s: float = LEASE_S
) -> Iterator[WriterLease]:
    """Hold the lease while the block runs.

    Raises:
        IndexLocked: somebody else holds it.
    """
    lease = WriterLease(cluster, index, lasts_s)
    try:
        lease.take()
    except IndexUnavailable:
        # It may have been written all the same.
        lease.forget()
        raise
    try:
        yield lease
    finally:
        lease.leave()


def _as_it_was(found: Any) -> dict[str, str]:
    return {
        "if_seq_no": str(found["_seq_no"]),
        "if_primary_term": str(found["_primary_term"]),
    }
