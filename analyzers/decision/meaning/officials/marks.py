"""What beside its verb tells whether a sentence decides: the rows of ``marks.tsv``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from analyzers.text.quick_patterns import QuickPattern, quick
from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.meaning.officials:marks.tsv"

_NEVER = "never"


@dataclass(frozen=True, slots=True)
class DecidingMark:
    """One row of the table.

    Attributes:
        weight: what it adds to a sentence's score; None: the sentence never decides.
        is_head: whether the pattern must stand at the sentence's beginning.
    """

    name: str
    weight: float | None
    is_head: bool
    pattern: QuickPattern
    example: str

    def fits(self, folded: str) -> bool:
        """Whether a sentence, in lower case, has this mark."""
        find = self.pattern.match if self.is_head else self.pattern.search
        return find(folded) is not None


@functools.cache
def deciding_marks() -> tuple[DecidingMark, ...]:
    """Return the table's rows in order."""
    return tuple(
        DecidingMark(
            name,
            None if weight == _NEVER else float(weight),
            where == "head",
            quick(pattern),
            example,
        )
        for name, weight, where, pattern, example in table_rows(TABLE)
    )


def marks_of(folded: str) -> dict[str, float | None]:
    """Return the marks of a sentence in lower case, each name once, with its weight."""
    return {mark.name: mark.weight for mark in deciding_marks() if mark.fits(folded)}
