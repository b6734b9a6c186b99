"""Patterns that are asked of every sentence and found in few.

A sentence without any of the words that a pattern cannot do without is not searched: to
look for words is much faster. The words are read from the pattern itself, so nothing has
to be kept up beside it, and what is found is what the pattern finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

try:
    from re import _constants as codes  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    # Without Python's own reader of patterns every sentence is searched.
    codes = parser = None

_MOST_WORDS = 120
_LONG_ENOUGH = 7
_WORTH_ASKING = 4
"""Letters of words beside a match from which on they are looked for, too."""

_CAPITAL = re.compile(r"(?<!\\)[A-ZÅÄÖ]|\(\?-i:")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_WIDTHLESS = ("AT", "ASSERT_NOT")


@dataclass(frozen=True, slots=True)
class QuickPattern:
    """A pattern and the words of which every match holds one; none: not known.

    Attributes:
        words: in small letters where case does not count.
        is_folding: whether case does not count.
        further: other such words, for each further part of the pattern that needs some.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    is_folding: bool = False
    further: tuple[tuple[str, ...], ...] = ()

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """The sets of words of each of which every match holds one; none: not known."""
        return (self.words, *self.further) if self.words else ()

    def may_match(self, text: str, folded: str | None = None) -> bool:
        """Whether a text has one of the words, and of each further part's.

        Args:
            text: the text.
            folded: it in small letters, where many patterns are asked of one text.
        """
        if not self.words:
            return True
        if self.is_folding:
            text = text.lower() if folded is None else folded
        holds = text.__contains__
        if not any(map(holds, self.words)):
            return False
        return all(any(map(holds, words)) for words in self.further)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match."""
        if self.words:
            holds = (text.lower() if self.is_folding else text).__contains__
            if not any(map(holds, self.words)):
                return None
            for words in self.further:
                if not any(map(holds, words)):
                    return None
        return self.pattern.search(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at *start*."""
        return self.pattern.match(text, start) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return the text with every match replaced."""
        return self.pattern.sub(new, text) if self.may_match(text) else text


def quick(pattern: str, flags: int = 0) -> QuickPattern:
    """Return a pattern with the words that it needs."""
    compiled = re.compile(pattern, flags)
    is_folding = bool(compiled.flags & re.IGNORECASE)
    words, *further = needed_in_turn(compiled) or ((),)
    return QuickPattern(compiled, words, is_folding, tuple(further))


def knows_capitals(pattern: str) -> bool:
    r"""Whether *pattern* speaks of capitals, so that small letters alone may not show it.

    >>> knows_capitals(r"kokous\b"), knows_capitals(r"(?-i:MUISTIO)"), knows_capitals(r"\W")
    (False, True, False)
    """
    return _CAPITAL.search(pattern) is not None


def needed_words(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return words of which every match of a pattern holds one; none when unknown.

    >>> needed_words(re.compile("[0-9]+ (?:puolesta|vastaan)"))
    ('puolesta', 'vastaan')
    """
    return next(iter(needed_in_turn(pattern)), ())


def needed_in_turn(pattern: re.Pattern[str]) -> list[tuple[str, ...]]:
    """Return the words of each part that needs some; those that tell most come first.

    >>> needed_in_turn(re.compile("aika.{1,60}(?:läsnä|paikalla)"))
    [('läsnä', 'paikalla'), ('aika',)]
    """
    if parser is None or pattern.flags & re.VERBOSE:
        return []
    choices = sorted(_choices(parser.parse(pattern.pattern)), key=_worth, reverse=True)
    return [_least(words, pattern) for words in choices]


def _least(found: frozenset[str], pattern: re.Pattern[str]) -> tuple[str, ...]:
    if pattern.flags & re.IGNORECASE:
        found = frozenset(word.lower() for word in found)
    return least(found)


def least(words: Collection[str]) -> tuple[str, ...]:
    """Return the words that no other of *words* is in: a text with any has one of them."""
    few = {word for word in words if not any(o != word and o in word for o in words)}
    return tuple(sorted(few))


def _needed(items: Any) -> frozenset[str] | None:
    """Return the best set of words for a row of parts of a pattern, None without any."""
    return max(_choices(items), key=_worth, default=None)


def _choices(items: Any) -> list[frozenset[str]]:
    """Return the words of each part in a row that needs some."""
    choices: list[frozenset[str]] = []
    word = ""
    for code, detail in items:
        if code is codes.LITERAL:
            word += chr(detail)
            continue
        if str(code) in _WIDTHLESS:
            continue
        if code is not codes.ASSERT:
            choices += [frozenset([word])] if word else []
            word = ""
        inside = _inside(str(code), detail)
        choices += [inside] if inside and len(inside) <= _MOST_WORDS else []
    return choices + ([frozenset([word])] if word else [])


def _inside(code: str, detail: Any) -> frozenset[str] | None:
    """Return the words for one part that holds others."""
    if code == "SUBPATTERN":
        _, added, _, items = detail
        return None if added & re.IGNORECASE else _needed(items)
    if code == "BRANCH":
        branches = [_needed(items) for items in detail[1]]
        known = [branch for branch in branches if branch]
        return frozenset().union(*known) if len(known) == len(branches) else None
    if code in _REPEATS and detail[0] >= 1:
        return _needed(detail[2])
    if code == "ASSERT":
        beside = _needed(detail[1])
        return beside if beside and min(map(len, beside)) >= _WORTH_ASKING else None
    return _needed(detail) if code == "ATOMIC_GROUP" else None


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """Long words are rare, and few are found fast."""
    return min(*map(len, words), _LONG_ENOUGH), -len(words)
