"""Words by a pattern in a query: ``*kaava*``, ``k?ulu``, ``kesantö~``, ``kesantö~2``.

The index says which of its words a pattern stands for; they go into the tree as
``OneOf``, and into the reading, so that the person who asks sees them. ``lähi*`` alone is
no pattern but a beginning (``Prefix``): it has no limit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from indexer.contract.patterns import Fuzzy, Vocabulary, Wildcard, WordPattern
from indexer.contract.query import OneOf, Scope
from indexer.request import ReadingStep

SHORTEST_PATTERN = 3
"""Letters and digits that a pattern must have: fewer stand for half the dictionary."""

MOST_PATTERNS = 5
"""Patterns that are read in one query; more are looked for as plain words."""

SHORTEST_FAR = 5
"""Letters of a word of which two may change; a shorter one would be any word."""

FARTHEST = 2
"""Letters that may change."""

_SHOWN = 6
"""Words that the reading names."""

_ENDS = ".,;:!"
_WILDCARD = re.compile(r"[\w*?-]*[*?][\w*?-]*")
_FUZZY = re.compile(r"([\w-]*[^\W\d_][\w-]*)~([1-9]?)")
_SIGNS = re.compile(r"[*?]+")

PatternKind = Literal["wildcard", "fuzzy"]


@dataclass(frozen=True, slots=True)
class TypedPattern:
    """A pattern as typed: ``distance`` is that of a fuzzy word."""

    kind: PatternKind
    text: str
    length: int
    distance: int = 0


def typed_pattern(chunk: str) -> TypedPattern | None:
    """Return the pattern that *chunk* begins with; None when it is something else.

    A question mark at the end asks a question ("mikä on kesanto?"), unless the word has
    another sign. Marks of punctuation after a pattern are left out.
    """
    chunk = chunk.rstrip(_ENDS)
    if found := _FUZZY.fullmatch(chunk):
        return TypedPattern("fuzzy", found[1], len(chunk), int(found[2] or 1))
    if not _WILDCARD.fullmatch(chunk):
        return None
    inner = chunk.rstrip("?")
    text = chunk if _SIGNS.search(inner) else inner
    is_beginning = text.endswith("*") and not _SIGNS.search(text.rstrip("*"))
    if is_beginning or not _SIGNS.search(text) or not re.search(r"[^\W_]", text):
        return None
    return TypedPattern("wildcard", text, len(text))


@dataclass(frozen=True, slots=True)
class PatternRead:
    """What a pattern became: ``node`` is None when it is looked for as plain words."""

    steps: tuple[ReadingStep, ...]
    node: OneOf | None = None


class PatternReader:
    """Reads the patterns of one query."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._count = 0

    def wildcard(self, text: str, scope: Scope) -> PatternRead:
        """Read a word with ``*`` or ``?`` in it."""
        letters = sum(sign.isalnum() for sign in text)
        if mend := self._mend(text, letters):
            return PatternRead((mend,))
        pattern = Wildcard(_SIGNS.sub(_in_order, _folded(text)), scope)
        return self._asked(pattern, text, "wildcard", "many-words")

    def fuzzy(self, text: str, folded: str, distance: int, scope: Scope) -> PatternRead:
        """Read a word with ``~`` behind it; *folded* is its exact form."""
        mark = f"{text}~{distance if distance > 1 else ''}"
        if mend := self._mend(mark, len(folded)):
            return PatternRead((mend,))
        allowed = min(distance, FARTHEST if len(folded) >= SHORTEST_FAR else 1)
        read = self._asked(
            Fuzzy(folded, allowed, scope), mark, "fuzzy", "many-near-words"
        )
        if allowed == distance:
            return read
        mend = ReadingStep("mended:far-pattern", "mended", mark, "far-pattern")
        return PatternRead((*read.steps, mend), read.node)

    def _mend(self, text: str, letters: int) -> ReadingStep | None:
        """Return why a pattern is looked for as plain words."""
        if letters < SHORTEST_PATTERN:
            return ReadingStep("mended:short-pattern", "mended", text, "short-pattern")
        self._count += 1
        if self._count > MOST_PATTERNS:
            return ReadingStep("mended:many-patterns", "mended", text, "many-patterns")
        return None

    def _asked(
        self, pattern: WordPattern, text: str, kind: PatternKind, excess: str
    ) -> PatternRead:
        found = self._vocabulary(pattern)
        node = OneOf(found.words, pattern.scope)
        step_id = f"{kind}:{text}"
        if not found.total:
            return PatternRead((ReadingStep(step_id, "no-words", text, text),), node)
        shown = ", ".join(found.words[:_SHOWN])
        if found.total > _SHOWN:
            shown += f" … ({found.total})"
        steps = [ReadingStep(step_id, kind, text, shown)]
        if found.total > len(found.words):
            steps.append(ReadingStep(f"mended:{excess}", "mended", text, excess))
        return PatternRead(tuple(steps), node)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower().strip("-")


def _in_order(signs: re.Match[str]) -> str:
    """Write signs beside each other in one way: "*?" as "?*", "**" as "*"."""
    run = signs.group()
    return "?" * run.count("?") + ("*" if "*" in run else "")
