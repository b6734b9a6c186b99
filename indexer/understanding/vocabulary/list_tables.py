"""What is computed of the word lists, kept in files so that a process need not do it again.

The words of the lists are analysed, which takes seconds; a file beside the index has the
outcome. Its key is the analyzer's version and everything in this room, so another
dictionary, list or rule makes it anew. Without that file a process computes it once.
"""

from __future__ import annotations

import hashlib
import json
import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from threading import get_ident
from typing import Any

from analyzers.base import Analyzer

ROOM = "indexer.understanding.vocabulary"

Table = dict[str, Any]
"""A table of words as JSON can hold it: names, lists and tables of strings and numbers."""

_AND = ", "

_made: dict[tuple[str, str], Table] = {}


class ListTables:
    """Tables that are computed of the lists, for one analyzer."""

    def __init__(self, analyzer: Analyzer, folder: Path | None = None) -> None:
        self._analyzer = analyzer
        self._folder = folder

    def table(self, name: str, make: Callable[[], Table]) -> Table:
        """Return the table *name*: as kept, or as *make* computes it, which is then kept."""
        key = f"{self._analyzer.version} {_digest_of_room()}"
        kept = self._read(name, key)
        if kept is not None:
            return kept
        table = _made.get((name, key)) or make()
        _made[name, key] = table
        self._write(name, key, table)
        return table

    def _read(self, name: str, key: str) -> Table | None:
        """Return what the file says; None when there is none of this key."""
        if self._folder is None:
            return None
        try:
            kept = json.loads((self._folder / f"{name}.json").read_text("utf-8"))
            table: Table | None = kept["table"] if kept["key"] == key else None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return table

    def _write(self, name: str, key: str, table: Table) -> None:
        """Put the file in place whole; where nothing may be written, it is done without."""
        if self._folder is None:
            return
        text = json.dumps({"key": key, "table": table}, ensure_ascii=False)
        try:
            self._folder.mkdir(exist_ok=True)
            new = self._folder / f"{name}.{os.getpid()}-{get_ident()}.new"
            new.write_text(text, encoding="utf-8")
            new.replace(self._folder / f"{name}.json")
        except OSError:
            return


class SortedWords:
    """Words with others for each, as sorted lines: read at once, looked up by halving."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def of(self, word: str) -> tuple[str, ...]:
        """Return the others of *word*, in their order; () when it has none."""
        start = f"{word}\t"
        at = bisect_left(self._lines, start)
        if at == len(self._lines) or not self._lines[at].startswith(start):
            return ()
        return tuple(self._lines[at][len(start) :].split(_AND))

    @staticmethod
    def text_of(others: Mapping[str, Iterable[str]]) -> str:
        """Return the lines of a table."""
        return "\n".join(
            sorted(f"{word}\t{_AND.join(found)}" for word, found in others.items())
        )


def lists_beside(index_folder: Path) -> Path:
    """Return where the tables of an index's analyzer are: beside it."""
    return index_folder.with_name("words")


@cache
def _digest_of_room() -> str:
    """Return a digest of the lists and the rules of this room."""
    digest = hashlib.sha256()
    files = sorted(resources.files(ROOM).iterdir(), key=lambda file: file.name)
    for file in files:
        if file.name.endswith((".py", ".tsv", ".txt")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
