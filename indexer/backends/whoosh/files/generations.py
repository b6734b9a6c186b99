"""Which files make up the index: the manifest, and damage.

The manifest is the one pointer to a state: it is replaced by renaming, after every file
it names is on disk. Killing a writer at any moment leaves the old state or the new one;
files that no manifest names are removed by the next writer (``writing.locks``).
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from corpus.durable_files import hash_of, sync
from indexer.backends.whoosh.files.array_file import ADVICE, Array
from indexer.errors import IndexDamaged, IndexOutdated

FORMAT = "7"
"""Change it with every change of what a segment file holds."""

_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the index folder."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment: its file, its documents, and the file that numbers deleted ones."""

    file: FileEntry
    documents: int
    deleted: FileEntry | None = None
    deleted_count: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """A state of the index.

    Attributes:
        generation: its id.
        number: counts commits; 0 before the first.
        versions: what the documents were made with ("analyzer", "schema" …).
        segments: in no particular order.
    """

    generation: str = "0"
    number: int = 0
    versions: Mapping[str, str] = field(default_factory=dict)
    segments: Sequence[SegmentEntry] = ()

    def files(self) -> list[FileEntry]:
        """Return all files of the state."""
        deleted = [entry.deleted for entry in self.segments if entry.deleted]
        return [*(entry.file for entry in self.segments), *deleted]

    def following(
        self, segments: Sequence[SegmentEntry], versions: Mapping[str, str]
    ) -> Manifest:
        """Return the next state."""
        number = self.number + 1
        generation = f"{number}-{uuid.uuid4().hex[:12]}"
        return Manifest(generation, number, dict(versions), tuple(segments))


def exists(folder: Path) -> bool:
    """Return whether there is an index in *folder*."""
    return (folder / _NAME).is_file()


def stamp(folder: Path) -> tuple[int, int] | None:
    """Return something that changes when the manifest is replaced; None without one."""
    try:
        status = (folder / _NAME).stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest; an empty one when there is none.

    Raises:
        IndexDamaged: it cannot be read, or its own check sum is wrong.
        IndexOutdated: the files have another format.
    """
    try:
        record = json.loads((folder / _NAME).read_bytes())
    except FileNotFoundError:
        return Manifest()
    except ValueError as error:
        raise IndexDamaged(f"{folder / _NAME} cannot be read; {ADVICE}") from error
    if not isinstance(record, dict) or record.pop("check", None) != _check(record):
        raise IndexDamaged(f"{folder / _NAME} was changed or cut; {ADVICE}")
    if record.pop("format") != FORMAT:
        raise IndexOutdated(f"the index has an older file format; {ADVICE}")
    segments = [
        SegmentEntry(
            FileEntry(**row["file"]),
            row["documents"],
            FileEntry(**row["deleted"]) if row["deleted"] else None,
            row["deleted_count"],
        )
        for row in record.pop("segments")
    ]
    return Manifest(**record, segments=tuple(segments))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put *manifest* in place of the present one, durably."""
    record = {**dataclasses.asdict(manifest), "format": FORMAT}
    record["check"] = _check(record)
    beside = folder / f"{_NAME}.new"
    with beside.open("wb") as file:
        file.write(json.dumps(record, indent=1).encode())
        file.flush()
        os.fsync(file.fileno())
    sync(folder)
    beside.replace(folder / _NAME)
    sync(folder)


def _check(record: Mapping[str, object]) -> str:
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def check_versions(manifest: Manifest, versions: Mapping[str, str]) -> None:
    """Refuse an index whose documents were made with other versions.

    Raises:
        IndexOutdated: naming the first difference and what to do.
    """
    for name, version in versions.items() if manifest.segments else ():
        made_with = manifest.versions.get(name, "unknown")
        if made_with != version:
            raise IndexOutdated(
                f"the index was made with {name} version {made_with}, "
                f"this program has {version}; {ADVICE}"
            )


def check_files(folder: Path, manifest: Manifest, *, is_full: bool) -> None:
    """Compare the files with the manifest: sizes, and contents when *is_full*.

    Raises:
        IndexDamaged: naming the first file that is missing or differs.
    """
    for entry in manifest.files():
        path = folder / entry.name
        if not path.is_file():
            raise IndexDamaged(f"{path} is missing; {ADVICE}")
        if path.stat().st_size != entry.size:
            raise IndexDamaged(f"{path} does not have its {entry.size} bytes; {ADVICE}")
        if is_full and hash_of(path) != entry.sha256:
            raise IndexDamaged(f"{path} differs from its check sum; {ADVICE}")


def read_deleted(folder: Path, entry: SegmentEntry) -> Array:
    """Return the ascending numbers of the deleted documents of a segment."""
    if entry.deleted is None:
        return np.zeros(0, np.int32)
    return np.fromfile(folder / entry.deleted.name, "<i4")


def write_deleted(folder: Path, entry: SegmentEntry, deleted: Array) -> SegmentEntry:
    """Write the numbers of deleted documents to a new file; returns the new entry."""
    content = np.unique(deleted).astype("<i4").tobytes()
    name = f"{Path(entry.file.name).stem}-{uuid.uuid4().hex[:12]}.deleted"
    with (folder / name).open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return dataclasses.replace(
        entry,
        deleted=FileEntry(name, len(content), hashlib.sha256(content).hexdigest()),
        deleted_count=len(content) // 4,
    )
