"""Indexes in an OpenSearch cluster; the address says where, no folder is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from corpus.index_marks import MarkPlace
from indexer.backends.opensearch.backend import OpenSearchBackend
from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_address import (
    ClusterAddress,
    read_address,
)
from indexer.backends.opensearch.client.cluster_indices import Indices
from indexer.backends.opensearch.writing.cluster_marks import ClusterMarks
from indexer.backends.opensearch.writing.index_changes import rebuild
from indexer.contract.document import IndexDocument
from indexer.contract.engine import Batch, IndexEngine
from indexer.errors import InvalidAddress


class OpenSearchEngine:
    """See ``IndexEngine``."""

    def __init__(self, address: ClusterAddress | None = None) -> None:
        self._address = address

    def at(self, address: str) -> OpenSearchEngine:
        """See ``IndexEngine``."""
        return OpenSearchEngine(read_address(address))

    def exists(self, folder: Path) -> bool:
        """See ``IndexEngine``."""
        del folder
        cluster = self._cluster()
        try:
            return bool(Indices(cluster, cluster.address.name).answering())
        finally:
            cluster.close()

    def open(
        self, folder: Path, versions: Mapping[str, str] | None = None
    ) -> OpenSearchBackend:
        """See ``IndexEngine``."""
        del folder
        cluster = self._cluster()
        return OpenSearchBackend(cluster, cluster.address.name, versions)

    def rebuild(
        self,
        folder: Path,
        batches: Iterable[Batch],
        make: Callable[[Batch], Iterable[IndexDocument]],
        versions: Mapping[str, str],
        *,
        processes: int = 1,
        on_batch: Callable[[int], None] | None = None,
    ) -> int:
        """See ``IndexEngine``."""
        del folder
        cluster = self._cluster()
        try:
            return rebuild(
                cluster,
                Indices(cluster, cluster.address.name),
                batches,
                make,
                versions,
                processes=processes,
                on_batch=on_batch,
            )
        finally:
            cluster.close()

    def marks(self, folder: Path) -> MarkPlace:
        """See ``IndexEngine``."""
        del folder
        return ClusterMarks(self._cluster)

    def _cluster(self) -> Cluster:
        if self._address is None:
            raise InvalidAddress(
                "OpenSearch needs an address: opensearch+https://host:9200/name"
            )
        return Cluster(self._address)


ENGINE: IndexEngine = OpenSearchEngine()
