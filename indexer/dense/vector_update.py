"""Bring the vectors up to date with the store: only new and changed decisions are read.

A better reading of the same text keeps its vectors: they are a matter of the text.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from corpus.store import DecisionStore
from indexer.dense.embedder import Embedder, Vectors
from indexer.dense.passages import FORM, passages_of
from indexer.dense.vector_folder import VectorFolder

BATCH = 250
"""Decisions that are computed before they are written: what a crash can lose."""

_TOGETHER = 16
"""Passages that a process computes at a time."""

MOST_PROCESSES = 8

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class VectorReport:
    """What an update did; ``kept`` had vectors already."""

    added: int
    removed: int
    kept: int


def vector_versions(embedder: Embedder) -> dict[str, str]:
    """Return what vectors are made with; those of other versions are not used."""
    return {"model": embedder.version, "passages": FORM}


def update_vectors(
    store: DecisionStore,
    folder: Path,
    embedder: Embedder,
    progress: Progress | None = None,
    processes: int | None = None,
) -> VectorReport:
    """Compute vectors for what is new or changed in *store*, forget what is gone.

    Args:
        store: where decisions come from.
        folder: of the vectors; made when absent. Vectors of other versions are replaced.
        embedder: the model; it is pickled when there are several *processes*.
        progress: called with (decisions done, decisions to do) after each batch.
        processes: that compute at the same time; by default as many as processors.
    """
    vectors = VectorFolder(folder, vector_versions(embedder))
    known = vectors.known
    wanted = dict(store.care.iter_hashes())
    todo = [name for name, digest in wanted.items() if known.get(name) != digest]
    gone = [name for name in known if name not in wanted]
    kept = sum(1 for name, digest in wanted.items() if known.get(name) == digest)
    if not todo and not gone:
        return VectorReport(0, 0, kept)
    done = 0
    with _computing(embedder, processes, len(todo)) as compute:
        for start in range(0, len(todo), BATCH):
            names = todo[start : start + BATCH]
            rows = store.get_many(names)
            texts = [passages_of(row.decision) for row in rows.values()]
            made = compute([text for some in texts for text in some])
            vectors.add(_rows(list(rows), texts, wanted, made), gone)
            done += len(names)
            if progress:
                progress(done, len(todo))
    if gone and not todo:
        vectors.add([], gone)
    return VectorReport(done, len(gone), kept)


def forget_gone(store: DecisionStore, folder: Path) -> int:
    """Remove from the disk the vectors of decisions that the store no longer has.

    No model is needed; return how many decisions went. 0 where there is no folder.
    """
    if not folder.is_dir():
        return 0
    vectors = VectorFolder(folder)
    gone = vectors.known.keys() - {name for name, _ in store.care.iter_hashes()}
    if gone:
        vectors.add([], gone)
    return len(gone)


def _rows(
    names: Sequence[str],
    texts: Sequence[Sequence[str]],
    digests: dict[str, str],
    made: Vectors,
) -> list[tuple[str, str, Vectors]]:
    rows, start = [], 0
    for name, some in zip(names, texts, strict=True):
        rows.append((name, digests[name], made[start : start + len(some)]))
        start += len(some)
    return rows


Compute = Callable[[list[str]], Vectors]


@contextlib.contextmanager
def _computing(
    embedder: Embedder, processes: int | None, count: int
) -> Iterator[Compute]:
    """Yield what computes passages: in this process, or in several others."""
    import numpy as np

    chosen = processes or min(os.cpu_count() or 1, MOST_PROCESSES)
    if chosen < 2 or count < _TOGETHER:
        yield lambda texts: embedder.passages(texts)
        return
    with ProcessPoolExecutor(chosen, mp_context=get_context("spawn")) as pool:

        def compute(texts: list[str]) -> Vectors:
            pieces = [
                texts[at : at + _TOGETHER] for at in range(0, len(texts), _TOGETHER)
            ]
            made = list(pool.map(embedder.passages, pieces))
            empty = np.zeros((0, embedder.dimensions), np.float32)
            return np.concatenate([empty, *made])

        yield compute
