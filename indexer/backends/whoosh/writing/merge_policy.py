"""Which segments to merge, and merging them.

Few segments answer faster; merging costs time. Segments of about one size are merged
when there are four of them, so a document is rewritten a few times in all. A segment of
which a fifth is deleted is rewritten, which removes deleted texts from the disk.

A writer does itself what takes a tenth of a second (``tidied``) and leaves the rest to a
process of its own (``segment_merges``). Where such processes end with the command that started
them, as in a container, segments would pile up: then a writer merges them itself.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate
from pathlib import Path

from indexer.backends.whoosh.files.generations import (
    FileEntry,
    SegmentEntry,
    read_deleted,
)
from indexer.backends.whoosh.postings.segment import Segment
from indexer.backends.whoosh.writing.merge import Merger

FACTOR = 4
SMALLEST = 500
LARGEST = 1_000_000
"""Documents of a segment; no merge makes a larger one."""

MOST_BYTES_AT_ONCE = 8_000_000
"""Of the segments that a writer merges itself; 800 decisions, a tenth of a second."""

PILE = 16
"""Segments of one size that nobody merges: a writer does it, however large they are."""

_DELETED_SHARE = 0.2


def live_count(entry: SegmentEntry) -> int:
    """Return the documents of a segment that are not deleted."""
    return entry.documents - entry.deleted_count


def tidied(
    folder: Path, segments: Sequence[SegmentEntry], busy: Collection[str] | None = None
) -> list[SegmentEntry]:
    """Merge what is quickly merged; returns the segments to commit.

    Args:
        folder: of the index.
        segments: of the state, with its deletions.
        busy: files that a merge reads, which are left alone; None: nobody merges.
    """
    kept = [entry for entry in segments if live_count(entry)]
    while group := _quick([x for x in kept if x.file.name not in (busy or ())]):
        kept = _replaced(folder, kept, group)
    while busy is None and (group := _due(kept, PILE)):
        kept = _replaced(folder, kept, group)
    return kept


def is_due(segments: Sequence[SegmentEntry]) -> bool:
    """Return whether there is something to merge."""
    return bool(due(segments))


def due(segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Return the segments to merge next; [] when all is well."""
    kept = [entry for entry in segments if live_count(entry)]
    return _rewritten(kept) or _due(kept, FACTOR)


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


def _rewritten(segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Return a segment of which much is deleted; [] when there is none."""
    for entry in segments:
        if entry.deleted_count > _DELETED_SHARE * entry.documents:
            return [entry]
    return []


def _quick(segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Return segments to merge that are small together; [] when there are none."""
    small = [entry for entry in segments if entry.file.size <= MOST_BYTES_AT_ONCE]
    return _rewritten(small) or _due(small, FACTOR, _small_ones)


def _small_ones(group: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Return the smallest ones, as many as are merged at once."""
    ordered = sorted(group, key=lambda entry: entry.file.size)
    sums = accumulate(entry.file.size for entry in ordered)
    return [
        x for x, size in zip(ordered, sums, strict=True) if size <= MOST_BYTES_AT_ONCE
    ]


def _due(
    segments: Sequence[SegmentEntry],
    least: int,
    chosen: Callable[[Sequence[SegmentEntry]], Sequence[SegmentEntry]] = list,
) -> list[SegmentEntry]:
    """Return segments of one size class that are to be merged; [] when all is well.

    Args:
        segments: of the state.
        least: that many of a class are merged.
        chosen: those of a class that may be.
    """
    classes: dict[int, list[SegmentEntry]] = {}
    for entry in segments:
        size, level = live_count(entry), 0
        while size >= SMALLEST * FACTOR ** (level + 1):
            level += 1
        classes.setdefault(level, []).append(entry)
    for level in sorted(classes):
        group = list(chosen(classes[level]))
        if len(group) >= least and sum(map(live_count, group)) <= LARGEST:
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
