"""Who may change the folder: one writer at a time, and one process that merges.

Both locks are the operating system's, so they end with the process that holds them. A
merge works beside writers: it says which segments it reads, and writers leave those as
they are but for their deletions. It needs the writer lock only to begin and to commit,
which takes milliseconds, so a writer waits for it and does not give up.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from indexer.backends.whoosh.files.generations import Manifest
from indexer.errors import IndexLocked

UNFINISHED = ".merging"
"""Ending of the file that a merge writes; whoever removes the file stops the merge."""

_LOCK = "lock"
_MERGE_LOCK = "merge.lock"
_BY_MERGE = b"merge"
_BY_WRITER = b"writer"
_PAUSE_S = 0.01
_GRACE = 5
"""Looks at a lock whose holder has not said yet what it is."""

_LONGEST_COMMIT_S = 30.0
_LONGEST_STOP_S = 120.0


@contextlib.contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the writer lock of *folder*, which is made when missing.

    Raises:
        IndexLocked: another writer has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("a+b") as file:
        until, looks = time.monotonic() + _LONGEST_COMMIT_S, 0
        while not _is_locked(file):
            looks += _said(file) != _BY_MERGE
            if looks > _GRACE or time.monotonic() > until:
                raise _another_writer(folder)
            time.sleep(_PAUSE_S)
        file.truncate(0)
        yield


@contextlib.contextmanager
def writer_lock_of_merge(folder: Path, look: Callable[[], None]) -> Iterator[None]:
    """Hold the writer lock of *folder* for a moment, after any time of waiting.

    Args:
        folder: of the index.
        look: called while waiting; ends it by raising.
    """
    with (folder / _LOCK).open("a+b") as file:
        while not _is_locked(file):
            look()
            time.sleep(_PAUSE_S)
        file.write(_BY_MERGE)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


class MergeClaim:
    """The right to merge, and the names of the segments that are being merged.

    It is taken and given back under the writer lock, so a writer sees one or the other:
    no merge, or a merge that will look once more at what is due.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = (folder / _MERGE_LOCK).open("a+b")

    def take(self) -> bool:
        """Return whether this process may merge; what killed ones left is removed."""
        if not _is_locked(self._file):
            return False
        self._file.truncate(0)
        _remove_unfinished(self._folder)
        return True

    def say(self, names: Iterable[str]) -> None:
        """Let others know which segments are being merged."""
        self._file.truncate(0)
        self._file.write(json.dumps(sorted(names)).encode())
        self._file.flush()

    def give_back(self) -> None:
        """Let others merge."""
        self._file.truncate(0)
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the file, and so of the right to merge."""
        self._file.close()


def merging(folder: Path) -> frozenset[str] | None:
    """Return the segments that are being merged; None when no process merges.

    Only for the holder of the writer lock.
    """
    with (folder / _MERGE_LOCK).open("a+b") as file:
        if _is_locked(file):
            return None
        said = _said(file)
        return frozenset(() if said == _BY_WRITER else json.loads(said or b"[]"))


@contextlib.contextmanager
def no_merge(folder: Path) -> Iterator[None]:
    """Stop the merge that is going on, and let none begin.

    What it wrote is gone from the disk when this begins. Not for the holder of the writer
    lock, for which the merge may wait.

    Raises:
        IndexLocked: the merge does not end, or another process is writing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _MERGE_LOCK).open("a+b") as file:
        until = time.monotonic() + _LONGEST_STOP_S
        while not _is_locked(file):
            if _said(file) == _BY_WRITER:
                raise _another_writer(folder)
            _remove_unfinished(folder)
            if time.monotonic() > until:
                raise IndexLocked(
                    f"a merge of the index in {folder} does not end; "
                    "end its process, then try again"
                )
            time.sleep(_PAUSE_S)
        file.truncate(0)
        file.write(_BY_WRITER)
        file.flush()
        _remove_unfinished(folder)
        try:
            yield
        finally:
            file.truncate(0)


def remove_orphans(folder: Path, *manifests: Manifest) -> None:
    """Remove segment files that none of *manifests* names. Only for the lock's holder."""
    kept = {entry.name for manifest in manifests for entry in manifest.files()}
    for path in folder.iterdir():
        if path.suffix in {".segment", ".deleted", ".new"} and path.name not in kept:
            path.unlink(missing_ok=True)
    if merging(folder) is None:
        _remove_unfinished(folder)


def _remove_unfinished(folder: Path) -> None:
    for path in folder.glob(f"*{UNFINISHED}"):
        path.unlink(missing_ok=True)


def _is_locked(file: IO[bytes]) -> bool:
    """Take the lock of *file* if it is free; return whether it was."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _said(file: IO[bytes]) -> bytes:
    """Return what the holder of a lock says of itself; b"" when it has not spoken yet."""
    file.seek(0)
    return file.read()


def _another_writer(folder: Path) -> IndexLocked:
    return IndexLocked(
        f"another process is writing to the index in {folder}; "
        "wait until it has ended, then try again"
    )
