"""The mark up to which the store is indexed, kept in the cluster beside the index."""

from __future__ import annotations

import json
from collections.abc import Callable

from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_indices import Indices

MARK_ID = "mark"


class ClusterMarks:
    """See ``MarkPlace``; a connection is opened for each call."""

    def __init__(self, connect: Callable[[], Cluster]) -> None:
        self._connect = connect

    @property
    def shown(self) -> str:
        """Where the mark is, for messages."""
        cluster = self._connect()
        return f"the mark in {cluster.address.shown}"

    def read(self) -> str | None:
        """See ``MarkPlace``."""
        cluster = self._connect()
        try:
            notes = Indices(cluster, cluster.address.name).notes
            found = cluster.read("GET", f"/{notes}/_doc/{MARK_ID}", absent={})
            return json.dumps(found["_source"]) if found.get("found") else None
        finally:
            cluster.close()

    def write(self, text: str) -> None:
        """See ``MarkPlace``."""
        cluster = self._connect()
        try:
            indices = Indices(cluster, cluster.address.name)
            indices.make_notes()
            path = f"/{indices.notes}/_doc/{MARK_ID}"
            cluster.write("PUT", path, json.loads(text))
        finally:
            cluster.close()
