"""Which segments to merge, and merging them.

Few segments answer faster; merging costs time. Segments of about one size are merged
when there are four of them, so a document is rewritten a few times in all. A segment of
which a fifth is deleted is rewritten, which removes deleted texts from the disk.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path

from indexer.backends.whoosh.files.generations import (
    FileEntry,
    SegmentEntry,
    read_deleted,
)
from indexer.backends.whoosh.files.segment import Segment
from indexer.backends.whoosh.writing.merge import Merger

FACTOR = 4
SMALLEST = 500
LARGEST = 1_000_000
"""Documents of a segment; no merge makes a larger one."""

_DELETED_SHARE = 0.2


def live_count(entry: SegmentEntry) -> int:
    """Return the documents of a segment that are not deleted."""
    return entry.documents - entry.deleted_count


def tidied(folder: Path, segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Merge what the policy says; returns the segments to commit."""
    kept = [entry for entry in segments if live_count(entry)]
    for entry in list(kept):
        if entry.deleted_count > _DELETED_SHARE * entry.documents:
            kept = _replaced(folder, kept, [entry])
    while group := _crowded(kept):
        kept = _replaced(folder, kept, group)
    return kept


def compacted(folder: Path, segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Rewrite every segment that has deleted documents; merge nothing else."""
    kept = [entry for entry in segments if live_count(entry)]
    for entry in list(kept):
        if entry.deleted_count:
            kept = _replaced(folder, kept, [entry])
    return kept


def joined(folder: Path, segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Merge all into as few segments as ``LARGEST`` allows."""
    groups: list[list[SegmentEntry]] = []
    for entry in sorted(segments, key=live_count, reverse=True):
        room = [
            group
            for group in groups
            if sum(map(live_count, group)) + live_count(entry) <= LARGEST
        ]
        if room:
            room[0].append(entry)
        else:
            groups.append([entry])
    kept = [entry for entry in segments if live_count(entry)]
    for group in groups:
        if len(group) > 1 or group[0].deleted_count:
            kept = _replaced(folder, kept, [x for x in group if live_count(x)])
    return kept


def _crowded(segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Return segments of one size class that are to be merged; [] when all is well."""
    classes: dict[int, list[SegmentEntry]] = {}
    for entry in segments:
        size, level = live_count(entry), 0
        while size >= SMALLEST * FACTOR ** (level + 1):
            level += 1
        classes.setdefault(level, []).append(entry)
    for level in sorted(classes):
        group = classes[level]
        if len(group) >= FACTOR and sum(map(live_count, group)) <= LARGEST:
            return group
    return []


def _replaced(
    folder: Path, segments: Sequence[SegmentEntry], group: Sequence[SegmentEntry]
) -> list[SegmentEntry]:
    names = {entry.file.name for entry in group}
    kept = [entry for entry in segments if entry.file.name not in names]
    return [*kept, merge(folder, group)] if group else kept


def merge(folder: Path, group: Sequence[SegmentEntry]) -> SegmentEntry:
    """Write one segment with the live documents of *group*."""
    sources = [
        (Segment(folder / entry.file.name), read_deleted(folder, entry))
        for entry in group
    ]
    merger = Merger(sources)
    name = new_name()
    size, sha256 = merger.write(folder / name)
    return SegmentEntry(FileEntry(name, size, sha256), merger.size)


def new_name() -> str:
    """Return the name of a segment file that does not exist yet."""
    return f"{uuid.uuid4().hex}.segment"
