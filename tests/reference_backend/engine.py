"""Indexes in memory, one a folder name; a test may look at how it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from corpus.index_marks import FolderMarks, MarkPlace
from indexer.contract.document import IndexDocument
from indexer.contract.engine import Batch
from tests.reference_backend.memory import MemoryBackend


class KeptMemory(MemoryBackend):
    """A ``MemoryBackend`` that notes when it is looked after."""

    def __init__(self) -> None:
        super().__init__()
        self.care: list[str] = []

    def check(self) -> None:
        """Note it; memory is whole."""
        self.care.append("check")

    def compact(self) -> None:
        """Note it; nothing deleted is kept."""
        self.care.append("compact")

    def merge(self) -> None:
        """Note it; there is nothing to merge."""
        self.care.append("merge")


class MemoryEngine:
    """See ``IndexEngine``."""

    def __init__(self) -> None:
        self.indexes: dict[Path, KeptMemory] = {}

    def at(self, address: str) -> MemoryEngine:
        """Return itself; memory has no addresses."""
        del address
        return self

    def marks(self, folder: Path) -> MarkPlace:
        """Return a file in the folder."""
        return FolderMarks(folder)

    def exists(self, folder: Path) -> bool:
        """Whether something was written under this name."""
        return folder in self.indexes

    def open(
        self, folder: Path, versions: Mapping[str, str] | None = None
    ) -> KeptMemory:
        """Return the index of the folder, the same one each time."""
        del versions
        return self.indexes.setdefault(folder, KeptMemory())

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
        """Make a new index of the batches."""
        del versions, processes
        made = KeptMemory()
        for batch in batches:
            before = made.document_count
            made.update(make(batch))
            if on_batch:
                on_batch(made.document_count - before)
        self.indexes[folder] = made
        return made.document_count
