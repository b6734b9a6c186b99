"""Turns of phrase of minutes, by name: the rows of ``phrases.tsv``.

Each row is a pattern for lower-case text with an example that it finds, which is its
test. The rows of one name are alternatives.
"""

from __future__ import annotations

import functools
import re

from analyzers.text.quick_patterns import QuickPattern, quick
from analyzers.text.table_rows import table_rows
from analyzers.text.word_gate import WordGate

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


@functools.lru_cache(maxsize=20_000)
def says(name: str, folded: str) -> bool:
    """Whether lower-case text has a turn of phrase of this name.

    Several readers ask the same of one sentence, and standing sentences come again.
    """
    met = _met(folded)
    opens, rows = _rows_of()[name]
    return met & opens != 0 and any(
        bits & met == bits and pattern.search(folded) for bits, pattern in rows
    )


def phrase_in(name: str, folded: str) -> re.Match[str] | None:
    """Return where lower-case text has a turn of phrase of this name."""
    return phrase(name).pattern.search(folded) if says(name, folded) else None


@functools.cache
def _gate() -> WordGate[str]:
    return WordGate({pattern: quick(pattern).needs for _, pattern, _ in phrase_rows()})


@functools.lru_cache(maxsize=1_024)
def _met(folded: str) -> int:
    """Return which words of rows a text has: asked once for the rows of all names."""
    return _gate().met(folded)


@functools.cache
def _rows_of() -> dict[str, tuple[int, list[tuple[int, QuickPattern]]]]:
    """Return what opens a name and its rows: the words a text must have, and the pattern."""
    of_name: dict[str, list[str]] = {}
    for name, pattern, _ in phrase_rows():
        of_name.setdefault(name, []).append(pattern)
    gate = _gate()
    return {
        name: (gate.opens(rows), [(gate.needs(row), quick(row)) for row in rows])
        for name, rows in of_name.items()
    }
