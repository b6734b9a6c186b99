"""Measure nearness by meaning: the model, the search among vectors, bytes on disk.

    python scripts/bench_dense.py [--passages 200000] [--rounds 20]

Prints medians of wall and processor time in milliseconds. Vectors are random ones of the
model's size: the search is exact and takes the same time for any.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from indexer.dense.embedder import installed_embedder
from indexer.dense.nearest import NearestFinder
from indexer.dense.vector_folder import VectorFolder
from indexer.dense.vector_update import vector_versions

_PASSAGE = (
    "Kunnanhallitus päätti hyväksyä satamanosturin hankinnan ja valtuutti teknisen "
    "johtajan allekirjoittamaan sopimuksen, kun määräraha on myönnetty. "
) * 3
_QUERIES = ("satamanosturin hankinta", "mitä nosturi maksaa?", "lyftkran i hamnen")


def measured(run: Callable[[int], object], rounds: int) -> tuple[float, float]:
    """Return the medians of wall and processor time of *run*, in milliseconds."""
    walls, processors = [], []
    for number in range(rounds):
        wall, processor = time.perf_counter(), time.process_time()
        run(number)
        walls.append((time.perf_counter() - wall) * 1000)
        processors.append((time.process_time() - processor) * 1000)
    return statistics.median(walls), statistics.median(processors)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    embedder = installed_embedder()
    embedder.query("alku")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rng = np.random.default_rng(1)
        size = arguments.passages // 2
        rows = rng.normal(size=(size, 2, embedder.dimensions)).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=2, keepdims=True)
        vectors = VectorFolder(folder, vector_versions(embedder))
        vectors.add([(f"demo/{at}", "", pair) for at, pair in enumerate(rows)])
        stored = sum(path.stat().st_size for path in folder.glob("*.npy"))
        finder = NearestFinder(folder, embedder)
        print(f"{'bytes a passage':32}{stored / arguments.passages:10.1f}")
        tasks: dict[str, Callable[[int], object]] = {
            "a passage of the model": lambda _: embedder.passages([_PASSAGE]),
            "a query of the model": lambda at: embedder.query(_QUERIES[at % 3]),
            "a query, and its nearest": lambda at: finder.nearness(
                f"{_QUERIES[at % 3]} {at}"
            ),
        }
        for label, run in tasks.items():
            wall, processor = measured(run, arguments.rounds)
            print(f"{label:32}{wall:10.1f} ms {processor:10.1f} ms of processor")


if __name__ == "__main__":
    main()
