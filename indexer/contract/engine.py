"""What makes, finds and opens indexes of one kind; a backend is the index, open.

The service and the updater are given an engine, or the default one of
``indexer.backends.registry``; neither names a kind of index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from corpus.index_marks import MarkPlace
from indexer.contract.backend import IndexBackend
from indexer.contract.document import IndexDocument

Batch = TypeVar("Batch")


class KeptIndex(IndexBackend, Protocol):
    """An index with a place of its own, which can be looked after."""

    def check(self) -> None:
        """Compare everything with its check sums.

        Raises:
            IndexDamaged: naming the first thing that is missing or differs.
        """
        ...

    def compact(self) -> None:
        """Remove what was deleted from the disk at once.

        Raises:
            IndexLocked: another process is writing.
        """
        ...

    def merge(self) -> None:
        """Do what an update left for later, and wait until it is done.

        It changes no answer. An index that looks after itself has nothing to do.
        """
        ...


class IndexEngine(Protocol):
    """One kind of index.

    ``folder`` is where an index has its files; an engine that is ``at`` an address
    elsewhere does not use it.
    """

    def at(self, address: str) -> IndexEngine:
        """Return the engine of the indexes at *address*.

        Raises:
            InvalidAddress: it is not of the form that this kind takes.
        """
        ...

    def marks(self, folder: Path) -> MarkPlace:
        """Return where the mark is up to which the store is indexed."""
        ...

    def exists(self, folder: Path) -> bool:
        """Whether there is an index."""
        ...

    def open(
        self, folder: Path, versions: Mapping[str, str] | None = None
    ) -> KeptIndex:
        """Open the index; without one it is empty until the first update.

        Args:
            folder: made by the first update when missing.
            versions: what documents are made with now, by name; None takes any.

        Raises:
            IndexOutdated: the documents were made with other *versions*.
            IndexDamaged: a part is missing or has another size.
        """
        ...

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
        """Replace the whole index by documents made of *batches*; return their number.

        Args:
            folder: a damaged or outdated index is replaced, too; readers keep the old
                one until the new one is whole.
            batches: no document twice; a few thousand decisions each.
            make: makes the documents of a batch; pickled when there are several
                *processes*, as are the batches.
            versions: what documents are made with.
            processes: that may make documents at the same time.
            on_batch: called with the number of documents of each batch when written.

        Raises:
            IndexLocked: another process is writing.
        """
        ...
