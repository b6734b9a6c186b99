"""What a word gives to the index, and the key of its surface form."""

from __future__ import annotations

from typing import NamedTuple


class WordTerms(NamedTuple):
    """What a word gives to the index; a named tuple, as it is made once a new word.

    Attributes:
        lemma: base forms, folded, sorted, each once; never empty.
        part: base forms of compound parts that are not a lemma; sorted.
        exact: the folded surface form.
        is_number: a number, date, case number, address or other identifier.
        is_suspended: written with a hyphen at its start or end.
        asked: the lemmas that the word asks for in a query, where they are others than
            ``lemma``; else empty.
    """

    lemma: tuple[str, ...]
    part: tuple[str, ...]
    exact: str
    is_number: bool = False
    is_suspended: bool = False
    asked: tuple[str, ...] = ()


FoundWord = tuple[int, int, WordTerms]
"""Start and end in the text, and the terms."""


def fold_surface(word: str) -> str:
    """Return the exact key of a word: folded, without outer hyphens."""
    return (word.lower().strip("-") or word).replace("\u2019", "'")
