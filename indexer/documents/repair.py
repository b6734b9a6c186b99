"""Make an index hold exactly what its store holds, whatever happened to either."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from analyzers.base import Analyzer
from corpus.index_marks import mark_of, read_mark, write_mark
from corpus.records import StoredDecision
from corpus.store import DecisionStore
from indexer.backends.registry import index_engine
from indexer.contract.backend import BackendQuery, IndexBackend
from indexer.contract.engine import IndexEngine
from indexer.contract.query import Every
from indexer.documents.building import build_document
from indexer.documents.update import index_versions, update_index
from indexer.errors import IndexDamaged, IndexOutdated

_BATCH = 500


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair did: decisions indexed anew, ghosts removed, or all built anew."""

    indexed: int
    ghosts: int
    was_rebuilt: bool
    document_count: int


def repair_index(
    store: DecisionStore,
    folder: Path,
    analyzer: Analyzer | None = None,
    engine: IndexEngine | None = None,
) -> RepairReport:
    """Index what differs by content hash, and remove what the store does not have.

    An index that is missing, damaged or outdated is built anew.

    Raises:
        IndexLocked: another process is writing.
    """
    if analyzer is None:
        from analyzers.finnish import FinnishAnalyzer

        analyzer = FinnishAnalyzer()
    engine = engine or index_engine()
    try:
        return _compared(store, folder, analyzer, engine)
    except (IndexDamaged, IndexOutdated):
        made = update_index(store, folder, True, analyzer=analyzer, engine=engine)
        return RepairReport(made.indexed, 0, True, made.document_count)


def differing(store: DecisionStore, index: IndexBackend) -> tuple[list[str], list[str]]:
    """Return (ids to index anew, ids that only the index has)."""
    known = dict(index_hashes(index))
    wrong = []
    for decision_id, content_hash in store.care.iter_hashes():
        if known.pop(decision_id, None) != content_hash:
            wrong.append(decision_id)
    return wrong, list(known)


def differing_from(
    store: DecisionStore, folder: Path, engine: IndexEngine | None = None
) -> Iterator[str]:
    """Yield, in words, where an index up to the store's last change differs from it."""
    engine = engine or index_engine()
    mark = read_mark(engine.marks(folder))
    if mark is None or mark.sequence < store.last_sequence():
        return
    with contextlib.closing(engine.open(folder)) as index:
        wrong, ghosts = differing(store, index)
    yield from (f"{name}: the index has another state of it" for name in wrong)
    yield from (f"{name}: only the index has it" for name in ghosts)


def index_hashes(index: IndexBackend) -> Iterator[tuple[str, str]]:
    """Yield (decision id, content hash) of every document of the index."""
    ids = index.iter_ids(BackendQuery(Every()))
    while batch := list(islice(ids, _BATCH)):
        for decision_id, document in index.stored(batch).items():
            yield decision_id, document.content_hash


def _compared(
    store: DecisionStore, folder: Path, analyzer: Analyzer, engine: IndexEngine
) -> RepairReport:
    if not engine.exists(folder):
        raise IndexDamaged(f"there is no index in {folder}")
    before = read_mark(engine.marks(folder))
    seen = before.reading if before else 0
    if seen > store.last_reading():
        # What was read otherwise meanwhile is known of no decision any more.
        raise IndexDamaged(f"the readings of {folder} are not this store's")
    mark = mark_of(store)
    with contextlib.closing(engine.open(folder, index_versions(analyzer))) as index:
        index.check()
        wrong, ghosts = differing(store, index)
        reread = {name for _, name in store.readings_since(seen)}
        wrong = sorted({*wrong, *store.known(reread)})
        if wrong or ghosts:
            rows = _rows(store, wrong)
            index.update((build_document(row, analyzer) for row in rows), ghosts)
        if ghosts:
            # A ghost may be a decision that was taken down.
            index.compact()
        count = index.document_count
    write_mark(engine.marks(folder), mark)
    return RepairReport(len(wrong), len(ghosts), False, count)


def _rows(store: DecisionStore, ids: list[str]) -> Iterator[StoredDecision]:
    for start in range(0, len(ids), _BATCH):
        yield from store.get_many(ids[start : start + _BATCH]).values()
