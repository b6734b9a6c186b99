"""Merging beside writers and readers: begun and committed under the lock, done without.

A merge reads segments that never change, and writes a file that no manifest names. What
is deleted meanwhile is deleted in its result, too. Killed at any moment it leaves the
state as it was; the file goes with the next commit. A merge whose segments were replaced
(by a rebuild, by ``compact``) is dropped.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.backends.whoosh.codec.contents import repair_contents
from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.files.generations import (
    FileEntry,
    SegmentEntry,
    read_deleted,
    read_manifest,
    write_deleted,
)
from indexer.backends.whoosh.postings.segment import Segment
from indexer.backends.whoosh.writing.locks import (
    UNFINISHED,
    MergeClaim,
    writer_lock_of_merge,
)
from indexer.backends.whoosh.writing.merge import Merger
from indexer.backends.whoosh.writing.merge_policy import due, new_name
from indexer.backends.whoosh.writing.writer import commit

_PAUSE_S = 0.05


class MergeDropped(Exception):
    """Somebody replaced what was being merged; never seen outside of this module."""


def merge_due(folder: Path, *, is_waiting: bool = False) -> int:
    """Merge until nothing is due; return how many merges were done.

    Args:
        folder: of the index; without one nothing is done.
        is_waiting: wait for the process that merges already; otherwise leave it to it.
    """
    if not folder.is_dir():
        return 0
    with contextlib.closing(MergeClaim(folder)) as claim:
        while not _is_taken(folder, claim):
            if not is_waiting:
                return 0
            time.sleep(_PAUSE_S)
        return sum(1 for _ in _merges(folder, claim))


def _is_taken(folder: Path, claim: MergeClaim) -> bool:
    with writer_lock_of_merge(folder, _never):
        return claim.take()


def _never() -> None:
    """Go on waiting."""


def _merges(folder: Path, claim: MergeClaim) -> Iterator[SegmentEntry]:
    """Merge, one group of segments after the other; yields what each became."""
    with contextlib.suppress(MergeDropped):
        while merge := _begun(folder, claim):
            yield merge.done()


def _begun(folder: Path, claim: MergeClaim) -> _Merge | None:
    """Return what to merge next; None when nothing is due, and then the claim is free."""
    with writer_lock_of_merge(folder, _never):
        group = due(read_manifest(folder).segments)
        if not group:
            claim.give_back()
            return None
        claim.say(entry.file.name for entry in group)
        # Opened, they can be read even if somebody removes them.
        sources = [
            _Source(
                entry.file.name,
                Segment(folder / entry.file.name),
                read_deleted(folder, entry),
            )
            for entry in group
        ]
        return _Merge(folder, sources)


@dataclass(frozen=True, slots=True)
class _Source:
    """A segment to merge, as it was when the merge began."""

    name: str
    segment: Segment
    deleted: Array


class _Merge:
    """One merge, from several segments that are open to a new one."""

    def __init__(self, folder: Path, sources: Sequence[_Source]) -> None:
        self._folder = folder
        self._sources = sources
        self._name = new_name()
        self._path = folder / Path(self._name).with_suffix(UNFINISHED)

    def done(self) -> SegmentEntry:
        """Write the new segment and put it in the place of the old ones.

        Raises:
            MergeDropped: they are not there any more, or somebody stopped the merge.
        """
        try:
            merger = Merger([(x.segment, x.deleted) for x in self._sources], self._look)
            size, sha256 = merger.write(self._path)
            made = SegmentEntry(FileEntry(self._name, size, sha256), merger.size)
            with writer_lock_of_merge(self._folder, self._look):
                return self._committed(made, merger)
        finally:
            self._path.unlink(missing_ok=True)

    def _look(self) -> None:
        """End the merge if its file was removed."""
        if not self._path.exists():
            raise MergeDropped

    def _committed(self, made: SegmentEntry, merger: Merger) -> SegmentEntry:
        manifest = read_manifest(self._folder)
        present = {entry.file.name: entry for entry in manifest.segments}
        if not all(source.name in present for source in self._sources):
            raise MergeDropped
        self._look()
        self._path.rename(self._folder / self._name)
        gone = [
            merger.new_numbers(source.segment)[
                np.setdiff1d(
                    read_deleted(self._folder, present[source.name]), source.deleted
                )
            ]
            for source in self._sources
        ]
        if any(map(len, gone)):
            made = write_deleted(self._folder, made, np.concatenate(gone))
        merged = {source.name for source in self._sources}
        others = [x for x in manifest.segments if x.file.name not in merged]
        repair_contents(self._folder, manifest)
        commit(self._folder, manifest, [*others, made], manifest.versions)
        return made
