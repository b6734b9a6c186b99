"""One crawl at a time in a data folder; the lock goes with its process, also by kill."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import CorpusError, StoreError, plain_reason


@contextlib.contextmanager
def only_crawl(folder: Path, *, is_shared: bool = False) -> Iterator[None]:
    """Hold the crawl lock of *folder*; several shared crawls may hold it at a time.

    Raises:
        CorpusError: another process holds it.
        StoreError: the folder cannot be written.
    """
    path = folder / "crawl.lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        raise StoreError(f"cannot write {path}: {plain_reason(error)}") from error
    with file:
        try:
            kind = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip() or "?"
            raise CorpusError(
                f"another crawl (process {holder}) is at work in {folder}; wait for it, "
                "or start all of them with --shared"
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
