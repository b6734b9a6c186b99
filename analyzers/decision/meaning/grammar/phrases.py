"""Turns of phrase of minutes, by name: the rows of ``phrases.tsv``.

Each row is a pattern for lower-case text with an example that it finds, which is its
test. The rows of one name are alternatives.
"""

from __future__ import annotations

import functools
from importlib.resources import files

from analyzers.text.quick_patterns import QuickPattern, quick


@functools.cache
def phrase_rows() -> tuple[tuple[str, str, str], ...]:
    """Return the table's rows: name, pattern, example."""
    path = files("analyzers.decision.meaning.grammar") / "phrases.tsv"
    found = []
    for row in path.read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            name, pattern, example = row.split("\t")
            found.append((name, pattern, example))
    return tuple(found)


@functools.cache
def phrase(name: str) -> QuickPattern:
    """Return one pattern for all rows of *name*."""
    patterns = [pattern for row, pattern, _ in phrase_rows() if row == name]
    return quick("|".join(f"(?:{pattern})" for pattern in patterns))


def says(name: str, folded: str) -> bool:
    """Whether lower-case text has a turn of phrase of this name."""
    return phrase(name).search(folded) is not None
