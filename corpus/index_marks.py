"""Up to where an index holds its store, and whether it is that store.

``progress.json`` beside the index has the numbers of the last lines of the store's logs
and a digest of the last line of the change log. A store that was restored from an older
copy, or another store, has another line there or none, however many lines it has grown
since.
"""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass
from pathlib import Path

from corpus.store import DecisionStore

PROGRESS = "progress.json"
_REPAIR = "run: paatoshaku repair"


@dataclass(frozen=True, slots=True)
class IndexMark:
    """The last lines of the logs that were indexed; ``line`` is "" in older indexes."""

    sequence: int = 0
    reading: int = 0
    line: str = ""


def mark_of(store: DecisionStore) -> IndexMark:
    """Return the mark of everything that *store* holds now."""
    sequence = store.last_sequence()
    return IndexMark(sequence, store.last_reading(), store.care.change_line(sequence))


def read_mark(folder: Path) -> IndexMark | None:
    """Return the mark of the index in *folder*; None when it is damaged."""
    path = folder / PROGRESS
    if not path.exists():
        return IndexMark()
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        numbers = (values["sequence"], values["reading"])
        line = values.get("line", "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    if not all(type(number) is int and number >= 0 for number in numbers):
        return None
    return IndexMark(*numbers, line) if isinstance(line, str) else None


def write_mark(folder: Path, mark: IndexMark) -> None:
    """Write the mark so that it is whole after any crash."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{PROGRESS}.next"
    with beside.open("w", encoding="utf-8") as file:
        json.dump(dataclasses.asdict(mark), file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / PROGRESS)


def mismatch(store: DecisionStore, folder: Path) -> str | None:
    """Return why the index in *folder* is not one of *store*, None when it is.

    An index that only lags behind is one of its store.
    """
    mark = read_mark(folder)
    if mark is None:
        return f"{folder / PROGRESS} is damaged; {_REPAIR}"
    last = store.last_sequence()
    if mark.sequence > last or mark.reading > store.last_reading():
        return (
            f"the index is good up to change {mark.sequence}, but the store ends at "
            f"change {last}: it was restored from an older copy, or is another store; "
            f"{_REPAIR}"
        )
    if mark.line and mark.line != store.care.change_line(mark.sequence):
        return (
            f"the index was made of another store than this one (its change "
            f"{mark.sequence} is another); {_REPAIR}"
        )
    return None
