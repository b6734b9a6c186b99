"""The difference of two texts, word by word.

Lines are compared first and words only inside changed stretches, so that long minutes
take milliseconds; a stretch too long for that is shown as removed and added whole.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["same", "removed", "added"]

MAX_WORDS = 4000
"""Words of a changed stretch, both sides together, that are still compared singly."""

_WORD = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class WordEdit:
    """A stretch of text; joined, "same" and "added" ones give the new text."""

    kind: ChangeKind
    text: str


def word_changes(old: str, new: str) -> tuple[WordEdit, ...]:
    """Compare two texts.

    Returns:
        Stretches in reading order, neighbours of different kinds. "same" and "removed"
        ones joined give *old*; "same" and "added" ones give *new*.
    """
    old_lines, new_lines = old.splitlines(True), new.splitlines(True)
    changes: list[WordEdit] = []
    for tag, a1, a2, b1, b2 in _operations(old_lines, new_lines):
        before, after = "".join(old_lines[a1:a2]), "".join(new_lines[b1:b2])
        if tag == "equal":
            changes.append(WordEdit("same", before))
        else:
            changes.extend(_inside(before, after))
    return tuple(_joined(changes))


def _inside(old: str, new: str) -> Iterator[WordEdit]:
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    if len(old_words) + len(new_words) > MAX_WORDS:
        yield WordEdit("removed", old)
        yield WordEdit("added", new)
        return
    for tag, a1, a2, b1, b2 in _operations(old_words, new_words):
        if tag == "equal":
            yield WordEdit("same", "".join(old_words[a1:a2]))
            continue
        yield WordEdit("removed", "".join(old_words[a1:a2]))
        yield WordEdit("added", "".join(new_words[b1:b2]))


def _operations(
    old: Sequence[str], new: Sequence[str]
) -> list[tuple[str, int, int, int, int]]:
    return list(difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _joined(changes: Sequence[WordEdit]) -> Iterator[WordEdit]:
    waiting: WordEdit | None = None
    for change in changes:
        if not change.text:
            continue
        if waiting and waiting.kind == change.kind:
            waiting = WordEdit(waiting.kind, waiting.text + change.text)
            continue
        if waiting:
            yield waiting
        waiting = change
    if waiting:
        yield waiting
