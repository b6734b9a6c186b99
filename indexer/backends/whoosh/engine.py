"""Indexes of Whoosh files in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from corpus.index_marks import FolderMarks, MarkPlace
from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.files import generations
from indexer.backends.whoosh.writing.bulk import rebuild_index
from indexer.contract.document import IndexDocument
from indexer.contract.engine import Batch, IndexEngine


class WhooshEngine:
    """See ``IndexEngine``."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def at(self, address: str) -> WhooshEngine:
        """See ``IndexEngine``; ``whoosh:FOLDER`` is another folder than the usual one."""
        _, _, folder = address.partition(":")
        return WhooshEngine(Path(folder) if folder else None)

    def exists(self, folder: Path) -> bool:
        """See ``IndexEngine``."""
        return generations.exists(self._folder or folder)

    def open(
        self, folder: Path, versions: Mapping[str, str] | None = None
    ) -> WhooshBackend:
        """See ``IndexEngine``."""
        return WhooshBackend.open(self._folder or folder, versions=versions)

    def rebuild(
        self,
        folder: Path,
        batches: Iterable[Batch],
        make: Callable[[Batch], Iterable[IndexDocument]],
        versions: Mapping[str, str],
        *,
        processes: int = 1,
        on_batch: Callable[[int], None] | None = None,
    ) -> int:
        """See ``IndexEngine``."""
        return rebuild_index(
            self._folder or folder,
            batches,
            make,
            versions,
            processes=processes,
            on_batch=on_batch,
        )

    def marks(self, folder: Path) -> MarkPlace:
        """See ``IndexEngine``."""
        return FolderMarks(self._folder or folder)


ENGINE: IndexEngine = WhooshEngine()
