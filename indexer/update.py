"""Bring the index up to date with the store: changes since the last time, or all anew.

The place in the store's change log up to which the index is good stands in
``progress.json`` beside the index. It is written after the index, so a crash between the
two repeats work and never loses a change.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzers.base import Analyzer
from corpus.records import StoredDecision
from corpus.store import DecisionStore
from indexer.backends.base import IndexBackend
from indexer.backends.whoosh import WhooshBackend
from indexer.documents import IndexDocument, build_document

BATCH = 5_000
"""Documents that are written together."""

SCHEMA_VERSION = "1"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did; ``sequence`` is the last change that the index holds."""

    indexed: int
    deleted: int
    sequence: int
    was_rebuilt: bool
    document_count: int


def update_index(
    store: DecisionStore,
    folder: Path,
    rebuild: bool = False,
    progress: Progress | None = None,
    analyzer: Analyzer | None = None,
) -> UpdateReport:
    """Index what changed in *store* since the last update.

    Args:
        store: where decisions come from.
        folder: of the index; made when absent.
        rebuild: build a new index beside the old one and swap; readers keep the old one.
        progress: called with (documents done, documents to do) after each batch.
        analyzer: a ``FinnishAnalyzer`` by default.

    Raises:
        IndexOutdated: another analyzer or schema made the index; rebuild it.
        IndexLocked: another process is writing.
    """
    if analyzer is None:
        from analyzers.finnish import FinnishAnalyzer

        analyzer = FinnishAnalyzer()
    if rebuild or not folder.exists():
        return _rebuild(store, folder, progress, analyzer)
    return _update(store, folder, progress, analyzer)


def _rebuild(
    store: DecisionStore, folder: Path, progress: Progress | None, analyzer: Analyzer
) -> UpdateReport:
    beside = folder.with_name(folder.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    # Changes made while this runs are newer than the number read here, so the next
    # update repeats them: nothing is missed.
    sequence = store.last_sequence()
    total = store.document_counts().decisions
    backend = WhooshBackend.open(beside)
    try:
        indexed = _write(
            backend, _documents(store.iter_decisions(), analyzer), total, progress
        )
        count = backend.document_count
    finally:
        backend.close()
    _store_sequence(beside, sequence, analyzer)
    _swap(beside, folder)
    return UpdateReport(indexed, 0, sequence, True, count)


def _update(
    store: DecisionStore, folder: Path, progress: Progress | None, analyzer: Analyzer
) -> UpdateReport:
    since = _stored_sequence(folder)
    latest: dict[str, str] = {}
    sequence = since
    for change in store.changes_since(since):
        latest.pop(change.decision_id, None)
        latest[change.decision_id] = change.op
        sequence = change.sequence
    gone = [name for name, op in latest.items() if op == "delete"]
    changed = [name for name, op in latest.items() if op == "upsert"]
    backend = WhooshBackend.open(folder)
    try:
        rows = _rows(store, changed)
        indexed = _write(
            backend, _documents(rows, analyzer), len(changed), progress, gone
        )
        count = backend.document_count
    finally:
        backend.close()
    _store_sequence(folder, sequence, analyzer)
    return UpdateReport(indexed, len(gone), sequence, False, count)


def _rows(store: DecisionStore, ids: list[str]) -> Iterator[StoredDecision]:
    for start in range(0, len(ids), 500):
        yield from store.get_many(ids[start : start + 500]).values()


def _documents(
    rows: Iterable[StoredDecision], analyzer: Analyzer
) -> Iterator[IndexDocument]:
    return (build_document(row, analyzer) for row in rows)


def _write(
    backend: IndexBackend,
    documents: Iterable[IndexDocument],
    total: int,
    progress: Progress | None,
    deleted: Iterable[str] = (),
) -> int:
    done = 0
    batch: list[IndexDocument] = []
    gone = list(deleted)
    for document in documents:
        batch.append(document)
        done += 1
        if progress and done % 200 == 0:
            progress(done, total)
        if len(batch) == BATCH:
            backend.update(batch, gone)
            batch, gone = [], []
    if batch or gone:
        backend.update(batch, gone)
    if progress:
        progress(done, total)
    return done


def _store_sequence(folder: Path, sequence: int, analyzer: Analyzer) -> None:
    record = {
        "sequence": sequence,
        "analyzer": analyzer.version,
        "schema": SCHEMA_VERSION,
    }
    beside = folder / "progress.json.new"
    beside.write_text(json.dumps(record), encoding="utf-8")
    os.replace(beside, folder / "progress.json")


def _stored_sequence(folder: Path) -> int:
    path = folder / "progress.json"
    if not path.exists():
        return 0
    return int(json.loads(path.read_text(encoding="utf-8"))["sequence"])


def _swap(beside: Path, folder: Path) -> None:
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    beside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
