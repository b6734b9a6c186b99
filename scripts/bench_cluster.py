r"""What a page costs with an index in a cluster, in our process and in the node, by kind.

    python scripts/bench_search.py --documents 20000 --engines ours --folder DIR \
        --backend opensearch+http://127.0.0.1:9200/bench
    python scripts/bench_cluster.py --documents 20000 --folder DIR --node PID \
        --backend opensearch+http://127.0.0.1:9200/bench

The first command makes both indexes; the second asks both the same stream of queries and
prints milliseconds of processor time a page (an answer and its marks): of files, of our
own process with the cluster, of the node's threads without its compiler and its garbage
collector, and how many times the cluster's sum is that of files. The node has to run on
this machine and to answer nobody else; "took" is what it says itself, by the wall clock.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from bench_engines import InCluster, Ours
from bench_queries import PageQuery, Stream

SEED = 11
NOT_WORK = ("C1 Comp", "C2 Comp", "G1", "GC ", "Sweeper")


@dataclass(slots=True)
class Cost:
    """Milliseconds of pages of one kind."""

    files: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    node: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    trips: list[float] = field(default_factory=list)

    def row(self) -> str:
        """Return the middle of each, and the ratio of the middles."""
        files, own, node, took = (
            float(np.median(x)) for x in (self.files, self.own, self.node, self.took)
        )
        whole = float(np.median(np.add(self.own, self.node)))
        return (
            f"{len(self.files):5} files {files:6.2f}  own {own:6.2f}  node {node:6.2f}  "
            f"took {took:5.1f}  requests {np.mean(self.trips):.2f}  "
            f"times {whole / files:5.1f}"
        )


def main() -> None:
    """Ask both, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--warm", type=int, default=300)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--backend", required=True)
    parser.add_argument("--node", type=int, required=True, help="process of the node")
    options = parser.parse_args()
    queries = Stream(options.documents, SEED).queries(options.queries + options.warm)
    folder = options.folder / f"ours-{options.documents}"
    files, cluster = Ours(folder), InCluster(folder, options.backend)
    for engine in (files, cluster):
        engine.open()
    costs: dict[str, Cost] = {}
    asked = zip(
        queries,
        paged(files, queries),
        in_cluster(cluster, queries, options.node),
        strict=True,
    )
    for number, (query, by_files, (own, node, took, trips)) in enumerate(asked):
        if number < options.warm:
            continue
        for kind in (query.kind, "all"):
            cost = costs.setdefault(kind, Cost())
            cost.files.append(by_files)
            cost.own.append(own)
            cost.node.append(node)
            cost.took.append(took)
            cost.trips.append(trips)
    for kind, cost in costs.items():
        print(f"{kind:14}{cost.row()}")


def paged(engine: Ours, queries: list[PageQuery]) -> Iterator[float]:
    """Yield what each page takes of this thread."""
    for query in queries:
        started = time.thread_time()
        engine.page(query)
        engine.mark(query)
        yield (time.thread_time() - started) * 1000


def in_cluster(
    engine: InCluster, queries: list[PageQuery], node: int
) -> Iterator[tuple[float, float, float, int]]:
    """Yield (own, node, took, requests) of each page."""
    said: list[float] = []
    listen(engine.backend._cluster, said)
    pages = paged(engine, queries)
    while True:
        said.clear()
        before, trips = work_ms(node), engine.backend.round_trips
        own = next(pages, None)
        if own is None:
            return
        spent = work_ms(node) - before
        yield own, spent, sum(said), engine.backend.round_trips - trips


def listen(cluster: Any, said: list[float]) -> None:
    """Note what the node says that each answer took."""
    read = cluster.read

    def noting(*arguments: Any, **options: Any) -> Any:
        answer = read(*arguments, **options)
        if "took" in answer:
            said.append(answer["took"])
        return answer

    cluster.read = noting


def work_ms(process: int) -> float:
    """Return the processor time of a process's threads that answer."""
    total = 0
    for thread in Path(f"/proc/{process}/task").iterdir():
        try:
            name = (thread / "comm").read_text()
            if not name.startswith(NOT_WORK):
                total += int((thread / "schedstat").read_text().split()[0])
        except FileNotFoundError:
            continue
    return total / 1e6


if __name__ == "__main__":
    main()
