"""Which row ids of an SQLite table can still be reached, by the pages of its tree.

SQLite cannot tell the last row id where the tree's right edge is damaged. Asked for one
id after the other it fails for each that would be beyond, of which there are millions.
The format of the pages: https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import contextlib
import sqlite3
from array import array
from bisect import bisect_left
from pathlib import Path

_INTERIOR, _LEAF = 0x05, 0x0D
_HEADS = {_INTERIOR: 12, _LEAF: 8}
_FILE_HEAD = 100


class ReachableIds:
    """The row ids that the intact pages of a table's tree hold."""

    def __init__(self, ids: array[int]) -> None:
        self._ids = ids

    @property
    def last(self) -> int:
        """The last of them; 0 where there is none."""
        return self._ids[-1] if self._ids else 0

    def is_any(self, first: int, last: int) -> bool:
        """Whether one of them is in a range, both ends included."""
        place = bisect_left(self._ids, first)
        return place < len(self._ids) and self._ids[place] <= last


def reachable_ids(path: Path, table: str) -> ReachableIds | None:
    """Return what can be reached of *table*; None where its tree is not known.

    That is so, too, where a log of writes lies beside the file: newer pages are in it.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return None
    root = _root_of(path, table)
    if root is None:
        return None
    return ReachableIds(array("q", sorted(_walk(path, root))))


def _walk(path: Path, root: int) -> array[int]:
    ids = array("q")
    with path.open("rb") as file:
        head = file.read(_FILE_HEAD)
        size = int.from_bytes(head[16:18], "big")
        size = 65_536 if size == 1 else size
        seen: set[int] = set()
        waiting = [root]
        while waiting and size >= 512:
            number = waiting.pop()
            if number in seen or number < 1:
                continue
            seen.add(number)
            file.seek((number - 1) * size)
            page = file.read(size)
            if len(page) == size:
                _look(page, _FILE_HEAD if number == 1 else 0, ids, waiting)
    return ids


def _root_of(path: Path, table: str) -> int | None:
    # Without the limit the driver looks at the next row, too, which may be damaged.
    query = (
        "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ? LIMIT 1"
    )
    try:
        with contextlib.closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA writable_schema=ON")
            found = file.execute(query, (table,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return int(found[0]) if found and isinstance(found[0], int) else None


def _look(page: bytes, start: int, ids: array[int], waiting: list[int]) -> None:
    """Add a leaf's row ids to *ids*, an inner page's children to *waiting*."""
    kind = page[start]
    if kind not in _HEADS:
        return
    cells = start + _HEADS[kind]
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for place in range(cells, min(cells + 2 * count, len(page) - 1), 2):
        cell = int.from_bytes(page[place : place + 2], "big")
        if kind == _INTERIOR:
            waiting.append(int.from_bytes(page[cell : cell + 4], "big"))
        else:
            _, after = _number(page, cell)
            row_id, _ = _number(page, after)
            if row_id < 1 << 63:
                ids.append(row_id)
    if kind == _INTERIOR:
        waiting.append(int.from_bytes(page[start + 8 : start + 12], "big"))


def _number(page: bytes, place: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where it ends."""
    value = 0
    for offset, byte in enumerate(page[place : place + 9]):
        if offset == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + offset + 1
    return 0, len(page)
