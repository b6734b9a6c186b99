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
from typing import TYPE_CHECKING, Protocol

from corpus.wording import counted

if TYPE_CHECKING:
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


class MarkPlace(Protocol):
    """Where the mark of an index is kept; a folder, or beside an index elsewhere."""

    @property
    def shown(self) -> str:
        """What messages call it."""

    def read(self) -> str | None:
        """Return the mark as it was written, None when there is none.

        Raises:
            OSError: it cannot be read.
        """

    def write(self, text: str) -> None:
        """Write the mark so that it is whole after any crash."""


class FolderMarks:
    """A file in the folder of the index."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / PROGRESS

    @property
    def shown(self) -> str:
        """See ``MarkPlace``."""
        return str(self._path)

    def read(self) -> str | None:
        """See ``MarkPlace``."""
        return self._path.read_text(encoding="utf-8") if self._path.exists() else None

    def write(self, text: str) -> None:
        """See ``MarkPlace``."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{PROGRESS}.next")
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)


def lost_store(place: MarkPlace) -> str | None:
    """Return what to say of an empty store whose index is not; None where it is, too."""
    mark = read_mark(place)
    if mark is None or not mark.sequence:
        return None
    return (
        "the store is empty, and the index was made of "
        f"{counted(mark.sequence, 'change')}: was the database file lost? Bring it "
        "back: paatoshaku restore FOLDER"
    )


def read_mark(place: Path | MarkPlace) -> IndexMark | None:
    """Return the mark of the index in a folder or another place; None when damaged."""
    try:
        text = _place(place).read()
        if text is None:
            return IndexMark()
        values = json.loads(text)
        numbers = (values["sequence"], values["reading"])
        line = values.get("line", "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    if not all(type(number) is int and number >= 0 for number in numbers):
        return None
    return IndexMark(*numbers, line) if isinstance(line, str) else None


def write_mark(place: Path | MarkPlace, mark: IndexMark) -> None:
    """Write the mark so that it is whole after any crash."""
    _place(place).write(json.dumps(dataclasses.asdict(mark)))


def _place(place: Path | MarkPlace) -> MarkPlace:
    return FolderMarks(place) if isinstance(place, Path) else place


def mismatch(store: DecisionStore, place: Path | MarkPlace) -> str | None:
    """Return why the index with its mark in *place* is not of *store*, None if it is.

    An index that only lags behind is one of its store.
    """
    mark = read_mark(place)
    if mark is None:
        return f"{_place(place).shown} is damaged; {_REPAIR}"
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
