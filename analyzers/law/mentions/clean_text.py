"""A text made easy to match, with the way back to the original offsets.

Runs of white space become one character, soft hyphens and zero-width characters go,
words broken at a line end are joined, ``&sect;`` becomes the sign, running heads inside
a sentence go and what a scan misread is put right. Patterns can then
allow one optional blank where the page may have had anything, which also keeps them
linear on hostile white space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import add

from analyzers.law.mentions.misread_characters import mended
from analyzers.law.mentions.torn_sentences import running_heads

_RUNS = r" \s+|\n\s+|-\s?\n\s*"
# The same as patterns that each begin with a letter of their own: the engine finds
# these several times faster than alternatives.
_LINE_DAMAGE = (re.compile(r"\n\s+"), re.compile(r"-\s?\n\s*"))
_BLANK_DAMAGE = (re.compile(r"  \s*"), re.compile(r" \n\s*"))
_DAMAGE = re.compile(
    rf"({_RUNS}|[^\S \n]|[\xad\u200b-\u200d\u2060\ufeff]+|&(?:sect|#167|nbsp|#160);"
    r"|\u2010\s?\n\s*)"
)
_BLANKS = "\xa0\t\r\x0b\x0c\u2009\u202f"
_RARE = re.compile(
    r"[\x1c-\x1f\x85\u1680\u2000-\u200d\u2010\u2028\u2029\u205f\u2060\u3000\xad\ufeff]"
)
_RARE_LATIN = "\x1c\x1d\x1e\x1f\x85\xad"
_SUSPENDED = ("ja ", "tai ", "sekä ", "och ", "eller ", "samt ")
_ENTITIES = {"&sect;": "§", "&#167;": "§", "&nbsp;": " ", "&#160;": " "}
_REPLACED = {"\n\n": "\n"} | _ENTITIES


class CleanText:
    """The cleaned text, its lower-case twin of the same length, and the offset map."""

    __slots__ = ("_clean_starts", "_original_starts", "lower", "text")

    def __init__(self, original: str) -> None:
        parts = _split(original)
        damage = parts[1::2]
        sound = [_REPLACED.get(found) or _mend(found) for found in damage]
        for index, new in enumerate(sound):
            if new == "-\n":
                sound[index] = _join_or_keep(parts[2 * index], parts[2 * index + 2])
        lengths = list(map(len, parts))
        self._original_starts = [0, *accumulate(map(add, lengths[0::2], lengths[1::2]))]
        self._clean_starts = [0, *accumulate(map(add, lengths[0::2], map(len, sound)))]
        parts[1::2] = sound
        self.text = mended("".join(parts))
        self.lower = _lower(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of a non-empty clean span."""
        return self._original(start), self._original(end - 1) + 1

    def _original(self, position: int) -> int:
        index = bisect_right(self._clean_starts, position) - 1
        shift: int = self._original_starts[index] - self._clean_starts[index]
        return position + shift


def _split(original: str) -> list[str]:
    """Return sound text and damage in turns.

    Most texts hold only blanks and line ends that need mending; a pattern for just
    these is several times faster than one for everything, and one that need not stop
    at every blank faster still.
    """
    for blank in _BLANKS:
        original = original.replace(blank, " ")
    is_rare = any(entity in original for entity in _ENTITIES)
    is_rare = is_rare or _has_rare(original)
    if is_rare:
        return _cut(original, (_DAMAGE,))
    has_wide_blanks = "  " in original or " \n" in original
    patterns = _LINE_DAMAGE + _BLANK_DAMAGE if has_wide_blanks else _LINE_DAMAGE
    return _cut(original, patterns)


def _has_rare(text: str) -> bool:
    """Whether a rare blank or an invisible character is in *text*.

    Most texts are of Latin-1, where few characters are rare and quick to look for.
    """
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return _RARE.search(text) is not None
    return any(rare in text for rare in _RARE_LATIN)


def _cut(text: str, patterns: tuple[re.Pattern[str], ...]) -> list[str]:
    """Return what lies between matches and the matches in turns, as a split does."""
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    spans.sort()
    if heads := list(running_heads(text)):
        spans = sorted(spans + heads, key=lambda span: (span[0], -span[1]))
    parts: list[str] = []
    end = 0
    for start, stop in spans:
        if start >= end:
            parts += (text[end:start], text[start:stop])
            end = stop
    parts.append(text[end:])
    return parts


def _mend(found: str) -> str:
    if found[0] in "-\u2010":
        return "-\n"
    if found.isspace():
        return "\n" if "\n" in found else " "
    return "\n" if found[0] == "\n" else ""


def _join_or_keep(before: str, after: str) -> str:
    """Join a word broken at a line end; keep the hyphen of "elinkeino-" and "TE-"."""
    joins = before[-1:].islower() and after[:1].islower()
    return "" if joins and not after.startswith(_SUSPENDED) else "-\n"


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
