"""Changes to an index folder: new segments, deletions, commits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from indexer.backends.whoosh.codec.contents import repair_contents, write_contents
from indexer.backends.whoosh.files.generations import (
    FileEntry,
    Manifest,
    SegmentEntry,
    read_deleted,
    read_manifest,
    write_deleted,
    write_manifest,
)
from indexer.backends.whoosh.postings.segment import Segment
from indexer.backends.whoosh.writing.builder import SegmentBuilder
from indexer.backends.whoosh.writing.locks import (
    merging,
    no_merge,
    remove_orphans,
    writer_lock,
)
from indexer.backends.whoosh.writing.merge_policy import (
    compacted,
    is_due,
    joined,
    new_name,
    tidied,
)
from indexer.backends.whoosh.writing.merge_process import start_merging
from indexer.contract.document import IndexDocument

TOKENS_PER_SEGMENT = 4_000_000
"""Tokens of one built segment; about 800 MB while it is written."""


def update_index(
    folder: Path,
    documents: Iterable[IndexDocument],
    deleted_ids: Iterable[str],
    versions: Mapping[str, str],
) -> None:
    """Add or replace *documents* and delete *deleted_ids* in one commit.

    Small segments are merged at once, large ones by a process that it starts.

    Raises:
        IndexLocked: another process is writing.
    """
    with writer_lock(folder):
        manifest = read_manifest(folder)
        repair_contents(folder, manifest)
        remove_orphans(folder, manifest)
        removed = set(deleted_ids)
        segments = without(folder, manifest.segments, removed)
        for entry, ids in write_segments(folder, documents):
            segments = [*without(folder, segments, ids), entry]
        busy = merging(folder)
        segments = tidied(folder, segments, busy)
        commit(folder, manifest, segments, versions)
    if busy is None and is_due(segments):
        start_merging(folder)


def compact_index(folder: Path, *, is_full: bool = False) -> None:
    """Remove deleted documents from the disk; when *is_full*, join all segments.

    Raises:
        IndexLocked: another process is writing.
    """
    with no_merge(folder), writer_lock(folder):
        manifest = read_manifest(folder)
        repair_contents(folder, manifest)
        remove_orphans(folder, manifest)
        tidy = joined if is_full else compacted
        segments = tidy(folder, manifest.segments)
        if list(segments) != list(manifest.segments):
            commit(folder, manifest, segments, manifest.versions)
    if is_due(segments):
        start_merging(folder)


def commit(
    folder: Path,
    manifest: Manifest,
    segments: Sequence[SegmentEntry],
    versions: Mapping[str, str],
) -> Manifest:
    """Make *segments* the state of the index; only for the lock's holder."""
    kept = [entry for entry in segments if entry.deleted_count < entry.documents]
    following = manifest.following(kept, versions)
    write_manifest(folder, following)
    write_contents(folder, following)
    remove_orphans(folder, following)
    return following


def write_segments(
    folder: Path, documents: Iterable[IndexDocument]
) -> Iterable[tuple[SegmentEntry, set[str]]]:
    """Write *documents* as one or more segments; gives each with its ids."""
    builder, ids = SegmentBuilder(), set()
    for document in documents:
        builder.add(document)
        ids.add(document.decision_id)
        if builder.token_count >= TOKENS_PER_SEGMENT:
            yield write_segment(folder, builder), ids
            builder, ids = SegmentBuilder(), set()
    if ids:
        yield write_segment(folder, builder), ids


def write_segment(folder: Path, builder: SegmentBuilder) -> SegmentEntry:
    """Write one segment under a new name."""
    name = new_name()
    size, sha256 = builder.write(folder / name)
    return SegmentEntry(FileEntry(name, size, sha256), len(builder))


def without(
    folder: Path, segments: Sequence[SegmentEntry], ids: set[str]
) -> list[SegmentEntry]:
    """Mark the documents with these *ids* as deleted."""
    return [_without(folder, entry, ids) for entry in segments]


def _without(folder: Path, entry: SegmentEntry, ids: set[str]) -> SegmentEntry:
    if not ids:
        return entry
    segment = Segment(folder / entry.file.name)
    if segment.ids.text(segment.size - 1) < min(ids) or max(ids) < segment.ids.text(0):
        return entry
    numbers = [segment.document_number(name) for name in ids]
    here = np.array([number for number in numbers if number is not None], np.int32)
    before = read_deleted(folder, entry)
    deleted = np.union1d(before, here)
    return (
        entry if len(deleted) == len(before) else write_deleted(folder, entry, deleted)
    )
