"""Words that tell what a law is cited for: two tables, and looking along their rows.

Rows name classes of words in braces ("{authority} (?:antaa|myöntää)"); the classes are
in a table of their own, so that each word is written once.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

from analyzers.text.quick_patterns import QuickPattern, quick
from analyzers.text.table_rows import table_rows

TABLE = "analyzers:data/law_purposes.tsv"
WORDS = "analyzers:data/law_purpose_words.tsv"

LawPurpose = Literal[
    "ground",
    "competence",
    "procedure",
    "appeal",
    "background",
    "quoted",
    "attachment",
    "earlier",
    "secrecy",
]

Told = LawPurpose | Literal["own"]
"""What a row tells; "own": the decision itself speaks, and no other is told of."""

_TELLS: dict[str, Told] = {
    "ground": "ground",
    "competence": "competence",
    "procedure": "procedure",
    "appeal": "appeal",
    "background": "background",
    "quoted": "quoted",
    "attachment": "attachment",
    "earlier": "earlier",
    "own": "own",
}
_CLASS = re.compile(r"\{([a-z_]+)\}")
_KEPT = 8_192
"""Headings and clauses whose purposes are kept."""


@functools.cache
def purpose_rows() -> tuple[tuple[Told, str, str, str, str], ...]:
    """Return the table: purpose, place of the words, pattern, language, example."""
    return tuple(
        (_TELLS[purpose], place, _with_classes(pattern, language), language, example)
        for purpose, place, pattern, language, example in table_rows(TABLE)
    )


@functools.cache
def word_class(name: str, language: str) -> str:
    """Return the words of a class as one pattern.

    Raises:
        KeyError: no row has the class.
    """
    patterns = [
        pattern
        for known, pattern, spoken, _ in table_rows(WORDS)
        if (known, spoken) == (name, language)
    ]
    if not patterns:
        raise KeyError(name)
    return f"(?:{'|'.join(patterns)})"


def purpose_of_law(name: str) -> LawPurpose:
    """Return a purpose of another table.

    Raises:
        ValueError: the name is of no purpose.
    """
    told = _TELLS.get(name, "own")
    if told == "own":
        raise ValueError(name)
    return told


def by_words(place: str, lower: str) -> LawPurpose | None:
    """Return the purpose that the words at *place* tell."""
    told = told_by_words(place, lower)
    return None if told == "own" else told


@functools.lru_cache(maxsize=_KEPT)
def told_by_words(place: str, lower: str) -> Told | None:
    """Return what the words at *place* tell; three of four clauses are met again."""
    for purpose, patterns in _patterns(place):
        # Row by row: a row without any of its words in the sentence is not searched.
        if any(pattern.search(lower) for pattern in patterns):
            return purpose
    return None


def _with_classes(pattern: str, language: str) -> str:
    return _CLASS.sub(lambda match: word_class(match[1], language), pattern)


@functools.cache
def _patterns(place: str) -> tuple[tuple[Told, tuple[QuickPattern, ...]], ...]:
    """Return the rows at *place*, those of one purpose that follow each other together.

    Above a clause the first row counts, elsewhere the first purpose of the table.
    """
    groups: list[tuple[Told, list[QuickPattern]]] = []
    for purpose, where, pattern, _, _ in purpose_rows():
        if where != place:
            continue
        known = next((rows for told, rows in groups if told == purpose), None)
        if known is None or (place == "clause" and groups[-1][0] != purpose):
            groups.append((purpose, [quick(pattern)]))
        else:
            (groups[-1][1] if place == "clause" else known).append(quick(pattern))
    return tuple((purpose, tuple(rows)) for purpose, rows in groups)
