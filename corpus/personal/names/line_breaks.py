"""A text without the breaks of lines that run through names: "Tuovi Hala-↵vanen".

What is found in the unbroken text has its place in the text as it was.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.text.late_pattern import LatePattern
from corpus.personal.names.name_words import (
    FIRST,
    FOREIGN,
    LANDSCAPE,
    LAST,
    LOWER,
    OTHER,
    UPPER,
    WORD,
    kinds_of,
)

_HYPHEN = re.compile(rf"(?<=[{LOWER}])[-\u00ad]\n[ \t]{{0,8}}(?=[{LOWER}])|\u00ad")
_WITHIN_HYPHEN = re.compile(rf"(?<=[{LOWER}]-)\n[ \t]{{0,8}}(?=[{UPPER}])")
# "hakijana on Tuovi↵Halavanen": a first name ends a line within a sentence.
_WRAPPED = LatePattern(
    rf"(?<![\w-])({WORD}|[{UPPER}]\.)( ?\n[ \t]{{0,8}})(?={WORD}(?![\w-]))"
)
# A label is set apart from what it labels: "Kiinteistö   422-415-12-7".
_NEXT = LatePattern(
    rf"({WORD})(?![\w:-])(?![ \u00a0][{UPPER}][{LOWER}]|[ \t\u00a0]{{2}}|\t|[ \u00a0]\d)"
)
_SENTENCE_BEFORE = LatePattern(
    rf"(?:[{LOWER}]|[{UPPER}]{{2}}|,)(?: {WORD}| [{UPPER}]\.){{0,2}} \Z"
)
# "Hakija: Halavanen↵Tuovi Maria": the surname ends a line, first names fill the next.
_SURNAME_ENDS = LatePattern(
    rf"(?:/|:|[{LOWER}]{{3}}) ({WORD})( ?\n[ \t]{{0,8}})({WORD}(?: {WORD})?)"
    r"(?=,|\.?[ \t]*(?:\n|\Z))"
)
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Unbroken:
    """A text without breaks within names.

    Attributes:
        text: without them.
        places: in ``text``, before which something was left out; ascending.
        left_out: for each of them, how many characters were left out up to it.
    """

    text: str
    places: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the text as it was."""
        return (
            start + self._before(bisect.bisect_right(self.places, start)),
            end + self._before(bisect.bisect_left(self.places, end)),
        )

    def _before(self, count: int) -> int:
        return self.left_out[count - 1] if count else 0


def unbroken(text: str) -> Unbroken:
    """Return *text* with its broken names joined; itself where none is broken."""
    if "\n" not in text and "\u00ad" not in text:
        return Unbroken(text)
    parts, places, left_out = [], [], []
    last = length = left = 0
    for start, end, filling in sorted(_breaks(text)):
        if start < last:
            continue
        parts += [text[last:start], filling]
        length += start - last + len(filling)
        left += end - start - len(filling)
        last = end
        places.append(length)
        left_out.append(left)
    return Unbroken("".join([*parts, text[last:]]), tuple(places), tuple(left_out))


def _breaks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what to leave out, and what stands in its place."""
    for pattern in (_HYPHEN, _WITHIN_HYPHEN):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), ""
    for match in _WRAPPED.finditer(text):
        if _is_within_name(text, match):
            yield match.start(2), match.end(2), " "
    for match in _SURNAME_ENDS.finditer(text):
        if _is_turned_name(match):
            yield match.start(2), match.end(2), " "


def _is_turned_name(match: re.Match[str]) -> bool:
    """Whether a surname is before the end of a line, and nothing but first names after."""
    surname = kinds_of(match[1])
    given = [kinds_of(word) for word in match[3].split()]
    is_surname = LAST in surname and FIRST not in surname
    is_sure = any(OTHER not in kinds for kinds in given)
    return is_surname and is_sure and all(FIRST in kinds for kinds in given)


def _is_within_name(text: str, match: re.Match[str]) -> bool:
    """Whether a first name is before the end of a line, a surname right after it."""
    following = _NEXT.match(text, match.end())
    if following is None or FIRST not in kinds_of(match[1]):
        return False
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    line = before.rpartition("\n")[2]
    kinds = kinds_of(following[1])
    is_surname = bool(kinds & {LAST, FOREIGN, LANDSCAPE}) or not kinds
    is_word = OTHER in kinds and not kinds & {LAST, LANDSCAPE}
    is_word |= following[1] in {"Uusi", "Vanha", "Entinen", "Nykyinen"}
    return is_surname and not is_word and bool(_SENTENCE_BEFORE.search(line))
