"""A bounded cache of word terms that threads share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class TermCache(dict[str, Value], Generic[Value]):
    """``cache[word]`` computes what is missing and keeps at most two generations.

    When the young generation is full it becomes the old one; a word met again moves to
    the young one. A hit costs one dictionary look-up. Two threads may compute the same
    word twice, which does no harm: a word always has the same terms.
    """

    def __init__(self, make: Callable[[str], Value], size: int) -> None:
        """Keep up to *size* words in each of the two generations."""
        super().__init__()
        self._make = make
        self._size = max(1, size)
        self._old: dict[str, Value] = {}

    @property
    def words(self) -> int:
        """How many words both generations hold."""
        return len(self) + len(self._old)

    def missing(self, words: Iterable[str]) -> list[str]:
        """Return those of *words* that neither generation holds."""
        old = self._old
        return [word for word in words if word not in self and word not in old]

    def __missing__(self, word: str) -> Value:
        value = self._old.get(word)
        if value is None:
            value = self._make(word)
        if len(self) >= self._size:
            self._old = dict(self)
            self.clear()
        self[word] = value
        return value
