"""Turns of phrase of minutes, by name: the rows of ``phrases.tsv``.

Each row is a pattern for lower-case text with an example that it finds, which is its
test. The rows of one name are alternatives.
"""

from __future__ import annotations

import functools

from analyzers.text.quick_patterns import QuickPattern, quick
from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.meaning.grammar:phrases.tsv"


@functools.cache
def phrase_rows() -> tuple[tuple[str, str, str], ...]:
    """Return the table's rows: name, pattern, example."""
    return tuple(
        (name, pattern, example) for name, pattern, example in table_rows(TABLE)
    )


@functools.cache
def phrase(name: str) -> QuickPattern:
    """Return one pattern for all rows of *name*."""
    patterns = [pattern for row, pattern, _ in phrase_rows() if row == name]
    return quick("|".join(f"(?:{pattern})" for pattern in patterns))


@functools.cache
def _alternatives(name: str) -> tuple[QuickPattern, ...]:
    """Return the rows of *name*, each of which is searched only where its words are."""
    return tuple(quick(pattern) for row, pattern, _ in phrase_rows() if row == name)


@functools.cache
def _needed(name: str) -> tuple[str, ...]:
    """Return words of which every sentence with the phrase has one; none: not known."""
    rows = [row.words for row in _alternatives(name)]
    return tuple({word for words in rows for word in words}) if all(rows) else ()


@functools.lru_cache(maxsize=20_000)
def says(name: str, folded: str) -> bool:
    """Whether lower-case text has a turn of phrase of this name.

    Several readers ask the same of one sentence, and standing sentences come again.
    """
    needed = _needed(name)
    if needed and not any(map(folded.__contains__, needed)):
        return False
    return any(row.search(folded) for row in _alternatives(name))
