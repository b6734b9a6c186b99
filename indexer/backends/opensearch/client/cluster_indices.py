"""The indexes of one service in a cluster: which one answers, and from what state.

``NAME`` is an alias of the index that answers, ``NAME-<time>-<random>``; its mapping notes
generation and versions. ``NAME-notes`` holds the writer's lease and the mark up to which
the store is indexed.
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_failures import WriteConflict
from indexer.backends.opensearch.documents.index_mapping import FORMAT, index_body
from indexer.errors import IndexOutdated

KEPT_S = 600.0
"""How long a replaced index stays for lists that were begun on it."""

_REBUILD = "run: paatoshaku index --rebuild"


@dataclass(frozen=True, slots=True)
class ClusterState:
    """The index that answers, and its state; ``name`` is "" while there is none."""

    name: str = ""
    generation: str = "0"
    versions: Mapping[str, str] | None = None


def new_generation() -> str:
    """Return an id that no other state has."""
    return uuid.uuid4().hex


class Indices:
    """Finds, makes and removes the indexes of one name."""

    def __init__(self, cluster: Cluster, name: str) -> None:
        self._cluster = cluster
        self.name = name
        self.notes = f"{name}-notes"

    def state(self, versions: Mapping[str, str]) -> ClusterState:
        """Return the state that answers now.

        Raises:
            IndexOutdated: it was made in another format, or with other *versions*.
        """
        found = self._cluster.read("GET", f"/{self.name}/_mapping", absent={})
        if not found:
            return ClusterState()
        name, entry = next(iter(found.items()))
        meta = entry["mappings"].get("_meta", {})
        if meta.get("format") != FORMAT:
            raise IndexOutdated(
                f"the index in the cluster has format {meta.get('format')}, this program "
                f"writes format {FORMAT}; {_REBUILD}"
            )
        kept = meta.get("versions", {})
        for part, version in versions.items():
            if kept.get(part) != version:
                raise IndexOutdated(
                    f"the index was made with {part} {kept.get(part)}, this program has "
                    f"{version}; {_REBUILD}"
                )
        return ClusterState(name, str(meta["generation"]), kept)

    def answering(self) -> list[str]:
        """Return the indexes that the alias names: one, or none yet.

        Only own indexes are asked for: a user may know nothing of others.
        """
        path = f"/{self.name}-*/_alias/{self.name}"
        return list(self._cluster.read("GET", path, absent={}))

    def make(self, versions: Mapping[str, str]) -> str:
        """Make an empty index that does not answer yet; return its name."""
        name = f"{self.name}-{int(time.time())}-{uuid.uuid4().hex[:8]}"
        meta = {
            "format": FORMAT,
            "generation": new_generation(),
            "versions": dict(versions),
        }
        address = self._cluster.address
        body = index_body(address.shards, address.replicas, meta)
        self._cluster.write("PUT", f"/{name}", body)
        return name

    def make_notes(self) -> None:
        """Make the index of notes where it is missing."""
        if self._cluster.read("GET", f"/{self.notes}/_settings", absent={}):
            return
        replicas = self._cluster.address.replicas
        settings = {"number_of_shards": 1, "number_of_replicas": replicas}
        mappings = {"dynamic": False}
        body = {"settings": settings, "mappings": mappings}
        try:
            self._cluster.write("PUT", f"/{self.notes}", body)
        except WriteConflict:
            return

    def note_state(self, name: str, versions: Mapping[str, str]) -> None:
        """Note a new generation in an index."""
        meta = {
            "format": FORMAT,
            "generation": new_generation(),
            "versions": dict(versions),
        }
        self._cluster.write("PUT", f"/{name}/_mapping", {"_meta": meta})

    def swap_in(self, name: str) -> None:
        """Let an index answer instead of the one that did, in one step."""
        others = [other for other in self.answering() if other != name]
        actions: list[Any] = [
            {"remove": {"index": other, "alias": self.name}} for other in others
        ]
        actions.append({"add": {"index": name, "alias": self.name}})
        self._cluster.write("POST", "/_aliases", {"actions": actions})
        for other in others:
            meta = {"_meta": {"replaced": time.time()}}
            self._cluster.write("PUT", f"/{other}/_mapping", meta)

    def remove_others(self, *, is_at_once: bool = False) -> None:
        """Remove indexes that do not answer: those of before, and unfinished ones.

        Unless *is_at_once*, one that was replaced stays ``KEPT_S`` for open lists.
        """
        own = re.compile(rf"{re.escape(self.name)}-\d+-[0-9a-f]{{8}}")
        answering = self.answering()
        pattern = f"/{self.name}-*/_mapping"
        for name, entry in self._cluster.read("GET", pattern, absent={}).items():
            if name in answering or not own.fullmatch(name):
                continue
            replaced = entry["mappings"].get("_meta", {}).get("replaced", 0.0)
            if is_at_once or time.time() - replaced > KEPT_S:
                self._cluster.write("DELETE", f"/{name}")
