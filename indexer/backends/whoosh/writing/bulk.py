"""Builds a whole index, in several processes, and swaps it in by one commit.

New segments are written beside those in use; readers keep the old state until the manifest
is replaced, and a build that fails or is killed leaves the old state untouched.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from indexer.backends.batch_processes import in_processes, uncollected
from indexer.backends.whoosh.codec.contents import latest_contents, repair_contents
from indexer.backends.whoosh.files.generations import (
    Manifest,
    SegmentEntry,
    read_manifest,
)
from indexer.backends.whoosh.writing.locks import no_merge, remove_orphans, writer_lock
from indexer.backends.whoosh.writing.merge_policy import joined
from indexer.backends.whoosh.writing.writer import commit, write_segments
from indexer.contract.document import IndexDocument
from indexer.errors import IndexDamaged, IndexOutdated

Batch = TypeVar("Batch")
Make = Callable[[Batch], Iterable[IndexDocument]]


def rebuild_index(
    folder: Path,
    batches: Iterable[Batch],
    make: Make[Batch],
    versions: Mapping[str, str],
    *,
    processes: int = 1,
    on_batch: Callable[[int], None] | None = None,
) -> int:
    """Replace the whole index by documents made of *batches*.

    Args:
        folder: of the index; a damaged or outdated one is replaced, too.
        batches: must not hold the same document twice. A few thousand decisions each.
        make: makes the documents of a batch; it and the batches are pickled when there
            are several *processes*.
        versions: what documents are made with.
        processes: that make documents at the same time.
        on_batch: called with the number of documents of each batch when it is written.

    Returns:
        The number of documents.

    Raises:
        IndexLocked: another process is writing.
    """
    with no_merge(folder), writer_lock(folder):
        before = _manifest(folder)
        with contextlib.suppress(OSError):  # a damaged index is replaced, too
            repair_contents(folder, before)
        remove_orphans(folder, before)
        segments: list[SegmentEntry] = []
        build = partial(_build, folder, make)
        for entries in in_processes(build, batches, processes):
            segments += entries
            if on_batch:
                on_batch(sum(entry.documents for entry in entries))
        commit(folder, before, joined(folder, segments), versions)
    return sum(entry.documents for entry in segments)


def _manifest(folder: Path) -> Manifest:
    try:
        return read_manifest(folder)
    except (IndexDamaged, IndexOutdated):
        # Whoosh opens the highest number, so the next one must be above all.
        return Manifest(number=latest_contents(folder))


def _build(folder: Path, make: Make[Batch], batch: Batch) -> list[SegmentEntry]:
    with uncollected():
        return [entry for entry, _ in write_segments(folder, make(batch))]
