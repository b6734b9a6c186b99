"""Whoosh's table of contents of the index: the file that ``whoosh.index.open_dir`` reads.

It is written with every commit and says what the manifest says. Only Whoosh reads it, and
unpickles it; this program reads the manifest, which is JSON, and never unpickles.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from corpus.durable_files import sync
from indexer.backends.whoosh.files.generations import Manifest, read_deleted

INDEX_NAME = "MAIN"
"""The name under which Whoosh looks for an index when it is given none."""

_NAME = re.compile(rf"_{INDEX_NAME}_(\d+)\.toc")


def contents_name(number: int) -> str:
    """Return the name of the table of contents of the commit with this number."""
    return f"_{INDEX_NAME}_{number}.toc"


def latest_contents(folder: Path) -> int:
    """Return the highest number of a table of contents in *folder*; 0 without any."""
    found = (_NAME.fullmatch(name) for name in os.listdir(folder))
    return max((int(match[1]) for match in found if match), default=0)


def write_contents(folder: Path, manifest: Manifest) -> None:
    """Write the table of contents of *manifest* durably, and remove all others.

    Only for the lock's holder, after the manifest is in place.
    """
    name = contents_name(manifest.number)
    content = _contents(folder, manifest)
    beside = folder / f"{name}.new"
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / name)
    for path in folder.glob(f"_{INDEX_NAME}_*"):
        if path.name != name:
            path.unlink(missing_ok=True)
    sync(folder)


def _contents(folder: Path, manifest: Manifest) -> bytes:
    # Who only searches loads no Whoosh, which would cost a good part of starting.
    from whoosh.filedb.filestore import RamStorage
    from whoosh.index import TOC

    from indexer.backends.whoosh.codec.schema import make_schema
    from indexer.backends.whoosh.codec.segments import ArraySegment

    segments = [
        ArraySegment(entry.file.name, entry.documents, read_deleted(folder, entry))
        for entry in manifest.segments
    ]
    memory = RamStorage()
    TOC(make_schema(), segments, manifest.number).write(memory, INDEX_NAME)
    written: bytes = memory.files[contents_name(manifest.number)]
    return written


def repair_contents(folder: Path, manifest: Manifest) -> None:
    """Write the table of contents if a writer ended, or was older, without doing so.

    Only for the lock's holder, before it removes files that the manifest does not name.
    """
    number = manifest.number
    if number and latest_contents(folder) != number:
        write_contents(folder, manifest)
