"""A whole list of hits, from the state of the moment at which it was asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_failures import IndexGone
from indexer.errors import GenerationGone, IndexerError

PAGE = 1_000
MOST_PAGE = 10_000
KEPT = "10m"
"""How long the cluster keeps the state of a list for its next page."""

Body = dict[str, Any]


def pages(
    cluster: Cluster, index: str, body: Callable[[int], Body]
) -> Iterator[list[Any]]:
    """Yield the hits of a list, a page at a time.

    The first request is sent at once; a list that fits in it needs no kept state.
    """
    [first] = cluster.search_many(index, [body(PAGE)])
    hits = first["hits"]["hits"]
    if first["hits"]["total"]["value"] <= len(hits):
        return iter([hits])
    opened = cluster.read("POST", f"/{index}/_search/point_in_time", keep_alive=KEPT)
    return _kept_pages(cluster, opened["pit_id"], body(MOST_PAGE))


def _kept_pages(cluster: Cluster, state: str, body: Body) -> Iterator[list[Any]]:
    body = {**body, "track_total_hits": False}
    try:
        while True:
            body["pit"] = {"id": state, "keep_alive": KEPT}
            try:
                [answer] = cluster.search_many("", [body])
            except IndexGone as error:
                raise GenerationGone(
                    "the index that the list was begun on was replaced; begin anew"
                ) from error
            state = answer.get("pit_id", state)
            hits = answer["hits"]["hits"]
            if hits:
                yield hits
            if len(hits) < body["size"]:
                return
            body["search_after"] = hits[-1]["sort"]
    finally:
        with contextlib.suppress(IndexerError):
            cluster.write("DELETE", "/_search/point_in_time", {"pit_id": [state]})
