"""Vectors on disk: immutable parts of int8 arrays, and a manifest that names them.

A part has the vectors of some decisions. A decision belongs to the last part that has it;
the manifest is replaced when everything else is written, so a crash leaves the old state.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.dense.embedder import Vectors
from indexer.errors import IndexDamaged

_MANIFEST = "manifest.json"
_MOST_PARTS = 8
_LEVELS = 127.0

Int8 = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class VectorPart:
    """Vectors of one part, memory-mapped.

    Attributes:
        ids: of its decisions, in order.
        hashes: content hash of each.
        owners: for each vector the place of its decision in ``ids``, ascending.
        vectors: one row of int8 each.
        scales: what a row is to be multiplied with.
    """

    name: str
    ids: tuple[str, ...]
    hashes: tuple[str, ...]
    owners: npt.NDArray[np.int32]
    vectors: Int8
    scales: Vectors


class VectorFolder:
    """The vectors of one model; ``parts`` are of one state.

    Vectors of other *versions* are as none, and go with the first that are added; without
    *versions* those that are there are taken.
    """

    def __init__(self, folder: Path, versions: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self.parts: tuple[VectorPart, ...] = ()
        self.generation = 0
        self._gone: frozenset[str] = frozenset()
        self.stamp = stamp(folder)
        manifest = _read_manifest(folder)
        there = dict(manifest["versions"]) if manifest else {}
        self._versions = there if versions is None else dict(versions)
        if manifest:
            self.generation = int(manifest["generation"])
        if manifest and there == self._versions:
            self._gone = frozenset(manifest["gone"])
            self.parts = tuple(_read_part(folder, name) for name in manifest["parts"])

    @property
    def known(self) -> dict[str, str]:
        """Return decision id -> content hash of all that have vectors."""
        found: dict[str, str] = {}
        for part in self.parts:
            found.update(zip(part.ids, part.hashes, strict=True))
        return {
            name: digest for name, digest in found.items() if name not in self._gone
        }

    def live(self) -> list[npt.NDArray[np.bool_]]:
        """Return for each part which of its decisions count: not gone, not replaced."""
        seen = set(self._gone)
        masks = []
        for part in reversed(self.parts):
            masks.append(np.array([name not in seen for name in part.ids], bool))
            seen.update(part.ids)
        return masks[::-1]

    def add(
        self,
        rows: Sequence[tuple[str, str, Vectors]],
        gone: Iterable[str] = (),
    ) -> None:
        """Add or replace decisions: id, content hash, vectors; forget those *gone*.

        Vectors of what is gone leave the disk at once.
        """
        gone = set(gone)
        self._folder.mkdir(parents=True, exist_ok=True)
        added = {name for name, _, _ in rows}
        left = (self._gone | gone) - added
        names = [part.name for part in self.parts]
        number = self.generation + 1
        if rows:
            names.append(f"part-{number}")
            _write_part(self._folder, names[-1], rows)
        self._commit(number, names, left)
        if gone or len(self.parts) > _MOST_PARTS:
            self._merge()

    def _merge(self) -> None:
        """Write all that counts as one part."""
        number = self.generation + 1
        name = f"part-{number}"
        kept = zip(self.parts, self.live(), strict=True)
        _write_joined(self._folder, name, list(kept))
        self._commit(number, [name], frozenset())

    def _commit(self, number: int, names: list[str], gone: Iterable[str]) -> None:
        manifest = {
            "generation": number,
            "versions": self._versions,
            "parts": names,
            "gone": sorted(gone),
        }
        beside = self._folder / f"{_MANIFEST}.new"
        beside.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
        os.replace(beside, self._folder / _MANIFEST)
        _remove_others(self._folder, names)
        fresh = VectorFolder(self._folder, self._versions)
        self.parts, self.generation = fresh.parts, fresh.generation
        self._gone, self.stamp = fresh._gone, fresh.stamp


def stamp(folder: Path) -> tuple[int, int]:
    """Return what changes with each new state; (0, 0) when there is none."""
    try:
        found = (folder / _MANIFEST).stat()
    except OSError:
        return (0, 0)
    return found.st_mtime_ns, found.st_ino


def quantised(vectors: Vectors) -> tuple[Int8, Vectors]:
    """Return *vectors* as int8, and the scale of each row."""
    scales = np.abs(vectors).max(axis=1, initial=0.0) / _LEVELS
    safe = np.where(scales > 0, scales, 1.0)
    rounded = np.rint(vectors / safe[:, None]).astype(np.int8)
    return rounded, scales.astype(np.float32)


def _write_part(
    folder: Path, name: str, rows: Sequence[tuple[str, str, Vectors]]
) -> None:
    counts = [len(vectors) for _, _, vectors in rows]
    owners = np.repeat(np.arange(len(rows), dtype=np.int32), counts)
    vectors, scales = quantised(np.concatenate([vectors for _, _, vectors in rows]))
    pairs = [(decision_id, digest) for decision_id, digest, _ in rows]
    _save(folder, name, pairs, owners, vectors, scales)


def _write_joined(
    folder: Path, name: str, parts: list[tuple[VectorPart, npt.NDArray[np.bool_]]]
) -> None:
    pairs: list[tuple[str, str]] = []
    owners, vectors, scales = [], [], []
    for part, live in parts:
        numbers = np.cumsum(live, dtype=np.int32) - 1 + len(pairs)
        has = live[part.owners]
        owners.append(numbers[part.owners[has]].astype(np.int32))
        vectors.append(part.vectors[has])
        scales.append(part.scales[has])
        both = zip(part.ids, part.hashes, live, strict=True)
        pairs += [
            (decision_id, digest) for decision_id, digest, is_live in both if is_live
        ]
    joined = (np.concatenate(rows) for rows in (owners, vectors, scales))
    _save(folder, name, pairs, *joined)


def _save(
    folder: Path, name: str, pairs: Sequence[tuple[str, str]], *arrays: Any
) -> None:
    lines = (f"{decision_id}\t{digest}\n" for decision_id, digest in pairs)
    (folder / f"{name}.ids").write_text("".join(lines), encoding="utf-8")
    for kind, array in zip(("owners", "vectors", "scales"), arrays, strict=True):
        np.save(folder / f"{name}.{kind}.npy", array)


def _read_part(folder: Path, name: str) -> VectorPart:
    try:
        text = (folder / f"{name}.ids").read_text(encoding="utf-8")
        pairs = [line.split("\t") for line in text.splitlines()]
        arrays = (
            np.load(folder / f"{name}.{kind}.npy", mmap_mode="r")
            for kind in ("owners", "vectors", "scales")
        )
        ids, hashes = tuple(row[0] for row in pairs), tuple(row[1] for row in pairs)
        return VectorPart(name, ids, hashes, *arrays)
    except (OSError, ValueError, IndexError) as error:
        raise IndexDamaged(
            f"vectors in {folder}: {name} cannot be read ({error}); "
            "remove the folder and run: paatoshaku index --dense"
        ) from error


def _read_manifest(folder: Path) -> dict[str, Any] | None:
    try:
        text = (folder / _MANIFEST).read_text(encoding="utf-8")
        return dict(json.loads(text))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise IndexDamaged(
            f"vectors in {folder}: the manifest cannot be read ({error}); "
            "remove the folder and run: paatoshaku index --dense"
        ) from error


def _remove_others(folder: Path, names: Sequence[str]) -> None:
    for path in folder.glob("part-*"):
        if path.name.split(".")[0] not in names:
            path.unlink(missing_ok=True)
