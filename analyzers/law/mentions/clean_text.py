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
from collections.abc import Iterable
from itertools import accumulate
from operator import add

from analyzers.law.mentions.misread_characters import mended
from analyzers.law.mentions.torn_sentences import running_heads
from analyzers.law.register.unmarked_names import with_marks

_RUNS = r" \s+|\n\s+|-\s?\n\s*"
# The same as patterns that each begin with a letter of their own: the engine finds
# these several times faster than alternatives.
_HYPHEN = re.compile(r"-\s?\n\s*")
_LINE_DAMAGE = (re.compile(r"\n\s+"), _HYPHEN)
_LINE_ENDS = re.compile(r"(\n\s+)")
_BLANK_DAMAGE = (re.compile(r"  \s*"), re.compile(r" \n\s*"))
_DAMAGE = re.compile(
    rf"({_RUNS}|[^\S \n]|[\xad\u200b-\u200d\u2060\ufeff]+|&(?:sect|#167|nbsp|#160);"
    r"|\u2010\s?\n\s*)"
)
_BLANKS = "\xa0\t\r\x0b\x0c\u2009\u202f"
_RARE_LATIN = "\x1c\x1d\x1e\x1f\x85\xad"
_RARE = (
    f"{_RARE_LATIN}\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u2010\u2028\u2029\u205f\u2060\u3000\ufeff"
)
"""Rare blanks and invisible characters, those of Latin-1 first."""

_SUSPENDED = ("ja ", "tai ", "sekä ", "och ", "eller ", "samt ")
_LONGEST_SUSPENDED = max(map(len, _SUSPENDED))
_ENTITIES = {"&sect;": "§", "&#167;": "§", "&nbsp;": " ", "&#160;": " "}
_REPLACED = {"\n\n": "\n"} | _ENTITIES
_LOWER_LATIN = bytes(ord(chr(code).lower()) for code in range(256))
_MARKS = re.compile("[äöÄÖ]")
_SPACED_NOUNS = (
    *(
        "l a k i",
        "l a i n",
        "l a i s s a",
        "l a i s t a",
        "l a g e n",
        "L A K I",
        "L A I N",
    ),
    *("L A G E N", "a s e t u k s e n", "A S E T U S"),
)
_SPACED_WORD = re.compile(r"(?<!\S)(?:[^\W\d_]-? ){4,60}[^\W\d_](?!\S)")
_CAPITALS = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ]\w*")


class CleanText:
    """The cleaned text, its lower-case twin of the same length, and the offset map.

    What several stages look for is found once: ``signs`` and ``slashes`` are the offsets
    of "§" and "/", ``capitals`` holds (offset, letters) of what begins with two capitals
    and the rest of its word: "KHO", "KVhL", "HFDs".
    """

    __slots__ = (
        *("_clean_starts", "_original_starts"),
        *("capitals", "lower", "signs", "slashes", "text"),
    )

    def __init__(self, original: str) -> None:
        text = self._put_right(original)
        self.signs = offsets(text, "§")
        self.slashes = offsets(text, "/")
        self.text = mended(text, self.signs, self.slashes)
        if not _MARKS.search(self.text):
            self.text = with_marks(self.text)  # A page whose dots a system lost.
        if self.text != text:
            self.signs = offsets(self.text, "§")
        self.capitals = [
            (match.start(), match[0]) for match in _CAPITALS.finditer(self.text)
        ]
        self.lower = _lower(self.text)

    def _put_right(self, original: str) -> str:
        """Return the text with its blanks and line ends mended; keep the way back."""
        for blank in _BLANKS:
            original = original.replace(blank, " ")
        patterns = _patterns(original)
        heads = [*running_heads(original), *_blanks_in_spaced_words(original)]
        if patterns is _LINE_DAMAGE and not heads and not _HYPHEN.search(original):
            return self._join_lines(original)
        return self._replace(original, _damage(original, patterns, heads))

    def _join_lines(self, original: str) -> str:
        """Do as ``_replace`` where only line ends follow each other: most texts."""
        parts = _LINE_ENDS.split(original)
        lengths = list(map(len, parts))
        sound, damage = lengths[0::2], lengths[1::2]
        self._original_starts = [0, *accumulate(map(add, sound, damage))]
        self._clean_starts = [0, *accumulate(length + 1 for length in sound[:-1])]
        return "\n".join(parts[0::2])

    def _replace(self, original: str, damage: Iterable[tuple[int, int]]) -> str:
        self._original_starts = [0]
        self._clean_starts = [0]
        parts: list[str] = []
        end = shift = 0
        for start, stop in damage:
            if start < end:
                continue
            found = original[start:stop]
            new = _REPLACED.get(found) or _mend(found)
            if new == "-\n":
                following = original[stop : stop + _LONGEST_SUSPENDED]
                new = _join_or_keep(original[max(end, start - 1) : start], following)
            parts += (original[end:start], new)
            end = stop
            shift += stop - start - len(new)
            self._original_starts.append(stop)
            self._clean_starts.append(stop - shift)
        parts.append(original[end:])
        return "".join(parts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of a non-empty clean span."""
        original = self._original(start)
        index = bisect_right(self._clean_starts, start)
        if index == len(self._clean_starts) or end <= self._clean_starts[index]:
            return original, original + end - start
        return original, self._original(end - 1) + 1

    def _original(self, position: int) -> int:
        index = bisect_right(self._clean_starts, position) - 1
        shift: int = self._original_starts[index] - self._clean_starts[index]
        return position + shift


def offsets(text: str, mark: str) -> list[int]:
    """Return where *mark*, one character, stands in *text*."""
    found = []
    at = text.find(mark)
    while at >= 0:
        found.append(at)
        at = text.find(mark, at + 1)
    return found


def _patterns(text: str) -> tuple[re.Pattern[str], ...]:
    """Return what needs mending in *text*.

    Most texts hold only line ends that do; a pattern for just these is several times
    faster than one for everything.
    """
    if ("&" in text and any(entity in text for entity in _ENTITIES)) or _has_rare(text):
        return (_DAMAGE,)
    has_wide_blanks = "  " in text or " \n" in text
    return _LINE_DAMAGE + _BLANK_DAMAGE if has_wide_blanks else _LINE_DAMAGE


def _damage(
    text: str, patterns: Iterable[re.Pattern[str]], heads: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the spans that need mending, in order; they may overlap."""
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    if heads:
        return sorted(spans + heads, key=lambda span: (span[0], -span[1]))
    spans.sort()
    return spans


def _blanks_in_spaced_words(text: str) -> list[tuple[int, int]]:
    """Return the single blanks between the letters of "k u n t a l a i n"."""
    if not any(noun in text for noun in _SPACED_NOUNS):
        return []
    return [
        (word.start() + blank, word.start() + blank + 1)
        for word in _SPACED_WORD.finditer(text)
        for blank in offsets(word[0], " ")
    ]


def _has_rare(text: str) -> bool:
    """Whether a rare blank or an invisible character is in *text*.

    Most texts are of Latin-1, where few characters are rare and quick to look for.
    """
    rare = _RARE_LATIN if _latin(text) is not None else _RARE
    return any(character in text for character in rare)


def _latin(text: str) -> bytes | None:
    """Return *text* in Latin-1; None when it has other characters."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def _mend(found: str) -> str:
    if found[0] in "-\u2010":
        return "-\n"
    if found == " ":
        return ""  # within "k u n t a l a i n"
    if found.isspace():
        return "\n" if "\n" in found else " "
    return "\n" if found[0] == "\n" else ""


def _join_or_keep(before: str, after: str) -> str:
    """Join a word broken at a line end; keep the hyphen of "elinkeino-" and "TE-"."""
    joins = before[-1:].islower() and after[:1].islower()
    return "" if joins and not after.startswith(_SUSPENDED) else "-\n"


def _lower(text: str) -> str:
    """Return *text* in lower case, as long as it is; Latin-1 by a table, far faster."""
    if (latin := _latin(text)) is not None:
        return latin.translate(_LOWER_LATIN).decode("latin-1")
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
