"""Which words of a sorted list are a word that was typed without its marks.

The list is gone down letter by letter, like a tree: each letter leaves a range of words,
and what is asked of a range is its first word and where the next letter begins. So the
work grows with the letters of the word, not with the words of the index.
"""

from __future__ import annotations

from collections.abc import Iterator

from indexer.backends.whoosh.files.array_file import Texts, encode
from indexer.contract.marked_letters import letters_like
from indexer.contract.patterns import Unmarked, is_match

_FEW = 32
"""Words that are sooner read than parted."""

_ABOVE = b"\xff"
"""Above every byte of UTF-8."""

Range = tuple[bytes, int, int]
"""Words with one beginning: the beginning, the number of the first, and of the next."""


def unmarked_numbers(texts: Texts, pattern: Unmarked) -> list[int]:
    """Return the numbers of the words that *pattern* stands for, ascending."""
    found: list[int] = []
    pending: list[Range] = [(b"", 0, len(texts))]
    for letter in pattern.text:
        parted: list[Range] = []
        for one in pending:
            if one[2] - one[1] <= _FEW:
                found += _matching(texts, pattern, one)
            else:
                parted += _parts(texts, one, letters_like(letter))
        pending = parted
    for one in pending:
        found += _matching(texts, pattern, _ending(texts, pattern, one))
    return sorted(found)


def _matching(texts: Texts, pattern: Unmarked, words: Range) -> Iterator[int]:
    _, first, last = words
    return (n for n in range(first, last) if is_match(pattern, texts.text(n)))


def _parts(texts: Texts, words: Range, letters: tuple[str, ...]) -> Iterator[Range]:
    """Yield the words that go on with each of *letters*, which ascend."""
    beginning, first, last = words
    for letter in letters:
        if first == last:
            return
        longer = beginning + encode(letter)
        above = longer + _ABOVE
        if texts[first] < above:
            start = texts.find(longer, first, last)
            first = texts.find(above, start, last)
            if start < first:
                yield longer, start, first


def _ending(texts: Texts, pattern: Unmarked, words: Range) -> Range:
    """Return the words among *words* that end here, or go on with a hyphen."""
    beginning, first, last = words
    if not pattern.is_first_part:
        return beginning, first, min(first + 1, last)
    longer = beginning + b"-"
    start = texts.find(longer, first, last)
    return longer, start, texts.find(longer + _ABOVE, start, last)
