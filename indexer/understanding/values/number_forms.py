"""Large numbers as texts write them: 1000000, 1 000 000 and 1.000.000 are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.base import QueryWord
from indexer.contract.query import Phrase, Word

_PLAIN = re.compile(r"[1-9]\d{3,11}")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,3}")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
"""Four digits that are a year, hardly ever a sum."""
_HEAD = re.compile(r"[1-9]\d{0,2}")
_GROUP = re.compile(r"\d{3}")
_THOUSANDS = 3


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A large number among words.

    Attributes:
        first: place of its first word.
        last: one past the place of its last word.
        shown: how a Finnish text writes it.
        forms: the ways of writing it other than the one typed.
    """

    first: int
    last: int
    shown: str
    forms: tuple[Word | Phrase, ...]


def numbers_in(words: Sequence[QueryWord]) -> Iterator[NumberFound]:
    """Yield the numbers of a thousand or more, years left out, in order."""
    at = 0
    while at < len(words):
        exact = words[at].exact
        last = at + 1
        if _HEAD.fullmatch(exact):
            while last < len(words) and _GROUP.fullmatch(words[last].exact):
                last += 1
        if last > at + 1:
            digits = "".join(word.exact for word in words[at:last])
            yield NumberFound(at, last, _groups(digits), _but(digits, "grouped"))
        elif _DOTTED.fullmatch(exact):
            digits = exact.replace(".", "")
            yield NumberFound(at, last, _groups(digits), _but(digits, "dotted"))
        elif _PLAIN.fullmatch(exact) and not _YEAR.fullmatch(exact):
            yield NumberFound(at, last, _groups(exact), _but(exact, "plain"))
        at = last


def _groups(digits: str, mark: str = " ") -> str:
    head = len(digits) % _THOUSANDS or _THOUSANDS
    rest = range(head, len(digits), _THOUSANDS)
    return mark.join([digits[:head], *(digits[at : at + _THOUSANDS] for at in rest)])


def _but(digits: str, typed: str) -> tuple[Word | Phrase, ...]:
    grouped = tuple(Word((one,), one) for one in _groups(digits).split())
    dotted = _groups(digits, ".")
    forms: dict[str, Word | Phrase] = {
        "plain": Word((digits,), digits),
        "dotted": Word((dotted,), dotted),
        "grouped": Phrase(grouped),
    }
    return tuple(node for name, node in forms.items() if name != typed)
