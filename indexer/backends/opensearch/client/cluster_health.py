"""What the cluster says of itself, as far as it concerns answers."""

from __future__ import annotations

from indexer.backends.opensearch.client.cluster import Cluster
from indexer.contract.backend import IndexHealth

LEAST_CLAUSES = 16_384
_CLAUSES = "indices.query.bool.max_clause_count"


def cluster_health(cluster: Cluster, name: str) -> IndexHealth:
    """Return whether the shards of an index are all there, and each of its copies.

    Raises:
        IndexUnavailable: the cluster does not answer.
    """
    if not name:
        return IndexHealth("fail", "there is no index in the cluster yet")
    found = cluster.read("GET", f"/_cluster/health/{name}")
    nodes, lost = found["number_of_data_nodes"], found["unassigned_shards"]
    said = f"the index {name} is {found['status']} on {nodes} nodes"
    if found["status"] == "red":
        return IndexHealth("fail", f"{said}: {lost} shards are on no node")
    if found["status"] == "yellow":
        return IndexHealth("warn", f"{said}: {lost} copies of shards are on no node")
    clauses = _most_clauses(cluster)
    if clauses < LEAST_CLAUSES:
        return IndexHealth(
            "warn", f"{said}; {_CLAUSES} is {clauses}: set {LEAST_CLAUSES}"
        )
    return IndexHealth("ok", said)


def _most_clauses(cluster: Cluster) -> int:
    parameters = {"include_defaults": "true", "flat_settings": "true"}
    found = cluster.read("GET", "/_cluster/settings", **parameters)
    kinds = ("transient", "persistent", "defaults")
    given = [found[kind][_CLAUSES] for kind in kinds if _CLAUSES in found.get(kind, {})]
    return int(given[0]) if given else LEAST_CLAUSES
