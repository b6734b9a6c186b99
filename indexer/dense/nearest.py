"""How near the decisions are to a text by meaning: exact, block by block."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indexer.dense.embedder import Embedder, Vectors
from indexer.dense.vector_folder import VectorFolder, VectorPart, stamp
from indexer.dense.vector_update import vector_versions

BLOCK = 1_024
"""Vectors that are multiplied at a time; so many fit into a processor's cache."""

_KNOWN_TEXTS = 32
_NOT = np.float32(-2.0)
"""Below every cosine: of decisions that do not count."""


@dataclass(frozen=True, slots=True)
class _State:
    folder: VectorFolder
    live: list[npt.NDArray[np.bool_]]
    places: Mapping[str, tuple[int, int]]
    """Decision id -> part, and its place there."""


@dataclass(frozen=True, slots=True)
class Similarities:
    """Similarities of one text to all decisions that have vectors.

    Similarity is the cosine of the nearest passage. ``mean`` and ``best`` are of all.
    """

    state: _State
    parts: tuple[Vectors, ...]
    mean: float
    best: float

    def of(self, ids: Iterable[str]) -> dict[str, float]:
        """Return the similarities of decisions; those without vectors are left out."""
        found = {}
        for name in ids:
            if (place := self.state.places.get(name)) is not None:
                found[name] = float(self.parts[place[0]][place[1]])
        return found

    def nearest(self, limit: int) -> list[str]:
        """Return the ids of the *limit* nearest, nearest first, ties by id."""
        rows: list[tuple[float, str]] = []
        for part, similarities in zip(self.state.folder.parts, self.parts, strict=True):
            wanted = min(limit, len(similarities))
            if not wanted:
                continue
            at = len(similarities) - wanted
            least = max(np.partition(similarities, at)[at], _NOT + 1)
            chosen = np.flatnonzero(similarities >= least)
            rows += [(-float(similarities[n]), part.ids[n]) for n in chosen.tolist()]
        return [name for _, name in sorted(rows)[:limit]]

    def share(self, similarity: float) -> float:
        """Return where *similarity* is between the mean (0) and the best (1)."""
        width = self.best - self.mean
        return max(0.0, (similarity - self.mean) / width) if width > 0 else 0.0


class NearestFinder:
    """Finds decisions by nearness of meaning; safe to use from several threads.

    A new state of the folder is taken up at the next question.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._folder = folder
        self._embedder = embedder
        self._lock = threading.Lock()
        self._known: dict[str, Similarities] = {}
        self._state = _state(folder, embedder)

    @property
    def version(self) -> str:
        """Model and state of the vectors that answer."""
        return f"{self._embedder.version}, vectors {self._current().folder.generation}"

    def nearness(self, text: str) -> Similarities | None:
        """Return how near all decisions are to *text*; None when none has vectors."""
        state = self._current()
        if not state.places:
            return None
        with self._lock:
            known = self._known.get(text)
            if known is not None and known.state is state:
                return known
        found = _nearness(state, self._embedder.query(text)[0])
        with self._lock:
            if len(self._known) >= _KNOWN_TEXTS:
                self._known.pop(next(iter(self._known)))
            self._known[text] = found
        return found

    def _current(self) -> _State:
        if stamp(self._folder) != self._state.folder.stamp:
            self._state = _state(self._folder, self._embedder)
        return self._state


def _state(path: Path, embedder: Embedder) -> _State:
    folder = VectorFolder(path, vector_versions(embedder))
    live = folder.live()
    places = {
        name: (number, at)
        for number, (part, mask) in enumerate(zip(folder.parts, live, strict=True))
        for at, name in enumerate(part.ids)
        if mask[at]
    }
    return _State(folder, live, places)


def _nearness(state: _State, vector: Vectors) -> Similarities:
    parts = []
    for part, live in zip(state.folder.parts, state.live, strict=True):
        similarities = np.full(len(part.ids), _NOT, np.float32)
        np.maximum.at(similarities, part.owners, _products(part, vector))
        similarities[~live] = _NOT
        parts.append(similarities)
    counted = np.concatenate(parts)
    counted = counted[counted > _NOT]
    if not len(counted):
        return Similarities(state, tuple(parts), 0.0, 0.0)
    mean = float(counted.mean(dtype=np.float64))
    return Similarities(state, tuple(parts), mean, float(counted.max()))


def _products(part: VectorPart, vector: Vectors) -> Vectors:
    count = len(part.vectors)
    products = np.empty(count, np.float32)
    buffer = np.empty((BLOCK, len(vector)), np.float32)
    for start in range(0, count, BLOCK):
        block = part.vectors[start : start + BLOCK]
        rows = buffer[: len(block)]
        np.copyto(rows, block, casting="unsafe")
        np.dot(rows, vector, out=products[start : start + len(block)])
    return np.asarray(products * part.scales)


def vectors_beside(index_folder: Path) -> Path:
    """Return where the vectors of an index are: beside it."""
    return index_folder.with_name("vectors")


def finder_beside(index_folder: Path) -> NearestFinder:
    """Return the finder over the vectors of an index, with the embedder that is here."""
    from indexer.dense.embedder import installed_embedder

    return NearestFinder(vectors_beside(index_folder), installed_embedder())
