"""Nearly equal texts: the same matter in several bodies, yearly copies of a decision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 20_000
ALIKE = 0.6
"""Share of word sequences in common from which two texts are copies."""

_LEAST_WORDS = 0.4
"""Share of words in common below which no two texts have so many sequences in common."""


_BITS = 2048
"""Places of words in the quick comparison."""


class _Text:
    """A text with its words; their sequences are found when they are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text[:_LONGEST]
        self.words = frozenset(filter(str.isalpha, self._text.split()))
        bits = bytearray(_BITS)
        for word in self.words:
            bits[hash(word) % _BITS] = 1
        self._bits = int.from_bytes(bits, "little")
        self._doubles = len(self.words) - self._bits.bit_count()

    @cached_property
    def sequences(self) -> frozenset[tuple[str, ...]]:
        """The sequences of four words; numbers are left out."""
        words = _WORD.findall(self._text.casefold())
        return frozenset(zip(words, words[1:], words[2:], words[3:], strict=False))

    def is_copy(self, other: _Text) -> bool:
        """Whether two texts are nearly equal; those too short to tell never are."""
        # As many words as may be in common: bits in common, and words that share a bit.
        shared = (self._bits & other._bits).bit_count() + self._doubles
        if not _is_share(shared, len(self.words) + len(other.words), _LEAST_WORDS):
            return False
        if not _have_in_common(self.words, other.words, _LEAST_WORDS):
            return False
        return _have_in_common(self.sequences, other.sequences, ALIKE)


def without_copies(
    texts: Iterable[tuple[str, str]], least: int, limit: int
) -> dict[str, tuple[str, ...]]:
    """Group copies under the first of them.

    Args:
        texts: id and text; no more are read than needed.
        least: how many texts are read at any rate.
        limit: how many groups are returned, for which more texts are read.

    Returns:
        The first id of each group -> ids of its copies, in the order given.
    """
    groups: list[tuple[str, _Text, list[str]]] = []
    for number, (name, text) in enumerate(texts):
        if number >= least and len(groups) >= limit:
            break
        read = _Text(text)
        for _, first, copies in groups:
            if first.is_copy(read):
                copies.append(name)
                break
        else:
            groups.append((name, read, []))
    return {name: tuple(copies) for name, _, copies in groups[:limit]}


def _have_in_common(
    left: frozenset[object], right: frozenset[object], least: float
) -> bool:
    """Return whether two sets have at least that share of all their members in common."""
    if not left or not right:
        return False
    if min(len(left), len(right)) < least * max(len(left), len(right)):
        return False
    return _is_share(len(left & right), len(left) + len(right), least)


def _is_share(common: int, both: int, least: float) -> bool:
    return common >= least * (both - common)
