"""Wait until a cluster whose nodes died is whole again; mend copies that stay in the making."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Sequence

from scripts.opensearch_server import ServerNode, wait_for

_STUCK = 3
"""Turns of twenty seconds after which a copy is taken for stuck."""
_GONE = 5.0
"""Seconds in which a dropped copy goes before it is made again."""


def settle(nodes: Sequence[ServerNode]) -> None:
    """Wait until all nodes are there and every shard is where it should be.

    Raises:
        RuntimeError: it did not become so in ten minutes; with what the nodes logged.
    """
    wait_for(nodes)
    place = "/_cluster/health?wait_for_status=green&timeout=20s"
    for turn in range(30):
        # Not being green in time is answered with 408.
        with contextlib.suppress(OSError):
            if nodes[0].ask("GET", place)["status"] == "green":
                return
        # A shard whose placing failed five times is not placed again unless asked.
        with contextlib.suppress(OSError):
            nodes[0].ask("POST", "/_cluster/reroute?retry_failed=true")
        if turn and turn % _STUCK == 0:
            is_first = turn < 2 * _STUCK
            stuck = copy_anew(nodes[0], again=is_first)
            if stuck and not is_first:
                names = ", ".join(sorted(stuck))
                print(f"left without copies, stuck twice: {names}", file=sys.stderr)
    raise RuntimeError(f"the cluster did not become green\n{unplaced(nodes)}")


def copy_anew(node: ServerNode, *, again: bool = True) -> set[str]:
    """Drop the copies of shards that stay in the making, and make them again.

    After two of three nodes have died, a copy can wait in its first step for good, and
    cancelling it does not help; the primary shard is whole meanwhile.

    Args:
        node: of the cluster.
        again: whether copies are made again, a moment after they are gone.

    Returns:
        the indexes with such copies.
    """
    stuck: set[str] = set()
    with contextlib.suppress(OSError):
        shards = node.ask("GET", "/_cat/shards?format=json&h=index,prirep,state")
        stuck = {
            row["index"]
            for row in shards
            if row["prirep"] == "r" and row["state"] != "STARTED"
        }
        for copies in (0, 1) if again else (0,):
            for index in sorted(stuck):
                wanted = {"index.number_of_replicas": copies}
                node.ask("PUT", f"/{index}/_settings", wanted)
            time.sleep(_GONE)
    return stuck


def unplaced(nodes: Sequence[ServerNode]) -> str:
    """Return why a shard is not where it should be, and the last lines each node logged."""
    told = []
    for path in ("/_cluster/health", "/_cluster/allocation/explain"):
        try:
            told.append(str(nodes[0].ask("GET", path)))
        except OSError as error:
            told.append(f"{path}: {error}")
    return "\n".join([*told, *(f"{x.name}: {x.log()[-1500:]}" for x in nodes)])
