"""Bring the index up to date with the store: changes since the last time, or all anew.

The places in the store's change log and in its log of readings up to which the index is
good are in ``progress.json`` beside the index. It is written after the index, so a
crash between the two repeats work and never loses a change.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from analyzers.base import Analyzer
from analyzers.law.register.acts import register_version
from analyzers.law.register.statutes import statutes
from corpus.index_marks import IndexMark, mark_of, mismatch, read_mark, write_mark
from corpus.records import RemovalReason, StoredDecision
from corpus.storage.archive.packed import PackedDecision
from corpus.store import DecisionStore
from indexer.backends.registry import index_engine
from indexer.contract.backend import IndexBackend
from indexer.contract.document import IndexDocument
from indexer.contract.engine import IndexEngine
from indexer.documents.building import build_document
from indexer.errors import IndexForeign, IndexMissing

SCHEMA_VERSION = "15"
"""Change it with every change of what ``build_document`` makes of a decision."""

BATCH = 2_000
"""Decisions whose documents one process makes and writes at a time."""

MOST_PROCESSES = 8

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
    engine: IndexEngine | None = None,
) -> UpdateReport:
    """Index what changed in *store* since the last update.

    Args:
        store: where decisions come from.
        folder: of the index; made when absent.
        rebuild: build a new index beside the old one and swap; readers keep the old one.
        progress: called with (documents done, documents to do) after each batch.
        analyzer: a ``FinnishAnalyzer`` with a large cache by default.
        engine: kind of the index; the default of ``backends.registry``.

    Raises:
        IndexOutdated: another analyzer or schema made the index; rebuild it.
        IndexForeign: the index is of another state or another store; repair it.
        IndexLocked: another process is writing.
    """
    if analyzer is None:
        from analyzers.finnish import BULK_CACHE_WORDS, FinnishAnalyzer

        analyzer = FinnishAnalyzer(BULK_CACHE_WORDS)
    engine = engine or index_engine()
    if rebuild or not engine.exists(folder):
        return _rebuild(store, folder, progress, analyzer, engine)
    return _update(store, folder, progress, analyzer, engine)


def _rebuild(
    store: DecisionStore,
    folder: Path,
    progress: Progress | None,
    analyzer: Analyzer,
    engine: IndexEngine,
) -> UpdateReport:
    # Changes made while this runs are newer than the number read here, so the next
    # update repeats them: nothing is missed.
    mark = mark_of(store)
    total = store.document_counts().decisions
    done = 0

    def on_batch(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress(done, total)

    processes = min(os.cpu_count() or 1, MOST_PROCESSES) if total > 2 * BATCH else 1
    count = engine.rebuild(
        folder,
        _batches(store.iter_packed()),
        DocumentMaker(analyzer),
        index_versions(analyzer),
        processes=processes,
        on_batch=on_batch,
    )
    write_mark(engine.marks(folder), mark)
    return UpdateReport(count, 0, mark.sequence, True, count)


def _batches(rows: Iterable[PackedDecision]) -> Iterator[list[PackedDecision]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch


class DocumentMaker:
    """Makes index documents of decisions; keeps its analyzer for the process it is in."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer

    def __call__(self, rows: Iterable[PackedDecision]) -> Iterator[IndexDocument]:
        """Make the documents one by one."""
        # Every batch brings a pickled analyzer without what it has learnt; the first one
        # of a process serves them all.
        analyzer = _KEPT.setdefault(self._analyzer.version, self._analyzer)
        return (build_document(row.unpacked(), analyzer) for row in rows)


def is_behind_removals(
    store: DecisionStore, folder: Path, engine: IndexEngine | None = None
) -> bool:
    """Whether the index still holds what must have left it at once."""
    engine = engine or index_engine()
    mark = read_mark(engine.marks(folder)) if engine.exists(folder) else None
    return mark is not None and any(
        change.reason in LEGAL_REASONS for change in store.changes_since(mark.sequence)
    )


LEGAL_REASONS: frozenset[RemovalReason] = frozenset(("takedown", "expired"))
"""Removals after which the text must leave the disk at once (Kuntalaki 140 §)."""

_KEPT: dict[str, Analyzer] = {}


def _update(
    store: DecisionStore,
    folder: Path,
    progress: Progress | None,
    analyzer: Analyzer,
    engine: IndexEngine,
) -> UpdateReport:
    marks = engine.marks(folder)
    problem, since = mismatch(store, marks), read_mark(marks)
    if problem or since is None:
        raise IndexForeign(problem or "the index does not say up to where it is good")
    latest: dict[str, str] = {}
    sequence, reading = since.sequence, since.reading
    must_vanish = False
    for change in store.changes_since(since.sequence):
        latest.pop(change.decision_id, None)
        latest[change.decision_id] = change.op
        sequence = change.sequence
        must_vanish = must_vanish or change.reason in LEGAL_REASONS
    for number, decision_id in store.readings_since(since.reading):
        latest.setdefault(decision_id, "upsert")
        reading = number
    gone = [name for name, op in latest.items() if op == "delete"]
    changed = [name for name, op in latest.items() if op == "upsert"]
    rows = _rows(store, changed)
    index = engine.open(folder, index_versions(analyzer))
    archived: list[str] = []
    with contextlib.closing(index):
        noted = _noting_archived(rows, archived)
        done = _write(index, analyzer, noted, gone, len(changed), progress)
        if must_vanish or archived:
            index.compact()
        count = index.document_count
    line = store.care.change_line(sequence)
    write_mark(marks, IndexMark(sequence, reading, line))
    return UpdateReport(done, len(gone), sequence, False, count)


def _rows(store: DecisionStore, ids: list[str]) -> Iterator[StoredDecision]:
    for start in range(0, len(ids), 500):
        yield from store.get_many(ids[start : start + 500]).values()


def _noting_archived(
    rows: Iterable[StoredDecision], archived: list[str]
) -> Iterator[StoredDecision]:
    """Yield *rows*, adding those to *archived* whose names were masked after all."""
    for row in rows:
        if row.archived_at is not None:
            archived.append(row.decision.decision_id)
        yield row


def _write(
    index: IndexBackend,
    analyzer: Analyzer,
    rows: Iterable[StoredDecision],
    gone: Iterable[str],
    total: int,
    progress: Progress | None,
) -> int:
    """Write everything in one commit, so that a crash leaves the old state or the new."""
    done = 0

    def documents() -> Iterator[IndexDocument]:
        nonlocal done
        for row in rows:
            yield build_document(row, analyzer)
            done += 1
            if progress and (done % 100 == 0 or done == total):
                progress(done, total)

    if total or gone:
        index.update(documents(), gone)
    return done


def check_index(folder: Path, engine: IndexEngine | None = None) -> int:
    """Compare every file of the index with its check sum; return its decisions.

    Raises:
        IndexMissing: there is no index in *folder*.
        IndexDamaged: naming the first file that is missing or differs.
    """
    engine = engine or index_engine()
    if not engine.exists(folder):
        raise IndexMissing(f"there is no index in {folder} yet; run: paatoshaku index")
    with contextlib.closing(engine.open(folder)) as index:
        index.check()
        return index.document_count


def compact_index(folder: Path, engine: IndexEngine | None = None) -> None:
    """Remove what was deleted from the disk, without waiting for the next merge.

    Raises:
        IndexLocked: another process is writing.
    """
    engine = engine or index_engine()
    with contextlib.closing(engine.open(folder)) as index:
        index.compact()


def merge_index(folder: Path, engine: IndexEngine | None = None) -> None:
    """Do what updates left for a process in the background, and wait for it."""
    engine = engine or index_engine()
    with contextlib.closing(engine.open(folder)) as index:
        index.merge()


def index_versions(analyzer: Analyzer) -> dict[str, str]:
    """Return what documents are made with; an index of other versions is refused."""
    return {
        "analyzer": analyzer.version,
        "schema": SCHEMA_VERSION,
        "statutes": _statute_table_version(),
    }


@cache
def _statute_table_version() -> str:
    table = repr(sorted(statutes().items())) + register_version()
    return hashlib.sha256(table.encode()).hexdigest()[:12]
