"""The index on disk, read through arrays.

A folder holds segment files and a manifest that names those in use. Readers answer from
one ``State`` and never wait for a writer; they take up a new state when the manifest was
replaced. One writer at a time; see ``whoosh_manifest`` for what a crash leaves.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.backends.whoosh.files.generations import (
    Manifest,
    check_files,
    check_versions,
    read_deleted,
    read_manifest,
    stamp,
)
from indexer.backends.whoosh.files.mapped_memory import MappedPages
from indexer.backends.whoosh.postings.segment import Segment, Shard
from indexer.backends.whoosh.searching.state import State
from indexer.backends.whoosh.writing.segment_merges import merge_due
from indexer.backends.whoosh.writing.writer import compact_index, update_index
from indexer.contract.backend import (
    BackendHit,
    BackendQuery,
    BackendResult,
    IndexHealth,
    Place,
    StoredDocument,
)
from indexer.contract.document import IndexDocument
from indexer.contract.document_words import DocumentWords
from indexer.contract.patterns import MOST_WORDS, MatchingWords, WordPattern
from indexer.contract.query import Node
from indexer.contract.weights import WEIGHTS, Weights
from indexer.errors import IndexDamaged

if TYPE_CHECKING:
    from whoosh.reading import IndexReader

_ATTEMPTS = 5


class WhooshBackend:
    """An index in a folder; ``IndexBackend`` says what its methods do."""

    def __init__(
        self,
        folder: Path,
        weights: Weights = WEIGHTS,
        versions: Mapping[str, str] | None = None,
        refresh_s: float = 1.0,
    ) -> None:
        self._folder = folder
        self._weights = weights
        self._versions = dict(versions or {})
        self._refresh_s = refresh_s
        self._segments: dict[str, Segment] = {}
        self._loading = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._checked_s = 0.0
        self._pages = MappedPages()
        self._state = State((), "0", weights)
        self._load()

    @classmethod
    def open(
        cls,
        folder: Path,
        weights: Weights = WEIGHTS,
        versions: Mapping[str, str] | None = None,
    ) -> WhooshBackend:
        """Open the index in *folder*; without one it is empty until the first update.

        Args:
            folder: made by the first update when missing.
            weights: of ranking; nothing of it is stored.
            versions: what documents are made with now, by name.

        Raises:
            IndexOutdated: the documents were made with other *versions*.
            IndexDamaged: a file is missing or has another size.
        """
        return cls(folder, weights, versions)

    @property
    def generation(self) -> str:
        """See ``IndexBackend``."""
        return self._current().generation

    @property
    def state(self) -> State:
        """The state to answer from; for tests and measurements."""
        return self._current()

    @property
    def document_count(self) -> int:
        """See ``IndexBackend``."""
        return self._current().document_count

    def update(
        self, documents: Iterable[IndexDocument], deleted_ids: Iterable[str] = ()
    ) -> None:
        """See ``IndexBackend``.

        Raises:
            IndexLocked: another process is writing.
        """
        update_index(self._folder, documents, deleted_ids, self._versions)
        self._load()

    def compact(self, *, is_full: bool = False) -> None:
        """Remove deleted documents from the disk; when *is_full*, join all segments.

        Raises:
            IndexLocked: another process is writing.
        """
        compact_index(self._folder, is_full=is_full)
        self._load()

    def merge(self) -> None:
        """See ``KeptIndex``; what is being merged already is waited for."""
        merge_due(self._folder, is_waiting=True)
        self._load()

    def check(self) -> None:
        """Compare every file with the check sums of the manifest.

        Raises:
            IndexDamaged: naming the first file that differs.
        """
        for attempt in range(_ATTEMPTS):
            found = stamp(self._folder)
            try:
                check_files(self._folder, read_manifest(self._folder), is_full=True)
            except (OSError, IndexDamaged) as error:
                # A writer may have removed files of the manifest read above.
                if stamp(self._folder) == found or attempt == _ATTEMPTS - 1:
                    raise IndexDamaged(str(error)) from error
                continue
            return

    def health(self) -> IndexHealth:
        """See ``IndexBackend``; files that are open can be read."""
        return IndexHealth()

    def search(self, query: BackendQuery) -> BackendResult:
        """See ``IndexBackend``."""
        return self._current().search(query)

    def search_many(self, queries: Sequence[BackendQuery]) -> list[BackendResult]:
        """See ``IndexBackend``."""
        state = self._current()
        return [state.search(query) for query in queries]

    def prepare(self, queries: Iterable[BackendQuery]) -> None:
        """See ``IndexBackend``; there is nothing to fetch."""

    def iter_ids(self, query: BackendQuery) -> Iterator[str]:
        """See ``IndexBackend``."""
        return self._current().iter_ids(query)

    def iter_hits(self, query: BackendQuery) -> Iterator[BackendHit]:
        """See ``IndexBackend``."""
        return self._current().iter_hits(query)

    def places(
        self, decision_ids: Sequence[str], root: Node
    ) -> Mapping[str, tuple[Place, ...]]:
        """See ``IndexBackend``."""
        return self._current().places(decision_ids, root)

    def matched(
        self, decision_ids: Sequence[str], nodes: Sequence[Node]
    ) -> Mapping[str, frozenset[Node]]:
        """See ``IndexBackend``."""
        return self._current().matched(decision_ids, nodes)

    def matching_words(
        self, pattern: WordPattern, limit: int = MOST_WORDS
    ) -> MatchingWords:
        """See ``IndexBackend``."""
        return self._current().matching_words(pattern, limit)

    def stored(self, decision_ids: Sequence[str]) -> Mapping[str, StoredDocument]:
        """See ``IndexBackend``."""
        return self._current().stored(decision_ids)

    def document(self, decision_id: str) -> IndexDocument | None:
        """See ``IndexBackend``."""
        return self._current().document(decision_id)

    def words(self, decision_id: str) -> DocumentWords | None:
        """See ``IndexBackend``."""
        return self._current().words(decision_id)

    def reader(self) -> IndexReader:
        """Return a Whoosh reader of the present state (see ``codec``)."""
        from indexer.backends.whoosh.codec.reader import whoosh_reader

        return whoosh_reader(self._current().shards)

    def close(self) -> None:
        """Let go of the files; they are closed with the last answer that needs them."""
        self._segments = {}
        self._state = State((), self._state.generation, self._weights)
        self._checked_s = float("inf")

    def _current(self) -> State:
        """Return the state to answer from, a new one if another process made it."""
        now = time.monotonic()
        if now - self._checked_s > self._refresh_s:
            self._checked_s = now
            if stamp(self._folder) != self._stamp and self._loading.acquire(
                blocking=False
            ):
                try:
                    self._load_unlocked()
                finally:
                    self._loading.release()
        state = self._state
        self._pages.bound(shard.segment.file for shard in state.shards)
        return state

    def _load(self) -> None:
        with self._loading:
            self._load_unlocked()

    def _load_unlocked(self) -> None:
        for attempt in range(_ATTEMPTS):
            found = stamp(self._folder)
            if found is None and self._stamp is not None:
                # The folder is being swapped: an empty answer would be a false zero.
                return
            manifest = read_manifest(self._folder)
            try:
                check_versions(manifest, self._versions)
                check_files(self._folder, manifest, is_full=False)
                shards = self._shards(manifest)
            except (OSError, LookupError, ValueError) as error:
                # A writer may have removed files of the manifest read above.
                if stamp(self._folder) == found or attempt == _ATTEMPTS - 1:
                    raise IndexDamaged(str(error)) from error
                continue
            self._state = State(shards, manifest.generation, self._weights)
            self._stamp, self._checked_s = found, time.monotonic()
            return

    def _shards(self, manifest: Manifest) -> list[Shard]:
        segments = {}
        shards = []
        for entry in manifest.segments:
            name = entry.file.name
            segment = self._segments.get(name) or Segment(self._folder / name)
            segments[name] = segment
            shards.append(Shard(segment, read_deleted(self._folder, entry)))
        self._segments = segments
        return shards
