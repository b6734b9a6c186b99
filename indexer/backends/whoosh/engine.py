"""Indexes of Whoosh files in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from indexer.backends.whoosh.backend import WhooshBackend
from indexer.backends.whoosh.files import generations
from indexer.backends.whoosh.writing.bulk import rebuild_index
from indexer.contract.document import IndexDocument
from indexer.contract.engine import Batch, IndexEngine


class WhooshEngine:
    """See ``IndexEngine``."""

    def exists(self, folder: Path) -> bool:
        """See ``IndexEngine``."""
        return generations.exists(folder)

    def open(
        self, folder: Path, versions: Mapping[str, str] | None = None
    ) -> WhooshBackend:
        """See ``IndexEngine``."""
        return WhooshBackend.open(folder, versions=versions)

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
            folder, batches, make, versions, processes=processes, on_batch=on_batch
        )


ENGINE: IndexEngine = WhooshEngine()
